"""What was written so far in the second room: which of it is listed, and what is done with one thing of it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual import on
from textual.content import Content

from bounceback_tui.content.exercises import Exercise
from bounceback_tui.stages.reflect import rules
from bounceback_tui.stages.reflect.arriving import Arriving
from bounceback_tui.stages.reflect.past import Past, reading
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.shelf import Shelf
from bounceback_tui.ui.text import one_line

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


class Written(Arriving):
    """The part of the room about what was written so far."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.known: Mapping[str, Exercise] = {}
        self.only_exercise = ""
        self.only_no: UUID | None = None

    @property
    def past(self) -> Past:
        """What was written so far."""
        return self.query_one(Past)

    def _name_the_filter(self) -> None:
        parts = []
        if self.only_exercise:
            exercise = self.known.get(self.only_exercise)
            parts.append(exercise.title if exercise else self.only_exercise)
        if self.only_no is not None:
            named = next((run.organisation for run in self.past.runs.values() if run.no_id == self.only_no), "one no")
            parts.append(one_line(named, 20))
        self.past.border_subtitle = Content(f"only: {', '.join(parts)}") if parts else None

    @on(Past.OnlyExercise)
    def _only_exercise(self, message: Past.OnlyExercise) -> None:
        run = self.past.runs.get(message.key)
        self.only_exercise = "" if self.only_exercise or run is None else run.exercise
        self.reload(always=True)

    @on(Past.OnlyNo)
    def _only_no(self, message: Past.OnlyNo) -> None:
        run = self.past.runs.get(message.key)
        self.only_no = None if self.only_no is not None or run is None else run.no_id
        self.reload(always=True)

    @on(Shelf.More)
    def _more(self, message: Shelf.More) -> None:
        before = self.past.runs[message.after].at if message.after else None
        only = (self.only_no, self.only_exercise, message.containing)

        def job(db: "Database") -> list[rules.Run]:
            from bounceback_tui.stages.reflect import records

            return records.runs(db, records.Only(*only), before=before, limit=Past.PAGE)

        self.read(job, lambda runs: self.past.add(self.past.lines_of(runs), message))

    def open_thing(self, table: str, key: str) -> None:
        """Show a reflection or a reason, or the questions of one's own."""
        if table == "reflection":

            def go(run: rules.Run, reasons: list[rules.Reason]) -> None:
                self.past.look_at(key)
                self.past.entries.focus()
                change = None if run.burnt else (lambda: self.edit_run(key))
                self.show_thing(self.past.heading(run), reading(run, reasons), change)

            self._whole(key, go)
        elif table == "reason":
            self.read_reason(key)
        elif (question := self.exercise("question")) is not None:
            self.choose_prompt(question, None, key)

    @on(Shelf.Opened)
    def _open(self, message: Shelf.Opened) -> None:
        def go(run: rules.Run, reasons: list[rules.Reason]) -> None:
            self.app.push_screen(Page(self.past.heading(run), reading(run, reasons)))

        self._whole(message.key, go)

    @on(Past.Copy)
    def _copy(self, message: Past.Copy) -> None:
        def go(run: rules.Run, reasons: list[rules.Reason]) -> None:
            self.app.copy_to_clipboard(rules.markdown(run, self.past.heading(run), reasons))
            self.post_message(Told("Copied as Markdown, if your terminal lets programs do that."))

        self._whole(message.key, go)

    def _whole(self, key: str, then: Any) -> None:
        """Read a reflection with every word of it, and the reasons it was about."""

        def job(db: "Database") -> tuple[rules.Run | None, list[rules.Reason]]:
            from bounceback_tui.stages.reflect import reason_records, records

            run = records.find_run(db, UUID(key))
            about = run is not None and run.exercise == "autopsy" and run.no_id is not None
            return run, reason_records.reasons(db, run.no_id) if about and run and run.no_id else []

        def found(result: tuple[rules.Run | None, list[rules.Reason]]) -> None:
            if result[0] is not None:
                then(*result)
            else:
                self.post_message(Told("That reflection is deleted.", trouble=True))

        self.read(job, found)

    @on(Shelf.Edit)
    def _edit(self, message: Shelf.Edit) -> None:
        self.edit_run(message.key)

    @on(Shelf.Delete)
    def _delete(self, message: Shelf.Delete) -> None:
        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.reflect import records

            return records.remove_run(db, UUID(message.key))

        self.save(job, lambda rows: self.tell_undoable("Deleted.", rows))
