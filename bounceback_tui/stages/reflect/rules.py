"""Rules of the second stage, pure: reasons and their drift, bounds of writing, the day's question, Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar
from uuid import UUID
from zlib import crc32

from bounceback_tui.stages.feel.rules import PLEASANTNESS
from bounceback_tui.stages.reflect.source_words import SOURCES as SOURCES  # noqa: PLC0414 - offered here too
from bounceback_tui.stages.reflect.source_words import Source as Source  # noqa: PLC0414 - offered here too

REASON_AGAIN = 14
"""Days after which a reason is asked about again."""
SESSIONS = 5
"""Sessions of writing about one no (Spera, Buhrfeind & Pennebaker 1994)."""
SUSPENDED = 300.0
"""Seconds between two looks at the clock that still count as writing: more, and the lid was shut."""
ENOUGH = (
    "That was five times twenty minutes about this no: as often as it was studied. There is no sign that a sixth "
    "helps, and going over it for longer kept some people in it. What you wrote is below; it stays readable."
)
WORSE_TWICE = (
    "The last two times left you clearly lower than you began. That happens, and it says nothing about you; but a "
    "third time now is more likely to do harm than good. Here is something for the next minute instead."
)


@dataclass(frozen=True, slots=True)
class Reason:
    """A supposed reason for one no, with the first answer and the one of two weeks later, if there is one.

    ``confidence`` is 0 to 100; ``day`` the local date of the first answer, ``ask_on`` of the next asking;
    ``from_feedback`` if it came as an answer to a request, and so is not to be changed here.
    """

    id: UUID
    text: str
    source: Source
    confidence: int
    day: date
    ask_on: date | None
    again_source: Source | None
    again_confidence: int | None
    again_note: str
    again_day: date | None
    from_feedback: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one field; ``number`` is 0 to 100 where it asked for one."""

    field: str
    question: str
    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """An exercise that was done.

    ``no_id`` and ``organisation`` say which no it was about, if one; ``at`` (UTC) and ``day`` (local) when it was
    finished, ``started_at`` (UTC) when it was begun; ``before`` and ``after`` are pleasantness, 1 to 5; ``seconds``
    how long was written; ``burnt`` if the words were let go, so that there are none.
    """

    id: UUID
    exercise: str
    title: str
    no_id: UUID | None
    organisation: str
    at: datetime
    day: date
    utc_offset: int
    started_at: datetime
    before: int | None
    after: int | None
    outside: bool
    seconds: int
    burnt: bool
    ask_on: date | None
    answers: tuple[Answer, ...] = ()

    def answer(self, field: str) -> Answer | None:
        """Return what was answered to a field, or None."""
        return next((answer for answer in self.answers if answer.field == field), None)


AGAIN = "again"
"""The field under which a belief that was asked once more is kept."""


def drift(reason: Reason) -> str:
    """Say how a view changed between the two answers, without judging it.

    Args:
        reason: one that was asked again.

    Returns:
        Such as "30 less sure, and now: cannot be known"; empty when there is no second answer yet.
    """
    if reason.again_confidence is None:
        return ""
    change = reason.again_confidence - reason.confidence
    told = "as sure as before" if not change else f"{abs(change)} {'more' if change > 0 else 'less'} sure"
    if reason.again_source is not None and reason.again_source != reason.source:
        told += f", and now: {SOURCES[reason.again_source]}"
    return told


def drift_of_all(reasons: Sequence[Reason]) -> str:
    """Say in one sentence what became of all reasons that were asked again; empty when none was."""
    again = [reason for reason in reasons if reason.again_confidence is not None]
    if not again:
        return ""
    less = sum(1 for reason in again if (reason.again_confidence or 0) < reason.confidence)
    moved = sum(1 for reason in again if reason.again_source not in (None, reason.source))
    return f"Asked again: {len(again)}. Less sure than before: {less}. Marked differently: {moved}."


def clearly_worse(before: int | None, after: int | None) -> bool:
    """Say whether an exercise ended clearly worse than it began.

    Args:
        before: pleasantness, 1 to 5, or None.
        after: the same, afterwards.

    Returns:
        Two points lower or more, or down to the lowest from anywhere above it.
    """
    if before is None or after is None:
        return False
    return after <= before - 2 or (after == 1 and before > 1)


