"""Names of people and how to reach them, whichever table they are in: found the same way everywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, literal
from sqlalchemy import select as select_any
from sqlmodel import Session

from bounceback_tui.store.base import Record
from bounceback_tui.store.names import Name

LISTED = 2_000
"""Names of one source that are known, at most."""


@dataclass(frozen=True, slots=True, eq=False)
class NameSource:
    """Where names stand.

    ``name``, ``mail`` and ``organisation`` are columns or expressions, the last two missing where there is none;
    ``order`` puts those first that are thought of first; ``where`` are the conditions under which a row counts.
    """

    table: type[Record]
    name: Any
    order: Any
    mail: Any = None
    organisation: Any = None
    where: Callable[[], Sequence[ColumnElement[bool]]] = field(default=lambda: ())


def names(session: Session, sources: Sequence[NameSource]) -> Sequence[Name]:
    """Return everybody who is known by name, once each; one statement a source.

    Args:
        session: one that is reading.
        sources: where names stand; the first that has a name says how it is written, and the first that has its
            address or its organisation says those.
    """
    found: dict[str, Name] = {}
    for source in sources:
        columns = [literal("") if one is None else one for one in (source.name, source.mail, source.organisation)]
        query = select_any(*columns).select_from(source.table).where(source.name != "", *source.where())
        for name, mail, organisation in session.connection().execute(query.order_by(source.order).limit(LISTED)):
            key = name.casefold()
            before = found.get(key, Name(name))
            found[key] = Name(before.name, before.mail or mail or "", before.organisation or organisation or "")
    return list(found.values())
