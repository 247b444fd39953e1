"""The difference between days: small examples by hand, known values of Student's t, and what must always hold."""

from math import sqrt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bounceback_tui.insights import estimate_rules as rules
from bounceback_tui.insights.estimate_rules import Compared, Fit, estimate
from bounceback_tui.insights.quantile_rules import t_quantile, t_tail

MONDAY = 7 * 105_000 + 1
"""The ordinal of a Monday."""


@pytest.mark.parametrize(
    ("level", "df", "value"),
    [
        (0.95, 1, 12.7062),
        (0.95, 5, 2.5706),
        (0.95, 10, 2.2281),
        (0.95, 30, 2.0423),
        (0.99, 5, 4.0321),
        (0.9, 2.5, 2.5582),
    ],
)
def test_quantiles_are_those_of_the_tables(level, df, value):
    assert t_quantile(level, df) == pytest.approx(value, abs=2e-4)
    assert t_tail(t_quantile(level, df), df) == pytest.approx(1 - level, abs=1e-7)


def test_the_tail_at_the_middle_is_everything_and_far_out_nothing():
    assert t_tail(0, 8) == 1
    assert t_tail(1, 1) == pytest.approx(0.5)  # the quartile of Cauchy's distribution
    assert 0 < t_tail(40, 60) < 1e-12


def test_the_weekday_pattern_by_hand():
    """Mondays 1 and 3, Tuesdays 5 and 4: less 2 and less 4.5."""
    numbers = [MONDAY, MONDAY + 1, MONDAY + 7, MONDAY + 8]
    assert rules.weekday_removed(numbers, [1, 5, 3, 4]) == [-1, 0.5, 1, -0.5]


def test_the_autocorrelation_by_hand():
    """Days 1, 2, 3 and 5: neighbours are 2·1 and 1·(−1), the squares 4 + 1 + 1 + 4."""
    assert rules.neighbours_alike([1, 2, 3, 5], [2, 1, -1, -2]) == pytest.approx((2 - 1) / 10)
    assert rules.neighbours_alike([1, 2], [0, 0]) == 0


def test_the_variance_of_a_weighted_sum_by_hand():
    """One half today less one half tomorrow, alike by 0.4: a quarter each, less twice a quarter of 0.4."""
    assert rules.spread_of([1, 2], [0.5, -0.5], 0.4) == pytest.approx(0.5 - 0.2)
    assert rules.spread_of([1, 3], [0.5, -0.5], 0.4) == pytest.approx(0.5 - 0.5 * 0.16)
    assert rules.spread_of([1, 90], [0.5, -0.5], 0.4) == 0.5


def test_the_difference_by_hand_where_days_are_far_apart():
    """Ten weeks of Mondays, every other with it: 4 against 3 is 1, whatever is carried from day to day."""
    days = [Compared(MONDAY + 7 * week, 4 - week % 2, week % 2 == 0) for week in range(10)]
    found = estimate(days)
    assert found is not None
    assert found.difference == pytest.approx(1.0)
    assert (found.with_days, found.without_days) == (5, 5)
    assert found.error == pytest.approx(sqrt((1 / 12) * (1 / 5 + 1 / 5)), rel=1e-3)  # the grid's own coarseness
    assert found.df == pytest.approx(10 - 1 - 1)


def test_what_is_better_only_because_of_the_weekday_is_not_better():
    """Saturdays are 5, all other days 3, and it is there on nearly every Saturday and hardly else: nothing."""
    weekend = {5}
    days = [
        Compared(
            MONDAY + number, 5 if number % 7 in weekend else 3, (number % 7 in weekend) != (number in (5, 9, 17))
        )
        for number in range(42)
    ]
    assert estimate(days) is None  # each weekday alike in itself: nothing is left to compare
    days[3] = Compared(days[3].number, 4, has=False)
    found = estimate(days)
    assert found is not None and abs(found.difference) < 0.15