def offers_grounding(endings: Sequence[tuple[int | None, int | None]]) -> bool:
    """Say whether grounding is offered instead of writing (Sbarra 2013: searching on did harm).

    Args:
        endings: (before, after) of the latest sessions, the newest first.

    Returns:
        Whether the two newest both ended clearly worse.
    """
    return len(endings) >= 2 and all(clearly_worse(*ending) for ending in endings[:2])


@dataclass(frozen=True, slots=True)
class Countdown:
    """How long was written so far: ``spent`` seconds, and the moment ``seen`` last on a clock of seconds.

    A clock that moves backwards adds nothing and takes nothing away, and a pause of more than ``SUSPENDED``
    counts as a pause.
    """

    spent: float = 0.0
    seen: float | None = None

    def at(self, moment: float) -> "Countdown":
        """Return the countdown as it is at a moment of that clock."""
        gone = 0.0 if self.seen is None else moment - self.seen
        return Countdown(self.spent + (gone if 0 < gone <= SUSPENDED else 0.0), moment)

    def left(self, minutes: int) -> int:
        """Return the whole seconds left of some minutes, never below 0."""
        return max(0, minutes * 60 - int(self.spent))


def time_left(seconds: int) -> str:
    """Return what a countdown shows, such as "18:05 left"."""
    return f"{seconds // 60}:{seconds % 60:02} left" if seconds else "time is up; finish your sentence"


class Keyed(Protocol):
    """A question with a key that never changes."""

    @property
    def key(self) -> str:
        """The key."""


KeyedT = TypeVar("KeyedT", bound=Keyed)


def ordered(prompts: Sequence[KeyedT], favourites: frozenset[str], day: date) -> list[KeyedT]:
    """Order questions for a day: the day's own first, then favourites, then the others as they stand.

    Every question belongs to even or to odd days by its key alone, so that no question is first on two days
    running, whatever is added, starred or deleted in between (as long as both kinds are there).

    Args:
        prompts: what there is, in order.
        favourites: keys of those that were starred.
        day: the person's local date.

    Returns:
        All of them, each once.
    """
    number = day.toordinal()
    todays = [prompt for prompt in prompts if crc32(prompt.key.encode()) % 2 == number % 2] or list(prompts)
    first = todays[number // 2 % len(todays)] if todays else None
    rest = [prompt for prompt in prompts if prompt is not first]
    head = [first] if first is not None else []
    return head + sorted(rest, key=lambda prompt: prompt.key not in favourites)


def counted(reasons: Sequence[Reason]) -> str:
    """Say how many reasons there are, and of which kinds, such as "3 reasons: they said 1, I infer 2."."""
    kinds = [
        f"{words} {count}"
        for source, words in SOURCES.items()
        if (count := sum(1 for reason in reasons if (reason.again_source or reason.source) == source))
    ]
    return f"{len(reasons)} reason{'s' if len(reasons) > 1 else ''}: {', '.join(kinds)}."


def own_name(text: str, name: str) -> str:
    """Put the person's name where a text has ``{name}``."""
    return text.replace("{name}", name)


def feeling_words(value: int | None) -> str:
    """Return a feeling of 1 to 5 in words, or "not said"."""
    return PLEASANTNESS[value - 1] if value is not None else "not said"


def markdown(run: Run, heading: str, reasons: Sequence[Reason] = ()) -> str:
    """Return a reflection as Markdown, every word of it.

    Args:
        run: the reflection.
        heading: its title, such as "Thought record, 23 November 2026".
        reasons: of the no it was about, for an autopsy.

    Returns:
        The text, ending in a newline.
    """
    parts = [f"# {heading}"]
    if run.organisation:
        parts.append(f"About the no from {run.organisation}.")
    if run.before is not None or run.after is not None:
        parts.append(f"Before: {feeling_words(run.before)}. Afterwards: {feeling_words(run.after)}.")
    if run.burnt:
        parts.append("What was written was let go; nothing of it was kept.")
    if reasons:
        parts.append("\n".join(f"- {reason_line(reason)}" for reason in reasons))
    parts += [f"## {answer.question}\n\n{_said(answer)}" for answer in run.answers if _said(answer).strip()]
    return "\n\n".join(parts) + "\n"


def _said(answer: Answer) -> str:
    return answer.text if answer.number is None else f"{answer.number} of 100"


def reason_line(reason: Reason) -> str:
    """Return a reason in one line of words: source, text, confidence, and what became of it."""
    told = f"{SOURCES[reason.source]}: {reason.text} ({reason.confidence} of 100)"
    if reason.again_confidence is not None:
        told += f"; later {reason.again_confidence} of 100, {drift(reason)}"
    return told
