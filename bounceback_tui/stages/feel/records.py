"""Queries and writes of the first stage; every function runs on the lane, none of them once per row."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, SQLModel, col, delete, exists, or_, select

from bounceback_tui.content.loader import feelings
from bounceback_tui.content.model import Feeling
from bounceback_tui.journey.model import Rejection
from bounceback_tui.stages.feel import rules
from bounceback_tui.stages.feel.activity_records import activities_on
from bounceback_tui.stages.feel.model import (
    Capsule,
    CapsuleEntry,
    CheckIn,
    CheckInEntry,
    CheckInWord,
    OwnWord,
    OwnWordEntry,
    SelfCompassion,
    SelfCompassionEntry,
    SmallAct,
    SmallActEntry,
)
from bounceback_tui.store.database import Database
from bounceback_tui.store.due import DueSource
from bounceback_tui.store.effort import EffortSource
from bounceback_tui.store.snapshot import Rows, keep

Row = CheckIn | SmallAct | SelfCompassion | Capsule

KINDS: dict[rules.Kind, type[Row]] = {
    rules.Kind.CHECK_IN: CheckIn,
    rules.Kind.ACT: SmallAct,
    rules.Kind.STING: SelfCompassion,
    rules.Kind.CAPSULE: Capsule,
}

DUE = DueSource(
    "act",
    SmallAct,
    SmallAct.text,
    SmallAct.due_on,
    where=lambda: (col(SmallAct.done_at).is_(None), col(SmallAct.let_go_on).is_(None)),
    order=SmallAct.at,
)

EFFORTS = (
    EffortSource("check-in", CheckIn, col(CheckIn.day)),
    EffortSource("small act", SmallAct, col(SmallAct.done_on), where=lambda: (col(SmallAct.done_on).is_not(None),)),
    EffortSource("kindness", SelfCompassion, col(SelfCompassion.day)),
    EffortSource("kindness", Capsule, col(Capsule.day)),
)

RowT = TypeVar("RowT", SmallAct, SelfCompassion, Capsule)


def stung(no: Rejection) -> ColumnElement[bool]:
    """Whether self-compassion was written since a no was logged."""
    return exists(select(SelfCompassion.id).where(col(SelfCompassion.at) >= no.logged_at))


def done(no: Rejection) -> ColumnElement[bool]:
    """Whether anything was done in this stage since a no was logged."""
    return or_(
        exists(select(CheckIn.id).where(col(CheckIn.at) >= no.logged_at)),
        exists(select(SmallAct.id).where(col(SmallAct.at) >= no.logged_at)),
        stung(no),
    )


@dataclass(frozen=True, slots=True)
class FeelView:
    """What the room shows when it opens."""

    today: date
    items: Sequence[rules.Item]
    activities: Sequence[str]
    """Of today, in alphabetical order."""
    words: Sequence[Feeling]
    """The program's words and the person's own."""
    own_words: frozenset[str]


def save_check_in(
    db: Database, entry: CheckInEntry, words: Sequence[str], *, check_in_id: UUID | None = None
) -> tuple[CheckIn, Rows]:
    """Write a check-in with its words, or replace one.

    Args:
        db: the open database.
        entry: the validated check-in.
        words: feeling words in the order chosen; doubles are folded.
        check_in_id: the check-in to replace; a new one is made without it.

    Returns:
        The check-in as stored, and the way back.

    Raises:
        StoreError: the write did not become durable; nothing of it is kept.
    """
    before: list[SQLModel] = []
    with db.writing() as session:
        if check_in_id is None:
            row = CheckIn.model_validate(entry.model_dump())
        else:
            row = session.get_one(CheckIn, check_in_id)
            before = [row, *_words(session, [check_in_id])]
        kept = keep(before)
        row.sqlmodel_update(entry.model_dump())
        session.add(row)
        session.flush()
        session.exec(delete(CheckInWord).where(col(CheckInWord.check_in_id) == row.id))
        chosen = [
            CheckInWord(check_in_id=row.id, word=word, position=position)
            for position, word in enumerate(dict.fromkeys(words))
        ]
        session.add_all(chosen)
    return row, kept.with_made([*([row] if check_in_id is None else []), *chosen])


def _words(session: Session, ids: Iterable[UUID]) -> Sequence[CheckInWord]:
    return session.exec(
        select(CheckInWord).where(col(CheckInWord.check_in_id).in_(ids)).order_by(col(CheckInWord.position))
    ).all()


def save_act(db: Database, entry: SmallActEntry, *, act_id: UUID | None = None) -> tuple[SmallAct, Rows]:
    """Write a small act, or replace one; returns it and the way back."""
    with db.writing() as session:
        return _save(session, SmallAct, entry, act_id)


def save_sting(
    db: Database, entry: SelfCompassionEntry, *, sting_id: UUID | None = None
) -> tuple[SelfCompassion, Rows]:
    """Write a self-compassion page, or replace one; returns it and the way back."""
    with db.writing() as session:
        return _save(session, SelfCompassion, entry, sting_id)


def save_capsule(db: Database, entry: CapsuleEntry, *, capsule_id: UUID | None = None) -> tuple[Capsule, Rows]:
    """Write a capsule, or replace one; returns it and the way back."""
    with db.writing() as session:
        return _save(session, Capsule, entry, capsule_id)


def _save(session: Session, table: type[RowT], entry: SQLModel, row_id: UUID | None) -> tuple[RowT, Rows]:
    if row_id is None:
        row = table.model_validate(entry.model_dump())
        kept = Rows().with_made([row])
    else:
        row = session.get_one(table, row_id)
        kept = keep([row])
        row.sqlmodel_update(entry.model_dump())
    session.add(row)
    return row, kept


def remove(db: Database, kind: rules.Kind, row_id: UUID) -> Rows:
    """Delete one entry of the stage, words and all.

    Returns:
        What was deleted, for undo.

    Raises:
        StoreError: it is gone already, or the write failed.
    """
    with db.writing() as session:
        row = session.get_one(KINDS[kind], row_id)
        gone = keep([row, *(_words(session, [row_id]) if kind is rules.Kind.CHECK_IN else [])])
        session.delete(row)
    return gone


def feed(
    db: Database, *, before: datetime | None = None, containing: str = "", limit: int = 100
) -> Sequence[rules.Item]:
    """Return the stage's entries, newest first, whatever their kind.

    Args:
        db: the open database.
        before: only entries strictly earlier than this moment (aware); all without it.
        containing: only entries with this in one of their texts or words, whatever its case.
        limit: at most this many.

    Returns:
        The entries; at most five statements, however many rows there are.
    """
    with db.reading() as session:
        return _feed(session, before=before, containing=containing, limit=limit)


def _holds(table: type[Row], text: str) -> ColumnElement[bool]:
    found = [getattr(table, name).icontains(text, autoescape=True) for name in table.texts]
    if table is CheckIn:
        having = select(CheckInWord.check_in_id).where(col(CheckInWord.word).icontains(text, autoescape=True))
        found.append(col(CheckIn.id).in_(having))
    return or_(*found)


def _feed(session: Session, *, before: datetime | None, containing: str = "", limit: int) -> Sequence[rules.Item]:
    items: list[rules.Item] = []
    for kind, table in KINDS.items():
        query = select(table).order_by(col(table.at).desc()).limit(limit)
        if before is not None:
            query = query.where(col(table.at) < before)
        if containing:
            query = query.where(_holds(table, containing))
        rows = session.exec(query).all()
        items += [_item(kind, row) for row in rows]
    items = sorted(items, key=lambda item: (item.at, item.id.hex), reverse=True)[:limit]
    chosen: dict[UUID, list[str]] = defaultdict(list)
    for word in _words(session, [item.id for item in items if item.kind is rules.Kind.CHECK_IN]):
        chosen[word.check_in_id].append(word.word)
    return [item.with_words(chosen[item.id]) if item.id in chosen else item for item in items]


def _item(kind: rules.Kind, row: SQLModel) -> rules.Item:
    values = row.model_dump(exclude={"created_at", "updated_at"})
    when = {name: values.pop(name) for name in ("id", "at", "day", "utc_offset")}
    return rules.Item(kind=kind, fields=values, **when)


def find(db: Database, kind: rules.Kind, row_id: UUID) -> rules.Item | None:
    """Return one entry of the stage, or None when it is gone."""
    with db.reading() as session:
        row = session.get(KINDS[kind], row_id)
        if row is None:
            return None
        words = _words(session, [row_id]) if kind is rules.Kind.CHECK_IN else []
        return _item(kind, row).with_words(word.word for word in words)


def view(db: Database, *, today: date, limit: int = 100) -> FeelView:
    """Return what the room shows at opening, in a constant number of statements."""
    with db.reading() as session:
        items = _feed(session, before=None, limit=limit)
        own = {
            row.word: Feeling(row.word, row.pleasantness, row.energy, "a word of your own")
            for row in session.exec(select(OwnWord).order_by(col(OwnWord.word)))
        }
        return FeelView(
            today=today,
            items=items,
            activities=activities_on(session, today),
            words=[*(word for word in feelings() if word.word not in own), *own.values()],
            own_words=frozenset(own),
        )


def add_own_word(db: Database, entry: OwnWordEntry) -> OwnWord:
    """Add an own word, or move it on the grid when it is there already."""
    with db.writing() as session:
        row = session.exec(select(OwnWord).where(OwnWord.word == entry.word)).first()
        row = row or OwnWord.model_validate(entry.model_dump())
        row.sqlmodel_update(entry.model_dump())
        session.add(row)
    return row


def remove_own_word(db: Database, word: str) -> Rows:
    """Take an own word off the list; check-ins that used it keep it. Returns the row, for undo."""
    with db.writing() as session:
        row = session.exec(select(OwnWord).where(OwnWord.word == word)).one()
        gone = keep([row])
        session.delete(row)
    return gone


def words_known(db: Database) -> set[str]:
    """Return the person's own words."""
    with db.reading() as session:
        return set(session.exec(select(OwnWord.word)).all())


def opened_capsule(db: Database, capsule_id: UUID, *, now: datetime) -> None:
    """Remember that a capsule was read."""
    with db.writing() as session:
        session.get_one(Capsule, capsule_id).opened_at = now.astimezone(UTC)


def capsule_to_offer(db: Database) -> Capsule | None:
    """Return the capsule read longest ago, never-read and newest ones first, or None."""
    with db.reading() as session:
        return session.exec(
            select(Capsule).order_by(col(Capsule.opened_at).asc().nulls_first(), col(Capsule.at).desc()).limit(1)
        ).first()
