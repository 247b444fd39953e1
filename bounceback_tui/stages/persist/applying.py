"""Applications in the seventh room: where they stand, their history, their channels, a list brought in."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual.content import Content

from bounceback_tui.journey.now import today
from bounceback_tui.stages.persist import funnel_rules
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.messages import Told

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows
from bounceback_tui.stages.persist.doings import Doings


class Applying(Doings):
    """The part of the room about applications."""

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
            import webbrowser

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
