"""Draws small acts: how often each lift was expected, and how often it came, bar beside bar."""

from bounceback_tui.insights.act_rules import LEAST, Acts, levels
from bounceback_tui.stages.feel.rules import LIFTS
from bounceback_tui.ui.picture import Canvas
from bounceback_tui.ui.plots import grouped

LABELS = 14
NAMES = 10


def draw(acts: Acts, width: int, height: int) -> Canvas:
    """Draw the lifts from the best to the worst; nothing below five acts."""
    canvas = Canvas(width, height)
    if len(acts.done) < LEAST:
        return canvas
    expected, came = levels(acts.done)
    lifts = sorted(LIFTS, reverse=True)
    top = max(*expected.values(), *came.values())
    series = [("expected", [expected[lift] for lift in lifts]), ("came", [came[lift] for lift in lifts])]
    apart = 1 if height >= 3 * len(lifts) - 1 else 0
    bars = grouped([LIFTS[lift] for lift in lifts], series, top, max(4, width - LABELS - NAMES - 6))
    for line, one in enumerate(bars):
        y = line + (line // len(series)) * apart
        ink = "secondary" if one.name == "expected" else "primary"
        canvas.put(0, y, one.group, "bold")
        canvas.put(LABELS, y, one.name, "muted")
        canvas.put(LABELS + NAMES, y, one.full, ink)
        canvas.put(LABELS + NAMES + len(one.full), y, one.rest, "faint")
        canvas.put(LABELS + NAMES + len(one.full + one.rest) + 1, y, str(one.value), "")
    return canvas
