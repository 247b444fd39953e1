"""Queries and writes of effort, pauses and repairs; every function runs on the lane."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, SQLModel, col, exists, or_, select

from bounceback_tui.journey.model import ApplicationStatus, Rejection, Status
from bounceback_tui.stages.connect import records as connect
from bounceback_tui.stages.feel import records as feel
from bounceback_tui.stages.grow import records as grow
from bounceback_tui.stages.learn import records as learn
from bounceback_tui.stages.persist import rules
from bounceback_tui.stages.persist.model import (
    Change,
    Drill,
    Effort,
    EffortEntry,
    IfThenPlan,
    LookBack,
    Pause,
    PauseEntry,
    PlanTick,
    Repair,
)
from bounceback_tui.stages.realign import records as realign
from bounceback_tui.stages.reflect import records as reflect
from bounceback_tui.store.base import Record, checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.effort import EffortSource, efforts
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import Rows, keep, keep_with_dependents

RowT = TypeVar("RowT", bound=Record)


def _of_kind(deed: rules.Deed) -> tuple[ColumnElement[bool]]:
    return (col(Effort.kind) == deed,)


OWN_EFFORTS = (
    *(
        EffortSource(rules.KIND_OF[deed], Effort, col(Effort.day), where=partial(_of_kind, deed))
        for deed in rules.Deed
    ),
    EffortSource(
        "application",
        ApplicationStatus,
        col(ApplicationStatus.day),
        where=lambda: (col(ApplicationStatus.status) == Status.APPLIED,),
    ),
    EffortSource("planning", IfThenPlan, col(IfThenPlan.day)),
    EffortSource("planning", PlanTick, col(PlanTick.day)),
    EffortSource("planning", Drill, col(Drill.day)),
    EffortSource("planning", Change, col(Change.day)),
    EffortSource("planning", LookBack, col(LookBack.day)),
)
"""What counts as effort in this stage; an answer to an application never does."""

EFFORTS: tuple[EffortSource, ...] = (
    *feel.EFFORTS,
    *reflect.EFFORTS,
    *realign.EFFORTS,
    *learn.EFFORTS,
    *grow.EFFORTS,
    *connect.EFFORTS,
    *OWN_EFFORTS,
)
"""What counts as effort in any stage, one line a stage."""


def done(no: Rejection) -> ColumnElement[bool]:
    """Whether anything was done in this stage since a no was logged."""
    return or_(
        *(
            exists(select(table.id).where(col(table.at) >= no.logged_at))
            for table in (Effort, IfThenPlan, PlanTick, Change, Drill, LookBack)
        )
    )


# Effort, and momentum


def momentum_of(
    session: Session, today: date, *, since: date = date.min
) -> tuple[Mapping[date, frozenset[str]], tuple[tuple[date, date], ...], Mapping[date, date]]:
    """Return what momentum is worked out from: kinds by day, pauses, repairs; three statements."""
    pauses = session.exec(select(col(Pause.since), col(Pause.until)).order_by(col(Pause.since), col(Pause.id))).all()
    repairs = session.exec(select(col(Repair.day), col(Repair.done_on)).order_by(col(Repair.day))).all()
    return efforts(session, EFFORTS, since=since, until=today), tuple((a, b) for a, b in pauses), dict(repairs)


@dataclass(frozen=True, slots=True)
class MomentumView:
    """What the room's first section shows."""

    found: rules.Momentum
    efforts: Mapping[date, frozenset[str]]
    pauses: tuple[tuple[date, date], ...]


def momentum(db: Database, today: date) -> MomentumView:
    """Work out momentum over everything; three statements, however many years."""
    with db.reading() as session:
        days, pauses, repairs = momentum_of(session, today)
    return MomentumView(rules.momentum(days, pauses, repairs, today=today), days, pauses)


def save_row(
    db: Database, table: type[RowT], entry: SQLModel, row_id: UUID | None = None, **more: Any
) -> tuple[RowT, Rows]:
    """Write a row from its validated entry, or replace one; returns it and the way back."""
    with db.writing() as session:
        return put(session, table, entry, row_id, **more)


