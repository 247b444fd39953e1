"""The seventh stage's forms about effort, pauses, plans, changes, drills, weeks and the end."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from bounceback_tui.journey.now import moment_on, stamp_now, today
from bounceback_tui.journey.when import WhenError, parse_day
from bounceback_tui.stages.persist.ahead import read_day
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Form, Values
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

DEEDS = (("apply", "applying"), ("skill", "learning"), ("reach-out", "reaching out"), ("reflect", "reflecting"))
VERDICTS = (("kept", "keep it"), ("dropped", "drop it"), ("cannot tell", "cannot tell"))


class RowForm(Form):
    """A form about one row of the stage: a new one, or one that is there.

    Args:
        context: the run's context.
        row: the row that is changed, as plain values with its ``id``; None for a new one.
        values: what a new one begins with.
    """

    name_of_draft: ClassVar[str]

    def __init__(
        self, context: Context, row: Mapping[str, Any] | None = None, values: Mapping[str, Any] | None = None
    ) -> None:
        self.row = row
        key = f"{self.name_of_draft}-{row['id'].hex}" if row else self.name_of_draft
        super().__init__(context, draft=key, values=self.from_row(row) if row else values)

    def from_row(self, row: Mapping[str, Any]) -> Values:
        """Return what the fields hold for a row's columns."""
        found: Values = {}
        for field in self.fields:
            value = row.get(field.name)
            plain = value if field.kind == "ten" else str(value)
            found[field.name] = "" if value is None else plain
        return found

    @property
    def row_id(self) -> UUID | None:
        """The key of the row that is changed, or None for a new one."""
        return self.row["id"] if self.row else None

    def moment(self) -> dict[str, Any]:
        """Return when the row is: as it was for one that is there, now for a new one."""
        if self.row is not None:
            return {name: self.row[name] for name in ("at", "day", "utc_offset")}
        return stamp_now(self.context)._asdict()

    def past(self, text: str) -> date:
        """Read a day that is today or past."""
        return self._day(text or "today", parse_day)

    def any_day(self, text: str) -> date | None:
        """Read a day, past or to come; nothing is None."""
        return self._day(text, read_day) if str(text).strip() else None

    def _day(self, text: str, read: Any) -> date:
        try:
            day: date = read(str(text), today(self.context), date_order=self.context.preferences.date_order)
        except WhenError as error:
            raise InvalidEntry(str(error)) from None
        return day

    @staticmethod
    def wanted(text: object, sentence: str) -> str:
        """Return a text that must not be empty, or say what is missing."""
        if not str(text).strip():
            raise InvalidEntry(sentence)
        return str(text)


def minutes_of(text: object) -> int | None:
    """Read minutes, 1 to 1,440; nothing is None."""
    words = str(text).strip()
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and 1 <= int(words[:6]) <= 1_440):
        raise InvalidEntry("Minutes are a whole number from 1 to 1,440, such as 40.")
    return int(words)


class EffortForm(RowForm):
    """Something that was done, today or on an earlier day."""

    heading = "What you did"
    intro = "Anything counts, however small. What came of it does not."
    name_of_draft = "effort"
    fields: ClassVar[Sequence[Field]] = (
        Field("text", "what", placeholder="sent two applications", optional=False),
        Field("kind", "what kind", "choice", options=DEEDS, optional=False),
        Field("minutes", "minutes", placeholder="if you like"),
        Field("day", "when", placeholder="today · yesterday · 3 Nov"),
    )

    def write(self, db: "Database", values: Values) -> Any:
        """Store it; returns the way back."""
        from bounceback_tui.stages.persist import records

        return records.save_effort(db, self.entry(values), effort_id=self.row_id)[1]

    def entry(self, values: Values) -> Any:
        """Return the validated entry."""
        from bounceback_tui.stages.persist.model import EffortEntry
        from bounceback_tui.store.base import checked

        self.wanted(values["text"], "Nothing is named yet: write what you did, or leave with escape.")
        self.wanted(values["kind"], "Say what kind it was: applying, learning, reaching out or reflecting.")
        day = self.past(str(values.get("day") or ""))
        when = self.moment()
        if day != when["day"]:
            when = moment_on(self.context.clock(), day, self.context.preferences.day_starts)._asdict()
        kept = {"text": values["text"], "kind": values["kind"], "minutes": minutes_of(values.get("minutes", ""))}
        return checked(EffortEntry, when | kept)


