"""What leads into the seventh room from Today and from search: things that are due, and unfinished texts."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual.content import Content

from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows
from bounceback_tui.stages.persist.opening import Opening

OPENED_IN = {
    **{"effort": "done", "pause": "done", "application": "applications", "if_then_plan": "plans"},
    **{"change": "changes", "drill": "drills", "look_back": "weeks", "journey_end": "momentum"},
}
"""The section that shows a table's things."""


class Arriving(Opening):
    """The part of the room that ``do_…`` methods are run on, on arrival."""

    def open_thing(self, table: str, key: str) -> None:
        """Put the cursor on a row of its section; the page of what helped opens by itself."""
        self.wanted = key
        self.turn_to(OPENED_IN[table])
        if table == "journey_end":
            self._row("JourneyEnd", key, lambda row: self.show_thing("What helped me", Content(show(row["text"]))))

    async def do_momentum(self, _: str) -> None:
        """Show momentum."""
        self.turn_to("momentum")

    async def do_end(self, _: str) -> None:
        """Open the page of what helped."""
        self.action_end()

    async def do_next_step(self, key: str) -> None:
        """Open an application whose next step is due."""
        self.turn_to("applications")
        self._with_application(key, self.open_step)

    async def do_interview(self, key: str) -> None:
        """Begin the drill before an interview."""
        self.turn_to("drills")
        self._with_application(key, lambda row: self.new_drill([row]))

    def _with_application(self, key: str, then: Callable[[Any], None]) -> None:
        def job(db: "Database") -> Any:
            from bounceback_tui.stages.persist import application_records

            return application_records.find(db, UUID(key))

        self._found(job, then)

    def _found(self, job: Any, then: Callable[[Any], None]) -> None:
        self.read_found(job, then, "That entry is deleted.")

    def _row(self, table: str, key: str, then: Callable[[Any], None]) -> None:
        def job(db: "Database") -> Any:
            from bounceback_tui.stages.persist import model, records

            found = records.find(db, getattr(model, table), UUID(key))
            return found.model_dump() if found else None

        self._found(job, then)

    async def do_plan(self, _: str) -> None:
        """Show the plans: space says that one was followed."""
        self.turn_to("plans")

    async def do_drill_after(self, key: str) -> None:
        """Look back at an interview."""
        from bounceback_tui.stages.persist.interview_forms import DrillAfterForm

        self.turn_to("drills")
        self._row("Drill", key, lambda row: self.push(DrillAfterForm(self.context, row)))

    async def do_draft(self, key: str) -> None:
        """Go on with an unfinished text."""
        from bounceback_tui.stages.persist import application_forms, forms, looking_forms

        kind, _, rest = key.partition("-")
        if key.startswith("drill-after-"):
            await self.do_drill_after(key.removeprefix("drill-after-"))
        elif kind == "week":
            self.turn_to("weeks")
            self.open_week(date.fromisoformat(rest))
        elif kind == "step" and rest.startswith("s"):
            self._draft_step(UUID(rest[1:]))
        elif kind == "step":
            self._with_application(rest, self.open_step)
        elif kind == "drill":
            self._draft_drill(rest)
        elif kind == "mend":
            self.turn_to("momentum")
            self.post_message(Told("F goes on with it, while the gap can still be made whole."))
        elif kind == "application" and rest:
            self._with_application(rest, lambda row: self.edit_row("applications", row))
        elif kind == "application":
            self.push(application_forms.ApplicationForm(self.context))
        elif kind == "end" and not rest:
            self.push(looking_forms.EndForm(self.context), "The journey is closed. It was work, and it was yours.")
        elif rest:
            form, table = {
                "effort": (forms.EffortForm, "Effort"),
                "pause": (forms.PauseForm, "Pause"),
                "plan": (forms.PlanForm, "IfThenPlan"),
                "change": (forms.ChangeForm, "Change"),
                "judge": (forms.JudgeForm, "Change"),
                "end": (looking_forms.EndForm, "JourneyEnd"),
            }[kind]
            self._row(table, rest, lambda row: self.push(form(self.context, row), "Changed."))
        else:
            plain: Any = {
                "effort": forms.EffortForm,
                "pause": forms.PauseForm,
                "plan": forms.PlanForm,
                "change": forms.ChangeForm,
            }[kind]
            self.push(plain(self.context))

    def _draft_step(self, key: UUID) -> None:
        """Go on with a step that was being changed."""
        from bounceback_tui.stages.persist.application_forms import StepForm

        def job(db: "Database") -> Any:
            from bounceback_tui.stages.persist import application_records

            return application_records.find_step(db, key)

        def then(found: Any) -> None:
            row, step = found
            name = f"{row.organisation} · {row.role}"
            form = StepForm(self.context, row.id, name, row.status, step)
            self.bring_up(form, self._step_changed)

        self._found(job, then)

    def _step_changed(self, result: "tuple[str, Rows] | None") -> None:
        if result is not None:
            self.tell_undoable("Changed.", result[1])

    def _draft_drill(self, key: str) -> None:
        """Go on with a drill: the key is an application's for a new one, a drill's for one that is there."""

        def job(db: "Database") -> Any:
            from bounceback_tui.stages.persist import application_records, model, records

            row = records.find(db, model.Drill, UUID(key))
            application = application_records.find(db, row.application_id if row else UUID(key))
            return (row.model_dump() if row else None, application) if application else None

        def then(found: Any) -> None:
            from bounceback_tui.stages.persist.interview_forms import DrillForm

            row, application = found
            about = (application.id, application.organisation)
            self.push(DrillForm(self.context, about, row))

        self._found(job, then)
