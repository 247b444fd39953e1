"""Plans, changes, drills and weeks in the seventh room."""

from datetime import date
from typing import TYPE_CHECKING, Any

from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.stages.persist import rules

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows
from bounceback_tui.stages.persist.applying import Applying


class Planning(Applying):
    """The part of the room about what one means to do, and how it was."""

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
