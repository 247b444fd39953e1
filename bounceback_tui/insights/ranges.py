"""The line of ranges one can look at: by keys, or by mouse."""

from collections.abc import Sequence

from rich.cells import cell_len as cells
from textual import events
from textual.message import Message
from textual.reactive import reactive

from bounceback_tui.insights.mood_rules import RANGES
from bounceback_tui.ui.pieces import Piece, Pieces
from bounceback_tui.ui.themes import MUTED


class Ranges(Pieces):
    """The ranges; the present one is lit and stands between brackets."""

    here: reactive[int] = reactive(0)

    class Chosen(Message):
        """Another range is wanted.

        Args:
            place: its place in ``RANGES``.
        """

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, here: int, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Ranges.here, here)

    def pieces(self, width: int) -> Sequence[Piece]:
        """Return the keys and the ranges."""
        found = [Piece(" - + ", "bold $secondary")]
        for place, (name, _) in enumerate(RANGES):
            lit = place == self.here
            found.append(Piece(f"[{name}] " if lit else f" {name}  ", "bold $primary" if lit else MUTED, str(place)))
        return found

    async def on_click(self, event: events.Click) -> None:
        """Choose the range that was clicked."""
        event.stop()
        start = 0
        for piece in self.pieces(self.size.width):
            end = start + cells(piece.text)
            if start <= event.x < end and piece.action:
                self.post_message(self.Chosen(int(piece.action)))
                return
            start = end
