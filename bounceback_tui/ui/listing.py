"""Dialogs that list things to change, delete and choose from; what is in them is said by subclasses."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.form import Form
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.saving import load, save
from bounceback_tui.ui.shelf import Line, Shelf

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

ItemT = TypeVar("ItemT")


class Listing(Dialog[None], Generic[ItemT]):
    """A list over the room; writes are told with their undo, and the list is read again after each.

    Args:
        context: the run's context.
        chosen: the id (hexadecimal) the cursor is on at the start.
    """

    DEFAULT_CSS = """
    Listing {
        .box { width: 94%; max-width: 100; height: auto; }
        Shelf { height: auto; max-height: 100%; }
        Shelf List { height: auto; max-height: 14; background: $surface; padding: 0; }
        .hint { margin-bottom: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", "close", show=False),
        Binding("n", "new", "new", id="listing.new"),
        Binding("u", "undo", "undo", id="listing.undo", show=False),
    ]
    hint: ClassVar[str] = ""
    empty: ClassVar[str] = "Nothing here yet; n adds something."

    def __init__(self, context: Context, *, chosen: str | None = None) -> None:
        super().__init__()
        self.context = context
        self.items: dict[str, ItemT] = {}
        self._first = chosen

    # What a subclass says

    def find(self, db: "Database", before: ItemT | None, containing: str) -> Sequence[ItemT]:
        """Read the items after one of them (from the first without it); runs on the lane."""
        raise NotImplementedError

    def line(self, item: ItemT) -> Line:
        """Return an item's line."""
        raise NotImplementedError

    def form(self, item: ItemT | None) -> Form | None:
        """Return the form of an item, or of a new one."""
        raise NotImplementedError

    def delete(self, db: "Database", item: ItemT) -> "Rows":
        """Delete an item; runs on the lane."""
        raise NotImplementedError

    # The dialog

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self.heading)
            if self.hint:
                yield Static(self.hint, classes="hint", markup=False)
            shelf = Shelf(id="listed")
            shelf.EMPTY = self.empty  # type: ignore[misc]
            yield shelf
            yield Static("", classes="trouble", markup=False)
            yield KeyLine()

    @property
    def shelf(self) -> Shelf:
        """The list."""
        return self.query_one(Shelf)

    @property
    def item(self) -> ItemT | None:
        """The item under the cursor."""
        key = self.shelf.chosen
        return self.items[key] if key is not None else None

    def on_mount(self) -> None:
        """Read the items."""
        self.shelf.entries.focus()
        self.reload()

    def reload(self) -> None:
        """Read the items again."""
        load(self, self.context.lane, lambda db: self.find(db, None, self.shelf.containing), self._loaded)

    def _loaded(self, items: Sequence[ItemT]) -> None:
        self.items = {}
        self.shelf.put(self._lines(items))
        if self._first is not None:
            self.shelf.entries.choose(self._first)
            self._first = None

    def _lines(self, items: Sequence[ItemT]) -> list[Line]:
        lines = [self.line(item) for item in items]
        self.items |= {line.id: item for line, item in zip(lines, items, strict=True)}
        return lines

    @on(Shelf.More)
    def _more(self, message: Shelf.More) -> None:
        before = self.items.get(message.after) if message.after else None
        load(
            self,
            self.context.lane,
            lambda db: self.find(db, before, message.containing),
            lambda items: self.shelf.add(self._lines(items), message),
        )

    def write(self, job: "Callable[[Database], Any]", then: "Callable[[Any], None]") -> None:
        """Write on the lane, read the list again and go on."""

        def done(result: Any) -> None:
            then(result)
            if self.is_attached:
                self.reload()

        save(self, self.context.lane, job, done, lambda error: self.say(str(error)))

    def say(self, sentence: str) -> None:
        """Show one sentence under the list."""
        self.query_one(".trouble", Static).update(Content(sentence))

    def tell_undoable(self, sentence: str, rows: "Rows") -> None:
        """Tell that something was written, with the way back."""
        self.say("")
        self.app.post_message(undoable(sentence, rows))

    def action_new(self) -> None:
        """Add something."""
        self._open(None)

    async def action_undo(self) -> None:
        """Take the last thing back, and list what there is then."""
        await self.app.run_action("undo")
        self.reload()

    def _open(self, item: ItemT | None) -> None:
        form = self.form(item)
        if form is None:
            return

        def done(result: Any) -> None:
            if result is not None:
                self.tell_undoable("Saved." if item is None else "Changed.", self.rows_of(result))
                self.reload()

        self.app.push_screen(form, done)

    def rows_of(self, result: Any) -> "Rows":
        """Return the way back that is in a form's result."""
        rows: Rows = result
        return rows

    @on(Shelf.Opened)
    @on(Shelf.Edit)
    def _edit(self, message: Shelf.About) -> None:
        self._open(self.items[message.key])

    @on(Shelf.Delete)
    def _delete(self, message: Shelf.Delete) -> None:
        item = self.items[message.key]
        self.write(lambda db: self.delete(db, item), lambda rows: self.tell_undoable("Deleted.", rows))


def undoable(sentence: str, rows: "Rows") -> Told:
    """Return the message that something was written, with the way back."""

    def undo(db: "Database") -> None:
        from bounceback_tui.store.snapshot import restore

        restore(db, rows)

    return Told(sentence, undo=undo)
