"""Takes keys one after the other: what follows a tab is meant for the next field, however fast it comes.

Textual hands every key that has arrived to the widget that has the focus at that moment, and only then moves the
focus; on a slow line, where several keys come at once, words would go into the wrong field.
"""

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import events
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

PATIENCE = 1.0
"""Seconds until a handler that does not return is not waited for any longer; a busy machine takes a while."""
APPEARING = 1.0
"""Seconds a dialog may take until it has the focus."""
LOOK_AGAIN = 0.005
ARROWS = frozenset({"up", "down", "left", "right"})
"""Keys that move within what has the focus: what comes next is for it too, and it is drawn the sooner."""

AT_ONCE = frozenset({"f2", "f3", "ctrl+q"})
"""Keys that are for no field: help, the curtain, leaving."""

Typed = events.Key | events.Paste


async def caught_up(*pumps: MessagePump) -> None:
    """Wait until pumps, one after the other, have handled all they were sent so far, or as long as patience lasts."""
    done = asyncio.Event()
    left = iter(pumps)

    def go_on() -> None:
        if not any(pump.call_later(go_on) for pump in left):  # one that is closed takes nothing
            done.set()

    go_on()
    with suppress(TimeoutError):  # busy with something long: nothing is gained by holding the rest back
        await asyncio.wait_for(done.wait(), PATIENCE)


class Turns:
    """A queue of what was typed, and the task that hands it over.

    Args:
        app: whose keys they are.
    """

    def __init__(self, app: "App[Any]") -> None:
        self._app = app
        self._waiting: deque[Typed] = deque()
        self._present: Typed | None = None
        self._task: asyncio.Task[None] | None = None
        self._moved: list[MessagePump] = []
        """What an arrow went to, which need not have handled it yet."""
        self._known: Screen[Any] | None = None
        """The screen that had the focus, or time enough to take it."""

    def take(self, event: Typed) -> bool:
        """Queue what was typed, unless it is its turn.

        Returns:
            Whether the app is to handle it now.
        """
        if event is self._present:
            self._present = None
            return True
        self._waiting.append(event)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._hand_over())
        return False

    async def _hand_over(self) -> None:
        while self._waiting and self._app.is_running:
            if not (isinstance(self._waiting[0], events.Key) and self._waiting[0].key in AT_ONCE):
                await self._appeared()
            event = self._waiting.popleft()
            arrow = isinstance(event, events.Key) and event.key in ARROWS
            if not arrow:  # a key that saves is taken by the app itself, and must not overtake the arrow that chose
                await caught_up(*self._moved)
            self._moved, self._present = [], event
            screen, focused = self._app.screen, self._app.focused
            chain: list[MessagePump] = [self._app]
            chain += [node for node in focused.ancestors_with_self if node is not self._app] if focused else [screen]
            self._app.post_message(event)
            # From the app down and up again, twice: a tab has moved the focus only then. The next key may come
            # at any moment, so it is waited for even when there is none yet.
            if arrow and not self._waiting:
                self._moved = chain
                await caught_up(self._app)
            else:
                await caught_up(*chain, *chain, self._app)

    async def _appeared(self) -> None:
        """Wait until a dialog that was just opened has the focus: it is drawn before, and read, and typed into."""
        for _ in range(int(APPEARING / LOOK_AGAIN)):
            if self._app.screen is self._known or self._app.focused is not None or not self._app.is_running:
                break
            await asyncio.sleep(LOOK_AGAIN)
        self._known = self._app.screen
