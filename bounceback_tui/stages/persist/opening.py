"""What is done with a row of any list of the seventh room: a new one, opening, changing, deleting it."""

from typing import TYPE_CHECKING, Any

from bounceback_tui.journey.now import today
from bounceback_tui.stages.persist import rules
from bounceback_tui.ui.messages import Told

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows
from bounceback_tui.stages.persist.finishing import Finishing

TABLES = {"plans": "IfThenPlan", "changes": "Change", "drills": "Drill", "weeks": "LookBack"}
"""The table that each section's rows are in, where there is one."""


class Opening(Finishing):
    """The part of the room about rows."""

    def new(self, section: str) -> None:
        """Write something new of a section down."""
        from bounceback_tui.stages.persist import application_forms, forms

        if section in ("momentum", "done"):
            self.push(forms.EffortForm(self.context))
        elif section == "applications":
            self.push(application_forms.ApplicationForm(self.context))
        elif section == "plans":
            self.push(forms.PlanForm(self.context))
        elif section == "changes":
            self.new_change()
        elif section == "drills":
            self.pick_applications("The interview is with", self.new_drill)
        else:
            self.open_week(rules.monday_of(today(self.context)))

    def open_row(self, section: str, row: Any) -> None:
        """Do what enter does on a row."""
        from bounceback_tui.stages.persist import forms, interview_forms

        if section == "applications":
            self.open_step(row)
        elif section == "plans":
            self.edit_row(section, row)
        elif section == "changes":
            self.push(forms.JudgeForm(self.context, row.row.model_dump()), "Noted.")
        elif section == "drills":
            self.push(interview_forms.DrillAfterForm(self.context, row.row.model_dump()))
        elif section == "weeks":
            self.open_week(row.week)
        else:
            self.edit_row(section, row)

    def edit_row(self, section: str, row: Any) -> None:
        """Change a row."""
        from bounceback_tui.stages.persist import application_forms, forms, interview_forms

        if section == "done":
            self._edit_done(row.row)
        elif section == "applications":
            facts = {field.name: getattr(row, field.name) for field in application_forms.ApplicationForm.fields}
            self.push(application_forms.ApplicationForm(self.context, facts | {"id": row.id}), "Changed.")
        elif section == "plans":
            self.push(forms.PlanForm(self.context, row.row.model_dump()), "Changed.")
        elif section == "changes":
            self.push(forms.ChangeForm(self.context, row.row.model_dump()), "Changed.")
        elif section == "drills":
            about = (row.row.application_id, row.organisation)
            self.push(interview_forms.DrillForm(self.context, about, row.row.model_dump()), "Changed.")
        else:
            self.open_week(row.week)

    def _edit_done(self, record: Any) -> None:
        from bounceback_tui.stages.persist import forms

        if hasattr(record, "until"):
            self.push(forms.PauseForm(self.context, record.model_dump()), "Changed.")
        elif hasattr(record, "done_on"):
            self.post_message(Told("A gap that was made whole can be deleted, and nothing else."))
        else:
            self.push(forms.EffortForm(self.context, record.model_dump()), "Changed.")

    def delete_row(self, section: str, row: Any) -> None:
        """Delete a row; undo brings it back."""

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.persist import application_records, model, records

            if section == "applications":
                return application_records.remove(db, row.id)
            record = row if section == "weeks" else row.row
            table = row.table if section == "done" else getattr(model, TABLES[section])
            return records.remove_row(db, table, record.id)

        self.write_told(job, "Deleted.")
