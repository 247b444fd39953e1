"""Queries and writes of applications, rejections and things put away; every function runs on the lane."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlmodel import Session, col, func, select

from bounceback_tui.journey.model import (
    Application,
    ApplicationEntry,
    ApplicationStatus,
    NoEntry,
    PutAway,
    PutAwayEntry,
    Rejection,
    Status,
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

    An application with that role and organisation that is open is the one that is answered; else one is made. Its
    history says "rejected" from then on.

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
    logged_at = now.astimezone(UTC) if entry.day >= today else _noon(entry.day)
    with db.writing() as session:
        application = _open_application(session, entry)
        if application is None:
            application = Application.model_validate(entry.model_dump(include={"role", "organisation"}))
            session.add(application)
            session.flush()
        rejection = Rejection.model_validate(
            entry.model_dump(exclude={"role", "organisation"})
            | {"application_id": application.id, "logged_at": logged_at, "focused_at": logged_at}
        )
        session.add(rejection)
        session.flush()
        session.add(rejected_by(rejection))
    return as_no(rejection, application)


def rejected_by(rejection: Rejection) -> ApplicationStatus:
    """Return the step of an application's history that a no is."""
    return ApplicationStatus(
        application_id=rejection.application_id,
        status=Status.REJECTED,
        day=rejection.day,
        rejection_id=rejection.id,
    )


def _open_application(session: Session, entry: NoEntry) -> Application | None:
    """Return the application with this role and organisation that has a history and no answer yet, or None."""
    answered = select(ApplicationStatus.application_id).where(
        col(ApplicationStatus.status).in_([Status.REJECTED, Status.WITHDRAWN, Status.ACCEPTED])
    )
    return session.exec(
        select(Application)
        .where(
            func.lower(Application.organisation) == entry.organisation.lower(),
            func.lower(Application.role) == entry.role.lower(),
            col(Application.id).in_(select(ApplicationStatus.application_id)),
            col(Application.id).not_in(answered),
        )
        .order_by(col(Application.created_at).desc())
        .limit(1)
    ).first()


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
        history = session.exec(select(ApplicationStatus).where(ApplicationStatus.rejection_id == no_id)).all()
        before = keep([application, rejection, *history])
        for field, value in entry.model_dump().items():
            setattr(application if field in ApplicationEntry.model_fields else rejection, field, value)
        for step in history:
            step.day = entry.day
    return before


def delete_no(db: Database, no_id: UUID) -> Rows:
    """Delete a no, and its application when nothing else is known of it.

    Returns:
        What was deleted, with what was written about it in any stage, for undo.
    """
    with db.writing() as session:
        rejection = session.get_one(Rejection, no_id)
        application = session.get_one(Application, rejection.application_id)
        history = select(func.count()).where(
            ApplicationStatus.application_id == application.id,
            col(ApplicationStatus.rejection_id).is_distinct_from(no_id),
        )
        alone = not session.exec(history).one()
        gone = keep_with_dependents(session, *([application, rejection] if alone else [rejection]))
        session.delete(rejection)
        session.flush()
        if alone:
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
