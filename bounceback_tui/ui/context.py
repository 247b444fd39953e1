"""What every room is handed at its making: the lane, the drafts, the clock and the preferences."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bounceback_tui.config import Paths, Preferences
from bounceback_tui.store.lane import Lane
from bounceback_tui.ui.draftbook import DraftBook

Clock = Callable[[], datetime]
"""Returns the present moment as an aware local datetime."""


def system_clock() -> datetime:
    """Return the present moment in the system's time zone."""
    return datetime.now().astimezone()


@dataclass(slots=True)
class Context:
    """One run of the program. Only ``preferences`` ever changes, as a whole, by the app."""

    paths: Paths
    lane: Lane
    drafts: DraftBook
    preferences: Preferences
    clock: Clock = system_clock
