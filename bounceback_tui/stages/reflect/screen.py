"""Stage 2, Reflect: the exercises, which no they are about, a question for the day, and what was written so far."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from bounceback_tui.content.exercises import Exercise, exercises
from bounceback_tui.content.loader import ContentError, evidence
from bounceback_tui.content.questions import Prompt
from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.stages.reflect import rules
from bounceback_tui.stages.reflect.past import Past
from bounceback_tui.stages.reflect.prompt_list import every
from bounceback_tui.stages.reflect.written import Written
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.style import style
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.journey.records import No
    from bounceback_tui.stages.reflect.reason_records import ReflectView
    from bounceback_tui.store.database import Database


def _bounded() -> list[str]:
    """Return the ids of the exercises whose sessions are counted; a broken file is told when the room is there."""
    try:
        return [exercise.id for exercise in exercises().found.values() if exercise.bounded]
    except ContentError:
        return []


class Question(Static):
    """The day's question; a click answers it."""

    ALLOW_SELECT = False

    class Taken(Message):
        """The person wants to write from it."""

    def on_click(self) -> None:
        """Write from it."""
        self.post_message(self.Taken())


class ReflectRoom(Written):
    """The exercises and what came of them."""

    key = "reflect"
    title = "Reflect"
    OPENS = frozenset({"reflection", "reason", "own_prompt"})
    DEFAULT_CSS = style(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "begin", "begin", id="reflect.begin"),
        Binding("q", "question", "the day's question", id="reflect.question"),
        Binding("r", "about", "about another no", id="reflect.about"),
        Binding("E", "evidence", "what is known about this", id="reflect.evidence"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.chosen: UUID | None = None
        """The no the person chose for this room; without one it follows the no being worked through."""
        self.of_all = False
        """Whether they chose "none in particular"."""
        self.no: No | None = None
        self.view: ReflectView | None = None
        self.prompt: Prompt | None = None

    def compose(self) -> ComposeResult:
        """Lay out the room."""
        yield Static("", id="about", markup=False)
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield List(id="exercises")
                yield Static("", id="card", markup=False)
            with Vertical(id="right"):
                yield Question("", id="question", markup=False)
                yield Past(id="past")

    def on_mount(self) -> None:
        """Name the parts, and list the exercises."""
        self.exercise_list.border_title = "Exercises"
        self.query_one("#question").border_title = "A question for today · q"
        self.past.border_title = "Written so far"
        try:
            found = exercises()
        except ContentError as error:
            self.trouble(error)
            return
        for trouble in found.troubles:
            self.post_message(Told(trouble, trouble=True))
        self.known = self.past.exercises = found.found
        self.exercise_list.add_options(
            Option(self._exercise_line(exercise), id=exercise.id) for exercise in self.known.values()
        )
        self.exercise_list.highlighted = 0
        self._show_question(())

    @property
    def exercise_list(self) -> List:
        """The list of exercises."""
        return self.query_one("#exercises", List)

    def home(self) -> Widget:
        """The exercises have the focus on arrival."""
        return self.exercise_list

    def _exercise_line(self, exercise: Exercise, done: bool = False) -> Content:
        return Content.assemble(
            ("● " if done else "○ ", "$primary" if done else MUTED),
            f"{one_line(exercise.title, 26):<26} ",
            (f"{exercise.minutes:>2} min", MUTED),
        )

    # Loading and showing

    def load(self, db: "Database") -> "ReflectView":
        """Read what the room shows; runs on the lane."""
        from bounceback_tui.journey.records import working_id
        from bounceback_tui.stages.reflect import reason_records
        from bounceback_tui.stages.reflect.records import Only

        no_id = self.chosen or (None if self.of_all else working_id(db))
        return reason_records.view(
            db,
            today=today(self.context),
            no_id=no_id,
            only=Only(self.only_no, self.only_exercise),
            bounded=_bounded(),
            limit=Past.PAGE,
        )

    def show(self, view: "ReflectView") -> None:
        """Put the view on screen."""
        self.view = view
        self.no = view.no
        here = view.today
        if view.no is not None:
            role = one_line(view.no.role, 30)
            text = Content.assemble(
                "About the no from ",
                (one_line(view.no.organisation, 40), "bold"),
                (f" · {role} · {day_words(view.no.day, here)}   r turns to another", MUTED),
            )
        else:
            text = Content.assemble("About all of it", ("   r turns to one no", MUTED))
        self.query_one("#about", Static).update(text)
        self.past.today = here
        self.past.put(self.past.lines_of(view.runs))
        self._name_the_filter()
        self._mark_done(view)
        self._show_card()
        self._show_question(view.own_prompts)

    def _mark_done(self, view: "ReflectView") -> None:
        no_id = view.no.id if view.no else None
        done = {run.exercise for run in view.runs if run.no_id == no_id}
        if view.reasons:
            done.add("autopsy")
        for exercise in self.known.values():
            line = self._exercise_line(exercise, exercise.id in done)
            self.exercise_list.replace_option_prompt(exercise.id, line)

    def _show_question(self, own: Sequence[Prompt]) -> None:
        ordered = rules.ordered(every(own), frozenset(), today(self.context))
        self.prompt = ordered[0] if ordered else None
        self.query_one("#question", Static).update(Content(show(self.prompt.text) if self.prompt else ""))

    @on(List.OptionHighlighted, "#exercises")
    def _show_card(self) -> None:
        """Say what the exercise under the cursor is for."""
        exercise = self.known.get(self.exercise_list.chosen or "")
        card = self.query_one("#card", Static)
        if exercise is None:
            card.update("")
            return
        card.border_title = exercise.title
        card.update(Content("\n").join(self._card(exercise)))

    def _card(self, exercise: Exercise) -> list[Content]:
        lines = [Content(exercise.purpose), Content("")]
        state = self._state(exercise)
        if state:
            lines += [Content(state), Content("")]
        try:
            skip = evidence(exercise.evidence).skip
        except ContentError as error:
            skip = str(error)
        lines.append(Content.styled(f"When to skip it: {skip[:1].lower()}{skip[1:]}", MUTED))
        return lines

    def _state(self, exercise: Exercise) -> str:
        """Return how far one is with an exercise about this no."""
        view = self.view
        if view is None:
            return ""
        if exercise.bounded and view.no is not None:
            count = view.sessions.get(exercise.id, 0)
            return f"{count} of {rules.SESSIONS} times written about this no."
        if exercise.id == "autopsy" and view.reasons:
            return f"{rules.counted(view.reasons)} {rules.drift_of_all(view.reasons)}".strip()
        return ""

    # Beginning

    @on(List.OptionSelected, "#exercises")
    def action_begin(self) -> None:
        """Begin the exercise under the cursor."""
        exercise = self.known.get(self.exercise_list.chosen or "")
        if exercise is not None:
            self._with_no(lambda no: self.begin(exercise, no))

    @on(Question.Taken)
    def action_question(self) -> None:
        """Write from the day's question."""
        exercise = next((one for one in self.known.values() if one.prompted), None)
        prompt = self.prompt
        if exercise is not None and prompt is not None:
            self._with_no(lambda no: self.answer_prompt(exercise, no, prompt))

    def action_about(self) -> None:
        """Choose which no the room is about."""
        from bounceback_tui.journey.pick import ALL, PickNo

        def chosen(result: "No | str | None") -> None:
            if result is None:
                return
            self.of_all = result == ALL
            self.chosen = None if isinstance(result, str) else result.id
            self.reload(always=True)

        self.app.push_screen(PickNo(self.context), chosen)

    def action_evidence(self) -> None:
        """Show what is known about the exercise under the cursor, and about the others."""
        from bounceback_tui.ui.evidence import evidence_page

        here = self.exercise_list.chosen
        ordered = sorted(self.known.values(), key=lambda exercise: exercise.id != here)
        self.app.push_screen(evidence_page([exercise.evidence for exercise in ordered]))

    async def do_exercise(self, key: str) -> None:
        """Begin an exercise, as Today suggests it: about the no being worked through."""
        self.chosen, self.of_all = None, False
        self.view = None
        exercise = self.exercise(key)
        if exercise is not None:
            self._with_no(lambda no: self.begin(exercise, no))

    def _with_no(self, then: "Callable[[No | None], None]") -> None:
        """Go on with the no the room is about; before the room is loaded, it is the one being worked through."""
        if self.view is not None:
            then(self.no)
            return

        def job(db: "Database") -> "No | None":
            from bounceback_tui.journey.records import find_no, working_id

            no_id = working_id(db)
            return find_no(db, no_id.hex) if no_id is not None else None

        self.read(job, then)
