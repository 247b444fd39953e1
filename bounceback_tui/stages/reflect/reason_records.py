"""Queries and writes of supposed reasons, and the room's view; every function runs on the lane."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from bounceback_tui.content.questions import Prompt
from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.journey.records import No, as_no
from bounceback_tui.stages.feel.model import Moment
from bounceback_tui.stages.reflect import prompt_records, records, rules
from bounceback_tui.stages.reflect.model import AgainEntry, Reason, ReasonEntry
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.due import DueSource
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import Rows, keep

DUE = DueSource(
    "reason",
    Reason,
    Reason.text,
    Reason.ask_on,
    where=lambda: (col(Reason.again_at).is_(None),),
    order=Reason.at,
    ahead=3,
)


def _reason(row: Reason) -> rules.Reason:
    return rules.Reason(
        id=row.id,
        text=row.text,
        source=row.source,
        confidence=row.confidence,
        day=row.day,
        ask_on=row.ask_on,
        again_source=row.again_source,
        again_confidence=row.again_confidence,
        again_note=row.again_note,
        again_day=row.again_day,
        from_feedback=row.origin_id is not None,
    )


def list_reasons(session: Session, no_id: UUID) -> list[rules.Reason]:
    """Return the reasons of a no: what they said first, then in the order in which they were written."""
    rows = session.exec(
        select(Reason).where(Reason.rejection_id == no_id).order_by(col(Reason.at), col(Reason.id))
    ).all()
    order = list(rules.Source)
    return sorted(map(_reason, rows), key=lambda reason: order.index(reason.source))


def reasons(db: Database, no_id: UUID) -> list[rules.Reason]:
    """Return the reasons of a no as ``list_reasons`` does."""
    with db.reading() as session:
        return list_reasons(session, no_id)


def find_reason(db: Database, reason_id: UUID) -> tuple[rules.Reason, No] | None:
    """Return a reason and the no it is about, or None when it is gone."""
    with db.reading() as session:
        found = session.exec(
            select(Reason, Rejection, Application)
            .join(Rejection, col(Rejection.id) == col(Reason.rejection_id))
            .join(Application, col(Application.id) == col(Rejection.application_id))
            .where(Reason.id == reason_id)
        ).first()
    return (_reason(found[0]), as_no(found[1], found[2])) if found else None


def save_reason(db: Database, entry: ReasonEntry, *, reason_id: UUID | None = None) -> Rows:
    """Write a reason, to be asked about again in two weeks, or replace one; returns the way back.

    Raises:
        InvalidEntry: it came from feedback, and so is not changed here.
        StoreError: it is gone, or the write failed.
    """
    with db.writing() as session:
        if reason_id is None:
            again_on = entry.day + timedelta(days=rules.REASON_AGAIN)
            row = Reason.model_validate(entry.model_dump() | {"ask_on": again_on})
            before = Rows().with_made([row])
        else:
            row = _own(session, reason_id)
            before = keep([row])
            row.sqlmodel_update(entry.model_dump())
        session.add(row)
    return before


def _own(session: Session, reason_id: UUID) -> Reason:
    row = session.get_one(Reason, reason_id)
    if row.origin_id is not None:
        raise InvalidEntry("This is what they said, from an answer you kept; it is changed where that answer is.")
    return row


def remove_reason(db: Database, reason_id: UUID) -> Rows:
    """Delete a reason; returns what was deleted, for undo. Errors as in ``save_reason``."""
    with db.writing() as session:
        row = _own(session, reason_id)
        gone = keep([row])
        session.delete(row)
    return gone


def answer_again(
    db: Database, reason_id: UUID, when: Moment, *, source: str, confidence: int | None, note: str
) -> Rows:
    """Keep the second answer about a reason beside the first; returns the way back.

    Args:
        db: the open database.
        reason_id: which.
        when: the moment of the answer.
        source: one of ``rules.Source``.
        confidence: 0 to 100.
        note: what changed, as typed.

    Raises:
        InvalidEntry: something does not fit.
        StoreError: it is gone, or the write failed.
    """
    if confidence is None:
        raise InvalidEntry("Say how sure you are now, from 0 to 100.")
    entry = checked(
        AgainEntry,
        {
            "again_source": source,
            "again_confidence": confidence,
            "again_note": note,
            "again_at": when.at,
            "again_day": when.day,
        },
    )
    with db.writing() as session:
        row = session.get_one(Reason, reason_id)
        before = keep([row])
        row.sqlmodel_update(entry.model_dump())
        row.ask_on = None
    return before


def ask_no_more(db: Database, reason_id: UUID) -> Rows:
    """Ask about a reason no more; returns the way back."""
    with db.writing() as session:
        row = session.get_one(Reason, reason_id)
        before = keep([row])
        row.ask_on = None
    return before


@dataclass(frozen=True, slots=True)
class ReflectView:
    """What the room shows.

    ``no`` is the one it is about, or None; ``sessions`` and ``endings`` are those of the bounded exercises, by id.
    """

    today: date
    no: No | None
    runs: Sequence[rules.Run]
    reasons: Sequence[rules.Reason]
    sessions: dict[str, int]
    endings: dict[str, list[tuple[int | None, int | None]]]
    own_prompts: Sequence[Prompt]
    favourites: frozenset[str]


def view(
    db: Database, *, today: date, no_id: UUID | None, only: records.Only, bounded: Iterable[str], limit: int
) -> ReflectView:
    """Return what the room shows, in a number of statements that does not depend on the rows.

    Args:
        db: the open database.
        today: the person's local date.
        no_id: the no it is about; none if it is gone.
        only: which reflections are listed.
        bounded: ids of the exercises whose sessions are counted.
        limit: reflections listed at most.
    """
    with db.reading() as session:
        found = None
        if no_id is not None:
            found = session.exec(
                select(Rejection, Application)
                .join(Application, col(Application.id) == col(Rejection.application_id))
                .where(Rejection.id == no_id)
            ).first()
        counted = (
            {one: records.sessions(session, one, no_id) for one in bounded} if no_id is not None and found else {}
        )
        return ReflectView(
            today=today,
            no=as_no(*found) if found else None,
            runs=records.list_runs(session, only, limit=limit),
            reasons=list_reasons(session, no_id) if no_id is not None and found else [],
            sessions={one: count for one, (count, _) in counted.items()},
            endings={one: endings for one, (_, endings) in counted.items()},
            own_prompts=prompt_records.own_prompts(session),
            favourites=prompt_records.favourites(session),
        )
