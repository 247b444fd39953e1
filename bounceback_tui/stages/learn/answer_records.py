"""Writes of answers and their points, and what goes with them; on the lane only, each returns the way back."""

from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from bounceback_tui.stages.learn.model import (
    FeedbackAnswer,
    FeedbackAnswerEntry,
    FeedbackPoint,
    FeedbackPointEntry,
    FeedbackRequest,
)
from bounceback_tui.stages.learn.request_records import change_within, require_day
from bounceback_tui.stages.learn.rules import State as S
from bounceback_tui.stages.learn.said_records import bring_up_to_date
from bounceback_tui.stages.learn.skill_records import skill_for
from bounceback_tui.store.base import LONGEST_TEXT, checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import Rows, keep


def save_answer(db: Database, values: dict[str, Any], *, answer_id: UUID | None = None) -> tuple[UUID, Rows]:
    """Write an answer word for word, or change one; the request it answers is answered from then on.

    Args:
        db: the open database.
        values: the columns of ``FeedbackAnswerEntry``.
        answer_id: the answer to change; a new one is made without it.

    Returns:
        Its key, and the way back.

    Raises:
        InvalidEntry: it is empty or too long, or came before the no or before anybody was asked.
    """
    length = len(str(values["text"]))
    if length > LONGEST_TEXT:
        raise InvalidEntry(
            f"That answer has {length:,} characters; {LONGEST_TEXT:,} can be kept. Leave out what it quotes, "
            "and save again."
        )
    entry = checked(FeedbackAnswerEntry, values)
    with db.writing() as session:
        require_day(session, entry.rejection_id, entry.day)
        before = Rows()
        if entry.request_id is not None:
            sent_on = session.get_one(FeedbackRequest, entry.request_id).sent_on
            if sent_on is None or entry.day < sent_on:
                raise InvalidEntry("That is before you asked; m marks the letter as sent, and on which day.")
            before = change_within(session, entry.request_id, lambda _: {"state": S.ANSWERED, "closed_on": entry.day})
        if answer_id is None:
            row = FeedbackAnswer.model_validate(entry.model_dump())
            before = before.with_made([row])
        else:
            row = session.get_one(FeedbackAnswer, answer_id)
            before += keep([row])
            was_about = row.rejection_id
            row.sqlmodel_update(entry.model_dump())
            before += bring_up_to_date(session, was_about, row.rejection_id)
        session.add(row)
    return row.id, before


def remove(db: Database, row_id: UUID) -> Rows:
    """Delete a request with its answers and their points, or an answer with its points; returns the way back.

    A request whose answer is taken away waits again.
    """
    with db.writing() as session:
        request = session.get(FeedbackRequest, row_id)
        where = col(FeedbackAnswer.request_id if request else FeedbackAnswer.id) == row_id
        answers = session.exec(select(FeedbackAnswer).where(where)).all()
        if request is None:
            session.get_one(FeedbackAnswer, row_id)
        points = session.exec(
            select(FeedbackPoint).where(col(FeedbackPoint.answer_id).in_([one.id for one in answers]))
        ).all()
        gone = keep([*([request] if request else []), *answers, *points])
        about = {answer.rejection_id for answer in answers}
        for answer in answers:
            session.delete(answer)
        gone += bring_up_to_date(session, *about)
        if request is not None:
            session.delete(request)
        elif (asked := answers[0].request_id) is not None:
            gone = _wait_again(session, asked) + gone
    return gone


def _wait_again(session: Session, request_id: UUID) -> Rows:
    """Open a request again, if no answer is left."""
    left = session.exec(select(FeedbackAnswer.id).where(FeedbackAnswer.request_id == request_id)).first()
    return Rows() if left else change_within(session, request_id, lambda _: {"state": S.SENT, "closed_on": None})


def save_point(
    db: Database, values: dict[str, Any], *, skill: str = "", point_id: UUID | None = None
) -> tuple[UUID, Rows]:
    """Write a point of an answer, or change one.

    Args:
        db: the open database.
        values: the columns of ``FeedbackPointEntry``; ``skill_id`` and ``position`` are found here.
        skill: the skill's name; one that is not known yet is made, and stays when the point is taken back.
        point_id: the point to change; a new one is made without it, after the others.

    Returns:
        Its key, and the way back.
    """
    with db.writing() as session:
        skill_id = skill_for(session, skill).id if skill.strip() else None
        if point_id is None:
            last = session.exec(
                select(func.max(FeedbackPoint.position)).where(FeedbackPoint.answer_id == values["answer_id"])
            ).one()
            place = 0 if last is None else last + 1
            entry = checked(FeedbackPointEntry, values | {"skill_id": skill_id, "position": place})
            row = FeedbackPoint.model_validate(entry.model_dump())
            before = Rows().with_made([row])
        else:
            row = session.get_one(FeedbackPoint, point_id)
            before = keep([row])
            entry = checked(FeedbackPointEntry, row.model_dump() | values | {"skill_id": skill_id})
            row.sqlmodel_update(entry.model_dump())
        session.add(row)
        answer = session.get_one(FeedbackAnswer, row.answer_id)
        before += bring_up_to_date(session, answer.rejection_id)
    return row.id, before


def remove_point(db: Database, point_id: UUID) -> Rows:
    """Delete a point; returns the way back."""
    with db.writing() as session:
        row = session.get_one(FeedbackPoint, point_id)
        answer = session.get_one(FeedbackAnswer, row.answer_id)
        gone = keep([row])
        session.delete(row)
        gone += bring_up_to_date(session, answer.rejection_id)
    return gone
