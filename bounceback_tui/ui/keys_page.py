"""The page of all keys that work where one was: what is here, and what works everywhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from textwrap import wrap
from typing import Any, ClassVar

from rich.cells import cell_len as cells
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Label, Static

from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.pieces import Piece, Pieces
from bounceback_tui.ui.themes import MUTED

WIDEST_KEYS = 16
"""Cells of the column of keys; more keys for one thing go on below."""
NARROWEST_WORDS = 24
"""Cells that the words keep before ids get a column of their own."""


OURS = {"Focus Next": "to the next part", "Focus Previous": "to the part before"}
"""In our own words what Textual calls its bindings."""
NOT_HERE = frozenset({"screen.copy_text"})
"""What Textual binds and does nothing here: text is selected in fields only, which copy by themselves."""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What one or several keys do. ``id`` names the binding in the preferences file; it may be empty."""

    keys: tuple[str, ...]
    description: str
    tooltip: str
    id: str
    everywhere: bool


def active_keys(screen: Screen[Any]) -> list[KeyEntry]:
    """Return what keys do on a screen as it is now; call it before another screen is pushed over it.

    Args:
        screen: the screen on top.

    Returns:
        One entry for each thing done and its keys, nearest to the focus first, what works everywhere last.
    """
    app = screen.app
    found: dict[tuple[DOMNode, str], list[Binding]] = {}
    for node, binding in _reaching(screen):
        if binding.description and binding.action not in NOT_HERE:
            found.setdefault((node, binding.description.casefold()), []).append(binding)
    entries = [
        KeyEntry(
            keys=_displays(screen, bindings),
            description=_said(bindings[0].description),
            tooltip=bindings[0].tooltip,
            id=next((binding.id for binding in bindings if binding.id), ""),
            everywhere=node is app,
        )
        for (node, _), bindings in found.items()
    ]
    return sorted(entries, key=lambda entry: entry.everywhere)


def _said(description: str) -> str:
    words = OURS.get(description, description)
    return words[:1].upper() + words[1:]


def _reaching(screen: Screen[Any]) -> Iterator[tuple[DOMNode, Binding]]:
    """Yield each binding that a key reaches now, and the node it belongs to."""
    for active in screen.active_bindings.values():
        if active.enabled:
            yield active.node, active.binding
    if screen.is_modal:  # which keeps all keys from the app but those it takes first
        app, bindings = screen._binding_chain[-1]
        yield from ((app, binding) for _, binding in bindings if binding.priority)


def _displays(screen: Screen[Any], bindings: Sequence[Binding]) -> tuple[str, ...]:
    """Return how the keys are written; where a binding says how, that stands for the others too."""
    said = [binding for binding in bindings if binding.key_display] or bindings
    return tuple(dict.fromkeys(screen.app.get_key_display(binding) for binding in said))


class KeyTable(Widget):
    """Keys, what they do and their ids, in columns.

    Args:
        entries: what to list; the ids' column is left out where it would crowd the words.
    """

    DEFAULT_CSS = """
    KeyTable { width: 1fr; height: auto; padding-right: 1; }
    """
    ALLOW_SELECT = False

    def __init__(self, entries: Sequence[KeyEntry], keys_width: int, ids_width: int) -> None:
        super().__init__()
        self.entries = entries
        self.keys_width = keys_width
        self.ids_width = ids_width

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Return as many lines as the entries need at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the table."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        room = max(8, width - self.keys_width - 2)
        return [line for entry in self.entries for line in self._entry(entry, room)]

    def _entry(self, entry: KeyEntry, room: int) -> list[Content]:
        """Return the lines of one entry; its words, and the id beside them, take ``room`` cells."""
        ids = room - self.ids_width - 2 >= NARROWEST_WORDS
        width = room - self.ids_width - 2 if ids else room
        keys = wrap_keys(entry.keys, self.keys_width)
        words = [Content(line) for line in wrap(entry.description, width)]
        words += [Content.styled(line, MUTED) for line in wrap(entry.tooltip, room)]
        lines = []
        for key, word in zip_longest(keys, words):
            left = (key or "") + " " * (self.keys_width - cells(key or "") + 2)
            lines.append(Content.assemble((left, "bold $secondary"), word or ""))
        if ids and entry.id:
            gap = " " * (width - words[0].cell_length + 2)
            lines[0] = Content.assemble(lines[0], gap, (entry.id, "$foreground 50%"))
        return lines


def wrap_keys(keys: Sequence[str], width: int) -> list[str]:
    """Put keys into lines of at most a width; a longer key gets a line of its own."""
    lines = [keys[0]]
    for key in keys[1:]:
        if cells(lines[-1]) + 2 + cells(key) <= width:
            lines[-1] += f"  {key}"
        else:
            lines.append(key)
    return lines


class Closing(Pieces):
    """How the page closes; a click does it too."""

    def pieces(self, width: int) -> Sequence[Piece]:
        """Return the keys that close."""
        close = "app.simulate_key('q')"
        return [Piece(" ? q esc ", "bold $secondary", close), Piece("close", MUTED, close)]


class KeysPage(Dialog[None]):
    """All keys of the screen below.

    Args:
        entries: what ``active_keys`` found before this page was pushed.
    """

    DEFAULT_CSS = """
    KeysPage {
        .box { max-width: 96; width: 92%; }
        .group { color: $primary; text-style: bold; }
        KeyTable { margin-bottom: 1; }
        .note { color: $foreground 65%; padding-right: 1; }
        Closing { dock: bottom; height: 2; padding-top: 1; background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1,q,enter", "leave", "close", show=False),
        Binding("j", "scroll_by(1)", "scroll down", show=False),
        Binding("k", "scroll_by(-1)", "scroll up", show=False),
    ]

    def __init__(self, entries: Sequence[KeyEntry]) -> None:
        super().__init__()
        self.entries = entries

    def compose(self) -> ComposeResult:
        """Lay out the groups and the note on changing keys."""
        keys = [cells(line) for entry in self.entries for line in wrap_keys(entry.keys, WIDEST_KEYS)]
        ids = max((cells(entry.id) for entry in self.entries), default=0)
        with VerticalScroll(classes="box") as box:
            box.border_title = "Keys"
            for everywhere, entries in groupby(self.entries, lambda entry: entry.everywhere):
                yield Label("Everywhere" if everywhere else "Here", classes="group")
                yield KeyTable(list(entries), max(keys), ids)
            yield Static(
                Content(
                    "Keys can be changed in the preferences file, under [keys], by the names on the right "
                    '(shown where there is room):  "help-now" = "f9"'
                ),
                classes="note",
            )
            yield Closing()

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the page."""
        self.query_one(".box").scroll_relative(y=lines, animate=False)
