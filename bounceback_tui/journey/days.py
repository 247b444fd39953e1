"""Which local day a moment belongs to, and the words for a day; pure, it never looks at the clock."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Stamp(NamedTuple):
    """A moment as it is stored, fixed when it is written so that no later journey changes its day."""

    at: datetime
    """UTC, aware."""
    day: date
    """The local date the person would say it belongs to."""
    utc_offset: int
    """The local clock's distance from UTC at that moment, in minutes, positive to the east."""


def day_of(moment: datetime, day_starts: time) -> date:
    """Return the local date the person would say a moment belongs to.

    Args:
        moment: in local time; only its wall clock counts.
        day_starts: the local time before which it is still the day before.

    Returns:
        The date on the wall, or the one before it.
    """
    return moment.date() - timedelta(days=moment.time() < day_starts)


def local(naive: datetime, like: datetime) -> datetime:
    """Give a wall-clock time the zone another moment is in, with the offset of its own day.

    Args:
        naive: a local wall-clock time without a zone, from the year 1900 on.
        like: an aware local moment, such as now.

    Returns:
        The aware moment. A time the clocks skip comes out as far after the change as it was meant to be; of
        a time that happens twice the first is taken.
    """
    naive = naive.replace(fold=0)
    if not _has_own_zone(like):
        return naive.astimezone()
    return naive.replace(tzinfo=like.tzinfo).astimezone(UTC).astimezone(like.tzinfo)


def same_zone(moment: datetime, like: datetime) -> datetime:
    """Return an aware moment as the local clock of another one's zone shows it, daylight saving heeded."""
    return moment.astimezone(like.tzinfo if _has_own_zone(like) else None)


def stamp(moment: datetime, day_starts: time) -> Stamp:
    """Fix a moment for the record.

    Args:
        moment: aware, in the person's local time.
        day_starts: the local time at which a day starts.

    Returns:
        The moment in UTC, its day, and the offset rounded to a whole minute.

    Raises:
        ValueError: if the moment has no zone.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment needs a time zone to be kept")
    return Stamp(moment.astimezone(UTC), day_of(moment, day_starts), round(offset / timedelta(minutes=1)))


def clock_time(at: datetime, utc_offset: int) -> str:
    """Return what the clock on the wall showed, such as "18:40".

    Args:
        at: the moment, in UTC.
        utc_offset: the local clock's distance from UTC then, in minutes.
    """
    return f"{at + timedelta(minutes=utc_offset):%H:%M}"


def day_words(day: date, today: date) -> str:
    """Return the words for a day: "today", "3 days ago", "Mon 3 Nov", and with its year if it is another one.

    Args:
        day: the local date spoken of, past or to come.
        today: the local date it is now.
    """
    distance = (day - today).days
    if abs(distance) <= 1:
        return ("yesterday", "today", "tomorrow")[distance + 1]
    if abs(distance) <= 6:
        return f"{-distance} days ago" if distance < 0 else f"in {distance} days"
    words = f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def date_words(day: date, today: date) -> str:
    """Return a day as a whole date, with how far away it is where that is near: "Mon 23 Nov 2026, today".

    Args:
        day: the local date spoken of, past or to come.
        today: the local date it is now.
    """
    whole = whole_date(day)
    return f"{whole}, {day_words(day, today)}" if abs((day - today).days) <= 6 else whole


def whole_date(day: date) -> str:
    """Return a day as it is written in a sentence that is read at any time: "Mon 23 Nov 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def ago_short(day: date, today: date) -> str:
    """Return the distance of a day in few characters: "3 d ago", "yesterday", "today", "tomorrow", "in 4 d".

    Args:
        day: the local date spoken of, past or to come.
        today: the local date it is now.
    """
    distance = (day - today).days
    if abs(distance) <= 1:
        return ("yesterday", "today", "tomorrow")[distance + 1]
    return f"{-distance} d ago" if distance < 0 else f"in {distance} d"


def _has_own_zone(moment: datetime) -> bool:
    """Tell whether a moment's zone can be asked for other days too.

    A fixed offset that is the system's own at that moment stands for the system's zone, which knows its
    changes of season; any other zone speaks for itself.
    """
    fixed = isinstance(moment.tzinfo, timezone)
    return not (fixed and moment.astimezone().utcoffset() == moment.utcoffset())
