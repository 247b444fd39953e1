"""Queries and writes of what one does otherwise next time; on the lane only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import col, delete, select

from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.learn.model import FeedbackPoint, PointKind, Skill
from bounceback_tui.stages.persist.application_records import latest_status
from bounceback_tui.stages.persist.model import (
    Change,
    ChangeApplication,
    ChangeEntry,
)
from bounceback_tui.stages.persist.plan_records import holds
from bounceback_tui.stages.reflect.model import Reason
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.snapshot import Rows, keep


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
        query = query.where(holds(Change, containing))
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
