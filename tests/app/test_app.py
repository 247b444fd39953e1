"""The frame: rooms, keys, palette, themes, undo, the curtain, help, odd terminals, hostile text."""

import asyncio
from datetime import UTC
from typing import Any

import pytest
from textual.command import CommandList

from bounceback_tui import config
from bounceback_tui.care.screen import HelpNow
from bounceback_tui.rooms import ACROSS
from bounceback_tui.stages import STAGES
from bounceback_tui.stages.feel import activity_records, records
from bounceback_tui.stages.feel.model import CheckInEntry
from bounceback_tui.stages.feel.screen import FeelRoom
from bounceback_tui.store.database import open_database
from bounceback_tui.ui.curtain import Curtain
from bounceback_tui.ui.keys_page import KeysPage
from bounceback_tui.ui.steady import Palette
from tests.conftest import NOON

HOSTILE = (
    "[/x] [@click=app.quit]gone[/] [red]lost",
    "\x1b[2J\x1b]0;owned\x07",
    "zero\u200bwidth \u202eright to left",
    "𝓌𝒾𝒹𝑒 界 👩‍👩‍👧 é",
)


async def test_strip_keys_and_palette_come_from_the_stages(drive):
    async with drive() as hands:
        for stage in STAGES:
            assert f"{stage.digit} {stage.title}" in hands.text()
            await hands.press(stage.digit)
            assert hands.app.room.key == stage.key
        names = [command.title for command in hands.app.get_system_commands(hands.app.screen)]
        assert names[: len(STAGES) + 1] == ["0 Today", *(f"{stage.digit} {stage.title}" for stage in STAGES)]


async def test_nothing_unbuilt_is_named(drive):
    async with drive() as hands:
        built = {stage.title for stage in STAGES}
        for word in {"Reflect", "Realign", "Learn", "Grow", "Connect", "Persist", "soon"} - built:
            assert word not in hands.text()


async def test_click_on_the_path_goes_there(drive):
    async with drive() as hands:
        await hands.press("0")
        await hands.pilot.click("#path", offset=(16, 0))
        await hands.settle()
        assert isinstance(hands.app.room, FeelRoom)


async def test_click_on_the_key_line_does_what_the_key_does(drive):
    async with drive() as hands:
        await hands.press("enter", "0")
        line = hands.text().splitlines()[-1]
        await hands.pilot.click("#key-line", offset=(line.index("a no"), 0))
        await hands.settle()
        assert "organisation" in hands.text()


async def test_every_room_can_be_drawn_in_the_terminal_s_own_colours(drive, db):
    at = NOON.astimezone(UTC)
    records.save_check_in(db, CheckInEntry(at=at, day=NOON.date(), utc_offset=60, pleasantness=3, energy=3), ["flat"])
    async with drive(preferences=config.Preferences(theme="ansi-dark")) as hands:
        assert hands.app.theme == "ansi-dark"
        for room in (*STAGES, *ACROSS):
            await hands.press(room.digit)
            assert hands.app.room.key == room.key and "ansi" not in hands.text()


async def test_help_is_one_key_away_on_every_screen(drive):
    async with drive() as hands:
        for opening in ("0", "1", "x", "w", "X", "a", "question_mark", "ctrl+p"):
            await hands.press(opening)
            await hands.press("f2")
            assert isinstance(hands.app.screen, HelpNow), opening
            await hands.press("q")
            while len(hands.app.screen_stack) > 1:
                await hands.press("escape")


async def test_curtain_hides_everything_and_only_f3_lifts_it(drive):
    async with drive() as hands:
        await hands.type("x")
        await hands.type("Secret role")
        await hands.press("f3")
        assert isinstance(hands.app.screen, Curtain)
        assert "Secret" not in hands.text() and "Bounceback" not in hands.text()
        await hands.press("x", "escape", "1")
        assert isinstance(hands.app.screen, Curtain)
        await hands.press("f3")
        assert "Secret role" in hands.text()


async def test_keys_page_names_what_works_here(drive):
    async with drive() as hands:
        await hands.press("question_mark")
        assert isinstance(hands.app.screen, KeysPage)
        assert "When it stings" in hands.text()
        await hands.press("q")
        assert len(hands.app.screen_stack) == 1


