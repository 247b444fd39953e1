"""Asks what a letter or an answer is about: a no, an application, or nothing in particular."""

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
from bounceback_tui.stages.learn.rules import About
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED


class AboutDialog(Dialog["About | None"]):
    """The result is what was chosen, or None.

    Args:
        abouts: what there is to choose from.
        today: the local date it is now.
    """

    heading = "What is it about?"
    DEFAULT_CSS = """
    AboutDialog List { height: auto; max-height: 14; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "leave", "close", show=False)]

    def __init__(self, abouts: Sequence[About], today: date) -> None:
        super().__init__()
        self.abouts = [*abouts, About()]
        self.today = today

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="box") as box:
            box.border_title = self.heading
            yield Static("Enter chooses.", classes="hint", markup=False)
            yield List(id="abouts")
            yield KeyLine()

    def on_mount(self) -> None:
        """Fill the list."""
        listed = self.query_one(List)
        listed.add_options(Option(self._line(about), id=str(place)) for place, about in enumerate(self.abouts))
        listed.highlighted = 0
        listed.focus()

    def _line(self, about: About) -> Content:
        when = day_words(about.no_day, self.today) if about.no_day else "no answer" if about.application_id else ""
        told = one_line(about.words, 70)
        return Content.assemble((f"{when:<14} ", MUTED), told)

    @on(List.OptionSelected)
    def _choose(self, event: List.OptionSelected) -> None:
        self.dismiss(self.abouts[int(event.option_id or 0)])
