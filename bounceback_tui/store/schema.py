"""Imports every model once, for migrations, export and search."""

from collections.abc import Sequence

from sqlmodel import SQLModel

from bounceback_tui.insights import model as insights
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
