"""A dialog to choose one thing, or to tick several."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED


@dataclass(frozen=True, slots=True)
class Pickable:
    """Something to choose: its key, how it is told, and a group or note told beside it."""

    key: str
    text: str
    note: str


class Pick(Dialog[list[str]]):
    """The result is the keys that were chosen, in their order; None if it was left.

    Args:
        heading: the title, plain text.
        things: what there is.
        one: whether enter chooses one thing; else space ticks and ctrl+s takes what is ticked.
        ticked: the keys that are ticked at the start.
        hint: a sentence above the list.
    """

    DEFAULT_CSS = """
    Pick List { height: auto; max-height: 16; background: $surface; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "tick", id="pick.tick"),
        Binding("A", "all", "all or none", id="pick.all"),
        Binding("ctrl+s", "take", "take these", id="pick.take"),
        Binding("q", "leave", "close", show=False),
    ]

    def __init__(
        self,
        heading: str,
        things: Sequence[Pickable],
        *,
        one: bool = False,
        ticked: Sequence[str] = (),
        hint: str = "",
    ) -> None:
        super().__init__()
        self.heading = heading
        self.things = list(things)
        self.one = one
        self.ticked = set(ticked)
        self.hint = hint

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="box") as box:
            box.border_title = Content(show(self.heading))
            if self.hint:
                yield Static(self.hint, classes="hint", markup=False)
            yield List(id="pick")
            yield Static("", classes="hint", id="told", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """List what there is."""
        listed = self.query_one(List)
        listed.add_options(Option(self._line(thing), id=f"n{n}") for n, thing in enumerate(self.things))
        listed.action_first()
        listed.focus()
        self._tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where one is chosen, nothing is ticked."""
        return not (self.one and action in ("tick", "all", "take")) and super().check_action(action, parameters)

    def _line(self, thing: Pickable) -> Content:
        mark = "" if self.one else ("▪ " if thing.key in self.ticked else "▫ ")
        return Content.assemble(mark, one_line(thing.text, 70), (f"  {one_line(thing.note, 30)}", MUTED))

    def _tell(self) -> None:
        if not self.one:
            told = f"{len(self.ticked)} of {len(self.things)} ticked"
            self.query_one("#told", Static).update(told)

    def on_option_list_option_selected(self, event: List.OptionSelected) -> None:
        """Choose it, or tick it."""
        if self.one:
            self.dismiss([self.things[event.option_index].key])
        else:
            self.action_tick()

    def action_tick(self) -> None:
        """Tick what is under the cursor, or take the tick away."""
        listed = self.query_one(List)
        if listed.highlighted is None:
            return
        thing = self.things[listed.highlighted]
        self.ticked ^= {thing.key}
        listed.replace_option_prompt_at_index(listed.highlighted, self._line(thing))
        self._tell()

    def action_all(self) -> None:
        """Tick everything, or nothing when all is ticked."""
        every = {thing.key for thing in self.things}
        self.ticked = set() if self.ticked >= every else every
        listed = self.query_one(List)
        for place, thing in enumerate(self.things):
            listed.replace_option_prompt_at_index(place, self._line(thing))
        self._tell()

    def action_take(self) -> None:
        """Take what is ticked."""
        self.dismiss([thing.key for thing in self.things if thing.key in self.ticked])
