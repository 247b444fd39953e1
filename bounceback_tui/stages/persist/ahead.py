"""Reading days that may be to come as well as past, such as "in 3 days" or "friday"; pure, without a clock."""

import re
from datetime import date, timedelta

from bounceback_tui.journey.when import WhenError, parse_day

_IN = re.compile(r"in (?P<count>\d{1,3}|an?|one|two|three|four) (?P<unit>days?|weeks?)")
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_day(text: str, today: date, *, date_order: str = "DMY") -> date:
    """Read a day, past or to come.

    Args:
        text: ISO 8601, "today", "tomorrow", "in 3 days", a weekday (the next one), "3 Dec" (the one nearest to
            today), or anything ``parse_day`` reads.
        today: the present local date.
        date_order: how figures such as 3/11 are read: "DMY", "MDY" or "YMD".

    Raises:
        WhenError: the text says no such day.
    """
    words = " ".join(text.split()).lower()
    if words == "tomorrow":
        return today + timedelta(days=1)
    if found := _IN.fullmatch(words):
        count = _WORDS.get(found["count"]) or int(found["count"])
        return today + timedelta(days=count * (7 if found["unit"].startswith("week") else 1))
    name = words.removeprefix("next ").removeprefix("on ")
    weekday = next((n for n, day in enumerate(_WEEKDAYS) if len(name) >= 3 and day.startswith(name)), None)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return _iso(words, today)
    far = today + timedelta(days=183)
    found_day = parse_day(text, far, date_order=date_order) if _undated(words) else None
    return found_day or parse_day(text, today, date_order=date_order)


def _iso(words: str, today: date) -> date:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        day = date.min
    if not today.year - 120 <= day.year <= today.year + 20:
        raise WhenError('That day could not be read: try "tomorrow", "in 3 days", "3 Dec" or "2026-12-03".')
    return day


def _undated(words: str) -> bool:
    """Whether the words name a day of a month and leave the year open: the nearest one is meant then."""
    return bool(re.fullmatch(r"(?:\d{1,2}\.? ?[a-z]{3,9}|[a-z]{3,9} ?\d{1,2}|\d{1,2}[/.]\d{1,2}\.?)", words))
