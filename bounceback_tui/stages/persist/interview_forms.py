"""The forms before an interview and after it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from bounceback_tui.journey.now import today
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Values
from bounceback_tui.ui.text import one_line, show

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
from bounceback_tui.stages.persist.forms import RowForm


class DrillForm(RowForm):
    """The next-no drill (after JOBS II): thought through before an interview, looked at again after it."""

    heading = "Before the interview: the next-no drill"
    name_of_draft = "drill"
    fields: ClassVar[Sequence[Field]] = (
        Field("interview_on", "interview on", placeholder="tomorrow · friday · 3 Dec", optional=False),
        Field("setback", "what could go wrong, and likely enough", "text", height=3),
        Field("first_reaction", "your first reaction, as you know yourself", "text", height=3),
        Field("first_step", "the first step after it", "text", height=3),
        Field("tell_whom", "whom you tell", person=True),
    )

    def __init__(
        self, context: Context, about: tuple[UUID, str], row: Mapping[str, Any] | None = None, on: date | None = None
    ) -> None:
        self.about = about
        super().__init__(context, row, values={"interview_on": on.isoformat() if on else ""})
        if row is None:
            self.draft = f"drill-{about[0].hex}"
            self.start = self.first | dict(context.drafts.get(self.draft) or {})
            if on is not None:
                self.begin_at("setback")

    def introduction(self) -> str:
        """Return what it is for."""
        return f"{one_line(self.about[1], 40)}. Not to expect a no, but to have met it once already. Ten minutes."

    def write(self, db: "Database", values: Values) -> Any:
        """Store the drill; returns the way back."""
        from bounceback_tui.stages.persist import records
        from bounceback_tui.stages.persist.model import Drill, DrillEntry
        from bounceback_tui.store.base import checked

        on = self.any_day(self.wanted(values["interview_on"], "Say when the interview is, such as “friday”."))
        assert on is not None
        self.wanted(values["setback"], "Say what could go wrong: one likely thing is enough.")
        kept = dict(self.row or {"application_id": self.about[0]})
        kept |= self.moment() | values | {"interview_on": on}
        if self.row is None or self.row["interview_on"] != on:
            kept["look_back_on"] = date.fromordinal(on.toordinal() + 1)
        return records.save_row(db, Drill, checked(DrillEntry, kept), self.row_id)[1]


class DrillAfterForm(RowForm):
    """The look back after an interview, with what was thought before it in view."""

    heading = "After the interview"
    name_of_draft = "drill-after"
    fields: ClassVar[Sequence[Field]] = (Field("look_back", "how it went, beside that", "text", height=4),)

    def introduction(self) -> str:
        """Return what was thought before."""
        assert self.row is not None
        told = (("could go wrong", "setback"), ("first reaction", "first_reaction"), ("first step", "first_step"))
        return "\n".join(f"{label}: {show(self.row[name])}" for label, name in told if self.row[name])

    def write(self, db: "Database", values: Values) -> Any:
        """Store the look back; returns the way back."""
        from bounceback_tui.stages.persist import plan_records

        assert self.row is not None
        text = self.wanted(values["look_back"], "Nothing is written yet: a line is enough, or leave with escape.")
        return plan_records.look_back_on_drill(db, self.row["id"], text=text, today=today(self.context))
