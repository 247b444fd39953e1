"""Rules of hunches, pure: which days count, on which days a hunch is read, and the one of three verdicts it gets.

What is promised: of people whose five hunches have nothing in them, about one in ten is ever told *likely linked*,
over the whole half year. Three things keep the promise, and ``tests/benchmarks/calibration.py`` measures that:

- A hunch is named in advance: only days after its naming count, so nobody finds it in the days that gave the idea.
- It is read on fixed days and not in between; looking every day would find a link in anything. A reading before
  day 90 has to be much clearer than one on it (after O'Brien and Fleming), a later one ten times as clear.
- There are always five places, open or not, and the Benjamini–Hochberg procedure at 10 % is over all five: closing
  what came to nothing makes the others no more likely. A single hunch also has to be clear by itself (2.5 %), since
  Benjamini and Hochberg bound the share of false links among links, not the share of people who see one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt

from bounceback_tui.insights.estimate_rules import Compared, Estimate, estimate
from bounceback_tui.insights.named_rules import LOOKS
from bounceback_tui.insights.quantile_rules import t_tail

PLACES = 5
"""Hunches that may be open at a time, and what the correction always reckons with."""
LEAST = 10
"""Days there must be with the something, and days without it."""
WHOLE = 90
"""The look at which a difference counts at its face value."""
LATER = 10.0
"""What a chance is multiplied by at looks after that one, for the looks have been spent."""
FALSE_SHARE = 0.10
"""The share of links that may be false, for Benjamini and Hochberg."""
CLEAR = 0.025
"""The chance that a single hunch has to be below, whatever the others."""
RELEVANT = 0.5
"""Points of mood: a difference smaller than that is none that a day turns on."""


class When(StrEnum):
    """Whose mood a day's something is compared with."""

    SAME = "same day"
    NEXT = "next day"


class Verdict(StrEnum):
    """What may be said of a hunch; never that one thing makes the other."""

    LINKED = "likely linked"
    NO_SIGN = "no sign of a link"
    CANNOT_TELL = "cannot tell yet"


