"""The day's backup: made by the app once something was written, and no trouble where it cannot be."""

import asyncio
import sqlite3
import threading
from contextlib import closing

import pytest

from bounceback_tui import config
from bounceback_tui.store import backup


async def test_the_day_s_backup_is_made_once_something_was_written(
    drive, monkeypatch: pytest.MonkeyPatch, paths: config.Paths
) -> None:
    monkeypatch.setattr("bounceback_tui.app.BACK_UP_AFTER", 0.01)
    async with drive() as hands:
        await hands.settle()
        assert not backup.folder_of(paths.database).exists(), "an empty file needs none"
        await hands.press("c", "right", "ctrl+s")
    async with drive() as hands:
        await asyncio.sleep(0.05)
        await hands.settle()
        (saved,) = backup.folder_of(paths.database).iterdir()
    with closing(sqlite3.connect(saved)) as connection:
        assert connection.execute("SELECT count(*) FROM check_in").fetchone() == (1,)


async def test_a_backup_that_cannot_be_made_is_told_and_nothing_else_stops(
    drive, monkeypatch: pytest.MonkeyPatch, paths: config.Paths
) -> None:
    monkeypatch.setattr("bounceback_tui.app.BACK_UP_AFTER", 0.01)
    async with drive() as hands:
        await hands.press("c", "right", "ctrl+s")
    backup.folder_of(paths.database).write_text("in the way")
    async with drive() as hands:
        await asyncio.sleep(0.05)
        await hands.settle()
        (told,) = hands.toasts()
        assert "backup" in told and "Traceback" not in told
        await hands.press("1")
        assert "enter save" in hands.text()


async def test_keys_are_answered_while_the_backup_is_made(drive, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, over = threading.Event(), threading.Event()

    def slow(_: object) -> None:
        begun.set()
        assert over.wait(30)

    async with drive() as hands:
        await hands.press("c", "right", "ctrl+s", "0")
        monkeypatch.setattr(backup, "daily", slow)
        hands.app.set_timer(0.001, hands.app._begin_back_up)
        try:
            assert await asyncio.to_thread(begun.wait, 30)
            await asyncio.wait_for(hands.pilot.press("1"), 10)
            assert hands.app.room.key == "feel" and not over.is_set()
        finally:
            over.set()
