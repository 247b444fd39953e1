"""Imports every model once, for migrations, export and search."""

from collections.abc import Iterator, Mapping, Sequence

from sqlmodel import SQLModel

from bounceback_tui.journey import model as journey
from bounceback_tui.stages.connect import model as connect
from bounceback_tui.stages.feel import model as feel
from bounceback_tui.stages.grow import model as grow
from bounceback_tui.stages.learn import model as learn
from bounceback_tui.stages.persist import model as persist
from bounceback_tui.stages.realign import model as realign
from bounceback_tui.stages.reflect import model as reflect
from bounceback_tui.store.base import Record

__all__ = [
    "connect",
    "feel",
    "grow",
    "journey",
    "learn",
    "metadata",
    "persist",
    "realign",
    "reflect",
    "searched",
    "tables",
    "whole_of",
]

metadata = SQLModel.metadata
"""All tables of one Bounceback file."""


def tables() -> Sequence[type[Record]]:
    """Return every table's class, one that others refer to before those others."""
    classes = {mapper.local_table: mapper.class_ for mapper in SQLModel._sa_registry.mappers}
    return [classes[table] for table in metadata.sorted_tables]


def searched() -> Iterator[tuple[str, Sequence[str], str]]:
    """Yield each table that is searched: its name, its texts, and the local date of a row, for ``search_index``."""
    classes = {str(table.__tablename__): table for table in tables()}
    for name, table in classes.items():
        if table.texts:
            yield name, table.texts, _day_of(table, classes)


def _day_of(table: type[Record], classes: Mapping[str, type[Record]]) -> str:
    if table.dated in table.model_fields:
        return f"new.{table.dated}"
    if table.part_of:
        whole = classes[whole_of(table)]
        if whole.dated in whole.model_fields:
            name = whole.__tablename__
            return f"(SELECT {whole.dated} FROM {name} WHERE {name}.id = new.{table.part_of})"
    return "date(new.created_at)"


def whole_of(table: type[Record]) -> str:
    """Return the name of the table that a table's rows are parts of."""
    (key,) = metadata.tables[str(table.__tablename__)].columns[table.part_of].foreign_keys
    return str(key.column.table.name)
