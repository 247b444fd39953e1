"""Draws mood over time: a bar for each stretch of days, the no's above, gaps as gaps; and words in columns."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise

from rich.cells import cell_len
from textual.content import Content

from bounceback_tui.insights.mood_rules import Column
from bounceback_tui.ui.picture import Canvas
from bounceback_tui.ui.plots import BLOCKS, GAP
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

LABELS = 3
"""Cells of the scale at the left."""
LOWEST, HIGHEST = 1, 5
APART = 3
"""Cells of a column from which on a gap stands between the bars."""
WORD = 24
"""Cells of one word with its bar and count."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def room_for(width: int) -> int:
    """Return how many columns fit."""
    return max(1, width - LABELS)


def edges(count: int, width: int) -> list[int]:
    """Return the cell at which each column begins, and where the last one ends; together they fill the width."""
    room = room_for(width)
    return [LABELS + place * room // count for place in range(count + 1)]


def draw(found: Sequence[Column], width: int, height: int) -> Canvas:
    """Draw the columns.

    Args:
        found: the columns, the oldest first, no more than ``room_for(width)``.
        width: cells of a line.
        height: lines; three of them are the no's, the line below and the dates.

    Returns:
        The picture.
    """
    canvas = Canvas(width, height)
    lines = height - 2
    if not found or lines < 2:
        return canvas
    for value in range(LOWEST, HIGHEST + 1):
        y = lines - round((value - LOWEST) / (HIGHEST - LOWEST) * (lines - 1))
        canvas.put(0, y, str(value), "muted")
    places = edges(len(found), width)
    for column, (left, right) in zip(found, pairwise(places), strict=True):
        wide = right - left - (1 if right - left >= APART else 0)
        _bar(canvas, column.mean, left, max(1, wide), lines)
        if column.nos:
            canvas.put(left, 0, "▾" if column.nos == 1 else str(min(9, column.nos)), "accent")
            if column.nos > 1 and right - left > 1:
                canvas.put(left + 1, 0, "▾", "accent")
    _dates(canvas, found, places, height - 1)
    return canvas


def draw_range(spread: Callable[[int], Sequence[Column]], width: int, height: int) -> Canvas:
    """Draw a range with as many columns as fit; ``spread`` puts its days into so many at most."""
    return draw(spread(room_for(width)), width, height)


def mark(canvas: Canvas, left: int, right: int) -> None:
    """Mark the column between two cells: full cells of its bar in another shape, dots above it."""
    for y in range(1, canvas.height - 1):
        if canvas.at(left, y) in " ·":
            canvas.put(left, y, "┊", "secondary")
        for x in range(left, right):
            if canvas.at(x, y) == BLOCKS[-1]:
                canvas.put(x, y, "▒", "secondary")


def _bar(canvas: Canvas, mean: float | None, left: int, wide: int, lines: int) -> None:
    if mean is None:
        canvas.put(left, lines, GAP, "faint")
        return
    eighths = 1 + round((mean - LOWEST) / (HIGHEST - LOWEST) * (lines * 8 - 1))
    for line in range(lines):
        full = min(8, eighths - line * 8)
        if full > 0:
            canvas.put(left, lines - line, BLOCKS[full - 1] * wide, "primary")


def _dates(canvas: Canvas, found: Sequence[Column], places: Sequence[int], y: int) -> None:
    """Write days, months or years under the columns in which they begin, where there is room."""
    length = (found[-1].last - found[0].first).days + 1
    free = 0
    for column, left in zip(found, places, strict=False):
        label = _label(column, length)
        if label and left >= free and left + len(label) <= canvas.width:
            canvas.put(left, y, label, "muted")
            free = left + len(label) + 2


def _label(column: Column, length: int) -> str:
    """Return what a column begins: a week, a month or a year, whatever suits the range."""
    days = [column.first + timedelta(days=more) for more in range((column.last - column.first).days + 1)]
    if length <= 45:
        return next((f"{day.day} {_MONTHS[day.month - 1]}" for day in days if day.weekday() == 0), "")
    if length <= 800:
        return next(
            (f"{_MONTHS[day.month - 1]}{f' {day.year}' if day.month == 1 else ''}" for day in days if day.day == 1),
            "",
        )
    return next((str(day.year) for day in days if (day.month, day.day) == (1, 1)), "")


def word_lines(words: Sequence[tuple[str, int]], width: int, lines: int) -> Content:
    """Return words with a bar and how often each was chosen, in columns from left to right.

    Args:
        words: each with its count, those used most first.
        width: cells of a line.
        lines: how many.
    """
    across = max(1, width // WORD)
    shown = words[: across * lines]
    if not shown:
        return Content.styled("No words in these days.", MUTED)
    most = shown[0][1]
    room = WORD - 8
    told = []
    for start in range(0, len(shown), across):
        pieces: list[tuple[str, str]] = []
        for word, count in shown[start : start + across]:
            name = one_line(word, room - 3)
            bar = "▪" * max(1, round(count / most * 3))
            pieces += [(name, ""), (" " * max(1, room - cell_len(name)), ""), (f"{bar:<3} ", "$primary")]
            pieces.append((f"{count:<4}", MUTED))
        told.append(Content.assemble(*pieces))
    return Content("\n").join(told)
