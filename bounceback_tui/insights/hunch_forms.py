"""Naming a hunch: first what it is about, then whose mood, and why one thinks so."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from bounceback_tui.insights.hunch_rules import When
from bounceback_tui.insights.hunch_words import Hunch
from bounceback_tui.insights.named_rules import Kind, factor_words
from bounceback_tui.insights.rules import counted
from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.form import Field, Form, Values
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.saving import load
from bounceback_tui.ui.shelf import Line, Shelf
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.insights.hunch_records import Factor
    from bounceback_tui.store.database import Database

GROUPS = {
    Kind.ACTIVITY: "What a day was made of",
    Kind.EFFORT: "What you did here",
    Kind.WORD: "A word you felt (with the mood of the next day)",
}
WHEN = ((When.SAME.value, "the same day"), (When.NEXT.value, "the next day"))


class Factors(Shelf):
    """Everything a hunch can be about: to choose from, not to change."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only to filter and to choose; where there is no filter to close, escape leaves."""
        if action in ("edit", "delete", "copy") or (action == "close_filter" and not self.query(Input)):
            return False
        return super().check_action(action, parameters)


class FactorPicker(Dialog["Factor"]):
    """The result is what was chosen, or None if it was left.

    Args:
        context: the run's context.
        chosen: the kind and the name to start on.
    """

    heading = "Which something could go with your mood?"
    DEFAULT_CSS = """
    FactorPicker Shelf { height: 18; max-height: 100%; }
    FactorPicker List { background: $surface; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "leave", "close", show=False)]

    def __init__(self, context: Context, chosen: tuple[Kind, str] | None = None) -> None:
        super().__init__()
        self.context = context
        self.chosen = chosen
        self.found: Sequence[Factor] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="box") as box:
            box.border_title = self.heading
            yield Factors(id="factors")
            yield KeyLine()

    def on_mount(self) -> None:
        """Read what there is."""

        def job(db: "Database") -> "Sequence[Factor]":
            from bounceback_tui.insights import hunch_records

            return hunch_records.factors(db, today(self.context))

        load(self, self.context.lane, job, self._show)

    def _show(self, found: "Sequence[Factor]") -> None:
        self.found = found
        shelf = self.query_one(Shelf)
        shelf.put(self._lines(""))
        start = next((n for n, one in enumerate(found) if (one.kind, one.factor) == self.chosen), None)
        if start is not None:
            shelf.entries.choose(f"f{start}")
        shelf.entries.focus()

    def _lines(self, containing: str) -> list[Line]:
        lines = []
        for number, one in enumerate(self.found):
            words = factor_words(one.kind, one.factor)
            if containing.casefold() in words.casefold():
                told = Content.assemble(f"{one_line(words, 40):<42}", (f"{counted(one.days, 'day')} of 60", MUTED))
                lines.append(Line(f"f{number}", told, GROUPS[one.kind]))
        return lines

    @on(Shelf.More)
    def more(self, event: Shelf.More) -> None:
        """List those that fit the filter; all of them are here."""
        event.stop()
        if event.after is None:
            event.shelf.add(self._lines(event.containing), event)

    @on(Shelf.Opened)
    def choose(self, event: Shelf.Opened) -> None:
        """Take it."""
        event.stop()
        self.dismiss(self.found[int(event.key.removeprefix("f"))])


class HunchForm(Form):
    """A hunch; the result is the way back after its key, or, for one that is changed, after whether it starts again.

    Args:
        context: the run's context.
        kind: where its days come from.
        factor: what it is about.
        hunch: the one that is changed; a new one without it.
    """

    heading = "A hunch"
    fields: ClassVar[Sequence[Field]] = (
        Field("effect", "mood of", "choice", options=WHEN, optional=False),
        Field("why", "why you think so, if you like", "text", height=3),
    )

    def __init__(self, context: Context, kind: Kind, factor: str, hunch: Hunch | None = None) -> None:
        self.kind, self.factor, self.hunch = kind, factor, hunch
        usual = When.NEXT if kind is Kind.WORD else When.SAME
        values = {"kind": kind.value, "factor": factor, "effect": usual.value}
        if hunch is not None:
            values |= {"effect": hunch.effect.value, "why": hunch.why}
        super().__init__(context, draft="hunch" if hunch is None else f"hunch-{hunch.id.hex}", values=values)

    def introduction(self) -> str:
        """Return what stands above the fields."""
        what = show(factor_words(self.kind, self.factor))
        if self.hunch is None:
            return (
                f"“{what}” and your mood. Only days after today count, so that the days that gave you the idea "
                "cannot prove it. It is read on day 30, 45, 60, 90, 120, 150 and 180."
            )
        if (self.hunch.kind, self.hunch.factor) == (self.kind, self.factor):
            return f"“{what}” and your mood. With another day's mood it becomes a new hunch, and starts again."
        return f"“{what}” and your mood. This becomes a new hunch: it starts again, and only days after today count."

    def write(self, db: "Database", values: Values) -> Any:
        """Store it."""
        from bounceback_tui.insights import hunch_records

        columns = values | {"kind": self.kind, "factor": self.factor} | stamp_now(self.context)._asdict()
        if self.hunch is None:
            return hunch_records.name(db, columns)
        return hunch_records.change(db, self.hunch.id, columns)
