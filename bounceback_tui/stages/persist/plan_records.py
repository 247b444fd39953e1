"""Queries and writes of plans, changes, drills, look-backs and the end; every function runs on the lane."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import col, delete, func, or_, select

from bounceback_tui.journey.days import Stamp
from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.feel.model import Capsule, SmallAct
from bounceback_tui.stages.learn.model import FeedbackPoint, PointKind, Skill
from bounceback_tui.stages.persist.application_records import latest_status
from bounceback_tui.stages.persist.model import (
    Change,
    ChangeApplication,
    ChangeEntry,
    Drill,
    DrillEntry,
    IfThenPlan,
    JourneyEnd,
    JourneyEndEntry,
    LookBack,
    LookBackEntry,
    PlanTick,
)
from bounceback_tui.stages.persist.rules import Verdict
from bounceback_tui.stages.reflect.model import Reason
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
        query = query.where(_holds(IfThenPlan, containing))
    with db.reading() as session:
        return [Plan(row, count or 0, _date(last)) for row, count, last in session.exec(query)]


def _date(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _holds(table: Any, text: str) -> Any:
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
class Tried:
    """A change, and on which applications it is tried."""

    row: Change
    on: Sequence[tuple[UUID, str, str]]
    """Of each application its key, organisation and latest status."""


def changes(db: Database, *, containing: str = "", offset: int = 0, limit: int = 100) -> Sequence[Tried]:
    """Return changes, those not judged first, each with where it is tried; two statements."""
    query = (
        select(Change)
        .order_by(col(Change.judged_on).is_not(None), col(Change.at).desc(), col(Change.id))
        .offset(offset)
        .limit(limit)
    )
    if containing:
        query = query.where(_holds(Change, containing))
    with db.reading() as session:
        rows = session.exec(query).all()
        on: dict[UUID, list[tuple[UUID, str, str]]] = {}
        for change_id, key, organisation, status in session.exec(
            select(ChangeApplication.change_id, Application.id, Application.organisation, latest_status())
            .join(Application, col(Application.id) == col(ChangeApplication.application_id))
            .where(col(ChangeApplication.change_id).in_([row.id for row in rows]))
            .order_by(col(Application.created_at))
        ):
            on.setdefault(change_id, []).append((key, organisation, str(getattr(status, "value", status) or "")))
    return [Tried(row, on.get(row.id, ())) for row in rows]


def try_on(db: Database, change_id: UUID, application_ids: Sequence[UUID]) -> Rows:
    """Say on which applications a change is tried, instead of those before; returns the way back."""
    with db.writing() as session:
        old = session.exec(select(ChangeApplication).where(ChangeApplication.change_id == change_id)).all()
        kept = keep(old)
        session.exec(delete(ChangeApplication).where(col(ChangeApplication.change_id) == change_id))
        made = [ChangeApplication(change_id=change_id, application_id=key) for key in dict.fromkeys(application_ids)]
        session.add_all(made)
    return kept.with_made(made)


def judge(db: Database, change_id: UUID, *, verdict: str | None, note: str, today: date) -> Rows:
    """Say what became of a change, or take that back; returns the row as it was."""
    with db.writing() as session:
        row = session.get_one(Change, change_id)
        before = keep([row])
        values = row.model_dump() | {
            "verdict": verdict or None,
            "judged_note": note,
            "judged_on": today if verdict else None,
        }
        row.sqlmodel_update(checked(ChangeEntry, values).model_dump())
    return before


@dataclass(frozen=True, slots=True)
class Origin:
    """Something a change can come from: a reason of an autopsy, or a point of feedback."""

    kind: str
    id: UUID
    text: str
    organisation: str


def origins(db: Database, *, limit: int = 100) -> Sequence[Origin]:
    """Return gaps that were named in answers, and the reasons of the latest no's; one statement a kind."""
    with db.reading() as session:
        rows = session.exec(
            select(Reason.id, Reason.text, Application.organisation)
            .join(Rejection, col(Rejection.id) == col(Reason.rejection_id))
            .join(Application, col(Application.id) == col(Rejection.application_id))
            .order_by(col(Rejection.day).desc(), col(Reason.at).desc())
            .limit(limit)
        ).all()
        points = session.exec(
            select(FeedbackPoint.id, FeedbackPoint.text, Skill.name)
            .join(Skill, col(Skill.id) == col(FeedbackPoint.skill_id), isouter=True)
            .where(FeedbackPoint.kind == PointKind.GAP)
            .order_by(col(FeedbackPoint.at).desc())
            .limit(limit)
        ).all()
    said = [Origin("point", key, text or skill or "", "an answer") for key, text, skill in points]
    return said + [Origin("reason", key, text, organisation) for key, text, organisation in rows]


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
        query = query.where(or_(_holds(Drill, containing), named))
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
        query = query.where(_holds(LookBack, containing))
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


# The end


def what_helped(db: Database) -> list[tuple[str, list[str]]]:
    """Return what may have helped, group by group, from the person's own entries; four statements."""
    with db.reading() as session:
        acts = session.exec(
            select(SmallAct.text)
            .where(col(SmallAct.actual_lift) > 0)
            .group_by(col(SmallAct.text))
            .order_by(func.max(SmallAct.actual_lift).desc(), func.count().desc(), col(SmallAct.text))
            .limit(8)
        ).all()
        letters = session.exec(select(Capsule.text).order_by(col(Capsule.at).desc()).limit(3)).all()
        kept = session.exec(
            select(Change.text).where(Change.verdict == Verdict.KEPT).order_by(col(Change.judged_on)).limit(12)
        ).all()
        ticked = session.exec(
            select(IfThenPlan.if_cue, IfThenPlan.then_act)
            .join(PlanTick, col(PlanTick.plan_id) == col(IfThenPlan.id))
            .group_by(col(IfThenPlan.id))
            .order_by(func.count().desc())
            .limit(8)
        ).all()
    return [
        ("Small things that lifted me", list(acts)),
        ("What I told myself on good days", list(letters)),
        ("What I changed and kept", list(kept)),
        ("Plans that held", [f"If {cue}, then {act}" for cue, act in ticked]),
    ]


def save_end(db: Database, values: Mapping[str, Any], *, end_id: UUID | None = None) -> tuple[JourneyEnd, Rows]:
    """Write the end, or change what helped; returns it and the way back."""
    entry = checked(JourneyEndEntry, values)
    with db.writing() as session:
        if end_id is None:
            row = JourneyEnd.model_validate(entry.model_dump())
            session.add(row)
            return row, Rows().with_made([row])
        row = session.get_one(JourneyEnd, end_id)
        before = keep([row])
        row.text = entry.text
    return row, before


def ended(db: Database) -> tuple[JourneyEnd, str] | None:
    """Return the end the journey is closed by, and with whom, or None while it is open."""
    with db.reading() as session:
        row = session.exec(
            select(JourneyEnd, Application.organisation)
            .join(Application, col(Application.id) == col(JourneyEnd.application_id), isouter=True)
            .where(col(JourneyEnd.started_again_on).is_(None))
            .order_by(col(JourneyEnd.day).desc(), col(JourneyEnd.at).desc())
            .limit(1)
        ).first()
    return (row[0], row[1] or "") if row else None


def start_again(db: Database, *, today: date) -> Rows:
    """Open the journey again; returns the rows as they were."""
    with db.writing() as session:
        rows = session.exec(select(JourneyEnd).where(col(JourneyEnd.started_again_on).is_(None))).all()
        before = keep(rows)
        for row in rows:
            row.started_again_on = today
    return before
