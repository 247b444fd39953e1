"""Pleasantness by weekday and time of day, with how many days stand behind each; pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from bounceback_tui.insights.rules import counted, number

BLOCKS = ((4, 7), (7, 10), (10, 13), (13, 16), (16, 19), (19, 22), (22, 4))
"""Hours of the clock on the wall: from, and until."""
START, LENGTH = 4 * 60, 3 * 60
"""Minutes of the day at which the first begins, and how long each is; the last one takes what is left."""
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FULL_WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
LEAST = 5
"""Days below which a time of the week is too few to say anything."""
LEAST_SLOTS = 2
"""Times of the week with enough days from which on they are compared."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One time of the week: the mean over its days, and how many days there are."""

    mean: float
    days: int

    @property
    def enough(self) -> bool:
        """Whether it is told."""
        return self.days >= LEAST


Week = Mapping[tuple[int, int], Slot]
"""By weekday (0 is Monday) and the block's place; times without a check-in are left out."""


def block_of(hour: int) -> int:
    """Return the place of the block that an hour of the clock (0 to 23) is in."""
    return min((60 * hour - START) % (24 * 60) // LENGTH, len(BLOCKS) - 1)


def block_name(place: int) -> str:
    """Return a block's hours, such as "7–10"."""
    begin, end = BLOCKS[place]
    return f"{begin}–{end}"


def read(week: Week, weekday: int, place: int) -> str:
    """Say one time of the week: its mean and over how many days, or that these are too few."""
    when, slot = f"{FULL_WEEKDAYS[weekday]} {block_name(place)}", week.get((weekday, place))
    if slot is None:
        return f"{when}: no check-in"
    if slot.enough:
        return f"{when}: {slot.mean:.1f} of 5 over {slot.days} days"
    missing = number(LEAST - slot.days)
    return f"{when}: {counted(slot.days, 'day')}, too few to say; {missing} more needed"


def said(week: Week) -> str:
    """Say the week in words, and how little that may mean."""
    enough = {slot: one for slot, one in week.items() if one.enough}
    if len(enough) < LEAST_SLOTS:
        fullest = max((one.days for one in week.values()), default=0)
        missing = max(1, LEAST - fullest)
        return (
            "Too few to say: no two times of the week have check-ins on five days yet"
            + (f"; the fullest has {counted(fullest, 'day')}" if fullest else "")
            + (f", {missing} fewer than that." if 0 < fullest < LEAST else ".")
        )
    (high_day, high_block), high = max(enough.items(), key=lambda item: (item[1].mean, item[1].days, item[0]))
    (low_day, low_block), low = min(enough.items(), key=lambda item: (item[1].mean, -item[1].days, item[0]))
    least = sum(1 for one in week.values() if not one.enough)
    few = f" {least} more {'has' if least == 1 else 'have'} too few days." if least else ""
    if round(high.mean, 1) == round(low.mean, 1):
        return f"All {len(enough)} times of the week with five days or more are alike: {high.mean:.1f} of 5.{few}"
    best = f"{FULL_WEEKDAYS[high_day]} {block_name(high_block)}"
    worst = f"{FULL_WEEKDAYS[low_day]} {block_name(low_block)}"
    return (
        f"Of {len(enough)} times of the week with five days or more, {best} were the most pleasant ({high.mean:.1f} "
        f"of 5 over {high.days} days) and {worst} the least ({low.mean:.1f} over {low.days}).{few} Among so many, "
        "some lie high or low by chance alone."
    )
