"""Writes of letters: drafted, changed, sent, called silent; on the lane only, each returns the way back."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from bounceback_tui.journey.model import Rejection
from bounceback_tui.stages.learn import rules
from bounceback_tui.stages.learn.model import (
    FeedbackRequest,
    FeedbackRequestEntry,
)
from bounceback_tui.stages.learn.rules import About, Purpose
from bounceback_tui.stages.learn.rules import State as S
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import Rows, keep


def add_request(db: Database, entry: FeedbackRequestEntry) -> tuple[UUID, Rows]:
    """Write a new letter; returns its key and the way back."""
    row = FeedbackRequest.model_validate(entry.model_dump())
    with db.writing() as session:
        session.add(row)
    return row.id, Rows().with_made([row])


def change(db: Database, request_id: UUID, **values: Any) -> Rows:
    """Change a letter's columns; everything is checked again.

    Raises:
        InvalidEntry: a value does not fit.
        StoreError: it is gone, or the write failed.
    """
    with db.writing() as session:
        return change_within(session, request_id, lambda _: values)


def change_within(session: Session, request_id: UUID, values: Callable[[FeedbackRequest], dict[str, Any]]) -> Rows:
    """Do what ``change`` does, within a transaction; the values may depend on the row."""
    row = session.get_one(FeedbackRequest, request_id)
    before = keep([row])
    row.sqlmodel_update(checked(FeedbackRequestEntry, row.model_dump() | values(row)).model_dump())
    session.add(row)
    return before


def mark_sent(db: Database, request_id: UUID, *, on: date, follow_up_on: date, again: bool = False) -> Rows:
    """Say that a letter went out, or on which day it really did.

    Args:
        db: the open database.
        request_id: which.
        on: the local date it went out.
        follow_up_on: when to look again; after the second letter, when to call it silent.
        again: whether it is the second letter.

    Raises:
        InvalidEntry: the day is before the no, or before the first letter.
    """

    def values(row: FeedbackRequest) -> dict[str, Any]:
        require_day(session, row.rejection_id, on)
        if not again:
            return {"state": S.SENT, "sent_on": on, "follow_up_on": follow_up_on, "closed_on": None}
        if row.sent_on is None or on < row.sent_on:
            raise InvalidEntry(f"That is before the first letter, which went out on {row.sent_on or 'no day yet'}.")
        return {"followed_up_on": on, "follow_up_on": follow_up_on}

    with db.writing() as session:
        return change_within(session, request_id, values)


def call_silent(db: Database, request_id: UUID, *, today: date) -> Rows:
    """Stop waiting for an answer; returns the way back.

    Raises:
        InvalidEntry: nobody is waited for.
    """

    def values(row: FeedbackRequest) -> dict[str, Any]:
        if row.state is not S.SENT:
            raise InvalidEntry("Nobody is waited for here, so there is nothing to call silent.")
        return {"state": S.SILENT, "closed_on": today}

    with db.writing() as session:
        return change_within(session, request_id, values)


def require_day(session: Session, rejection_id: UUID | None, day: date) -> None:
    """Raise InvalidEntry for a day before the no it is about."""
    no = session.get(Rejection, rejection_id) if rejection_id is not None else None
    if no is not None and (why := rules.too_early(day, About(no_day=no.day))):
        raise InvalidEntry(why)


LETTER_COLUMNS = {Purpose.ASK: "letter", Purpose.FOLLOW_UP: "follow_up", Purpose.THANKS: "thanks"}
"""Which column holds which letter."""
