"""Everything about the card under the cursor, beside the board or below it, drawn by hand in one widget."""

from datetime import date
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from bounceback_tui.stages.grow.board.inks import inks
from bounceback_tui.stages.grow.board.look import Line, detail
from bounceback_tui.stages.grow.rules import Card
from bounceback_tui.ui.text import one_line

WHEEL = 3


class Pane(Widget, can_focus=True):
    """Holds a card, and how far it is scrolled; a change of card lays nothing out anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll(1)", "down", show=False),
        Binding("up,k", "scroll(-1)", "up", show=False),
        Binding("pagedown,space", "scroll(5)", "further down", show=False),
        Binding("pageup", "scroll(-5)", "further up", show=False),
        Binding("home", "scroll(-100000)", "to the top", show=False),
        Binding("end,G", "scroll(100000)", "to the end", show=False),
    ]
    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._card: Card | None = None
        self._today = date.min
        self._lines: list[Line] = []
        self._first = 0
        """The line on top."""
        self._drawn_at: Size | None = None

    def show(self, card: Card | None, today: date) -> None:
        """Show a card, or say that there is none."""
        if (card, today) == (self._card, self._today):
            return
        if card is None or self._card is None or card.id != self._card.id:
            self._first = 0
        self._card, self._today = card, today
        self._draw()

    def _draw(self) -> None:
        if not self.size.width:
            return
        card, nothing = self._card, [(("No card here.", "muted"),)]
        self._lines = detail(card, self._today, self.size.width) if card else list(nothing)
        self.border_title = Content(one_line(card.name, max(10, self.size.width - 6))) if card else None
        self.action_scroll(0)

    def action_scroll(self, by: int) -> None:
        """Scroll by some lines, and say below how many there are further down."""
        last = max(0, len(self._lines) - self.size.height)
        self._first = max(0, min(last, self._first + by))
        below = last - self._first
        self.border_subtitle = f"{below} more ↓" if below else None
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Fill the new size."""
        if event.size != self._drawn_at:
            self._drawn_at = event.size
            self._draw()

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        """Scroll down."""
        self.action_scroll(WHEEL)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        """Scroll up."""
        self.action_scroll(-WHEEL)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        ink = inks(self.app.theme_variables, self.background_colors[1])
        line = self._lines[self._first + y] if self._first + y < len(self._lines) else ()
        segments = [Segment(text, getattr(ink, name)) for text, name in line]
        return Strip(segments).adjust_cell_length(self.size.width, ink.plain).crop(0, self.size.width)
