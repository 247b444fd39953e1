"""Draws a month, week below week, each day with its mood in squares and its no's; and the week by the hour."""

from datetime import date

from bounceback_tui.insights import month_rules as rules
from bounceback_tui.insights.week_rules import BLOCKS, WEEKDAYS, Slot, Week, block_name
from bounceback_tui.ui.picture import Canvas
from bounceback_tui.ui.plots import BLOCKS as BARS
from bounceback_tui.ui.plots import GAP

LOW, HIGH = 2, 3
"""Lines of a day, and where there is room for six weeks of them."""
WIDEST = 13
"""Cells of a day or of a time of the week at most."""
LABELS = 5


def cell(width: int) -> int:
    """Return how many cells a day has."""
    return min(WIDEST, width // 7)


def lines(height: int) -> int:
    """Return how many lines a day has."""
    return HIGH if height > 6 * HIGH else LOW


def place_of(first: date, day: date) -> tuple[int, int]:
    """Return a day's week and weekday in its month's grid, both from 0."""
    return (day.day - 1 + first.weekday()) // 7, day.weekday()


def draw(month: rules.Month, today: date, width: int, height: int) -> Canvas:
    """Draw a month; what is to come has its number only."""
    canvas = Canvas(width, height)
    wide = cell(width)
    for weekday, name in enumerate(WEEKDAYS):
        canvas.put(weekday * wide + 1, 0, name, "muted")
    for line, week in enumerate(rules.weeks(month.first)):
        for weekday, day in enumerate(week):
            if day is not None:
                found = month.days.get(day, rules.Day())
                _day(canvas, weekday * wide, 1 + line * lines(height), day, found, ahead=day > today)
    return canvas


def _day(canvas: Canvas, x: int, y: int, day: date, found: rules.Day, *, ahead: bool) -> None:
    canvas.put(x + 1, y, f"{day.day:>2}", "faint" if ahead else "")
    if found.nos:
        canvas.put(x + 4, y, "▾" * min(3, len(found.nos)), "accent")
    if found.mean is not None:
        canvas.put(x + 1, y + 1, rules.squares(found.mean), "primary")
        if lines(canvas.height) == HIGH:
            canvas.put(x + 1, y + 2, f"{found.mean:.1f}", "muted")
            canvas.put(x + 5, y + 2, f"×{found.check_ins}" if found.check_ins > 1 else "", "muted")
    elif not ahead:
        canvas.put(x + 2, y + 1, GAP, "faint")


def mark(canvas: Canvas, first: date, day: date) -> None:
    """Put a day between brackets."""
    line, weekday = place_of(first, day)
    x, y = weekday * cell(canvas.width), 1 + line * lines(canvas.height)
    canvas.put(x, y, f"[{day.day:>2}]", "cursor")


def day_at(first: date, x: int, y: int, width: int, height: int) -> date | None:
    """Return the day under a cell of a picture of that size."""
    line, weekday = (y - 1) // lines(height), x // cell(width)
    found = rules.weeks(first)
    if y < 1 or line >= len(found) or weekday > 6:
        return None
    return found[line][weekday]


def draw_week(week: Week, width: int, height: int) -> Canvas:
    """Draw weekdays below each other and times of the day side by side: a bar, the mean, and how many days."""
    canvas = Canvas(width, height)
    for place in range(len(BLOCKS)):
        canvas.put(_slot_cell(0, place, width, height)[0], 0, block_name(place), "muted")
    for weekday, name in enumerate(WEEKDAYS):
        canvas.put(0, _slot_cell(weekday, 0, width, height)[1], name, "muted")
        for place in range(len(BLOCKS)):
            _slot(canvas, *_slot_cell(weekday, place, width, height), week.get((weekday, place)))
    return canvas


def _slot_cell(weekday: int, place: int, width: int, height: int) -> tuple[int, int]:
    """Return the cell at which a time of the week begins."""
    apart = _lines_apart(height)
    return LABELS + place * _slot_width(width), apart + weekday * apart


def _slot_width(width: int) -> int:
    return max(1, min(WIDEST, (width - LABELS) // len(BLOCKS)))


def _lines_apart(height: int) -> int:
    return 2 if height >= 2 * len(WEEKDAYS) + 2 else 1


def mark_slot(canvas: Canvas, weekday: int, place: int) -> None:
    """Put the mean of a time of the week between brackets."""
    x, y = _slot_cell(weekday, place, canvas.width, canvas.height)
    canvas.put(x + 1, y, f"[{''.join(canvas.at(x + cell, y) for cell in (2, 3, 4))}]", "cursor")


def slot_at(x: int, y: int, width: int, height: int) -> tuple[int, int] | None:
    """Return the time of the week under a cell of a picture of that size: weekday and the block's place."""
    weekday, place = (y - 1) // _lines_apart(height), (x - LABELS) // _slot_width(width)
    there = y >= 1 and weekday < len(WEEKDAYS) and 0 <= place < len(BLOCKS)
    return (weekday, place) if there else None


def _slot(canvas: Canvas, x: int, y: int, slot: Slot | None) -> None:
    if slot is None:
        canvas.put(x, y, GAP, "faint")
        return
    if slot.enough:
        height = min(len(BARS), max(1, 1 + round((slot.mean - 1) / 4 * (len(BARS) - 1))))
        canvas.put(x, y, BARS[height - 1], "primary")
        canvas.put(x + 2, y, f"{slot.mean:.1f}", "")
    else:
        canvas.put(x, y, GAP, "faint")
    canvas.put(x + 6, y, str(slot.days), "muted")
