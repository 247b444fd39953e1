"""Days of effort, whichever table they are in: found the same way everywhere, and nothing of them is stored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Date, Select, bindparam, func, literal, select, union_all
from sqlmodel import Session

from bounceback_tui.store.base import Record


@dataclass(frozen=True, slots=True, eq=False)
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
    span = {"since": since, "until": until}
    rows = session.connection().execute(_every(tuple(sources)), span).all()
    bits: dict[str, int] = {}
    marks: dict[str, int] = {}
    for kind, days in rows:
        bit = bits.setdefault(kind, 1 << len(bits))
        for day in (days or "").split(","):
            marks[day] = marks.get(day, 0) | bit
    marks.pop("", None)
    few = {mark: frozenset(kind for kind, bit in bits.items() if mark & bit) for mark in set(marks.values())}
    return {date.fromisoformat(day): few[mark] for day, mark in marks.items()}


@cache
def _every(sources: tuple[EffortSource, ...]) -> CompoundSelect[Any]:
    """Return the statement, made once: each kind with its days in one text, for few rows are read soonest."""
    return union_all(*(_days_of(source) for source in sources))


def _days_of(source: EffortSource) -> Select[Any]:
    since, until = bindparam("since", type_=Date), bindparam("until", type_=Date)
    days = func.group_concat(source.day.distinct())
    within = source.day >= since, source.day <= until, *source.where()
    return select(literal(source.kind), days).select_from(source.table).where(*within)
