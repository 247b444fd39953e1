"""What is done in the seventh room: forms, verdicts, imports, the end, and what leads here from Today."""

import webbrowser
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual.content import Content

from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.stages.persist import funnel_rules, rules
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.messages import PreferenceChanged, Told
from bounceback_tui.ui.room import Room

if TYPE_CHECKING:
    from pathlib import Path

    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

TABLES = {"plans": "IfThenPlan", "changes": "Change", "drills": "Drill", "weeks": "LookBack"}
"""The table that each section's rows are in, where there is one."""


class Doings(Room[Any]):
    """The part of the room that opens dialogs and writes. ``do_…`` are run on arrival from Today."""

    section: str
    wanted: str | None = None
    """The key of what was just written: the cursor goes there."""
    found: rules.Momentum | None
    efforts: Any

    @property
    def chosen(self) -> Any:
        """The row under the cursor, or None."""
        raise NotImplementedError

    def turn_to(self, key: str, *, keep_focus: bool = False) -> None:
        """Show a section."""
        raise NotImplementedError

    def push(self, form: Any, sentence: str = "Saved.") -> None:
        """Open a form, and tell what it saved with the way back."""

        def done(rows: "Rows | None") -> None:
            if rows is not None:
                self.wanted = rows.made[0][1].hex if rows.made else None
                self.tell_undoable(sentence, rows)

        self.bring_up(form, done)

    # New, open, change, delete

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

    # Momentum

    def action_pause(self) -> None:
        """Write a pause down."""
        from bounceback_tui.stages.persist.forms import PauseForm

        self.push(PauseForm(self.context), "Paused. Nothing is lost by it.")

    def action_mend(self) -> None:
        """Mend the gap that can be mended."""
        from bounceback_tui.stages.persist.forms import MendForm

        if self.found is None or self.found.mend is None:
            self.post_message(Told("There is no gap to make whole."))
        else:
            self.push(MendForm(self.context, self.found.mend), "Whole again.")

    def action_switch(self) -> None:
        """Switch momentum on or off, everywhere."""
        on = not self.context.preferences.momentum
        self.post_message(PreferenceChanged(momentum=on))
        self.post_message(
            Told("Momentum is shown again." if on else "Momentum is off, everywhere; M brings it back.")
        )

    # Applications

    def open_step(self, row: Any) -> None:
        """Say where an application stands."""
        from bounceback_tui.stages.persist.application_forms import StepForm

        def done(result: "tuple[str, Rows] | None") -> None:
            if result is None:
                return
            status, rows = result
            self.tell_undoable("Written down.", rows)
            if status == "accepted":
                self.begin_end(row.id)
            elif status in ("interview", "final"):
                self.post_message(Told("e sets the interview's day; the next-no drill is then offered before it."))

        name = f"{row.organisation} · {row.role}"
        self.bring_up(StepForm(self.context, row.id, name, row.status), done)

    def action_step(self) -> None:
        """Say where the application under the cursor stands."""
        if self.chosen is not None:
            self.open_step(self.chosen)

    def action_history(self) -> None:
        """List the steps of the application under the cursor, to change and delete any of them."""
        from bounceback_tui.stages.persist.history import History

        if self.chosen is not None:
            self.bring_up(History(self.context, self.chosen), lambda _: self.reload())

    def action_link(self) -> None:
        """Open the link of the application under the cursor, if it is one of the web."""
        link = self.chosen.link if self.chosen is not None else ""
        if not link:
            self.post_message(Told("No link is kept for it: e adds one."))
        elif not link.lower().startswith(("http://", "https://")) or not link.isprintable():
            self.post_message(Told("Only links that begin with http:// or https:// are opened.", trouble=True))
        else:
            webbrowser.open(link)
            self.post_message(Told("Opened in your browser."))

    def action_channels(self) -> None:
        """Show how applications went by channel; not on the day of a no."""

        def job(db: "Database") -> tuple[bool, list[funnel_rules.Channel]]:
            from bounceback_tui.journey.records import nos
            from bounceback_tui.stages.persist import funnel_records

            here = today(self.context)
            return any(no.day == here for no in nos(db, limit=20)), funnel_records.channels(db)

        def then(found: tuple[bool, list[funnel_rules.Channel]]) -> None:
            no_today, channels = found
            if no_today:
                text = "A no came today. These figures will keep; they say little on such a day."
            else:
                text = "\n".join(funnel_rules.funnel_lines(channels)) or "No application is written down yet."
            self.app.push_screen(Page("How it went, by channel", Content(text)))

        self.read(job, then)

    def action_finish(self) -> None:
        """Be done with the plan, or the next step, under the cursor."""
        row = self.chosen
        if row is None:
            return
        if self.section == "plans":
            self._change("IfThenPlan", row.row.id, "Done with it.", done_on=today(self.context))
        else:
            self._change(
                "Application", row.id, "The step is taken; e names the next.", next_step=None, next_step_on=None
            )

    def _change(self, table: str, key: UUID, sentence: str, **values: Any) -> None:
        def job(db: "Database") -> "Rows":
            from bounceback_tui.journey.model import Application
            from bounceback_tui.stages.persist import model, records

            found: Any = Application if table == "Application" else getattr(model, table)
            return records.change_row(db, found, key, **values)

        self.write_told(job, sentence)

    def action_import(self) -> None:
        """Bring in applications from a file."""
        from bounceback_tui.stages.persist.importing import begin

        begin(self)

    # Plans and changes

    def action_tick(self) -> None:
        """Say that the cue came and the plan under the cursor was followed."""
        if (row := self.chosen) is None:
            return
        now = stamp_now(self.context)

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.persist import plan_records

            return plan_records.tick(db, row.row.id, now)

        self.write_told(job, "Followed once more.")

    def action_let_go(self) -> None:
        """Let the plan under the cursor go, without a verdict."""
        if self.chosen is not None:
            self._change("IfThenPlan", self.chosen.row.id, "Let go.", let_go_on=today(self.context))

    def new_change(self) -> None:
        """Write a change down, from a reason or a point or by hand."""
        from bounceback_tui.stages.persist.forms import ChangeForm
        from bounceback_tui.stages.persist.picking import Pick, Pickable

        def job(db: "Database") -> list[Pickable]:
            from bounceback_tui.stages.persist import change_records

            return [
                Pickable(f"{one.kind}:{one.id.hex}", f"{one.text} ({one.organisation})", one.text)
                for one in change_records.origins(db)
            ]

        def then(found: list[Pickable]) -> None:
            if not found or self.context.drafts.get("change") is not None:
                self.push(ChangeForm(self.context))
                return

            def chosen(keys: list[str] | None) -> None:
                if keys is None:
                    return
                values = {"origin": "by hand", "origin_id": None, "text": ""}
                if keys and keys[0] != "hand":
                    kind, _, key = keys[0].partition(":")
                    values = {"origin": kind, "origin_id": key, "text": ""}
                self.push(ChangeForm(self.context, values=values))

            hand = Pickable("hand", "by hand: none of these", "")
            self.bring_up(Pick("What does it come from?", [hand, *found], one=True), chosen)

        self.read(job, then)

    def action_try_on(self) -> None:
        """Choose on which applications the change under the cursor is tried."""
        row = self.chosen
        if row is None:
            return

        def chosen(picked: list[Any]) -> None:
            def job(db: "Database") -> "Rows":
                from bounceback_tui.stages.persist import change_records

                return change_records.try_on(db, row.row.id, [one.id for one in picked])

            self.write_told(job, "Tried on those.")

        self.pick_applications("Tried on", chosen, several=True, ticked=[key.hex for key, _, _ in row.on])

    def pick_applications(
        self,
        heading: str,
        then: Callable[[list[Any]], None],
        *,
        several: bool = False,
        ticked: list[str] | None = None,
    ) -> None:
        """Choose one application, or several."""
        from bounceback_tui.stages.persist.picking import Pick, Pickable

        def job(db: "Database") -> Any:
            from bounceback_tui.stages.persist import application_records

            return application_records.listed(db, limit=500)

        def show(rows: Any) -> None:
            if not rows:
                self.post_message(Told("No application is written down yet: a, then n."))
                return
            known = {row.id.hex: row for row in rows}
            things = [
                Pickable(key, f"{row.organisation} · {row.role} · {row.status}", "") for key, row in known.items()
            ]

            def chosen(keys: list[str] | None) -> None:
                if keys is not None:
                    then([known[key] for key in keys])

            self.bring_up(Pick(heading, things, one=not several, ticked=ticked or []), chosen)

        self.read(job, show)

    # Drills and weeks

    def new_drill(self, picked: list[Any]) -> None:
        """Begin the drill before an interview."""
        from bounceback_tui.stages.persist.interview_forms import DrillForm

        if picked:
            one = picked[0]
            self.push(DrillForm(self.context, (one.id, one.organisation), on=one.interview_on))

    def open_week(self, week: date) -> None:
        """Look back at a week, with its balance of skill and heart."""
        from bounceback_tui.stages.persist.looking_forms import WeekForm

        def job(db: "Database") -> Any:
            from datetime import timedelta

            from bounceback_tui.stages.persist import plan_records, records

            last = min(week + timedelta(days=6), today(self.context))
            with db.reading() as session:
                days, _, _ = records.momentum_of(session, last, since=week)
            row = next((one for one in plan_records.look_backs(db, limit=1000) if one.week == week), None)
            return rules.balance(days, last), row.model_dump() if row else None

        self.read(job, lambda found: self.push(WeekForm(self.context, week, found[1], found[0])))

    # The end

    def begin_end(self, application_id: UUID | None) -> None:
        """Make the page of what helped, from the person's own entries: choose, then change."""
        from bounceback_tui.stages.persist.looking_forms import EndForm
        from bounceback_tui.stages.persist.picking import Pick, Pickable

        def job(db: "Database") -> list[tuple[str, list[str]]]:
            from bounceback_tui.stages.persist import end_records

            return end_records.what_helped(db)

        def then(groups: list[tuple[str, list[str]]]) -> None:
            things = [
                Pickable(f"{place}:{number}", text, heading)
                for place, (heading, texts) in enumerate(groups)
                for number, text in enumerate(texts)
            ]

            def chosen(keys: list[str] | None) -> None:
                kept = [
                    (heading, [text for number, text in enumerate(texts) if f"{place}:{number}" in (keys or ())])
                    for place, (heading, texts) in enumerate(groups)
                ]
                text = rules.markdown("What helped me", kept)
                self.push(
                    EndForm(self.context, application_id=application_id, text=text),
                    "The journey is closed. It was work, and it was yours.",
                )

            if things:
                heading = "What helped you? Keep what is true."
                self.bring_up(Pick(heading, things, ticked=[thing.key for thing in things]), chosen)
            else:
                chosen([])

        self.read(job, then)

    def with_end(self, then: Callable[[Any], None]) -> None:
        """Go on with the end the journey is closed by, or say that it is open."""

        def job(db: "Database") -> Any:
            from bounceback_tui.stages.persist import end_records

            found = end_records.ended(db)
            return found[0].model_dump() if found else None

        def go(row: Any) -> None:
            if row is None:
                self.post_message(Told("The journey is open; an accepted offer (a, then s) ends it."))
            else:
                then(row)

        self.read(job, go)

    def action_end(self) -> None:
        """Open the page of what helped: read it, change it, save it, or start again."""
        from bounceback_tui.stages.persist.ending import EndPage

        def go(row: Any) -> None:
            self.bring_up(EndPage(row["text"]), lambda what: self._end_chosen(what, row))

        self.with_end(go)

    def _end_chosen(self, what: str | None, row: Any) -> None:
        from bounceback_tui.stages.persist.application_forms import FileForm
        from bounceback_tui.stages.persist.looking_forms import EndForm

        if what == "edit":
            self.push(EndForm(self.context, row), "Changed.")
        elif what == "again":
            self._start_again()
        elif what == "save":

            def job(_: "Database", path: "Path") -> str:
                from bounceback_tui.stages.persist.ending import save_page

                return save_page(path, row["text"])

            intro = "Saved as Markdown, for your eyes only (0600). A file that is there already is left alone."
            form = FileForm(self.context, "Save what helped", intro, "~/what-helped-me.md", job)
            self.bring_up(form, self._told)

    def _start_again(self) -> None:
        here = today(self.context)

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.persist import end_records

            return end_records.start_again(db, today=here)

        self.write_told(job, "Open again. Everything is as you left it.")

    def _told(self, sentence: str | None) -> None:
        if sentence:
            self.post_message(Told(sentence))

    # From Today

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
