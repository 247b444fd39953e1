"""Draws differences with their intervals on one axis: the same line in a list and in a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len as cells

from bounceback_tui.insights.rules import signed
from bounceback_tui.ui.picture import Canvas

EDGE = 1.5
"""Points of mood at either end of the axis; what reaches further ends in an arrow."""
NAMES, LONGEST_NAME = 30, 42
"""Cells of the names at the left, and where one of them is longer and there is room."""
ROOMY = 90
"""Cells of a line from which on there is."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A difference between ``low`` and ``high``, with the mark that stands for its verdict; or nothing yet."""

    name: str
    mark: str
    difference: float | None = None
    low: float = 0.0
    high: float = 0.0
    words: str = ""


def interval_line(bar: Bar, width: int) -> str:
    """Return the interval on an axis of an odd number of cells, nothing in the middle of it."""
    middle = width // 2
    line = ["·"] * width
    line[middle] = "┊"
    if bar.difference is None:
        return "".join(line)

    def place(value: float) -> int:
        return min(width - 1, max(0, round(middle + value / EDGE * middle)))

    first, last = place(bar.low), place(bar.high)
    line[first : last + 1] = ["─"] * (last - first + 1)
    line[first] = "◂" if bar.low < -EDGE else "├"
    line[last] = "▸" if bar.high > EDGE else "┤"
    if first < middle < last:
        line[middle] = "┼"
    line[place(bar.difference)] = bar.mark
    return "".join(line)


def narrow(text: str, width: int) -> str:
    """Return a text with each glyph one cell wide, cut to a width: a picture has one glyph a cell."""
    glyphs = [glyph if cells(glyph) == 1 else "□" for glyph in text]
    return "".join(glyphs if len(glyphs) <= width else [*glyphs[: width - 1], "…"])


def draw(bars: Sequence[Bar], sides: tuple[str, str], width: int, height: int) -> Canvas:
    """Draw bars under each other, with an axis below.

    Args:
        bars: from the top.
        sides: what lies to the left and to the right of nothing.
        width: cells of a line.
        height: lines.
    """
    canvas = Canvas(width, height)
    longest = max((len(bar.name) for bar in bars), default=0)
    names = max(NAMES, min(LONGEST_NAME, longest)) if width >= ROOMY else NAMES
    across = (max(15, width - names - 2) - 1) // 2 * 2 + 1
    apart = 3 if height >= 3 * len(bars) + 2 else 2
    for number, bar in enumerate(bars):
        canvas.put(0, number * apart, narrow(bar.name, names), "bold")
        canvas.put(names + 1, number * apart, interval_line(bar, across), "primary")
        canvas.put(names + 1, number * apart + 1, narrow(bar.words, across), "muted")
    axis = len(bars) * apart
    canvas.put(names + 1, axis, f"{signed(-EDGE)} {sides[0]}", "muted")
    canvas.put(names + 1 + across // 2, axis, "0", "muted")
    right = f"{sides[1]} {signed(EDGE)}"
    canvas.put(names + 1 + across - len(right), axis, right, "muted")
    return canvas
