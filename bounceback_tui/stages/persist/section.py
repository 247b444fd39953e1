"""What a list of the seventh room is: how its rows are read, told on a line, and shown whole."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from textual.content import Content

from bounceback_tui.ui.shelf import Line
from bounceback_tui.ui.text import show
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

    class Reader(Protocol):
        """Reads rows on the lane."""

        def __call__(self, db: Database, *, containing: str, offset: int, limit: int) -> Sequence[Any]:
            """Return those with a text in them, after as many as are listed already."""
            ...


class Section:
    """One section of the room."""

    key: ClassVar[str]
    letter: ClassVar[str]
    name: ClassVar[str]
    """What the strip calls it."""
    title: ClassVar[str]
    empty: ClassVar[str]
    """What the list says while there is nothing on it: a line that fits at any width."""
    purpose: ClassVar[str]
    """What the section is for, beside the empty list."""
    wide = True
    """Whether there is room for all that a line can say."""

    def rows(self, db: "Database", containing: str, offset: int, limit: int) -> Sequence[Any]:
        """Read rows; runs on the lane."""
        return self.reader()(db, containing=containing, offset=offset, limit=limit)

    def reader(self) -> "Reader":
        """Return what reads the rows; it is imported on the lane."""
        raise NotImplementedError

    def record(self, row: Any) -> Any:
        """Return the table row that a row is about, or the row itself where it is plain values already."""
        return getattr(row, "row", row)

    def group(self, row: Any, today: date) -> str:
        """Return the heading a row stands under."""
        raise NotImplementedError

    def words(self, row: Any, today: date) -> Content:
        """Return a row on one line."""
        raise NotImplementedError

    def card(self, row: Any, today: date) -> Content:
        """Return all there is to say about a row."""
        raise NotImplementedError

    def line(self, row: Any, today: date) -> Line:
        """Return a row for the list."""
        return Line(self.record(row).id.hex, self.words(row, today), self.group(row, today))


def facts(*pairs: tuple[str, str]) -> Content:
    """Return what there is to say, each thing under its label; what is empty is left out."""
    return Content("\n\n").join(
        Content.assemble((f"{label}\n", MUTED), show(text)) for label, text in pairs if text.strip()
    )
