"""How much better days with something were than days without it, pure: the difference and how far to trust it.

The method, step by step, on the days of which both the mood and the something are known:

1. The difference is that of least squares on a mean for each weekday and on whether the something was there, so the
   weekday pattern is out of it. Each day is compared with a quarter of what the day before was above or below its
   expectation (``CARRIED``): moods carry over, and a day that starts high proves little. A quarter is less than is
   usual, on purpose: it takes most of the noise that carries over, and hardly touches an effect that carries over.
2. What is left over each day still resembles the day before, so the days tell less than their number says. How alike
   neighbours are is measured as the lag-one autocorrelation of plain residuals, over days that really are neighbours.
   Fitting eight numbers to few days drags that measure down, so it is corrected: the autocorrelation taken is the one
   under which residuals of just these days would be expected to show what was measured (moment matching).
3. The standard error is that of the difference when residuals follow a first-order autoregression with it, at the
   days' true distances, with a variance corrected in the same way.
4. The degrees of freedom are those left after the weekday means and the slope, lowered by the same resemblance
   (Bartlett: each residual is worth (1 − r²) / (1 + r²)); intervals take Student's t.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from bounceback_tui.insights.quantile_rules import t_quantile

REACH = 24
"""Days from which on two are taken for independent: at the highest autocorrelation, 0.8, half a per cent is left."""
CARRIED = 0.25
"""How much of the day before each day is compared with; see step 1."""
_HIGHEST = 0.8
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Compared:
    """One day: ``number`` is its ordinal, ``mood`` 1 to 5, ``has`` whether the something was there."""

    number: int
    mood: float
    has: bool


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the days say.

    ``difference`` is in points of mood, with minus without; ``error`` its standard error with ``df`` degrees of
    freedom; ``with_days`` and ``without_days`` count the days; ``alike`` is the autocorrelation, 0 to 0.8.
    """

    difference: float
    error: float
    df: float
    with_days: int
    without_days: int
    alike: float

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """Return the lower and upper end of the interval at a level."""
        half = t_quantile(level, self.df) * self.error
        return self.difference - half, self.difference + half

    @property
    def tells_apart(self) -> bool:
        """Whether the 95 % interval leaves out no difference at all."""
        low, high = self.interval()
        return low > 0 or high < 0

    @property
    def t(self) -> float:
        """The difference in standard errors."""
        return self.difference / self.error


def estimate(days: Sequence[Compared]) -> Estimate | None:
    """Compare days with something to days without it.

    Args:
        days: in any order, each day once.

    Returns:
        The estimate; nothing where the days cannot say: too few, all alike in mood, or the something there on all
        days, on none, or on the same weekdays only.
    """
    days = sorted(days, key=lambda day: day.number)
    numbers = [day.number for day in days]
    moods, has = [day.mood for day in days], [float(day.has) for day in days]
    spread = weekday_removed(numbers, has)
    size = sum(x * x for x in spread)
    left = len(days) - len({number % 7 for number in numbers}) - 1
    weights = slope_weights(numbers, has)
    if size < _NOTHING or left < 2 or weights is None:
        return None
    unit = [x / sqrt(size) for x in spread]
    evened = weekday_removed(numbers, moods)
    along = sum(x * y for x, y in zip(unit, evened, strict=True))
    residuals = [y - along * x for x, y in zip(unit, evened, strict=True)]
    squares = sum(e * e for e in residuals)
    if squares < _NOTHING:
        return None
    fit = Fit(numbers, unit)
    alike = fit.alike(residuals)
    variance = squares / fit.expected_squares(alike)
    return Estimate(
        sum(weight * mood for weight, mood in zip(weights, moods, strict=True)),
        sqrt(variance * spread_of(numbers, weights, alike)),
        max(left * (1 - alike**2) / (1 + alike**2), 1.0),
        sum(day.has for day in days),
        sum(not day.has for day in days),
        alike,
    )


def weekday_removed(numbers: Sequence[int], values: Sequence[float]) -> list[float]:
    """Return values less the mean of their weekday; ``numbers`` are the days' ordinals."""
    of: defaultdict[int, list[float]] = defaultdict(list)
    for number, value in zip(numbers, values, strict=True):
        of[number % 7].append(value)
    means = {weekday: sum(some) / len(some) for weekday, some in of.items()}
    return [value - means[number % 7] for number, value in zip(numbers, values, strict=True)]


def neighbours_alike(numbers: Sequence[int], residuals: Sequence[float]) -> float:
    """Return the lag-one autocorrelation as measured: products of neighbouring days over all squares."""
    pairs = zip(numbers, residuals, numbers[1:], residuals[1:], strict=False)
    return sum(a * b for m, a, n, b in pairs if n - m == 1) / sum(e * e for e in residuals)


