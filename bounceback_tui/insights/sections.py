"""The sections of the room, in the order of its strip; each is imported when it is first looked at."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bounceback_tui.insights.pane import Pane


class Section(NamedTuple):
    """One section of the room.

    ``key`` names it: its widget's id, and what ``GoTo("insights", "section", key)`` goes to. ``letter`` opens it,
    none of those that lists or the app use. ``name`` is what the strip calls it, ``pane`` is "module:class" in this
    folder; ``kinds`` are both how the keys of its drafts begin and the tables whose things it shows.
    """

    key: str
    letter: str
    name: str
    pane: str
    kinds: tuple[str, ...] = ()

    def pane_class(self) -> "type[Pane]":
        """Import and return the section's pane."""
        module, name = self.pane.split(":")
        found: type[Pane] = getattr(import_module(f"bounceback_tui.insights.{module}"), name)
        return found


SECTIONS = (
    Section("bounce", "b", "Bounce", "bounce_pane:BouncePane"),
    Section("mood", "m", "Mood", "mood_pane:MoodPane"),
    Section("month", "v", "Calendar", "month_pane:MonthPane"),
    Section("week", "w", "Week", "week_pane:WeekPane"),
    Section("acts", "a", "Acts", "acts_pane:ActsPane"),
    Section("hunches", "g", "Hunches", "hunches_pane:HunchesPane", ("hunch",)),
    Section("trial", "r", "Trial", "trial_pane:TrialPane", ("trial",)),
)
"""Every section; the first is the one that is shown on arrival."""

STOPS = tuple((section.key, section.letter, section.name) for section in SECTIONS)
"""Key, letter and name of each, for the strip."""
