"""Imports every model once, for migrations, export and search."""

from collections.abc import Sequence

from sqlmodel import SQLModel

from bounceback_tui.store.base import Record

__all__ = [
    "connect",
    "feel",
    "grow",
    "insights",
    "journey",
    "learn",
    "metadata",
    "persist",
    "realign",
    "reflect",
    "tables",
]

metadata = SQLModel.metadata
"""All tables of one Bounceback file."""


def tables() -> Sequence[type[Record]]:
    """Return every table's class, one that others refer to before those others."""
    classes = {mapper.local_table: mapper.class_ for mapper in SQLModel._sa_registry.mappers}
    return [classes[table] for table in metadata.sorted_tables]
