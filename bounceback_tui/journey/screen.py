"""The dialogs about no's, from anywhere: log one, see them all, turn to one, be done with one."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.journey.when import WhenError, parse_day
from bounceback_tui.store.errors import InvalidEntry, StoreError
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.form import Field, Form, Values
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.saving import load, save
from bounceback_tui.ui.text import one_line, show

if TYPE_CHECKING:
    from bounceback_tui.journey.records import No
    from bounceback_tui.store.database import Database

REACHED = (
    ("applied", "applied"),
    ("screening", "screening"),
    ("interview", "interview"),
    ("final", "final round"),
    ("offer", "offer"),
)
CHANNEL = (("mail", "mail"), ("call", "call"), ("silence", "silence"), ("in person", "in person"))


class NoForm(Form):
    """Log a no, or change one: role and organisation are required, nothing else is."""

    heading = "A no"
    fields: ClassVar[Sequence[Field]] = (
        Field("role", "role", placeholder="what the job was", optional=False),
        Field("organisation", "organisation", placeholder="who said no", optional=False),
        Field("day", "when", placeholder="today · yesterday · 3 Nov · 2026-11-03"),
        Field("reached", "how far it got", "choice", options=REACHED),
        Field("channel", "how it came", "choice", options=CHANNEL),
        Field("note", "one line of what stings, if you like", "text", height=3),
    )

    def __init__(self, context: Context, *, no: "No | None" = None) -> None:
        self.no = no
        values = (
            {}
            if no is None
            else {
                "role": no.role,
                "organisation": no.organisation,
                "day": no.day.isoformat(),
                "reached": no.reached,
                "channel": no.channel,
                "note": no.note,
            }
        )
        super().__init__(context, draft=f"no-{no.id.hex}" if no else "no", values=values)

    def write(self, db: "Database", values: Values) -> Any:
        """Store the no; returns the no that was logged, or for an edit the rows as they were."""
        from bounceback_tui.journey import records
        from bounceback_tui.journey.model import NoEntry
        from bounceback_tui.store.base import checked

        here = today(self.context)
        try:
            day = parse_day(values["day"] or "today", here, date_order=self.context.preferences.date_order)
        except WhenError as error:
            raise InvalidEntry(str(error)) from None
        chosen = {name: values[name] or None for name in ("reached", "channel")}
        entry = checked(NoEntry, values | chosen | {"day": day})
        if self.no is not None:
            return records.edit_no(db, self.no.id, entry)
        return records.log_no(db, entry, now=self.context.clock(), today=here)


class NosDialog(Dialog[None]):
    """All the no's: turn to one, change it, be done with it, delete it with undo.

    Args:
        context: the run's context.
        at: the key of the no the cursor is on at the start.
    """

    heading = "The no's"
    DEFAULT_CSS = """
    NosDialog List { height: auto; max-height: 12; background: $surface; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "edit", id="nos.edit"),
        Binding("f", "finish", "done with it", id="nos.finish"),
        Binding("d", "delete", "delete", id="nos.delete"),
        Binding("u", "undo", "undo", id="nos.undo"),
        Binding("n,x", "new", "log a no", id="nos.new"),
        Binding("q", "leave", "close", show=False),
    ]

    def __init__(self, context: Context, *, at: str | None = None) -> None:
        super().__init__()
        self.context = context
        self.nos: dict[str, No] = {}
        self.known: Mapping[str, str] = {}
        """Whom one knows at each organisation, in a sentence."""
        self._at = at

    def compose(self) -> ComposeResult:
        """Lay out the list and what the chosen one says."""
        with Vertical(classes="box") as box:
            box.border_title = self.heading
            yield Static(
                "Enter turns to one: it is then named above, and the steps are about it.",
                classes="hint",
                markup=False,
            )
            yield List(id="nos")
            yield Static("", classes="hint note", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Load the list."""
        self.reload()

    def reload(self) -> None:
        """Load the list again, keeping the cursor where it was."""

        def job(db: "Database") -> tuple[Sequence["No"], Mapping[str, str]]:
            from bounceback_tui.journey import records

            nos = list(records.nos(db))
            while self._at is not None and all(no.id.hex != self._at for no in nos):
                if not (more := records.nos(db, offset=len(nos))):
                    break
                nos += more  # as many as it takes to have it among them
            return nos, self.context.known.at(db, list({no.organisation for no in nos}))

        load(self, self.context.lane, job, lambda found: self.show(*found))

    def show(self, nos: Sequence["No"], known: Mapping[str, str]) -> None:
        """Put the list on screen."""
        self.known = known
        here = today(self.context)
        self.nos = {no.id.hex: no for no in nos}
        listed = self.query_one(List)
        row = listed.highlighted or 0
        listed.clear_options()
        listed.add_options(
            Option(
                Content(
                    f"{day_words(no.day, here):<16} {one_line(no.organisation, 24)} · {one_line(no.role, 30)}"
                    + ("   done" if no.closed_on else "")
                ),
                id=no.id.hex,
            )
            for no in nos
        )
        if nos:
            listed.highlighted = min(row, len(nos) - 1)
        if self._at in self.nos:
            listed.choose(self._at)
            self._at = None
        listed.focus()
        if not nos:
            self.query_one(".note", Static).update(Content("None so far. x logs one when it comes."))

    def on_option_list_option_highlighted(self, event: List.OptionHighlighted) -> None:
        """Show what was written about the no under the cursor."""
        no = self.nos.get(event.option_id or "")
        facts = [fact for fact in (no.reached, no.channel) if fact] if no else []
        told = " · ".join([*facts, *([show(no.note)] if no and no.note else [])])
        people = show(self.known.get(no.organisation, "")) if no else ""
        self.query_one(".note", Static).update(Content("\n".join(part for part in (told, people) if part)))

    def on_option_list_option_selected(self, event: List.OptionSelected) -> None:
        """Turn to a no."""
        if (no := self.nos.get(event.option_id or "")) is None:
            return
        now = self.context.clock()
        self._change(no, "turn_to", f"Now about {show(no.organisation)}.", now=now)

    def action_finish(self) -> None:
        """Be done with the no under the cursor."""
        if (no := self._chosen()) is not None:
            self._change(no, "close_no", f"Done with {show(no.organisation)}.", today=today(self.context))

    def action_delete(self) -> None:
        """Delete the no under the cursor."""
        if (no := self._chosen()) is not None:
            self._change(no, "delete_no", f"Deleted the no from {show(no.organisation)}.")

    def _chosen(self) -> "No | None":
        return self.nos.get(self.query_one(List).chosen or "")

    def _change(self, no: "No", what: str, sentence: str, **arguments: Any) -> None:
        """Run one of the records' functions on a no, tell it, and offer to take it back."""

        def job(db: "Database") -> Any:
            from bounceback_tui.journey import records

            return getattr(records, what)(db, no.id, **arguments)

        def then(rows: Any) -> None:
            self._tell(sentence, rows)
            self.reload()

        save(self, self.context.lane, job, then, self._trouble)

    def _tell(self, sentence: str, rows: Any) -> None:
        def undo(db: "Database") -> None:
            from bounceback_tui.store.snapshot import restore

            restore(db, rows)

        self.app.post_message(Told(sentence, undo=undo))

    def _trouble(self, error: StoreError) -> None:
        self.app.post_message(Told(str(error), trouble=True))

    async def action_undo(self) -> None:
        """Take the last thing back, and show the list as it then is."""
        await self.app.run_action("undo")
        self.reload()

    def action_edit(self) -> None:
        """Change the no under the cursor."""
        if (no := self._chosen()) is not None:
            self.app.push_screen(NoForm(self.context, no=no), self._edited)

    def _edited(self, rows: Any) -> None:
        if rows is not None:
            self._tell("Changed.", rows)
        self.reload()

    async def action_new(self) -> None:
        """Log another."""
        self.dismiss(None)
        await self.app.run_action("log_no")
