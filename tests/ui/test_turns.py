"""Keys reach what has the focus when their turn comes, however slowly the one before is handled."""

import asyncio
from typing import ClassVar

import pytest
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
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


class Late(ModalScreen[None]):
    """Is drawn, and reads something before it gives its field the focus."""

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        yield Input(id="late")

    async def on_mount(self) -> None:
        self.run_worker(self._take_focus())

    async def _take_focus(self) -> None:
        await asyncio.sleep(0.1)
        self.query_one(Input).focus()


class Opening(SteadyApp):
    curtained = 0.0

    def on_key(self, event: events.Key) -> None:
        if event.key == "f3":
            self.curtained = asyncio.get_running_loop().time()


async def test_what_is_typed_into_a_dialog_that_was_just_drawn_is_for_its_field() -> None:
    app = Opening()
    async with app.run_test() as pilot:
        await app.push_screen(Late())
        assert app.focused is None, "it is on screen, and does not have the focus yet"
        for key in ("f3", "h", "i"):
            event = events.Key(key, key if len(key) == 1 else None)
            event.set_sender(app)
            app.post_message(event)
        pressed = asyncio.get_running_loop().time()
        await pilot.pause(0.4)
        assert app.screen.query_one(Input).value == "hi"
        assert 0 < app.curtained - pressed < 0.1, "the curtain waits for no field"


class SlowChoice(Widget, can_focus=True):
    """Takes its time over an arrow, as on a busy machine."""

    chosen = 0

    async def on_key(self, event: events.Key) -> None:
        if event.key == "right":
            await asyncio.sleep(0.08)
            self.chosen += 1


class Saving(SteadyApp):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", "save", priority=True)]
    saved = -1

    def compose(self) -> ComposeResult:
        yield SlowChoice()

    def action_keep(self) -> None:
        self.saved = self.query_one(SlowChoice).chosen


@pytest.mark.parametrize("pause", [0.0, 0.02])
async def test_what_an_arrow_chose_is_what_is_saved(pause: float) -> None:
    app = Saving()
    async with app.run_test() as pilot:
        app.query_one(SlowChoice).focus()
        await pilot.pause()
        for key in ("right", "ctrl+s"):
            event = events.Key(key, None)
            event.set_sender(app)
            app.post_message(event)
            await asyncio.sleep(pause)
        await pilot.pause(0.3)
        assert app.saved == 1
