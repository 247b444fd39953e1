"""Queries and writes of the sixth stage: people and what happened; every function runs on the lane."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import compress, product
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, case
from sqlalchemy import select as select_any
from sqlmodel import Session, col, exists, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.connect import rules
from bounceback_tui.stages.connect.model import Ask, Contact, ContactEntry, Interaction, InteractionEntry
from bounceback_tui.stages.connect.rules import Kind, Opened, Person, Tie, What
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.due import DueSource
from bounceback_tui.store.effort import EffortSource
from bounceback_tui.store.known import NameSource
from bounceback_tui.store.snapshot import Rows, keep, keep_with_dependents

AboutT = TypeVar("AboutT", Interaction, Ask)

SHOWN_HAPPENED = 200
"""Interactions the pane shows, at most."""

DUE = DueSource("touch", Contact, Contact.name, Contact.next_on, order=Contact.at, ahead=0)
"""People it is time to say hello to."""

_name = select(Contact.name).where(col(Contact.id) == col(Ask.contact_id)).correlate(Ask).scalar_subquery()

DUE_ASKS = DueSource(
    "ask",
    Ask,
    _name,
    Ask.follow_up_on,
    where=lambda: (col(Ask.state) == rules.State.SENT,),
    order=Ask.at,
    ahead=3,
)
"""Asks it is time to look at again."""


EFFORTS = (EffortSource("reach-out", Interaction, col(Interaction.day)),)

NAMES = NameSource(
    Contact,
    col(Contact.name),
    col(Contact.name),
    mail=col(Contact.mail),
    organisation=col(Contact.organisation),
    where=lambda: (col(Contact.kind) == Kind.PERSON,),
)
"""Everybody one is in touch with, by name."""


def done(no: Rejection) -> ColumnElement[bool]:
    """Whether there was any real contact since a no was logged."""
    return exists(select(Interaction.id).where(col(Interaction.at) >= no.logged_at))


def whom_to_tell(session: Session, today: date) -> tuple[str, str] | None:
    """Return whom one might tell of a no: somebody who gives comfort, or is close; comfort first, close first.

    Args:
        session: one that is reading.
        today: the local date it is now.

    Returns:
        Key as hexadecimal text, and name; None when there is nobody, or when one was in contact with somebody today.
    """
    near = case(*((col(Contact.tie) == tie, place) for place, tie in enumerate(Tie)))
    row = session.exec(
        select(Contact.id, Contact.name)
        .where(
            Contact.kind == Kind.PERSON,
            ~exists(select(Interaction.id).where(Interaction.day == today)),
            or_(col(Contact.comfort), col(Contact.tie) == Tie.CLOSE),
            or_(col(Contact.paused_until).is_(None), col(Contact.paused_until) < today),
        )
        .order_by(col(Contact.comfort).desc(), near, col(Contact.name), col(Contact.id))
        .limit(1)
    ).first()
    return (row[0].hex, row[1]) if row else None


@dataclass(frozen=True, slots=True)
class ConnectView:
    """What the room shows; ``known`` says whom one knows where the no being worked through came from."""

    today: date
    people: Sequence[Person]
    thanks: str
    known: str
    opened: Opened | None


def view(db: Database, *, today: date, key: str | None = None) -> ConnectView:
    """Return what the room shows, in a constant number of statements.

    Args:
        db: the open database.
        today: the person's local date.
        key: whom the cursor is on, as hexadecimal text.
    """
    with db.reading() as session:
        people = _people(session)
        there = {one.key for one in people}
        first = rules.order(people, today)[0].key if people else None
        chosen = key if key in there else first
        return ConnectView(
            today,
            people,
            rules.thanks_sentence(helps(session, today), today),
            _known(session),
            _opened(session, UUID(chosen)) if chosen else None,
        )


def people(db: Database, *, containing: str = "") -> Sequence[Person]:
    """Return everybody, or those with a text in anything written about them, whatever its case."""
    with db.reading() as session:
        return _people(session, containing)


_PERSON = (
    col(Contact.id),
    col(Contact.kind),
    col(Contact.name),
    col(Contact.organisation),
    col(Contact.tie),
    col(Contact.comfort),
    col(Contact.information),
    col(Contact.introductions),
    col(Contact.day),
    col(Contact.ideal_days),
    col(Contact.limit_days),
    col(Contact.paused_until),
    col(Contact.next_on),
)


def _people(session: Session, containing: str = "") -> list[Person]:
    """Read the columns of the list only, with the day of the last contact; one statement."""
    last = (
        select_any(col(Interaction.contact_id), func.max(Interaction.day).label("day"))
        .group_by(col(Interaction.contact_id))
        .subquery()
    )
    query = select_any(*_PERSON, last.c.day).outerjoin(last, last.c.contact_id == col(Contact.id))
    if containing:
        inside = [
            or_(*(getattr(table, name).icontains(containing, autoescape=True) for name in table.texts))
            for table in (Contact, Interaction, Ask)
        ]
        query = query.where(
            or_(
                inside[0],
                col(Contact.id).in_(select(Interaction.contact_id).where(inside[1])),
                col(Contact.id).in_(select(Ask.contact_id).where(inside[2])),
            )
        )
    found = []
    sets = {flags: frozenset(compress(rules.Give, flags)) for flags in product((False, True), repeat=len(rules.Give))}
    for key, kind, name, organisation, tie, *gives, day, ideal, limit, paused, on, last_on in (
        session.connection().execute(query).all()
    ):
        facts = (key, kind, name, organisation, tie, sets[tuple(gives)], day, ideal, limit, paused, on)
        found.append(Person(*facts, last_on))
    return found


def _known(session: Session) -> str:
    """Say whom one knows at the organisation of the no being worked through."""
    organisation = session.exec(
        select(Application.organisation)
        .join(Rejection, col(Rejection.application_id) == col(Application.id))
        .where(col(Rejection.closed_on).is_(None))
        .order_by(col(Rejection.focused_at).desc(), col(Rejection.id))
        .limit(1)
    ).first()
    if organisation is None:
        return ""
    return rules.known_sentence([one.name for one in contacts_at(session, organisation)], organisation)


def contacts_at(session: Session, organisation: str) -> Sequence[Contact]:
    """Return whom one knows at an organisation, close ones first; one statement.

    Args:
        session: one that is reading or writing.
        organisation: as it is written anywhere; capitals, punctuation and "Ltd", "GmbH" or "Inc" make no difference.
    """
    if not (key := rules.organisation_key(organisation)):
        return ()
    near = case(*((col(Contact.tie) == tie, place) for place, tie in enumerate(Tie)))
    return session.exec(
        select(Contact).where(Contact.organisation_key == key).order_by(near, col(Contact.name), col(Contact.id))
    ).all()


def known_at(session: Session, organisations: Sequence[str]) -> dict[str, str]:
    """Say whom one knows at each of some organisations, in a sentence each; one statement.

    Args:
        session: one that is reading.
        organisations: as they are written, at most some hundred; those where one knows nobody are left out.
    """
    keys = {name: rules.organisation_key(name)[:400] for name in organisations}
    near = case(*((col(Contact.tie) == tie, place) for place, tie in enumerate(Tie)))
    found: dict[str, list[str]] = defaultdict(list)
    for key, name in session.exec(
        select(Contact.organisation_key, Contact.name)
        .where(col(Contact.organisation_key).in_({key for key in keys.values() if key}))
        .order_by(near, col(Contact.name), col(Contact.id))
    ):
        found[key].append(name)
    return {name: rules.known_sentence(found[key], name) for name, key in keys.items() if key in found}


def helps(session: Session, today: date) -> Sequence[rules.Help]:
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
                col(Interaction.day) > today - timedelta(days=rules.THANKS_WITHIN),
            )
            .order_by(col(Interaction.day).desc(), col(Interaction.at).desc(), col(Interaction.id))
        )
        .all()
    )
    return [rules.Help(*row[:5], bool(row[5])) for row in rows]


def ledger(db: Database, *, today: date) -> Sequence[rules.Help]:
    """Return the thanks ledger; see ``helps``."""
    with db.reading() as session:
        return helps(session, today)


def find(db: Database, key: str) -> Opened | None:
    """Return somebody by their key as hexadecimal text; None when they are gone."""
    with db.reading() as session:
        return _opened(session, UUID(key))


def _opened(session: Session, key: UUID) -> Opened | None:
    row = session.get(Contact, key)
    if row is None:
        return None
    happened = session.exec(
        select(Interaction)
        .where(Interaction.contact_id == key)
        .order_by(col(Interaction.day).desc(), col(Interaction.at).desc(), col(Interaction.created_at).desc())
        .limit(SHOWN_HAPPENED)
    ).all()
    asks = session.exec(
        select(Ask).where(Ask.contact_id == key).order_by(col(Ask.at).desc(), col(Ask.id)).limit(SHOWN_HAPPENED)
    ).all()
    return Opened(
        row.person(happened[0].day if happened else None),
        row.known_from,
        row.reach,
        row.mail,
        row.link,
        row.notes,
        tuple(interaction_of(one) for one in happened),
        tuple(ask_of(one) for one in asks),
    )


def ask_of(row: Ask) -> rules.Ask:
    """Return an ask as the room handles it."""
    return rules.Ask(**{name: getattr(row, name) for name in rules.Ask.__slots__})


# Writes: each returns the way back


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
    derived = {"next_on": due, "organisation_key": rules.organisation_key(entry.organisation)[:400]}
    return Contact.model_validate(entry.model_dump() | derived | more)


def change(session: Session, row: Contact, values: dict[str, Any]) -> Rows:
    """Change somebody's columns, all checked again; returns the way back."""
    before = keep([row])
    row.sqlmodel_update(checked(ContactEntry, row.model_dump() | values).model_dump())
    row.organisation_key = rules.organisation_key(row.organisation)[:400]
    _set_clock(session, row)
    session.add(row)
    return before