@dataclass(frozen=True, slots=True)
class Reading:
    """A hunch as read at a look.

    ``look`` is one of ``LOOKS``, or 0 before the first; ``with_days`` and ``without_days`` count the days so far;
    ``estimate`` is there once both are enough and the days can say anything.
    """

    look: int
    with_days: int
    without_days: int
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading with its verdict; ``more_days`` counts from today, nothing where half a year will not do."""

    reading: Reading
    verdict: Verdict
    more_days: int | None = None


def compared(
    moods: Mapping[date, float], had: Mapping[date, bool], when: When, first: date, until: date
) -> list[Compared]:
    """Return the days that count.

    Args:
        moods: the mean pleasantness of each local day with a check-in, 1 to 5.
        had: for each local day of which it is known, whether the something was there.
        when: whose mood it is compared with.
        first: the first local day that counts, for the something.
        until: the last one, for the mood.

    Returns:
        The days of the moods, in order.
    """
    behind = timedelta(days=1 if when is When.NEXT else 0)
    return [
        Compared(day.toordinal(), moods[day], had[day - behind])
        for day in sorted(moods)
        if first + behind <= day <= until and day - behind in had
    ]


def next_look(first: date, today: date) -> date | None:
    """Return the local day of the next look, or nothing after the last."""
    days = (first + timedelta(days=look) for look in LOOKS)
    return next((day for day in days if day > today), None)


def read(
    moods: Mapping[date, float], had: Mapping[date, bool], when: When, first: date, today: date
) -> list[Reading]:
    """Read a hunch as it stood at each look there has been; before the first, only count its days.

    Args:
        moods: see ``compared``.
        had: see ``compared``.
        when: whose mood it is compared with.
        first: the first local day that counts.
        today: the person's local day, which is not over and does not count.

    Returns:
        At least one reading, the latest last.
    """
    looks = [look for look in LOOKS if first + timedelta(days=look) <= today]
    ends = [first + timedelta(days=look - 1) for look in looks]
    if not looks:
        looks, ends = [0], [today - timedelta(days=1)]
    return [_reading(compared(moods, had, when, first, end), look) for look, end in zip(looks, ends, strict=True)]


def _reading(days: Sequence[Compared], look: int) -> Reading:
    having = sum(day.has for day in days)
    enough = look and min(having, len(days) - having) >= LEAST
    return Reading(look, having, len(days) - having, estimate(days) if enough else None)


def chance(reading: Reading) -> float:
    """Return how easily such a difference would come from nothing, weighed for the look, 0 to 1; 1 without any."""
    found = reading.estimate
    if found is None:
        return 1.0
    tail = t_tail(found.t * sqrt(min(1.0, reading.look / WHOLE)), found.df)
    return min(tail * (LATER if reading.look > WHOLE else 1.0), 1.0)


def linked(chances: Sequence[float]) -> list[bool]:
    """Say which hunches are likely linked: Benjamini and Hochberg (1995) over five places, and each clear by itself.

    Args:
        chances: of all open hunches, at most five.

    Returns:
        For each whether it is.
    """
    ranked = sorted(chances)
    passing = [one for rank, one in enumerate(ranked, 1) if one <= FALSE_SHARE * rank / PLACES]
    limit = min(max(passing, default=-1.0), CLEAR)
    return [one <= limit for one in chances]


def judge(histories: Sequence[Sequence[Reading]], firsts: Sequence[date], today: date) -> list[Judged]:
    """Give all open hunches their verdicts, together.

    A link that was once clear enough stays one while the latest 95 % interval leaves out no difference.

    Args:
        histories: each hunch's readings, the latest last.
        firsts: each hunch's first day that counts.
        today: the person's local day.
    """
    found = []
    for history, link, first in zip(histories, _established(histories, firsts), firsts, strict=True):
        reading = history[-1]
        if link and reading.estimate is not None and reading.estimate.tells_apart:
            found.append(Judged(reading, Verdict.LINKED))
        elif reading.estimate is not None and within(reading.estimate):
            found.append(Judged(reading, Verdict.NO_SIGN))
        else:
            found.append(Judged(reading, Verdict.CANNOT_TELL, more_days(reading, first, today)))
    return found


def _established(histories: Sequence[Sequence[Reading]], firsts: Sequence[date]) -> list[bool]:
    """Say which hunches were clear enough at some look, among the others as they stood on that day."""
    days = [
        [first + timedelta(days=one.look) for one in history]
        for history, first in zip(histories, firsts, strict=True)
    ]
    ever = [False] * len(histories)
    for day in sorted({day for those in days for day in those}):
        standing = []
        for history, those in zip(histories, days, strict=True):
            there = [chance(one) for one, on in zip(history, those, strict=True) if on <= day]
            standing.append(there[-1] if there else 1.0)
        ever = [before or now for before, now in zip(ever, linked(standing), strict=True)]
    return ever


def within(found: Estimate) -> bool:
    """Whether the whole 95 % interval lies among differences that matter little."""
    low, high = found.interval()
    return low > -RELEVANT and high < RELEVANT


def more_days(reading: Reading, first: date, today: date) -> int | None:
    """Guess how many more days, from today, until a hunch can tell; up to the look that would say it.

    Args:
        reading: as it is.
        first: the first day that counts.
        today: the person's local day.

    Returns:
        At least 1; nothing where half a year will not be enough at this rate, or is over.
    """
    gone = reading.look or (today - first).days
    needed = float(LOOKS[0])
    rare = min(reading.with_days, reading.without_days)
    if rare < LEAST:
        needed = (
            max(needed, gone * LEAST / rare) if rare and gone > 0 else float(LOOKS[-1 if gone >= LOOKS[1] else 1])
        )
    elif reading.estimate is not None:
        needed = gone * _widths_away(reading.estimate) ** 2
    days = (first + timedelta(days=look) for look in LOOKS if look >= needed)
    coming = next((day for day in days if day > today), None)
    return None if coming is None else (coming - today).days


def _widths_away(found: Estimate) -> float:
    """Return how many times narrower the interval has to be, if the difference stays what it is."""
    low, high = found.interval()
    half, size = (high - low) / 2, abs(found.difference)
    to_link = half * 1.2 / size if size else float("inf")  # 1.2: five places ask for more than the 95 % do
    to_none = half / (RELEVANT - size) if size < RELEVANT else float("inf")
    return max(min(to_link, to_none), 1.0)
