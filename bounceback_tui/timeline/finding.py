"""The search: one line over everything that was written, and what is found while one types."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from bounceback_tui.journey.now import today
from bounceback_tui.store.search import LONGEST_QUERY, Found, Hit
from bounceback_tui.timeline.look import hit_lines
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.saving import load
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

HOW = 'Words, a "phrase", -without. The last word may be half typed.'
NOTHING_YET = "Nothing is written yet, so there is nothing to find."
NOTHING = "Nothing has that in it. Fewer letters or fewer words find more."
ONLY_MINUS = "A minus takes away from what is found: type a word beside it."
NEAR_THE_END = 6
"""Hits before the last one at which older ones are read."""


class SearchDialog(Dialog["tuple[str, str] | None"]):
    """The result is table and key of what is to be opened, or None.

    Args:
        context: the run's context.
        sought: holds what was looked for last, and what is looked for now.
    """

    heading = "Search"
    DEFAULT_CSS = """
    SearchDialog {
        .box { width: 94%; max-width: 100; height: 94%; }
        Input { border: none; height: 1; padding: 0 1; background: $panel; }
        Input:focus { border: none; }
        .hint { margin: 0 1 1 1; }
        List { height: 1fr; background: $surface; padding: 0 1; }
        List > .option-list--option-highlighted { background: $primary 30%; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open it where it belongs", id="search.open", key_display="enter", priority=True),
        Binding("up", "along(-1)", "up", show=False, priority=True),
        Binding("down", "along(1)", "down", show=False, priority=True),
        Binding("pageup", "along(-6)", "further up", show=False, priority=True),
        Binding("pagedown", "along(6)", "further down", show=False, priority=True),
    ]

    def __init__(self, context: Context, sought: list[str]) -> None:
        super().__init__()
        self.context = context
        self.sought = sought
        self.hits: list[Hit] = []
        self.more: int | None = None
        """The place from which older hits are read, while there are any."""
        self._asked = 0
        """Counts the questions: only the latest is worth an answer."""

    def compose(self) -> ComposeResult:
        """Lay out the line and the list."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self.heading)
            yield Input(self.sought[0], placeholder="what are you looking for?", max_length=LONGEST_QUERY)
            yield Static(HOW, classes="hint", markup=False)
            yield List(id="hits")
            yield KeyLine()

    @property
    def listed(self) -> List:
        """The hits."""
        return self.query_one(List)

    def on_mount(self) -> None:
        """Begin with what was looked for last, to be typed over."""
        self.listed.can_focus = False  # the keys stay with the line
        self.query_one(Input).focus()
        self._look()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.sought[0] = event.value
        self._look()

    def _look(self, before: int | None = None) -> None:
        """Ask for hits; a question that was overtaken before its turn on the lane costs nothing there."""
        self._asked += 1
        asked, typed = self._asked, self.sought[0]

        def job(db: "Database") -> tuple[Found, int] | None:
            from bounceback_tui.timeline import records

            if asked != self._asked:
                return None
            found = records.find(db, typed, before=before)
            return found, 0 if found.hits else records.searchable(db)

        def then(answer: tuple[Found, int] | None) -> None:
            if answer is not None and asked == self._asked:
                self._show(*answer, older=before is not None)

        load(self, self.context.lane, job, then)

    def _show(self, found: Found, searchable: int, *, older: bool) -> None:
        here = today(self.context)
        if not older:
            self.hits = []
            self.listed.clear_options()
        first = len(self.hits)
        self.hits += found.hits
        self.more = found.more
        self.listed.add_options(
            Option(hit_lines(hit, here), id=str(number)) for number, hit in enumerate(found.hits, first)
        )
        if not older and self.hits:
            self.listed.highlighted = 0
        elif not self.hits:
            self.listed.add_option(Option(Content.styled(self._nothing(searchable), MUTED), disabled=True))

    def _nothing(self, searchable: int) -> str:
        if not searchable:
            return NOTHING_YET
        typed = self.sought[0].strip()
        if not typed:
            return f"{searchable:,} texts to look in." if searchable > 1 else "One text to look in."
        return ONLY_MINUS if all(word.startswith("-") for word in typed.split()) else NOTHING

    @on(List.OptionHighlighted)
    def _lit(self, event: List.OptionHighlighted) -> None:
        event.stop()
        if self.more is not None and event.option_index >= len(self.hits) - NEAR_THE_END:
            before, self.more = self.more, None
            self._look(before)

    def action_along(self, by: int) -> None:
        """Move along the hits, as far as there are any."""
        if self.hits:
            at = self.listed.highlighted or 0
            self.listed.highlighted = max(0, min(len(self.hits) - 1, at + by))

    @on(List.OptionSelected)
    def _clicked(self, event: List.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open what the cursor is on."""
        if self.hits and self.listed.highlighted is not None:
            hit = self.hits[self.listed.highlighted]
            self.dismiss((hit.source, hit.key))
