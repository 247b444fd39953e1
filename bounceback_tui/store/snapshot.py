"""Rows as they were at a moment and the keys of rows made then: the one way back; knows no table by name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import inspect
from sqlmodel import Session, SQLModel, select

from bounceback_tui.store.base import Record

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


@dataclass(frozen=True, slots=True)
class Rows:
    """Copies of rows that no session knows: the table's class and its columns' values, each.

    ``made`` names the rows that did not exist yet: putting the others back takes these away again.
    """

    rows: tuple[tuple[type[SQLModel], dict[str, Any]], ...] = ()
    made: tuple[tuple[type[SQLModel], UUID], ...] = ()

    def __add__(self, later: "Rows") -> "Rows":
        """Return both as one step, this one having come first."""
        return Rows(self.rows + later.rows, self.made + later.made)

    def with_made(self, rows: Iterable[Record]) -> "Rows":
        """Return the same with rows that were made, one that others refer to before those others."""
        return replace(self, made=(*self.made, *((type(row), row.id) for row in rows)))


def keep(rows: Iterable[SQLModel]) -> Rows:
    """Copy rows as they are now.

    Args:
        rows: table rows, a row that others refer to before those others.

    Returns:
        The copies, in the same order.
    """
    return Rows(
        tuple(
            (type(row), {column.key: getattr(row, column.key) for column in inspect(type(row)).column_attrs})
            for row in rows
        )
    )


def keep_with_dependents(session: Session, row: Record) -> Rows:
    """Copy a row and every row of any table that refers to it, and so on, before it is deleted.

    Deleting a row deletes what refers to it, or takes the reference away; neither may be lost to undo.

    Args:
        session: one that is writing.
        row: what is about to go.

    Returns:
        The copies, what is referred to before what refers to it; one statement for each foreign key.
    """
    from bounceback_tui.store import schema  # every table, whichever the caller happens to know

    assert schema.metadata
    found: dict[UUID, Record] = {row.id: row}
    fresh: list[Record] = [row]
    while fresh:
        ids = [one.id for one in fresh]
        table = type(fresh[0])
        rest = [one for one in fresh if type(one) is not table]
        fresh = rest
        for other, column in _referring(table):
            for start in range(0, len(ids), 500):  # SQLite takes a limited number of values a statement
                some = ids[start : start + 500]
                rows = session.exec(select(other).where(getattr(other, column).in_(some))).all()
                new = [one for one in rows if one.id not in found]
                found |= {one.id: one for one in new}
                fresh += new
    return keep(found.values())


def _referring(table: type[Record]) -> Iterator[tuple[type[Record], str]]:
    """Yield each table with a foreign key to this one, and the column's name."""
    name = str(table.__tablename__)
    for other in Record.__subclasses__():
        for column in inspect(other).columns:
            if any(key.column.table.name == name for key in column.foreign_keys):
                yield other, str(column.key)


def put_back(session: Session, rows: Rows) -> None:
    """Take away what was made, and write rows as they were kept, keys and stamps included, over what is there now.

    Args:
        session: one that is writing; runs on the lane.
        rows: what ``keep`` returned.
    """
    for table, key in reversed(rows.made):
        row = session.get(table, key)
        if row is not None:  # or else it went with what it referred to
            session.delete(row)
            session.flush()
    for table, values in rows.rows:
        session.merge(table(**values))
        session.flush()  # in the given order: without relationships the session does not know who refers to whom


def restore(db: "Database", rows: Rows) -> None:
    """Take back what a write did; runs on the lane.

    Args:
        db: the open database.
        rows: what the write returned.

    Raises:
        StoreError: the write failed; everything is as it was.
    """
    with db.writing() as session:
        put_back(session, rows)
