"""Fixtures every room's tests share: a fixed clock, a context on a real file, the app driven by keys."""

import asyncio
import gc
import itertools
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from bounceback_tui import config
from bounceback_tui.app import BouncebackApp
from bounceback_tui.demo.life import fill
from bounceback_tui.journey.now import today
from bounceback_tui.store.database import Database, open_database
from bounceback_tui.store.drafts import Drafts
from bounceback_tui.store.glance import glance
from bounceback_tui.store.lane import Lane
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.draftbook import DraftBook
from tests.parsed import parse_once
from tests.rest import see_rest

see_rest()
parse_once()
# Apps leave little that is garbage before they end, and what they leave is cleared away below.
gc.set_threshold(50_000, 10, 10)
# Tests start the program often: where bytecode is not kept, each start compiles it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_xdist_auto_num_workers() -> int:
    """Run half as many tests again as there are cores: a test in a terminal waits for it most of its time."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + (cores + 1) // 2


STARTS = itertools.count(1)
CLEARED_EVERY = 60
"""App starts after which what they left is cleared away: each freezes what is there when it is ready, 6 MB of it."""

ZONE = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 23, 18, 40, tzinfo=ZONE)
"""The moment most tests live in: a Monday evening."""


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **how_long: float) -> None:
        self.now += timedelta(**how_long)


class WatchedLane(Lane):
    """A lane that counts what it is given."""

    submitted = 0

    def _put(self, work: Callable[[], Any]) -> Any:
        self.submitted += 1
        return super()._put(work)

    def drain(self, timeout: float | None = None) -> bool:
        self.submitted -= 1  # only asks whether the others are done
        return super().drain(timeout)


@dataclass
class Driven:
    """An app under test, and the hands on its keyboard."""

    app: BouncebackApp
    pilot: Pilot[int]
    _seen: int = 0
    """How many of the lane's jobs were waited for."""

    async def settle(self) -> None:
        """Wait until nothing is under way: messages, workers, the lane."""
        await self.pilot.pause()
        while await self._was_at_work():
            await self.pilot.pause()

    async def _was_at_work(self) -> bool:
        """Wait for the lane and for workers; tell whether there was anything to wait for."""
        lane = self.app.context.lane
        assert isinstance(lane, WatchedLane)
        seen, self._seen = self._seen, lane.submitted
        if lane.submitted > seen:
            await asyncio.to_thread(lane.drain)
        pending = [worker for worker in self.app.workers if not worker.is_finished]
        if pending:  # by turns with what is to be painted: some wait for that
            tasks = [worker._task for worker in pending if worker._task is not None]
            await (asyncio.wait(tasks, timeout=0.02) if tasks else asyncio.sleep(0))
        return bool(pending) or lane.submitted > seen

    async def press(self, *keys: str) -> None:
        """Press keys, each once what the one before began is over, and wait until the screen has settled."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type text, letter by letter."""
        names = {" ": "space", "\n": "enter", "-": "minus", "/": "slash", ".": "full_stop", ",": "comma"}
        await self.pilot.press(*(names.get(letter, letter) for letter in text))
        await self.settle()

    def text(self) -> str:
        """Return what is on screen, as plain lines."""
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in lines)

    def toasts(self) -> list[str]:
        """Return the sentences told so far and still on screen."""
        return [toast.message for toast in self.app._notifications]


@pytest.fixture(autouse=True)
def ready_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is put off until after the first frame follow it at once, so that no test depends on when it comes."""
    monkeypatch.setattr("bounceback_tui.app.WARM_AFTER", 0.001)


@pytest.fixture
def drawn_when_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw a screen when a test looks at it, and not after every key: drawing was a third of all tests' time.

    ``Driven.text`` draws all that is visible, and so do the end of ``drive`` and a snapshot; the story in a real
    terminal and the tests of drawing itself are drawn as always.
    """
    draw = Screen._compositor_refresh

    def look_away(screen: Screen[Any]) -> None:
        if screen is not screen.app.screen or screen.app.is_inline:
            draw(screen)
            return
        screen._dirty_widgets.clear()
        screen._compositor._dirty_regions.clear()
        screen.app._update_mouse_over(screen)

    monkeypatch.setattr(Screen, "_compositor_refresh", look_away)


@pytest.fixture
def no_late_focus(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give no page time to take the focus: at rest, it has, or nothing there can (``tests/ui/test_turns.py``)."""
    monkeypatch.setattr("bounceback_tui.ui.turns.APPEARING", 0)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def paths(tmp_path: Path) -> config.Paths:
    return config.Paths(tmp_path / "data" / "bounceback.db", tmp_path / "preferences.toml", tmp_path / "log")


@pytest.fixture
def db(paths: config.Paths) -> Iterator[Database]:
    """An open database of its own, closed before anyone else opens the file."""
    paths.database.parent.mkdir(mode=0o700, exist_ok=True)
    opened = open_database(paths.database)
    yield opened
    opened.close()


@pytest.fixture
def lived(paths: config.Paths) -> None:
    """A file with the demo's life in it, closed."""
    paths.database.parent.mkdir(mode=0o700, exist_ok=True)
    life = open_database(paths.database)
    fill(life, until=NOON)
    life.close()


@pytest.fixture
def reopen(paths: config.Paths) -> Callable[[Callable[[Database], Any]], Any]:
    """Read from the file afresh, as the next start would."""

    def run(read: Callable[[Database], Any]) -> Any:
        opened = open_database(paths.database)
        try:
            return read(opened)
        finally:
            opened.close()

    return run


Driver = Callable[..., Any]


@pytest.fixture
def drive(paths: config.Paths, clock: Clock, drawn_when_looked_at: None, no_late_focus: None) -> Driver:
    """Start the app on this test's file: ``async with drive() as hands: await hands.press("c")``."""

    @asynccontextmanager
    async def start(
        size: tuple[int, int] = (100, 30), preferences: config.Preferences | None = None
    ) -> AsyncIterator[Driven]:
        paths.database.parent.mkdir(mode=0o700, exist_ok=True)
        lane = WatchedLane(lambda: open_database(paths.database))
        book = DraftBook(Drafts(paths.database.with_name(paths.database.name + ".drafts")))
        context = Context(paths, lane, book, preferences or config.Preferences(), clock)
        book.adopt()
        app = BouncebackApp(context, glance(paths.database, today(context)))
        app.animation_level = "none"
        try:
            async with app.run_test(size=size) as pilot:
                hands = Driven(app, pilot)
                await hands.settle()
                yield hands
                if app.is_running:
                    hands.text()
        finally:
            book.close()
            lane.close()
            if next(STARTS) % CLEARED_EVERY == 0:
                gc.unfreeze()
                gc.collect()

    return start
