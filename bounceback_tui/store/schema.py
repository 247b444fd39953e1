"""Imports every model once, for migrations, export and search."""

from sqlmodel import SQLModel

from bounceback_tui.journey import model as journey
from bounceback_tui.stages.feel import model as feel
from bounceback_tui.stages.grow import model as grow
from bounceback_tui.stages.learn import model as learn
from bounceback_tui.stages.reflect import model as reflect

__all__ = ["feel", "grow", "journey", "learn", "metadata", "reflect"]

metadata = SQLModel.metadata
"""All tables of one Bounceback file."""
