"""Reading the days and times people type, "yesterday 18:40" or "3 Nov"; pure, it never looks at the clock."""

import re
from datetime import UTC, date, datetime, time, timedelta

from bounceback_tui.journey.days import local, same_zone

LONGEST = 60
"""Characters a day or a time may take; nothing sensible is longer."""
OLDEST_YEARS = 120
"""How far back a date may lie, in years: no one alive remembers more."""

_MOMENT_UNREAD = 'That time could not be read: try "yesterday 18:40", "3 Nov" or "2026-11-23 18:40".'
_DAY_UNREAD = 'That day could not be read: try "yesterday", "3 Nov" or "2026-11-23".'
_MOMENT_AHEAD = "That is in the future: a check-in is for now or before."
_DAY_AHEAD = "That is in the future: it has to be today or a day before."

_NEAR = {"": 0, "now": 0, "today": 0, "yesterday": 1, "the day before yesterday": 2, "tomorrow": -1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_PARTS = {"morning": time(8), "noon": time(12), "afternoon": time(15), "evening": time(19), "night": time(22)}
_CLOCK = re.compile(
    r"(?:^|\s)(?:at\s|in the\s)?(?:"
    r"(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?::[0-5]\d)?\s?(?P<half>am|pm)?"
    r"|(?P<twelve>\d{1,2})\s?(?P<of>am|pm)"
    rf"|(?P<part>{'|'.join(_PARTS)})"
    r")(?=\s|$)"
)
_SINCE = re.compile(
    r"(?:(?P<hours>\d{1,5}|an?)\s?(?:h|hrs?|hours?))?"
    r"(?:\s?(?:and )?(?P<minutes>\d{1,5}|a)\s?(?:m|mins?|minutes?))?\sago"
)
_DAYS_AGO = re.compile(r"(?P<days>\d{1,5})\s?(?:d|days?) ago")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ISO_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[t ]\d.*")
_IN_FIGURES = re.compile(r"\d{1,4}[/-]\d{1,2}(?:[/-]\d{1,4})?|\d{1,2}\.\d{1,2}\.\d{2,4}")
_SMALL_WORDS = re.compile(
    "on|the|of|and|st|nd|rd|th|ago|an?|one|two|three|four|five|six|seven|eight|nine|ten|"
    "days?|weeks?|fortnight|months?|years?"
)


class WhenError(ValueError):
    """What was typed is no day or time that can be used; ``str(error)`` is one sentence that does not repeat it."""


def parse_moment(text: str, now: datetime, *, date_order: str = "DMY") -> datetime:
    """Read a moment that is now or past.

    Args:
        text: ISO 8601; a time ("18:40", "6pm", "last night"); a day, with a time or without ("yesterday 18:40",
            "friday", "3 Nov"); or "2 hours ago". Without a time the time of ``now`` is meant.
        now: the present moment, aware, in the person's local time.
        date_order: how figures such as 3/11 are read: "DMY", "MDY" or "YMD".

    Returns:
        The moment, aware, in the zone of ``now`` with the offset of its own day.

    Raises:
        WhenError: if the text says no such moment, or one that is to come or more than 120 years ago.
    """
    words = _words(text, _MOMENT_UNREAD)
    if words in ("", "now"):
        return now
    since = _SINCE.fullmatch(words)
    if since:
        gone = timedelta(hours=_count(since["hours"]), minutes=_count(since["minutes"]))
        moment = same_zone(now.astimezone(UTC) - gone, now)
    else:
        moment = _iso_moment(words, now) or _moment_of_day(words, now, date_order)
    if moment.astimezone(UTC) > now.astimezone(UTC):
        raise WhenError(_MOMENT_AHEAD)
    return moment


def parse_day(text: str, today: date, *, date_order: str = "DMY") -> date:
    """Read a day that is today or past; a time beside it is passed over.

    Args:
        text: ISO 8601, "", "yesterday", "3 days ago", "friday" (the last one before today), "3 Nov", "3/11".
        today: the present local date.
        date_order: how figures such as 3/11 are read: "DMY", "MDY" or "YMD".

    Returns:
        The local date.

    Raises:
        WhenError: if the text says no such day, or one that is to come or more than 120 years ago.
    """
    words = _words(text, _DAY_UNREAD)
    rest, clock = _without_clock(words, _DAY_UNREAD)
    moment = _iso(words)
    day = moment.date() if moment else _day(rest, today, date_order)
    if day is None or (clock and not rest):
        raise WhenError(_DAY_UNREAD)
    return _within(day, today, today, _DAY_AHEAD)


def _words(text: str, unread: str) -> str:
    """Return the text in small letters with white space folded, if it can be a day or a time at all."""
    words = " ".join(text.split()).lower()
    if len(text) > LONGEST or not (words.isascii() and text.strip().isprintable()):
        raise WhenError(unread)
    words = re.sub(r"\blast (?=night|evening)", "yesterday ", words)
    return re.sub(r"\bthis (?=morning|afternoon|evening)", "today ", words)


def _count(figure: str | None) -> int:
    if figure is None:
        return 0
    return int(figure) if figure.isdigit() else 1


def _within(day: date, latest: date, today: date, ahead: str) -> date:
    """Return the day if it is neither after ``latest`` nor too long ago."""
    if day > latest:
        raise WhenError(ahead)
    oldest = max(1900, today.year - OLDEST_YEARS)
    if day.year < oldest:
        raise WhenError(f"That is too long ago: the year has to be {oldest} or later.")
    return day


def _iso(words: str) -> datetime | None:
    """Read an ISO day with a time, aware only if it names its zone."""
    try:
        return datetime.fromisoformat(words.upper()) if _ISO_MOMENT.fullmatch(words) else None
    except ValueError:
        return None


def _iso_moment(words: str, now: datetime) -> datetime | None:
    """Place an ISO day with a time in the zone of ``now``, from the zone it names or else as it stands."""
    moment = _iso(words)
    if moment is None:
        return None
    # A day ahead may still be past in a zone further west; only the moment itself decides that.
    _within(moment.date(), now.date() + timedelta(days=1), now.date(), _MOMENT_AHEAD)
    return same_zone(moment, now) if moment.tzinfo else local(moment, now)


def _moment_of_day(words: str, now: datetime, date_order: str) -> datetime:
    """Read a day, a time, or both."""
    rest, clock = _without_clock(words, _MOMENT_UNREAD)
    today = now.date()
    day = _day(rest, today, date_order)
    if day is None:
        raise WhenError(_MOMENT_UNREAD)
    if day == today and clock is None:
        return now
    _within(day, today, today, _MOMENT_AHEAD)
    return local(datetime.combine(day, now.time() if clock is None else clock), now)


def _without_clock(words: str, unread: str) -> tuple[str, time | None]:
    """Take the time out of the words, if there is one, and return what is left of them with it."""
    found = _CLOCK.search(words)
    if found is None:
        return words, None
    rest = " ".join((words[: found.start()] + " " + words[found.end() :]).split())
    if found["part"]:
        return rest, _PARTS[found["part"]]
    hour, half = int(found["hour"] or found["twelve"]), found["half"] or found["of"]
    if hour > 23 or (half and not 1 <= hour <= 12):
        raise WhenError(unread)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return rest, time(hour, int(found["minute"] or 0))


def _day(words: str, today: date, date_order: str) -> date | None:
    """Read the words for a day, or return ``None``."""
    if words in _NEAR:
        return today - timedelta(days=_NEAR[words])
    days_ago = _DAYS_AGO.fullmatch(words)
    if days_ago:
        return today - timedelta(days=int(days_ago["days"]))
    weekday = _place(words.removeprefix("last ").removeprefix("on "), _WEEKDAYS)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    try:
        return date.fromisoformat(words) if _ISO_DAY.fullmatch(words) else _guess(words, today, date_order)
    except ValueError:
        return None


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """Return the place of the name that is the word or begins with it, from three letters on."""
    return next((place for place, name in enumerate(names) if len(word) >= 3 and name.startswith(word)), None)


def _guess(words: str, today: date, date_order: str) -> date | None:
    """Let dateparser read the words, if they are made of what dates are made of.

    It finds a date in nearly anything, "5" and "may" included, so it is asked only about a day of a named
    month, a date in figures, or so and so long ago; and a weekday that does not fit the date is no date.
    """
    letters = set(re.findall(r"[a-z]+", words))
    weekdays = {place for word in letters if (place := _place(word, _WEEKDAYS)) is not None}
    months = {word for word in letters if _place(word, _MONTHS) is not None}
    known = all(
        word in months or _place(word, _WEEKDAYS) is not None or _SMALL_WORDS.fullmatch(word) for word in letters
    )
    dated = bool(months) and any(character.isdigit() for character in words)
    ago = "ago" in letters and words.replace(" ", "").isalnum()
    if not known or not (dated or ago or _IN_FIGURES.fullmatch(words)):
        return None
    import dateparser  # a tenth of a second, so only now

    try:
        moment = dateparser.parse(
            words,
            languages=["en"],
            settings={
                "DATE_ORDER": date_order,
                "PARSERS": ["relative-time", "absolute-time"],
                "PREFER_DATES_FROM": "past",
                "RELATIVE_BASE": datetime.combine(today, time(12)),
                "REQUIRE_PARTS": ["day", "month"],
            },
        )
    except Exception:  # whatever it stumbles over, the person gets one sentence
        return None
    fits = moment is not None and weekdays <= {moment.weekday()}
    return moment.date() if fits else None
