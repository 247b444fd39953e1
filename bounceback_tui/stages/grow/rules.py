"""Rules of the fifth stage, pure: what a card is, where it stands, which cards are shown, how practice is told."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from bounceback_tui.stages.grow.length_words import hours as hours  # noqa: PLC0414 - offered here too
from bounceback_tui.stages.grow.library.rules import Resource

SHORTEST, LONGEST = 1, 24 * 60
"""Minutes of one practice."""
LEVELS = 5
MANY = 3
"""Cards in Learning up to which nothing is said."""
WEEKS = 4
BARS = "▁▂▃▄▅▆▇█"
APART = 1024.0
"""How far a card at either end of a column is put from the next one."""
CLOSEST = 1e-5
"""Two ranks nearer than this leave no room between them; a float keeps the difference up to about 10¹⁰."""


class Board(StrEnum):
    """The columns, from left to right."""

    SPOTTED = "spotted"
    LEARNING = "learning"
    PRACTISING = "practising"
    PROVEN = "proven"


COLUMNS = tuple(Board)


@dataclass(frozen=True, slots=True)
class Named:
    """A gap as somebody named it; ``family`` is the kind of job they said it about, if that is known."""

    who: str
    text: str
    day: date
    family: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Evidence: what one would show; one of ``text`` and ``link`` may be empty."""

    id: UUID
    text: str
    link: str
    day: date


@dataclass(frozen=True, slots=True)
class Card:
    """A skill on the board.

    ``id`` is the skill's key; ``rank`` orders the cards of a column, the lowest on top; ``level`` is the latest of
    ``levels`` (day and level, oldest first), 1 to 5; ``minutes`` is all practice, ``weeks`` that of the last four
    weeks, the oldest first; ``named`` has the newest first; ``archived_on`` is a local date.
    """

    id: UUID
    name: str
    board: Board = Board.SPOTTED
    rank: float = 0.0
    target: int | None = None
    why: str = ""
    next_on: date | None = None
    archived_on: date | None = None
    levels: tuple[tuple[date, int], ...] = ()
    minutes: int = 0
    weeks: tuple[int, ...] = (0,) * WEEKS
    named: tuple[Named, ...] = ()
    evidence: tuple[Shown, ...] = ()
    resources: tuple[Resource, ...] = ()

    @property
    def level(self) -> int | None:
        """The level now."""
        return self.levels[-1][1] if self.levels else None


@dataclass(frozen=True, slots=True)
class Running:
    """The timer: for which skill, and since when (UTC)."""

    skill_id: UUID
    skill: str
    started_at: datetime


# Order


def rank_after(ranks: Sequence[float], place: int) -> float | None:
    """Return a rank that puts a card at a place of a column.

    Args:
        ranks: those of the other cards, ascending.
        place: how many of them are to stand above it, 0 to ``len(ranks)``.

    Returns:
        The rank, or None where two cards stand too close: the column has to be numbered afresh.
    """
    if not ranks:
        return 0.0
    if place <= 0:
        return ranks[0] - APART
    if place >= len(ranks):
        return ranks[-1] + APART
    low, high = ranks[place - 1], ranks[place]
    middle = low + (high - low) / 2
    return middle if low + CLOSEST < middle < high - CLOSEST else None


def fresh_ranks(count: int) -> list[float]:
    """Return ranks for a whole column, with room between them."""
    return [APART * place for place in range(count)]


def in_order(cards: Iterable[Card]) -> list[Card]:
    """Return cards as they stand in their column."""
    return sorted(cards, key=lambda card: (card.rank, card.id.hex))


def moved(cards: Sequence[Card], skill_id: UUID, board: Board, after: UUID | None) -> list[Card]:
    """Return all cards with one of them put behind another one in a column.

    Args:
        cards: of every column, in order within each.
        skill_id: which is moved.
        board: where to.
        after: behind which; on top without one, or when that one is not there.

    Returns:
        The cards in the same order but for that one; every one of them exactly once.
    """
    card = next(card for card in cards if card.id == skill_id)
    others = [other for other in cards if other.id != skill_id]
    place = next((n + 1 for n, other in enumerate(others) if other.id == after and other.board is board), 0)
    return [*others[:place], replace(card, board=board), *others[place:]]


# Which cards are shown


