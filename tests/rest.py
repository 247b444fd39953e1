"""When an app under test has come to rest: seen in its event loop, instead of waiting for the processor to cool.

Textual's own test driver sleeps 20 ms at a time until the process has used almost no time meanwhile: two such naps
for every key, and more of them the busier the machine is. Here it goes on as soon as nothing is left to run.
"""

import asyncio
from time import monotonic
from typing import Any

import textual.app
import textual.pilot

SOON = 0.02
"""Seconds: what is set to happen this soon, such as painting the next frame, is waited for."""
TURNS = 3
"""Turns of the loop in which nothing else wanted to run."""


async def at_rest(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until nothing is left to run in this loop, now or soon; a thread at work is not seen."""
    loop: Any = asyncio.get_running_loop()
    until = monotonic() + max_sleep
    quiet = 0
    while quiet < TURNS and monotonic() < until:
        await asyncio.sleep(0)
        if loop._ready:
            quiet = 0
            continue
        due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=None)
        if due is not None and (left := due - loop.time()) < SOON:
            await asyncio.sleep(max(left, 0))
            quiet = 0
            continue
        quiet += 1


def see_rest() -> None:
    """Let Textual's test driver go by this."""
    for module in (textual.app, textual.pilot):
        module.wait_for_idle = at_rest  # type: ignore[attr-defined]
