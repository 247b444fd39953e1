"""When an app under test has come to rest: seen in its event loop, instead of waiting for the processor to cool.

Textual's own test driver sleeps 20 ms at a time until the process has used almost no time meanwhile: two such naps
for every key, and more of them the busier the machine is; and between them it sends a message to every widget on
screen and waits for all to come back. Here it goes on as soon as nothing is left to run. What is to be painted is
painted once all else has been done, and not with the next sixtieth of a second.
"""

import asyncio
from time import monotonic
from typing import Any

import textual.app
import textual.pilot
import textual.screen
from textual._context import active_app
from textual.app import ScreenStackError
from textual.pilot import Pilot

SOON = 0.02
"""Seconds: what is set to happen this soon is waited for."""
TURNS = 3
"""Turns of the loop in which nothing else wanted to run."""
AT_LAST = 30.0
"""Seconds after which what never comes to rest is left to itself."""
PAINTED_ANYWAY = 0.25
"""Seconds between two frames, longer than ``SOON``: only for those who wait for one without waiting for rest."""


async def at_rest(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until nothing is left to run in this loop, now or soon, nor to paint; a thread at work is not seen."""
    loop: Any = asyncio.get_running_loop()
    until = monotonic() + AT_LAST
    slept = 0.0
    quiet = 0
    while quiet < TURNS and slept < max_sleep and monotonic() < until:
        await asyncio.sleep(0)
        if loop._ready:
            quiet = 0
            continue
        if quiet == 0 and painted():
            continue
        due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=None)
        if due is not None and (left := due - loop.time()) < SOON:
            await asyncio.sleep(max(left, 0))
            slept += max(left, 0)
            quiet = 0
            continue
        quiet += 1


def painted() -> bool:
    """Paint what the screen has asked to have painted, as its timer would; tell whether there was anything."""
    app = active_app.get(None)
    if app is None or not app.is_running or app._batch_count:
        return False
    try:
        screen = app.screen
    except ScreenStackError:
        return False
    if not screen._update_timer._active.is_set():
        return False
    screen._on_timer_update()
    return True


async def handled(pilot: Pilot[Any], timeout: float = 30.0) -> bool:
    """Wait until the app itself has handled its messages: one may wait for a thread, which looks like rest."""
    done = asyncio.Event()
    if pilot.app.call_later(done.set):
        ended: asyncio.Task[Any] = asyncio.create_task(pilot.app._exception_event.wait())
        waiting = {asyncio.create_task(done.wait()), ended}
        _, pending = await asyncio.wait(waiting, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
    return not pilot.app._exception_event.is_set()


def see_rest() -> None:
    """Let Textual's test driver go by this."""
    for module in (textual.app, textual.pilot):
        module.wait_for_idle = at_rest  # type: ignore[attr-defined]
    textual.screen.UPDATE_PERIOD = PAINTED_ANYWAY  # type: ignore[misc]
    Pilot._wait_for_screen = handled  # type: ignore[method-assign, assignment]
