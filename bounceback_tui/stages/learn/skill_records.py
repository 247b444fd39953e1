"""Queries of skills and of the gaps that answers named, which other stages read; on the lane only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from bounceback_tui.stages.learn.model import (
    FeedbackAnswer,
    FeedbackPoint,
    Skill,
    SkillEntry,
)
from bounceback_tui.stages.learn.rules import PointKind
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database


def skills(db: Database) -> Sequence[str]:
    """Return the names of all known skills, in alphabetical order."""
    with db.reading() as session:
        return session.exec(select(Skill.name).order_by(col(Skill.key))).all()


def skill_for(session: Session, name: str) -> Skill:
    """Return the skill of a name, whatever its capitals; it is made if it is new.

    Raises:
        InvalidEntry: the name is empty or has more than 80 characters.
    """
    entry = checked(SkillEntry, {"name": name})
    key = entry.name.casefold()
    row = session.exec(select(Skill).where(Skill.key == key)).first()
    if row is None:
        row = Skill.model_validate(entry.model_dump() | {"key": key})
        session.add(row)
        session.flush()
    return row


@dataclass(frozen=True, slots=True)
class GapPoint:
    """A gap that somebody named; ``day`` is the local date it was noted, ``who`` who said it."""

    point_id: UUID
    skill_id: UUID
    skill: str
    text: str
    who: str
    day: date
    rejection_id: UUID | None


def gaps(session: Session) -> Sequence[GapPoint]:
    """Return every gap with a skill that feedback named, newest first; one statement."""
    rows = session.exec(
        select(FeedbackPoint, Skill, FeedbackAnswer)
        .join(Skill, col(Skill.id) == col(FeedbackPoint.skill_id))
        .join(FeedbackAnswer, col(FeedbackAnswer.id) == col(FeedbackPoint.answer_id))
        .where(col(FeedbackPoint.kind) == PointKind.GAP)
        .order_by(col(FeedbackPoint.day).desc(), col(FeedbackPoint.at).desc(), col(FeedbackPoint.id))
        .options(defer(FeedbackAnswer.text))  # type: ignore[arg-type]
    ).all()
    return [
        GapPoint(point.id, skill.id, skill.name, point.text, answer.who, point.day, answer.rejection_id)
        for point, skill, answer in rows
    ]