async def test_palette_survives_double_select_and_quick_reopening(drive):
    async with drive() as hands:
        await hands.pilot.press("ctrl+p", "ctrl+p", "escape", "ctrl+p")
        await hands.settle()
        await hands.press("down", "enter", "enter", "enter")
        assert not isinstance(hands.app.screen, Palette)
        assert hands.app.fault is None


async def test_a_page_down_in_the_palette_before_it_is_laid_out_does_nothing(drive):
    async with drive() as hands:
        await hands.press("ctrl+p")
        listed = hands.app.screen.query_one(CommandList)
        listed._index_to_line.clear()  # as it is for a moment after each letter
        await hands.press("pagedown", "pageup", "escape")
        assert hands.app.fault is None and not isinstance(hands.app.screen, Palette)


async def test_theme_is_remembered(drive, paths):
    async with drive() as hands:
        hands.app.theme = "bounceback-light"
        await hands.settle()
    kept, warnings = config.load(paths.preferences)
    assert kept.theme == "bounceback-light" and not warnings


async def test_an_unknown_theme_falls_back(drive):
    async with drive(preferences=config.Preferences(theme="no-such")) as hands:
        assert hands.app.theme == "bounceback-dark"


async def test_keys_can_be_remapped_by_binding_id(drive):
    async with drive(preferences=config.Preferences(keys={"no.log": "ctrl+n"})) as hands:
        await hands.press("0", "ctrl+n")
        assert "organisation" in hands.text()


async def test_undo_without_anything_says_so(drive):
    async with drive() as hands:
        await hands.press("u")
        assert "There is nothing to undo." in hands.toasts()


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (40, 10), (80, 24), (200, 60)])
async def test_odd_terminals_do_not_end_it(drive, size):
    async with drive(size=size) as hands:
        await hands.press(
            "enter", "0", "pagedown", "pageup", "1", "tab", "tab", "tab", "pagedown", "x", "tab", "escape"
        )
        await hands.press("question_mark", "q", "f2", "q", "ctrl+p", "escape")
        assert hands.app.fault is None


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_as_text_in_every_room(drive, db, text):
    from datetime import UTC, date, datetime

    from bounceback_tui.journey import records as journey
    from bounceback_tui.journey.model import NoEntry
    from bounceback_tui.stages.feel.model import (
        CapsuleEntry,
        CheckInEntry,
        OwnActivityEntry,
        OwnWordEntry,
        SelfCompassionEntry,
        SmallActEntry,
    )

    at = datetime(2026, 11, 23, 8, tzinfo=UTC)
    moment: dict[str, Any] = {"at": at, "day": date(2026, 11, 23), "utc_offset": 60}
    entry = CheckInEntry(**moment, pleasantness=2, energy=2, note=text)
    records.save_check_in(db, entry, [text])
    records.save_check_in(
        db, CheckInEntry(**moment | {"day": date(2026, 11, 21)}, pleasantness=2, energy=2, note=text), []
    )
    records.add_own_word(db, OwnWordEntry(word=text[:40], pleasantness=2, energy=2))
    activity_records.add_own_activity(db, OwnActivityEntry(activity=text[:40]))
    activity_records.add_activities(db, date(2026, 11, 23), [text[:40]])
    records.save_act(db, SmallActEntry(**moment, text=text, due_on=date(2026, 11, 23)))
    records.save_sting(db, SelfCompassionEntry(**moment, hurts=text))
    records.save_capsule(db, CapsuleEntry(**moment, text=text))
    no = NoEntry(role=text, organisation=text, day=date(2026, 11, 20), note=text)
    journey.log_no(db, no, now=at, today=date(2026, 11, 23))
    db.close()
    async with drive() as hands:
        for keys in (["0", "tab"], ["1", "tab", "tab", "tab"], ["a"], ["X"], ["o"], ["x"], ["w"], ["g"]):
            await hands.press(*keys)
            assert "\x1b" not in hands.text() and "\u202e" not in hands.text()
            while len(hands.app.screen_stack) > 1:
                await hands.press("escape")
        hands.app.room.diary.entries.focus()
        for _ in range(5):
            await hands.press("down", "enter")
            assert "\x1b" not in hands.text()
            await hands.press("q", "e", "escape", "escape")
            while len(hands.app.screen_stack) > 1:
                await hands.press("escape")
        assert hands.app.fault is None and hands.app.is_running


