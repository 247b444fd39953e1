"""Writes imported applications, after a backup and in one transaction; on the lane only."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import col, select

from bounceback_tui.journey.model import Application, ApplicationStatus, StatusEntry
from bounceback_tui.stages.persist.application_records import FactsEntry
from bounceback_tui.store import backup
from bounceback_tui.store.base import Record, checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.snapshot import Rows
from bounceback_tui.store.transfer.jobs import Job


def known(db: Database, found: Sequence[Job]) -> set[str]:
    """Return the keys of those lines that were imported earlier; one statement for each five hundred."""
    keys = [one.key for one in found]
    there: set[str] = set()
    with db.reading() as session:
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            rows = session.exec(select(Application.import_key).where(col(Application.import_key).in_(some)))
            there |= {key for key in rows if key is not None}
    return there


def bring_in(db: Database, found: Sequence[Job], *, today: date) -> Rows:
    """Import applications that are not here yet.

    Args:
        db: the open database.
        found: the lines the person chose.
        today: the day of those that name none, or one to come.

    Returns:
        The way back: importing doubles nothing, and undo takes all of it away.

    Raises:
        InvalidEntry: a line does not fit.
        StoreError: the backup or the write failed; nothing was imported.
    """
    there = known(db, found)
    applications: list[Record] = []
    steps: list[Record] = []
    for one in found:
        if one.key in there:
            continue
        facts = {"role": one.role, "organisation": one.organisation, "source": one.source or None}
        entry = checked(FactsEntry, facts | {"link": one.link or None})
        row = Application.model_validate(entry.model_dump() | {"import_key": one.key})
        applications.append(row)
        day = min(one.day or today, today)
        statuses = ["applied"] if one.status == "applied" else ["applied", one.status]
        for status in statuses:
            step = checked(StatusEntry, {"application_id": row.id, "status": status, "day": day})
            steps.append(ApplicationStatus.model_validate(step.model_dump()))
    backup.make(db.path, "before-import")
    with db.writing() as session:
        session.add_all(applications)
        session.flush()
        session.add_all(steps)
    return Rows().with_made([*applications, *steps])
