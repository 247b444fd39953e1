"""The base of every room: loads a view on the lane, shows it on the UI thread, saves without waiting."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import events
from textual.containers import Container
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from bounceback_tui.ui.context import Context
from bounceback_tui.ui.messages import BringUp, Told
from bounceback_tui.ui.saving import load, save

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

ViewT = TypeVar("ViewT")
ResultT = TypeVar("ResultT")


class Room(Container, Generic[ViewT]):
    """A pane of the frame.

    A subclass says what to ``load`` and how to ``show`` it. A room is mounted at the first visit, kept, and
    loaded again only when the file has changed since it was last shown.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    OPENS: ClassVar[frozenset[str]] = frozenset()
    """The tables whose things are opened here."""

    def __init__(self, context: Context) -> None:
        super().__init__(id=self.key)
        self.context = context
        self.seen = -1
        """The revision that is on screen."""

    def load(self, db: "Database") -> ViewT:
        """Build the room's view; runs on the lane. Must be safe to run twice."""
        raise NotImplementedError

    def show(self, view: ViewT) -> None:
        """Put a view on screen; runs on the UI thread and asks nothing of the store."""
        raise NotImplementedError

    def fit_to(self, size: Size) -> None:
        """Choose how it is laid out in a number of cells; before it is laid out at all, and whenever that changes."""

    def on_resize(self, event: events.Resize) -> None:
        """Fit to the new size."""
        self.fit_to(event.size)

    def home(self) -> Widget | None:
        """Return the widget that has the focus when one arrives."""
        return next((widget for widget in self.query("*") if widget.focusable), None)

    def arrive(self) -> None:
        """Called each time the room comes into view."""
        if (home := self.home()) is not None:
            self.screen.set_focus(home, scroll_visible=False)  # at once, so that all is drawn in one frame
        self.reload()

    def reload(self, *, always: bool = False) -> None:
        """Load and show again, if the file changed since, whoever wrote to it, or ``always``."""

        def job(db: "Database") -> tuple[int, ViewT] | None:
            return None if db.notice() == self.seen and not always else self.read_all(db)

        load(self, self.context.lane, job, self.show_read)

    def read_all(self, db: "Database") -> tuple[int, ViewT]:
        """Return the file's revision and the room's view; runs on the lane, before the room is mounted too."""
        return db.revision, self.load(db)

    def show_read(self, read: tuple[int, ViewT] | None) -> None:
        """Show what ``read_all`` returned, if there is anything new."""
        if read is not None:
            self.seen, view = read
            self.show(view)

    def save(
        self,
        job: "Callable[[Database], ResultT]",
        then: Callable[[ResultT], Any],
        failed: Callable[[Exception], Any] | None = None,
    ) -> None:
        """Write on the lane, and go on when it is durable; without ``failed`` the reason is told."""
        save(self, self.context.lane, job, then, failed or self.trouble)

    def read(self, job: "Callable[[Database], ResultT]", then: Callable[[ResultT], Any]) -> None:
        """Read on the lane, beside what the room itself loads."""
        save(self, self.context.lane, job, then, self.trouble)

    def tell_undoable(self, sentence: str, rows: "Rows") -> None:
        """Tell that something was written, changed or deleted, with the way back."""

        def undo(db: "Database") -> None:
            from bounceback_tui.store.snapshot import restore

            restore(db, rows)

        self.post_message(Told(sentence, undo=undo))

    def told(self, sentence: str) -> "Callable[[Rows | None], None]":
        """Return what tells what a form wrote, with the way back; nothing when it was left."""

        def done(rows: "Rows | None") -> None:
            if rows is not None:
                self.tell_undoable(sentence, rows)

        return done

    def read_found(
        self, job: "Callable[[Database], ResultT | None]", then: Callable[[ResultT], Any], gone: str
    ) -> None:
        """Read one thing and go on with it, or tell in a sentence that it is gone."""

        def found(thing: ResultT | None) -> None:
            if thing is None:
                self.post_message(Told(gone, trouble=True))
            else:
                then(thing)

        self.read(job, found)

    def write_told(self, job: "Callable[[Database], Rows]", sentence: str) -> None:
        """Write on the lane, and tell it with the way back."""
        self.save(job, lambda rows: self.tell_undoable(sentence, rows))

    def bring_up(self, screen: Screen[Any], then: Callable[[Any], None]) -> None:
        """Ask for a dialog that opens once something was read: the app holds it back behind the curtain."""
        self.post_message(BringUp(screen, then))

    # Opening one thing

    async def do_open(self, argument: str) -> None:
        """Open one thing that was written here; ``argument`` is its table and its key, with a dash between them."""
        table, _, key = argument.rpartition("-")
        self.open_thing(table, key)

    def open_thing(self, table: str, key: str) -> None:
        """Open one thing of a table by its key as hexadecimal text: those of ``OPENS``."""
        raise NotImplementedError

    def show_thing(self, heading: str, text: Content, change: Callable[[], Any] | None = None) -> None:
        """Show one thing, every word of it, over the room; ``change`` is what ``e`` does."""
        from bounceback_tui.ui.dialogs import CHANGE, Thing

        def done(result: str | None) -> None:
            if result == CHANGE and change is not None:
                change()

        self.bring_up(Thing(heading, text, changeable=change is not None), done)

    def trouble(self, error: Exception) -> None:
        """Tell what went wrong."""
        self.post_message(Told(str(error), trouble=True))
