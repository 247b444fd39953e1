"""The end of the journey in the seventh room: what helped, kept, changed, saved, and starting again."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bounceback_tui.journey.now import today
from bounceback_tui.stages.persist import rules
from bounceback_tui.ui.messages import Told

if TYPE_CHECKING:
    from pathlib import Path

    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows
from bounceback_tui.stages.persist.planning import Planning


class Finishing(Planning):
    """The part of the room about the end."""

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
