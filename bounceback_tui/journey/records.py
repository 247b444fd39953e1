"""Queries and writes of applications, rejections and things put away; every function runs on the lane."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlmodel import col, func, select

from bounceback_tui.journey.model import (
    Application,
    ApplicationEntry,
    NoEntry,
    PutAway,
    PutAwayEntry,
    Rejection,
)
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.snapshot import Rows, keep, keep_with_dependents


@dataclass(frozen=True, slots=True)
class No:
    """A rejection with the application it answers, as plain values."""

    id: UUID
    application_id: UUID
    role: str
    organisation: str
    day: date
    reached: str
    channel: str
    note: str
    closed_on: date | None


def as_no(rejection: Rejection, application: Application) -> No:
    """Return a rejection and its application as plain values."""
    return No(
        id=rejection.id,
        application_id=application.id,
        role=application.role,
        organisation=application.organisation,
        day=rejection.day,
        reached=rejection.reached.value if rejection.reached else "",
        channel=rejection.channel.value if rejection.channel else "",
        note=rejection.note,
        closed_on=rejection.closed_on,
    )


def log_no(db: Database, entry: NoEntry, *, now: datetime, today: date) -> No:
    """Write a no and the application it answers, and turn to it.

    Args:
        db: the open database.
        entry: the validated form.
        now: the moment of writing, aware.
        today: the person's local date; a no of an earlier day does not displace a later one.

    Returns:
        The no as stored.

    Raises:
        StoreError: the write did not become durable; nothing of it is kept.
    """
    application = Application.model_validate(entry.model_dump(include={"role", "organisation"}))
    logged_at = now.astimezone(UTC) if entry.day >= today else _noon(entry.day)
    rejection = Rejection.model_validate(
        entry.model_dump(exclude={"role", "organisation"})
        | {"application_id": application.id, "logged_at": logged_at, "focused_at": logged_at}
    )
    with db.writing() as session:
        session.add(application)
        session.flush()
        session.add(rejection)
    return as_no(rejection, application)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def edit_no(db: Database, no_id: UUID, entry: NoEntry) -> Rows:
    """Replace a no's fields.

    Returns:
        The rows as they were, for undo.

    Raises:
        StoreError: the no is gone, or the write failed.
    """
    with db.writing() as session:
        rejection = session.get_one(Rejection, no_id)
        application = session.get_one(Application, rejection.application_id)
        before = keep([application, rejection])
        for field, value in entry.model_dump().items():
            setattr(application if field in ApplicationEntry.model_fields else rejection, field, value)
    return before


def delete_no(db: Database, no_id: UUID) -> Rows:
    """Delete a no, and its application when nothing else answers it.

    Returns:
        What was deleted, with what was written about it in any stage, for undo.
    """
    with db.writing() as session:
        rejection = session.get_one(Rejection, no_id)
        application = session.get_one(Application, rejection.application_id)
        others = session.exec(
            select(func.count()).select_from(Rejection).where(Rejection.application_id == application.id)
        ).one()
        gone = keep_with_dependents(session, *([application, rejection] if others == 1 else [rejection]))
        session.delete(rejection)
        session.flush()
        if others == 1:
            session.delete(application)
    return gone


def turn_to(db: Database, no_id: UUID, *, now: datetime) -> Rows:
    """Make this the no being worked through (opening it again if it was closed); returns the row as it was."""
    with db.writing() as session:
        rejection = session.get_one(Rejection, no_id)
        before = keep([rejection])
        rejection.focused_at = now.astimezone(UTC)
        rejection.closed_on = None
    return before


def close_no(db: Database, no_id: UUID, *, today: date) -> Rows:
    """Say that one is done with this no; returns the row as it was, for undo."""
    with db.writing() as session:
        rejection = session.get_one(Rejection, no_id)
        before = keep([rejection])
        rejection.closed_on = today
    return before


def nos(db: Database, *, offset: int = 0, limit: int = 200) -> Sequence[No]:
    """Return the no's, newest first; one statement."""
    with db.reading() as session:
        rows = session.exec(
            select(Rejection, Application)
            .join(Application, col(Application.id) == col(Rejection.application_id))
            .order_by(col(Rejection.day).desc(), col(Rejection.focused_at).desc(), col(Rejection.id))
            .offset(offset)
            .limit(limit)
        ).all()
    return [as_no(rejection, application) for rejection, application in rows]


def find_no(db: Database, no_id: str) -> No | None:
    """Return a no by its key as hexadecimal text, or None when it is gone."""
    with db.reading() as session:
        row = session.exec(
            select(Rejection, Application)
            .join(Application, col(Application.id) == col(Rejection.application_id))
            .where(Rejection.id == UUID(no_id))
        ).first()
    return as_no(*row) if row else None


def working_id(db: Database) -> UUID | None:
    """Return the key of the no being worked through: the open one that was turned to last, or None."""
    with db.reading() as session:
        return session.exec(
            select(Rejection.id)
            .where(col(Rejection.closed_on).is_(None))
            .order_by(col(Rejection.focused_at).desc(), col(Rejection.id))
            .limit(1)
        ).first()


def put_away(db: Database, what: str, *, now: datetime, today: date) -> PutAway:
    """Remember that the person put something away; returns the row."""
    entry = checked(PutAwayEntry, {"what": what, "at": now.astimezone(UTC), "day": today})
    row = PutAway.model_validate(entry.model_dump())
    with db.writing() as session:
        session.add(row)
    return row
