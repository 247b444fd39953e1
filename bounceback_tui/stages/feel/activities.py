"""What a day was made of: a list to tick, with activities of one's own."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from bounceback_tui.store.errors import InvalidEntry, StoreError
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.saving import load, save
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bounceback_tui.store.database import Database


class ActivitiesDialog(Dialog["tuple[Sequence[str], Sequence[str]] | None"]):
    """Tick what a day was made of; the result is (ticked, as it was before).

    Args:
        context: the run's context.
        day: the local day.
        heading: what that day is called.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", id="form.save", priority=True),
        Binding("space", "tick", "tick", key_display="space"),
        Binding("n", "focus_new", "one of your own"),
        Binding("delete", "forget", "remove own", show=False),
    ]
    DEFAULT_CSS = """
    ActivitiesDialog {
        List { height: auto; max-height: 14; }
        Input { border: none; border-left: blank; height: 1; padding: 0 1; background: $panel; margin-top: 1; }
        Input:focus { border: none; border-left: thick $primary; }
        List { background: $surface; }
    }
    """

    def __init__(self, context: Context, day: "date", heading: str) -> None:
        super().__init__()
        self.context = context
        self.day = day
        self.heading = heading
        self.names: list[str] = []
        self.own: set[str] = set()
        self.ticked: set[str] = set()
        self.before: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list and the field for an own activity."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self.heading)
            yield List(id="activities")
            yield Input(placeholder="one of your own, then enter", id="own")
            yield Static("", classes="trouble", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Load what is ticked and what there is."""

        def job(db: "Database") -> "tuple[Sequence[str], Sequence[str], Sequence[str]]":
            from bounceback_tui.content.loader import activities
            from bounceback_tui.stages.feel import activity_records

            return activities(), activity_records.own_activities(db), activity_records.activities(db, self.day)

        load(self, self.context.lane, job, self._loaded)

    def _loaded(self, found: "tuple[Sequence[str], Sequence[str], Sequence[str]]") -> None:
        known, own, self.before = found
        self.own = set(own)
        self.names = list(dict.fromkeys([*known, *own, *self.before]))
        self.ticked = set(self.before)
        self._draw()
        self.query_one(List).focus()

    def _draw(self) -> None:
        listed = self.query_one(List)
        row = listed.highlighted or 0
        listed.clear_options()
        listed.add_options(Option(Content(self._line(name)), id=str(n)) for n, name in enumerate(self.names))
        if self.names:
            listed.highlighted = min(row, len(self.names) - 1)

    def _line(self, name: str) -> str:
        return f"{'▪' if name in self.ticked else '▫'} {show(name)}"

    def on_option_list_option_selected(self, event: List.OptionSelected) -> None:
        """Enter and a click tick."""
        self._tick(event.option_index)

    def action_tick(self) -> None:
        """Tick what is under the cursor, or take the tick away."""
        if (row := self.query_one(List).highlighted) is not None:
            self._tick(row)

    def _tick(self, row: int) -> None:
        name = self.names[row]
        self.ticked ^= {name}
        self.query_one(List).replace_option_prompt_at_index(row, Content(self._line(name)))

    def action_focus_new(self) -> None:
        """Go to the field for an own activity."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Add an own activity, ticked."""
        name = " ".join(event.value.split())
        if not name:
            return

        def job(db: "Database") -> None:
            from bounceback_tui.stages.feel import activity_records
            from bounceback_tui.stages.feel.model import OwnActivityEntry
            from bounceback_tui.store.base import checked

            entry = checked(OwnActivityEntry, {"activity": name})
            if name not in self.names:
                activity_records.add_own_activity(db, entry)

        def then(_: object) -> None:
            event.input.value = ""
            if name not in self.names:
                self.names.append(name)
                self.own.add(name)
            self.ticked.add(name)
            self._draw()
            self.query_one(List).highlighted = self.names.index(name)
            self.query_one(List).focus()

        save(self, self.context.lane, job, then, self._trouble)

    def action_forget(self) -> None:
        """Take an own activity off the list; the days made of it keep it."""
        row = self.query_one(List).highlighted
        if row is None or (name := self.names[row]) not in self.own:
            self._say("Only activities of your own can be taken off the list.")
            return

        def job(db: "Database") -> object:
            from bounceback_tui.stages.feel import activity_records

            return activity_records.remove_own_activity(db, name)

        def then(_: object) -> None:
            self.own.discard(name)
            self.names.remove(name)
            self._draw()

        save(self, self.context.lane, job, then, self._trouble)

    def action_save(self) -> None:
        """Store what is ticked."""
        names = [name for name in self.names if name in self.ticked]

        def job(db: "Database") -> "Sequence[str]":
            from bounceback_tui.stages.feel import activity_records

            return activity_records.set_activities(db, self.day, names)

        save(self, self.context.lane, job, lambda before: self.dismiss((names, before)), self._trouble)

    def _trouble(self, error: "StoreError | InvalidEntry") -> None:
        self._say(str(error))

    def _say(self, sentence: str) -> None:
        self.query_one(".trouble", Static).update(Content(sentence))