def put(session: Session, table: type[RowT], entry: SQLModel, row_id: UUID | None, **more: Any) -> tuple[RowT, Rows]:
    """Write a row as ``save_row`` does, within a session."""
    values = entry.model_dump() | more
    if row_id is None:
        row = table.model_validate(values)
        kept = Rows().with_made([row])
    else:
        row = session.get_one(table, row_id)
        kept = keep([row])
        row.sqlmodel_update(values)
    session.add(row)
    session.flush()
    return row, kept


def change_row(db: Database, table: type[RowT], row_id: UUID, **values: Any) -> Rows:
    """Set some columns of a row that need no check; returns it as it was."""
    with db.writing() as session:
        row = session.get_one(table, row_id)
        before = keep([row])
        row.sqlmodel_update(values)
    return before


def remove_row(db: Database, table: type[RowT], row_id: UUID) -> Rows:
    """Delete a row and what refers to it; returns all of it, for undo."""
    with db.writing() as session:
        row = session.get_one(table, row_id)
        gone = keep_with_dependents(session, row)
        session.delete(row)
    return gone


def find(db: Database, table: type[RowT], row_id: UUID) -> RowT | None:
    """Return a row, or None when it is gone."""
    with db.reading() as session:
        return session.get(table, row_id)


def save_effort(db: Database, entry: EffortEntry, *, effort_id: UUID | None = None) -> tuple[Effort, Rows]:
    """Write something that was done, or replace it; returns it and the way back."""
    return save_row(db, Effort, entry, effort_id)


def save_pause(db: Database, values: Mapping[str, Any], *, pause_id: UUID | None = None) -> tuple[Pause, Rows]:
    """Write a pause, or replace one.

    Raises:
        InvalidEntry: it ends before it begins, or overlaps another.
    """
    entry = checked(PauseEntry, values)
    if entry.until < entry.since:
        raise InvalidEntry("That pause ends before it begins: change one of the two days.")
    with db.writing() as session:
        other = session.exec(
            select(Pause).where(
                col(Pause.since) <= entry.until,
                col(Pause.until) >= entry.since,
                col(Pause.id).is_distinct_from(pause_id),
            )
        ).first()
        if other is not None:
            raise InvalidEntry(
                f"That overlaps the pause from {_day(other.since)} to {_day(other.until)}: change that one instead."
            )
        return put(session, Pause, entry, pause_id)


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def mend(db: Database, entry: EffortEntry, gap: date) -> Rows:
    """Mend a gap: write down the small act that does it, and that the gap is whole; returns the way back.

    Raises:
        InvalidEntry: it is mended already, or more than three days past.
    """
    if not 0 < (entry.day - gap).days <= rules.MEND_WITHIN:
        raise InvalidEntry("A gap can be mended within three days; this one is past, and that is no verdict on you.")
    with db.writing() as session:
        if session.exec(select(Repair).where(Repair.day == gap)).first() is not None:
            raise InvalidEntry("That gap is mended already.")
        _, made = put(session, Effort, entry, None)
        repair = Repair(day=gap, done_on=entry.day)
        session.add(repair)
    return made.with_made([repair])


@dataclass(frozen=True, slots=True)
class Done:
    """A line of what was done: an effort, a pause or a mended gap."""

    table: type[Record]
    row: Record
    day: date


def deeds(db: Database, *, containing: str = "", before: date | None = None, limit: int = 100) -> Sequence[Done]:
    """Return efforts, pauses and mended gaps, the newest day first; three statements.

    Args:
        db: the open database.
        containing: only those with this in what was written.
        before: only those of this local day or earlier ones.
        limit: at most this many.
    """
    found: list[Done] = []
    kinds: tuple[tuple[type[Effort | Pause | Repair], str, str], ...] = (
        (Effort, "day", "text"),
        (Pause, "since", "why"),
        (Repair, "day", ""),
    )
    with db.reading() as session:
        for table, on, text in kinds:
            if containing and not text:
                continue
            day = col(getattr(table, on))
            query = select(table).order_by(day.desc(), col(table.created_at).desc(), col(table.id)).limit(limit)
            if containing:
                query = query.where(col(getattr(table, text)).icontains(containing, autoescape=True))
            if before is not None:
                query = query.where(day <= before)
            found += [Done(table, row, getattr(row, on)) for row in session.exec(query)]
    return sorted(found, key=lambda one: (one.day, one.row.created_at), reverse=True)[:limit]
