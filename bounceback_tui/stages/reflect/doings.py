"""What is begun in the second stage, and what leads there: exercises, questions, the second askings, drafts."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual.content import Content

from bounceback_tui.content.exercises import Exercise, exercises
from bounceback_tui.content.loader import ContentError, grounding
from bounceback_tui.content.questions import Prompt
from bounceback_tui.stages.reflect import rules
from bounceback_tui.stages.reflect.session import Session, of_run
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.room import Room
from bounceback_tui.ui.text import one_line, show

if TYPE_CHECKING:
    from bounceback_tui.journey.records import No
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


class Doings(Room[Any]):
    """The part of the room that opens exercises. ``do_…`` are run on arrival from Today."""

    def begin(self, exercise: Exercise, no: "No | None") -> None:
        """Begin an exercise, or go on with the draft of it.

        Args:
            exercise: which.
            no: what it is about; None for all of it.
        """
        if exercise.about == "no" and no is None:
            self.post_message(Told("This one is about one no: r chooses it, and x writes a new one down."))
            return
        if exercise.prompted:
            self.choose_prompt(exercise, no)
        elif exercise.bounded and no is not None:
            self._begin_bounded(exercise, no)
        else:
            self.run_session(Session(exercise, no, self.context.clock()))

    def _begin_bounded(self, exercise: Exercise, no: "No") -> None:
        """Begin a bounded exercise, unless its bound is reached or it did harm the last two times."""
        session = Session(exercise, no, self.context.clock())
        if self.context.drafts.get(session.draft) is not None:
            self.run_session(session)
            return

        def job(db: "Database") -> tuple[int, list[tuple[int | None, int | None]]]:
            from bounceback_tui.stages.reflect import records

            with db.reading() as read:
                return records.sessions(read, exercise.id, no.id)

        def found(result: tuple[int, list[tuple[int | None, int | None]]]) -> None:
            count, endings = result
            if count >= rules.SESSIONS:
                self.app.push_screen(Page(exercise.title, Content(rules.ENOUGH)))
            elif rules.offers_grounding(endings):
                self.app.push_screen(Page("For the next minute", Content(f"{rules.WORSE_TWICE}\n\n{_grounding()}")))
            else:
                self.run_session(session)

        self.read(job, found)

    def choose_prompt(self, exercise: Exercise, no: "No | None", key: str = "") -> None:
        """Choose a question, from the one with a key on, unless one is being answered already."""
        from bounceback_tui.stages.reflect.prompt_list import PromptList

        session = Session(exercise, no, self.context.clock())
        if self.context.drafts.get(session.draft) is not None:
            self.run_session(session)
            return

        def chosen(prompt: Prompt | None) -> None:
            if prompt is not None:
                self.answer_prompt(exercise, no, prompt)
            self.reload()

        self.app.push_screen(PromptList(self.context, key), chosen)

    def answer_prompt(self, exercise: Exercise, no: "No | None", prompt: Prompt) -> None:
        """Write from a question."""
        self.run_session(Session(exercise, no, self.context.clock(), prompt=prompt))

    def run_session(self, session: Session) -> None:
        """Open the screen that runs a session, with the person's own words at hand."""
        ticks = next((field for field in session.exercise.fields if field.kind == "ticks"), None)

        def job(db: "Database") -> list[str]:
            from bounceback_tui.stages.reflect import records

            if ticks is None:
                return []
            with db.reading() as read:
                return records.own_distortions(read, session.exercise.id, ticks.name)

        def found(own: list[str]) -> None:
            from bounceback_tui.stages.reflect.exercise import ExerciseScreen

            self.bring_up(ExerciseScreen(self.context, session, own=tuple(own)), done)

        def done(result: "tuple[UUID, Rows] | None") -> None:
            if result is None:
                self.reload(always=True)
                return
            told = "Changed." if session.run is not None else self._saved_words(session)
            self.tell_undoable(told, result[1])

        self.read(job, found)

    @staticmethod
    def _saved_words(session: Session) -> str:
        if session.burnt:
            return "Let go. Nothing of it was kept but that you did it."
        if session.exercise.again is not None and session.values.get(session.exercise.again.field) is not None:
            return f"Saved. You are asked once more in {session.exercise.again.days} days."
        return "Saved."

    def edit_run(self, key: str) -> None:
        """Change a reflection."""

        def go(run: rules.Run, no: "No | None") -> None:
            exercise = self.exercise(run.exercise)
            if run.burnt:
                self.post_message(Told("Its words were let go, so there is nothing to change."))
            elif exercise is None:
                self.post_message(Told("This exercise is no longer there; its words can be read and copied."))
            else:
                self.run_session(of_run(exercise, run, no))

        self.with_run(key, go)

    def with_run(self, key: str, then: Any) -> None:
        """Find a reflection and the no it was about by its key as hexadecimal text, and go on if it is there."""

        def job(db: "Database") -> "tuple[rules.Run | None, No | None]":
            from bounceback_tui.journey.records import find_no
            from bounceback_tui.stages.reflect import records

            run = records.find_run(db, UUID(key))
            return run, find_no(db, run.no_id.hex) if run is not None and run.no_id is not None else None

        def found(result: "tuple[rules.Run | None, No | None]") -> None:
            if result[0] is None:
                self.post_message(Told("That reflection is deleted.", trouble=True))
            else:
                then(*result)

        self.read(job, found)

    def exercise(self, key: str) -> Exercise | None:
        """Return an exercise by its id, or None when it is not there."""
        try:
            return exercises().found.get(key)
        except ContentError as error:
            self.trouble(error)
            return None

    # On arrival from Today

    async def do_reason_again(self, key: str) -> None:
        """Ask about a reason again, and show both answers."""

        def job(db: "Database") -> "tuple[rules.Reason, No] | None":
            from bounceback_tui.stages.reflect import reason_records

            return reason_records.find_reason(db, UUID(key))

        def found(result: "tuple[rules.Reason, No] | None") -> None:
            from bounceback_tui.stages.reflect.forms import ReasonAgainForm

            if result is None:
                self.post_message(Told("That reason is deleted.", trouble=True))
                return
            reason, no = result
            self.bring_up(ReasonAgainForm(self.context, reason, no.organisation), self._asked_again)

        self.read(job, found)

    def read_reason(self, key: str) -> None:
        """Show a reason, both answers about it; a change is made where it was written."""

        def job(db: "Database") -> "tuple[rules.Reason, No] | None":
            from bounceback_tui.stages.reflect import reason_records

            return reason_records.find_reason(db, UUID(key))

        def found(result: "tuple[rules.Reason, No] | None") -> None:
            if result is None:
                self.post_message(Told("That reason is deleted.", trouble=True))
                return
            reason, no = result
            parts = [show(reason.text), rules.reason_line(reason), show(reason.again_note)]
            text = Content("\n\n".join(part for part in parts if part.strip()))
            self.show_thing(f"A reason for the no from {one_line(no.organisation, 40)}", text, change)

        def change() -> None:
            self._resume_reason(key)

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


def _grounding() -> str:
    try:
        return "\n".join(f"{count}. {step}" for count, step in enumerate(grounding(), 1))
    except ContentError:
        return "Put both feet on the floor, and name five things you can see."
