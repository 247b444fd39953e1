"""Queries and writes of practice and of the timer; on the lane only, each write returns the way back."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from bounceback_tui.journey.days import Stamp
from bounceback_tui.stages.grow.model import (
    Practice,
    PracticeEntry,
    PracticeTimer,
    PracticeTimerEntry,
)
from bounceback_tui.stages.grow.records import touch
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import Rows, keep


def practise(
    db: Database,
    entry: PracticeEntry,
    now: Stamp,
    *,
    practice_id: UUID | None = None,
    next_on: date | None = None,
    plans: bool = False,
    stops_timer: bool = False,
) -> tuple[Practice, Rows]:
    """Write practice, or change one.

    Args:
        db: the open database.
        entry: what was practised.
        now: the moment of writing.
        practice_id: the one to change; a new one without it.
        next_on: the local date of the next practice, or None for none yet.
        plans: whether ``next_on`` was asked for and replaces what the card has.
        stops_timer: whether this is what the timer measured, so that it is stopped.

    Returns:
        The practice and the way back.
    """
    with db.writing() as session:
        rows = Rows()
        if entry.skill_id is not None:
            card, rows = touch(session, entry.skill_id, now)
            if plans:
                card.next_practice_on = next_on
        if stops_timer:
            rows += _end_timer(session)
        if practice_id is None:
            row = Practice.model_validate(entry.model_dump())
            rows = rows.with_made([row])
        else:
            row = session.get_one(Practice, practice_id)
            rows += keep([row])
            row.sqlmodel_update(entry.model_dump())
        session.add(row)
    return row, rows


def practice_log(
    db: Database, skill_id: UUID | None, *, before: datetime | None = None, containing: str = "", limit: int = 100
) -> Sequence[Practice]:
    """Return the practice of a skill (or of none in particular), newest first, at most ``limit``."""
    query = select(Practice).order_by(col(Practice.at).desc(), col(Practice.id)).limit(limit)
    query = query.where(col(Practice.skill_id).is_(None) if skill_id is None else Practice.skill_id == skill_id)
    if before is not None:
        query = query.where(col(Practice.at) < before)
    if containing:
        query = query.where(col(Practice.note).icontains(containing, autoescape=True))
    with db.reading() as session:
        return session.exec(query).all()


def find_practice(db: Database, practice_id: UUID) -> Practice | None:
    """Return one practice, or None when it is gone."""
    with db.reading() as session:
        return session.get(Practice, practice_id)


def remove_practice(db: Database, practice_id: UUID) -> Rows:
    """Delete one practice; returns the way back."""
    with db.writing() as session:
        row = session.get_one(Practice, practice_id)
        rows = keep([row])
        session.delete(row)
    return rows


def start_timer(db: Database, skill_id: UUID, now: Stamp) -> Rows:
    """Start the timer for a skill; it runs until it is stopped, whatever happens to the program.

    Raises:
        InvalidEntry: it is running already.
    """
    with db.writing() as session:
        _, rows = touch(session, skill_id, now)
        if session.exec(select(PracticeTimer.id)).first() is not None:
            raise InvalidEntry("A timer is running already: P stops it.")
        entry = checked(PracticeTimerEntry, {"skill_id": skill_id, "started_at": now.at})
        row = PracticeTimer.model_validate(entry.model_dump())
        session.add(row)
    return rows.with_made([row])


def drop_timer(db: Database) -> Rows:
    """Stop the timer without logging anything; returns the way back."""
    with db.writing() as session:
        return _end_timer(session)


def _end_timer(session: Session) -> Rows:
    running = session.exec(select(PracticeTimer)).all()
    rows = keep(running)
    for row in running:
        session.delete(row)
    return rows
