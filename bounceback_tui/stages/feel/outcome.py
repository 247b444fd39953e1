"""How a small act turned out: told, moved to tomorrow, or let go; none of them is a failure."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bounceback_tui.journey.now import today
from bounceback_tui.stages.feel import rules
from bounceback_tui.stages.feel.forms import LIFT_OPTIONS
from bounceback_tui.ui.choice import Choice
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.saving import save
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


class OutcomeDialog(Dialog["tuple[str, Rows] | None"]):
    """Asks for the actual lift; the result is (what to tell, the row as it was)."""

    heading = "How did it turn out?"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "save", "save", id="outcome.save", key_display="enter"),
        Binding("t", "tomorrow", "tomorrow instead", id="outcome.tomorrow"),
        Binding("g", "let_go", "let it go", id="outcome.let-go"),
        Binding("q", "leave", "close", show=False),
    ]

    def __init__(self, context: Context, item: rules.Item) -> None:
        super().__init__()
        self.context = context
        self.item = item

    def compose(self) -> ComposeResult:
        """Lay out the act and the scale."""
        with VerticalScroll(classes="box", can_focus=False) as box:
            box.border_title = self.heading
            yield Static(Content(show(str(self.item.fields["text"]))), classes="body")
            expected = rules.LIFTS[int(self.item.fields["predicted_lift"])]
            yield Static(f"You expected: {expected}. And afterwards you felt …", classes="hint", markup=False)
            yield Choice(LIFT_OPTIONS, value="0", optional=False, id="lift")
            yield Static("", classes="trouble", markup=False)
            yield KeyLine()

    def _run(self, sentence: str, job: "Callable[[Database], Rows]") -> None:
        save(self, self.context.lane, job, lambda rows: self.dismiss((sentence, rows)), self._trouble)

    def _trouble(self, error: Exception) -> None:
        self.query_one(".trouble", Static).update(Content(str(error)))

    def action_save(self) -> None:
        """Record the actual lift."""
        lift = int(self.query_one(Choice).value or 0)
        now, here = self.context.clock(), today(self.context)

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.feel import act_records

            return act_records.act_done(db, self.item.id, lift=lift, now=now, today=here)

        told = rules.lift_against(int(self.item.fields["predicted_lift"]), lift)
        self._run(f"Noted: {told}.", job)

    def action_tomorrow(self) -> None:
        """Mean it for tomorrow."""
        due_on = today(self.context) + timedelta(days=1)

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.feel import act_records

            return act_records.move_act(db, self.item.id, due_on=due_on)

        self._run("Moved to tomorrow.", job)

    def action_let_go(self) -> None:
        """Take it off the list without judging it."""

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.feel import act_records

            return act_records.let_act_go(db, self.item.id, today=today(self.context))

        self._run("Let go. Not everything has to be done.", job)
