"""The calibration in short: fixed people, and bounds that give way when a part of the method is dropped."""

from collections.abc import Iterator
from datetime import timedelta
from statistics import mean

import pytest

from bounceback_tui.insights import hunch_rules
from bounceback_tui.insights.estimate_rules import Estimate, Fit, estimate
from bounceback_tui.insights.hunch_rules import LEAST, PLACES, Verdict, When, compared
from bounceback_tui.insights.trial_rules import Result
from tests.benchmarks.calibration import looks, trial
from tests.benchmarks.people import IN_RUNS, ON_WEEKENDS, Habit, person

NOTHING = (0.0,) * PLACES
ONE = (0.8, *NOTHING[1:])


def after_ninety_days(habit: Habit, people: int) -> Iterator[tuple[Estimate, float]]:
    """Yield what is estimated for people whose something does nothing, and the plain difference of means."""
    for number in range(people):
        who = person(f"short {number}", (0.0,), 90, habit=habit)
        days = compared(who.moods, who.factors[0], When.SAME, who.first, who.first + timedelta(days=89))
        having = [day.mood for day in days if day.has]
        lacking = [day.mood for day in days if not day.has]
        if min(len(having), len(lacking)) >= LEAST and (found := estimate(days)) is not None:
            yield found, mean(having) - mean(lacking)


def holding(habit: Habit, people: int) -> float:
    """Return the share of people whose interval holds the nothing that there is."""
    found = [one.interval() for one, _ in after_ninety_days(habit, people)]
    return mean(low <= 0 <= high for low, high in found)


def told_wrongly(people: int, planted=NOTHING) -> int:
    """Return how many people are ever told a falsehood within ninety days."""
    shown = [looks(f"short {number}", planted, until=90) for number in range(people)]
    return sum(any(list(look.falsehoods(planted)) for look in one) for one in shown)


def test_the_interval_holds_the_truth_though_both_come_in_runs():
    assert 0.93 <= holding(IN_RUNS, 200) <= 0.97


def test_without_the_widening_it_would_not(monkeypatch):
    monkeypatch.setattr(Fit, "alike", lambda *_: 0.0)
    assert holding(IN_RUNS, 200) < 0.9


def test_what_belongs_to_weekends_gets_no_credit_for_them():
    found = list(after_ninety_days(ON_WEEKENDS, 200))
    assert abs(mean(one.difference for one, _ in found)) < 0.05
    assert mean(plain for _, plain in found) > 0.25  # as it would be without taking the weekday out


def test_few_people_are_told_a_falsehood():
    assert told_wrongly(40) <= 4


def test_without_the_correction_for_five_there_would_be_many(monkeypatch):
    monkeypatch.setattr(hunch_rules, "linked", lambda chances: [one <= 0.05 for one in chances])
    assert told_wrongly(40) > 8


def test_most_people_are_told_of_what_makes_a_difference_and_nobody_that_it_makes_none():
    last = [looks(f"short {number}", ONE, until=90)[-1] for number in range(40)]
    assert sum(look.verdicts[0] is Verdict.LINKED for look in last) >= 35
    assert not any(look.verdicts[0] is Verdict.NO_SIGN for look in last)


@pytest.mark.parametrize(("effect", "least", "most"), [(0.0, 0, 2), (1.2, 18, 50)])
def test_a_trial_says_helped_of_what_helps(effect, least, most):
    said = [trial(f"short {number}", effect, 20)[0] for number in range(50)]
    helped = sum(one in (Result.FIRST_HELPED, Result.SECOND_HELPED) for one in said)
    assert least <= helped <= most
