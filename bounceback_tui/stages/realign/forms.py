"""The third stage's forms: a direction, a score, a strength, an entry of the course log, a look again, a goal."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from textual.app import ComposeResult
from textual.widgets import Input, Static

from bounceback_tui.journey.ahead import parse_ahead
from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.journey.when import WhenError, parse_day
from bounceback_tui.stages.realign import rules
from bounceback_tui.stages.realign.no_ticks import NoTicks
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Form, Values
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from bounceback_tui.journey.records import No
    from bounceback_tui.store.database import Database

LEARNABLE = (
    "Part of this is up to others. What in it can you learn, try or improve? It may stay empty: ctrl+s saves it then."
)
WHEN_HINT = "in 2 weeks · friday · 3 Dec"


def moment(context: Context, thing: Any = None) -> dict[str, Any]:
    """Return when a thing was written: as it was for one that is there, now for a new one."""
    if thing is not None:
        return {"at": thing.at, "day": thing.day, "utc_offset": thing.utc_offset}
    now = stamp_now(context)
    return {"at": now.at, "day": now.day, "utc_offset": now.utc_offset}


def day_ahead(context: Context, text: str, kept: date | None = None) -> date | None:
    """Read a day to come as it was typed.

    Args:
        context: the run's context.
        text: in natural words; empty for none.
        kept: the day that stands there already: it stays as it is even when it is over.

    Returns:
        The local date, or None.

    Raises:
        InvalidEntry: in one sentence, when it is no day or is over.
    """
    here, order = today(context), context.preferences.date_order
    if not text.strip():
        return None
    if kept is not None and text.strip() == kept.isoformat():
        return kept
    try:
        return parse_ahead(text, here, date_order=order)
    except WhenError as error:
        try:
            past = parse_day(text, here, date_order=order) < here
        except WhenError:
            past = False
        sentence = "That day is over: it has to be today or a day to come." if past else str(error)
        raise InvalidEntry(sentence) from None


def whole_number(label: str, text: str) -> int:
    """Read a number from 0 to 10, or raise InvalidEntry naming the field."""
    words = text.strip()
    if not (words.isascii() and words.isdigit() and len(words) <= 4 and int(words) <= 10):
        said = "is empty" if not words else "does not fit"
        raise InvalidEntry(f"{label.capitalize()} {said}: a whole number from 0 to 10, please.")
    return int(words)


class ThingForm(Form):
    """A form about one thing of the room: a new one, or one that is there."""

    name_of_draft: ClassVar[str]

    def __init__(self, context: Context, *, thing: Any = None, start: Mapping[str, Any] | None = None) -> None:
        self.thing = thing
        draft = f"{self.name_of_draft}-{thing.id.hex}" if thing is not None else self.name_of_draft
        super().__init__(context, draft=draft, values=self.from_thing(thing) if thing is not None else start)

    def from_thing(self, thing: Any) -> Values:
        """Return what the fields hold for a thing."""
        values = {field.name: getattr(thing, field.name) for field in self.fields}
        return {
            name: "" if value is None else value.isoformat() if isinstance(value, date) else value
            for name, value in values.items()
        }

    @property
    def key(self) -> UUID | None:
        """The key of the thing that is changed, or None for a new one."""
        return self.thing.id if self.thing is not None else None


class DirectionForm(ThingForm):
    """A direction: a name, and a line about it."""

    heading = "A direction"
    intro = "A family of jobs, another field, or staying the course: whatever you want to hold side by side."
    name_of_draft = "direction"
    fields: ClassVar[Sequence[Field]] = (
        Field("name", "called", placeholder="platform work · teaching · staying the course", optional=False),
        Field("note", "what it would mean, if you like", "text", height=4),
    )

    def write(self, db: "Database", values: Values) -> Any:
        """Store the direction; returns (row, the way back)."""
        from bounceback_tui.stages.realign import write_records
        from bounceback_tui.stages.realign.model import DirectionEntry
        from bounceback_tui.store.base import checked

        if not str(values["name"]).strip():
            raise InvalidEntry("It has no name yet: write one, or leave with escape.")
        kept = {"archived_on": self.thing.archived_on if self.thing is not None else None}
        return write_records.save_direction(
            db, checked(DirectionEntry, values | kept | moment(self.context, self.thing)), key=self.key
        )


class ScoreForm(Form):
    """How a direction looks today, five times 0 to 10."""

    heading = "How it looks today"
    fields: ClassVar[Sequence[Field]] = (
        *(
            Field(name, label, placeholder=rules.ASKED[name], optional=False)
            for name, label in rules.DIMENSIONS.items()
        ),
        Field("note", "what made you say so, if you like", "text", height=3),
    )

    def __init__(self, context: Context, direction: rules.Direction, *, score: rules.Score | None = None) -> None:
        self.direction = direction
        self.score = score
        values: Values = {}
        if score is not None:
            values = {name: str(value) for name, value in zip(rules.DIMENSIONS, score.values, strict=True)}
            values["note"] = score.note
        draft = f"score-edit-{score.id.hex}" if score is not None else f"score-{direction.id.hex}"
        super().__init__(context, draft=draft, values=values)

    def introduction(self) -> str:
        """Return which direction it is about."""
        day = f", {day_words(self.score.day, today(self.context))}" if self.score is not None else ""
        return f"{show(self.direction.name)}{day}. Five numbers from 0 (not at all) to 10."

    def write(self, db: "Database", values: Values) -> Any:
        """Store the score; returns (row, the way back)."""
        from bounceback_tui.stages.realign import write_records
        from bounceback_tui.stages.realign.model import ScoreEntry
        from bounceback_tui.store.base import checked

        numbers = {name: whole_number(label, str(values[name])) for name, label in rules.DIMENSIONS.items()}
        about = {"direction_id": self.direction.id, "note": values["note"]}
        entry = checked(ScoreEntry, numbers | about | moment(self.context, self.score))
        return write_records.save_score(db, entry, key=self.score.id if self.score is not None else None)


class StrengthForm(ThingForm):
    """Something one is good at, and how one knows."""

    heading = "A strength"
    intro = "What you are good at, and how you know: a thing you did, a sentence somebody said, a figure."
    name_of_draft = "strength"
    fields: ClassVar[Sequence[Field]] = (
        Field("name", "good at", placeholder="explaining hard things simply", optional=False),
        Field("evidence", "how you know", "text", height=6),
    )

    def write(self, db: "Database", values: Values) -> Any:
        """Store the strength; returns (row, the way back)."""
        from bounceback_tui.stages.realign import write_records
        from bounceback_tui.stages.realign.model import StrengthEntry
        from bounceback_tui.store.base import checked

        if not str(values["name"]).strip():
            raise InvalidEntry("It has no name yet: write what you are good at, or leave with escape.")
        entry = checked(StrengthEntry, values | moment(self.context, self.thing))
        return write_records.save_strength(db, entry, key=self.key)


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


class DayForm(Form):
    """Another day for a first step, in natural words; stores nothing."""

    heading = "Another day"
    fields: ClassVar[Sequence[Field]] = (Field("on", "on", placeholder=WHEN_HINT),)

    def __init__(self, context: Context) -> None:
        super().__init__(context, draft="another-day")

    def keep(self) -> bool:
        """A date is not worth a draft."""
        return False

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
