"""The bounce: each figure checked by hand on a small life, and what has to hold for any."""

import statistics
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bounceback_tui.insights import bounce_words as words
from bounceback_tui.insights.bounce_rules import (
    BEFORE,
    HORIZON,
    LEAST_DAYS,
    Bounces,
    End,
    Episode,
    Point,
    Usual,
    back_on,
    bounces,
    halves,
    summary,
    time_to_half,
    usual,
)
from bounceback_tui.insights.rules import counted, quantile, signed, span

NO = date(2026, 6, 1)
FEW = settings(max_examples=50, deadline=None)


def days(values, first):
    """Return a life: a value for each day from the first on, None where there is no check-in."""
    return {first + timedelta(days=place): value for place, value in enumerate(values) if value is not None}


def before(values=(3.0, 4.0) * 5, no=NO):
    """Return the days just before a no."""
    return days(values, no - timedelta(days=len(values)))


def episode(back=None, last=0, end=End.BACK, day=NO, curve=None):
    return Episode(day, 1, Usual(3.5, 3.0, 10), curve or {}, back, last or back or 0, end)


# Quantiles


def test_quantiles_by_hand():
    assert quantile([4, 1, 3, 2], 0.25) == 1.75
    assert quantile([4, 1, 3, 2], 0.5) == 2.5
    assert quantile([7], 0.75) == 7


@FEW
@given(st.lists(st.floats(1, 5), min_size=2, max_size=40))
def test_quartiles_are_those_of_the_standard_library(values):
    ours = [quantile(values, share) for share in (0.25, 0.5, 0.75)]
    assert ours == pytest.approx(statistics.quantiles(values, n=4, method="inclusive"))


def test_differences_have_a_sign_and_nothing_has_none():
    assert (signed(0.44), signed(-0.44), signed(0.04), signed(-0.04)) == ("+0.4", "−0.4", "0.0", "0.0")
    assert (span([4, 6, 5]), span([1]), span([3, 3])) == ("4–6 days", "1 day", "3 days")
    assert (counted(1, "no", "no's"), counted(2, "no", "no's")) == ("1 no", "2 no's")


# What is usual


def test_usual_is_median_and_lower_quartile_of_the_days_before():
    assert usual(before((1.0, 2.0, 3.0, 3.0, 3.0, 4.0, 4.0, 4.0, 5.0, 5.0)), NO) == Usual(3.5, 3.0, 10)
    assert usual(before((2.0, 2.0, 2.0, 4.0, 4.0, 4.0, 4.0, 4.0, 5.0, 5.0)), NO) == Usual(4.0, 2.5, 10)


def test_days_that_are_all_equal_have_a_range_of_half_a_step():
    assert usual(before((4.0,) * 12), NO) == Usual(4.0, 3.5, 12)


def test_too_few_days_have_no_usual_and_only_six_weeks_count():
    assert usual(before((3.0,) * 9), NO) is None
    long_ago = days((5.0,) * 30, NO - timedelta(days=42 + 30))
    assert usual(long_ago | before((3.0,) * 9), NO) is None
    assert usual(days((5.0,) * 10, NO - timedelta(days=42)), NO) == Usual(5.0, 4.5, 10)


def test_the_day_of_the_no_is_not_before_it():
    assert usual(before() | {NO: 1.0}, NO) == usual(before(), NO)


# Back to usual


@pytest.mark.parametrize(
    ("curve", "back"),
    [
        ({1: -2, 2: -1, 3: 0, 4: 0}, 3),
        ({1: -2, 2: 0, 3: -1, 4: 0, 5: 0}, 4),  # one day alone is not enough
        ({1: -2, 2: 0, 4: 0}, 2),  # a day without an entry does not break a pair
        ({1: -2, 2: 0, 5: 0}, None),  # two of them do
        ({1: -2, 2: 0, 5: 0, 6: 0}, 5),
        ({1: 2, 2: 3}, 1),  # above the range is back too
        ({0: 0, 1: 0}, None),  # the day of the no does not count
        ({1: 0}, None),
        ({}, None),
    ],
)
def test_back_is_the_first_of_two_days_in_a_row(curve, back):
    assert back_on(curve, -0.5) == back


