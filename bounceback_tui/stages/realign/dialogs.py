"""The third stage's small dialogs: what hangs on a thing, to change or delete; and how a goal goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from bounceback_tui.stages.realign import rules
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.text import show


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of one of the things listed: "edit" or "delete"."""

    what: str
    key: UUID


class Entries(Dialog["Wish | None"]):
    """The dated things that hang on another, to choose one to change or to delete.

    Args:
        heading: what they are.
        lines: the key and the line of each, the newest first.
        hint: a sentence above them.
    """

    DEFAULT_CSS = """
    Entries List { height: auto; max-height: 14; background: $surface; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "change", id="entries.edit"),
        Binding("d", "delete", "delete", id="entries.delete"),
        Binding("q", "leave", "close", show=False),
    ]

    def __init__(self, heading: str, lines: Sequence[tuple[UUID, Content]], hint: str) -> None:
        super().__init__()
        self.heading = heading
        self.lines = lines
        self.hint = hint

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self.heading)
            yield Static(self.hint, classes="hint", markup=False)
            yield List()
            yield KeyLine()

    def on_mount(self) -> None:
        """Fill it."""
        listed = self.query_one(List)
        listed.add_options(Option(line, id=key.hex) for key, line in self.lines)
        listed.action_first()
        listed.focus()

    def _wish(self, what: str) -> None:
        if (key := self.query_one(List).chosen) is not None:
            self.dismiss(Wish(what, UUID(key)))

    @on(List.OptionSelected)
    def action_edit(self) -> None:
        """Change the one under the cursor."""
        self._wish("edit")

    def action_delete(self) -> None:
        """Delete the one under the cursor."""
        self._wish("delete")


class GoalDialog(Dialog["str | None"]):
    """How a goal goes on; the result is "done", "next", "day", "go" or, for a closed one, "open"."""

    heading = "How is it going?"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer('done')", "done", id="goal.done", key_display="enter"),
        Binding("n", "answer('next')", "step done, a next one", id="goal.next"),
        Binding("t", "answer('day')", "another day", id="goal.day"),
        Binding("g", "answer('go')", "let it go", id="goal.go"),
        Binding("o", "answer('open')", "open again", id="goal.open"),
        Binding("q", "leave", "close", show=False),
    ]

    def __init__(self, goal: rules.Goal) -> None:
        super().__init__()
        self.goal = goal

    def compose(self) -> ComposeResult:
        """Lay out the goal and its step."""
        with VerticalScroll(classes="box", can_focus=False) as box:
            box.border_title = self.heading
            yield Static(Content(show(self.goal.text)), classes="body")
            if self.goal.first_step:
                yield Static(Content(f"First step: {show(self.goal.first_step)}"), classes="hint")
            yield Static(self._ways(), classes="hint", markup=False)
            yield KeyLine()

    def _ways(self) -> str:
        if self.goal.state != "open":
            return f"It is {self.goal.state}. o opens it again."
        lines = (
            ("enter", "it is done"),
            ("n", "the step is done, and there is a next one"),
            ("t", "another day"),
            ("g", "let it go"),
        )
        return "\n" + "\n".join(f"{key:>5}  {words}" for key, words in lines) + "\n"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits the goal's state."""
        if action == "answer":
            return (parameters[0] == "open") == (self.goal.state != "open")
        return True

    def action_answer(self, what: str) -> None:
        """Take the answer."""
        self.dismiss(what)
