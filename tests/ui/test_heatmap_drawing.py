"""The heatmap's cursor and what is told of its day are drawn together, in one frame."""

import pytest
from textual.screen import Screen

from tests.conftest import Driver


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
