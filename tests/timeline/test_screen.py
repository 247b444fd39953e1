"""The timeline and the search, by keys and by mouse, on the demo life and on files of their own."""

import threading
from datetime import timedelta

import pytest
from sqlmodel import col, select
from textual.content import Content
from textual.widgets import Input

from bounceback_tui.journey.screen import NosDialog
from bounceback_tui.stages.feel import activity_records
from bounceback_tui.stages.feel import records as feel
from bounceback_tui.stages.feel.model import CheckIn, OwnActivityEntry, OwnWordEntry
from bounceback_tui.store import search
from bounceback_tui.store.database import Database
from bounceback_tui.store.schema import tables
from bounceback_tui.timeline import look, records
from bounceback_tui.timeline.finding import SearchDialog
from bounceback_tui.timeline.rules import WHOLES
from bounceback_tui.ui.dialogs import Thing
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.messages import OpenWritten
from tests.conftest import NOON
from tests.store.conftest import a_check_in

TODAY = NOON.date()
HOSTILE = "[/x] [@click=app.quit]go[/] \x1b]0;hi\x07 \u202egnirts [red]red"


def write(db: Database, *rows: CheckIn) -> None:
    with db.writing() as session:
        session.add_all(rows)
    db.close()


async def test_everything_by_day_narrowed_and_opened(demo, drive, monkeypatch):
    drawn_by, line = set(), look.line

    def watched(*given):
        drawn_by.add(threading.current_thread())
        return line(*given)

    monkeypatch.setattr(look, "line", watched)
    async with drive() as hands:
        await hands.press("t")
        text = hands.text()
        assert "Everything, by day" in text and "Today, Monday 23 November 2026" in text
        assert "Feel" in text and "enter opens it there" in text
        shown = [one.content.plain for one in hands.app.room.days.lines.values()]
        assert any(one.startswith("  ▾   Persist  Backend engineer, Acme") for one in shown)
        assert any("the week from Mon 16 Nov 2026: planning" in one for one in shown)  # no date in figures
        assert any("skill, 1 h" in one for one in shown)
        listed = hands.app.room.days
        before = len(listed.lines)
        await hands.press("end", "end")
        assert len(listed.lines) > before and len(set(listed.lines)) == len(listed.lines)
        assert drawn_by and threading.main_thread() not in drawn_by  # it takes longer than a frame
        await hands.press("y")
        assert "Copied" in hands.toasts()[-1]
        await hands.press("e", "d")
        assert hands.app.screen is hands.app.screen_stack[0]  # nothing is changed here

        await hands.press("f")
        await hands.type("reasons")
        await hands.press("enter")
        assert "only reasons" in hands.text()
        assert {item.entry.kind for item in listed.items.values()} == {"reason"}
        await hands.press("b", "enter")
        assert "only reasons, the no from Acme" in hands.text()
        assert {item.entry.values["organisation"] for item in listed.items.values()} == {"Acme"}
        await hands.press("enter")
        assert hands.app.room.key == "reflect" and isinstance(hands.app.screen, Thing)
        assert "A reason for the no from Acme" in hands.text()
        await hands.press("escape", "t", "escape")
        assert "Everything, by day" in hands.text() and listed.border_subtitle is None

        await hands.press("g")
        assert "esc close" in hands.text() and "draft" not in hands.text() and "throw away" not in hands.text()
        await hands.type("2026-08-01")
        await hands.press("enter")
        assert "only back from Sat 1 Aug" in hands.text()
        assert max(item.entry.day for item in listed.items.values()).isoformat() <= "2026-08-01"
        await hands.press("g")
        await hands.type("xyzzy")
        await hands.press("ctrl+s")
        assert "Back from which day?" in hands.text() and "xyzzy" in hands.text()
        await hands.press("escape", "escape", "f")
        await hands.type("all of it")
        await hands.press("enter")
        assert "only all of Feel" in hands.text()
        await hands.press("b", "up", "enter", "f")
        await hands.type("trials of")
        await hands.press("enter")
        assert "Insights a trial of one" in hands.text()
        await hands.press("f")
        await hands.type("what helped")
        await hands.press("enter")
        assert "Nothing of that." in hands.text()


