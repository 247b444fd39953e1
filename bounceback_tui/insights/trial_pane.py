"""The section of the trial of one: a question, two sides, a coin for every day."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len as cells
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from bounceback_tui.insights import trial_words as words
from bounceback_tui.insights.pane import Pane
from bounceback_tui.insights.trial_drawing import SIDES, draw_whole, lines_of
from bounceback_tui.journey.now import today
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.picture import Drawn, Picture
from bounceback_tui.ui.shelf import Line, Shelf
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from uuid import UUID

    from bounceback_tui.insights.trial_records import Seen, TrialsView
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

PURPOSE = (
    "A question about two things you could do, and a coin that deals your days between them: the one way here to "
    "find out whether something helps. While one runs, Today shows each day's side."
)
LONGEST_WHY = 160
"""Cells of what one expects of a trial that are shown here; all of it is in the form."""
ROOM, AROUND = 40, 6
"""Cells of a line in the list at least, and those of the section that are not the list's."""


class Trials(Shelf):
    """All trials, the latest first."""

    EMPTY = "No trial yet; n starts one."

    def text_of(self, key: str) -> str:
        """Return what the list says of one."""
        return " ".join(self.lines[key].content.plain.split())


class TrialPane(Pane):
    """Trials of one."""

    key = "trial"
    about = (
        "A coin is tossed for every day when the trial starts, in blocks of two or four, half of each block to "
        "either side. The tosses are kept from then on; of each you see the day's own, so that neither you nor "
        "the program can choose. One trial runs at a time.\n\n"
        "Nothing is compared before the last day is over. Then the mean moods of both sides are compared with "
        "what they would be under every other way the coin could have dealt the same blocks (Fisher's "
        "randomisation test; all ways where they are few, else two thousand of them). The interval is every "
        "effect that this test does not rule out at 5 %.\n\n"
        "“Helped” is said only after all days, with a mood on two of three of them, with the coin followed on at "
        "least half, and a difference that tossing alone makes in at most 5 of 100 trials. Stopped early, it "
        "cannot tell. A day on which you did not do it stays on the side the coin gave it: moving it would let "
        "bad days choose. The days of a no stay in as well; a day without a check-in drops out.\n\n"
        "On made-up people whose two sides are alike, 2 to 4 in 100 such trials say that one of them helped. A real "
        "difference of 0.8 points, done on seven days of eight, is found in 20 days by about three people of ten, "
        "in 30 by five, in 40 by six and in 60 by eight."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "start one", id="trial.new"),
        Binding("D", "answer(0, True)", "done today", id="trial.done"),
        Binding("N", "answer(0, False)", "not done", id="trial.not-done"),
        Binding("B", "yesterday", "yesterday's answer", id="trial.yesterday"),
        Binding("z", "stop", "stop it", id="trial.stop"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.view: TrialsView | None = None
        self.wanted: str | None = None
        """The key of what somebody was sent here for: the cursor goes there once it is listed."""

    def compose(self) -> ComposeResult:
        """Lay out the days, what they say and all trials."""
        with Vertical(classes="frame", id="trial-frame"):
            yield Drawn(id="trial-plot")
        yield Static("", id="trial-words", classes="sentence", markup=False)
        with Vertical(classes="frame", id="trials-frame") as frame:
            frame.border_title = "All trials"
            yield Trials(id="trials-list")

    # What is shown

    def load(self, db: "Database") -> "TrialsView":
        """Read and judge the trials; runs on the lane."""
        from bounceback_tui.insights import trial_records

        return trial_records.view(db, today(self.context))

    def show(self, view: "TrialsView") -> None:
        """Show them."""
        self.view = view
        shelf = self.query_one(Trials)
        shelf.put(self._lines(""))
        if self.wanted in shelf.lines:
            shelf.entries.choose(self.wanted)
            self.wanted = None
        self._read()

    def _lines(self, containing: str) -> list[Line]:
        lines = []
        for seen in self.view.trials if self.view is not None else ():
            if containing.casefold() in f"{seen.trial.question} {seen.why}".casefold():
                told = one_line(words.state_words(seen.trial, seen.outcome, self.here), self.room_for // 2)
                asked = one_line(seen.trial.question, self.room_for - 2 - cells(told))
                lines.append(Line(seen.id.hex, Content.assemble(asked, (f"  {told}", MUTED))))
        return lines

    @property
    def room_for(self) -> int:
        """How many cells a line of the list has."""
        return max(ROOM, self.size.width - AROUND)

    def on_resize(self) -> None:
        """Draw anew for the room there is."""
        if self.view is not None:
            self.show(self.view)

    @property
    def here(self) -> date:
        """The local day of what is shown."""
        return self.view.today if self.view is not None else today(self.context)

    @property
    def chosen(self) -> "Seen | None":
        """The trial under the cursor."""
        if self.view is None:
            return None
        key = self.query_one(Trials).chosen
        return next((seen for seen in self.view.trials if seen.id.hex == key), None)

    @property
    def running(self) -> "Seen | None":
        """The trial that is not over."""
        return next((seen for seen in self.view.trials if seen.outcome is None), None) if self.view else None

    @on(Shelf.Lit)
    def _lit(self, event: Shelf.Lit) -> None:
        event.stop()
        self._read()

    def _read(self) -> None:
        seen, frame = self.chosen, self.query_one("#trial-frame")
        frame.display = seen is not None
        told, picture = PURPOSE, None
        if seen is not None:
            frame.border_title = Content(one_line(seen.trial.question, self.room_for))
            first, second = (one_line(name, 26) for name in (seen.trial.first_condition, seen.trial.second_condition))
            legend = f"{SIDES['A']} {first}  {SIDES['B']} {second}"
            frame.border_subtitle = Content(legend)
            sentence = show(words.told(seen.trial, seen.outcome, self.here, seen.nos, seen.moods))
            drawn = partial(draw_whole, seen.trial, seen.outcome, self.here)
            picture = Picture(seen.trial.question, sentence, drawn, legend)
            wrote = f" You wrote: {one_line(seen.why, LONGEST_WHY)}" if seen.why.strip() else ""
            told = f"{sentence}{wrote}"
            frame.styles.height = 2 + lines_of(seen.trial, seen.outcome, self.size.width - AROUND)
        self.query_one(Drawn).put(picture)
        self.query_one("#trial-words", Static).update(told)
        self.room.screen.refresh_bindings()

    @on(Shelf.More)
    def _more(self, event: Shelf.More) -> None:
        event.stop()
        if event.after is None:
            event.shelf.add(self._lines(event.containing), event)

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to answer for a trial that runs, and to stop it."""
        if action in ("answer", "yesterday", "stop") and self.running is None:
            return False
        return super().check_action(action, parameters)

    def action_new(self) -> None:
        """Start a trial, if none runs."""
        from bounceback_tui.insights.trial_forms import TrialForm

        if self.running is not None:
            self.post_message(Told("One trial runs already, and two would be in each other's way. z stops it."))
            return

        def started(result: "tuple[UUID, Rows] | None") -> None:
            if result is not None:
                self._done("The coin is tossed for every day. Today shows each day's side when it comes.", result[1])

        self.room.bring_up(TrialForm(self.context), started)

    @on(Shelf.Edit)
    @on(Shelf.Opened)
    def _edit(self, event: Shelf.Edit | Shelf.Opened) -> None:
        event.stop()
        if (seen := self.chosen) is not None:
            self._reword(seen)

    def _reword(self, seen: "Seen") -> None:
        from bounceback_tui.insights.trial_forms import TrialWordsForm

        def changed(rows: "Rows | None") -> None:
            if rows is not None:
                self._done("Changed.", rows)

        self.room.bring_up(TrialWordsForm(self.context, seen.id, seen.trial, seen.why), changed)

    @on(Shelf.Delete)
    def _delete(self, event: Shelf.Delete) -> None:
        event.stop()
        if (seen := self.chosen) is not None:
            self._write(lambda records, db: records.delete(db, seen.id), "The trial is deleted, with its days.")

    def action_answer(self, ago: int, done: bool | None) -> None:
        """Say of today or a day before whether what the coin said was done."""
        seen, day = self.running, today(self.context) - timedelta(days=ago)
        if seen is None or not seen.trial.first <= day <= seen.trial.last:
            self.post_message(Told("No trial runs on that day."))
            return
        told = {True: "Noted.", False: "Noted. The day stays on the side the coin gave it.", None: "Taken back."}
        which = "" if ago == 0 else "Yesterday: "
        answer = {True: "done. ", False: "not done. ", None: "not said. "}[done] if ago else ""
        self._write(lambda records, db: records.mark(db, seen.id, day, done=done), f"{which}{answer}{told[done]}")

    def action_yesterday(self) -> None:
        """Give yesterday the next answer: done, not done, none."""
        if (seen := self.running) is not None:
            before = seen.trial.marks.get(today(self.context) - timedelta(days=1))
            self.action_answer(1, {None: True, True: False, False: None}[before])

    def action_stop(self) -> None:
        """Break the running trial off."""
        if (seen := self.running) is None:
            return
        here = today(self.context)
        kept = "Stopped. It cannot tell now, and that is all right; what you noted is kept."
        self._write(lambda records, db: records.stop(db, seen.id, here), kept)

    def _write(self, job: Callable[[Any, Any], "Rows"], sentence: str) -> None:
        def run(db: "Database") -> "Rows":
            from bounceback_tui.insights import trial_records

            return job(trial_records, db)

        self.room.save(run, lambda rows: self._done(sentence, rows))

    def _done(self, sentence: str, rows: "Rows") -> None:
        self.room.tell_undoable(sentence, rows)
        self.room.reload()

    # On arrival

    async def open(self, argument: str) -> None:
        """Put the cursor on a trial."""
        self.wanted = argument
        if self.view is not None:
            self.show(self.view)

    async def take_up(self, draft: str) -> None:
        """Go on with a trial that was begun, or with its words."""
        if draft == "trial":
            self.action_new()
            return

        def job(db: "Database") -> "TrialsView":
            from bounceback_tui.insights import trial_records

            return trial_records.view(db, today(self.context))

        def then(view: "TrialsView") -> None:
            seen = next((seen for seen in view.trials if seen.id.hex == draft.removeprefix("trial-")), None)
            if seen is None:
                self.context.drafts.drop(draft)
                self.post_message(Told("The trial it was about is deleted; its draft is gone with it.", trouble=True))
            else:
                self._reword(seen)

        self.room.read(job, then)
