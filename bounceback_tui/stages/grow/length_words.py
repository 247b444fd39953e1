"""How long something took, in words; for the log as well, so it loads nothing."""


def hours(minutes: int, *, rough: bool = False) -> str:
    """Say a length: "40 min", "3 h", "3 h 20"; a ``rough`` one of an hour or more is "3 h" or "4 h"."""
    whole, rest = divmod(minutes, 60)
    if rough and whole:
        return f"{round(minutes / 60)} h"
    if not whole:
        return f"{rest} min"
    return f"{whole} h {rest:02}" if rest else f"{whole} h"
