"""The section of hunches: at most five, named in advance, each with one of three verdicts."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from bounceback_tui.insights import hunch_words as words
from bounceback_tui.insights.hunch_drawing import bar_of, hunch_lines
from bounceback_tui.insights.hunch_rules import PLACES
from bounceback_tui.insights.hunch_words import Hunch
from bounceback_tui.insights.interval_drawing import draw
from bounceback_tui.insights.named_rules import Kind
from bounceback_tui.insights.pane import Pane
from bounceback_tui.journey.now import today
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.picture import Picture
from bounceback_tui.ui.shelf import Line, Shelf
from bounceback_tui.ui.text import one_line, show

if TYPE_CHECKING:
    from bounceback_tui.insights.hunch_records import Factor, HunchesView
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

SIDES = ("worse with it", "better with it")
LONGEST_WHY = 160
"""Cells of what one thinks about a hunch that are shown here; all of it is in the form."""
ROOM, AROUND = 40, 6
"""Cells of a line in the list at least, and those of the section that are not the list's."""
PURPOSE = (
    "Something you believe goes with better or worse days: name it in advance, and the days after that are compared, "
    "with it and without. At most five at a time, or something would turn up in anything."
)
PROMISE = "◆ likely linked  ○ no sign of a link  ? cannot tell. A link is no cause."


class Hunches(Shelf):
    """Open hunches and closed ones, two lines each."""

    EMPTY = "No hunch is named yet; n names the first."

    def text_of(self, key: str) -> str:
        """Return what the list says of one."""
        return " ".join(self.lines[key].content.plain.split())


