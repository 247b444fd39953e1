"""Queries and writes about asks and thanks; every function runs on the lane."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from bounceback_tui.stages.connect import happened_records, records, rules
from bounceback_tui.stages.connect.model import Ask, AskEntry
from bounceback_tui.stages.connect.rules import Opened, Purpose, State, What
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import Rows, keep


def find(db: Database, key: str) -> tuple[Opened, rules.Ask] | None:
    """Return an ask and whom it is to, by its key as hexadecimal text; None when either is gone."""
    with db.reading() as session:
        row = session.get(Ask, UUID(key))
    opened = records.find(db, row.contact_id.hex) if row else None
    return (opened, row.plain()) if row and opened else None


def add(db: Database, values: dict[str, Any]) -> tuple[UUID, Rows]:
    """Write a new letter, not yet sent; returns its key and the way back."""
    row = Ask.model_validate(checked(AskEntry, values).model_dump())
    with db.writing() as session:
        session.add(row)
    return row.id, Rows().with_made([row])


def change(db: Database, ask_id: UUID, **values: Any) -> Rows:
    """Change a letter's columns; everything is checked again."""
    with db.writing() as session:
        return _change(session, ask_id, values)


def _change(session: Session, ask_id: UUID, values: dict[str, Any]) -> Rows:
    row = session.get_one(Ask, ask_id)
    before = keep([row])
    row.sqlmodel_update(checked(AskEntry, row.model_dump() | values).model_dump())
    session.add(row)
    return before


def mark_sent(db: Database, ask_id: UUID, *, moment: dict[str, Any], follow_up_on: date) -> Rows:
    """Say that a letter went out: only then is it a real contact, and the clock runs from it.

    Args:
        db: the open database.
        ask_id: which.
        moment: ``at``, ``day`` and ``utc_offset`` of its going out.
        follow_up_on: the local date on which to look again; thanks wait for nothing.

    Raises:
        InvalidEntry: it went out before.
    """
    with db.writing() as session:
        row = session.get_one(Ask, ask_id)
        if row.state is not State.DRAFT:
            raise InvalidEntry("That went out already.")
        thanks = row.purpose is Purpose.THANKS
        now = {"state": State.ANSWERED} if thanks else {"state": State.SENT, "follow_up_on": follow_up_on}
        changed = _change(session, ask_id, {"sent_on": moment["day"]} | now)
        kind = What.THANKED if thanks else What.ASKED
        happened = moment | {"contact_id": row.contact_id, "kind": kind, "note": row.what}
        return changed + happened_records.add_interaction(session, happened)[1]


def settle(db: Database, ask_id: UUID, *, state: State, answer: str, helped: dict[str, Any] | None = None) -> Rows:
    """Say what came of an ask.

    Args:
        db: the open database.
        ask_id: which.
        state: answered, or let go.
        answer: what came, as typed.
        helped: ``at``, ``day`` and ``utc_offset`` of their help, if they helped: it goes into the thanks ledger.
    """
    with db.writing() as session:
        row = session.get_one(Ask, ask_id)
        changed = _change(session, ask_id, {"state": state, "answer": answer, "follow_up_on": None})
        if helped is None:
            return changed
        happened = helped | {"contact_id": row.contact_id, "kind": What.THEY_HELPED, "note": answer or row.what}
        return changed + happened_records.add_interaction(session, happened)[1]


def remove(db: Database, ask_id: UUID) -> Rows:
    """Delete a letter; what happened stays."""
    with db.writing() as session:
        row = session.get_one(Ask, ask_id)
        gone = keep([row])
        session.delete(row)
    return gone
