"""What is drawn how often: a room once, however many layouts it takes, and the focus only where it was and is."""

import asyncio
import threading
from contextlib import contextmanager

import pytest
from textual.app import App
from textual.screen import Screen
from textual.widgets import Static

from bounceback_tui.stages import STAGES
from bounceback_tui.ui.one_frame import PASSES, OneFrame


@contextmanager
def drawing():
    """Note for every drawing how much of the screen it draws, from 0 to 1."""
    drawn = []
    with pytest.MonkeyPatch.context() as patch:
        draw = Screen._compositor_refresh

        def count(screen):
            whole = screen.size.region
            cells = {
                (x, y)
                for region in map(whole.intersection, screen._compositor._dirty_regions)
                for x in region.column_range
                for y in region.line_range
            }
            if screen is screen.app.screen and cells:
                drawn.append(len(cells) / whole.area)
            draw(screen)

        patch.setattr(Screen, "_compositor_refresh", count)
        yield drawn


def large(drawn):
    """Return how often more than a third was drawn."""
    return sum(share > 0.34 for share in drawn)


async def rest(hands):
    """Wait until what comes some frames later has come too."""
    await hands.settle()
    await asyncio.sleep(0.1)
    await hands.settle()


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_going_back_to_a_room_draws_it_once(drive, lived, size):
    async with drive(size=size) as hands:
        for stage in STAGES:
            await hands.press(stage.digit)
        for stage in STAGES:
            await rest(hands)
            with drawing() as drawn:
                await hands.pilot.press(stage.digit)
                await rest(hands)
            assert large(drawn) == 1, (stage.key, drawn)


@pytest.mark.parametrize("digit", [stage.digit for stage in STAGES])
async def test_a_first_visit_is_drawn_once(drive, lived, digit):
    async with drive() as hands:
        await rest(hands)
        with drawing() as drawn:
            await hands.pilot.press(digit)
            await rest(hands)
        assert large(drawn) == 1, drawn


async def test_a_list_comes_with_the_card_of_its_first_line(drive, lived):
    async with drive() as hands:
        await hands.press("7")
        await rest(hands)
        with drawing() as drawn:
            await hands.pilot.press("a")
            await rest(hands)
        assert large(drawn) == 1 and drawn[-1] == max(drawn), drawn


async def test_the_focus_moves_without_drawing_everything(drive, lived):
    async with drive() as hands:
        await hands.press("4")
        await rest(hands)
        before = hands.app.focused
        with drawing() as drawn:
            await hands.pilot.press("tab")
            await rest(hands)
        assert hands.app.focused is not before
        assert drawn and max(drawn) < 1, drawn


async def seen_before_it_is_read(hands, gate):
    """Go to Connect: the room is there while what is in it is held up by the gate, and has it afterwards."""
    try:
        await asyncio.wait_for(hands.pilot.press("6"), 10)
        await hands.pilot.pause()
        assert hands.app.room.key == "connect" and "Maren" not in hands.text()
    finally:
        gate.set()
    await hands.settle()
    assert "Maren" in hands.text()


async def test_a_room_that_takes_long_is_there_before_what_is_in_it(drive, lived, monkeypatch):
    monkeypatch.setattr("bounceback_tui.going.WORTH_WAITING", 0.01)
    async with drive() as hands:
        gate = threading.Event()
        hands.app.context.lane.submit(lambda _: gate.wait(10))
        await seen_before_it_is_read(hands, gate)


async def test_a_room_does_not_wait_for_a_file_that_is_not_open_yet(drive, lived, monkeypatch):
    monkeypatch.setattr("bounceback_tui.going.WORTH_WAITING", 3600)
    monkeypatch.setattr("bounceback_tui.app.WARM_AFTER", 3600)
    async with drive() as hands:
        lane, gate = hands.app.context.lane, threading.Event()
        opener = lane._opener
        monkeypatch.setattr(lane, "_opener", lambda: gate.wait(30) and opener())
        await seen_before_it_is_read(hands, gate)


async def test_a_room_that_cannot_be_read_does_not_take_the_app_with_it(drive, lived, monkeypatch):
    from bounceback_tui.stages.connect.screen import ConnectRoom

    def load(room, db):
        raise ValueError

    monkeypatch.setattr(ConnectRoom, "load", load)
    async with drive() as hands:
        await hands.press("6")
        assert hands.app.is_running and hands.app.room.key == "connect"
        await hands.press("7")
        assert hands.app.room.key == "persist"


async def test_the_path_answers_a_key_at_once(drive, lived):
    async with drive() as hands:
        gate = threading.Event()
        hands.app.context.lane.submit(lambda _: gate.wait(10))
        going = asyncio.create_task(hands.app.go("connect"))
        await asyncio.sleep(0)
        try:
            assert hands.app.screen_stack[0].query_one("#path").here == "connect"
            assert hands.app.room.key == "today"
        finally:
            gate.set()
            await going


class Restless(Static):
    """Asks for another layout whenever there was one."""

    layouts = 0

    def _size_updated(self, size, virtual_size, container_size, layout=True):
        self.layouts += 1
        if self.layouts < 1000:
            self.refresh(layout=True)
        return super()._size_updated(size, virtual_size, container_size, layout)


class Unquiet(App[None]):
    def get_default_screen(self):
        return OneFrame(id="_default")

    def compose(self):
        yield Restless("never at rest")


async def test_a_layout_that_never_settles_is_drawn_all_the_same():
    async with Unquiet().run_test() as pilot:
        restless = pilot.app.query_one(Restless)
        before = restless.layouts
        with drawing() as drawn:
            pilot.app.screen._refresh_layout()
        assert restless.layouts == before + PASSES
        assert len(drawn) == 1
        restless.layouts = 1000
