"""Everything about the card under the cursor, beside the board or below it."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bounceback_tui.stages.grow.board.look import detail
from bounceback_tui.stages.grow.rules import Card
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED


class Pane(VerticalScroll):
    """The pane; it holds a card and draws it again when its width changes."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._card: Card | None = None
        self._today = date.min
        self._drawn: tuple[Card | None, date, int] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Static("", markup=False)

    def show(self, card: Card | None, today: date) -> None:
        """Show a card, or say that there is none."""
        self._card, self._today = card, today
        if self.display:
            self.draw()

    def draw(self) -> None:
        """Draw what is held, if that is not what is drawn."""
        wanted = (self._card, self._today, self.size.width)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        card = self._card
        self.border_title = Content(one_line(card.name, max(10, self.size.width - 8))) if card else None
        told = detail(card, self._today, self.size.width - 1) if card else Content.styled("No card here.", MUTED)
        self.query_one(Static).update(told)
        self.scroll_home(animate=False, immediate=True)

    def on_resize(self) -> None:
        """Fill the new width."""
        self.draw()
