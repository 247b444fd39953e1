"""Random keys, clicks, pastes and window sizes, from a seed, as long as asked; a fault is told with what led to it.

python -m tests.benchmarks.monkey [--minutes 60] [--seed 1] [--empty]
"""

import argparse
import asyncio
import gc
import os
import sqlite3
import sys
import time
from collections import deque
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from textual import events
from textual.pilot import Pilot

from bounceback_tui import config
from bounceback_tui.app import BouncebackApp
from bounceback_tui.demo.life import fill
from bounceback_tui.journey.now import today
from bounceback_tui.store.database import open_database
from bounceback_tui.store.drafts import Drafts
from bounceback_tui.store.glance import glance
from bounceback_tui.store.lane import Lane
from bounceback_tui.ui.context import Context, system_clock
from bounceback_tui.ui.draftbook import DraftBook
from tests.rest import see_rest

KEYS = (
    *("up", "down", "left", "right", "tab", "shift+tab", "enter", "space", "escape", "escape", "pageup", "pagedown"),
    *("home", "end", "backspace", "delete", "f1", "f2", "f3", "f3", "ctrl+p", "ctrl+s", "ctrl+t", "ctrl+c"),
    *"01234567abcdefghijklmnopqrstuvwxyzEHJKLNSXuuccxx/?.-,",
    *(f"alt+{digit}" for digit in range(8)),
)
PASTES = (
    "",
    "two\nlines",
    "[/x] [@click=app.quit]gone[/]",
    "\x1b[2J\x1b]0;owned\x07",
    "\x00",
    "a" * 30_000,
    "\u202eolleh",
)
SIZES = ((100, 30), (100, 30), (80, 24), (80, 24), (140, 45), (20, 5), (1, 1), (300, 8))
REMEMBERED = 80
A_LIFE = 400
"""Things done until the app is left and started again."""


class Monkey:
    """Hands that do anything.

    Args:
        seed: the same seed does the same things.
    """

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.done: deque[str] = deque(maxlen=REMEMBERED)
        self.count = 0

    async def act(self, pilot: Pilot[int]) -> None:
        """Do one thing."""
        app, chance = pilot.app, self.random.random()
        self.count += 1
        if chance < 0.9:
            key = self.random.choice(KEYS)
            self.done.append(key)
            await pilot.press(key)
        elif chance < 0.96:
            place = (self.random.randrange(app.size.width), self.random.randrange(app.size.height))
            self.done.append(f"click {place}")
            await pilot._post_mouse_events(
                [events.MouseDown, events.MouseUp, events.Click], offset=place, times=self.random.choice((1, 1, 2))
            )
        elif chance < 0.98:
            text = self.random.choice(PASTES)
            self.done.append(f"paste {text[:12]!r}")
            app.post_message(events.Paste(text))
        else:
            size = self.random.choice(SIZES)
            self.done.append(f"resize {size}")
            await pilot.resize_terminal(*size)


async def live(monkey: Monkey, paths: config.Paths, until: float, steps: int) -> BaseException | None:
    """Start the app on a file, do things, leave; return the fault that ended it, if any."""
    lane = Lane(lambda: open_database(paths.database))
    book = DraftBook(Drafts(paths.database.with_name("drafts")))
    book.adopt()
    context = Context(paths, lane, book, config.Preferences(), system_clock)
    app = BouncebackApp(context, glance(paths.database, today(context)))
    app.animation_level = "none"
    fault: BaseException | None = None
    try:
        async with app.run_test(size=(100, 30)) as pilot:
            while steps and time.monotonic() < until and app.is_running and app.fault is None:
                steps -= 1
                await monkey.act(pilot)
    except Exception as error:
        fault = error
    finally:
        lane.close()
        book.close()
    return app.fault or fault


def run(folder: Path, seed: int, seconds: float, *, empty: bool = False, steps: int | None = None) -> Monkey:
    """Let a monkey loose.

    Args:
        folder: where its files are.
        seed: what it does.
        seconds: how long at most.
        empty: whether it begins without a file rather than with the demo's life.
        steps: how many things at most.

    Returns:
        The monkey, with the number of things it did.

    Raises:
        AssertionError: the app ended, or the file is not whole; what led to it is told.
    """
    see_rest()
    os.environ.pop("EDITOR", None)
    os.environ.pop("VISUAL", None)
    paths = config.Paths(folder / "monkey.db", folder / "preferences.toml", folder / "log")
    if not empty:
        db = open_database(paths.database)
        fill(db, until=system_clock())
        db.close()
    monkey, until = Monkey(seed), time.monotonic() + seconds
    while time.monotonic() < until and (steps is None or monkey.count < steps):
        left = A_LIFE if steps is None else min(A_LIFE, steps - monkey.count)
        fault = asyncio.run(live(monkey, paths, until, left))
        gc.unfreeze()  # each start keeps what it loaded out of the collector's sight, and this is one process
        gc.collect()
        if fault is not None:
            raise AssertionError(f"seed {seed}, after {monkey.count}: {', '.join(monkey.done)}") from fault
    if paths.database.exists():
        with closing(sqlite3.connect(paths.database)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return monkey


def main() -> int:
    """Read the arguments and let it loose."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--empty", action="store_true", help="begin without a file")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="bounceback-monkey-") as folder:
        monkey = run(Path(folder), asked.seed, asked.minutes * 60, empty=asked.empty)
    sys.stdout.write(f"{monkey.count:,} keys, clicks, pastes and sizes; no crash.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
