"""The curtain: nothing shows through it, and only its own key or quitting gets past it."""

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.pilot import Pilot
from textual.widgets import Input, Static

from bounceback_tui.ui.curtain import Curtain, lets_through
from bounceback_tui.ui.dialogs import Dialog

SECRET = "Dear diary"


class Frame(App[None]):
    """A small app that draws the curtain as the real one does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "mark", "help now", priority=True),
        Binding("f3", "curtain", "hide the screen", id="curtain", priority=True),
        Binding("c", "mark", "check in"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.marks = 0

    def compose(self) -> ComposeResult:
        yield Static(f"{SECRET} " * 200)
        yield Input()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return lets_through(self.screen, action) and super().check_action(action, parameters)

    def action_mark(self) -> None:
        self.marks += 1

    def action_curtain(self) -> None:
        self.push_screen(Curtain())


def words_on_screen(app: App[None]) -> list[str]:
    """What the terminal shows, the screens beneath included."""
    lines = app.screen._compositor.render_strips()
    shown = "\n".join("".join(segment.text for segment in line) for line in lines)
    assert app.screen.styles.background.a == 1, "what is beneath shines through"
    return shown.split()


async def draw(pilot: Pilot[None]) -> None:
    await pilot.press("f3")
    await pilot.pause()
    assert isinstance(pilot.app.screen, Curtain)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (20, 5)])
async def test_it_shows_its_key_and_nothing_else(size: tuple[int, int]) -> None:
    app = Frame()
    async with app.run_test(size=size) as pilot:
        assert "diary" in words_on_screen(app)
        await draw(pilot)
        assert words_on_screen(app) == ["F3"]


async def test_no_toast_shows_from_before_or_while_it_is_drawn() -> None:
    app = Frame()
    async with app.run_test(notifications=True) as pilot:
        app.notify("Saved: Acme", timeout=60)
        await pilot.pause()
        assert "Acme" in words_on_screen(app)
        await draw(pilot)
        app.notify("Saved: Globex", timeout=60)
        await pilot.pause()
        await pilot.pause()
        assert words_on_screen(app) == ["F3"]
        await pilot.press("f3")
        await pilot.pause()
        assert "Globex" in words_on_screen(app), "it was only hidden"


async def test_its_key_brings_everything_back_as_it_was() -> None:
    app = Frame()
    async with app.run_test() as pilot:
        await pilot.press("h", "i")
        await draw(pilot)
        await pilot.press("f3")
        await pilot.pause()
        assert len(app.screen_stack) == 1
        assert "diary" in words_on_screen(app)
        assert app.query_one(Input).value == "hi"
        assert app.focused is app.query_one(Input)


@pytest.mark.parametrize("key", ["escape", "q", "f2", "c", "enter", "space", "tab", "ctrl+p", "1", "f1"])
async def test_other_keys_do_nothing(key: str) -> None:
    app = Frame()
    async with app.run_test() as pilot:
        await draw(pilot)
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, Curtain)
        assert len(app.screen_stack) == 2
        assert (app.marks, app.query_one(Input).value) == (0, "")


async def test_a_click_and_a_paste_do_nothing() -> None:
    app = Frame()
    async with app.run_test() as pilot:
        await draw(pilot)
        await pilot.click(offset=(10, 5))
        await pilot.click(Static)
        await pilot.pause()
        assert isinstance(app.screen, Curtain)


async def test_quitting_still_works() -> None:
    app = Frame()
    async with app.run_test() as pilot:
        await draw(pilot)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running


async def test_a_key_remapped_for_the_app_lifts_it_too() -> None:
    app = Frame()
    app.set_keymap({"curtain": "f9"})
    async with app.run_test() as pilot:
        await pilot.press("f9")
        await pilot.pause()
        assert words_on_screen(app) == ["f9"]
        await pilot.press("f3")
        assert isinstance(app.screen, Curtain)
        await pilot.press("f9")
        await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_a_dialog_that_is_done_behind_it_does_not_lift_it() -> None:
    """A save takes a moment; somebody who saves and hides the screen must not see the form come back."""
    app = Frame()
    results: list[str | None] = []
    async with app.run_test() as pilot:
        dialog: Dialog[str] = Dialog()
        app.push_screen(dialog, results.append)
        await pilot.pause()
        await draw(pilot)
        dialog.dismiss("saved")
        await pilot.pause()
        assert isinstance(app.screen, Curtain)
        assert results == []
        await pilot.press("f3")
        await pilot.pause()
        assert results == ["saved"]
        assert len(app.screen_stack) == 1
