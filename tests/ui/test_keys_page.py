"""The page of keys: what it collects, how it is drawn at a width, and how it closes."""

from typing import Any, ClassVar

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from bounceback_tui.ui.keys_page import KeyEntry, KeysPage, KeyTable, active_keys, wrap_keys


class Room(Static, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "go(1)", "down", show=False),
        Binding("ctrl+s", "save", "save", id="room.save", tooltip="Writes it down, and says so once it is durable."),
        Binding("y", "secret", "", show=False),
        Binding("z", "hidden", "not now"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "hidden" else True


class Frame(App[None]):
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "nothing", "check in", id="check-in"),
        Binding("x", "nothing", "a no [/x] [red]no[/red]", show=False),
        Binding("question_mark,f1", "keys", "all keys", id="keys", key_display="?", show=False),
        Binding("f2", "nothing", "help now", id="help-now", priority=True),
    ]

    def compose(self) -> ComposeResult:
        yield Room("room")
        yield Input()

    def on_mount(self) -> None:
        self.query_one(Room).focus()

    def action_keys(self) -> None:
        self.push_screen(KeysPage(active_keys(self.screen)))


def by_words(entries: list[KeyEntry]) -> dict[str, KeyEntry]:
    return {entry.description: entry for entry in entries}


def plain(page: KeysPage) -> str:
    return "\n".join(
        [static.render().plain for static in page.query(Static)]  # type: ignore[union-attr]
        + [table.render().plain for table in page.query(KeyTable)]
    )


async def test_it_collects_what_works_here_and_everywhere() -> None:
    app = Frame()
    async with app.run_test():
        found = by_words(active_keys(app.screen))
    assert found["Down"] == KeyEntry(("j", "↓"), "Down", "", "", everywhere=False)
    assert found["Save"].keys == ("^s",)
    assert found["Save"].id == "room.save"
    assert found["Save"].tooltip.startswith("Writes it down")
    assert found["All keys"] == KeyEntry(("?",), "All keys", "", "keys", everywhere=True)
    assert found["Check in"].everywhere
    assert "" not in found, "a key without words is left out"
    assert "Not now" not in found, "a key that does nothing now is left out"
    groups = [entry.everywhere for entry in found.values()]
    assert groups == sorted(groups), "what is here comes first"


async def test_it_shows_keys_as_they_were_remapped() -> None:
    app = Frame()
    app.set_keymap({"check-in": "f9", "keys": "f10"})
    async with app.run_test():
        found = by_words(active_keys(app.screen))
    assert found["Check in"].keys == ("f9",)
    assert found["All keys"].keys == ("f10",)


async def test_a_field_takes_the_letters_it_types() -> None:
    app = Frame()
    async with app.run_test() as pilot:
        app.query_one(Input).focus()
        await pilot.pause()
        found = by_words(active_keys(app.screen))
    assert "Check in" not in found
    assert "Down" not in found
    assert "Help now" in found


async def test_over_a_dialog_only_the_apps_first_keys_work() -> None:
    app = Frame()
    async with app.run_test() as pilot:
        app.push_screen(ModalScreen[None]())
        await pilot.pause()
        found = by_words(active_keys(app.screen))
    assert found["Help now"].everywhere
    assert "Check in" not in found
    assert "Down" not in found


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40), (34, 12)])
async def test_no_line_is_wider_than_its_place_and_columns_are_aligned(size: tuple[int, int]) -> None:
    app = Frame()
    async with app.run_test(size=size) as pilot:
        await pilot.press("question_mark")
        page = app.screen
        assert isinstance(page, KeysPage)
        for table in page.query(KeyTable):
            lines = table.render().plain.splitlines()
            assert table.size.height == len(lines)
            assert max(map(cell_len, lines)) <= table.content_size.width
        here = page.query(KeyTable).first().render().plain.splitlines()
        assert {line.index(word) for line in here for word in ("Down", "Save") if word in line} == {
            page.query(KeyTable).first().keys_width + 2
        }
        assert ("room.save" in plain(page)) == (size[0] > 40), "the id shows where there is room"


async def test_words_of_a_binding_are_never_markup() -> None:
    app = Frame()
    async with app.run_test() as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, KeysPage)
        assert "A no [/x] [red]no[/red]" in plain(app.screen)


async def test_it_says_how_keys_are_changed() -> None:
    app = Frame()
    async with app.run_test() as pilot:
        await pilot.press("f1")
        assert isinstance(app.screen, KeysPage)
        assert '"help-now" = "f9"' in plain(app.screen)
        assert {"Here", "Everywhere"} <= set(plain(app.screen).splitlines())


@pytest.mark.parametrize("key", ["question_mark", "f1", "q", "escape"])
async def test_it_closes(key: str) -> None:
    app = Frame()
    async with app.run_test() as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, KeysPage)
        await pilot.press(key)
        await pilot.pause()
        assert len(app.screen_stack) == 1
        assert app.focused is app.query_one(Room)


async def test_a_click_on_close_closes_it() -> None:
    app = Frame()
    async with app.run_test() as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.click("Closing", offset=(10, 1))
        await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_it_scrolls_and_keeps_its_last_line_in_view() -> None:
    app = Frame()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        box: Any = app.screen.query_one(".box")
        closing = app.screen.query_one("Closing").region
        assert box.scroll_y == 0
        await pilot.press("j")
        await pilot.pause()
        assert box.scroll_y == 1
        await pilot.press("k")
        await pilot.pause()
        assert box.scroll_y == 0
        await pilot.press("end")
        await pilot.pause()
        assert box.scroll_y == box.max_scroll_y > 0
        assert app.screen.query_one("Closing").region == closing


def test_many_keys_go_on_below() -> None:
    assert wrap_keys(["0", "alt+0", "alt+f0"], 16) == ["0  alt+0  alt+f0"]
    assert wrap_keys(["0", "alt+0", "alt+f0"], 15) == ["0  alt+0", "alt+f0"]
    assert wrap_keys(["ctrl+shift+pagedown", "b"], 16) == ["ctrl+shift+pagedown", "b"]


async def test_an_empty_page_opens() -> None:
    app = Frame()
    async with app.run_test() as pilot:
        app.push_screen(KeysPage([]))
        await pilot.pause()
        assert isinstance(app.screen, KeysPage)
