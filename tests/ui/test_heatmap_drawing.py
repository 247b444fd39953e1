"""The heatmap's cursor and what is told of its day are drawn together, in one frame."""

import threading
from datetime import timedelta

import pytest
from textual.screen import Screen

from bounceback_tui.ui.heatmap import Heatmap
from tests.conftest import NOON, Driver


async def test_a_step_of_the_cursor_draws_once(drive: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    async with drive() as hands:
        await hands.press("1", "enter", "7", "left")
        draw, drawn = Screen._compositor_refresh, []

        def count(screen: Screen[object]) -> None:
            drawn.append(len(screen._compositor._dirty_regions))
            draw(screen)

        monkeypatch.setattr(Screen, "_compositor_refresh", count)
        for key in ("left", "up", "right"):
            drawn.clear()
            await hands.press(key)
            assert len(drawn) == 1 and drawn[0] >= 2, "the cursor's lines, and the line that tells of the day"


async def test_a_key_before_its_days_are_read_does_nothing(drive: Driver) -> None:
    async with drive() as hands:
        await hands.press("1", "enter")
        gate = threading.Event()
        hands.app.context.lane.submit(lambda _: gate.wait(10))
        try:
            await hands.pilot.press("7", "k", "left", "right", "home")
            await hands.pilot.pause()
            assert hands.app.screen.query_one(Heatmap).has_focus and not gate.is_set()
        finally:
            gate.set()
        await hands.settle()
        await hands.press("left")
        assert hands.app.is_running and hands.app.screen.query_one(Heatmap).cursor == NOON.date() - timedelta(days=7)
