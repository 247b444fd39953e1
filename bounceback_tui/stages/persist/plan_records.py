"""Queries and writes of plans, changes, drills, look-backs and the end; every function runs on the lane."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import col, func, or_, select

from bounceback_tui.journey.days import Stamp
from bounceback_tui.journey.model import Application
from bounceback_tui.stages.persist.model import (
    Drill,
    DrillEntry,
    IfThenPlan,
    LookBack,
    LookBackEntry,
    PlanTick,
)
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.due import DueSource
from bounceback_tui.store.snapshot import Rows, keep

PLAN_AGAIN = 7
"""Days after which a plan is looked at again."""

DUE_PLANS = DueSource(
    "plan",
    IfThenPlan,
    col(IfThenPlan.if_cue),
    IfThenPlan.ask_on,
    where=lambda: (col(IfThenPlan.done_on).is_(None), col(IfThenPlan.let_go_on).is_(None)),
    order=IfThenPlan.at,
    ahead=0,
)
DUE_DRILLS = DueSource(
    "drill",
    Drill,
    col(Drill.setback),
    Drill.look_back_on,
    where=lambda: (col(Drill.looked_back_on).is_(None),),
    order=Drill.at,
    ahead=0,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan, and how often it was followed."""

    row: IfThenPlan
    ticks: int
    last: date | None


def plans(db: Database, *, containing: str = "", offset: int = 0, limit: int = 100) -> Sequence[Plan]:
    """Return plans, open ones first and then the newest first; one statement."""
    ticks = (
        select(PlanTick.plan_id, func.count().label("ticks"), func.max(PlanTick.day).label("last"))
        .group_by(col(PlanTick.plan_id))
        .subquery()
    )
    closed = or_(col(IfThenPlan.done_on).is_not(None), col(IfThenPlan.let_go_on).is_not(None))
    query = (
        select(IfThenPlan, ticks.c.ticks, ticks.c.last)
        .join(ticks, ticks.c.plan_id == IfThenPlan.id, isouter=True)
        .order_by(closed, col(IfThenPlan.at).desc(), col(IfThenPlan.id))
        .offset(offset)
        .limit(limit)
    )
    if containing:
        query = query.where(holds(IfThenPlan, containing))
    with db.reading() as session:
        return [Plan(row, count or 0, _date(last)) for row, count, last in session.exec(query)]


def _date(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def holds(table: Any, text: str) -> Any:
    """Whether anything that was written in a row has a text in it, whatever its case."""
    return or_(*(getattr(table, name).icontains(text, autoescape=True) for name in table.texts))


def tick(db: Database, plan_id: UUID, when: Stamp) -> Rows:
    """Say that the cue came and the plan was followed; it is looked at again a week on. Returns the way back."""
    with db.writing() as session:
        plan = session.get_one(IfThenPlan, plan_id)
        before = keep([plan])
        plan.ask_on = when.day + timedelta(days=PLAN_AGAIN)
        made = PlanTick(plan_id=plan_id, **when._asdict())
        session.add(made)
    return before.with_made([made])


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A drill, and whom the interview is with."""

    row: Drill
    organisation: str
    role: str


def drills(db: Database, *, containing: str = "", offset: int = 0, limit: int = 100) -> Sequence[Rehearsed]:
    """Return drills, the latest interview first; one statement."""
    query = (
        select(Drill, Application.organisation, Application.role)
        .join(Application, col(Application.id) == col(Drill.application_id))
        .order_by(col(Drill.interview_on).desc(), col(Drill.at).desc(), col(Drill.id))
        .offset(offset)
        .limit(limit)
    )
    if containing:
        named = col(Application.organisation).icontains(containing, autoescape=True)
        query = query.where(or_(holds(Drill, containing), named))
    with db.reading() as session:
        return [Rehearsed(*row) for row in session.exec(query)]


def look_back_on_drill(db: Database, drill_id: UUID, *, text: str, today: date) -> Rows:
    """Write what came of an interview beside what was thought before it; returns the row as it was."""
    with db.writing() as session:
        row = session.get_one(Drill, drill_id)
        before = keep([row])
        values = row.model_dump() | {"look_back": text, "looked_back_on": today}
        row.sqlmodel_update(checked(DrillEntry, values).model_dump())
    return before


def look_backs(db: Database, *, containing: str = "", offset: int = 0, limit: int = 100) -> Sequence[LookBack]:
    """Return the weeks looked back on, the latest first; one statement."""
    query = select(LookBack).order_by(col(LookBack.week).desc()).offset(offset).limit(limit)
    if containing:
        query = query.where(holds(LookBack, containing))
    with db.reading() as session:
        return session.exec(query).all()


def save_look_back(db: Database, values: Mapping[str, Any]) -> tuple[LookBack, Rows]:
    """Write a week, or replace what was written about it; returns it and the way back."""
    entry = checked(LookBackEntry, values)
    with db.writing() as session:
        row = session.exec(select(LookBack).where(LookBack.week == entry.week)).first()
        if row is None:
            row = LookBack.model_validate(entry.model_dump())
            session.add(row)
            return row, Rows().with_made([row])
        before = keep([row])
        row.sqlmodel_update(entry.model_dump(exclude={"at", "day", "utc_offset"}))
    return row, before
