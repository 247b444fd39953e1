"""How a command ends when it cannot do what was asked: one sentence, an exit code, and details kept privately."""

import os
import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from bounceback_tui import __version__
from bounceback_tui.cli import streams
from bounceback_tui.cli.run import Misuse, Run
from bounceback_tui.store import files

FAILED, MISUSED = 1, 2
LONGEST_LOG = 256 * 1024
"""Bytes after which the log of faults is begun anew."""


def answer(error: Exception, run: Run) -> int:
    """Tell the person what went wrong, in one sentence on standard error.

    Args:
        error: what a command raised.
        run: the run it happened in, for the folder of the log.

    Returns:
        The exit code: 2 for wrong usage and for what cannot be stored as typed, 1 for all else.
    """
    from bounceback_tui.config import ConfigError
    from bounceback_tui.content.checks import ContentError
    from bounceback_tui.journey.when import WhenError
    from bounceback_tui.store.errors import InvalidEntry, StoreError

    if isinstance(error, Misuse):
        streams.tell(str(error))
        return MISUSED
    if isinstance(error, (InvalidEntry, WhenError)):
        told = str(error)
        streams.tell(told if "nothing was saved" in told else f"{told} Nothing was saved.")
        return MISUSED
    if isinstance(error, (StoreError, ConfigError, streams.Unwritten)):
        streams.tell(str(error))
        return FAILED
    if isinstance(error, ContentError):
        streams.tell(f"A file of the program itself is broken; install Bounceback again ({error})")
        return FAILED
    kept = _keep(error, run)
    where = f"; details without anything you wrote are in {streams.shown_path(kept)}" if kept else ""
    streams.tell(f"Something went wrong in Bounceback itself. What was saved before is kept{where}.")
    return FAILED


def _keep(error: BaseException, run: Run) -> Path | None:
    """Append what happened to the log; returns the log's path, or None when it could not be written."""
    if run.demo:
        return None
    try:
        folder = run.paths.log
        files.private_folder(folder)
        path = folder / "trouble.log"
        if path.exists() and path.stat().st_size > LONGEST_LOG:
            path.unlink()
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        with open(os.open(path, flags, 0o600), "a", encoding="utf-8", errors="replace") as log:  # noqa: PTH123
            log.write(details(error))
    except Exception:  # no folder, no room: the sentence is told all the same
        return None
    return path


def details(error: BaseException) -> str:
    """Describe a fault: kinds of exceptions and places in the code.

    Neither messages nor values are in it, because either may hold what somebody wrote.
    """
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M:%SZ}  Bounceback {__version__}, "
        f"Python {platform.python_version()}, {sys.platform}"
    ]
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        for frame, number in traceback.walk_tb(current.__traceback__):
            lines.append(f"  {frame.f_code.co_filename}:{number} {frame.f_code.co_qualname}")
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n\n"
