"""Queries and writes of the sixth stage: people and what happened; every function runs on the lane."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress, product
from uuid import UUID

from sqlalchemy import ColumnElement, case
from sqlalchemy import select as select_any
from sqlmodel import Session, col, exists, func, or_, select

from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.connect import organisation_rules, rules, thanks_rules
from bounceback_tui.stages.connect.known_records import contacts_at
from bounceback_tui.stages.connect.model import Ask, Contact, Interaction
from bounceback_tui.stages.connect.rules import Kind, Opened, Person, Tie
from bounceback_tui.stages.connect.thanks_records import helps
from bounceback_tui.store.database import Database
from bounceback_tui.store.due import DueSource
from bounceback_tui.store.effort import EffortSource
from bounceback_tui.store.known import NameSource

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
            thanks_rules.thanks_sentence(helps(session, today), today),
            _known(session),
            opened_of(session, UUID(chosen)) if chosen else None,
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
    return organisation_rules.known_sentence([one.name for one in contacts_at(session, organisation)], organisation)


def find(db: Database, key: str) -> Opened | None:
    """Return somebody by their key as hexadecimal text; None when they are gone."""
    with db.reading() as session:
        return opened_of(session, UUID(key))


def opened_of(session: Session, key: UUID) -> Opened | None:
    """Return somebody with what happened and what was asked, within a session; None when they are gone."""
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
        tuple(one.plain() for one in happened),
        tuple(one.plain() for one in asks),
    )
