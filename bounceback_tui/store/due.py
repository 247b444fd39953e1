"""What is due on a local date, whichever table it is in: found and moved the same way everywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select, update

from bounceback_tui.store.base import Record
from bounceback_tui.store.database import Database
from bounceback_tui.store.glance import SHOWN, Due
from bounceback_tui.store.snapshot import Rows, keep


@dataclass(frozen=True, slots=True)
class DueSource:
    """A kind of thing that is due, and where it stands.

    ``kind`` is its name in ``Due``; ``words`` and ``on`` are the columns of what it says and of its local date;
    ``where`` are the conditions under which it is open; ``order`` breaks ties between those of one day;
    ``ahead`` is how many days before its date it is shown (None for always); ``passes`` whether it is over once its
    day is; ``moves`` whether it makes room on the day of a no.
    """

    kind: str
    table: type[Record]
    words: Any
    on: Any
    where: Callable[[], Sequence[ColumnElement[bool]]] = field(default=lambda: ())
    order: Any = None
    ahead: int | None = None
    passes: bool = False
    moves: bool = True


def due(session: Session, sources: Sequence[DueSource], today: date) -> tuple[Due, ...]:
    """Return what is due, the earliest first; one statement a kind.

    Args:
        session: one that is reading.
        sources: the kinds, in the order in which those of one day are shown.
        today: the person's local date.

    Returns:
        At most ``SHOWN`` of each kind.
    """
    found: list[Due] = []
    for source in sources:
        on = col(source.on)
        query = select(source.table.id, source.words, source.on).where(on.is_not(None), *source.where())
        if source.ahead is not None:
            query = query.where(on <= today + timedelta(days=source.ahead))
        if source.passes:
            query = query.where(on >= today)
        ties = [] if source.order is None else [col(source.order)]
        rows = session.exec(query.order_by(on, *ties, col(source.table.id)).limit(SHOWN)).all()
        found += [Due(source.kind, key.hex, words, day) for key, words, day in rows]
    return tuple(sorted(found, key=lambda one: one.due_on))


def make_room(db: Database, sources: Sequence[DueSource], today: date) -> tuple[int, Rows]:
    """Move what is due today or earlier to tomorrow, on the day of a no; runs on the lane.

    Args:
        db: the open database.
        sources: the kinds; those that do not move stay.
        today: the person's local date.

    Returns:
        How many moved, and the way back.
    """
    count, before = 0, Rows()
    with db.writing() as session:
        for source in sources:
            if not source.moves:
                continue
            open_ones = (col(source.on) <= today, *source.where())
            rows = session.exec(select(source.table).where(*open_ones)).all()
            count += len(rows)
            before += keep(rows)
            session.exec(update(source.table).where(*open_ones).values({source.on: today + timedelta(days=1)}))
    return count, before
