"""The history of an application, listed: each step can be changed and deleted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.content import Content

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.stages.persist.application_forms import StepForm
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Form
from bounceback_tui.ui.listing import Listing
from bounceback_tui.ui.shelf import Line
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.stages.persist.application_records import Applied, Step
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


class History(Listing["Step"]):
    """The steps of an application, the latest first.

    Args:
        context: the run's context.
        application: whose.
    """

    hint = "n adds a step, e changes one, d deletes it. A no is changed among the no's, with X."

    def __init__(self, context: Context, application: "Applied") -> None:
        super().__init__(context)
        self.application = application
        self.name_of = f"{application.organisation} · {application.role}"
        self.heading = one_line(self.name_of, 60)

    def find(self, db: "Database", before: "Step | None", containing: str) -> "Sequence[Step]":
        """Read all steps."""
        from bounceback_tui.stages.persist import application_records

        found = application_records.find(db, self.application.id)
        if before is not None or found is None:
            return ()
        wanted = containing.casefold()
        return [step for step in reversed(found.steps) if wanted in f"{step.status}\n{step.note}".casefold()]

    def line(self, item: "Step") -> Line:
        """Return a step's line: when, what, its note."""
        when = day_words(item.day, today(self.context))
        return Line(
            item.id.hex,
            Content.assemble((f"{when:<13} ", MUTED), f"{item.status:<11}", (one_line(item.note, 120), MUTED)),
        )

    def form(self, item: "Step | None") -> Form | None:
        """Return the form, or say why there is none."""
        if item is not None and item.by_no:
            self.say("That step is a no: change or delete it among the no's, with X.")
            return None
        return StepForm(self.context, self.application.id, self.name_of, self.application.status, item)

    def rows_of(self, result: Any) -> "Rows":
        """Return the way back."""
        rows: Rows = result[1]
        return rows

    def delete(self, db: "Database", item: "Step") -> "Rows":
        """Take a step out."""
        from bounceback_tui.stages.persist import application_records

        return application_records.remove_step(db, item.id)