async def test_a_very_long_paste_is_cut_and_said(drive):
    from textual.events import Paste

    async with drive() as hands:
        await hands.press("tab", "tab")
        note = hands.app.query_one("#note")
        note.post_message(Paste("x" * 1_000_000))
        await hands.settle()
        assert len(note.text) == 20_000
        assert any("20,000" in told for told in hands.toasts())


async def test_a_fault_ends_it_with_a_code_and_keeps_the_draft(drive, paths):
    with pytest.raises(RuntimeError):
        async with drive() as hands:
            await hands.press("tab", "tab")
            await hands.type("precious")
            hands.app.call_later(lambda: (_ for _ in ()).throw(RuntimeError("boom")))
            await hands.settle()
    assert hands.app.return_code == 1 and isinstance(hands.app.fault, RuntimeError)
    drafts = list(paths.database.with_name("bounceback.db.drafts").glob("*.json"))
    assert any("precious" in draft.read_text() for draft in drafts)


async def test_once_all_is_ready_the_rooms_were_imported(drive, monkeypatch):
    from bounceback_tui.stages import STAGES, Stage

    fetched = []
    monkeypatch.setattr(Stage, "fetch", lambda stage: fetched.append(stage.key))
    async with drive() as hands:
        await hands.settle()
        assert fetched == [stage.key for stage in STAGES]


async def test_today_is_read_again_once_something_was_written_and_not_before(drive, lived, monkeypatch):
    from bounceback_tui.today.screen import TodayRoom

    read = []
    load = TodayRoom.load

    def noted(room, db):
        read.append(db.revision)
        return load(room, db)

    monkeypatch.setattr(TodayRoom, "load", noted)
    async with drive() as hands:
        await hands.settle()
        await hands.press("1", "0", "2", "0")
        assert hands.app.room.key == "today" and read == []
        await hands.press("c", "right", "ctrl+s", "0")
        assert len(read) == 1


async def test_leaving_while_a_room_is_made_ready_is_no_fault(drive, lived, monkeypatch):
    """Textual composes nothing more once the app is leaving, and tells the room that it is mounted all the same."""
    from bounceback_tui.stages.feel.screen import FeelRoom

    def compose(room):
        room.app.exit()
        return []

    monkeypatch.setattr(FeelRoom, "compose", compose)
    async with drive() as hands:
        await hands.settle()
    assert hands.app.fault is None and hands.app.return_code in (0, None)


async def test_what_another_program_writes_comes_by_itself(drive, paths, monkeypatch):
    monkeypatch.setattr("bounceback_tui.app.LOOK_EVERY", 0.05)
    async with drive() as hands:
        await hands.press("c", "right", "ctrl+s", "0")
        assert "blue" not in hands.text()
        await asyncio.to_thread(written_elsewhere, paths.database)
        for _ in range(100):
            await asyncio.sleep(0.05)
            await hands.settle()
            if "blue" in hands.text():
                break
        assert "blue" in hands.text()


async def test_a_room_one_goes_back_to_has_what_another_program_wrote(drive, paths):
    async with drive() as hands:
        await hands.press("c", "right", "ctrl+s", "0", "1")
        await asyncio.to_thread(written_elsewhere, paths.database)
        await hands.press("0")
        assert "blue" in hands.text()
        await hands.press("1")
        assert "blue" in hands.text()


def written_elsewhere(path):
    """Save a check-in by another connection, as another window would."""
    other, at = open_database(path), NOON.astimezone(UTC)
    entry = CheckInEntry(at=at, day=NOON.date(), utc_offset=60, pleasantness=2, energy=2, note="from elsewhere")
    records.save_check_in(other, entry, ["blue"])
    other.close()


async def test_the_same_sentence_stands_there_once_and_goes_when_it_is_taken_back(drive, lived):
    async with drive() as hands:
        for _ in range(3):
            hands.app.tell("The disk is full.", trouble=True)
        await hands.settle()
        assert hands.toasts() == ["The disk is full."]
        await hands.press("c", "right", "ctrl+s")
        assert any("u undoes it" in told for told in hands.toasts())
        await hands.press("u")
        assert hands.toasts() == ["Taken back."]


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_help_stands_under_every_room(drive, lived, size):
    async with drive(size=size) as hands:
        for key in ("0", *(room.digit for room in (*STAGES, *ACROSS))):
            await hands.press(key)
            assert "F2 help now  ? keys" in hands.text().splitlines()[-1], key
