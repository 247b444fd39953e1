"""What a hunch is called and how it is told; pure, and never a word about causes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from bounceback_tui.insights.hunch_rules import LEAST, Judged, Reading, Verdict, When, next_look
from bounceback_tui.insights.named_rules import LOOKS, Kind, factor_words
from bounceback_tui.insights.rules import counted, signed

MARKS: Mapping[Verdict, str] = {Verdict.LINKED: "◆", Verdict.NO_SIGN: "○", Verdict.CANNOT_TELL: "?"}


UNREAD = Judged(Reading(0, 0, 0), Verdict.CANNOT_TELL)


@dataclass(frozen=True, slots=True)
class Closed:
    """How a hunch stood when it was closed; the figures are empty where there were none."""

    on: date
    verdict: Verdict
    difference: float | None
    low: float | None
    high: float | None
    with_days: int
    without_days: int


@dataclass(frozen=True, slots=True)
class Hunch:
    """A hunch as the room shows it; ``named_on`` is the local day it was named."""

    id: UUID
    kind: Kind
    factor: str
    effect: When
    why: str
    named_on: date
    judged: Judged = UNREAD
    closed: Closed | None = None

    @property
    def first(self) -> date:
        """The first local day that counts."""
        return self.named_on + timedelta(days=1)


def name(hunch: Hunch) -> str:
    """Return what a hunch is called."""
    day = "mood that day" if hunch.effect is When.SAME else "mood the day after"
    return f"{factor_words(hunch.kind, hunch.factor)} → {day}"


def short_name(hunch: Hunch) -> str:
    """Return what a hunch is called where there is little room."""
    return f"{factor_words(hunch.kind, hunch.factor)} → {hunch.effect.value}"


def short_figures(hunch: Hunch) -> str:
    """Return difference, interval and days of a hunch, or the days alone, where there is little room."""
    found = _figures(hunch)
    days = f"{found.with_days}/{found.without_days} days"
    if found.difference is None or found.low is None or found.high is None:
        return days
    return f"{signed(found.difference)} ({signed(found.low)} to {signed(found.high)}), {days}"


def verdict_words(hunch: Hunch) -> str:
    """Return the verdict, with how many more days it may take."""
    if hunch.closed is not None:
        return hunch.closed.verdict.value.removesuffix(" yet")
    judged = hunch.judged
    if judged.verdict is not Verdict.CANNOT_TELL:
        return judged.verdict.value
    if judged.more_days is None:
        return "cannot tell" if judged.reading.look == LOOKS[-1] else "cannot tell yet (half a year may not do)"
    return f"cannot tell yet (about {counted(judged.more_days, 'more day')})"


def figures(hunch: Hunch) -> str:
    """Return difference, interval and days of a hunch, or the days alone."""
    found = _figures(hunch)
    days = f"{counted(found.with_days, 'day')} with, {found.without_days} without"
    if found.difference is None or found.low is None or found.high is None:
        return days
    return f"{signed(found.difference)} points, 95 % interval {signed(found.low)} to {signed(found.high)}; {days}"


def _figures(hunch: Hunch) -> Closed:
    """Return how a hunch stands, or stood when it was closed."""
    if hunch.closed is not None:
        return hunch.closed
    reading, verdict = hunch.judged.reading, hunch.judged.verdict
    found = reading.estimate
    low, high = found.interval() if found is not None else (None, None)
    difference = None if found is None else found.difference
    return Closed(hunch.named_on, verdict, difference, low, high, reading.with_days, reading.without_days)


def told(hunch: Hunch, today: date) -> Iterator[str]:
    """Yield what there is to say of a hunch, sentence by sentence.

    Args:
        hunch: which.
        today: the person's local day.
    """
    yield f"{verdict_words(hunch).capitalize()}. {figures(hunch)}."
    if hunch.closed is None:
        yield from _standing(hunch, today)
    if hunch.why.strip():
        yield f"You wrote: {hunch.why.strip()}"


def _standing(hunch: Hunch, today: date) -> Iterator[str]:
    reading, coming = hunch.judged.reading, next_look(hunch.first, today)
    rare = min(reading.with_days, reading.without_days)
    if hunch.judged.verdict is Verdict.LINKED:
        yield "They go together in your days. Which brings about which, or whether a third thing does, it cannot say."
    elif hunch.judged.verdict is Verdict.NO_SIGN:
        yield "If there is a difference, it is most likely below half a point."
    elif rare < LEAST:
        sides = ((reading.with_days, "with"), (reading.without_days, "without"))
        missing = [f"{LEAST - days} more {side} it" for days, side in sides if days < LEAST]
        yield f"It needs {LEAST} days on either side: {' and '.join(missing)} to go."
    elif reading.look and reading.estimate is None:
        yield "These days cannot be compared: the moods are all alike, or it falls on the same weekdays only."
    if coming is None:
        yield f"Day {LOOKS[-1]} was the last reading. Close it, or name it anew: only new days would count then."
        return
    ahead = counted((coming - today).days, "day")
    if reading.look:
        yield f"This is how it stood on day {reading.look}. It is read again in {ahead}, and not before."
    else:
        yield f"The first reading is in {ahead}; looking sooner would find a link in anything."


def said(hunches: Sequence[Hunch]) -> str:
    """Return all open hunches in one sentence, for people who read no plots."""
    if not hunches:
        return "No hunch is open."
    parts = [f"{name(hunch)}: {verdict_words(hunch)}" for hunch in hunches]
    return f"{counted(len(hunches), 'open hunch', 'open hunches').capitalize()}. {'; '.join(parts)}."
