"""What two merged cards have in common, and how it is told; pure."""

from datetime import date

from bounceback_tui.stages.grow.rules import hours


def merged_why(kept: str, gone: str) -> str:
    """Return why both of two merged skills matter, no word lost."""
    parts = [text for text in (kept, gone) if text.strip()]
    return "\n\n".join(dict.fromkeys(parts))


def earliest(first: date | None, second: date | None) -> date | None:
    """Return the earlier of two days, either of which may be missing."""
    return min((day for day in (first, second) if day is not None), default=None)


def points_words(count: int, minutes: int, resources: int) -> str:
    """Say what came along when a card was merged: "2 points, 3 h 20 and 1 resource"; nothing for nothing."""
    parts = [f"{count} point{'s' if count != 1 else ''}"] if count else []
    parts += [f"{hours(minutes)} of practice"] if minutes else []
    parts += [f"{resources} resource{'s' if resources != 1 else ''}"] if resources else []
    return parts[0] if len(parts) == 1 else " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
