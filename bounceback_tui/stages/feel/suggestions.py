"""Suggestions for one doable thing: a few at a time, by kind and minutes, or something of one's own."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from bounceback_tui.content.loader import ContentError, acts
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.themes import MUTED


class SuggestionDialog(Dialog["str | None"]):
    """The result is what was chosen, empty for something of one's own, None for neither."""

    heading = "One doable thing"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "own", "something of your own", id="act.own"),
        Binding("q", "leave", "close", show=False),
    ]
    DEFAULT_CSS = """
    SuggestionDialog List { height: auto; max-height: 14; background: $surface; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the suggestions, the shortest first."""
        with Vertical(classes="box") as box:
            box.border_title = self.heading
            yield Static("One of these, or n for something of your own.", classes="hint", markup=False)
            yield List(id="suggestions")
            yield KeyLine()

    def on_mount(self) -> None:
        """Fill the list."""
        listed = self.query_one(List)
        listed.add_option(Option(Content("something of your own …"), id="-1"))
        try:
            self.acts = sorted(acts(), key=lambda act: (act.minutes, act.kind))
        except ContentError as error:
            self.acts = []
            self.query_one(".hint", Static).update(Content(str(error)))
        listed.add_options(
            Option(
                Content.assemble((f"{act.minutes:>2} min  ", MUTED), act.text),
                id=str(number),
            )
            for number, act in enumerate(self.acts)
        )
        listed.highlighted = 0
        listed.focus()

    def on_option_list_option_selected(self, event: List.OptionSelected) -> None:
        """Take the chosen one."""
        number = int(event.option_id or -1)
        self.dismiss(self.acts[number].text if number >= 0 else "")

    def action_own(self) -> None:
        """Name something of one's own."""
        self.dismiss("")