def test_the_measured_autocorrelation_is_corrected_for_what_was_fitted():
    """Sums along distances, against the whole matrices they stand for."""
    numbers = [MONDAY + number for number in (0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 14, 15, 16, 17)]
    spread = rules.weekday_removed(numbers, [1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 1, 0, 0, 1])
    length = sqrt(sum(x * x for x in spread))
    unit = [x / length for x in spread]
    size = range(len(numbers))
    same = [[numbers[i] % 7 == numbers[j] % 7 for j in size] for i in size]
    left = [[(i == j) - same[i][j] / sum(same[i]) - unit[i] * unit[j] for j in size] for i in size]
    near = [[0.5 * (abs(numbers[i] - numbers[j]) == 1) for j in size] for i in size]

    def times(a, b):
        return [[sum(a[i][k] * b[k][j] for k in size) for j in size] for i in size]

    def trace(matrix, alike):
        return sum(matrix[i][j] * alike ** abs(numbers[i] - numbers[j]) for i in size for j in size)

    fit, both = Fit(numbers, unit), times(times(left, near), left)
    assert fit.expected_squares(0.3) == pytest.approx(trace(left, 0.3), abs=1e-6)
    assert fit._expected(0.3) == pytest.approx(trace(both, 0.3) / trace(left, 0.3), abs=1e-6)
    assert fit._expected(0.6) < 0.4  # what was fitted hides a part of it: that is what is put right


def test_days_that_cannot_be_compared():
    some = [Compared(MONDAY + number, 3 + number % 2, number % 3 == 0) for number in range(30)]
    assert estimate([]) is None
    assert estimate(some[:5]) is None
    assert estimate([Compared(day.number, 3, day.has) for day in some]) is None  # all alike in mood
    assert estimate([Compared(day.number, day.mood, True) for day in some]) is None  # on every day
    assert estimate([Compared(day.number, day.mood, day.number % 7 == 6) for day in some]) is None  # of one weekday
    assert estimate(some) is not None


days = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 5), st.booleans()), min_size=12, max_size=60).map(
    lambda drawn: [
        Compared(MONDAY + sum(gap for gap, _, _ in drawn[: n + 1]), mood, has)
        for n, (_, mood, has) in enumerate(drawn)
    ]
)


ONE_DAY_WITH = [
    Compared(735_000 + number, 1 + (number == 11), number == 17)
    for number in (2, 4, 5, 6, 8, 10, 11, 14, 17, 18, 20, 22)
]
"""Days from which no autocorrelation can be read: all of them would leave the same residuals."""


@settings(max_examples=40, deadline=None)
@example(ONE_DAY_WITH, [0] * 7, -1.0)
@given(days, st.lists(st.integers(0, 3), min_size=7, max_size=7), st.floats(-2, 2))
def test_a_weekday_pattern_changes_nothing_and_an_effect_is_found_as_it_is(lived, pattern, effect):
    found = estimate(lived)
    if found is None:
        return
    better = [Compared(day.number, day.mood + pattern[day.number % 7] + effect * day.has, day.has) for day in lived]
    again = estimate(better)
    if again is None:  # the effect has evened all days out
        left = rules.weekday_removed([day.number for day in better], [day.mood for day in better])
        assert max(map(abs, left)) < 1e-3
        return
    assert again.difference == pytest.approx(found.difference + effect, abs=1e-6)
    assert again.error == pytest.approx(found.error, rel=1e-4)
    low, high = found.interval()
    assert low < found.difference < high and 0 <= found.alike <= 0.8 and found.df >= 1


@settings(max_examples=30, deadline=None)
@given(days, st.randoms())
def test_the_order_does_not_matter_and_the_other_side_is_the_opposite(lived, random):
    found = estimate(lived)
    mixed = random.sample(lived, len(lived))
    assert estimate(mixed) == found
    turned = estimate([Compared(day.number, day.mood, not day.has) for day in lived])
    assert (turned is None) == (found is None)
    if found is not None and turned is not None:
        assert turned.difference == pytest.approx(-found.difference, abs=1e-9)
        weights = rules.slope_weights([day.number for day in lived], [float(day.has) for day in lived])
        assert weights is not None and sum(weights) == pytest.approx(0, abs=1e-9)
        assert sum(w for w, day in zip(weights, lived, strict=True) if day.has) == pytest.approx(1)
