"""Writes of what there is to show; on the lane only, each returns the way back."""

from uuid import UUID

from sqlmodel import select

from bounceback_tui.journey.days import Stamp
from bounceback_tui.stages.grow.model import (
    Evidence,
    EvidenceEntry,
    SkillCard,
)
from bounceback_tui.stages.grow.records import place_card, touch
from bounceback_tui.stages.grow.rules import Board
from bounceback_tui.store.database import Database
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import Rows, keep


def save_evidence(
    db: Database, entry: EvidenceEntry, now: Stamp, *, evidence_id: UUID | None = None, proves: bool = False
) -> Rows:
    """Write evidence, or change it, and move its card to Proven when it ``proves``; all of it or nothing.

    Returns:
        The way back.
    """
    with db.writing() as session:
        card, rows = touch(session, entry.skill_id, now)
        if evidence_id is None:
            row = Evidence.model_validate(entry.model_dump())
            session.add(row)
            rows = rows.with_made([row])
        else:
            row = session.get_one(Evidence, evidence_id)
            rows += keep([row])
            row.sqlmodel_update(entry.model_dump())
        session.flush()
        if proves:
            rows += place_card(session, card, Board.PROVEN, None, now)
    return rows


def remove_evidence(db: Database, evidence_id: UUID) -> Rows:
    """Delete evidence; returns the way back.

    Raises:
        InvalidEntry: it is all that a proven card has to show.
    """
    with db.writing() as session:
        row = session.get_one(Evidence, evidence_id)
        others = select(Evidence.id).where(Evidence.skill_id == row.skill_id, Evidence.id != row.id)
        proven = select(SkillCard.id).where(SkillCard.skill_id == row.skill_id, SkillCard.board == Board.PROVEN)
        if session.exec(proven).first() and not session.exec(others.limit(1)).first():
            raise InvalidEntry("It is all that this proven skill has to show: add another first, or move the card.")
        rows = keep([row])
        session.delete(row)
    return rows
