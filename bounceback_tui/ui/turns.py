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

PATIENCE = 0.25
"""Seconds until a handler that does not return is not waited for any longer."""
APPEARING = 0.5
"""Seconds a dialog may take until it has the focus."""
LOOK_AGAIN = 0.005

Typed = events.Key | events.Paste


async def caught_up(pump: MessagePump) -> None:
    """Wait until a pump has handled all it was sent so far, or for as long as patience lasts."""
    done = asyncio.Event()
    if pump.call_later(done.set):
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
            self._present = event = self._waiting.popleft()
            screen, focused = self._app.screen, self._app.focused
            chain: list[MessagePump] = [self._app]
            chain += [node for node in focused.ancestors_with_self if node is not self._app] if focused else [screen]
            self._app.post_message(event)
            if self._waiting:
                for pump in (*chain, *chain, self._app):
                    await caught_up(pump)
                if self._app.screen is not screen:
                    await self._appeared()
            else:
                await caught_up(self._app)

    async def _appeared(self) -> None:
        """Wait until a dialog that was just opened has the focus."""
        for _ in range(int(APPEARING / LOOK_AGAIN)):
            if self._app.focused is not None or not self._app.is_running:
                return
            await asyncio.sleep(LOOK_AGAIN)
