"""Imports every model once, for migrations, export and search."""

from sqlmodel import SQLModel

from bounceback_tui.journey import model as journey
from bounceback_tui.stages.feel import model as feel

__all__ = ["feel", "journey", "metadata"]

metadata = SQLModel.metadata
"""All tables of one Bounceback file."""
