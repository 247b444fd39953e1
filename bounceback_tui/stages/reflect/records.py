"""Queries and writes of exercises that were done; every function runs on the lane."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, exists, func, or_, select

from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.reflect import rules
from bounceback_tui.stages.reflect.model import (
    AnswerEntry,
    Reason,
    Reflection,
    ReflectionAnswer,
    ReflectionEntry,
)
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.due import DueSource
from bounceback_tui.store.effort import EffortSource
from bounceback_tui.store.snapshot import Rows, keep, keep_with_dependents

DUE = DueSource("belief", Reflection, Reflection.title, Reflection.ask_on, order=Reflection.at, ahead=3)


EFFORTS = (
    EffortSource("reflection", Reflection, col(Reflection.day)),
    EffortSource("reflection", Reason, col(Reason.day)),
)


def done(no: Rejection) -> ColumnElement[bool]:
    """Whether anything was done in this stage for a no."""
    return or_(
        exists(select(Reflection.id).where(Reflection.rejection_id == no.id)),
        exists(select(Reason.id).where(Reason.rejection_id == no.id)),
    )


@dataclass(frozen=True, slots=True)
class Only:
    """Which reflections are listed: about one no, of one exercise, with a text in them; all without."""

    no_id: UUID | None = None
    exercise: str = ""
    containing: str = ""


def runs(
    db: Database, only: Only | None = None, *, before: datetime | None = None, limit: int = 100
) -> list[rules.Run]:
    """Return reflections without their answers, the newest first; one statement.

    Args:
        db: the open database.
        only: which; all without it.
        before: only those finished earlier than this moment (aware).
        limit: at most this many.
    """
    with db.reading() as session:
        return list_runs(session, only or Only(), before=before, limit=limit)


def list_runs(session: Session, only: Only, *, before: datetime | None = None, limit: int = 100) -> list[rules.Run]:
    """Return reflections as ``runs`` does, within a session."""
    query = (
        select(Reflection, Application.organisation)
        .join(Rejection, col(Rejection.id) == col(Reflection.rejection_id), isouter=True)
        .join(Application, col(Application.id) == col(Rejection.application_id), isouter=True)
        .order_by(col(Reflection.at).desc(), col(Reflection.id))
        .limit(limit)
    )
    if before is not None:
        query = query.where(col(Reflection.at) < before)
    if only.no_id is not None:
        query = query.where(Reflection.rejection_id == only.no_id)
    if only.exercise:
        query = query.where(Reflection.exercise == only.exercise)
    if only.containing:
        query = query.where(_holds(only.containing))
    return [_run(row, organisation or "") for row, organisation in session.exec(query)]


def _holds(text: str) -> ColumnElement[bool]:
    answered = select(ReflectionAnswer.reflection_id).where(
        or_(
            col(ReflectionAnswer.text).icontains(text, autoescape=True),
            col(ReflectionAnswer.question).icontains(text, autoescape=True),
        )
    )
    return or_(col(Reflection.id).in_(answered), col(Application.organisation).icontains(text, autoescape=True))


def _run(row: Reflection, organisation: str, answers: Sequence[ReflectionAnswer] = ()) -> rules.Run:
    return rules.Run(
        id=row.id,
        exercise=row.exercise,
        title=row.title,
        no_id=row.rejection_id,
        organisation=organisation,
        at=row.at,
        day=row.day,
        utc_offset=row.utc_offset,
        started_at=row.started_at,
        before=row.felt_before,
        after=row.felt_after,
        outside=row.outside,
        seconds=row.seconds,
        burnt=row.burnt,
        ask_on=row.ask_on,
        answers=tuple(rules.Answer(one.field, one.question, one.text, one.number) for one in answers),
    )


def find_run(db: Database, run_id: UUID) -> rules.Run | None:
    """Return a reflection with every word of it, or None when it is gone."""
    with db.reading() as session:
        found = session.exec(
            select(Reflection, Application.organisation)
            .join(Rejection, col(Rejection.id) == col(Reflection.rejection_id), isouter=True)
            .join(Application, col(Application.id) == col(Rejection.application_id), isouter=True)
            .where(Reflection.id == run_id)
        ).first()
        return _run(found[0], found[1] or "", _answers(session, run_id)) if found else None


def _answers(session: Session, run_id: UUID) -> Sequence[ReflectionAnswer]:
    return session.exec(
        select(ReflectionAnswer)
        .where(ReflectionAnswer.reflection_id == run_id)
        .order_by(col(ReflectionAnswer.position))
    ).all()


def save_run(
    db: Database, entry: ReflectionEntry, answers: Sequence[AnswerEntry], *, run_id: UUID | None = None
) -> tuple[UUID, Rows]:
    """Write a reflection with its answers, or replace one.

    Args:
        db: the open database.
        entry: the validated reflection.
        answers: what was answered, in order; a belief that was asked once more is kept.
        run_id: the reflection to replace; a new one is made without it.

    Returns:
        Its key, and the way back.

    Raises:
        StoreError: the write did not become durable; nothing of it is kept.
    """
    with db.writing() as session:
        if run_id is None:
            row = Reflection.model_validate(entry.model_dump())
            before = Rows().with_made([row])
            last: list[AnswerEntry] = []
        else:
            row = session.get_one(Reflection, run_id)
            old = _answers(session, run_id)
            before = keep([row, *old])
            last = [AnswerEntry(**one.model_dump()) for one in old if one.field == rules.AGAIN]
            row.sqlmodel_update(entry.model_dump())
            session.exec(delete(ReflectionAnswer).where(col(ReflectionAnswer.reflection_id) == run_id))
        session.add(row)
        session.flush()
        made = [
            ReflectionAnswer(**answer.model_dump(), reflection_id=row.id, position=position)
            for position, answer in enumerate([*answers, *last])
        ]
        session.add_all(made)
    return row.id, before.with_made(made)


def remove_run(db: Database, run_id: UUID) -> Rows:
    """Delete a reflection and its answers; returns what was deleted, for undo."""
    with db.writing() as session:
        row = session.get_one(Reflection, run_id)
        gone = keep_with_dependents(session, row)
        session.delete(row)
    return gone


def answer_again(db: Database, run_id: UUID, question: str, number: int) -> Rows:
    """Keep a belief that was asked once more, 0 to 100; returns the way back.

    Raises:
        InvalidEntry: the number is not 0 to 100.
        StoreError: the reflection is gone, or the write failed.
    """
    entry = checked(AnswerEntry, {"field": rules.AGAIN, "question": question, "number": number})
    with db.writing() as session:
        row = session.get_one(Reflection, run_id)
        old = _answers(session, run_id)
        before = keep([row, *(one for one in old if one.field == rules.AGAIN)])
        row.ask_on = None
        for one in old:
            if one.field == rules.AGAIN:
                session.delete(one)
        session.flush()
        answer = ReflectionAnswer(**entry.model_dump(), reflection_id=run_id, position=len(old))
        session.add(answer)
    return before.with_made([answer])


def ask_no_more(db: Database, run_id: UUID) -> Rows:
    """Ask about a belief no more; returns the way back."""
    with db.writing() as session:
        row = session.get_one(Reflection, run_id)
        before = keep([row])
        row.ask_on = None
    return before


def sessions(session: Session, exercise: str, no_id: UUID) -> tuple[int, list[tuple[int | None, int | None]]]:
    """Return how often an exercise was done about a no, and how the latest two times felt before and after.

    Burnt ones count: it is the going over it that has a bound.
    """
    query = select(Reflection.felt_before, Reflection.felt_after).where(
        Reflection.exercise == exercise, Reflection.rejection_id == no_id
    )
    latest = session.exec(query.order_by(col(Reflection.at).desc(), col(Reflection.id)).limit(2)).all()
    count = session.exec(
        select(func.count()).where(Reflection.exercise == exercise, Reflection.rejection_id == no_id)
    ).one()
    return count, [(before, after) for before, after in latest]


def own_distortions(session: Session, exercise: str, field: str, limit: int = 50) -> list[str]:
    """Return the words that were chosen in a field of an exercise, the latest first, for offering own ones again."""
    rows = session.exec(
        select(ReflectionAnswer.text)
        .join(Reflection, col(Reflection.id) == col(ReflectionAnswer.reflection_id))
        .where(Reflection.exercise == exercise, ReflectionAnswer.field == field, ReflectionAnswer.text != "")
        .order_by(col(Reflection.at).desc())
        .limit(limit)
    )
    return list(dict.fromkeys(word for text in rows for word in text.split("\n") if word))
