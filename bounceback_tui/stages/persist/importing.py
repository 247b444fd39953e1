"""Bringing in applications from a file: choose it, say which column is what, look, tick, and only then import."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.stages.persist.application_forms import FileForm
from bounceback_tui.stages.persist.picking import Pick, Pickable
from bounceback_tui.store.errors import InvalidEntry, StoreError
from bounceback_tui.store.transfer import linkedin_jobs, simplify
from bounceback_tui.store.transfer.jobs import FIELDS, Job, jobs
from bounceback_tui.store.transfer.table import Table, read_table
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Question, Values
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.room import Room
from bounceback_tui.ui.text import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

LABELS = {
    "role": "role",
    "organisation": "organisation",
    "day": "applied on",
    "status": "status",
    "source": "through",
    "link": "link",
}


class MappingForm(Question):
    """Which column is what, for a file that no reader knows."""

    heading = "Which column is what?"
    intro = "Role and organisation are needed; the others may be left out."

    def __init__(self, context: Context, table: Table) -> None:
        self.table = table
        options = tuple(
            (f"{n}", one_line(name or f"column {n + 1}", 24)) for n, name in enumerate(table.columns[:30])
        )
        self.fields = tuple(Field(name, LABELS[name], "choice", options=options) for name in FIELDS)  # type: ignore[misc]
        super().__init__(context, draft="columns")

    def write(self, db: "Database", values: Values) -> Mapping[str, int]:
        """Return where each field stands."""
        found = {name: int(values[name]) for name in FIELDS if values[name] != ""}
        if not {"role", "organisation"} <= found.keys():
            raise InvalidEntry("Say which column has the role, and which the organisation.")
        return found


def begin(room: Room[Any]) -> None:
    """Ask for the file, and go on from there."""

    def job(_: "Database", path: "Path") -> Table:
        try:
            return read_table(path)
        except StoreError as error:
            raise InvalidEntry(str(error)) from None

    def then(table: Table | None) -> None:
        if table is None:
            return
        for reader in (linkedin_jobs, simplify):
            known = reader.mapping(table.columns)
            if known is not None:
                _preview(room, jobs(table, known, reader.NAME), f"A list from {reader.NAME}.")
                return
        room.bring_up(
            MappingForm(room.context, table),
            lambda found: _preview(room, jobs(table, found), "") if found is not None else None,
        )

    intro = "LinkedIn's “Job Applications.csv”, Simplify's export, or any CSV: you say which column is what."
    room.bring_up(FileForm(room.context, "Import applications", intro, "~/Downloads/", job), then)


def _preview(room: Room[Any], found: Sequence[Job], whose: str) -> None:
    """Show what is new in the file; nothing is chosen until the person chooses."""
    here = today(room.context)

    def job(db: "Database") -> set[str]:
        from bounceback_tui.stages.persist import import_records

        return import_records.known(db, found)

    def then(known: set[str]) -> None:
        new = [one for one in found if one.key not in known]
        if not new:
            sentence = "Everything in that file is here already." if found else "No line names both a role and whose."
            room.post_message(Told(sentence))
            return
        things = [
            Pickable(
                one.key,
                f"{one.organisation} · {one.role}",
                f"{_status(one)} {day_words(one.day, here) if one.day else 'no day'}",
            )
            for one in new
        ]
        unread = sum(1 for one in new if one.unread)
        hint = f"{whose} {len(new)} new, {len(found) - len(new)} here already. Nothing is ticked yet; A ticks all."
        if unread:
            hint += f" {unread} with a status in words not known here would come as applied; s changes it afterwards."
        room.bring_up(Pick("Which of these?", things, hint=hint.strip()), lambda keys: _import(room, new, keys))

    room.read(job, then)


def _status(one: Job) -> str:
    """Return a line's status, with what stands in the file where that was not understood."""
    return f"{one.status} (“{one_line(one.unread, 16)}”)" if one.unread else one.status


def _import(room: Room[Any], found: Sequence[Job], keys: list[str] | None) -> None:
    wanted = set(keys or ())
    chosen = [one for one in found if one.key in wanted]
    if not chosen:
        return
    here = today(room.context)

    def job(db: "Database") -> "Rows":
        from bounceback_tui.stages.persist import import_records

        return import_records.bring_in(db, chosen, today=here)

    count = len(chosen)
    sentence = f"{count} application{'' if count == 1 else 's'} imported; a backup was made before."
    room.write_told(job, sentence)