async def test_a_word_is_found_and_opened_where_it_belongs(demo, drive):
    async with drive() as hands:
        await hands.press("slash")
        assert "texts to look in" in hands.text()
        await hands.type("senior eno")
        assert "Reflect · reason" in hands.text() and "not senior enough" in hands.text()
        dialog = hands.app.screen
        assert isinstance(dialog, SearchDialog)
        marked = dialog.listed.get_option_at_index(0).prompt
        assert isinstance(marked, Content) and any("underline" in str(span.style) for span in marked.spans)
        places = [hit.source for hit in dialog.hits]
        await hands.press(*["down"] * places.index("reason"), "enter")
        assert hands.app.room.key == "reflect" and "A reason for the no from" in hands.text()

        await hands.press("escape", "ctrl+f")  # in a list, where / is its filter
        assert hands.app.screen.query_one("Input").value == "senior eno"
        await hands.type("zzz")
        assert "Nothing has that in it." in hands.text()
        await hands.press("enter", "down")
        assert isinstance(hands.app.screen, SearchDialog)
        await hands.press(*["backspace"] * 3)
        await hands.type("-senior")
        assert "A minus takes away" in hands.text()
        await hands.press("escape")
        assert hands.app.room.key == "reflect"

        await hands.press("tab", "slash")
        await hands.type("nothingness")
        assert "Nothing with that in it. ctrl+f looks everywhere." in hands.text()
        await hands.press("escape", "ctrl+f")
        await hands.type("e")
        dialog = hands.app.screen
        before = len(dialog.hits)
        await hands.press(*["pagedown"] * 12)
        assert len(dialog.hits) > before
        await hands.pilot.click(List, offset=(4, 3))
        await hands.settle()
        assert not isinstance(hands.app.screen, SearchDialog)


@pytest.mark.parametrize("half", [0, 1])
async def test_every_kind_of_thing_opens_in_its_room(demo, life, drive, half):
    with life.reading() as session:
        wholes: dict[str, str] = {}
        for one in tables():
            row = session.exec(select(one).order_by(col(one.created_at)).limit(1)).first()
            if row is not None and str(one.__tablename__) in WHOLES:
                wholes[str(one.__tablename__)] = row.id.hex
    life.close()
    assert len(wholes) > 35
    async with drive() as hands:
        for table, key in list(wholes.items())[half::2]:
            hands.app.post_message(OpenWritten(table, key))
            await hands.settle()
            await hands.settle()
            room = "nos" if isinstance(hands.app.screen, NosDialog) else hands.app.room.key
            assert room == WHOLES[table], table
            if table == "own_prompt":  # the cursor is on it, in a list that is longer than the screen
                assert "What would Maren" in hands.text()
            assert not [toast for toast in hands.toasts() if "no longer" in toast or "deleted" in toast], table
            for _ in hands.app.screen_stack[1:]:
                await hands.press("q" if table in ("resource", "source") else "escape")
            assert len(hands.app.screen_stack) == 1, table


async def test_what_is_found_can_be_changed_and_what_is_gone_is_said(db, drive, reopen):
    row, other = a_check_in("kingfisher", day=TODAY), a_check_in("heron", day=TODAY)
    write(db, row, other)
    async with drive() as hands:
        await hands.press("slash")
        await hands.type("kingf")
        await hands.press("enter")
        assert hands.app.room.key == "feel" and "kingfisher" in hands.text()
        await hands.press("e", "tab", "tab", "end")
        await hands.type(" again")
        await hands.press("ctrl+s", "slash")
        await hands.type("again")
        assert "kingfisher again" in hands.text()
        await hands.press("escape")
        hands.app.post_message(OpenWritten("check_in", "0" * 32))
        await hands.settle()
        assert "That entry is deleted." in hands.toasts()
    assert reopen(lambda found: len(records.find(found, "kingfisher again").hits)) == 1