def test_a_life_with_one_no_by_hand():
    daily = before() | days((2.0, 1.0, 2.0, 3.0, 3.5, 4.0), NO)
    found = bounces(daily, [NO], NO + timedelta(days=5))
    assert len(found.read) == 1
    one = found.read[0]
    assert (one.usual, one.back, one.last, one.end) == (Usual(3.5, 3.0, 10), 3, 5, End.BACK)
    assert one.curve == {-3: 0.5, -2: -0.5, -1: 0.5, 0: -1.5, 1: -2.5, 2: -1.5, 3: -0.5, 4: 0.0, 5: 0.5}
    assert found.present is None


def test_the_next_no_ends_the_watching():
    other = NO + timedelta(days=4)
    daily = before() | days((2.0, 1.0, 2.0, 3.0, 3.5, 4.0, 4.0), NO)
    found = bounces(daily, [other, NO], other + timedelta(days=2))
    assert [(one.day, one.back, one.last, one.end) for one in found.read] == [
        (NO, None, 3, End.NEXT),
        (other, 1, 2, End.BACK),
    ]
    assert max(found.read[0].curve) == 3 and min(found.read[1].curve) == -BEFORE


def test_today_and_sixty_days_end_it_too():
    low = before() | days((1.0,) * 90, NO)
    now, later = (bounces(low, [NO], NO + timedelta(days=count)) for count in (HORIZON - 1, HORIZON))
    assert (now.read[0].end, now.present, now.over) == (End.NOW, now.read[0], ())
    assert (later.read[0].end, later.read[0].last, later.present) == (End.LONG, HORIZON, None)


def test_two_no_s_on_one_day_are_one_and_a_later_one_is_passed_over():
    daily = before() | days((2.0, 4.0, 4.0), NO)
    found = bounces(daily, [NO, NO, NO + timedelta(days=9)], NO + timedelta(days=2))
    assert [(one.nos, one.back, one.end) for one in found.read] == [(2, 1, End.BACK)]
    told = words.overall(Bounces((*found.read, episode(2), episode(3))), NO)
    assert "(4 no's on 3 days: 3 back)" in told


def test_what_cannot_be_read_says_what_is_missing():
    daily = before((3.0,) * 6)
    found = bounces(daily, [NO], NO)
    assert (found.read, found.unread[0].days) == ((), 6)
    told = words.overall(found, NO)
    assert "None of your no's can be read yet" in told and "three more" in told
    assert ", 6 have a check-in; 10 are needed, 4 were missing" in told
    assert found.came_on(NO) and not found.came_on(NO - timedelta(days=1))
    silent = bounces(before(), [NO, NO + timedelta(days=1)], NO + timedelta(days=1))
    assert silent.unread[0].day == NO and silent.present is not None
    assert "has no check-in between it and the next" in words.overall(silent, NO)


# All of them together


def test_half_time_by_hand_with_those_that_are_not_back_yet():
    # at risk 5, one back on day 2: 4/5; at risk 4, two back on day 3: 4/5 × 2/4 = 0.4
    five = [episode(2), episode(3), episode(3), episode(5), episode(last=4, end=End.NEXT)]
    assert time_to_half(five) == 3
    # at risk 3, one back on day 2: 2/3; one censored on day 3; at risk 1, back on day 6: 0
    assert time_to_half([episode(2), episode(last=3, end=End.NEXT), episode(6)]) == 6
    # censored on the day another is back: it was still at risk that day. 1 − 1/4 = 0.75; then 1 − 1/2: 0.375
    four = [episode(2), episode(last=2, end=End.NEXT), episode(4), episode(last=9, end=End.NOW)]
    assert time_to_half(four) == 4


def test_half_time_needs_three_and_may_not_be_reached():
    assert time_to_half([episode(2), episode(3)]) is None
    assert time_to_half([episode(2), episode(last=5, end=End.NEXT), episode(last=5, end=End.NEXT)]) is None


