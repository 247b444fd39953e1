"""Queries of skills and of the gaps that answers named, which other stages read; on the lane only."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select as select_any
from sqlmodel import Session, col, select

from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.learn.model import FeedbackAnswer, FeedbackPoint, Skill, SkillEntry
from bounceback_tui.stages.learn.rules import PointKind
from bounceback_tui.store.base import as_text, checked
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


class GapPoint(NamedTuple):
    """A gap that somebody named.

    ``skill_key`` is the skill's key as hexadecimal text, ``who`` said it, ``day`` is the local date it was noted;
    ``role`` and ``family`` are those of the application it was said about, if it was about one.
    """

    skill_key: str
    text: str
    who: str
    day: date
    role: str | None
    family: str | None


def gaps(session: Session) -> Sequence[GapPoint]:
    """Return every gap with a skill that feedback named, newest first; one statement."""
    rows = session.connection().execute(
        select_any(
            as_text(FeedbackPoint.skill_id),
            col(FeedbackPoint.text),
            col(FeedbackAnswer.who),
            col(FeedbackPoint.day),
            col(Application.role),
            col(Application.family),
        )
        .select_from(FeedbackPoint)
        .join(FeedbackAnswer, col(FeedbackAnswer.id) == col(FeedbackPoint.answer_id))
        .outerjoin(Rejection, col(Rejection.id) == col(FeedbackAnswer.rejection_id))
        .outerjoin(Application, col(Application.id) == col(Rejection.application_id))
        .where(col(FeedbackPoint.kind) == PointKind.GAP, col(FeedbackPoint.skill_id).is_not(None))
        .order_by(col(FeedbackPoint.day).desc(), col(FeedbackPoint.at).desc(), col(FeedbackPoint.id))
    )
    return [GapPoint(*row) for row in rows]
