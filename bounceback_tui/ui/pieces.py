"""One line made of pieces, some of which can be clicked: the base of the title, the path and the key line."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len as cells
from textual import events
from textual.content import Content
from textual.widget import Widget


class Piece(NamedTuple):
    """A run of text with a style, and the action that a click on it runs."""

    text: str
    style: str = ""
    action: str = ""


class Pieces(Widget):
    """A widget of one line; subclasses say which pieces it has at a given width."""

    DEFAULT_CSS = """
    Pieces { height: 1; width: 1fr; }
    """
    ALLOW_SELECT = False

    def pieces(self, width: int) -> Sequence[Piece]:
        """Return what the line is made of when it is ``width`` cells wide."""
        raise NotImplementedError

    def render(self) -> Content:
        """Draw the line."""
        return Content.assemble(*((piece.text, piece.style) for piece in self.pieces(self.size.width)))

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the piece that was clicked."""
        start = 0
        for piece in self.pieces(self.size.width):
            end = start + cells(piece.text)
            if start <= event.x < end and piece.action:
                event.stop()
                await self.app.run_action(piece.action)
                return
            start = end


def spread(left: Sequence[Piece], right: Sequence[Piece], width: int) -> list[Piece]:
    """Put pieces at both ends of a line; the right ones give way when there is no room."""
    used = sum(cells(piece.text) for piece in left)
    wanted = sum(cells(piece.text) for piece in right)
    if used + wanted + 2 > width:
        return list(left)
    return [*left, Piece(" " * (width - used - wanted)), *right]
