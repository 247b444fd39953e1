"""A dialog to choose one of the no's, or none in particular."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.saving import load
from bounceback_tui.ui.text import one_line

if TYPE_CHECKING:
    from bounceback_tui.journey.records import No
    from bounceback_tui.store.database import Database

ALL = "all"


class PickNo(Dialog["No | str | None"]):
    """The result is the no that was chosen, ``ALL`` for none in particular, or None if it was left.

    Args:
        context: the run's context.
        every: whether "none in particular" is offered.
    """

    heading = "About which no?"
    DEFAULT_CSS = """
    PickNo List { height: auto; max-height: 14; background: $surface; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "leave", "close", show=False)]

    def __init__(self, context: Context, *, every: bool = True) -> None:
        super().__init__()
        self.context = context
        self.every = every
        self.nos: dict[str, No] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="box") as box:
            box.border_title = self.heading
            yield List()
            yield Static("", classes="hint", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Read the no's."""

        def job(db: "Database") -> "Sequence[No]":
            from bounceback_tui.journey import records

            return records.nos(db)

        load(self, self.context.lane, job, self.show)

    def show(self, nos: "Sequence[No]") -> None:
        """Put the no's on screen."""
        self.nos = {no.id.hex: no for no in nos}
        here = today(self.context)
        listed = self.query_one(List)
        listed.add_options(
            Option(
                Content(f"{day_words(no.day, here):<16} {one_line(no.organisation, 24)} · {one_line(no.role, 30)}"),
                id=key,
            )
            for key, no in self.nos.items()
        )
        if self.every:
            listed.add_option(Option(Content("none in particular: all of it"), id=ALL))
        if not nos:
            self.query_one(".hint", Static).update("No no is written down yet; x does that when it comes.")
        listed.action_first()
        listed.focus()

    def on_option_list_option_selected(self, event: List.OptionSelected) -> None:
        """Take the chosen one."""
        self.dismiss(ALL if event.option_id == ALL else self.nos.get(event.option_id or ""))
