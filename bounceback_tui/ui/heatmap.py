"""A year of days as one widget: shapes by how many kinds there were, a cursor, and a window that scrolls."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from bounceback_tui.ui.turns import caught_up

WEEKS = 53
MARGIN = 4
SHAPES = ("·", "▫", "▪", "■")
"""How a day is drawn, by how many kinds of things there were on it; the last for three and more."""
AWAY = "–"
CURSOR = "◆"
_DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Heatmap(Widget, can_focus=True):
    """Fifty-three weeks, seven days each; older years by walking on to the left."""

    DEFAULT_CSS = """
    Heatmap { height: 8; width: 1fr; min-width: 57; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-7)", "a week back", show=False),
        Binding("right,l", "move(7)", "look at a day", key_display="← ↑ ↓ →"),
        Binding("up,k", "move(-1)", "a day back", show=False),
        Binding("down,j", "move(1)", "a day on", show=False),
        Binding("pageup,left_square_bracket", "move(-364)", "a year back", show=False),
        Binding("pagedown,right_square_bracket", "move(364)", "a year on", show=False),
        Binding("home", "today", "today", show=False),
    ]
    ALLOW_SELECT = False

    cursor: reactive[date] = reactive(date.min, repaint=False)
    first: reactive[date] = reactive(date.min)
    """The Monday of the leftmost week."""

    class Looked(Message):
        """Another day is looked at, by the cursor or the mouse.

        Args:
            heatmap: where.
            day: which.
        """

        def __init__(self, heatmap: "Heatmap", day: date) -> None:
            super().__init__()
            self.heatmap = heatmap
            self.day = day

        @property
        def control(self) -> "Heatmap":
            """The widget, for selectors in handlers."""
            return self.heatmap

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.days: Mapping[date, Collection[str]] = {}
        self.away: Collection[tuple[date, date]] = ()
        self.today = date.min

    def put(self, days: Mapping[date, Collection[str]], away: Collection[tuple[date, date]], today: date) -> None:
        """Show other days.

        Args:
            days: the kinds of each local day.
            away: times away, both ends included.
            today: the present local day; nothing later is drawn.
        """
        self.days, self.away = days, away
        if today != self.today:
            self.today = today
            self.cursor = today
        self.refresh()
        self.post_message(self.Looked(self, self.cursor))

    def validate_cursor(self, day: date) -> date:
        """Keep the cursor between the year 1900 and today."""
        return min(self.today, max(date(1900, 1, 8), day))

    def watch_cursor(self, before: date) -> None:
        """Scroll so that the cursor is in view, draw the two lines that changed, and tell which day it is on."""
        monday = self.cursor - timedelta(days=self.cursor.weekday())
        last = self.first + timedelta(weeks=WEEKS - 1) if self.first > date.min else date.min
        if monday > last:
            self.first = monday - timedelta(weeks=WEEKS - 1)
        elif monday < self.first:
            self.first = monday
        for day in (before, self.cursor):
            self.refresh(Region(0, day.weekday() + 1, self.size.width, 1))
        self.post_message(self.Looked(self, self.cursor))

    async def action_move(self, by: int) -> None:
        """Walk some days on, or back; what is told of the day is drawn with the cursor, and not a frame later."""
        if self.today == date.min:
            return  # no days are there yet
        with self.app.batch_update():
            self.cursor = self.cursor + timedelta(days=by)
            await caught_up(self, *(node for node in self.ancestors if node is not self.app))
        self.screen.check_idle()  # which draws what waited

    def action_today(self) -> None:
        """Go back to today."""
        self.cursor = self.today

    def _day_at(self, x: int, y: int) -> date | None:
        week = x - MARGIN
        if not (0 <= week < WEEKS and 1 <= y <= 7) or self.first == date.min:
            return None
        day = self.first + timedelta(weeks=week, days=y - 1)
        return day if day <= self.today else None

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where it was clicked."""
        if (day := self._day_at(event.x, event.y)) is not None:
            self.cursor = day

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell which day the mouse is over."""
        if (day := self._day_at(event.x, event.y)) is not None:
            self.post_message(self.Looked(self, day))

    def on_leave(self) -> None:
        """Tell the cursor's day again."""
        self.post_message(self.Looked(self, self.cursor))

    def shape(self, day: date) -> str:
        """Return how a day is drawn."""
        if day > self.today:
            return " "
        kinds = len(self.days.get(day, ()))
        if not kinds and any(since <= day <= until for since, until in self.away):
            return AWAY
        return SHAPES[min(kinds, 3)]

    def render_line(self, y: int) -> Strip:
        """Draw the months above, or one day of all weeks."""
        base = self.rich_style
        muted = base + Style(dim=True)
        if self.first == date.min or y > 7:
            return Strip.blank(self.size.width, base)
        if y == 0:
            return Strip([Segment(self._months(), muted)]).adjust_cell_length(self.size.width, base)
        strong = base + Style(color=Color.parse(self.app.theme_variables["primary"]).rich_color)
        full = strong + Style(bold=True)
        styles = {SHAPES[1]: strong, SHAPES[2]: strong, SHAPES[3]: full}
        shapes = [self.shape(self.first + timedelta(weeks=week, days=y - 1)) for week in range(WEEKS)]
        cells = [Segment(shape, styles.get(shape, muted)) for shape in shapes]
        if 0 <= (place := (self.cursor - self.first).days - y + 1) < 7 * WEEKS and place % 7 == 0:
            cells[place // 7] = Segment(CURSOR, base + Style(bold=True, reverse=self.has_focus))
        head = Segment(f"{_DAYS[y - 1]:<{MARGIN}}", muted)
        return Strip([head, *cells]).adjust_cell_length(self.size.width, base)

    def _months(self) -> str:
        """Return the names of the months over the weeks they begin in, with the year at January and at the left."""
        line = [" "] * (MARGIN + WEEKS + 4)
        free = 0
        for week in range(WEEKS):
            start = self.first + timedelta(weeks=week)
            firsts = (start + timedelta(days=n) for n in range(7))
            month = next((day for day in firsts if day.day == 1), start if week == 0 else None)
            place = MARGIN + week
            if month is None or place < free:
                continue
            name = f"{month.year}" if month.month == 1 else _MONTHS[month.month - 1]
            line[place : place + len(name)] = name
            free = place + len(name) + 1
        return "".join(line).rstrip()
