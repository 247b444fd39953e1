"""Reading the days people type for what is to come, "tomorrow" or "in 3 days"; pure, it never looks at the clock."""

import re
from datetime import date, timedelta

from bounceback_tui.journey.when import LONGEST, WhenError

FARTHEST_YEARS = 10
"""How far ahead a date may lie, in years."""

_UNREAD = 'That day could not be read: try "tomorrow", "in 3 days", "friday" or "2026-12-03".'
_PAST = "That day is over: it has to be today or a day to come."
_FAR = f"That is too far ahead: the day has to be within {FARTHEST_YEARS} years."
_NEAR = {"today": 0, "tomorrow": 1, "the day after tomorrow": 2, "next week": 7}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_IN = re.compile(r"in (?P<count>\d{1,4}|an?) (?P<unit>day|week|month|year)s?")
_DAY_MONTH = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)? (?P<month>[a-z]{3,9})\.?(?: (?P<year>\d{4}))?")
_MONTH_DAY = re.compile(r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,?(?: (?P<year>\d{4}))?")
_FIGURES = re.compile(r"(?P<first>\d{1,4})[./-](?P<second>\d{1,2})(?:[./-](?P<third>\d{1,4})?)?")


def parse_ahead(text: str, today: date, *, date_order: str = "DMY") -> date:
    """Read a day that is today or to come.

    Args:
        text: ISO 8601, "today", "tomorrow", "in 3 days", "in a week", "friday" (the next one after today),
            "3 Dec", "3/12"; a day without its year is the next one of that name.
        today: the present local date.
        date_order: how figures such as 3/12 are read: "DMY", "MDY" or "YMD".

    Returns:
        The local date.

    Raises:
        WhenError: if the text says no such day, or one that is over or more than ten years ahead.
    """
    words = " ".join(text.split()).lower()
    if len(text) > LONGEST or not words.isascii():
        raise WhenError(_UNREAD)
    try:
        day = _day(words, today, date_order)
    except (ValueError, OverflowError):
        day = None
    if day is None:
        raise WhenError(_UNREAD)
    if day < today:
        raise WhenError(_PAST)
    if day.year > today.year + FARTHEST_YEARS:
        raise WhenError(_FAR)
    return day


def _day(words: str, today: date, date_order: str) -> date | None:
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if found := _IN.fullmatch(words):
        count = int(found["count"]) if found["count"].isdigit() else 1
        return _later(today, count, found["unit"])
    weekday = _place(words.removeprefix("next ").removeprefix("on "), _WEEKDAYS)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return date.fromisoformat(words)
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        found = pattern.fullmatch(words)
        if found and (month := _place(found["month"], _MONTHS)) is not None:
            return _with_year(int(found["day"]), month + 1, found["year"], today)
    return _figures(words, today, date_order)


def _later(today: date, count: int, unit: str) -> date:
    from dateutil.relativedelta import relativedelta

    return today + relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]


def _place(word: str, names: tuple[str, ...]) -> int | None:
    return next((place for place, name in enumerate(names) if len(word) >= 3 and name.startswith(word)), None)


def _with_year(day: int, month: int, year: str | None, today: date) -> date:
    """Return the day of that year, or the next one of that name; 29 February may be years away."""
    if year:
        return date(int(year), month, day)
    for candidate in range(today.year, today.year + 9):
        try:
            found = date(candidate, month, day)
        except ValueError:
            if (month, day) != (2, 29):
                raise
            continue
        if found >= today:
            return found
    raise ValueError("no such day")


def _figures(words: str, today: date, date_order: str) -> date | None:
    found = _FIGURES.fullmatch(words)
    if found is None:
        return None
    first, second, third = found["first"], found["second"], found["third"]
    if len(first) == 4 or (date_order == "YMD" and third):
        return date(int(first), int(second), int(third)) if third and len(first) == 4 else None
    day, month = (first, second) if date_order == "DMY" else (second, first)
    if third and len(third) != 4:
        return None
    return _with_year(int(day), int(month), third, today)
