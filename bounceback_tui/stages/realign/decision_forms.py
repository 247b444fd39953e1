"""The forms of decisions and goals: an entry of the course log, a look again, a goal, another day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from textual.app import ComposeResult
from textual.widgets import Input, Static

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.stages.realign import rules
from bounceback_tui.stages.realign.forms import ThingForm, day_ahead, moment
from bounceback_tui.stages.realign.no_ticks import NoTicks
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Form, Question, Values
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from bounceback_tui.journey.records import No
    from bounceback_tui.store.database import Database

LEARNABLE = (
    "Part of this is up to others. What in it can you learn, try or improve? It may stay empty: ctrl+s saves it then."
)
WHEN_HINT = "in 2 weeks · friday · 3 Dec"


class CourseForm(ThingForm):
    """Keep, adjust or change: what, why, which no's led to it, and when to look again.

    Args:
        context: the run's context.
        nos: the no's there are, newest first.
        thing: the entry that is changed.
        start: what the fields of a new one hold.
    """

    heading = "The course"
    name_of_draft = "course"
    fields: ClassVar[Sequence[Field]] = (
        Field(
            "decision", "you", "choice", options=tuple((str(one), str(one)) for one in rules.Decision), optional=False
        ),
        Field("what", "what", placeholder="backend roles only, where I know the field", optional=False),
        Field("why", "why", "text", height=4),
        Field("review_on", "look again", placeholder=WHEN_HINT),
    )

    def __init__(
        self,
        context: Context,
        nos: "Sequence[No]",
        *,
        thing: rules.Course | None = None,
        start: Mapping[str, Any] | None = None,
    ) -> None:
        self.nos = nos
        super().__init__(
            context, thing=thing, start={"decision": str(rules.Decision.KEEP), "nos": []} | dict(start or {})
        )

    def from_thing(self, thing: Any) -> Values:
        """Return what the fields hold for an entry, the no's by their keys."""
        return super().from_thing(thing) | {
            "decision": str(thing.decision),
            "nos": [key.hex for key, _, _ in thing.nos],
        }

    def _compose_field(self, field: Field) -> ComposeResult:
        yield from super()._compose_field(field)
        if field.name == "why" and self.nos:
            yield Static("which no's led to it (space ticks)", classes="above", markup=False)
            yield NoTicks(self.nos, self.start["nos"], today(self.context))

    def values(self) -> Values:
        """Return what the fields hold, with the ticked no's by their keys."""
        ticks = self.query(NoTicks)
        return super().values() | {"nos": list(ticks.first().ticked) if ticks else self.start["nos"]}

    def on_no_ticks_changed(self) -> None:
        """Keep the draft."""
        self.keep_draft()

    def write(self, db: "Database", values: Values) -> Any:
        """Store the entry; returns (row, the way back)."""
        from bounceback_tui.stages.realign import write_records
        from bounceback_tui.stages.realign.model import CourseEntry
        from bounceback_tui.store.base import checked

        if not str(values["what"]).strip():
            raise InvalidEntry("It does not say what yet: write a line, or leave with escape.")
        kept = self.thing.review_on if self.thing is not None else None
        when = {"review_on": day_ahead(self.context, str(values["review_on"]), kept)}
        nos = [UUID(key) for key in values.pop("nos")]
        entry = checked(CourseEntry, values | when | moment(self.context, self.thing))
        return write_records.save_course(db, entry, nos, key=self.key)


class ReviewForm(Form):
    """A look again at a decision: what one says now, beside what one said then."""

    heading = "Looking again"
    fields: ClassVar[Sequence[Field]] = (
        Field(
            "verdict", "today", "choice", options=tuple((str(one), str(one)) for one in rules.Verdict), optional=False
        ),
        Field("text", "what you would say now", "text", height=4),
        Field("next_on", "look again", placeholder=f"not any more · {WHEN_HINT}"),
    )

    def __init__(self, context: Context, course: rules.Course, *, review: rules.Review | None = None) -> None:
        self.course = course
        self.review = review
        values: Values = {"verdict": str(rules.Verdict.RIGHT)}
        if review is not None:
            coming = course.review_on.isoformat() if course.review_on is not None else ""
            values = {"verdict": str(review.verdict), "text": review.text, "next_on": coming}
        draft = f"review-edit-{review.id.hex}" if review is not None else f"review-{course.id.hex}"
        super().__init__(context, draft=draft, values=values)

    def introduction(self) -> str:
        """Return what was decided then, every word of it."""
        day = day_words(self.course.day, today(self.context))
        why = f"\n\n{show(self.course.why)}" if self.course.why.strip() else ""
        return f"{day[:1].upper()}{day[1:]} you wrote: {self.course.decision}. {show(self.course.what)}{why}"

    def write(self, db: "Database", values: Values) -> Any:
        """Store the look beside the decision; returns (row, the way back)."""
        from bounceback_tui.stages.realign import write_records
        from bounceback_tui.stages.realign.model import ReviewEntry
        from bounceback_tui.store.base import checked

        kept = self.course.review_on if self.review is not None else None
        next_on = day_ahead(self.context, str(values.pop("next_on")), kept)
        about = {"course_id": self.course.id}
        entry = checked(ReviewEntry, values | about | moment(self.context, self.review))
        return write_records.save_review(db, entry, next_on=next_on, key=self.review.id if self.review else None)


