"""The list of letters and answers: what is due first, two lines each, loaded as one looks."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from bounceback_tui.stages.learn.pane import entry_lines
from bounceback_tui.stages.learn.rules import Entry
from bounceback_tui.ui.shelf import Line, Shelf


class Letters(Shelf):
    """The stage's shelf; the room gives it whole lists, and it shows them a page at a time."""

    PAGE: ClassVar[int] = 60
    EMPTY = "n drafts the first letter."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "delete", "delete", id="shelf.delete", show=False),
        Binding("y", "copy", "copy", id="shelf.copy", show=False),
        Binding("slash", "filter", "filter", id="shelf.filter", key_display="/", show=False),
    ]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.found: Sequence[Entry] = ()
        """Everything that fits the filter."""
        self.today = date.min
        self.texts: dict[str, str] = {}
        """The text at hand of what is opened, for ``y``."""

    def show(self, entries: Sequence[Entry], today: date, wanted: str | None = None) -> None:
        """Show the first page, or as many as it takes to have an entry among them."""
        self.today = today
        if not self.containing:
            self.found = entries
        place = next((place for place, one in enumerate(entries) if one.key == wanted), 0)
        self.put(self._lines(entries[: (place // self.PAGE + 1) * self.PAGE]))

    def found_for(self, entries: Sequence[Entry], asked: Shelf.More) -> None:
        """Show what fits the filter."""
        if asked.containing == self.containing:
            self.found = entries
        self.add(self._lines(entries[: self.PAGE]), asked)

    def further(self, asked: Shelf.More) -> None:
        """Show the next page."""
        start = next((place for place, one in enumerate(self.found, start=1) if one.key == asked.after), None)
        if start is not None:
            self.add(self._lines(self.found[start : start + self.PAGE]), asked)

    def _lines(self, entries: Sequence[Entry]) -> list[Line]:
        return [Line(one.key, entry_lines(one, self.today)) for one in entries]

    def text_of(self, key: str) -> str:
        """Return the letter or answer that is at hand."""
        return self.texts.get(key) or super().text_of(key)

    def entry(self, key: str | None) -> Entry | None:
        """Return what a line stands for."""
        return next((one for one in self.found if one.key == key), None)


def nothing_yet() -> Content:
    """Return what the pane says before there is anything."""
    return Content(
        "A few lines to somebody who decided, or to somebody who knows your work: what would have changed their "
        "mind?\n\nn asks whom and about what, and composes the letter from what is known; the rest is marked, and "
        "yours to fill in. Sending it is your own act: o opens your mail program, s saves a mail file, y copies.\n\n"
        "Silence is the usual answer. r keeps one that comes, word for word, and p takes it apart: what was a "
        "strength, what was a gap. R keeps one that came unasked."
    )
