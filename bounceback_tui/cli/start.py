"""Starts the terminal app, on a terminal and on a file that have been looked at first."""

import ctypes
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from bounceback_tui.cli import streams
from bounceback_tui.cli.run import Misuse, Run
from bounceback_tui.store.glance import glance

_M_ARENA_MAX = -8
"""The number of mallopt's option, from malloc.h."""

SHORT_TURNS = 0.0005
"""Seconds after which a thread lets the other go on: reading takes many small steps, importing few long ones."""


def start(run: Run) -> int:
    """Run the app until the person leaves.

    Args:
        run: this run.

    Returns:
        The app's exit code.

    Raises:
        Misuse: there is no terminal to draw on.
        StoreError: the file is none that may be opened.
    """
    if not streams.can_draw():
        raise Misuse(
            "The app needs a terminal it can draw on, and this is none; bounceback checkin, no, today, log and lines "
            "work without one (bounceback --help)."
        )
    _share_memory()
    file = run.file()
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SHORT_TURNS)
    with ThreadPoolExecutor(1) as beside:  # the file is read while Textual is imported
        reading = beside.submit(glance, file, run.today) if file else None
        from bounceback_tui.app import run as run_app

        seen = reading.result() if reading else None
    sys.setswitchinterval(usual)
    return run_app(run.paths, run.preferences, glance=seen, clock=run.clock, warnings=run.warnings)


def _share_memory() -> None:
    """Let all threads allocate from one place: what one has freed another takes, which saves five megabytes."""
    with suppress(OSError, AttributeError, TypeError):  # another C library than glibc
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)