class GoalForm(ThingForm):
    """A goal in learning form; one that reads as an outcome is asked once for its learnable part, never refused."""

    heading = "A goal"
    intro = "What you want to learn, try or improve. Others decide about offers; this part is yours."
    name_of_draft = "goal"
    fields: ClassVar[Sequence[Field]] = (
        Field(
            "kind",
            "you want to",
            "choice",
            options=tuple((str(one), str(one)) for one in rules.GoalKind),
            optional=False,
        ),
        Field("text", "what, in your words", "text", height=4),
        Field("learnable", LEARNABLE, "text", height=4),
        Field("first_step", "first step", placeholder="small enough for one evening"),
        Field("first_step_on", "on", placeholder=WHEN_HINT),
    )
    DEFAULT_CSS = """
    GoalForm .-unasked { display: none; }
    """

    def __init__(
        self, context: Context, *, thing: rules.Goal | None = None, start: Mapping[str, Any] | None = None
    ) -> None:
        self.asked = False
        super().__init__(context, thing=thing, start={"kind": str(rules.GoalKind.LEARN)} | dict(start or {}))

    def from_thing(self, thing: Any) -> Values:
        """Return what the fields hold for a goal."""
        return super().from_thing(thing) | {"kind": str(thing.kind)}

    def on_mount(self) -> None:
        """Leave the learnable part away until it is asked for."""
        self._show_learnable(bool(str(self.start["learnable"]).strip()))

    def _show_learnable(self, shown: bool) -> None:
        field = self.query_one("#field-learnable")
        box = field.parent
        assert box is not None
        label = box.children[box.children.index(field) - 1]
        for widget in (label, field):
            widget.set_class(not shown, "-unasked")

    def action_save(self) -> None:
        """Save; a goal that reads as an outcome is asked for its learnable part first, once."""
        values = self.values()
        outcome = rules.reads_as_outcome(str(values["text"])) and not str(values["learnable"]).strip()
        if outcome and not self.asked:
            self.asked = True
            self._show_learnable(True)
            self.query_one("#field-learnable").focus()
            return
        super().action_save()

    def write(self, db: "Database", values: Values) -> Any:
        """Store the goal; returns (row, the way back)."""
        from bounceback_tui.stages.realign import write_records
        from bounceback_tui.stages.realign.model import GoalEntry
        from bounceback_tui.store.base import checked

        if not str(values["text"]).strip():
            raise InvalidEntry("No goal is named yet: write one, or leave with escape.")
        known = {name: getattr(self.thing, name) for name in ("done_on", "let_go_on")} if self.thing else {}
        kept = self.thing.first_step_on if self.thing is not None else None
        when = {"first_step_on": day_ahead(self.context, str(values["first_step_on"]), kept)}
        entry = checked(GoalEntry, values | when | known | moment(self.context, self.thing))
        return write_records.save_goal(db, entry, key=self.key)


class DayForm(Question):
    """Another day for a first step, in natural words; stores nothing."""

    heading = "Another day"
    fields: ClassVar[Sequence[Field]] = (Field("on", "on", placeholder=WHEN_HINT),)

    def __init__(self, context: Context) -> None:
        super().__init__(context, draft="another-day")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes it: there is only one field."""
        event.stop()
        self.action_save()

    def write(self, db: "Database", values: Values) -> date:
        """Return the day; runs on the lane because reading dates may load a library."""
        found = day_ahead(self.context, str(values["on"]))
        if found is None:
            raise InvalidEntry("Which day? “tomorrow” or “in a week” is enough.")
        return found
