"""Simulated people for the calibration: five-point moods that carry over, better weekends, days without any."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from statistics import NormalDist

FIRST = date(2026, 1, 5)
LIFT = 0.5
"""Points by which Saturday and Sunday are better, before rounding."""
CARRIED = 0.45
"""Lag-one autocorrelation before rounding to five points, which leaves 0.4 of it."""


@dataclass(frozen=True, slots=True)
class Person:
    """What a file would hold of somebody: moods by day, and for each of the factors the days it was there."""

    first: date
    moods: Mapping[date, float]
    factors: Sequence[Mapping[date, bool]]


def five_points(mood: float) -> int:
    """Return what somebody enters on the grid who feels like this."""
    return min(5, max(1, round(mood)))


def entered_mean(mean: float, spread: float) -> float:
    """Return the mean of what is entered, of a normal mood."""
    return 1 + sum(1 - NormalDist(mean, spread).cdf(step) for step in (1.5, 2.5, 3.5, 4.5))


def shift_for(effect: float, mean: float, spread: float) -> float:
    """Return by how much the mood has to move for what is entered to move by ``effect`` on average."""
    low, high, base = 0.0, 4.0, entered_mean(mean, spread)
    while high - low > 1e-6:
        middle = (low + high) / 2
        low, high = (middle, high) if entered_mean(mean + middle, spread) - base < effect else (low, middle)
    return low


@dataclass(frozen=True, slots=True)
class Habit:
    """How something comes: on which share of days, how much rather on weekends, how often as on the day before."""

    share: float
    tilt: float
    runs: float


IN_RUNS = Habit(0.45, 0.0, 0.9)
"""Something that comes and goes by the fortnight: a careless standard error is far too narrow for it."""
ON_WEEKENDS = Habit(0.45, 0.7, 0.0)
"""Something of weekends, which are better days anyway."""


def days_of_a_factor(rng: random.Random, first: date, count: int, habit: Habit | None = None) -> list[bool]:
    """Return the days of something: of a habit, or on 30 to 60 % of days, perhaps rather on weekends or in runs."""
    if habit is None:
        habit = Habit(rng.uniform(0.3, 0.6), rng.choice((0.0, 0.25)), rng.uniform(0.0, 0.4))
    share, tilt, runs = habit.share, habit.tilt, habit.runs
    had: list[bool] = []
    for number in range(count):
        weekend = (first + timedelta(days=number)).weekday() >= 5
        likely = share + tilt * (5 / 7 if weekend else -2 / 7)
        had.append(had[-1] if had and rng.random() < runs else rng.random() < likely)
    return had


def person(seed: str, effects: Sequence[float], count: int, *, habit: Habit | None = None) -> Person:
    """Make somebody up.

    Args:
        seed: the same one makes the same person.
        effects: points that what is entered is higher by on days with each factor, 0 or more.
        count: how many days.
        habit: how each factor comes; different ones without it.
    """
    rng = random.Random(seed)
    first = FIRST + timedelta(days=rng.randrange(7))
    had = [days_of_a_factor(rng, first, count, habit) for _ in effects]
    return Person(first, *_lived(rng, first, had, effects))


def dealt(seed: str, effect: float, days: Sequence[bool]) -> Person:
    """Make somebody up whose days are dealt: ``days`` says on which of them the coin said so.

    On one day in eight they do not do it; ``effect`` is there only on the days on which they do.
    """
    rng = random.Random(seed)
    did = [said and rng.random() > 0.125 for said in days]
    return Person(FIRST, *_lived(rng, FIRST, [did], [effect]))


def _lived(
    rng: random.Random, first: date, had: Sequence[Sequence[bool]], effects: Sequence[float]
) -> tuple[dict[date, float], list[dict[date, bool]]]:
    spread, mean, count = rng.uniform(0.65, 1.0), rng.uniform(2.5, 3.3), len(had[0])
    shifts = [shift_for(effect, mean + LIFT * 2 / 7, spread) for effect in effects]
    keeps = rng.uniform(0.78, 0.95)
    moods: dict[date, float] = {}
    over, there = rng.gauss(0, spread), True
    for number in range(count):
        day = first + timedelta(days=number)
        over = over if number == 0 else CARRIED * over + sqrt(1 - CARRIED**2) * rng.gauss(0, spread)
        lifted = sum(shift for shift, days in zip(shifts, had, strict=True) if days[number])
        mood = mean + over + lifted + (LIFT if day.weekday() >= 5 else 0)
        there = rng.random() < keeps - (0 if there else 0.2) - (0.08 if over < -spread else 0)  # bad days go missing
        if there:
            moods[day] = five_points(mood)
    kept = [{first + timedelta(days=n): has for n, has in enumerate(days)} for days in had]
    return moods, kept
