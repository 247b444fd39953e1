"""Rows as they were at a moment, for undo; knows no table by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect
from sqlmodel import Session, SQLModel


@dataclass(frozen=True, slots=True)
class Rows:
    """Copies of rows that no session knows: the table's class and its columns' values, each."""

    rows: tuple[tuple[type[SQLModel], dict[str, Any]], ...] = ()


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


def put_back(session: Session, rows: Rows) -> None:
    """Write rows as they were kept, keys and stamps included, over what is there now.

    Args:
        session: one that is writing; runs on the lane.
        rows: what ``keep`` returned.
    """
    for table, values in rows.rows:
        session.merge(table(**values))
        session.flush()  # in the given order: without relationships the session does not know who refers to whom
