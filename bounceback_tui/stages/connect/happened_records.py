"""Queries and writes of what happened with somebody; on the lane only, each write returns the way back."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bounceback_tui.stages.connect import rules
from bounceback_tui.stages.connect.contact_records import set_clock
from bounceback_tui.stages.connect.model import Ask, Contact, Interaction, InteractionEntry
from bounceback_tui.stages.connect.records import opened_of
from bounceback_tui.stages.connect.rules import Opened
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.snapshot import Rows, keep

AboutT = TypeVar("AboutT", Interaction, Ask)


def log_interaction(db: Database, values: dict[str, Any], *, interaction_id: UUID | None = None) -> tuple[UUID, Rows]:
    """Write down a real contact, or change one; the clock runs from the last of them.

    Args:
        db: the open database.
        values: the columns of ``InteractionEntry``.
        interaction_id: the one to change; a new one is made without it.

    Returns:
        Its key, and the way back.
    """
    with db.writing() as session:
        key, rows = add_interaction(session, values, interaction_id=interaction_id)
    return key, rows


def add_interaction(
    session: Session, values: dict[str, Any], *, interaction_id: UUID | None = None
) -> tuple[UUID, Rows]:
    """Do what ``log_interaction`` does, within a transaction."""
    if interaction_id is None:
        entry = checked(InteractionEntry, values)
        row = Interaction.model_validate(entry.model_dump())
        contact = session.get_one(Contact, row.contact_id)
        before = keep([contact]).with_made([row])
    else:
        row = session.get_one(Interaction, interaction_id)
        contact = session.get_one(Contact, row.contact_id)
        before = keep([contact, row])
        row.sqlmodel_update(checked(InteractionEntry, row.model_dump() | values).model_dump())
    session.add(row)
    set_clock(session, contact)
    session.add(contact)
    return row.id, before


def remove_interaction(db: Database, interaction_id: UUID) -> Rows:
    """Delete a contact that was noted; the clock runs from the one before it again."""
    with db.writing() as session:
        row = session.get_one(Interaction, interaction_id)
        contact = session.get_one(Contact, row.contact_id)
        gone = keep([contact, row])
        session.delete(row)
        set_clock(session, contact)
        session.add(contact)
    return gone


def happened(
    db: Database,
    contact_id: UUID,
    *,
    after: rules.Interaction | rules.Ask | None = None,
    containing: str = "",
    limit: int = 100,
) -> Sequence[rules.Interaction | rules.Ask]:
    """Return contacts with somebody and letters to them, newest day first, its letters first; two statements.

    Args:
        db: the open database.
        contact_id: with whom.
        after: the last one that is listed already.
        containing: only those with this in what was written.
        limit: at most this many.
    """
    found: list[rules.Interaction | rules.Ask] = []
    with db.reading() as session:
        asks = _of(Ask, contact_id, containing, after.day if after else None)
        contacts = _of(Interaction, contact_id, containing, after.day if after else None)
        rows = [*session.exec(asks), *session.exec(contacts)]
        rows.sort(key=lambda row: (row.at, row.created_at, row.id.hex), reverse=True)
        found += [row.plain() for row in rows]
    found.sort(key=lambda one: (-one.day.toordinal(), isinstance(one, rules.Interaction)))  # keeps them by the hour
    start = next((n + 1 for n, one in enumerate(found) if after is not None and one.id == after.id), 0)
    return found[start : start + limit]


def _of(table: type[AboutT], contact_id: UUID, containing: str, until: date | None) -> SelectOfScalar[AboutT]:
    query = select(table).where(table.contact_id == contact_id)
    if containing:
        inside = (getattr(table, name).icontains(containing, autoescape=True) for name in table.texts)
        query = query.where(or_(*inside))
    return query if until is None else query.where(col(table.day) <= until)


def interaction(db: Database, key: str) -> tuple[Opened, rules.Interaction] | None:
    """Return something that happened and with whom, by its key as hexadecimal text; None when it is gone."""
    with db.reading() as session:
        row = session.get(Interaction, UUID(key))
        opened = opened_of(session, row.contact_id) if row else None
        if row is None or opened is None:
            return None
        return opened, row.plain()