def slope_weights(numbers: Sequence[int], has: Sequence[float]) -> list[float] | None:
    """Return what each day's mood is multiplied by for the difference: they sum to 0, on every weekday too.

    Least squares on a mean for each weekday and on ``has``, of days less ``CARRIED`` of the day before (its power for
    days further back), which is generalised least squares with a fixed working autocorrelation.

    Args:
        numbers: the days' ordinals, rising.
        has: 1 with, 0 without.

    Returns:
        The weights in the days' order; nothing where with and without cannot be told from the weekday.
    """
    weekdays = sorted({number % 7 for number in numbers})
    plain = [
        [x, *(float(number % 7 == weekday) for weekday in weekdays)] for number, x in zip(numbers, has, strict=True)
    ]
    gaps = [CARRIED ** (n - m) for m, n in pairwise(numbers)]
    scale = [1.0, *(1 / sqrt(1 - gap * gap) for gap in gaps)]
    rows = [plain[0]] if plain else []
    for gap, factor, before, row in zip(gaps, scale[1:], plain, plain[1:], strict=False):
        rows.append([(now - gap * then) * factor for now, then in zip(row, before, strict=True)])
    width = len(weekdays) + 1
    products = [[sum(row[i] * row[j] for row in rows) for j in range(width)] for i in range(width)]
    first = _solved(products, [1.0, *[0.0] * (width - 1)])
    if first is None:
        return None
    own = [
        factor * sum(a * b for a, b in zip(first, row, strict=True)) for factor, row in zip(scale, rows, strict=True)
    ]
    return [one - gap * after for one, gap, after in zip(own, [*gaps, 0.0], [*own[1:], 0.0], strict=True)]


def spread_of(numbers: Sequence[int], weights: Sequence[float], alike: float) -> float:
    """Return the variance of a weighted sum of moods, each of variance 1, whose resemblance wanes with distance."""
    total = alone = 0.0
    for i, (number, weight) in enumerate(zip(numbers, weights, strict=True)):
        alone += weight * weight
        for later, other in zip(numbers[i + 1 :], weights[i + 1 :], strict=True):
            if later - number > REACH:
                break
            total += 2 * weight * other * alike ** (later - number)
    return alone + total


def _solved(matrix: list[list[float]], right: list[float]) -> list[float] | None:
    """Return the solution of a small symmetric system, or nothing where there is not just one."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        if abs(rows[i][i]) < _NOTHING:
            return None
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (rows[i][size] - sum(rows[i][k] * found[k] for k in range(i + 1, size))) / rows[i][i]
    return found


class Fit:
    """Sums over pairs of days by their distance: what the fit leaves of a covariance that depends on distance only.

    With M the matrix that turns moods into residuals, and W the one that picks neighbours (a half on either side), it
    holds the sums of M, of MWM and of the outer product of the slope with itself along every distance.
    """

    def __init__(self, numbers: Sequence[int], unit: Sequence[float]) -> None:
        self._numbers = numbers
        self._squares = [0.0] * (REACH + 1)
        self._products = [0.0] * (REACH + 1)
        self._sum(unit)

    def alike(self, residuals: Sequence[float]) -> float:
        """Return the autocorrelation, 0 to 0.8, under which such residuals are to be expected."""
        measured = neighbours_alike(self._numbers, residuals)
        low, high = 0.0, _HIGHEST
        if self._expected(low) >= measured:
            return low
        while high - low > 1e-4:
            middle = (low + high) / 2
            low, high = (middle, high) if self._expected(middle) < measured else (low, middle)
        return (low + high) / 2

    def expected_squares(self, alike: float) -> float:
        """Return the sum of squared residuals to be expected at a variance of 1."""
        return _along(self._squares, alike)

    def _expected(self, alike: float) -> float:
        return _along(self._products, alike) / _along(self._squares, alike)

    def _sum(self, unit: Sequence[float]) -> None:
        numbers = self._numbers
        count = len(numbers)
        days_of = [0] * 7
        for number in numbers:
            days_of[number % 7] += 1
        before = [i > 0 and numbers[i] - numbers[i - 1] == 1 for i in range(count)] + [False]
        near = [
            (unit[i - 1] if before[i] else 0.0) / 2 + (unit[i + 1] if before[i + 1] else 0.0) / 2
            for i in range(count)
        ]
        across = sum(a * b for a, b in zip(unit, near, strict=True))
        # near_of[w][j]: how much of day j's neighbours is of weekday w
        near_of = [[0.0] * count for _ in range(7)]
        for i in range(count):
            if before[i]:
                near_of[numbers[i - 1] % 7][i] += 0.5
                near_of[numbers[i] % 7][i - 1] += 0.5
        total = [[0.0] * 7 for _ in range(7)]
        slope_of = [0.0] * 7
        for i, number in enumerate(numbers):
            slope_of[number % 7] += near[i]
            for w in range(7):
                total[w][number % 7] += near_of[w][i]
        for i in range(count):
            w, n = numbers[i] % 7, days_of[numbers[i] % 7]
            for j in range(i, count):
                gap = numbers[j] - numbers[i]
                if gap > REACH:
                    break
                v, m = numbers[j] % 7, days_of[numbers[j] % 7]
                times = 1.0 if i == j else 2.0
                outer = unit[i] * unit[j]
                self._squares[gap] += times * ((i == j) - (w == v) / n - outer)
                self._products[gap] += times * (
                    (0.5 if gap == 1 else 0.0)
                    - near_of[w][j] / n
                    - unit[i] * near[j]
                    - near_of[v][i] / m
                    - near[i] * unit[j]
                    + total[w][v] / (n * m)
                    + slope_of[w] / n * unit[j]
                    + unit[i] * slope_of[v] / m
                    + outer * across
                )


def _along(sums: Sequence[float], alike: float) -> float:
    total, weight = 0.0, 1.0
    for one in sums:
        total += one * weight
        weight *= alike
    return total