@dataclass(frozen=True, slots=True)
class Filter:
    """What is on the board: by ``source`` ("", "feedback", "own"), job ``family``, ``due``, and ``text`` in it."""

    source: str = ""
    family: str = ""
    due: bool = False
    text: str = ""

    def fits(self, card: Card, today: date) -> bool:
        """Tell whether a card is shown on a local date."""
        if self.source and (self.source == "feedback") != bool(card.named):
            return False
        if self.family and all(named.family != self.family for named in card.named):
            return False
        if self.due and not is_due(card, today):
            return False
        wanted = self.text.casefold()
        return not wanted or wanted in card.name.casefold() or wanted in card.why.casefold()

    @property
    def words(self) -> str:
        """What is shown, in words; nothing for everything."""
        parts = [{"feedback": "named in feedback", "own": "your own"}.get(self.source, "")]
        parts += [f"for {self.family}" if self.family else "", "practice due" if self.due else ""]
        parts += [f"with “{self.text}”" if self.text else ""]
        return ", ".join(part for part in parts if part)


def is_due(card: Card, today: date) -> bool:
    """Tell whether a card's next practice is today or was before."""
    return card.next_on is not None and card.next_on <= today


_RANKS = re.compile(
    r"\b(?:junior|jr|senior|sr|lead|principal|staff|head|chief|associate|trainee|intern|entry[ -]level|mid[ -]level|"
    r"i{1,3}|iv|of|the|remote|hybrid)\b|\(.*?\)|[/,|–-].*",
    re.IGNORECASE,
)


def family(role: str, said: str = "") -> str:
    """Return the kind of job a role is.

    Args:
        role: as it was advertised: "Senior backend engineer (m/w/d)" is read as "backend engineer".
        said: what the person says it is; then it is that.
    """
    if said.strip():
        return " ".join(said.split()).casefold()
    words = " ".join(_RANKS.sub(" ", role).split()).casefold()
    return words or " ".join(role.split()).casefold()


def families(cards: Iterable[Card]) -> list[str]:
    """Return the kinds of job that feedback was about, in alphabetical order."""
    return sorted({named.family for card in cards for named in card.named if named.family})


def named_by(card: Card) -> str:
    """Return who named a card last, as the heading it stands under when cards are grouped."""
    return card.named[0].who if card.named else "your own"


# Practice

_MINUTES = re.compile(
    r"(?:(?P<hours>\d{1,3}(?:[.,]\d+)?)\s*(?:h|hrs?|hours?))?\s*(?:(?P<minutes>\d{1,5})\s*(?:m|mins?|minutes?)?)?"
)
_CLOCK = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)")


class MinutesError(ValueError):
    """What was typed is no length of practice; ``str(error)`` is one sentence."""


def read_minutes(text: str) -> int:
    """Read how long somebody practised.

    Args:
        text: "40", "40 min", "1 h 20", "1:20", "1.5 h".

    Returns:
        Minutes, 1 to 1440.

    Raises:
        MinutesError: it is no such length.
    """
    words = text.strip().casefold()
    below_nothing = words[:1] in ("-", "−")
    found = _CLOCK.fullmatch(words.lstrip("-−")) or _MINUTES.fullmatch(words.lstrip("-−"))
    if found is None or not words.strip("-−"):
        raise MinutesError("Say how long it was: 40, 1 h 20 or 1:20.")
    minutes = round(float((found["hours"] or "0").replace(",", ".")) * 60 + int(found["minutes"] or 0))
    if below_nothing or not SHORTEST <= minutes <= LONGEST:
        raise MinutesError("One practice has 1 to 1440 minutes: a day has no more.")
    return minutes


def timer_minutes(started_at: datetime, now: datetime) -> int:
    """Return the whole minutes a timer has run, at least 1 and at most a day."""
    return min(LONGEST, max(SHORTEST, round((now - started_at).total_seconds() / 60)))


def week_of(day: date, today: date) -> int | None:
    """Return which of the last four weeks of seven days a day is in: 3 for the last, None for none of them."""
    back = (today - day).days
    return WEEKS - 1 - back // 7 if 0 <= back < 7 * WEEKS else None


def first_day(today: date) -> date:
    """Return the first day of the last four weeks."""
    return today - timedelta(days=7 * WEEKS - 1)


def sparkline(weeks: Sequence[int]) -> str:
    """Draw minutes a week; a week without any is a dot."""
    most = max(weeks, default=0)
    return "".join("·" if not minutes else BARS[round((len(BARS) - 1) * minutes / most)] for minutes in weeks)


def squares(level: int | None) -> str:
    """Draw a level of 1 to 5, or nothing where none was said."""
    return "" if level is None else "▪" * level + "▫" * (LEVELS - level)