class HunchesPane(Pane):
    """Hunches."""

    key = "hunches"
    about = (
        "A hunch is named before it is looked at: only days after that count. Days with the something are "
        "compared with days without it. The weekday pattern is taken out, a quarter of how the day before was is "
        "allowed for, and the interval is widened for how much each day still resembles the one before it. Both "
        "sides need ten days. Of an activity it is known on days for which you noted any; a day without a "
        "check-in is never guessed.\n\n"
        "It is read on day 30, 45, 60, 90, 120, 150 and 180 and not in between, because looking every day finds a "
        "link in anything. Before day 90 a link has to be clearer than on it, after that much clearer still. Five "
        "places are always reckoned with (Benjamini and Hochberg at 10 %, and 2.5 % for each): closing one makes "
        "the others no more likely.\n\n"
        "What that is worth was tried on made-up people. With five hunches that have nothing in them, about one "
        "person in ten is ever told of a link that is none. A real difference of 0.8 points is found by day 90 in "
        "about nine of ten people, one of 0.4 in about one of three. “No sign of a link” means that the whole 95 % "
        "interval lies within half a point. This is for five hunches over half a year: whoever names new ones year "
        "after year meets a false link sooner or later.\n\n"
        "A link is no cause: what goes together may come from a third thing, or the other way round. Only a trial "
        "of one, whose days a coin has dealt, may say that something helped."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "name a hunch", id="hunches.new"),
        Binding("z", "close", "close it", id="hunches.close"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.view: HunchesView | None = None
        self.wanted: str | None = None
        """The key of what somebody was sent here for: the cursor goes there once it is listed."""

    def compose(self) -> ComposeResult:
        """Lay out the list and what it says of the one under the cursor."""
        with Vertical(classes="frame", id="hunches-frame"):
            yield Hunches(id="hunches-list")
        yield Static("", id="hunch-words", classes="sentence", markup=False)
        yield Static(PROMISE, classes="aside", markup=False)

    # What is shown

    def on_resize(self) -> None:
        """Draw the list for the room there is."""
        if self.view is not None:
            self.show(self.view)

    def load(self, db: "Database") -> "HunchesView":
        """Read and judge the hunches; runs on the lane."""
        from bounceback_tui.insights import hunch_records

        return hunch_records.view(db, today(self.context))

    def show(self, view: "HunchesView") -> None:
        """Show them."""
        self.view = view
        frame = self.query_one("#hunches-frame")
        frame.border_title = "Hunches, named in advance · worse ┊ better"
        frame.border_subtitle = f"{len(view.open)} of {PLACES} places taken"
        shelf = self.query_one(Hunches)
        shelf.put(self._lines(""))
        if self.wanted in shelf.lines:
            shelf.entries.choose(self.wanted)
            self.wanted = None
        self._read()

    def _all(self) -> Sequence[Hunch]:
        return [*self.view.open, *self.view.closed] if self.view is not None else []

    def _lines(self, containing: str) -> list[Line]:
        wanted, width = containing.casefold(), max(ROOM, self.size.width - AROUND)
        return [
            Line(hunch.id.hex, hunch_lines(hunch, width), "Closed" if hunch.closed else "Open")
            for hunch in self._all()
            if wanted in f"{words.name(hunch)} {hunch.why}".casefold()
        ]

    def picture(self) -> Picture | None:
        """Return the open hunches on one axis."""
        if self.view is None or not self.view.open:
            return None
        opened = list(self.view.open)
        return Picture("Hunches", words.said(opened), partial(draw, [bar_of(hunch) for hunch in opened], SIDES))

    @property
    def chosen(self) -> Hunch | None:
        """The hunch under the cursor."""
        key = self.query_one(Hunches).chosen
        return next((hunch for hunch in self._all() if hunch.id.hex == key), None)

    @on(Shelf.Lit)
    def _lit(self, event: Shelf.Lit) -> None:
        event.stop()
        self._read()

    def _read(self) -> None:
        told = PURPOSE
        if self.view is not None and (hunch := self.chosen) is not None:
            short = replace(hunch, why=one_line(hunch.why, LONGEST_WHY))
            told = show(" ".join(" ".join(words.told(short, self.view.today)).split()))
        self.query_one("#hunch-words", Static).update(told)
        self.room.screen.refresh_bindings()

    @on(Shelf.More)
    def _more(self, event: Shelf.More) -> None:
        event.stop()
        if event.after is None:
            event.shelf.add(self._lines(event.containing), event)

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to close what is open."""
        if action == "close" and (not self.is_attached or (hunch := self.chosen) is None or hunch.closed is not None):
            return False
        return super().check_action(action, parameters)

    def action_new(self) -> None:
        """Name a hunch: first what it is about."""
        from bounceback_tui.insights.hunch_forms import FactorPicker

        if self.view is not None and len(self.view.open) >= PLACES:
            self.post_message(
                Told("Five hunches are open, and with more something would turn up in anything. z closes one.")
            )
            return

        def then(found: "Factor | None") -> None:
            if found is not None:
                self._open_form(found.kind, found.factor)

        self.room.bring_up(FactorPicker(self.context), then)

    def _open_form(self, kind: Kind, factor: str) -> None:
        from bounceback_tui.insights.hunch_forms import HunchForm

        def named(result: "tuple[UUID, Rows] | None") -> None:
            if result is not None:
                self.wanted = result[0].hex
                self._done("Named. Days from tomorrow on count; the first reading is on day 30.", result[1])

        self.room.bring_up(HunchForm(self.context, kind, factor), named)

    @on(Shelf.Edit)
    @on(Shelf.Opened)
    def _edit(self, event: Shelf.Edit | Shelf.Opened) -> None:
        event.stop()
        if (hunch := self.chosen) is None:
            return
        if hunch.closed is not None:
            self._change(hunch, hunch.kind, hunch.factor)
            return
        from bounceback_tui.insights.hunch_forms import FactorPicker

        def then(found: "Factor | None") -> None:
            if found is not None:
                self._change(hunch, found.kind, found.factor)

        self.room.bring_up(FactorPicker(self.context, (hunch.kind, hunch.factor)), then)

    def _change(self, hunch: Hunch, kind: Kind, factor: str) -> None:
        from bounceback_tui.insights.hunch_forms import HunchForm

        def changed(result: "tuple[bool, Rows] | None") -> None:
            if result is not None:
                again, rows = result
                self._done("Changed. It starts again: days from tomorrow on count." if again else "Changed.", rows)

        self.room.bring_up(HunchForm(self.context, kind, factor, hunch), changed)

    @on(Shelf.Delete)
    def _delete(self, event: Shelf.Delete) -> None:
        event.stop()
        if (hunch := self.chosen) is not None:
            self._write(lambda records, db: records.delete(db, hunch.id), "The hunch is deleted.")

    def action_close(self) -> None:
        """Close the hunch under the cursor, as it stands."""
        if (hunch := self.chosen) is None:
            return
        here = today(self.context)
        kept = f"Closed as “{words.verdict_words(hunch).split(' (')[0].removesuffix(' yet')}”. Its place is free."
        self._write(lambda records, db: records.close(db, hunch.id, here), kept)

    def _write(self, job: Callable[[Any, Any], "Rows"], sentence: str) -> None:
        def run(db: "Database") -> "Rows":
            from bounceback_tui.insights import hunch_records

            return job(hunch_records, db)

        self.room.save(run, lambda rows: self._done(sentence, rows))

    def _done(self, sentence: str, rows: "Rows") -> None:
        self.room.tell_undoable(sentence, rows)
        self.room.reload()

    # On arrival

    async def open(self, argument: str) -> None:
        """Put the cursor on a hunch."""
        self.wanted = argument
        if self.view is not None:
            self.show(self.view)

    async def take_up(self, draft: str) -> None:
        """Go on with a hunch that was begun."""
        kept = self.context.drafts.get(draft) or {}
        kind, factor = Kind(str(kept.get("kind", Kind.ACTIVITY.value))), str(kept.get("factor", ""))
        if draft == "hunch":
            self._open_form(kind, factor)
            return

        def job(db: "Database") -> Hunch | None:
            from bounceback_tui.insights import hunch_records

            return hunch_records.find(db, draft.removeprefix("hunch-"))

        def then(hunch: Hunch | None) -> None:
            if hunch is None:
                self.context.drafts.drop(draft)
                self.post_message(Told("The hunch it was about is deleted; its draft is gone with it.", trouble=True))
            else:
                self._change(hunch, kind, factor)

        self.room.read(job, then)
