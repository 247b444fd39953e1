"""Hunches by hand: which days count, when they are read, five corrected together, and the three verdicts."""

from datetime import date, timedelta
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bounceback_tui.insights import hunch_rules as rules
from bounceback_tui.insights.estimate_rules import Estimate
from bounceback_tui.insights.hunch_rules import Reading, Verdict, When, chance, judge, linked, more_days
from bounceback_tui.insights.named_rules import LOOKS
from bounceback_tui.insights.quantile_rules import t_tail

FIRST = date(2026, 1, 5)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def reading(difference: float, error: float = 0.2, *, look: int = 90, having: int = 40, lacking: int = 40) -> Reading:
    return Reading(look, having, lacking, Estimate(difference, error, 60, having, lacking, 0.3))


def verdict(one: Reading, *others: Reading) -> Verdict:
    return judge([[one], *([other] for other in others)], [FIRST] * (1 + len(others)), day(100))[0].verdict


def test_benjamini_and_hochberg_by_hand():
    """Of five at 10 %: 2, 4, 6, 8 and 10 % for the ranks; and no single one above 2.5 %."""
    assert linked([0.5, 0.02, 0.3, 0.04, 0.9]) == [False, True, False, False, False]  # 4 % passes, but not by itself
    assert linked([0.024, 0.039, 0.5, 0.6, 0.7]) == [True, False, False, False, False]  # the second carries the first
    assert linked([0.024, 0.5, 0.5, 0.6, 0.7]) == [False] * 5  # 2.4 % alone is above 2 %
    assert linked([0.001, 0.002, 0.003, 0.004, 0.005]) == [True] * 5
    assert linked([]) == []


def test_places_count_though_they_are_empty():
    assert linked([0.021]) == [False] and linked([0.019]) == [True]


def test_an_early_look_has_to_be_clearer_and_a_late_one_much_clearer():
    at_ninety = chance(reading(0.5))
    assert at_ninety == pytest.approx(t_tail(2.5, 60))
    assert chance(reading(0.5, look=30)) == pytest.approx(t_tail(2.5 * sqrt(1 / 3), 60))
    assert chance(reading(0.5, look=120)) == pytest.approx(10 * at_ninety)
    assert chance(Reading(90, 3, 70)) == 1


def test_the_three_verdicts_by_hand():
    assert verdict(reading(0.8)) is Verdict.LINKED
    assert verdict(reading(-0.8)) is Verdict.LINKED
    assert verdict(reading(0.05, 0.2)) is Verdict.NO_SIGN  # 0.05 ± 0.4
    assert verdict(reading(0.3)) is Verdict.CANNOT_TELL  # −0.1 to 0.7
    assert verdict(Reading(60, 9, 51)) is Verdict.CANNOT_TELL
    assert verdict(Reading(0, 2, 3)) is Verdict.CANNOT_TELL


def test_a_hunch_is_read_on_its_days_and_not_in_between():
    moods = {day(number): 3.0 + number % 3 for number in range(200)}
    had = {day(number): number % 2 == 0 for number in range(200)}
    assert [one.look for one in rules.read(moods, had, When.SAME, FIRST, day(29))] == [0]
    assert [one.look for one in rules.read(moods, had, When.SAME, FIRST, day(30))] == [30]
    assert rules.read(moods, had, When.SAME, FIRST, day(44)) == rules.read(moods, had, When.SAME, FIRST, day(30))
    history = rules.read(moods, had, When.SAME, FIRST, day(1000))
    assert [one.look for one in history] == list(LOOKS)
    assert [one.with_days + one.without_days for one in history] == list(LOOKS)
    assert rules.next_look(FIRST, day(29)) == day(30) and rules.next_look(FIRST, day(30)) == day(45)
    assert rules.next_look(FIRST, day(180)) is None