def _set_clock(session: Session, row: Contact) -> None:
    """Let the clock run from the last real contact."""
    session.flush()
    last = session.exec(select(func.max(Interaction.day)).where(Interaction.contact_id == row.id)).one()
    row.next_on = rules.next_on(last or row.day, row.ideal_days, row.paused_until)


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
    _set_clock(session, contact)
    session.add(contact)
    return row.id, before


def remove_interaction(db: Database, interaction_id: UUID) -> Rows:
    """Delete a contact that was noted; the clock runs from the one before it again."""
    with db.writing() as session:
        row = session.get_one(Interaction, interaction_id)
        contact = session.get_one(Contact, row.contact_id)
        gone = keep([contact, row])
        session.delete(row)
        _set_clock(session, contact)
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
        found += [ask_of(row) for row in session.exec(asks)]
        found += [interaction_of(row) for row in session.exec(contacts)]
    found.sort(key=lambda one: (-one.day.toordinal(), isinstance(one, rules.Interaction), one.id.hex))
    start = next((n + 1 for n, one in enumerate(found) if after is not None and one.id == after.id), 0)
    return found[start : start + limit]


def _of(table: type[AboutT], contact_id: UUID, containing: str, until: date | None) -> SelectOfScalar[AboutT]:
    query = select(table).where(table.contact_id == contact_id)
    if containing:
        inside = (getattr(table, name).icontains(containing, autoescape=True) for name in table.texts)
        query = query.where(or_(*inside))
    return query if until is None else query.where(col(table.day) <= until)


def interaction_of(row: Interaction) -> rules.Interaction:
    """Return what happened as the room handles it."""
    return rules.Interaction(row.id, row.kind, row.day, row.note)


def interaction(db: Database, key: str) -> tuple[Opened, rules.Interaction] | None:
    """Return something that happened and with whom, by its key as hexadecimal text; None when it is gone."""
    with db.reading() as session:
        row = session.get(Interaction, UUID(key))
        opened = _opened(session, row.contact_id) if row else None
        if row is None or opened is None:
            return None
        return opened, interaction_of(row)


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


# What comes along from elsewhere


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
        or (one.name.casefold(), rules.organisation_key(one.organisation)[:400]) in named
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
