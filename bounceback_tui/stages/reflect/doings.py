"""What is begun in the second stage: exercises, and questions to write from."""

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

if TYPE_CHECKING:
    from bounceback_tui.journey.records import No
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


class Doings(Room[Any]):
    """The part of the room that opens exercises."""

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


def _grounding() -> str:
    try:
        return "\n".join(f"{count}. {step}" for count, step in enumerate(grounding(), 1))
    except ContentError:
        return "Put both feet on the floor, and name five things you can see."