@FEW
@given(st.lists(st.integers(1, 30), min_size=3, max_size=12))
def test_without_censoring_half_time_is_the_middle_one(backs):
    assert time_to_half([episode(back) for back in backs]) == sorted(backs)[(len(backs) - 1) // 2]


def test_summary_has_n_for_each_day_and_nothing_else_below_three():
    curves = [{0: -2.0, 1: -1.0}, {0: -1.0, 1: 0.0}, {0: -3.0, 1: -1.0}, {0: -2.0}]
    points = summary([episode(2, curve=curve) for curve in curves], 2)
    assert points[0] == Point(4, -2.0, -2.25, -1.75)
    assert points[1] == Point(3, -1.0, -1.0, -0.5)
    assert points[2] == Point(0) and points[-3] == Point(0)


def test_halves_need_six_and_leave_out_the_one_in_the_middle():
    many = [episode(place, day=NO + timedelta(days=place)) for place in range(1, 8)]
    assert halves(many[:5]) is None
    first, latest = halves(many[::-1]) or ((), ())
    assert ([one.back for one in first], [one.back for one in latest]) == ([1, 2, 3], [5, 6, 7])
    told = words.compared(Bounces(tuple(many)))
    assert told.startswith("Half of the first three were back by day 2, half of the latest three by day 6;")
    assert "chance alone" in told
    assert words.compared(Bounces(tuple(many[:5]))) == ""


def test_halves_where_one_is_not_back():
    first = [episode(2), episode(3), episode(4)]
    latest = [episode(last=2, end=End.NEXT, day=NO + timedelta(days=more)) for more in (1, 2, 3)]
    told = words.compared(Bounces((*first, *latest)))
    assert told == "Half of the first three were back by day 3; of the latest three, fewer than half were."


# In words


def test_the_last_three_times():
    three = Bounces((episode(4), episode(6), episode(5)))
    assert words.lately(three, NO).sentence == "The last three times you were back to usual in 4–6 days."
    assert words.lately(Bounces((episode(4), episode(6))), NO) == words.Lately()
    one_not = Bounces((episode(4), episode(last=2, end=End.NEXT), episode(6)))
    assert words.lately(one_not, NO).sentence == (
        "Two of the last three times you were back to usual in 4–6 days; the other time the next no came first."
    )
    two_not = Bounces((episode(4), episode(last=2, end=End.NEXT), episode(last=60, end=End.LONG)))
    assert words.lately(two_not, NO).sentence == ""


@pytest.mark.parametrize(
    ("day", "ahead", "longer"), [(0, "", False), (1, "day 4–6", False), (6, "day 4–6", False), (7, "", True)]
)
def test_the_one_under_way_is_told_around_which_day_it_turned(day, ahead, longer):
    present = episode(last=day, end=End.NOW)
    found = words.lately(Bounces((episode(4), episode(6), episode(5), present), present=present), NO + timedelta(day))
    assert found.ahead == ahead
    assert ("taking longer" in found.sentence) is longer


def test_overall_counts_every_kind_of_ending():
    low = before() | days((1.0,) * 3 + (4.0,) * 40, NO)
    nos = [NO, NO + timedelta(days=12), NO + timedelta(days=24), NO + timedelta(days=37)]
    today = NO + timedelta(days=38)
    told = words.overall(bounces(low, nos, today), today)
    assert told.startswith("Half of the time you were back to usual by the day after (4 no's: 3 back, 1 not yet).")
    assert words.overall(Bounces(), today).startswith("You have not logged a no yet")


def test_a_day_in_words():
    assert words.day(3, Point(7, -0.9, -1.5, -0.2)) == "day 3: 0.9 below usual, half of them from −1.5 to −0.2 (n 7)"
    assert words.day(0, Point(2)) == "the day of the no: too few to say (n 2, and three are needed)"
    assert words.day(-2, Point(3, 0.0, 0.0, 0.0)).startswith("2 before: as usual")


LIVES = st.tuples(
    st.lists(st.one_of(st.none(), st.integers(2, 10)), max_size=120),
    st.lists(st.integers(0, 130), max_size=12),
)


@FEW
@given(LIVES)
def test_whatever_the_life_nothing_is_told_of_what_was_not_there(life):
    values, backs = life
    first = date(2026, 1, 1)
    daily = days([value / 2 if value else None for value in values], first)
    nos = [first + timedelta(days=back) for back in backs]
    today = first + timedelta(days=125)
    found = bounces(daily, nos, today)
    assert len(found.read) + len(found.unread) <= len({day for day in nos if day <= today})
    for one in found.read:
        assert one.usual.days >= LEAST_DAYS and one.usual.low <= one.usual.middle - 0.5
        assert all(one.day + timedelta(days=number) in daily for number in one.curve)
        assert one.back is None or 1 <= one.back < one.last
        assert (one.end is End.BACK) is (one.back is not None)
    half = time_to_half(found.read)
    assert half is None or half in {one.back for one in found.read}
    for point in summary(found.read, 14).values():
        assert (point.middle is None) is (point.n < 3)
        assert point.middle is None or (point.low or 0) <= point.middle <= (point.high or 0)
    assert words.overall(found, today) and isinstance(words.lately(found, today).sentence, str)
