"""Momentum's promises, shares, weeks and days to come."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bounceback_tui.journey.when import WhenError
from bounceback_tui.stages.persist import funnel_rules, rules
from bounceback_tui.stages.persist.ahead import read_day

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
DAYS = st.sets(st.integers(0, 60).map(lambda back: TODAY - back * DAY), max_size=50)
PAUSES = st.lists(
    st.tuples(st.integers(-20, 60), st.integers(0, 10)).map(
        lambda p: (TODAY - p[0] * DAY, TODAY - p[0] * DAY + p[1] * DAY)
    ),
    max_size=3,
)


def run(*backs, pauses=(), repairs=None):
    return rules.momentum({TODAY - back * DAY for back in backs}, pauses, repairs, today=TODAY)


@settings(max_examples=50, deadline=None)
@given(DAYS, PAUSES)
def test_what_always_holds(days, pauses):
    found = rules.momentum(days, pauses, today=TODAY)
    assert found.streak <= found.best <= found.days == len(days)
    assert 0 <= found.rest <= rules.MOST_REST
    assert 0 <= found.strength <= 100
    assert found.slack <= found.rest


@settings(max_examples=50, deadline=None)
@given(DAYS, PAUSES, st.integers(0, 60))
def test_effort_never_shortens_a_streak(days, pauses, back):
    before = rules.momentum(days, pauses, today=TODAY)
    after = rules.momentum(days | {TODAY - back * DAY}, pauses, today=TODAY)
    assert after.streak >= before.streak and after.best >= before.best


@settings(max_examples=50, deadline=None)
@given(DAYS, PAUSES, st.integers(-5, 60), st.integers(0, 20))
def test_a_pause_never_breaks_one(days, pauses, back, length):
    before = rules.momentum(days, pauses, today=TODAY)
    since = TODAY - back * DAY
    after = rules.momentum(days, [*pauses, (since, since + length * DAY)], today=TODAY)
    assert after.streak >= before.streak


def test_rest_days_are_earned_by_six_and_spent_by_themselves():
    assert run(*range(0, 6)).rest == 1
    assert run(*range(0, 40)).rest == 3
    missed = run(*range(2, 8), 0)
    assert (missed.streak, missed.rest, missed.spent) == (7, 0, {TODAY - DAY})
    assert run(*range(3, 9), 0).streak == 1


def test_today_is_not_over():
    found = run(1, 2, 3)
    assert found.streak == 3 and found.mend is None


def test_a_gap_is_mended_once_within_three_days():
    broken = run(*range(3, 6), 0)
    assert (broken.streak, broken.mend, broken.before) == (1, TODAY - 2 * DAY, 3)
    whole = run(*range(3, 6), 0, repairs={TODAY - 2 * DAY: TODAY})
    assert whole.streak == 4 and whole.mend is None
    assert run(*range(5, 9), 0).mend is None


def test_the_forecast_passes_over_pauses():
    found = run(*range(0, 6), pauses=[(TODAY + DAY, TODAY + 3 * DAY)])
    assert (found.slack, found.safe_until) == (1, TODAY + 4 * DAY)


def test_a_leap_day_and_a_new_year_are_days_like_others():
    days = {date(2028, 2, 27) + n * DAY for n in range(4)}
    assert rules.momentum(days, today=date(2028, 3, 1)).streak == 4


def test_a_share_says_how_little_it_says():
    assert funnel_rules.share_words(1, 4) == "1 of 4 · too few to read anything into"
    assert funnel_rules.share_words(2, 10) == "2 of 10 · 20% (between 6% and 51%)"


def test_the_funnel_counts_how_far_each_got():
    found = funnel_rules.funnel([("a friend", {"applied", "interview"}), ("a friend", {"rejected"}), ("", {"offer"})])
    assert found[0].counts == {"applied": 2, "screening": 1, "interview": 1, "final": 0, "offer": 0, "accepted": 0}
    assert found[1].name == "no channel named" and found[1].counts["offer"] == 1


def test_the_week_is_balanced_by_days():
    efforts = {TODAY: {"skill", "check-in"}, TODAY - DAY: {"skill"}}
    assert rules.balance(efforts, TODAY) == (1, 1)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("tomorrow", date(2026, 11, 24)),
        ("in 3 days", date(2026, 11, 26)),
        ("friday", date(2026, 11, 27)),
        ("3 Dec", date(2026, 12, 3)),
        ("3 Nov", date(2026, 11, 3)),
        ("2026-12-24", date(2026, 12, 24)),
        ("yesterday", date(2026, 11, 22)),
    ],
)
def test_days_to_come_are_read(words, day):
    assert read_day(words, TODAY) == day


def test_nonsense_is_no_day():
    with pytest.raises(WhenError):
        read_day("soonish", TODAY)
    with pytest.raises(WhenError):
        read_day("9999-12-31", TODAY)
