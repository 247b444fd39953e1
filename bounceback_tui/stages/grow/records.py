"""Writes of the skill-gap board, and what a card's log holds; every function runs on the lane, none once per row."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, exists, or_, select

from bounceback_tui.journey.days import Stamp
from bounceback_tui.journey.model import Rejection
from bounceback_tui.stages.grow import rules
from bounceback_tui.stages.grow.model import (
    Evidence,
    Practice,
    SkillCard,
    SkillCardEntry,
    SkillLevel,
    SkillLevelEntry,
)
from bounceback_tui.stages.grow.rules import Board
from bounceback_tui.stages.learn.model import FeedbackPoint, PointKind, Skill, SkillEntry
from bounceback_tui.stages.learn.skill_records import skill_for
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.due import DueSource
from bounceback_tui.store.effort import EffortSource
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import Rows, keep

_NAME = select(Skill.name).where(col(Skill.id) == col(SkillCard.skill_id)).scalar_subquery()

DUE = DueSource(
    "practice",
    SkillCard,
    _NAME,
    SkillCard.next_practice_on,
    where=lambda: (col(SkillCard.archived_on).is_(None),),
    ahead=2,
)


EFFORTS = (EffortSource("skill", Practice, col(Practice.day)), EffortSource("skill", Evidence, col(Evidence.day)))


def done(no: Rejection) -> ColumnElement[bool]:
    """Whether anything was done in this stage since a no was logged."""
    return or_(
        exists(select(Practice.id).where(col(Practice.at) >= no.logged_at)),
        exists(select(Evidence.id).where(col(Evidence.at) >= no.logged_at)),
    )


def named_as_gap() -> ColumnElement[bool]:
    """Whether feedback named the skill at hand as a gap."""
    return exists().where(col(FeedbackPoint.skill_id) == col(Skill.id), col(FeedbackPoint.kind) == PointKind.GAP)


def rank_of_new(made: datetime) -> float:
    """Return where a card stands that nobody has moved yet: the newest on top."""
    return -made.timestamp()


# Cards


@dataclass(frozen=True, slots=True)
class Put:
    """What became of putting a name on the board: ``was`` is "" for a new card, "there" or "archived"."""

    skill_id: UUID
    name: str
    was: str
    rows: Rows


def touch(session: Session, skill_id: UUID, now: Stamp) -> tuple[SkillCard, Rows]:
    """Return a skill's card, made if feedback alone had put it on the board, and the way back.

    Raises:
        StoreError: there is no such skill.
    """
    card = session.exec(select(SkillCard).where(SkillCard.skill_id == skill_id)).first()
    if card is not None:
        return card, keep([card])
    skill = session.get_one(Skill, skill_id)
    entry = checked(SkillCardEntry, now._asdict() | {"skill_id": skill_id, "rank": rank_of_new(skill.created_at)})
    card = SkillCard.model_validate(entry.model_dump())
    session.add(card)
    session.flush()
    return card, Rows().with_made([card])


def put(db: Database, name: str, now: Stamp) -> Put:
    """Put a skill on the board by its name; one that is there stays, one that was archived comes back.

    Raises:
        InvalidEntry: the name is empty or too long.
        StoreError: the write failed.
    """
    entry = checked(SkillEntry, {"name": name})
    with db.writing() as session:
        found = session.exec(select(Skill).where(Skill.key == entry.name.casefold())).first()
        skill = found or skill_for(session, entry.name)
        made = Rows() if found else Rows().with_made([skill])
        named = session.exec(select(named_as_gap()).where(Skill.id == skill.id)).one()
        had = session.exec(select(SkillCard).where(SkillCard.skill_id == skill.id)).first()
        if had is None and named:
            return Put(skill.id, skill.name, "there", Rows())
        card, rows = touch(session, skill.id, now)
        was = "" if had is None else ("there" if had.archived_on is None else "archived")
        card.archived_on = None
    return Put(skill.id, skill.name, was, made + rows)


def change(
    db: Database, skill_id: UUID, values: dict[str, object], now: Stamp, *, level: int | None = None
) -> tuple[Rows, UUID | None]:
    """Change a card: its target, why, next date, and its name and level where they differ.

    Args:
        db: the open database.
        skill_id: which.
        values: ``name`` and columns of the card.
        now: the moment of the change, for a new level.
        level: how good they judge themselves to be now, 1 to 5, or None for no change.

    Returns:
        The way back, and the other skill that has the name already: then the name stays as it was.

    Raises:
        InvalidEntry: something does not fit; nothing is changed.
    """
    with db.writing() as session:
        name = checked(SkillEntry, {"name": values.get("name", "")}).name
        skill = session.get_one(Skill, skill_id)
        rows = keep([skill])
        other = session.exec(select(Skill.id).where(Skill.key == name.casefold(), Skill.id != skill_id)).first()
        if other is None:
            skill.name, skill.key = name, name.casefold()
        card, touched = touch(session, skill_id, now)
        fields = {key: value for key, value in values.items() if key in SkillCardEntry.model_fields}
        card.sqlmodel_update(checked(SkillCardEntry, card.model_dump() | fields).model_dump())
        rows += touched
        latest = session.exec(
            select(SkillLevel.level)
            .where(SkillLevel.skill_id == skill_id)
            .order_by(col(SkillLevel.at).desc(), col(SkillLevel.created_at).desc())
            .limit(1)
        ).first()
        if level is not None and level != latest:
            entry = checked(SkillLevelEntry, now._asdict() | {"skill_id": skill_id, "level": level})
            row = SkillLevel.model_validate(entry.model_dump())
            session.add(row)
            rows = rows.with_made([row])
    return rows, other


def move(db: Database, skill_id: UUID, board: Board, after: UUID | None, now: Stamp) -> Rows:
    """Put a card behind another one in a column; writes one row, or the column where no room is left.

    Args:
        db: the open database.
        skill_id: which.
        board: the column.
        after: the card above it; on top without one.
        now: the moment, for a card that is touched for the first time.

    Returns:
        The way back.

    Raises:
        InvalidEntry: to Proven without evidence; the card stays where it was.
    """
    with db.writing() as session:
        card, rows = touch(session, skill_id, now)
        return rows + place_card(session, card, board, after, now)


def place_card(session: Session, card: SkillCard, board: Board, after: UUID | None, now: Stamp) -> Rows:
    """Put a touched card in its place; returns what else had to be moved."""
    shown = select(Evidence.id).where(Evidence.skill_id == card.skill_id).limit(1)
    if board is Board.PROVEN and card.board is not board and session.exec(shown).first() is None:
        raise InvalidEntry("Proven needs something to show first: a link or a line, with v.")
    others = [one for one in _column(session, board) if one[1] != card.skill_id]
    place = next((n + 1 for n, (_, key) in enumerate(others) if key == after), 0)
    rank = rules.rank_after([rank for rank, _ in others], place)
    card.board = board
    if rank is not None:
        card.rank = rank
        return Rows()
    rows, order = Rows(), [key for _, key in others]
    order.insert(place, card.skill_id)
    for key, fresh in zip(order, rules.fresh_ranks(len(order)), strict=True):
        other, touched = (card, Rows()) if key == card.skill_id else touch(session, key, now)
        rows += touched
        other.rank = fresh
    return rows


def _column(session: Session, board: Board) -> list[tuple[float, UUID]]:
    """Return ranks and skills of a column in order, those that feedback alone put there included."""
    found = list(
        session.exec(
            select(SkillCard.rank, SkillCard.skill_id).where(
                SkillCard.board == board, col(SkillCard.archived_on).is_(None)
            )
        )
    )
    if board is Board.SPOTTED:
        carded = select(SkillCard.skill_id)
        bare = select(Skill.id, Skill.created_at).where(col(Skill.id).not_in(carded), named_as_gap())
        found += [(rank_of_new(made), key) for key, made in session.exec(bare)]
    return sorted(found, key=lambda one: (one[0], one[1].hex))


def archive(db: Database, skill_id: UUID, now: Stamp) -> Rows:
    """Take a card off the board with all that belongs to it kept; returns the way back."""
    with db.writing() as session:
        card, rows = touch(session, skill_id, now)
        card.archived_on = now.day
    return rows


def bring_back(db: Database, skill_id: UUID) -> Rows:
    """Put an archived card where it was; returns the way back."""
    with db.writing() as session:
        card = session.exec(select(SkillCard).where(SkillCard.skill_id == skill_id)).one()
        rows = keep([card])
        card.archived_on = None
    return rows


def skill_of_card(db: Database, card_id: UUID) -> UUID | None:
    """Return the skill a card is of, or None when the card is gone."""
    with db.reading() as session:
        return session.exec(select(SkillCard.skill_id).where(SkillCard.id == card_id)).first()
