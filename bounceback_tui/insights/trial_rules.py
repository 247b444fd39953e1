"""Rules of a trial of one, pure: coin tosses in blocks, which day it is, and a test that uses nothing but the tosses.

Of a comparison between days that a coin has dealt out, and of that alone, it may be said that something helped:

- The days are dealt in blocks of two or four, half of a block to either condition, every order as likely. All tosses
  are made when the trial starts and kept, so that neither a restart nor a wish can change them; of each only the
  day's own is shown, and since the blocks differ in size nobody can tell for sure what comes next.
- When the trial ends is fixed when it starts. Until then nothing is compared, on screen or elsewhere.
- The test is Fisher's randomisation test over the ways in which the coin could have dealt the same blocks: all of
  them up to ``EXACT``, else a seeded sample. It asks nothing of moods: not that neighbouring days are unlike, nor
  that weekends are like other days. Days without a mood drop out, whichever condition they had.
- A skipped day stays with the condition that the coin gave it; moving it would let bad days choose their side.
- The interval is the range of effects that the same test does not reject at 5 %.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import combinations, product
from math import comb, prod

from bounceback_tui.insights.hunch_rules import RELEVANT

Pick = Callable[[int], int]
"""Returns a whole number from 0 to one below what it is given, each as likely; comes from outside."""

LENGTHS = (20, 30, 40, 60)
"""Days a trial may last."""
EXACT = 4096
SAMPLE = 2000
TOGETHER = 216
MOODS = 2 / 3
"""The share of the days that must have a mood for the trial to count as planned."""
DONE = 0.5
"""The share of the days on which what the coin said has to have been done."""
REJECTED = 0.05
_EDGE = 1e-9
_WIDEST = 8.0


class Result(StrEnum):
    """What may be said of a trial."""

    FIRST_HELPED = "the first helped"
    SECOND_HELPED = "the second helped"
    NO_DIFFERENCE = "no difference that matters"
    CANNOT_TELL = "cannot tell"


def make_blocks(days: int, pick: Pick) -> str:
    """Return the sizes of the blocks, each 2 or 4, that make up an even number of days."""
    sizes: list[int] = []
    while (left := days - sum(sizes)) > 0:
        sizes.append(2 if left == 2 or pick(2) == 0 else 4)
    return "".join(map(str, sizes))


def toss(blocks: str, pick: Pick) -> str:
    """Toss for every day: A or B, half of each in every block, every order as likely.

    Args:
        blocks: the sizes, as ``make_blocks`` returns them.
        pick: where chance comes from.
    """
    return "".join(orders(int(size))[pick(comb(int(size), int(size) // 2))] for size in blocks)


def orders(size: int) -> list[str]:
    """Return every way to deal a block, half A and half B."""
    return [
        "".join("A" if place in chosen else "B" for place in range(size))
        for chosen in combinations(range(size), size // 2)
    ]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two conditions compared.

    ``difference`` is the mean mood of the first's days less the second's, in points; ``low`` and ``high`` the 95 %
    interval; ``chance`` how often dealing alone would make at least as large a difference, 0 to 1.
    """

    difference: float
    low: float
    high: float
    chance: float
    first_days: int
    second_days: int


def compare(blocks: str, tosses: str, moods: Sequence[float | None], pick: Pick) -> Compared | None:
    """Compare the days of both conditions by the randomisation test.

    Args:
        blocks: the sizes of the blocks.
        tosses: A or B for each day.
        moods: each day's mood, 1 to 5, or None.
        pick: a seeded source of chance, used when there are too many ways to try all.

    Returns:
        The comparison, or nothing where one condition has no day with a mood.
    """
    own = _difference(*_sums(tosses, tosses, moods), *_totals(tosses, moods))
    if own is None:
        return None
    others, extra = _dealt(blocks, tosses, moods, pick)
    chance = _chance(own[0], 0.0, others, extra)
    low, high = (_edge(own[0], others, extra, side) for side in (-1, 1))
    if chance > REJECTED:  # moods in whole points tie more often at no effect than beside it
        low, high = min(low, 0.0), max(high, 0.0)
    known = [side for side, mood in zip(tosses, moods, strict=True) if mood is not None]
    return Compared(own[0], low, high, chance, known.count("A"), known.count("B"))


Sums = tuple[float, float, int]
"""Over the days dealt to the first condition that have a mood: the moods, how many really were its days, how many."""


def _sums(dealt: str, tosses: str, moods: Sequence[float | None]) -> Sums:
    there = [
        (mood, was == "A")
        for way, was, mood in zip(dealt, tosses, moods, strict=True)
        if way == "A" and mood is not None
    ]
    return sum(mood for mood, _ in there), sum(own for _, own in there), len(there)


def _totals(tosses: str, moods: Sequence[float | None]) -> Sums:
    return _sums("A" * len(tosses), tosses, moods)


def _difference(mood: float, own: float, count: int, *totals: float) -> tuple[float, float] | None:
    """Return the difference in mood, and by how much it moves for each point of a true effect."""
    other = totals[2] - count
    if not count or not other:
        return None
    return mood / count - (totals[0] - mood) / other, own / count - (totals[1] - own) / other


