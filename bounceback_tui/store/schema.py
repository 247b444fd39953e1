"""Imports every model once, for migrations, export and search."""

from sqlmodel import SQLModel

from bounceback_tui.journey import model as journey
from bounceback_tui.stages.feel import model as feel
from bounceback_tui.stages.realign import model as realign
from bounceback_tui.stages.reflect import model as reflect

__all__ = ["feel", "journey", "metadata", "realign", "reflect"]

metadata = SQLModel.metadata
"""All tables of one Bounceback file."""
