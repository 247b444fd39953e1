"""Student's t, pure: its tail and quantiles for any degrees of freedom; the standard library has the normal only."""

from functools import lru_cache
from math import exp, lgamma, log, log1p

_TINY = 1e-300
_CLOSE = 1e-12


def t_tail(t: float, df: float) -> float:
    """Return the two-sided tail of Student's t.

    Args:
        t: how far out.
        df: degrees of freedom, above 0, not necessarily whole.

    Returns:
        The chance, 0 to 1, of being at least ``|t|`` from 0.
    """
    return _incomplete_beta(df / (df + t * t), df / 2, 0.5)


@lru_cache(maxsize=256)
def t_quantile(level: float, df: float) -> float:
    """Return how far from 0 a share of Student's t reaches on both sides.

    Args:
        level: that share, such as 0.95; above 0 and below 1.
        df: degrees of freedom, above 0.

    Returns:
        The distance: 2.228 for 0.95 and 10 degrees of freedom.
    """
    low, high = 0.0, 1.0
    while t_tail(high, df) > 1 - level:
        low, high = high, high * 2
    while high - low > 1e-7 * high:
        middle = (low + high) / 2
        low, high = (middle, high) if t_tail(middle, df) > 1 - level else (low, middle)
    return (low + high) / 2


def _incomplete_beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function, by Lentz's continued fraction."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    whole = d
    for m in range(1, 500):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1 / _away(1 + even * d), _away(1 + even / c)
        whole *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1 / _away(1 + odd * d), _away(1 + odd / c)
        whole *= d * c
        if abs(d * c - 1) < _CLOSE:
            break
    return whole


def _away(value: float) -> float:
    """Keep a divisor away from 0."""
    return value if abs(value) > _TINY else _TINY