def _dealt(
    blocks: str, tosses: str, moods: Sequence[float | None], pick: Pick
) -> tuple[list[tuple[float, float]], int]:
    """Return the differences under other ways of dealing: all ways, or a sample and 1 for what really happened."""
    parts: list[list[Sums]] = []
    start = 0
    for size in map(int, blocks):
        here = slice(start, start + size)
        parts.append([_sums(order, tosses[here], moods[here]) for order in orders(size)])
        start += size
    totals = _totals(tosses, moods)
    exact = prod(map(len, parts)) <= EXACT
    parts = parts if exact else _together(parts)
    ways: Iterable[Sequence[Sums]] = (
        product(*parts) if exact else ([part[pick(len(part))] for part in parts] for _ in range(SAMPLE))
    )
    found = []
    for way in ways:
        mood, own, count = map(sum, zip(*way, strict=True))
        if (pair := _difference(mood, own, count, *totals)) is not None:
            found.append(pair)
    return found, 0 if exact else 1


def _together(parts: list[list[Sums]]) -> list[list[Sums]]:
    """Put blocks together, each with every way of the others: a sample then has a third of the sums to add."""
    found = [parts[0]]
    for part in parts[1:]:
        if len(found[-1]) * len(part) <= TOGETHER:
            found[-1] = [(a + c, b + d, m + n) for (a, b, m), (c, d, n) in product(found[-1], part)]
        else:
            found.append(part)
    return found


def _chance(difference: float, effect: float, others: Sequence[tuple[float, float]], extra: int) -> float:
    """Return how often dealing makes a difference at least as far from an effect as the one that was found."""
    far = abs(difference - effect) - _EDGE
    return (sum(abs(mood - effect * share) >= far for mood, share in others) + extra) / (len(others) + extra)


def _edge(difference: float, others: Sequence[tuple[float, float]], extra: int, side: int) -> float:
    """Return the end of the interval on a side (−1 or 1): how far the test goes without rejecting."""
    near, far = difference, difference + side * _WIDEST
    if _chance(difference, far, others, extra) > REJECTED:
        return far
    while abs(far - near) > 1e-3:
        middle = (near + far) / 2
        near, far = (middle, far) if _chance(difference, middle, others, extra) > REJECTED else (near, middle)
    return near


@dataclass(frozen=True)
class Trial:
    """A trial, with what happened on its days.

    ``days`` and ``tosses`` say how long and which way; ``first`` is the first local day; ``marks`` says of each day
    that was answered whether what the coin said was done; ``stopped_on`` is the local day on which it was broken off.
    """

    question: str
    first_condition: str
    second_condition: str
    first: date
    blocks: str
    tosses: str
    stopped_on: date | None
    marks: Mapping[date, bool]

    @cached_property
    def last(self) -> date:
        """The last local day."""
        return self.first + timedelta(days=len(self.tosses) - 1)

    @property
    def dates(self) -> Sequence[date]:
        """Its local days."""
        return [self.first + timedelta(days=number) for number in range(len(self.tosses))]

    def condition(self, side: str) -> str:
        """Return what a toss stands for."""
        return self.first_condition if side == "A" else self.second_condition

    def number(self, today: date) -> int:
        """Return which day it is, from 1; 0 before it starts, and one more than its length once it is over."""
        return min(max((today - self.first).days + 1, 0), len(self.tosses) + 1)

    def today(self, today: date) -> str | None:
        """Return what the coin says for a day, while the trial runs on it."""
        running = self.stopped_on is None and 1 <= self.number(today) <= len(self.tosses)
        return self.condition(self.tosses[self.number(today) - 1]) if running else None

    def over(self, today: date) -> bool:
        """Whether nothing is dealt any more."""
        return self.stopped_on is not None or today > self.last


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a trial ended: what may be said, the figures where there are any, and why not more."""

    result: Result
    compared: Compared | None
    why: str = ""


def outcome(trial: Trial, moods: Mapping[date, float], pick: Pick) -> Outcome:
    """Judge a trial that is over.

    Args:
        trial: which.
        moods: the mean pleasantness of each local day with a check-in.
        pick: a seeded source of chance.

    Returns:
        The outcome; "helped" only where everything went as planned.
    """
    until = trial.last if trial.stopped_on is None else min(trial.last, trial.stopped_on - timedelta(days=1))
    known = [moods.get(day) if day <= until else None for day in trial.dates]
    found = compare(trial.blocks, trial.tosses, known, pick)
    if trial.stopped_on is not None:
        reached = (until - trial.first).days + 1
        when = f"after day {reached} of {len(known)}" if reached > 0 else "before its first day was over"
        return Outcome(Result.CANNOT_TELL, found, f"it was stopped {when}")
    there = sum(mood is not None for mood in known)
    if there < MOODS * len(known):
        return Outcome(
            Result.CANNOT_TELL, found, f"only {there} of {len(known)} days have a mood; it needs two in three"
        )
    done = sum(trial.marks.get(day, False) for day in trial.dates)
    if done < DONE * len(known):
        return Outcome(
            Result.CANNOT_TELL,
            found,
            f"what the coin said was done on {done} of {len(known)} days only; it needs half",
        )
    return Outcome(_result(found), found)


def _result(found: Compared | None) -> Result:
    if found is None:
        return Result.CANNOT_TELL
    if found.chance <= REJECTED:
        return Result.FIRST_HELPED if found.difference > 0 else Result.SECOND_HELPED
    if found.low > -RELEVANT and found.high < RELEVANT:
        return Result.NO_DIFFERENCE
    return Result.CANNOT_TELL
