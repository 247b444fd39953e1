"""Going from room to room: one is imported, read and mounted at its first visit, kept, and drawn all at once."""

import asyncio
from contextlib import suppress
from typing import Any

from textual.widgets import ContentSwitcher

from bounceback_tui.offering import Offering
from bounceback_tui.rooms import room_class
from bounceback_tui.stages import STAGES
from bounceback_tui.today.screen import TodayRoom
from bounceback_tui.ui.frame import PathStrip
from bounceback_tui.ui.garbage import kept
from bounceback_tui.ui.one_frame import OneFrame
from bounceback_tui.ui.room import Room, ViewT
from bounceback_tui.ui.turns import caught_up

WORTH_WAITING = 0.2
"""Seconds a room that is visited for the first time may take until it is shown without what is in it."""


class Going(Offering):
    """The app's rooms; the frame they are in is in ``app``."""

    def __init__(self) -> None:
        super().__init__()
        self._moving = asyncio.Lock()
        """Held while a room is mounted: two keys in quick succession must not mount it twice."""

    @property
    def leaving(self) -> bool:
        """Whether the person has left already: what comes in late has nobody to show it to."""
        return self._exit or not self.screen_stack

    @property
    def rooms(self) -> ContentSwitcher:
        """The rooms that have been visited."""
        return self.screen_stack[0].query_one("#rooms", ContentSwitcher)

    @property
    def room(self) -> Room[Any]:
        """The room on screen."""
        found = self.rooms.visible_content
        assert isinstance(found, Room)
        return found

    async def action_room(self, key: str) -> None:
        """Go to a room; it is mounted at the first visit."""
        await self.go(key)

    async def go(self, key: str) -> Room[Any]:
        """Go to a room and return it, with the view it had; at the first visit with one that was read in time."""
        base = self.screen_stack[0]
        assert isinstance(base, OneFrame)
        base.query_one(PathStrip).here = key  # answers the key; the room itself may take some frames
        async with self._moving:
            if self.rooms.query(f"#{key}"):
                with base.held():  # all of it is drawn at once
                    await self._turn_to(key, base)
            else:
                with kept():
                    await self._visit_first(key, base)
        return self.room

    async def _visit_first(self, key: str, base: OneFrame[Any]) -> None:
        new = room_class(key)(self.context)
        new.fit_to(self.rooms.size)
        read = await self._read_in_time(new)
        with base.held():
            await self.rooms.add_content(new, set_current=False)
            new.show_read(read)
            await self._turn_to(key, base)
            await base.fit(new)

    async def _turn_to(self, key: str, base: OneFrame[Any]) -> None:
        if key == "today":
            await self.rooms.query_one(TodayRoom).furnish()
        self.rooms.current = key
        self.room.arrive()
        if self.focused is not None:
            await caught_up(self.focused)  # it takes the focus by a message
        base.refresh_bindings()

    async def _read_in_time(self, room: Room[ViewT]) -> tuple[int, ViewT] | None:
        """Read what a new room shows; nothing if that takes too long or fails: it reads again when it is there."""
        if not self.context.lane.opened:
            return None  # just started, or in trouble
        reading = asyncio.wrap_future(self.context.lane.submit(room.read_all))
        with suppress(Exception):  # whatever is wrong, the room meets it again and does not take the app with it
            return await asyncio.wait_for(reading, WORTH_WAITING)
        return None

    # Before anybody goes there

    @staticmethod
    def fetch_rooms() -> None:
        """Import what the first visit of a room needs, while nobody waits for it."""
        import bounceback_tui.ui.editor

        assert bounceback_tui.ui.editor
        for stage in STAGES:
            stage.fetch()

    async def make_ready(self, key: str) -> None:
        """Mount a room before it is visited: the one that is gone to most waits for nobody."""
        async with self._moving:
            if not self.leaving and not self.rooms.query(f"#{key}"):
                room = room_class(key)(self.context)
                await self.rooms.add_content(room, set_current=False)
                room.reload()
