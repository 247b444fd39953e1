"""Middle, quartiles and how a number of days is said: what every insight reckons with; pure, on plain numbers."""

from collections.abc import Iterable, Sequence

FEW = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def quantile(values: Iterable[float], share: float) -> float:
    """Return the value that a share of all lies below, by straight lines between the ranks.

    Args:
        values: at least one, in any order.
        share: 0 to 1; 0.5 is the median.

    Returns:
        The quantile, as ``statistics.quantiles(…, method="inclusive")`` has it.
    """
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def median(values: Iterable[float]) -> float:
    """Return the value in the middle of at least one, or the mean of both in the middle."""
    return quantile(values, 0.5)


def number(count: int) -> str:
    """Return a count as a word up to twelve, and in figures after that."""
    return FEW[count] if 0 <= count < len(FEW) else str(count)


def counted(count: int, thing: str, things: str = "") -> str:
    """Return a count with what is counted, such as "1 day" or "4 days"."""
    return f"{count} {thing if count == 1 else things or thing + 's'}"


def signed(value: float) -> str:
    """Return a difference with its sign and one digit after the point; what rounds to nothing has no sign."""
    rounded = round(value, 1)
    return "0.0" if rounded == 0 else f"{'+' if rounded > 0 else '−'}{abs(rounded):.1f}"


def span(figures: Sequence[int], unit: str = "day") -> str:
    """Return the least and the largest of some counts, such as "4–6 days", "4 days" or "1 day"."""
    least, most = min(figures), max(figures)
    return counted(most, unit) if least == most else f"{least}–{most} {unit}s"
