"""Draws a hunch: its interval on an axis, and the two lines it has in the list."""

from rich.cells import cell_len as cells
from textual.content import Content

from bounceback_tui.insights import hunch_words as words
from bounceback_tui.insights.hunch_words import MARKS, Hunch
from bounceback_tui.insights.interval_drawing import Bar, interval_line
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

AXIS = 25
"""Cells of an interval in the list."""
NAME = 40
"""Cells of a hunch's name in the list at most."""


def bar_of(hunch: Hunch) -> Bar:
    """Return how a hunch is drawn."""
    name, told = words.short_name(hunch), words.short_figures(hunch)
    if (closed := hunch.closed) is not None:
        return Bar(name, MARKS[closed.verdict], closed.difference, closed.low or 0.0, closed.high or 0.0, told)
    mark, found = MARKS[hunch.judged.verdict], hunch.judged.reading.estimate
    if found is None:
        return Bar(name, mark, words=told)
    return Bar(name, mark, found.difference, *found.interval(), told)


def hunch_lines(hunch: Hunch, width: int) -> Content:
    """Return a hunch as two lines: what it is and its verdict; its interval and its days.

    How much longer it may take stands behind the verdict, or else behind the days; where there is room for it beside
    neither, only the sentence below the list says it.

    Args:
        hunch: which.
        width: cells of a line.
    """
    bar = bar_of(hunch)
    name = one_line(bar.name, NAME)
    verdict, _, rest = words.verdict_words(hunch).partition(" (")
    longer = f" ({rest}" if rest else ""
    beside = 4 + cells(name) + len(verdict + longer) <= width
    under = not beside and 4 + AXIS + len(bar.words + longer) <= width
    head = Content.assemble(
        (f"{bar.mark} ", "bold $primary"), (name, "bold"), f"  {verdict}{longer if beside else ''}"
    )
    figures = f"  {bar.words}{longer if under else ''}"
    return Content("\n").join(
        [head, Content.assemble("  ", (interval_line(bar, AXIS), "$primary"), (figures, MUTED))]
    )
