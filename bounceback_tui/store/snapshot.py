"""Rows as they were at a moment and the keys of rows made then: the one way back; knows no table by name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, SQLModel, delete, select

from bounceback_tui.store.base import Record

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

AT_ONCE = 500
"""Keys in one statement: SQLite takes a limited number of values."""
_BLIND = {"synchronize_session": False}


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


def _key(table: type[SQLModel]) -> Any:
    return inspect(table).local_table.c.id


def put_back(session: Session, rows: Rows) -> None:
    """Take away what was made, and write rows as they were kept, keys and stamps included, over what is there now.

    Args:
        session: one that is writing, with nothing in it that is not flushed; runs on the lane.
        rows: what ``keep`` returned. In their order, for rows refer to each other; as many statements as there are
            changes of table in it, and a further one for each ``AT_ONCE`` rows that are taken away.
    """
    for table, made in groupby(reversed(rows.made), key=lambda one: one[0]):
        keys = [key for _, key in made]
        for start in range(0, len(keys), AT_ONCE):  # one that is gone went with what it referred to
            session.exec(
                delete(table).where(_key(table).in_(keys[start : start + AT_ONCE])), execution_options=_BLIND
            )
    for table, kept in groupby(rows.rows, key=lambda one: one[0]):
        write = insert(inspect(table).local_table)
        there = {column.name: write.excluded[column.name] for column in write.table.columns if column.name != "id"}
        write = write.on_conflict_do_update(index_elements=["id"], set_=there)
        session.connection().execute(write, [values for _, values in kept])
    session.expire_all()


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
