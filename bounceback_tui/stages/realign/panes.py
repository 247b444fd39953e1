"""The two halves of the third room: the list of a section's things, and what the one under the cursor says."""

from datetime import date

from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input

from bounceback_tui.stages.realign import look, rules
from bounceback_tui.ui.shelf import Shelf


class Things(Shelf):
    """The present section's shelf, with its things at hand."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.things: dict[str, rules.Thing] = {}
        self.today = date.min

    def text_of(self, key: str) -> str:
        """Return every word of a thing."""
        return look.whole(self.things[key], self.today)

    def close_filter(self) -> None:
        """Close the filter without asking for anything: another section is about to be shown."""
        for field in self.query(Input):
            with field.prevent(Input.Changed):
                field.value = ""
            field.remove()


class Pane(VerticalScroll):
    """What the thing under the cursor says, as wide as there is room."""

    class Resized(Message):
        """The pane has another width."""

    drawn_at = 0
    """The width for which it was asked last."""

    def on_resize(self) -> None:
        """Ask for what it shows at another width; coming into view again is none."""
        if self.size.width != self.drawn_at:
            self.drawn_at = self.size.width
            self.post_message(self.Resized())
