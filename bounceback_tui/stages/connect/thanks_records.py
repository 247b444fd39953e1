"""Queries of the thanks ledger; on the lane only."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select as select_any
from sqlmodel import Session, col, func, select

from bounceback_tui.stages.connect import thanks_rules
from bounceback_tui.stages.connect.model import Contact, Interaction
from bounceback_tui.stages.connect.rules import What
from bounceback_tui.store.database import Database


def helps(session: Session, today: date) -> Sequence[thanks_rules.Help]:
    """Return who helped over the last months, newest first, and whether they were thanked since; one statement."""
    later = (
        select(Interaction.contact_id, func.max(Interaction.at).label("at"))
        .where(Interaction.kind == What.THANKED)
        .group_by(col(Interaction.contact_id))
        .subquery()
    )
    rows = (
        session.connection()
        .execute(
            select_any(
                col(Interaction.contact_id),
                col(Contact.name),
                col(Interaction.day),
                col(Interaction.at),
                col(Interaction.note),
                func.coalesce(later.c.at >= col(Interaction.at), False),
            )
            .join(Contact, col(Contact.id) == col(Interaction.contact_id))
            .join(later, later.c.contact_id == col(Interaction.contact_id), isouter=True)
            .where(
                col(Interaction.kind) == What.THEY_HELPED,
                col(Interaction.day) > today - timedelta(days=thanks_rules.THANKS_WITHIN),
            )
            .order_by(col(Interaction.day).desc(), col(Interaction.at).desc(), col(Interaction.id))
        )
        .all()
    )
    return [thanks_rules.Help(*row[:5], bool(row[5])) for row in rows]


def ledger(db: Database, *, today: date) -> Sequence[thanks_rules.Help]:
    """Return the thanks ledger; see ``helps``."""
    with db.reading() as session:
        return helps(session, today)
