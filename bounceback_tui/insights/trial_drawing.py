"""Draws the days of a trial of one: the coin's side, what was done; never what is still to come."""

from datetime import date, timedelta

from bounceback_tui.insights.interval_drawing import Bar
from bounceback_tui.insights.interval_drawing import draw as draw_bars
from bounceback_tui.insights.trial_rules import Outcome, Result, Trial
from bounceback_tui.ui.picture import Canvas

SIDES = {"A": "▲", "B": "▽"}
DONE = {True: "✓", False: "–", None: " "}
MARKS = {Result.CANNOT_TELL: "?", Result.NO_DIFFERENCE: "○"}
"""Stand in the middle of the interval; where one side helped, a ◆ does."""
LABELS = 10
EACH = 2


def days_of_a_row(trial: Trial, width: int) -> int:
    """Return how many days stand beside each other at a width in cells."""
    return max(5, min(len(trial.tosses), (width - LABELS) // EACH // 5 * 5))


def lines_of(trial: Trial, outcome: Outcome | None, width: int) -> int:
    """Return how many lines a trial needs at a width in cells, with the comparison where there is one."""
    rows = -(-len(trial.tosses) // days_of_a_row(trial, width))
    return 3 * rows + (3 if outcome is not None and outcome.compared is not None else 0)


def draw(trial: Trial, today: date, width: int, height: int) -> Canvas:
    """Draw a trial's days in rows; a day that has not come is a dot.

    Args:
        trial: which.
        today: the person's local day.
        width: cells of a line.
        height: lines.
    """
    canvas = Canvas(width, height)
    row = days_of_a_row(trial, width)
    until = today if trial.stopped_on is None else trial.stopped_on - timedelta(days=1)
    for number, (day, side) in enumerate(zip(trial.dates, trial.tosses, strict=True)):
        x, y = LABELS + number % row * EACH, number // row * 3
        if number % row == 0:
            canvas.put(0, y, "the coin", "muted")
            canvas.put(0, y + 1, "done", "muted")
        shown = SIDES[side] if day <= until else "·"
        ink = "faint" if day > until else "primary" if side == "A" else "secondary"
        canvas.put(x, y, shown, "bold" if day == today and day <= until else ink)
        canvas.put(x, y + 1, DONE[trial.marks.get(day)] if day <= until else " ", "muted")
        if day == today and day <= until:
            canvas.put(x, y + 2, "▴", "accent")
    return canvas


def draw_whole(trial: Trial, outcome: Outcome | None, today: date, width: int, height: int) -> Canvas:
    """Draw a trial's days, and once it is over the comparison under them.

    Args:
        trial: which.
        outcome: how it ended, if it is over.
        today: the person's local day.
        width: cells of a line.
        height: lines.
    """
    canvas = draw(trial, today, width, height)
    if outcome is not None and (found := outcome.compared) is not None:
        bar = Bar("difference", MARKS.get(outcome.result, "◆"), found.difference, found.low, found.high)
        bars = draw_bars([bar], (f"{SIDES['B']} better", f"{SIDES['A']} better"), width, 3)
        start = lines_of(trial, None, width)
        for line in range(bars.height):
            if start + line < canvas.height:
                canvas.rows[start + line] = bars.rows[line]
    return canvas