def test_only_days_after_the_naming_and_before_the_look_count():
    moods = {day(number): 3.0 for number in range(-5, 40)}
    had = {day(number): number < 0 or number >= 30 for number in range(-5, 40)}
    (one,) = rules.read(moods, had, When.SAME, FIRST, day(31))
    assert (one.with_days, one.without_days) == (0, 30)


def test_the_next_day_is_compared_with_the_day_before():
    moods = {day(0): 1.0, day(1): 2.0, day(2): 5.0, day(4): 4.0}
    had = {day(-1): True, day(0): False, day(1): True, day(2): True, day(4): True}
    found = rules.compared(moods, had, When.NEXT, FIRST, day(9))
    assert [(one.number, one.mood, one.has) for one in found] == [
        (day(1).toordinal(), 2.0, False),
        (day(2).toordinal(), 5.0, True),
    ]  # the first day's own cause lies before the naming; of the third nothing is known, so neither of the fourth's


def test_a_link_stays_while_its_interval_leaves_nothing_out():
    clear, weaker, gone = reading(0.6), reading(0.35, 0.16, look=120), reading(0.2, 0.16, look=120)
    assert judge([[clear, weaker]], [FIRST], day(121))[0].verdict is Verdict.LINKED
    assert judge([[weaker]], [FIRST], day(121))[0].verdict is Verdict.CANNOT_TELL
    assert judge([[clear, gone]], [FIRST], day(121))[0].verdict is Verdict.CANNOT_TELL


def test_hunches_are_judged_as_the_others_stood_on_that_day():
    """A second hunch that is clear carries one of 2.2 %; on the day of its reading it was not yet there to do so."""
    weak, strong = reading(0.235 * 2, 0.2), reading(2.0, look=30)
    assert 0.02 < chance(weak) < 0.025
    together = judge([[weak], [strong]], [FIRST, FIRST], day(91))
    assert [one.verdict for one in together] == [Verdict.LINKED, Verdict.LINKED]
    alone = judge([[weak]], [FIRST], day(91))
    assert alone[0].verdict is Verdict.CANNOT_TELL


def test_it_says_how_many_more_days():
    assert more_days(Reading(0, 2, 3), FIRST, day(5)) == 25  # nothing before the first look
    assert more_days(Reading(60, 5, 45), FIRST, day(61)) == 120 - 61  # at this rate ten in 120 days
    assert more_days(Reading(45, 0, 40), FIRST, day(46)) == 180 - 46
    assert more_days(reading(0.0, 0.3, look=60), FIRST, day(61)) == 90 - 61  # ±0.6 has to become ±0.5: 87 days
    assert more_days(reading(0.3, 0.3, look=90), FIRST, day(91)) is None  # more than half a year
    assert more_days(reading(0.3, 0.2, look=180), FIRST, day(181)) is None


moods = st.dictionaries(st.integers(0, 200), st.integers(1, 5), max_size=120)
had = st.dictionaries(st.integers(0, 200), st.booleans(), max_size=200)


@settings(max_examples=50, deadline=None)
@given(moods, had, st.sampled_from(When), st.integers(0, 200))
def test_nothing_is_linked_without_ten_days_on_either_side(felt, there, when, today):
    history = rules.read(
        {day(number): float(mood) for number, mood in felt.items()},
        {day(number): has for number, has in there.items()},
        when,
        FIRST,
        day(today),
    )
    last = history[-1]
    assert last.look in (0, *LOOKS) and last.look <= today
    (judged,) = judge([history], [FIRST], day(today))
    if min(last.with_days, last.without_days) < rules.LEAST or last.look == 0:
        assert judged.verdict is Verdict.CANNOT_TELL and last.estimate is None
    if judged.more_days is not None:
        assert judged.more_days >= 1
        assert (day(today + judged.more_days) - FIRST).days in LOOKS


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 1), max_size=5))
def test_a_smaller_chance_is_never_told_less(chances):
    told = linked(chances)
    for one, here in zip(chances, told, strict=True):
        assert not here or (
            one <= rules.CLEAR and all(other for other, those in zip(told, chances, strict=True) if those <= one)
        )
