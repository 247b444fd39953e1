"""The strip of sections at the top of a room that has several: by letter, by arrow or by mouse. Knows no stage."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len as cells
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from bounceback_tui.ui.pieces import Piece, Pieces
from bounceback_tui.ui.themes import MUTED


class Strip(Pieces, can_focus=True):
    """The sections; the present one is lit and stands between brackets.

    Args:
        stops: key, letter and title of every section, in their order.
        heading: what stands before them, where there is room.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", "the section before", show=False),
        Binding("right,l", "move(1)", "another section", key_display="← →"),
    ]
    here: reactive[str] = reactive("")

    class Chosen(Message):
        """Another section is wanted.

        Args:
            key: which.
        """

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, stops: Sequence[tuple[str, str, str]], *, heading: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.stops = stops
        self.heading = heading
        self.set_reactive(Strip.here, stops[0][0])

    def pieces(self, width: int) -> Sequence[Piece]:
        """Return the sections; where it is narrow they stand closer."""
        room = width - sum(cells(title) + 5 for _, _, title in self.stops)
        wide = room >= 0
        found: list[Piece] = []
        if self.heading and room >= cells(self.heading) + 3:
            found.append(Piece(f" {self.heading}  ", "bold"))
        for key, letter, title in self.stops:
            lit = key == self.here
            found.append(Piece(f"[{letter} " if lit else f" {letter} ", "bold $secondary", key))
            words = f"{title}]" if lit else f"{title} "
            found.append(Piece(words + " " * wide, "bold $primary" if lit else MUTED, key))
        return found

    def action_move(self, by: int) -> None:
        """Go to the next section, or the one before."""
        keys = [key for key, _, _ in self.stops]
        self.post_message(self.Chosen(keys[(keys.index(self.here) + by) % len(keys)]))

    async def on_click(self, event: events.Click) -> None:
        """Go to the section that was clicked."""
        start = 0
        for piece in self.pieces(self.size.width):
            end = start + cells(piece.text)
            if start <= event.x < end and piece.action:
                event.stop()
                self.post_message(self.Chosen(piece.action))
                return
            start = end
