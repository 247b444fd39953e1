"""Cutting an answer into points: strengths, gaps and what else was said, each with a skill where one fits."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from bounceback_tui.journey.now import stamp_now
from bounceback_tui.stages.learn.forms import options
from bounceback_tui.stages.learn.pane import answer_text, point_line
from bounceback_tui.stages.learn.rules import Answer, Point, PointKind
from bounceback_tui.store.errors import InvalidEntry, StoreError
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.form import Field, Form, Values
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.saving import load, save

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


class PointForm(Form):
    """One point of an answer; the result is (its key, the way back).

    Args:
        context: the run's context.
        answer: the answer it is cut from.
        skills: the names of known skills.
        point: the point that is changed; a new one without it.
    """

    DEFAULT_CSS = """
    PointForm .said { height: auto; max-height: 8; background: $background; padding: 0 1; margin-bottom: 1; }
    """
    heading = "A point"
    fields: ClassVar[Sequence[Field]] = (
        Field("kind", "what it is", "choice", options=options(PointKind), optional=False),
        Field("skill", "skill", placeholder="→ completes known ones; may stay open"),
        Field("text", "in their words or yours", "text", height=3),
    )

    def __init__(
        self, context: Context, answer: Answer, skills: Sequence[str], *, point: Point | None = None
    ) -> None:
        self.answer = answer
        self.skills = skills
        self.point = point
        if point is not None:
            draft = f"point-p{point.id.hex}"
            start = {"kind": point.kind.value, "skill": point.skill, "text": point.text}
        else:
            draft, start = f"point-a{answer.id.hex}", {"kind": PointKind.GAP.value}
        super().__init__(context, draft=draft, values=start)

    def _compose_field(self, field: Field) -> ComposeResult:
        if field is self.fields[0]:
            with VerticalScroll(classes="said", can_focus=False):
                yield Static(answer_text(self.answer.text))
        yield from super()._compose_field(field)

    def on_mount(self) -> None:
        """Complete skills that are known."""
        super().on_mount()
        self.query_one("#field-skill", Input).suggester = SuggestFromList(self.skills, case_sensitive=False)

    def write(self, db: "Database", values: Values) -> Any:
        """Store the point; returns (key, the way back)."""
        from bounceback_tui.stages.learn import answer_records

        if not values["text"].strip() and not values["skill"].strip():
            raise InvalidEntry("The point is empty: name a skill or write a line, or leave with escape.")
        columns: dict[str, Any] = {"kind": values["kind"], "text": values["text"], "answer_id": self.answer.id}
        if self.point is None:
            columns |= stamp_now(self.context)._asdict()
        key = self.point.id if self.point else None
        return answer_records.save_point(db, columns, skill=values["skill"], point_id=key)


class PointsDialog(Dialog[None]):
    """An answer, and the points it was cut into.

    Args:
        context: the run's context.
        answer: the answer.
    """

    heading = "Points"
    DEFAULT_CSS = """
    PointsDialog .said { height: auto; max-height: 9; background: $background; padding: 0 1; margin-bottom: 1; }
    PointsDialog List { height: auto; max-height: 8; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,p", "new", "new point", id="points.new", key_display="n"),
        Binding("e", "edit", "change", id="points.edit"),
        Binding("d", "delete", "delete", id="points.delete"),
        Binding("u", "undo", "undo", id="points.undo"),
        Binding("q", "leave", "close", key_display="q"),
    ]

    def __init__(self, context: Context, answer: Answer) -> None:
        super().__init__()
        self.context = context
        self.answer = answer
        self.skills: Sequence[str] = ()
        self._first = True

    def compose(self) -> ComposeResult:
        """Lay out the answer and its points."""
        with Vertical(classes="box") as box:
            box.border_title = self.heading
            with VerticalScroll(classes="said", can_focus=False):
                yield Static(answer_text(self.answer.text))
            yield List(id="points")
            yield KeyLine()

    def on_mount(self) -> None:
        """Load the points."""
        self.reload()

    def reload(self) -> None:
        """Load the points again, keeping the cursor where it was."""

        def job(db: "Database") -> tuple[Answer | None, Sequence[str]]:
            from bounceback_tui.stages.learn import records, skill_records

            found = records.find(db, self.answer.id.hex)
            return found.answers[0] if found else None, skill_records.skills(db)

        load(self, self.context.lane, job, self._show)

    def _show(self, loaded: tuple[Answer | None, Sequence[str]]) -> None:
        answer, self.skills = loaded
        if answer is None:
            self.dismiss(None)
            return
        self.answer = answer
        listed = self.query_one(List)
        row = listed.highlighted or 0
        listed.clear_options()
        listed.add_options(Option(point_line(point), id=point.id.hex) for point in answer.points)
        if answer.points:
            listed.highlighted = min(row, len(answer.points) - 1)
        listed.focus()
        if self._first and not answer.points:
            self.action_new()
        self._first = False

    def _chosen(self) -> Point | None:
        key = self.query_one(List).chosen
        return next((point for point in self.answer.points if point.id.hex == key), None)

    def action_new(self) -> None:
        """Cut another point."""
        self._open(PointForm(self.context, self.answer, self.skills), "Kept.")

    def action_edit(self) -> None:
        """Change the point under the cursor."""
        if (point := self._chosen()) is not None:
            self._open(PointForm(self.context, self.answer, self.skills, point=point), "Changed.")

    @on(List.OptionSelected)
    def _selected(self) -> None:
        self.action_edit()

    def _open(self, form: PointForm, sentence: str) -> None:
        def saved(result: "tuple[UUID, Rows] | None") -> None:
            if result is not None:
                self._tell(sentence, result[1])
            self.reload()

        self.app.push_screen(form, saved)

    def action_delete(self) -> None:
        """Delete the point under the cursor."""
        if (point := self._chosen()) is None:
            return

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.learn import answer_records

            return answer_records.remove_point(db, point.id)

        def then(rows: "Rows") -> None:
            self._tell("Deleted.", rows)
            self.reload()

        save(self, self.context.lane, job, then, self._trouble)

    async def action_undo(self) -> None:
        """Take the last thing back, and show the points as they then are."""
        await self.app.run_action("undo")
        self.reload()

    def _tell(self, sentence: str, rows: "Rows") -> None:
        def undo(db: "Database") -> None:
            from bounceback_tui.store.snapshot import restore

            restore(db, rows)

        self.app.post_message(Told(sentence, undo=undo))

    def _trouble(self, error: StoreError | InvalidEntry) -> None:
        self.app.post_message(Told(str(error), trouble=True))
