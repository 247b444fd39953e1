"""Rows as they were at a moment and the keys of rows made then: the one way back; knows no table by name."""

from collections.abc import Iterable
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


def keep_with_dependents(session: Session, *rows: Record) -> Rows:
    """Copy rows, and every row of any table that goes or loses its reference when they are deleted.

    Args:
        session: one that is writing.
        rows: what is about to be deleted, a row that others refer to before those others.

    Returns:
        The copies, in an order in which they can be put back; a number of statements that depends on the tables only.
    """
    from bounceback_tui.store.schema import tables  # every table, whichever rooms were visited

    found: dict[UUID, Record] = {row.id: row for row in rows}
    level: list[Record] = list(rows)
    while level:
        going: list[Record] = []
        for table in tables():
            for column in inspect(table).local_table.columns:
                for key in column.foreign_keys:
                    ids = [row.id for row in level if inspect(type(row)).local_table is key.column.table]
                    there = session.exec(select(table).where(column.in_(ids))).all() if ids else ()
                    new = [row for row in there if row.id not in found]
                    found |= {row.id: row for row in new}
                    going += new if key.ondelete == "CASCADE" else []
        level = going
    return keep(found.values())


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
