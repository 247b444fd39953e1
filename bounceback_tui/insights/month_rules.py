"""A month as a grid of weeks, and what is said of it and of one of its days; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bounceback_tui.insights.mood_rules import LEAST_DAYS, NOS
from bounceback_tui.insights.rules import counted, median
from bounceback_tui.journey.days import day_words

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SQUARES = 5


@dataclass(frozen=True, slots=True)
class Day:
    """One local day: the mean of its check-ins (1 to 5) and how many, their words, what it was made of, its no's."""

    mean: float | None = None
    check_ins: int = 0
    words: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    nos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """A month's days by date; those with nothing are left out."""

    first: date
    days: Mapping[date, Day] = field(default_factory=dict)


def first_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def last_of(day: date) -> date:
    """Return the last day of a day's month."""
    return first_of(first_of(day) + timedelta(days=31)) - timedelta(days=1)


def weeks(first: date) -> list[list[date | None]]:
    """Return a month's weeks from Monday to Sunday; None where a day is not the month's."""
    last = last_of(first)
    monday = first - timedelta(days=first.weekday())
    found: list[list[date | None]] = []
    while monday <= last:
        week = [monday + timedelta(days=more) for more in range(7)]
        found.append([day if first <= day <= last else None for day in week])
        monday += timedelta(days=7)
    return found


def squares(mean: float) -> str:
    """Draw a mean of 1 to 5 as five squares."""
    full = min(SQUARES, max(1, int(mean + 0.5)))
    return "▪" * full + "▫" * (SQUARES - full)


def name(first: date) -> str:
    """Return a month's name with its year."""
    return f"{MONTHS[first.month - 1]} {first.year}"


def said(month: Month) -> str:
    """Say a month in words."""
    means = [day.mean for day in month.days.values() if day.mean is not None]
    came = sum(len(day.nos) for day in month.days.values())
    nos = f" {counted(came, 'no', NOS)} (▾)." if came else ""
    if not means:
        return f"{name(month.first)}: no day with a check-in.{nos}"
    told = f"{name(month.first)}: {counted(len(means), 'day')} with a check-in"
    if len(means) < LEAST_DAYS:
        return f"{told}, too few to speak of a middle; {LEAST_DAYS - len(means)} more needed.{nos}"
    return f"{told}, the middle {median(means):.1f} of 5.{nos}"


def read(day: date, found: Day, today: date) -> str:
    """Say a day in words; the person's own words come last."""
    parts = []
    if found.mean is not None:
        parts.append(f"{found.mean:.1f} of 5 over {counted(found.check_ins, 'check-in')}")
    else:
        parts.append("no check-in")
    parts += [f"a no from {who}" for who in found.nos]
    parts += [listed for listed in (", ".join(found.words), ", ".join(found.activities)) if listed]
    return f"{day_words(day, today)}: {'; '.join(parts)}"


def walk(day: date, months: int, today: date) -> date:
    """Return the same day some months on or back, or the nearest there is; never after today."""
    place = day.year * 12 + day.month - 1 + months
    if place < 12 * 1900:
        return day
    first = date(place // 12, place % 12 + 1, 1)
    return min(today, first.replace(day=min(day.day, last_of(first).day)))
