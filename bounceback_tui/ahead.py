"""Rooms that were not visited yet, read while nobody waits: the first visit then draws once, with all of it."""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from bounceback_tui.journey.now import today
from bounceback_tui.stages import STAGES
from bounceback_tui.store.errors import StoreError
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.room import Room

PAUSE = 0.1
"""Seconds between two rooms: whoever saves or opens something meanwhile comes in between."""


class Ready(NamedTuple):
    """A room that is not mounted, with the file's revision and what it read of it on a local day."""

    room: Room[Any]
    read: tuple[int, Any]
    day: date


class Ahead:
    """The stages' rooms, read one after the other on the lane.

    Args:
        context: the run's context.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self._ready: dict[str, Ready] = {}

    async def read(self, visited: Callable[[str], bool]) -> None:
        """Read every room, with pauses; what cannot be read now is left to the first visit.

        Args:
            visited: tells whether a room is mounted, by its key.
        """
        for stage in STAGES:
            await asyncio.sleep(PAUSE)
            if visited(stage.key):
                continue
            room, day = stage.room()(self.context), today(self.context)
            try:
                read = await asyncio.wrap_future(self.context.lane.submit(room.read_all))
            except StoreError:
                return
            self._ready[stage.key] = Ready(room, read, day)

    def take(self, key: str) -> Ready | None:
        """Return a room that was read, once; nothing when it was not, or on another day."""
        found = self._ready.pop(key, None)
        return found if found is not None and found.day == today(self.context) else None
