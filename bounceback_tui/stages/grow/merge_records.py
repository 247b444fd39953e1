"""Making one card of two, with all that belongs to them; on the lane only."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select, update

from bounceback_tui.journey.days import Stamp
from bounceback_tui.stages.grow import merge_rules
from bounceback_tui.stages.grow.model import (
    Evidence,
    Practice,
    PracticeTimer,
    ResourceSkill,
    SkillCard,
    SkillCardEntry,
    SkillLevel,
)
from bounceback_tui.stages.grow.records import touch
from bounceback_tui.stages.learn.model import FeedbackPoint, Skill
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import Rows, keep_with_dependents


@dataclass(frozen=True, slots=True)
class Merged:
    """What came along when two cards became one, and the way back."""

    points: int
    minutes: int
    resources: int
    rows: Rows


def merge(db: Database, gone: UUID, kept: UUID, now: Stamp) -> Merged:
    """Make one card of two: points, practice, levels, evidence, resources and a running timer come along.

    Args:
        db: the open database.
        gone: the skill that ceases to be.
        kept: the skill that has everything afterwards, under its own name and in its own column.
        now: the moment, for cards that are touched for the first time.

    Returns:
        What came along.

    Raises:
        InvalidEntry: both are the same.
        StoreError: one of them is gone already, or the write failed.
    """
    if gone == kept:
        raise InvalidEntry("A card cannot be merged with itself.")
    with db.writing() as session:
        skill, (target, touched) = session.get_one(Skill, gone), touch(session, kept, now)
        rows = keep_with_dependents(session, skill) + touched
        card = session.exec(select(SkillCard).where(SkillCard.skill_id == gone)).first()
        linked = session.exec(select(ResourceSkill).where(ResourceSkill.skill_id == gone)).all()
        along = {
            table: session.exec(select(table).where(table.skill_id == gone)).all()
            for table in (FeedbackPoint, Practice, SkillLevel, Evidence, PracticeTimer)
        }
        if card is not None:
            target.why = merge_rules.merged_why(target.why, card.why)
            target.level_target = target.level_target or card.level_target
            target.next_practice_on = merge_rules.earliest(target.next_practice_on, card.next_practice_on)
        checked(SkillCardEntry, target.model_dump())
        for table in along:
            session.exec(update(table).where(col(table.skill_id) == gone).values(skill_id=kept))
        there = set(session.exec(select(ResourceSkill.resource_id).where(ResourceSkill.skill_id == kept)))
        for link in linked:
            if link.resource_id in there:
                session.delete(link)
            else:
                link.skill_id = kept
        if card is not None:
            session.delete(card)
        session.flush()
        session.delete(skill)
        minutes = sum(row.minutes for row in along[Practice] if isinstance(row, Practice))
        gaps = sum(1 for row in along[FeedbackPoint] if isinstance(row, FeedbackPoint))
    return Merged(gaps, minutes, len(linked), rows)
