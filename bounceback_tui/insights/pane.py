"""A section of the room: it reads on the lane, shows on the UI thread, and says where its numbers come from."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Vertical
from textual.dom import DOMNode
from textual.widget import Widget

from bounceback_tui.ui.context import Context
from bounceback_tui.ui.picture import Drawn, Picture
from bounceback_tui.ui.room import Room

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


class Pane(Vertical):
    """One section: mounted when it is first looked at, and kept.

    A subclass lays itself out in ``compose``, and says what to ``load`` and how to ``show`` it. Its own ``BINDINGS``
    work while the focus is inside it. It is made known in ``sections.SECTIONS``.
    """

    key: ClassVar[str]
    """That of its section."""
    about: ClassVar[str] = ""
    """How its numbers come about, in plain sentences; ``E`` shows it."""
    ranged: ClassVar[bool] = False
    """Whether it has ranges, which - and + change."""

    def __init__(self, context: Context) -> None:
        super().__init__(id=self.key)
        self.context = context

    @property
    def room(self) -> Room[Any]:
        """The room it is in, which reads, saves, tells and brings up dialogs for it."""
        return self.query_ancestor(Room)

    def load(self, db: "Database") -> Any:
        """Build the section's view; runs on the lane. Must be safe to run twice."""
        raise NotImplementedError

    def show(self, view: Any) -> None:
        """Put a view on screen; runs on the UI thread and asks nothing of the store."""
        raise NotImplementedError

    def home(self) -> Widget | None:
        """Return the widget that has the focus on arrival."""
        return next((widget for widget in self.query("*") if widget.focusable and self._shown(widget)), None)

    def _shown(self, widget: Widget) -> bool:
        """Whether neither it nor what it is in was taken off the screen."""
        node: DOMNode | None = widget
        while node is not None and node is not self:
            if not node.display:
                return False
            node = node.parent
        return True

    def put_away(self, frame: str, *, shown: bool) -> None:
        """Show a part only where there is something in it; the focus goes elsewhere before it is taken away."""
        part = self.query_one(frame)
        focused = self.screen.focused
        part.display = shown
        if not shown and focused is not None and part in focused.ancestors_with_self:
            self.screen.set_focus(self.room.home(), scroll_visible=False)

    def picture(self) -> Picture | None:
        """Return what ``S`` saves, or None where there is nothing to save."""
        shown = (drawn.picture for drawn in self.query(Drawn) if self._shown(drawn))
        return next((picture for picture in shown if picture is not None), None)

    def zoom(self, by: int) -> None:
        """Look at a longer range (1) or a shorter one (−1), where the section has ranges."""

    async def open(self, argument: str) -> None:
        """Do what somebody was sent here for, such as opening a record by its id."""

    async def take_up(self, draft: str) -> None:
        """Take up an unfinished text by its draft's key."""
