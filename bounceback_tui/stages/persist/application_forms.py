"""The forms of an application, of a step in its history, and of the file that a page is saved to."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from bounceback_tui.journey.now import today
from bounceback_tui.stages.persist.forms import RowForm
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Form, Question, Values
from bounceback_tui.ui.text import one_line

if TYPE_CHECKING:
    from bounceback_tui.stages.persist.application_records import Step
    from bounceback_tui.store.database import Database

STATUSES = tuple(
    (status, status)
    for status in (
        *("applied", "screening", "interview", "final", "offer"),
        *("accepted", "rejected", "silent", "withdrawn"),
    )
)


class ApplicationForm(RowForm):
    """An application's facts; a new one also says since when it runs."""

    heading = "An application"
    name_of_draft = "application"
    fields: ClassVar[Sequence[Field]] = (
        Field("role", "role", placeholder="what the job is", optional=False),
        Field("organisation", "organisation", placeholder="whose it is", optional=False),
        Field("source", "through", placeholder="a friend · their site · a job board"),
        Field("family", "kind of job", placeholder="read from the role, unless you name one"),
        Field("link", "link", placeholder="https://…"),
        Field("contact", "contact", person=True),
        Field("next_step", "next step", placeholder="ask how it stands"),
        Field("next_step_on", "on", placeholder="in 3 days · friday · 3 Dec"),
        Field("interview_on", "interview on", placeholder="tomorrow · 3 Dec"),
    )

    def __init__(self, context: Context, row: Mapping[str, Any] | None = None) -> None:
        if row is None:
            self.fields = (*type(self).fields, Field("day", "applied on", placeholder="today · yesterday"))  # type: ignore[misc]
        super().__init__(context, row)

    def completions(self, db: "Database") -> Mapping[str, Sequence[str]]:
        """Return kinds of job that were named before, and directions one could go."""
        from bounceback_tui.stages.persist import application_records as records

        return {"family": records.families(db)}

    def write(self, db: "Database", values: Values) -> Any:
        """Store the application; returns the way back."""
        from bounceback_tui.stages.persist import application_records as records

        day = self.past(str(values.pop("day", "") or ""))
        for name in ("next_step_on", "interview_on"):
            values[name] = self.any_day(str(values[name]))
        return records.save(db, values, application_id=self.row_id, day=day)[1]


class StepForm(Form):
    """A step in an application's history, a new one or one that is changed; the result is (status, the way back)."""

    heading = "Where it stands"
    fields: ClassVar[Sequence[Field]] = (
        Field("status", "now", "choice", options=STATUSES, optional=False),
        Field("day", "since", placeholder="today · yesterday · 3 Nov"),
        Field("note", "a note, if you like", "text", height=3),
    )

    def __init__(
        self, context: Context, application_id: UUID, name: str, status: str, step: "Step | None" = None
    ) -> None:
        self.application_id = application_id
        self.name_of = name
        self.step = step
        values = {"status": status}
        if step is not None:
            values = {"status": step.status, "day": step.day.isoformat(), "note": step.note}
        super().__init__(
            context, draft=f"step-s{step.id.hex}" if step else f"step-{application_id.hex}", values=values
        )

    def introduction(self) -> str:
        """Return which application."""
        return one_line(self.name_of, 60)

    def write(self, db: "Database", values: Values) -> Any:
        """Store the step; returns (status, the way back)."""
        from bounceback_tui.journey.when import WhenError, parse_day
        from bounceback_tui.stages.persist import application_records as records

        try:
            day = parse_day(
                str(values["day"] or "today"), today(self.context), date_order=self.context.preferences.date_order
            )
        except WhenError as error:
            raise InvalidEntry(str(error)) from None
        if not values["status"]:
            raise InvalidEntry("Say where it stands.")
        entry = values | {"application_id": self.application_id, "day": day}
        return values["status"], records.add_step(db, entry, step_id=self.step.id if self.step else None)


class FileForm(Question):
    """The file that something is read from or saved to.

    Args:
        context: the run's context.
        heading: the title.
        intro: what happens to the file.
        path: what it begins with.
        job: what is done with the path, on the lane.
    """

    fields: ClassVar[Sequence[Field]] = (Field("path", "file", placeholder="~/Downloads/…", optional=False),)

    def __init__(self, context: Context, heading: str, intro: str, path: str, job: Any) -> None:
        self.heading = heading
        self.intro = intro  # type: ignore[misc]
        self.job = job
        super().__init__(context, draft="file", values={"path": path})

    def write(self, db: "Database", values: Values) -> Any:
        """Do what is to be done with the file."""
        name = str(values["path"]).strip()
        if not name:
            raise InvalidEntry("Name a file, or leave with escape.")
        try:
            path = Path(name).expanduser()
        except RuntimeError:
            raise InvalidEntry("That file name cannot be resolved: give its full path.") from None
        return self.job(db, path)
