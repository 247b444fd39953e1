"""Queries and writes of the end of the journey and of what helped; on the lane only."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import col, func, select

from bounceback_tui.journey.model import Application
from bounceback_tui.stages.feel.model import Capsule, SmallAct
from bounceback_tui.stages.persist.model import (
    Change,
    IfThenPlan,
    JourneyEnd,
    JourneyEndEntry,
    PlanTick,
)
from bounceback_tui.stages.persist.rules import Verdict
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.snapshot import Rows, keep


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
