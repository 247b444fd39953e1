"""Draws mood around the no's: the median with its quartile band over single faint curves, and n under each day."""

from collections.abc import Mapping
from math import ceil, floor

from bounceback_tui.insights.bounce_rules import BEFORE, Bounces, Episode, Point, summary
from bounceback_tui.ui.picture import Canvas

LABELS = 8
"""Cells of the scale at the left."""
LONGEST = 21
"""Days after a no that are drawn at most."""
SINGLE = 24
"""Single curves that are drawn at most, the latest ones."""
WIDE = 18
"""Days for which there is room at four cells each, or three are taken."""


def layout(width: int) -> tuple[int, int]:
    """Return how many cells a day has, and the number of the last day for which there is room."""
    room = width - LABELS
    step = 4 if room // 4 >= WIDE else 3
    return step, min(LONGEST, room // step - 1 - BEFORE)


def column(number: int, step: int) -> int:
    """Return the cell of a day's number."""
    return LABELS + (number + BEFORE) * step + step // 2


def draw(found: Bounces, width: int, height: int) -> Canvas:
    """Draw the days from three before a no, as many as fit.

    Args:
        found: the bounces up to today.
        width: cells of a line.
        height: lines; three of them are the scale of days, n, and what stands above the plot.

    Returns:
        The picture.
    """
    canvas = Canvas(width, height)
    step, until = layout(width)
    lines = height - 3
    if until < 1 or lines < 4:
        return canvas
    points = summary(found.read, until)
    plot = _Plot(canvas, step, lines, *_range(points, found))
    _frame(plot, points, until)
    for one in found.read[-SINGLE:]:
        plot.single(one, until)
    plot.band(points, until)
    if found.present is not None and found.present.last > 0:
        plot.single(found.present, until, "○", "accent")
    return canvas


def mark(canvas: Canvas, number: int) -> None:
    """Put a day's number between brackets."""
    label = _number(number)
    x = column(number, layout(canvas.width)[0]) - len(label) // 2
    canvas.put(x, canvas.height - 2, label, "cursor")
    canvas.put(x - 1, canvas.height - 2, "[", "secondary")
    canvas.put(x + len(label), canvas.height - 2, "]", "secondary")


def _number(number: int) -> str:
    return f"−{-number}" if number < 0 else str(number)


def _range(points: Mapping[int, Point], found: Bounces) -> tuple[float, float]:
    """Return the lowest and the highest value of the scale, in half steps."""
    values = [value for point in points.values() for value in (point.low, point.high) if value is not None]
    if not values:
        values = [value for one in found.read for value in one.curve.values()]
    low, high = min([-1.5, *values]), max([0.5, *values])
    return floor(low * 2) / 2, ceil(high * 2) / 2


class _Plot:
    """Where a day and a value are on the canvas."""

    def __init__(self, canvas: Canvas, step: int, lines: int, low: float, high: float) -> None:
        self.canvas, self.step, self.lines, self.low, self.high = canvas, step, lines, low, high

    def x(self, number: int) -> int:
        """Return the column of a day's number."""
        return column(number, self.step)

    def y(self, value: float) -> int:
        """Return the line of a value; what is outside is drawn at the edge."""
        share = (self.high - value) / (self.high - self.low)
        return min(self.lines, max(1, 1 + round(share * (self.lines - 1))))

    def single(self, one: Episode, until: int, glyph: str = "·", ink: str = "faint") -> None:
        """Draw the days of one no."""
        for number, value in one.curve.items():
            if -BEFORE <= number <= until:
                self.canvas.put(self.x(number), self.y(value), glyph, ink)

    def band(self, points: Mapping[int, Point], until: int) -> None:
        """Draw band and median; between two days that both have them by straight lines, and else nothing."""
        for number in range(-BEFORE, until + 1):
            here, there = points[number], points.get(number + 1)
            for part in range(self.step):
                share = part / self.step
                if there is None or part == 0:
                    low, middle, high = here.low, here.middle, here.high
                else:
                    low, middle, high = (
                        None if one is None or other is None else one + (other - one) * share
                        for one, other in (
                            (here.low, there.low),
                            (here.middle, there.middle),
                            (here.high, there.high),
                        )
                    )
                if low is None or middle is None or high is None or (there is None and part):
                    continue
                self._slice(self.x(number) + part, low, middle, high, at_day=part == 0)

    def _slice(self, x: int, low: float, middle: float, high: float, *, at_day: bool) -> None:
        for y in range(self.y(high), self.y(low) + 1):
            if self.canvas.at(x, y) in " ┄┊":
                self.canvas.put(x, y, "░", "primary")
        self.canvas.put(x, self.y(middle), "●" if at_day else "━", "banded")


def _frame(plot: _Plot, points: Mapping[int, Point], until: int) -> None:
    """Draw the scale of values, the line of the usual, the day of the no, the days' numbers and n."""
    canvas = plot.canvas
    end = plot.x(until) + plot.step // 2
    for half in range(round(plot.low), round(plot.high) + 1):
        if plot.low <= half <= plot.high:
            label = "usual" if half == 0 else f"{'+' if half > 0 else '−'}{abs(half)}"
            canvas.put(LABELS - 2 - len(label), plot.y(half), label, "bold" if half == 0 else "muted")
    for x in range(LABELS - 1, end + 1):
        canvas.put(x, plot.y(0), "┄", "muted")
    for y in range(1, plot.lines + 1):
        canvas.put(plot.x(0), y, "┊", "accent")
    canvas.put(plot.x(0), 0, "▾ a no", "accent")
    days, counts = plot.lines + 1, plot.lines + 2
    canvas.put(0, days, "day", "muted")
    canvas.put(0, counts, "n", "muted")
    widest = max(len(str(point.n)) for point in points.values())
    for number in range(-BEFORE, until + 1):
        label = _number(number)
        canvas.put(plot.x(number) - len(label) // 2, days, label, "bold" if number == 0 else "muted")
        if widest < plot.step or (number + BEFORE) % 2 == 0:
            told = str(points[number].n)
            canvas.put(plot.x(number) - len(told) // 2, counts, told, "muted")
