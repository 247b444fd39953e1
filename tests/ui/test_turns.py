"""Keys reach what has the focus when their turn comes, however slowly the one before is handled."""

import asyncio

import pytest
from textual import events
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from bounceback_tui.ui.steady import SteadyApp


class Slow(Widget, can_focus=True):
    """Takes its time over tab, as a room does that is being drawn."""

    async def on_key(self, event: events.Key) -> None:
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            await asyncio.sleep(0.08)
            self.app.query_one(Input).focus()


class Slowly(SteadyApp):
    def compose(self) -> ComposeResult:
        yield Slow()
        yield Input()


@pytest.mark.parametrize("pause", [0.0, 0.02, 0.05])
async def test_what_follows_a_tab_is_for_the_next_field(pause: float) -> None:
    app = Slowly()
    async with app.run_test() as pilot:
        app.query_one(Slow).focus()
        await pilot.pause()
        for key in ("tab", "h", "i"):
            event = events.Key(key, key if len(key) == 1 else None)
            event.set_sender(app)
            app.post_message(event)
            await asyncio.sleep(pause)
        await pilot.pause(0.2)
        assert app.query_one(Input).value == "hi"
