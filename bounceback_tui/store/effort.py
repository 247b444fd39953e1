"""Days of effort, whichever table they are in: found the same way everywhere, and nothing of them is stored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, String, func, literal, type_coerce, union_all
from sqlalchemy import select as select_any
from sqlmodel import Session

from bounceback_tui.store.base import Record


@dataclass(frozen=True, slots=True)
class EffortSource:
    """A kind of effort, and where it stands.

    ``kind`` is its name, one that ``stages.persist.rules.SIDES`` knows; ``table`` is whose rows are counted; ``day``
    is the column, or the expression, of the local date; ``where`` are the conditions under which a row counts.
    """

    kind: str
    table: type[Record]
    day: Any
    where: Callable[[], Sequence[ColumnElement[bool]]] = field(default=lambda: ())


def efforts(
    session: Session, sources: Sequence[EffortSource], *, since: date = date.min, until: date = date.max
) -> Mapping[date, frozenset[str]]:
    """Return the kinds of effort of each local day; one statement, whatever the number of rows.

    Args:
        session: one that is reading.
        sources: the kinds.
        since: the first local day.
        until: the last local day.
    """
    parts = [
        select_any(source.day.label("day"), literal(source.kind).label("kind"))
        .select_from(source.table)
        .where(source.day >= since, source.day <= until, *source.where())
        .distinct()
        for source in sources
    ]
    every = union_all(*parts).subquery()
    day = type_coerce(every.c.day, String)
    grouped = select_any(day, func.group_concat(every.c.kind)).group_by(day)
    sets: dict[str, frozenset[str]] = {}  # few different ones, for many days
    found: dict[date, frozenset[str]] = {}
    for on, kinds in session.connection().execute(grouped).all():
        if kinds not in sets:
            sets[kinds] = frozenset(kinds.split(","))
        found[date.fromisoformat(on)] = sets[kinds]
    return found
