"""Writes of people and communities; on the lane only, each returns the way back."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, func, select

from bounceback_tui.stages.connect import organisation_rules, rules
from bounceback_tui.stages.connect.model import Contact, ContactEntry, Interaction
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.snapshot import Rows, keep, keep_with_dependents


def save_contact(db: Database, values: dict[str, Any], *, contact_id: UUID | None = None) -> tuple[UUID, Rows]:
    """Write somebody new, or change them.

    Args:
        db: the open database.
        values: the columns of ``ContactEntry``, all of them for somebody new.
        contact_id: who is changed.

    Returns:
        Their key, and the way back.

    Raises:
        InvalidEntry: a value does not fit.
    """
    with db.writing() as session:
        if contact_id is None:
            row = new_contact(checked(ContactEntry, values))
            session.add(row)
            return row.id, Rows().with_made([row])
        return contact_id, change(session, session.get_one(Contact, contact_id), values)


def new_contact(entry: ContactEntry, **more: Any) -> Contact:
    """Return the row of somebody new, not yet written."""
    due = rules.next_on(entry.day, entry.ideal_days, entry.paused_until)
    derived = {"next_on": due, "organisation_key": organisation_rules.organisation_key(entry.organisation)[:400]}
    return Contact.model_validate(entry.model_dump() | derived | more)


def change(session: Session, row: Contact, values: dict[str, Any]) -> Rows:
    """Change somebody's columns, all checked again; returns the way back."""
    before = keep([row])
    row.sqlmodel_update(checked(ContactEntry, row.model_dump() | values).model_dump())
    row.organisation_key = organisation_rules.organisation_key(row.organisation)[:400]
    set_clock(session, row)
    session.add(row)
    return before


def set_clock(session: Session, row: Contact) -> None:
    """Let the clock run from the last real contact."""
    session.flush()
    last = session.exec(select(func.max(Interaction.day)).where(Interaction.contact_id == row.id)).one()
    row.next_on = rules.next_on(last or row.day, row.ideal_days, row.paused_until)


def pause(db: Database, contact_id: UUID, until: date | None) -> Rows:
    """Pause somebody until a local date, or end the pause; returns the way back."""
    with db.writing() as session:
        return change(session, session.get_one(Contact, contact_id), {"paused_until": until})


def remove(db: Database, contact_id: UUID) -> Rows:
    """Delete somebody with all that hangs on them; returns the way back."""
    with db.writing() as session:
        row = session.get_one(Contact, contact_id)
        gone = keep_with_dependents(session, row)
        session.delete(row)
    return gone
