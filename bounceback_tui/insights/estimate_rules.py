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
from operator import mul

from bounceback_tui.insights.quantile_rules import t_quantile

REACH = 16
"""Days after which two are taken for independent: of an autocorrelation of 0.7 a third of a per cent is left then."""
CARRIED = 0.25
"""How much of the day before each day is compared with; see step 1."""
LEAST_VARIANCE = 1 / 12
"""What is at least left over: a whole point on the grid stands for a range of one point, so no day is exact."""
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
    if len(days) < 3:
        return None
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
    if sum(y * y for y in evened) < _NOTHING:
        return None
    along = sum(x * y for x, y in zip(unit, evened, strict=True))
    residuals = [y - along * x for x, y in zip(unit, evened, strict=True)]
    fit = Fit(numbers, unit)
    alike = fit.alike(residuals)
    variance = max(sum(e * e for e in residuals) / fit.expected_squares(alike), LEAST_VARIANCE)
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
    squares = sum(e * e for e in residuals)
    return sum(a * b for m, a, n, b in pairs if n - m == 1) / squares if squares > _NOTHING else 0.0


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
    columns = list(zip(*rows, strict=True))
    width = len(weekdays) + 1
    products = [[0.0] * width for _ in range(width)]
    for i in range(width):
        for j in range(i, width):
            products[i][j] = products[j][i] = sum(map(mul, columns[i], columns[j]))
    first = _solved(products, [1.0, *[0.0] * (width - 1)])
    if first is None:
        return None
    own = [
        factor * sum(a * b for a, b in zip(first, row, strict=True)) for factor, row in zip(scale, rows, strict=True)
    ]
    return [one - gap * after for one, gap, after in zip(own, [*gaps, 0.0], [*own[1:], 0.0], strict=True)]


def spread_of(numbers: Sequence[int], weights: Sequence[float], alike: float) -> float:
    """Return the variance of a weighted sum of moods, each of variance 1, whose resemblance wanes with distance."""
    powers = [alike**gap for gap in range(REACH + 1)]
    total = 0.0
    for i, (number, weight) in enumerate(zip(numbers, weights, strict=True)):
        total += weight * weight
        for j in range(i + 1, len(numbers)):
            gap = numbers[j] - number
            if gap > REACH:
                break
            total += 2 * weight * weights[j] * powers[gap]
    return total


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

    With M the matrix that turns moods into residuals (identity, less the weekday means, less the slope), and W the
    one that picks neighbours (a half on either side), it holds the sums of M and of MWM along every distance.

    Args:
        numbers: the days' ordinals, rising.
        unit: whether the something was there, less its weekday's mean, as a vector of length 1.
    """

    def __init__(self, numbers: Sequence[int], unit: Sequence[float]) -> None:
        self._numbers, self._unit = numbers, unit
        self._weekdays = [number % 7 for number in numbers]
        self._days = [self._weekdays.count(weekday) for weekday in self._weekdays]
        self._squares = [0.0] * (REACH + 1)
        self._products = [0.0] * (REACH + 1)
        self._near = [0.0] * len(numbers)
        """W times the slope."""
        self._near_of = [[0.0] * 7 for _ in numbers]
        """How much of a day's neighbours is of each weekday: the weekdays' indicators times W."""
        self._pick_neighbours()
        self._sum()

    def alike(self, residuals: Sequence[float]) -> float:
        """Return the autocorrelation, 0 to 0.8, under which such residuals are to be expected."""
        measured = neighbours_alike(self._numbers, residuals)
        low, high = 0.0, _HIGHEST
        if self._expected(low) >= measured - _NOTHING:  # where any autocorrelation would do, it is none
            return low
        while high - low > 1e-6:
            middle = (low + high) / 2
            low, high = (middle, high) if self._expected(middle) < measured else (low, middle)
        return (low + high) / 2

    def expected_squares(self, alike: float) -> float:
        """Return the sum of squared residuals to be expected at a variance of 1."""
        return _along(self._squares, alike)

    def _expected(self, alike: float) -> float:
        return _along(self._products, alike) / _along(self._squares, alike)

    def _pick_neighbours(self) -> None:
        for i, (before, after) in enumerate(pairwise(self._numbers)):
            if after - before == 1:
                self._near[i] += self._unit[i + 1] / 2
                self._near[i + 1] += self._unit[i] / 2
                self._near_of[i][after % 7] += 0.5
                self._near_of[i + 1][before % 7] += 0.5

    def _sum(self) -> None:
        """Add up M and MWM by distance, the latter from its parts: no product of whole matrices is needed."""
        unit, near, near_of, days, weekdays = self._unit, self._near, self._near_of, self._days, self._weekdays
        across = sum(a * b for a, b in zip(unit, near, strict=True))
        total = [[0.0] * 7 for _ in range(7)]
        slope_of = [0.0] * 7
        for weekday, neighbours, slope in zip(weekdays, near_of, near, strict=True):
            slope_of[weekday] += slope
            total[weekday] = [a + b for a, b in zip(total[weekday], neighbours, strict=True)]
        for i, (number, u, w, n, x) in enumerate(zip(self._numbers, unit, weekdays, days, near, strict=True)):
            those, of_w, mean_slope = total[w], near_of[i], slope_of[w] / n
            for j in range(i, len(unit)):
                gap = self._numbers[j] - number
                if gap > REACH:
                    break
                v, m, times, outer = weekdays[j], days[j], 1 + (j > i), u * unit[j]
                self._squares[gap] += times * ((i == j) - (w == v) / n - outer)
                beside = (gap == 1) / 2 - near_of[j][w] / n - of_w[v] / m - u * near[j] - x * unit[j]
                means = those[v] / (n * m) + mean_slope * unit[j] + u * slope_of[v] / m
                self._products[gap] += times * (beside + means + outer * across)


def _along(sums: Sequence[float], alike: float) -> float:
    total, weight = 0.0, 1.0
    for one in sums:
        total += one * weight
        weight *= alike
    return total
