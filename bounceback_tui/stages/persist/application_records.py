"""Queries and writes of applications, their dated history, and how they went by channel; on the lane only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select as select_any
from sqlmodel import Session, col, exists, func, or_, select

from bounceback_tui.journey.model import (
    LONGEST_FAMILY,
    Application,
    ApplicationEntry,
    ApplicationFacts,
    ApplicationStatus,
    Rejection,
    Status,
    StatusEntry,
)
from bounceback_tui.stages.connect.known_records import contacts_at
from bounceback_tui.stages.persist.model import Change, ChangeApplication, Drill
from bounceback_tui.stages.realign.model import Direction
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.due import DueSource
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.known import NameSource
from bounceback_tui.store.snapshot import Rows, keep, keep_with_dependents

OVER = (Status.ACCEPTED, Status.REJECTED, Status.WITHDRAWN)
"""Where there is no interview any more."""
DUE = DueSource(
    "next-step",
    Application,
    func.coalesce(col(Application.next_step), col(Application.organisation)),
    Application.next_step_on,
    order=Application.created_at,
    ahead=7,
)
INTERVIEW = DueSource(
    "interview",
    Application,
    col(Application.organisation),
    Application.interview_on,
    where=lambda: (
        ~exists(
            select(Drill.id).where(
                Drill.application_id == Application.id, Drill.interview_on == Application.interview_on
            )
        ),
        func.coalesce(latest_status(), "").not_in(OVER),
    ),
    order=Application.created_at,
    ahead=5,
    passes=True,
    moves=False,
)
"""An interview that is still to come, and that no drill was written for."""

NAMES = NameSource(
    Application,
    col(Application.contact),
    col(Application.created_at).desc(),
    organisation=col(Application.organisation),
    where=lambda: (col(Application.contact).is_not(None),),
)
"""Whom an application names as its contact."""


class FactsEntry(ApplicationFacts, ApplicationEntry):
    """What the form of an application asks for."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an application's history."""

    id: UUID
    status: str
    day: date
    note: str
    by_no: bool
    """Whether a no brought it: then it is changed there."""


@dataclass(frozen=True, slots=True)
class Applied:
    """An application as plain values, with where it stands."""

    id: UUID
    role: str
    organisation: str
    source: str
    family: str
    """The kind of job as the person named it, or nothing: then it is read from the role."""
    link: str
    contact: str
    next_step: str
    next_step_on: date | None
    interview_on: date | None
    status: str
    status_on: date | None
    steps: Sequence[Step] = ()
    changes: Sequence[str] = ()
    people: Sequence[str] = ()
    """Whom one knows there, the nearest first."""


def listed(db: Database, *, containing: str = "", offset: int = 0, limit: int = 100) -> Sequence[Applied]:
    """Return applications, those that moved last first; two statements.

    Args:
        db: the open database.
        containing: only those with this in role, organisation, channel, kind of job, next step or status.
        offset: how many are listed already.
        limit: at most this many.
    """
    with db.reading() as session:
        return _listed(session, containing=containing, offset=offset, limit=limit)


def _listed(session: Session, *, containing: str = "", offset: int = 0, limit: int = 100) -> Sequence[Applied]:
    """List in two statements: the latest day of each is in an index, the latest status of all of them is not."""
    moved = (
        select_any(col(ApplicationStatus.application_id), func.max(ApplicationStatus.day).label("day"))
        .group_by(col(ApplicationStatus.application_id))
        .subquery()
    )
    query = (
        select(Application)
        .join(moved, moved.c.application_id == Application.id, isouter=True)
        .order_by(moved.c.day.desc().nulls_last(), col(Application.created_at).desc(), col(Application.id))
        .offset(offset)
        .limit(limit)
    )
    if containing:
        columns = ("role", "organisation", "source", "family", "next_step")
        query = query.where(
            or_(
                *(getattr(Application, name).icontains(containing, autoescape=True) for name in columns),
                latest_status().icontains(containing, autoescape=True),
            )
        )
    rows = session.exec(query).all()
    steps = session.exec(
        select(col(ApplicationStatus.application_id), col(ApplicationStatus.status), col(ApplicationStatus.day))
        .where(col(ApplicationStatus.application_id).in_([row.id for row in rows]))
        .order_by(col(ApplicationStatus.day), col(ApplicationStatus.created_at))
    )
    last = {key: (status, day) for key, status, day in steps}
    return [_applied(row, *last.get(row.id, (None, None))) for row in rows]


def latest_status() -> Any:
    """Return the latest status of the application at hand, as a subquery."""
    return (
        select(ApplicationStatus.status)
        .where(ApplicationStatus.application_id == Application.id)
        .correlate(Application)
        .order_by(col(ApplicationStatus.day).desc(), col(ApplicationStatus.created_at).desc())
        .limit(1)
        .scalar_subquery()
    )


