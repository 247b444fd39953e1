"""The first stage's forms: when it stings, one doable thing and how it turned out, a letter, a day's activities."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from bounceback_tui.journey.days import stamp
from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.journey.when import WhenError, parse_moment
from bounceback_tui.stages.feel import rules
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Form, Question, Values

if TYPE_CHECKING:
    from datetime import datetime

    from bounceback_tui.store.database import Database

LIFT_OPTIONS = tuple((str(value), words) for value, words in rules.LIFTS.items())


class EntryForm(Form):
    """A form about one entry of the stage: a new one, or an item that is there."""

    name_of_draft: ClassVar[str]

    def __init__(
        self, context: Context, *, item: rules.Item | None = None, start: Mapping[str, Any] | None = None
    ) -> None:
        self.item = item
        draft = f"{self.name_of_draft}-{item.id.hex}" if item else self.name_of_draft
        super().__init__(context, draft=draft, values=self.from_item(item.fields) if item else start)

    def from_item(self, fields: Mapping[str, Any]) -> Values:
        """Return what the form's fields hold for an entry's columns."""
        return {field.name: fields[field.name] for field in self.fields}

    def moment(self) -> dict[str, Any]:
        """Return when the entry is: as it was for one that is there, now for a new one."""
        if self.item is not None:
            return {"at": self.item.at, "day": self.item.day, "utc_offset": self.item.utc_offset}
        now = stamp_now(self.context)
        return {"at": now.at, "day": now.day, "utc_offset": now.utc_offset}

    @property
    def row_id(self) -> UUID | None:
        """Return the key of the entry that is changed, or None for a new one."""
        return self.item.id if self.item else None


class StingForm(EntryForm):
    """Self-compassion writing in three fields; each may be left empty, all three may not."""

    heading = "When it stings"
    intro = "Three short fields, in any order. Five minutes is plenty. Nobody else reads this."
    name_of_draft = "sting"
    fields: ClassVar[Sequence[Field]] = (
        Field("hurts", "what hurts", "text", height=4),
        Field("others", "who else knows this feeling", "text", height=3),
        Field("friend", "what you would say to a friend who phoned with it", "text", height=4),
    )

    def write(self, db: "Database", values: Values) -> Any:
        """Store the page; returns (row, rows as they were)."""
        from bounceback_tui.stages.feel import records
        from bounceback_tui.stages.feel.model import SelfCompassionEntry
        from bounceback_tui.store.base import checked

        if not any(str(values[field.name]).strip() for field in self.fields):
            raise InvalidEntry("All three fields are empty: write in one of them, or leave with escape.")
        entry = checked(SelfCompassionEntry, values | self.moment())
        return records.save_sting(db, entry, sting_id=self.row_id)


class CapsuleForm(EntryForm):
    """A letter from a good day to a worse one."""

    heading = "A letter to a worse day"
    intro = "What is true now that you may not believe on the day of a no? It is offered then; “not now” is fine."
    name_of_draft = "capsule"
    fields: ClassVar[Sequence[Field]] = (Field("text", "the letter", "text", height=9),)

    def write(self, db: "Database", values: Values) -> Any:
        """Store the letter; returns (row, rows as they were)."""
        from bounceback_tui.stages.feel import records
        from bounceback_tui.stages.feel.model import CapsuleEntry
        from bounceback_tui.store.base import checked

        if not str(values["text"]).strip():
            raise InvalidEntry("The letter is empty: write a line, or leave with escape.")
        return records.save_capsule(db, checked(CapsuleEntry, values | self.moment()), capsule_id=self.row_id)


class ActForm(EntryForm):
    """One doable thing with the lift that is expected of it, and for an act that is there, how it turned out."""

    heading = "One doable thing"
    intro = "Something small. Guess first how much it will lift you; afterwards you say how it was."
    name_of_draft = "act"
    fields: ClassVar[Sequence[Field]] = (
        Field("text", "what", placeholder="a walk round the block", optional=False),
        Field("predicted_lift", "you expect", "choice", options=LIFT_OPTIONS, optional=False),
        Field("actual_lift", "it turned out", "choice", options=LIFT_OPTIONS),
    )

    def from_item(self, fields: Mapping[str, Any]) -> Values:
        """Return the act's texts, with both lifts as the choices' values."""
        actual = fields["actual_lift"]
        return {
            "text": fields["text"],
            "predicted_lift": str(fields["predicted_lift"]),
            "actual_lift": "" if actual is None else str(actual),
        }

    def write(self, db: "Database", values: Values) -> Any:
        """Store the act; returns (row, rows as they were)."""
        from bounceback_tui.stages.feel import records
        from bounceback_tui.stages.feel.model import SmallActEntry
        from bounceback_tui.store.base import checked

        if not str(values["text"]).strip():
            raise InvalidEntry("Nothing is named yet: write what you might do, or leave with escape.")
        known = dict(self.item.fields) if self.item else {"due_on": today(self.context)}
        actual = int(values["actual_lift"]) if values["actual_lift"] else None
        done_at = known.get("done_at") or self.context.clock() if actual is not None else None
        done_on = known.get("done_on") or today(self.context) if actual is not None else None
        entry = checked(
            SmallActEntry,
            known
            | self.moment()
            | {
                "text": values["text"],
                "predicted_lift": int(values["predicted_lift"] or 0),
                "actual_lift": actual,
                "done_at": done_at,
                "done_on": done_on,
            },
        )
        return records.save_act(db, entry, act_id=self.row_id)


class BackdateForm(Question):
    """When a check-in was, in the person's own words; stores nothing."""

    heading = "When was it?"
    fields: ClassVar[Sequence[Field]] = (
        Field("when", "when", placeholder="yesterday 18:00 · monday · 2 hours ago · 3 Nov 9:30"),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, draft="backdate")

    def write(self, db: "Database", values: Values) -> "datetime":
        """Return the moment; runs on the lane because reading dates loads a library."""
        try:
            return parse_moment(values["when"], self.context.clock(), date_order=self.context.preferences.date_order)
        except WhenError as error:
            raise InvalidEntry(str(error)) from None


def moment_fields(context: Context, when: "datetime") -> dict[str, Any]:
    """Return the stamp of a backdated entry as the entry model's fields."""
    then = stamp(when, context.preferences.day_starts)
    return {"at": then.at, "day": then.day, "utc_offset": then.utc_offset}
