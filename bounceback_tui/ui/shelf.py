"""The one list of things a person wrote: by group, filtered as they type, loaded as they look; knows no stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input
from textual.widgets.option_list import Option

from bounceback_tui.ui.lists import List
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.text import show
from bounceback_tui.ui.themes import MUTED


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the shelf.

    ``id`` is its record's key as hexadecimal text; ``group`` is the heading it stands under, drawn where it
    changes.
    """

    id: str
    content: Content
    group: str = ""


class Shelf(Vertical):
    """A list with a filter. It holds lines and asks the room for everything else.

    A subclass may say what a line's whole text is (``text_of``), for ``y``.
    """

    PAGE: ClassVar[int] = 100
    """Lines a load: with fewer, there is nothing older."""
    EMPTY: ClassVar[str] = "Nothing here yet."
    DEFAULT_CSS = """
    Shelf {
        List { height: 1fr; padding: 0 1; scrollbar-size-vertical: 0; }
        .filter { border: none; height: 1; padding: 0 1; background: $panel; }
        .filter:focus { border: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "change", id="shelf.edit"),
        Binding("d", "delete", "delete", id="shelf.delete"),
        Binding("y", "copy", "copy", id="shelf.copy"),
        Binding("slash", "filter", "filter", id="shelf.filter", key_display="/"),
        Binding("escape", "close_filter", "close the filter", show=False),
    ]

    class About(Message):
        """Something is wanted of the line under the cursor.

        Args:
            shelf: where it stands.
            key: its id.
        """

        def __init__(self, shelf: "Shelf", key: str) -> None:
            super().__init__()
            self.shelf = shelf
            self.key = key

        @property
        def control(self) -> "Shelf":
            """The shelf, for selectors in handlers."""
            return self.shelf

    class Opened(About):
        """The person wants to read it."""

    class Lit(About):
        """The cursor is on it now."""

    class Edit(About):
        """The person wants to change it."""

    class Delete(About):
        """The person wants to delete it."""

    class More(Message):
        """Further lines are wanted.

        Args:
            shelf: for which list.
            after: the id of the last one listed; from the first without it.
            containing: only those with this in them.
        """

        def __init__(self, shelf: "Shelf", after: str | None, containing: str) -> None:
            super().__init__()
            self.shelf = shelf
            self.after = after
            self.containing = containing

        @property
        def control(self) -> "Shelf":
            """The shelf, for selectors in handlers."""
            return self.shelf

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.lines: dict[str, Line] = {}
        self.empty = self.EMPTY
        """What it says while there is nothing on it."""
        self.complete = False
        """Whether there is nothing behind what is listed."""

    def compose(self) -> ComposeResult:
        """Lay out the list; the filter comes above it when it is asked for."""
        yield List()

    @property
    def entries(self) -> List:
        """The list."""
        return self.query_one(List)

    @property
    def containing(self) -> str:
        """What the list is filtered by."""
        return "".join(field.value.strip() for field in self.query(Input))

    @property
    def chosen(self) -> str | None:
        """The id of the line under the cursor, or None."""
        key = self.entries.chosen
        return key if key in self.lines else None

    def look_at(self, key: str) -> bool:
        """Put the cursor on a line, if it is listed; says whether it is."""
        if key not in self.lines:
            return False
        self.entries.choose(key)
        return True

    def text_of(self, key: str) -> str:
        """Return every word of a line, for the clipboard."""
        return self.lines[key].content.plain

    def put(self, lines: Sequence[Line]) -> None:
        """Show the first lines, the cursor on or beside its line; under a filter ask for those that fit instead."""
        if self.containing:
            self.post_message(self.More(self, None, self.containing))
        else:
            self._fill(lines, stay=True)

    def add(self, lines: Sequence[Line], asked: "Shelf.More") -> None:
        """Add what was asked for, unless the filter has changed since."""
        if asked.containing != self.containing:
            return
        if asked.after is None:
            self._fill(lines)
        else:
            self._append(lines)

    def _fill(self, lines: Sequence[Line], *, stay: bool = False) -> None:
        chosen, before = self.entries.chosen, list(self.lines)
        self.lines = {}
        self.entries.clear_options()
        self.entries.styles.text_wrap = "nowrap" if lines else "wrap"  # what is said of nothing is read to its end
        self._append(lines)
        if not lines:
            nothing = "Nothing with that in it. ctrl+f looks everywhere." if self.containing else self.empty
            self.entries.add_option(Option(Content.styled(nothing, MUTED), disabled=True))
        elif chosen in self.lines:
            self.entries.choose(chosen)
        elif stay and chosen in before and (near := self._nearest(before, before.index(chosen))):
            self.entries.choose(near)
        else:
            self.entries.action_first()
        if bool(before) != bool(lines):
            self.refresh_bindings()

    def _nearest(self, before: Sequence[str], place: int) -> str | None:
        """Return the first line after one that is gone, or else the last before it, that is still listed."""
        around = (*before[place + 1 :], *reversed(before[:place]))
        return next((key for key in around if key in self.lines), None)

    def _append(self, lines: Sequence[Line]) -> None:
        last = next(reversed(self.lines.values())).group if self.lines else ""
        options = []
        for line in lines:
            if line.group != last:
                options.append(Option(Content.styled(show(line.group), f"bold {MUTED}"), disabled=True))
                last = line.group
            self.lines[line.id] = line
            options.append(Option(line.content, id=line.id))
        self.entries.add_options(options)
        self.complete = len(lines) < self.PAGE

    @on(List.OptionHighlighted)
    def _look(self, event: List.OptionHighlighted) -> None:
        event.stop()
        if event.option_id in self.lines:
            self.post_message(self.Lit(self, str(event.option_id)))
        if not self.complete and self.lines and event.option_index >= self.entries.option_count - 10:
            self.complete = True  # asked for; what comes says whether there is more
            self.post_message(self.More(self, next(reversed(self.lines)), self.containing))

    @on(List.OptionSelected)
    def _open(self, event: List.OptionSelected) -> None:
        event.stop()
        if (key := self.chosen) is not None:
            self.post_message(self.Opened(self, key))

    def action_edit(self) -> None:
        """Change the line under the cursor."""
        if (key := self.chosen) is not None:
            self.post_message(self.Edit(self, key))

    def action_delete(self) -> None:
        """Delete the line under the cursor."""
        if (key := self.chosen) is not None:
            self.post_message(self.Delete(self, key))

    def action_copy(self) -> None:
        """Copy the line under the cursor as plain text."""
        if (key := self.chosen) is not None:
            self.app.copy_to_clipboard(show(self.text_of(key)))
            self.post_message(Told("Copied, if your terminal lets programs do that."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done; escape is the filter's only while there is one."""
        if action == "close_filter":
            return bool(self.query(Input))
        if action == "filter":
            return bool(self.lines or self.query(Input))
        return bool(self.lines) or action not in ("edit", "delete", "copy")

    async def action_filter(self) -> None:
        """Open the filter."""
        if not self.query(Input):
            await self.mount(
                Input(classes="filter", placeholder="filter, then enter", select_on_focus=False), before=0
            )
        self.query_one(Input).focus()

    async def action_close_filter(self) -> None:
        """Close the filter and list everything."""
        had = self.containing
        self.entries.focus()
        await self.query(Input).remove()
        if had:
            self.post_message(self.More(self, None, ""))

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.More(self, None, self.containing))

    @on(Input.Submitted)
    def _to_list(self, event: Input.Submitted) -> None:
        event.stop()
        self.entries.focus()
