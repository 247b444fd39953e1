"""The thanks ledger: who helped, whom one has thanked, and the way to do it."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from bounceback_tui.journey.days import day_words
from bounceback_tui.stages.connect import thanks_rules
from bounceback_tui.stages.connect.thanks_rules import Help
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED


class ThanksDialog(Dialog["tuple[str, Help] | None"]):
    """The result is what is to be done ("write" or "said") and for which help, or None.

    Args:
        helps: who helped, newest first.
        today: the local date it is now.
    """

    heading = "Thanks"
    DEFAULT_CSS = """
    ThanksDialog List { height: auto; max-height: 12; background: $surface; margin: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "done('write')", "write a line", id="thanks.write"),
        Binding("s", "done('said')", "said already", id="thanks.said"),
        Binding("q", "leave", "close", key_display="q"),
    ]

    def __init__(self, helps: Sequence[Help], today: date) -> None:
        super().__init__()
        waiting = [one for one in helps if not one.thanked]
        self.helps = [*waiting, *(one for one in helps if one.thanked)]
        self.today = today

    def compose(self) -> ComposeResult:
        """Lay out the ledger."""
        told = thanks_rules.thanks_sentence(self.helps, self.today)
        nobody = "Nobody is noted as having helped yet. g notes it, with “they helped”."
        with Vertical(classes="box") as box:
            box.border_title = self.heading
            yield Static(told or nobody, classes="hint", markup=False)
            yield List(id="helps")
            yield KeyLine()

    def on_mount(self) -> None:
        """Fill the list."""
        listed = self.query_one(List)
        listed.display = bool(self.helps)
        listed.add_options(Option(self._line(one), id=str(place)) for place, one in enumerate(self.helps))
        if self.helps:
            listed.highlighted = 0
            listed.focus()

    def _line(self, one: Help) -> Content:
        mark = ("● thanked  ", MUTED) if one.thanked else ("○ not yet  ", "$accent")
        return Content.assemble(
            mark,
            (f"{day_words(one.day, self.today):<12} ", MUTED),
            one_line(one.name, 26),
            "  ",
            one_line(one.note, 60),
        )

    @on(List.OptionSelected)
    def _selected(self) -> None:
        self.action_done("write")

    def action_done(self, what: str) -> None:
        """Close with what is to be done for the help under the cursor."""
        if (key := self.query_one(List).chosen) is not None:
            self.dismiss((what, self.helps[int(key)]))
