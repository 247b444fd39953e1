"""Mood over a stretch of time: its days in columns with their gaps, the ranges there are, and it all in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bounceback_tui.insights.rules import counted, quantile
from bounceback_tui.journey.days import day_words

RANGES: Sequence[tuple[str, int | None]] = (("30 days", 30), ("90 days", 90), ("1 year", 365), ("all", None))
"""What one can look at: its name, and how many days, the last of them today; None for everything."""
LEAST_DAYS = 5
"""Days with a check-in from which on their middle is told."""
NOS = "no's"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WORDS = 40
"""Words that are read at most, those used most."""


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of days: first and last, the mean of its days, how many have a check-in, how many no's came."""

    first: date
    last: date
    mean: float | None
    days: int
    nos: int


def first_day(days: int | None, today: date, ever: date | None) -> date:
    """Return the first day of a range.

    Args:
        days: how many, today among them; None for everything.
        today: the local date.
        ever: the first day that has anything, if there is one.
    """
    if days is not None:
        return today - timedelta(days=days - 1)
    return min(ever or today, today - timedelta(days=6))


def columns(daily: Mapping[date, float], nos: Iterable[date], first: date, last: date, room: int) -> list[Column]:
    """Put the days into columns of equally many days, as few each as there is room for.

    Args:
        daily: mean pleasantness (1 to 5) of each local day with a check-in.
        nos: the local day of each no.
        first: the first day.
        last: the last day; the last column ends with it.
        room: columns there may be, 1 or more.

    Returns:
        The columns, the oldest first. A stretch without a check-in has no mean; nothing is filled in.
    """
    length = (last - first).days + 1
    stretch = -(-length // max(1, room))
    count = -(-length // stretch)
    held: list[list[float]] = [[] for _ in range(count)]
    marked, end_on = [0] * count, last.toordinal()
    for day, mean in daily.items():
        if first <= day <= last:
            held[-1 - (end_on - day.toordinal()) // stretch].append(mean)
    for day in nos:
        if first <= day <= last:
            marked[-1 - (last - day).days // stretch] += 1
    found = []
    for place, (means, came) in enumerate(zip(held, marked, strict=True)):
        end = last - timedelta(days=(count - 1 - place) * stretch)
        begin = max(first, end - timedelta(days=stretch - 1))
        found.append(Column(begin, end, sum(means) / len(means) if means else None, len(means), came))
    return found


def said(daily: Mapping[date, float], nos: int, first: date, last: date) -> str:
    """Say a range in words.

    Args:
        daily: mean pleasantness of each local day with a check-in, of the range only.
        nos: how many no's came.
        first: the first day.
        last: the last day, today.

    Returns:
        Such as "90 days, 71 with a check-in: the middle 3.5 of 5, half of them between 3.0 and 4.0; lowest 1.5 (Fri
        20 Nov), highest 5.0 (Sat 3 Oct). 3 no's (▾)."
    """
    length = counted((last - first).days + 1, "day")
    marked = f" {counted(nos, 'no', NOS)} (▾)." if nos else ""
    if len(daily) < LEAST_DAYS:
        missing = LEAST_DAYS - len(daily)
        have = counted(len(daily), "day") if daily else "no day"
        return f"{length}, {have} with a check-in: too few to speak of a middle, {missing} more needed.{marked}"
    low, middle, high = (quantile(daily.values(), share) for share in (0.25, 0.5, 0.75))
    lowest, highest = min(daily, key=lambda day: (daily[day], day)), max(daily, key=lambda day: (daily[day], day))
    if low == high == daily[lowest] == daily[highest]:
        return f"{length}, {len(daily)} with a check-in: every one of them {middle:.1f} of 5.{marked}"
    return (
        f"{length}, {len(daily)} with a check-in: the middle {middle:.1f} of 5, half of them from {low:.1f} to "
        f"{high:.1f}; lowest {daily[lowest]:.1f} ({day_words(lowest, last)}), highest {daily[highest]:.1f} "
        f"({day_words(highest, last)}).{marked}"
    )


def dates(first: date, last: date) -> str:
    """Return a stretch of days, such as "3–9 Nov", "28 Oct – 3 Nov" or "28 Dec 2025 – 3 Jan 2026"."""
    end = f"{last.day} {_MONTHS[last.month - 1]}"
    if first.year != last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year} – {end} {last.year}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} – {end}"
    return f"{first.day}–{end}"


def read(column: Column, today: date) -> str:
    """Say one column in words."""
    one_day = column.first == column.last
    when = day_words(column.first, today) if one_day else dates(column.first, column.last)
    nos = "" if not column.nos else "; a no came" if column.nos == 1 else f"; {column.nos} no's came"
    if column.mean is None:
        return f"{when}: no check-in{nos}"
    over = "" if one_day else f" over {counted(column.days, 'day')}"
    return f"{when}: {column.mean:.1f} of 5{over}{nos}"
