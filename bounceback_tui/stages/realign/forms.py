"""The third stage's first forms: a direction, a score, a strength; and how a day to come or a number is read."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from bounceback_tui.journey.ahead import parse_ahead
from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.journey.when import WhenError, parse_day
from bounceback_tui.stages.realign import rules
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Form, Values
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


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