class MendForm(EffortForm):
    """The one small act that mends a gap."""

    heading = "Make it whole"
    intro = "Something came between. One small act, now, and the days before stay with you."
    name_of_draft = "mend"
    fields: ClassVar[Sequence[Field]] = EffortForm.fields[:2]

    def __init__(self, context: Context, gap: date) -> None:
        self.gap = gap
        super().__init__(context, values={"kind": "reflect"})

    def write(self, db: "Database", values: Values) -> Any:
        """Store the act and that the gap is whole; returns the way back."""
        from bounceback_tui.stages.persist import records

        return records.mend(db, self.entry(values), self.gap)


class PauseForm(RowForm):
    """A time away, past or to come."""

    heading = "A pause"
    intro = "Days away leave everything as it is: ill, on holiday, or simply enough for now."
    name_of_draft = "pause"
    fields: ClassVar[Sequence[Field]] = (
        Field("since", "from", placeholder="today · tomorrow · 3 Dec", optional=False),
        Field("until", "to, included", placeholder="friday · in 2 weeks · 10 Dec", optional=False),
        Field("why", "why, if you like"),
    )

    def write(self, db: "Database", values: Values) -> Any:
        """Store the pause; returns the way back."""
        from bounceback_tui.stages.persist import records

        since = self.any_day(values["since"] or "today")
        until = self.any_day(self.wanted(values["until"], "Say until when, such as “friday”; it can be changed."))
        kept = {"since": since, "until": until, "why": values["why"]}
        return records.save_pause(db, kept, pause_id=self.row_id)[1]


class PlanForm(RowForm):
    """An if-then plan (Gollwitzer & Sheeran 2006): wish, obstacle, and what to do when the obstacle shows itself."""

    heading = "If …, then I …"
    intro = "What you want, what tends to get in the way, and one thing to do the moment it does."
    name_of_draft = "plan"
    fields: ClassVar[Sequence[Field]] = (
        Field("wish", "I want", placeholder="to apply twice this week"),
        Field("obstacle", "in the way", placeholder="I read listings until it is too late"),
        Field("if_cue", "if", placeholder="it is ten and I am still reading listings", optional=False),
        Field("then_act", "then I", placeholder="close the tab and write one opening line", optional=False),
    )

    def write(self, db: "Database", values: Values) -> Any:
        """Store the plan; returns the way back."""
        from bounceback_tui.stages.persist import records
        from bounceback_tui.stages.persist.model import IfThenPlan, PlanEntry
        from bounceback_tui.stages.persist.plan_records import PLAN_AGAIN
        from bounceback_tui.store.base import checked

        self.wanted(values["if_cue"], "Say when it starts: the moment that tells you the obstacle is there.")
        self.wanted(values["then_act"], "Say what you do then: one thing, small enough to be done at once.")
        when = self.moment()
        kept = {name: (self.row or {}).get(name) for name in ("ask_on", "done_on", "let_go_on")}
        if self.row is None:
            kept["ask_on"] = date.fromordinal(when["day"].toordinal() + PLAN_AGAIN)
        return records.save_row(db, IfThenPlan, checked(PlanEntry, when | values | kept), self.row_id)[1]


class ChangeForm(RowForm):
    """What one does otherwise next time; tried on applications, then judged."""

    heading = "What I change next time"
    intro = "One thing to do otherwise. It is tried on the next applications, and judged later."
    name_of_draft = "change"
    fields: ClassVar[Sequence[Field]] = (Field("text", "next time I", "text", height=4),)

    def write(self, db: "Database", values: Values) -> Any:
        """Store the change; returns the way back."""
        from bounceback_tui.stages.persist import records
        from bounceback_tui.stages.persist.model import Change, ChangeEntry
        from bounceback_tui.store.base import checked

        self.wanted(values["text"], "Nothing is named yet: write what you change, or leave with escape.")
        origin = {"origin": values.get("origin") or "by hand", "origin_id": values.get("origin_id") or None}
        kept = dict(self.row) | {"text": values["text"]} if self.row else values | origin
        return records.save_row(db, Change, checked(ChangeEntry, kept | self.moment()), self.row_id)[1]


class JudgeForm(RowForm):
    """What became of a change."""

    heading = "Did it make a difference?"
    name_of_draft = "judge"
    fields: ClassVar[Sequence[Field]] = (
        Field("verdict", "you", "choice", options=VERDICTS),
        Field("judged_note", "what you saw", "text", height=3),
    )

    def introduction(self) -> str:
        """Return the change."""
        assert self.row is not None
        return f"{show(self.row['text'])}\n\nOne answer proves little either way; “cannot tell” is a fair verdict."

    def write(self, db: "Database", values: Values) -> Any:
        """Store the verdict; returns the way back."""
        from bounceback_tui.stages.persist import change_records

        assert self.row is not None
        verdict, note = values["verdict"], str(values["judged_note"])
        return change_records.judge(db, self.row["id"], verdict=verdict, note=note, today=today(self.context))
