"""A dialog to pick one of many by typing a part of it: another card, a filter, an archived card."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.themes import MUTED

Choices = Sequence[tuple[str, Content]]
"""(key, what is shown): the key is made by the program, never by the person."""


class Pick(Dialog["str | None"]):
    """The result is the key of what was picked, or None.

    Args:
        heading: the title of the box.
        hint: one sentence on what picking does.
        choices: what there is to pick from.
        key: the one the cursor is on at the start.
    """

    DEFAULT_CSS = """
    Pick {
        Input { border: none; height: 1; padding: 0 1; background: $panel; margin: 0 0 1 0; }
        Input:focus { border: none; }
        List { height: auto; max-height: 12; background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "along(-1)", "up", show=False, priority=True),
        Binding("down", "along(1)", "down", show=False, priority=True),
        Binding("enter", "pick", "pick", id="pick.pick", key_display="enter", priority=True),
    ]

    def __init__(self, heading: str, hint: str, choices: Choices, *, key: str | None = None) -> None:
        super().__init__()
        self.heading = heading
        self.hint = hint
        self.choices = choices
        self.key = key

    def compose(self) -> ComposeResult:
        """Lay out the field and the list."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self.heading)
            yield Static(self.hint, classes="hint", markup=False)
            yield Input(placeholder="type to narrow it down", select_on_focus=False)
            yield List(id="choices")
            yield KeyLine()

    def on_mount(self) -> None:
        """List everything."""
        self._list("")
        self.query_one(List).choose(self.key)
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    def _list(self, typed: str) -> None:
        wanted, listed = typed.strip().casefold(), self.query_one(List)
        listed.clear_options()
        fitting = [(key, words) for key, words in self.choices if wanted in words.plain.casefold()]
        listed.add_options(Option(words, id=key) for key, words in fitting)
        if fitting:
            listed.highlighted = 0
        else:
            listed.add_option(Option(Content.styled("Nothing with that in it.", MUTED), disabled=True))

    def action_along(self, by: int) -> None:
        """Move in the list while the field has the focus."""
        listed = self.query_one(List)
        if by > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def action_pick(self) -> None:
        """Take what the cursor is on."""
        chosen = self.query_one(List).chosen
        if chosen is not None:
            self.dismiss(chosen)

    @on(List.OptionSelected)
    def _clicked(self, event: List.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self.dismiss(event.option_id)
