"""Draws the days of a trial of one: the coin's side, what was done; never what is still to come."""

from datetime import date, timedelta

from bounceback_tui.insights.trial_rules import Trial
from bounceback_tui.ui.picture import Canvas

SIDES = {"A": "▲", "B": "▽"}
DONE = {True: "✓", False: "–", None: " "}
LABELS = 10
EACH = 2


def days_of_a_row(trial: Trial, width: int) -> int:
    """Return how many days stand beside each other at a width in cells."""
    return max(5, min(len(trial.tosses), (width - LABELS) // EACH // 5 * 5))


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
