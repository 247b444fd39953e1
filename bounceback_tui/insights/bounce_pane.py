"""The first section: how mood went after each no, and after how many days it was back to usual."""

from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.widgets import Static

from bounceback_tui.insights.pane import Pane

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


class BouncePane(Pane):
    """Mood around the no's."""

    key = "bounce"
    letter = "b"
    name_ = "Bounce"

    def compose(self) -> ComposeResult:
        """Lay out the section."""
        yield Static("", markup=False, classes="sentence")

    def load(self, db: "Database") -> Any:
        """Read; runs on the lane."""
        return None

    def show(self, view: Any) -> None:
        """Show it."""
