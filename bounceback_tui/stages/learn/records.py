"""Queries and writes of feedback; every function runs on the lane."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select as select_any
from sqlmodel import Session, col, select

from bounceback_tui.stages.learn.model import FeedbackAnswer, FeedbackPoint, PointKind, Skill, SkillEntry
from bounceback_tui.store.base import checked


@dataclass(frozen=True, slots=True)
class GapPoint:
    """A gap that somebody named: the skill, their words, who and on which local day."""

    point_id: UUID
    skill_id: UUID
    skill: str
    text: str
    who: str
    day: date
    rejection_id: UUID | None


def gaps(session: Session) -> Sequence[GapPoint]:
    """Return every gap that was named with a skill, newest first."""
    rows = session.connection().execute(
        select_any(
            col(FeedbackPoint.id),
            col(Skill.id),
            col(Skill.name),
            col(FeedbackPoint.text),
            col(FeedbackAnswer.who),
            col(FeedbackPoint.day),
            col(FeedbackAnswer.rejection_id),
        )
        .select_from(FeedbackPoint)
        .join(FeedbackAnswer, col(FeedbackAnswer.id) == col(FeedbackPoint.answer_id))
        .join(Skill, col(Skill.id) == col(FeedbackPoint.skill_id))
        .where(col(FeedbackPoint.kind) == PointKind.GAP)
        .order_by(col(FeedbackPoint.day).desc(), col(FeedbackPoint.at).desc(), col(FeedbackPoint.id))
    )
    return [GapPoint(*row) for row in rows]


def skill_for(session: Session, name: str) -> Skill:
    """Return the skill of that name whatever its capitals, made if there is none yet."""
    entry = checked(SkillEntry, {"name": name})
    key = entry.name.casefold()
    found = session.exec(select(Skill).where(Skill.key == key)).first()
    if found is None:
        found = Skill(name=entry.name, key=key)
        session.add(found)
        session.flush()
    return found