async def test_hostile_and_long_texts_in_hundreds(db, drive):
    rows = [a_check_in(f"{HOSTILE} {number}", day=TODAY - timedelta(days=number // 100)) for number in range(600)]
    write(db, *rows, a_check_in("wide " * 30_000, day=TODAY))
    async with drive(size=(80, 24)) as hands:
        await hands.press("t", "down", "down", "end", "home")
        text = hands.text()
        assert ("\x1b]" not in text and "␛" in text) or "[/x]" in text
        assert all(len(line) <= 80 for line in text.splitlines())
        await hands.press("slash")
        await hands.type("gnirts wide")
        assert "Nothing has that in it." in hands.text()
        await hands.press(*["backspace"] * 5)
        assert "go[/] ␛]0;hi␇" in hands.text() and "\x1b]" not in hands.text()
        await hands.press("escape", "slash")
        hands.app.screen.query_one(Input).value = HOSTILE
        await hands.settle()
        assert len(hands.app.screen.hits) > 30


async def test_an_empty_life(drive):
    async with drive(size=(80, 24)) as hands:
        await hands.press("slash")
        assert "nothing to find" in hands.text()
        await hands.type("anything")
        assert "nothing to find" in hands.text()
        await hands.press("enter", "escape", "t")
        assert "Nothing is written yet." in hands.text()
        await hands.press("enter", "y", "f", "escape", "b", "escape")
        assert hands.app.room.key == "timeline"


async def test_typing_fast_asks_the_lane_no_more_than_it_has_to(db, drive, monkeypatch):
    write(db, a_check_in("kingfisher", day=TODAY))
    asked: list[str] = []
    find = search.find

    def counted(execute, typed, **how):
        asked.append(typed)
        return find(execute, typed, **how)

    async with drive() as hands:
        await hands.press("slash")
        monkeypatch.setattr("bounceback_tui.store.search.find", counted)
        gate = threading.Event()
        hands.app.context.lane.submit(lambda _: gate.wait(5))
        await hands.pilot.press(*"kingfisher")
        gate.set()
        await hands.settle()
        assert "kingfisher" in hands.text() and hands.app.screen.hits
    assert asked == ["kingfisher"]


async def test_a_write_shows_in_the_timeline_and_older_days_stay_listed(demo, drive):
    async with drive() as hands:
        await hands.press("t", "end")
        days = hands.app.room._days
        await hands.press("c")
        await hands.press("ctrl+s", "t")
        assert len(hands.app.room._days) >= len(days) > records.DAYS
        assert "18:40 Feel" in hands.text().replace("  ", " ") or hands.app.room.days.chosen


async def test_the_cursor_keeps_its_place_far_down_when_something_is_written(demo, drive, monkeypatch):
    monkeypatch.setattr(records, "MOST", 20)
    async with drive() as hands:
        await hands.press("t", *["end"] * 6)
        days = hands.app.room.days
        here = days.chosen
        assert list(days.lines).index(here) > 60
        hands.app.context.lane.submit(lambda db: add(db, a_check_in("now", day=TODAY))).result()
        hands.app.refresh_rooms()
        await hands.settle()
        assert days.chosen == here and any("now" in days.text_of(key) for key in list(days.lines)[:9])


def add(db: Database, row: CheckIn) -> None:
    with db.writing() as session:
        session.add(row)


async def test_words_and_activities_of_one_s_own_are_found_and_opened(drive, db):
    activity_records.add_own_activity(db, OwnActivityEntry(activity="gardening"))
    activity_records.add_activities(db, TODAY, ["gardening"])
    feel.add_own_word(db, OwnWordEntry(word="wobbly", pleasantness=2, energy=3))
    write(db, a_check_in("x"))
    async with drive() as hands:
        for typed, told in (("garden", "Chosen on 1 day, the latest today."), ("wobb", "Not chosen yet.")):
            await hands.press("slash")
            await hands.type(typed)
            await hands.press("enter")
            assert hands.app.room.key == "feel" and isinstance(hands.app.screen, Thing)
            assert typed in hands.text() and "of your own" in hands.text() and told in hands.text()
            await hands.press("escape")
