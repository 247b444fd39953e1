"""Taking people over from a file; on the lane only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select as select_any
from sqlmodel import col

from bounceback_tui.stages.connect import organisation_rules
from bounceback_tui.stages.connect.contact_records import new_contact
from bounceback_tui.stages.connect.model import Contact, ContactEntry
from bounceback_tui.stages.connect.rules import Tie
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.snapshot import Rows


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody from a file: the key is the same each time, so that nobody comes twice."""

    id: UUID
    name: str
    organisation: str = ""
    known_from: str = ""
    mail: str = ""
    reach: str = ""
    link: str = ""


def already_here(db: Database, newcomers: Sequence[Newcomer]) -> frozenset[UUID]:
    """Return which of those in a file are here, by key, link, mail, or name and organisation; one statement."""
    with db.reading() as session:
        names = (Contact.link, Contact.mail, Contact.name, Contact.organisation_key)
        rows = session.connection().execute(select_any(col(Contact.id), *map(col, names))).all()
    ids = {row[0] for row in rows}
    links = {row[1].casefold() for row in rows if row[1]}
    mails = {row[2].casefold() for row in rows if row[2]}
    named = {(row[3].casefold(), row[4]) for row in rows}
    return frozenset(
        one.id
        for one in newcomers
        if one.id in ids
        or one.link.casefold() in links
        or one.mail.casefold() in mails
        or (one.name.casefold(), organisation_rules.organisation_key(one.organisation)[:400]) in named
    )


def bring_in(db: Database, newcomers: Iterable[Newcomer], *, moment: dict[str, Any]) -> tuple[int, Rows]:
    """Write those who were chosen, in one transaction; whoever is here already stays as they are.

    Args:
        db: the open database.
        newcomers: the chosen ones.
        moment: ``at``, ``day`` and ``utc_offset`` of the import.

    Returns:
        How many came, and the way back.

    Raises:
        InvalidEntry: one of them cannot be kept; none is then.
    """
    wanted = list({one.id: one for one in newcomers}.values())
    here = already_here(db, wanted)
    rows = [_newcomer(one, moment) for one in wanted if one.id not in here]
    with db.writing() as session:
        session.add_all(rows)
    return len(rows), Rows().with_made(rows)


def _newcomer(one: Newcomer, moment: dict[str, Any]) -> Contact:
    texts = {name: getattr(one, name) for name in ("name", "organisation", "known_from", "mail", "reach", "link")}
    return new_contact(checked(ContactEntry, moment | texts | {"tie": Tie.LOOSE}), id=one.id)
