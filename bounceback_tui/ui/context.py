"""What every room is handed at its making: the lane, the drafts, the clock and the preferences."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from bounceback_tui.config import Paths, Preferences
from bounceback_tui.store.lane import Lane
from bounceback_tui.ui.draftbook import DraftBook

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.names import Name

Clock = Callable[[], datetime]
"""Returns the present moment as an aware local datetime."""


def system_clock() -> datetime:
    """Return the present moment in the system's time zone."""
    return datetime.now().astimezone()


class Known(NamedTuple):
    """What letters and lists draw on from other stages, wherever it is written down; all of it runs on the lane.

    ``names`` returns people by name; ``shown`` what one can show for one's skills, a line each; ``at`` says of
    organisations, in a sentence each, whom one knows there.
    """

    names: "Callable[[Database], Sequence[Name]]" = lambda _: ()
    shown: "Callable[[Database], Sequence[str]]" = lambda _: ()
    at: "Callable[[Database, Sequence[str]], Mapping[str, str]]" = lambda _, __: {}


NOTHING_KNOWN = Known()


@dataclass(slots=True)
class Context:
    """One run of the program. Only ``preferences`` ever changes, as a whole, by the app; ``known`` is set by it."""

    paths: Paths
    lane: Lane
    drafts: DraftBook
    preferences: Preferences
    clock: Clock = system_clock
    known: Known = NOTHING_KNOWN
