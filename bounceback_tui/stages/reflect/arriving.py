"""What leads to the second room from elsewhere: the second askings, a reason to read, unfinished texts."""

from typing import TYPE_CHECKING
from uuid import UUID

from textual.content import Content

from bounceback_tui.stages.reflect import rules
from bounceback_tui.stages.reflect.doings import Doings
from bounceback_tui.stages.reflect.session import Session
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.text import one_line, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from bounceback_tui.journey.records import No
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


class Arriving(Doings):
    """The part of the room that takes somebody to one thing. ``do_…`` are run on arrival from Today."""

    async def do_reason_again(self, key: str) -> None:
        """Ask about a reason again, and show both answers."""

        def go(reason: rules.Reason, no: "No") -> None:
            from bounceback_tui.stages.reflect.forms import ReasonAgainForm

            self.bring_up(ReasonAgainForm(self.context, reason, no.organisation), self._asked_again)

        self._with_reason(key, go)

    def read_reason(self, key: str) -> None:
        """Show a reason, both answers about it; a change is made where it was written."""

        def go(reason: rules.Reason, no: "No") -> None:
            parts = [show(reason.text), rules.reason_line(reason), show(reason.again_note)]
            text = Content("\n\n".join(part for part in parts if part.strip()))
            title = f"A reason for the no from {one_line(no.organisation, 40)}"
            self.show_thing(title, text, lambda: self._resume_reason(key))

        self._with_reason(key, go)

    def _with_reason(self, key: str, then: "Callable[[rules.Reason, No], None]") -> None:
        """Find a reason and the no it is about by its key as hexadecimal text, and go on if it is there."""

        def job(db: "Database") -> "tuple[rules.Reason, No] | None":
            from bounceback_tui.stages.reflect import reason_records

            return reason_records.find_reason(db, UUID(key))

        def found(result: "tuple[rules.Reason, No] | None") -> None:
            if result is None:
                self.post_message(Told("That reason is deleted.", trouble=True))
            else:
                then(*result)

        self.read(job, found)

    def _asked_again(self, result: "tuple[rules.Reason, Rows] | None") -> None:
        if result is None:
            return
        from bounceback_tui.stages.reflect.reason_table import both_page

        self.tell_undoable("Kept beside the first answer.", result[1])
        self.app.push_screen(both_page(self.context, result[0]))

    async def do_belief_again(self, key: str) -> None:
        """Ask once more how far something is believed, and show what became of it."""

        def go(run: rules.Run, _no: "No | None") -> None:
            from bounceback_tui.stages.reflect.forms import BeliefForm

            exercise = self.exercise(run.exercise)
            again = exercise.again if exercise is not None else None
            question = again.question if again is not None else "How far do you believe it today?"

            def done(result: "tuple[int, Rows] | None") -> None:
                if result is not None:
                    self.tell_undoable("Kept beside the first answers.", result[1])
                    self.app.push_screen(Page("Then and now", belief_page(run, result[0])))

            self.bring_up(BeliefForm(self.context, run, question), done)

        self.with_run(key, go)

    async def do_draft(self, key: str) -> None:
        """Go on with an unfinished text."""
        kind, _, rest = key.partition("-")
        if key.startswith("own-prompt"):
            question = self.exercise("question")
            if question is not None:
                self.choose_prompt(question, None)
        elif key.startswith("reason-again-"):
            await self.do_reason_again(key.removeprefix("reason-again-"))
        elif key.startswith("run-again-"):
            await self.do_belief_again(key.removeprefix("run-again-"))
        elif key.startswith("run-edit-"):
            self.edit_run(key.removeprefix("run-edit-"))
        elif kind == "run":
            exercise_id, _, no = rest.rpartition("-")
            self._resume(exercise_id, no)
        elif kind == "reason":
            self._resume_reason(rest)

    def _resume(self, exercise_id: str, no_key: str) -> None:
        exercise = self.exercise(exercise_id)
        if exercise is None:
            self.post_message(Told("This exercise is no longer there; its draft stays where it is.", trouble=True))
            return

        def job(db: "Database") -> "No | None":
            from bounceback_tui.journey.records import find_no

            return None if no_key == "all" else find_no(db, no_key)

        def found(no: "No | None") -> None:
            if no is None and no_key != "all":
                self.post_message(Told("The no it was about is deleted; undo brings both back.", trouble=True))
            else:
                self.run_session(Session(exercise, no, self.context.clock()))

        self.read(job, found)

    def _resume_reason(self, key: str) -> None:
        """Open the form of a reason that was begun: a new one about a no, or one that is there."""

        def job(db: "Database") -> "tuple[UUID, rules.Reason | None] | None":
            from bounceback_tui.journey.records import find_no
            from bounceback_tui.stages.reflect import reason_records

            found = reason_records.find_reason(db, UUID(key))
            if found is not None:
                return found[1].id, found[0]
            no = find_no(db, key)
            return (no.id, None) if no is not None else None

        def found(result: "tuple[UUID, rules.Reason | None] | None") -> None:
            from bounceback_tui.stages.reflect.forms import ReasonForm

            if result is None:
                self.post_message(Told("What it was about is deleted; undo brings both back.", trouble=True))
                return
            no_id, reason = result

            def done(rows: "Rows | None") -> None:
                if rows is not None:
                    self.tell_undoable("Written down.", rows)

            self.bring_up(ReasonForm(self.context, no_id, reason=reason), done)

        self.read(job, found)


def belief_page(run: rules.Run, number: int) -> Content:
    """Return how a belief moved, as lines."""
    asked = [answer for answer in run.answers if answer.number is not None and answer.field != rules.AGAIN]
    lines = [Content(show(run.title)), Content("")]
    lines += [Content(f"{value:>3} of 100   {words}") for words, value in _beliefs(asked, number)]
    return Content("\n").join(lines)


def _beliefs(asked: list[rules.Answer], number: int) -> list[tuple[str, int]]:
    return [*((answer.question, answer.number or 0) for answer in asked), ("today", number)]
