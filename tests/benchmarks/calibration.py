"""Measures how far the verdicts of hunches and trials can be trusted: ``python -m tests.benchmarks.calibration``.

Made-up people (see ``people``) name five hunches and are read on every look; others run trials of one. What the
table says are shares of people. A falsehood is a link where there is none or the other way round, or no sign of a
link where half a point or more was planted. A short form of it is among the normal tests.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt
from multiprocessing import Pool
from random import Random

from bounceback_tui.insights import trial_rules
from bounceback_tui.insights.hunch_rules import PLACES, WHOLE, Judged, Verdict, When, judge, read
from bounceback_tui.insights.named_rules import LOOKS
from bounceback_tui.insights.trial_rules import Result, Trial
from tests.benchmarks.people import dealt, person

PLANTED = ((0.0,) * PLACES, (0.8, *(0.0,) * (PLACES - 1)), (0.4, *(0.0,) * (PLACES - 1)))
"""What is planted on the five hunches of each kind of person."""
PEOPLE, TRIALS = 2000, 1000
SHOWN = (30, 45, 60, 90, 180)
HELPS = (0.0, 0.8)
RELEVANT = 0.5


@dataclass(frozen=True, slots=True)
class Look:
    """What one person was shown at one look: for each hunch its verdict and its interval, if there was one."""

    verdicts: tuple[Verdict, ...]
    differences: tuple[float | None, ...]
    intervals: tuple[tuple[float, float] | None, ...]

    @classmethod
    def of(cls, judged: Sequence[Judged]) -> "Look":
        """Return what was shown."""
        found = [one.reading.estimate for one in judged]
        return cls(
            tuple(one.verdict for one in judged),
            tuple(None if one is None else one.difference for one in found),
            tuple(None if one is None else one.interval() for one in found),
        )

    def falsehoods(self, planted: Sequence[float]) -> Iterator[int]:
        """Yield the hunches that were told wrongly."""
        for number, (verdict, effect, found) in enumerate(zip(self.verdicts, planted, self.differences, strict=True)):
            linked = verdict is Verdict.LINKED and (effect == 0 or (found or 0) * effect < 0)
            if linked or (verdict is Verdict.NO_SIGN and effect >= RELEVANT):
                yield number


def looks(seed: str, planted: Sequence[float], *, until: int = LOOKS[-1], when: When = When.SAME) -> list[Look]:
    """Return what a person is shown at each look up to a day, all five hunches named on the same day."""
    who = person(seed, planted, until + 1)
    last = who.first + timedelta(days=until)
    histories = [read(who.moods, had, when, who.first, last) for had in who.factors]
    shown = []
    for place, look in enumerate(look for look in LOOKS if look <= until):
        today = who.first + timedelta(days=look)
        so_far = [history[: place + 1] for history in histories]
        shown.append(Look.of(judge(so_far, [who.first] * len(so_far), today)))
    return shown


def trial(seed: str, effect: float, days: int) -> tuple[Result, bool]:
    """Return what a trial says and whether its interval holds what was planted, diluted by the days not done."""
    chance = Random(f"coin {seed}")
    blocks = trial_rules.make_blocks(days, chance.randrange)
    tosses = trial_rules.toss(blocks, chance.randrange)
    who = dealt(seed, effect, [side == "A" for side in tosses])
    marks = dict.fromkeys(who.factors[0], True)
    ran = Trial("?", "with", "without", who.first, blocks, tosses, None, marks)
    found = trial_rules.outcome(ran, who.moods, chance.randrange)
    held = found.compared is not None and found.compared.low <= effect * 0.875 <= found.compared.high
    return found.result, held


def _looks(job: tuple[str, Sequence[float]]) -> list[Look]:
    return looks(*job)


def _trial(job: tuple[str, float, int]) -> tuple[Result, bool]:
    return trial(*job)


def share(values: Sequence[bool]) -> str:
    """Return a share in per cent with twice its standard error."""
    part = sum(values) / len(values)
    return f"{part:6.1%} ± {2 * sqrt(part * (1 - part) / len(values)):.1%}"


def hunch_lines(
    people: int, mapped: Callable[[list[tuple[str, Sequence[float]]]], list[list[Look]]]
) -> Iterator[str]:
    """Yield the lines of the table about hunches."""
    yield f"Hunches: {people} people each, five open, read on day {', '.join(map(str, LOOKS))}"
    places = [LOOKS.index(day) for day in SHOWN]
    for planted in PLANTED:
        shown = mapped([(f"{number}", planted) for number in range(people)])
        false = [[bool(list(look.falsehoods(planted))) for look in one] for one in shown]
        yield f"\n  planted on the five hunches: {', '.join(f'{effect:.1f}' for effect in planted)}"
        whole = LOOKS.index(WHOLE)
        for words, until in ((f"ever up to day {WHOLE}", whole + 1), ("ever in half a year", len(LOOKS))):
            yield f"    a falsehood, {words:<19} {share([any(one[:until]) for one in false])}   (goal: at most 12 %)"
        yield "    on day                  " + "".join(f"{day:>15}" for day in SHOWN)
        yield "    a falsehood             " + "".join(
            f"{share([one[place] for one in false]):>15}" for place in places
        )
        for effect in sorted(set(planted), reverse=True):
            those = [number for number, one in enumerate(planted) if one == effect]
            for verdict in Verdict:
                told = [
                    [one[place].verdicts[number] is verdict for one in shown for number in those] for place in places
                ]
                yield f"    {effect:.1f}: {verdict.value:<18} " + "".join(f"{share(values):>15}" for values in told)
            held = [
                [
                    low <= effect <= high
                    for one in shown
                    for number in those
                    if (pair := one[place].intervals[number])
                    for low, high in [pair]
                ]
                for place in places
            ]
            yield f"    {effect:.1f}: the interval holds " + "".join(f"{share(values):>15}" for values in held)


def trial_lines(
    trials: int, mapped: Callable[[list[tuple[str, float, int]]], list[tuple[Result, bool]]]
) -> Iterator[str]:
    """Yield the lines of the table about trials of one."""
    yield f"Trials of one: {trials} people each, one day in eight not done"
    heads = ("the first helped", "the second helped", "no difference", "the interval holds")
    yield f"  {'days':>4} {'planted':>8}   " + "".join(f"{head:<20}" for head in heads)
    for days in trial_rules.LENGTHS:
        for effect in HELPS:
            found = mapped([(f"{days} {number}", effect, days) for number in range(trials)])
            told = [share([result is one for result, _ in found]) for one in list(Result)[:3]]
            told.append(share([held for _, held in found]))
            yield f"  {days:>4} {effect:>8.1f}   " + "".join(f"{one:<20}" for one in told)
    yield "  goal: where nothing is planted, “helped” on either side in at most 5 %"


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description="How far the verdicts can be trusted.")
    arguments.add_argument("--people", type=int, default=PEOPLE)
    arguments.add_argument("--trials", type=int, default=TRIALS)
    arguments.add_argument("--processes", type=int, default=2)
    chosen = arguments.parse_args()
    with Pool(chosen.processes) as pool:
        for line in hunch_lines(chosen.people, lambda jobs: pool.map(_looks, jobs, chunksize=20)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
        sys.stdout.write("\n")
        for line in trial_lines(chosen.trials, lambda jobs: pool.map(_trial, jobs, chunksize=20)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
