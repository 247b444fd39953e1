"""Rules of the sixth stage, pure: ties, cadence, losing touch, sizes of an ask, thanks, the support map's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

LONGEST_CADENCE = 3650
"""Days."""
WAIT = 10
"""Days until one looks again at an ask."""


class Kind(StrEnum):
    """What a contact is."""

    PERSON = "person"
    COMMUNITY = "community"


class Tie(StrEnum):
    """How strong a tie is. Moderate ones help most in a search (Rajkumar and others 2022)."""

    CLOSE = "close"
    MODERATE = "moderate"
    LOOSE = "loose"


class Give(StrEnum):
    """What somebody gives."""

    COMFORT = "comfort"
    INFORMATION = "information"
    INTRODUCTIONS = "introductions"


class What(StrEnum):
    """What happened between the two."""

    CAUGHT_UP = "caught up"
    ASKED = "asked"
    THEY_HELPED = "they helped"
    THANKED = "thanked"
    HELPED_THEM = "helped them"
    EVENT = "event"


class Purpose(StrEnum):
    """What a letter is for."""

    ASK = "ask"
    THANKS = "thanks"


class Size(StrEnum):
    """How much is asked."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class State(StrEnum):
    """Where an ask stands; only the person moves it."""

    DRAFT = "draft"
    SENT = "sent"
    ANSWERED = "answered"
    LET_GO = "let go"


SIZES = {Tie.CLOSE: Size.LARGE, Tie.MODERATE: Size.MEDIUM, Tie.LOOSE: Size.SMALL}
"""How much each tie usually bears."""
SIZE_WORDS = {
    Size.SMALL: "a line they can answer in two minutes",
    Size.MEDIUM: "a quarter of an hour of their time",
    Size.LARGE: "something that costs them time or their name",
}
CADENCES = {Tie.CLOSE: (14, 30), Tie.MODERATE: (45, 90), Tie.LOOSE: (120, 240)}
"""Ideal and outer limit in days, to begin with."""


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the list; dates are local. ``last_on`` is the last real contact, or None."""

    id: UUID
    kind: Kind
    name: str
    organisation: str
    tie: Tie
    gives: frozenset[Give]
    added_on: date
    ideal_days: int | None
    limit_days: int | None
    paused_until: date | None
    next_on: date | None
    last_on: date | None

    @property
    def key(self) -> str:
        """Its record's key as hexadecimal text."""
        return self.id.hex

    @property
    def since(self) -> date:
        """The day the clock runs from: the last real contact, or the day they were put down here."""
        return self.last_on or self.added_on


@dataclass(frozen=True, slots=True)
class Interaction:
    """One thing that happened; ``day`` is local."""

    id: UUID
    kind: What
    day: date
    note: str


@dataclass(frozen=True, slots=True)
class Ask:
    """An ask or thanks with its letter; dates are local."""

    id: UUID
    contact_id: UUID
    purpose: Purpose
    size: Size
    what: str
    subject: str
    letter: str
    state: State
    day: date
    sent_on: date | None
    follow_up_on: date | None
    answer: str

    @property
    def open(self) -> bool:
        """Whether it still waits for anything."""
        return self.state in (State.DRAFT, State.SENT)


@dataclass(frozen=True, slots=True)
class Opened:
    """What the pane shows: somebody with what happened (newest first) and what was asked (newest first)."""

    person: Person
    known_from: str
    reach: str
    mail: str
    link: str
    notes: str
    happened: tuple[Interaction, ...] = ()
    asks: tuple[Ask, ...] = ()

    @property
    def ask(self) -> Ask | None:
        """The ask that is open, the latest first; None without one."""
        return next((one for one in self.asks if one.open), None)


