"""What each preference may be: reads one value as it stands in the file; knows no file."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial

MOST_PEOPLE = 2
LONGEST_PERSON = 120
MOST_HOLIDAYS = 400
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,188}[A-Za-z0-9])?")


def is_address(text: str) -> bool:
    """Whether every mail program would take a text for one plain mail address, and nothing more."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None


# Each reader takes one value out of the file and returns it as the preference has it,
# or raises ValueError with the second half of a sentence that starts with the key's name.


def _line(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value.splitlines()) != 1 or not 0 < len(value.strip()) <= longest:
        raise ValueError(f"has to be one line of text of at most {longest} characters")
    return value.strip()


def _country(value: object) -> str:
    if not isinstance(value, str) or len(value) != 2 or not (value.isascii() and value.isalpha()):
        raise ValueError('has to be a country code of two letters, such as "IE"')
    return value.upper()


def _day_starts(value: object) -> time:
    try:
        read = time.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        read = None
    if not isinstance(read, time) or read.tzinfo or read.second or read.microsecond:
        raise ValueError('has to be a time such as "04:00"')
    return read


def _date_order(value: object) -> str:
    order = value.upper() if isinstance(value, str) else ""
    if order not in ("DMY", "MDY", "YMD"):
        raise ValueError('has to be "DMY", "MDY" or "YMD"')
    return order


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("has to be true or false")
    return value


def _people(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST_PEOPLE:
        raise ValueError(f"has to be a list of at most {MOST_PEOPLE} lines of text")
    return tuple(_line(one, longest=LONGEST_PERSON) for one in value)


def _address(value: object) -> str:
    address = _line(value, longest=254)
    if not is_address(address):
        raise ValueError('has to be a mail address such as "sam@example.org"')
    return address


def _weekend(value: object) -> tuple[str, ...]:
    days = [one.lower() if isinstance(one, str) else "" for one in value] if isinstance(value, list) else [""]
    if len(days) > 6 or len(set(days)) != len(days) or not set(days) <= set(WEEKDAYS):
        raise ValueError('has to be a list of at most six days of the week, such as ["saturday", "sunday"]')
    return tuple(days)


def _holidays(value: object) -> tuple[date, ...]:
    if not isinstance(value, list) or len(value) > MOST_HOLIDAYS:
        raise ValueError(f"has to be a list of at most {MOST_HOLIDAYS} days")
    return tuple(_holiday(one) for one in value)


def _holiday(value: object) -> date:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        day = None
    if not isinstance(day, date) or isinstance(day, datetime):
        raise ValueError('has to be a list of days such as "2026-12-25"')
    return day


READERS: dict[str, Callable[[object], object]] = {
    "theme": partial(_line, longest=80),
    "country": _country,
    "day_starts": _day_starts,
    "date_order": _date_order,
    "low_run_card": _switch,
    "momentum": _switch,
    "name": partial(_line, longest=40),
    "people": _people,
    "signature": partial(_line, longest=80),
    "mail_from": _address,
    "weekend": _weekend,
    "holidays": _holidays,
}
