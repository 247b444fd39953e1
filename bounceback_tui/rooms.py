"""Every room there is: Today, the seven stages, and those that look across them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bounceback_tui.stages import STAGES, Stage

if TYPE_CHECKING:
    from bounceback_tui.ui.room import Room

ACROSS: tuple[Stage, ...] = (
    Stage(
        "timeline",
        "Timeline",
        "t",
        "Everything you wrote, by day; all of it, one kind, or what belongs to one no.",
        "bounceback_tui.timeline.screen:TimelineRoom",
    ),
)
"""The rooms that look across the stages, each with the letter that opens it where a stage has its digit."""

PATH = (("today", "Today", "0"), *((stage.key, stage.title, stage.digit) for stage in STAGES))
"""Key, title and digit of each room on the path strip."""

BLURBS: Mapping[str, str] = {
    "today": "Where you are, and one small step.",
    **{room.key: room.blurb for room in (*STAGES, *ACROSS)},
}
"""What each room is for, in one line, by its key."""

DRAFTS: Mapping[str, tuple[str, str]] = {
    "no": ("", "a no you had begun to log"),
    **{kind: (room.key, name) for room in (*STAGES, *ACROSS) for kind, name in room.drafts},
}
"""The room an unfinished text belongs to and what it is called, by the beginning of its draft's key."""


def room_class(key: str) -> "type[Room[Any]]":
    """Import and return the room of a key other than Today's."""
    return next(room for room in (*STAGES, *ACROSS) if room.key == key).room()
