"""Small plots as plain text: a sparkline, a bar, grouped bars; pure, they know neither colour nor widget."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

BLOCKS = "▁▂▃▄▅▆▇█"
GAP = "·"
"""Stands for a stretch of time in which there is nothing."""
FULL, REST = "━", "─"


def sparkline(values: Iterable[float | None], low: float, high: float) -> str:
    """Draw values as blocks of one cell each.

    Args:
        values: in their order; None where there is nothing, which is drawn as a gap and never filled in.
        low: the value of the lowest block.
        high: that of the highest; more than ``low``.

    Returns:
        As many cells as there are values; one outside the range gets the block at its end.
    """
    steps = len(BLOCKS) - 1
    return "".join(
        GAP if value is None else BLOCKS[min(steps, max(0, round((value - low) / (high - low) * steps)))]
        for value in values
    )


def over_time(points: Iterable[tuple[date, float]], until: date, cells: int, least: int = 7) -> list[float | None]:
    """Spread dated values over equal stretches of time.

    Args:
        points: local date and value, in any order; those after ``until`` are passed over.
        until: the last day.
        cells: how many stretches there may be, 1 or more.
        least: days of a stretch at least.

    Returns:
        The mean of each stretch, the oldest first, from that of the first point to that of ``until``; None for one
        without a point. Empty without points.
    """
    dated = [(day, value) for day, value in points if day <= until]
    if not dated:
        return []
    span = (until - min(day for day, _ in dated)).days + 1
    stretch = max(least, -(-span // cells))
    held: list[list[float]] = [[] for _ in range(-(-span // stretch))]
    last = until + timedelta(days=1)
    for day, value in dated:
        held[-1 - ((last - day).days - 1) // stretch].append(value)
    return [sum(values) / len(values) if values else None for values in held]


def bar(value: float, top: float, width: int) -> tuple[str, str]:
    """Draw a value as a bar.

    Args:
        value: 0 to ``top``; what lies outside is drawn as its end.
        top: the value of a full bar, more than 0.
        width: cells of a full bar.

    Returns:
        The bar and what is left of its track: together ``width`` cells. Only 0 has no cell at all.
    """
    width = max(0, width)
    share = min(1.0, max(0.0, value / top))
    full = min(width, max(1 if share > 0 else 0, round(share * width)))
    return FULL * full, REST * (width - full)


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of grouped bars: ``group`` stands on the first of its group only; ``value`` is None without one."""

    group: str
    name: str
    full: str
    rest: str
    value: int | None


def grouped(
    groups: Sequence[str], series: Sequence[tuple[str, Sequence[int] | None]], top: int, width: int
) -> list[Bar]:
    """Draw several series side by side, a group at a time, every bar with its own name: it needs no colour.

    Args:
        groups: what is compared.
        series: name and a value for each group, 0 to ``top``; None for one that has none yet.
        top: the value of a full bar.
        width: cells of a full bar.

    Returns:
        The lines: for each group one of each series, in the given order.
    """
    lines = []
    for place, group in enumerate(groups):
        for count, (name, values) in enumerate(series):
            value = None if values is None else values[place]
            full, rest = bar(value or 0, top, width)
            lines.append(Bar(group if count == 0 else "", name, full, rest, value))
    return lines