def next_on(since: date, ideal_days: int | None, paused_until: date | None) -> date | None:
    """Return the local date from which on somebody is due.

    Args:
        since: the last real contact, or the day they were put down.
        ideal_days: the cadence; None for somebody of whom one is not reminded.
        paused_until: the last local date of a pause.

    Returns:
        A date, never within the pause; None without a cadence.
    """
    if ideal_days is None:
        return None
    on = since + timedelta(days=ideal_days)
    return max(on, paused_until + timedelta(days=1)) if paused_until else on


def is_paused(person: Person, today: date) -> bool:
    """Whether a pause still runs."""
    return person.paused_until is not None and person.paused_until >= today


def is_due(person: Person, today: date) -> bool:
    """Whether it is time to say hello."""
    return person.next_on is not None and person.next_on <= today


def is_losing_touch(person: Person, today: date) -> bool:
    """Whether the outer limit is past; never in a pause, and never without a cadence."""
    if person.limit_days is None or is_paused(person, today):
        return False
    return (today - person.since).days > person.limit_days


def touch_words(person: Person, today: date) -> str:
    """Say how things stand with somebody, without blame.

    Returns:
        Such as "paused until 3 Jan", "12 d", "quiet for 74 d", "not met yet".
    """
    if is_paused(person, today) and person.paused_until is not None:
        return f"paused until {person.paused_until.day} {person.paused_until:%b}"
    if person.last_on is None and not is_due(person, today):
        return "nothing noted yet"
    days = max(0, (today - person.since).days)
    if is_losing_touch(person, today):
        return f"quiet for {days} d"
    return "today" if days == 0 else f"{days} d ago"


def order(people: Sequence[Person], today: date, *, losing_first: bool = False) -> list[Person]:
    """Return people in the order of the list: by tie, then by name; or those one is losing touch with first.

    Args:
        people: in any order.
        today: the local date it is now.
        losing_first: the longest past their limit come first, those without a cadence last.
    """
    rank = list(Tie)
    if losing_first:
        return sorted(people, key=lambda one: (-_over(one, today), one.name.casefold(), one.key))
    return sorted(people, key=lambda one: (rank.index(one.tie), one.name.casefold(), one.key))


def _over(person: Person, today: date) -> int:
    """Return how many days somebody is past the outer limit; far below 0 without one."""
    if person.limit_days is None or is_paused(person, today):
        return -100_000
    return (today - person.since).days - person.limit_days


def group(person: Person, today: date, *, losing_first: bool = False) -> str:
    """Return the heading somebody stands under."""
    if not losing_first:
        return person.tie.value
    if is_losing_touch(person, today):
        return "quiet for a while"
    return "in touch" if person.limit_days is not None else "no rhythm set"


# Whom one knows where


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: "a", "a and b", "a, b and c"."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


# Thanks


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """Return a small number as a word."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


# Days to come

_SPAN = re.compile(r"(?:in |for )?(\d{1,4}|an?) ?(d|days?|w|weeks?|months?)")


def pause_until(text: str, today: date) -> date | None:
    """Read until when somebody is paused.

    Args:
        text: "3 weeks", "10 days", "2 months", an ISO date to come; nothing ends a pause.
        today: the local date it is now.

    Returns:
        The last local date of the pause, or None.

    Raises:
        ValueError: it says no such day; in one sentence.
    """
    words = " ".join(text.lower().split())
    if not words:
        return None
    unread = 'Until when: "3 weeks", "10 days", "2 months" or a date such as 2027-01-31; empty ends the pause.'
    if found := _SPAN.fullmatch(words):
        count = int(found[1]) if found[1].isdigit() else 1
        days = count * {"d": 1, "w": 7, "m": 30}[found[2][0]]
        on = today + timedelta(days=min(days, LONGEST_CADENCE + 1))
    else:
        try:
            on = date.fromisoformat(words)
        except ValueError:
            raise ValueError(unread) from None
    if on < today:
        raise ValueError("That is past; a pause ends today at the earliest.")
    if (on - today).days > LONGEST_CADENCE:
        raise ValueError("That is more than ten years away; a pause may be shorter.")
    return on