def _applied(
    row: Application, status: Any, day: date | None, steps: Sequence[Step] = (), changes: Sequence[str] = ()
) -> Applied:
    return Applied(
        id=row.id,
        role=row.role,
        organisation=row.organisation,
        source=row.source or "",
        family=row.family or "",
        link=row.link or "",
        contact=row.contact or "",
        next_step=row.next_step or "",
        next_step_on=row.next_step_on,
        interview_on=row.interview_on,
        status=str(status.value if isinstance(status, Status) else status or ""),
        status_on=day,
        steps=steps,
        changes=changes,
    )


def find(db: Database, application_id: UUID) -> Applied | None:
    """Return an application with its history and the changes tried on it, or None; four statements."""
    with db.reading() as session:
        row = session.get(Application, application_id)
        if row is None:
            return None
        steps = [
            Step(one.id, one.status.value, one.day, one.note, one.rejection_id is not None)
            for one in session.exec(
                select(ApplicationStatus)
                .where(ApplicationStatus.application_id == application_id)
                .order_by(col(ApplicationStatus.day), col(ApplicationStatus.created_at))
            )
        ]
        changes = session.exec(
            select(Change.text)
            .join(ChangeApplication, col(ChangeApplication.change_id) == col(Change.id))
            .where(ChangeApplication.application_id == application_id)
            .order_by(col(Change.at))
        ).all()
        people = [contact.name for contact in contacts_at(session, row.organisation)]
        last = steps[-1] if steps else None
        found = _applied(row, last.status if last else "", last.day if last else None, steps, changes)
        return replace(found, people=people)


def find_step(db: Database, step_id: UUID) -> tuple[Applied, Step] | None:
    """Return a step with its application, or None when either is gone."""
    with db.reading() as session:
        row = session.get(ApplicationStatus, step_id)
    found = find(db, row.application_id) if row is not None else None
    return next(((found, step) for step in found.steps if step.id == step_id), None) if found else None


def save(
    db: Database, values: Mapping[str, Any], *, application_id: UUID | None = None, day: date, status: str = "applied"
) -> tuple[Application, Rows]:
    """Write an application, or replace its facts; a new one has its first step on a day.

    Raises:
        InvalidEntry: a field does not fit.
    """
    entry = checked(FactsEntry, {name: value if value != "" else None for name, value in values.items()})
    with db.writing() as session:
        if application_id is not None:
            row = session.get_one(Application, application_id)
            before = keep([row])
            row.sqlmodel_update(entry.model_dump())
            return row, before
        row = Application.model_validate(entry.model_dump())
        session.add(row)
        session.flush()
        step = checked(StatusEntry, {"application_id": row.id, "status": status, "day": day})
        first = ApplicationStatus.model_validate(step.model_dump())
        session.add(first)
    return row, Rows().with_made([row, first])


def add_step(db: Database, values: Mapping[str, Any], *, step_id: UUID | None = None) -> Rows:
    """Add a step to an application's history, or change one that no no brought; returns the way back."""
    entry = checked(StatusEntry, values)
    with db.writing() as session:
        if step_id is None:
            step = ApplicationStatus.model_validate(entry.model_dump())
            session.add(step)
            return Rows().with_made([step])
        step = session.get_one(ApplicationStatus, step_id)
        before = keep([step])
        step.sqlmodel_update(entry.model_dump())
    return before


def remove_step(db: Database, step_id: UUID) -> Rows:
    """Take a step out of a history; one that a no brought goes with its no only."""
    with db.writing() as session:
        step = session.get_one(ApplicationStatus, step_id)
        if step.rejection_id is not None:
            raise InvalidEntry("That step is a no: change or delete it among the no's, with X.")
        gone = keep([step])
        session.delete(step)
    return gone


def remove(db: Database, application_id: UUID) -> Rows:
    """Delete an application with its history, and what was written about it in any stage.

    Raises:
        InvalidEntry: a no answers it; that is deleted among the no's.
    """
    with db.writing() as session:
        row = session.get_one(Application, application_id)
        if session.exec(select(Rejection.id).where(Rejection.application_id == application_id)).first():
            raise InvalidEntry("A no is written down for it: delete that first, with X, and this goes as well.")
        gone = keep_with_dependents(session, row)
        session.delete(row)
    return gone


def families(db: Database) -> Sequence[str]:
    """Return the kinds of job that were named: on applications, and as directions one could go; two statements."""
    with db.reading() as session:
        named = session.exec(select(Application.family).where(col(Application.family).is_not(None)).distinct()).all()
        directions = session.exec(select(Direction.name).where(col(Direction.archived_on).is_(None))).all()
    return sorted({*(one for one in named if one), *(one for one in directions if len(one) <= LONGEST_FAMILY)})
