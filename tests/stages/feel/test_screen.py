"""Stage 1 by keys: what is on screen, and what a reopened file holds."""

from datetime import date

import pytest

from bounceback_tui.content.model import Feeling
from bounceback_tui.stages.feel import activity_records, records, rules
from bounceback_tui.stages.feel.grid import AffectGrid
from bounceback_tui.stages.feel.picker import PickerApp
from bounceback_tui.stages.feel.screen import FeelRoom
from bounceback_tui.stages.feel.words import WordPicker


def everything(db):
    return records.feed(db)


async def test_five_seconds_arrows_and_enter(drive, reopen):
    async with drive() as hands:
        await hands.press("1")
        assert isinstance(hands.app.focused, AffectGrid)
        await hands.press("left", "up", "enter")
        assert "Saved 18:40." in hands.toasts()[-1]
        assert "18:40 ▂ no words" in hands.text()
    (item,) = reopen(everything)
    assert (item.fields["pleasantness"], item.fields["energy"]) == (2, 4)
    assert item.day == date(2026, 11, 23) and item.utc_offset == 60


async def test_first_start_goes_straight_to_the_question(drive):
    async with drive() as hands:
        assert isinstance(hands.app.room, FeelRoom)
        assert "How are you right now?" in hands.text()
        assert isinstance(hands.app.focused, AffectGrid)


async def test_second_start_begins_at_today(drive):
    async with drive() as hands:
        await hands.press("enter")
    async with drive() as hands:
        assert hands.app.room.key == "today"
        assert "no words" in hands.text()


async def test_words_filter_choose_and_line(drive, reopen):
    async with drive() as hands:
        await hands.press("tab")
        await hands.type("tens")
        assert "filter: tens" in hands.text()
        await hands.press("space")
        assert hands.app.query_one(WordPicker).chosen == ("tense",)
        await hands.press("tab")
        await hands.type("call went fine")
        await hands.press("ctrl+s")
    (item,) = reopen(everything)
    assert item.words == ("tense",)
    assert item.fields["note"] == "call went fine"


async def test_a_word_typed_before_any_is_offered_is_known_all_the_same(drive, reopen):
    async with drive() as hands:
        picker = hands.app.query_one(WordPicker)
        hands.app.room.all_words = []
        picker.offer(())  # as in the moment between the first frame and the words
        await hands.press("tab")
        await hands.type("tens")
        await hands.press("space", "ctrl+s")
    (item,) = reopen(everything)
    assert item.words == ("tense",)


@pytest.mark.parametrize(("typed", "word"), [("tens", "tense"), ("zonk", "zonk")])
async def test_enter_chooses_what_is_typed_before_it_saves(drive, reopen, typed, word):
    async with drive() as hands:
        await hands.press("tab")
        await hands.type(typed)
        await hands.press("enter")
        assert reopen(everything) == [] and hands.app.query_one(WordPicker).chosen == (word,)
        await hands.press("enter")
    (item,) = reopen(everything)
    assert item.words == (word,)


async def test_enter_in_the_shell_s_picker_chooses_what_is_typed_before_it_saves(no_late_focus):
    app = PickerApp([Feeling("tense", 2, 4, "drawn tight")])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *"tens", "enter")
        assert app.picked is None and app.query_one(WordPicker).chosen == ("tense",)
        await pilot.press("enter")
    assert app.picked is not None and app.picked.words == ("tense",)


async def test_words_stand_near_the_place_on_the_grid(drive):
    async with drive() as hands:
        await hands.press("left", "left", "up", "up")
        first = hands.app.query_one(WordPicker).listed[0]
        assert (first.pleasantness, first.energy) == (1, 5)


async def test_unknown_word_becomes_own_only_when_asked(drive, reopen):
    async with drive() as hands:
        await hands.press("left", "tab")
        await hands.type("ghosted")
        assert "+ ghosted" in hands.text()
        assert reopen(records.words_known) == set()
        await hands.press("space", "enter")
    assert reopen(records.words_known) == {"ghosted"}
    (item,) = reopen(everything)
    assert item.words == ("ghosted",)


async def test_own_word_is_offered_again_and_can_be_taken_off(drive, reopen):
    async with drive() as hands:
        await hands.press("tab")
        await hands.type("ghosted")
        await hands.press("space", "enter")
        await hands.press("tab")
        await hands.type("ghos")
        assert "a word of your own" in hands.text()
        await hands.press("delete")
        assert reopen(records.words_known) == set()
        (item,) = reopen(everything)
        assert item.words == ("ghosted",)
        await hands.press("ctrl+s", "u", "u")
    assert reopen(records.words_known) == {"ghosted"}


async def test_click_moves_on_the_grid(drive):
    async with drive() as hands:
        grid = hands.app.query_one(AffectGrid)
        await hands.pilot.click(AffectGrid, offset=(3, 2))
        assert grid.place == (1, 5)


async def test_several_a_day_are_all_there(drive, clock, reopen):
    async with drive() as hands:
        for _ in range(3):
            await hands.press("enter")
            clock.pass_(minutes=5)
    assert len(reopen(everything)) == 3


async def test_edit_changes_the_entry_and_undo_brings_it_back(drive, reopen):
    async with drive() as hands:
        await hands.press("left", "tab")
        await hands.type("tense")
        await hands.press("space", "enter")
        room = hands.app.room
        room.diary.entries.focus()
        await hands.press("e")
        assert "Changing today 18:40" in hands.text()
        await hands.press("right", "right", "enter")
        (item,) = reopen(everything)
        assert item.fields["pleasantness"] == 4 and item.words == ("tense",)
        await hands.press("u")
    (item,) = reopen(everything)
    assert item.fields["pleasantness"] == 2 and item.words == ("tense",)


async def test_delete_and_undo(drive, reopen):
    async with drive() as hands:
        await hands.press("tab")
        await hands.type("tense")
        await hands.press("space", "enter")
        before = reopen(everything)
        hands.app.room.diary.entries.focus()
        await hands.press("d")
        assert reopen(everything) == []
        assert "Deleted.  u undoes it." in hands.toasts()
        await hands.press("u")
    assert reopen(everything) == before


async def test_backdate_by_plain_words(drive, reopen):
    async with drive() as hands:
        await hands.press("b")
        await hands.type("yesterday 18:00")
        await hands.press("ctrl+s")
        assert "Yesterday 18:00" in hands.text()
        await hands.press("enter")
    (item,) = reopen(everything)
    assert item.day == date(2026, 11, 22)
    assert item.at.hour == 17


async def test_backdating_into_the_future_is_refused_in_one_sentence(drive):
    async with drive() as hands:
        await hands.press("b")
        await hands.type("tomorrow")
        await hands.press("ctrl+s")
        assert "future" in hands.text()


async def test_before_four_in_the_morning_it_is_still_yesterday(drive, clock, reopen):
    clock.pass_(hours=8)
    async with drive() as hands:
        await hands.press("enter")
    (item,) = reopen(everything)
    assert item.day == date(2026, 11, 23)


async def test_activities_are_ticked_and_own_ones_added(drive, reopen):
    async with drive() as hands:
        await hands.press("a")
        assert "What today was made of" in hands.text()
        await hands.press("space", "n")
        await hands.type("choir")
        await hands.press("enter", "ctrl+s")
        first, _ = reopen(lambda db: activity_records.activities(db, date(2026, 11, 23)))
        assert first == "choir"
        await hands.press("u")
    assert reopen(lambda db: activity_records.activities(db, date(2026, 11, 23))) == []
    assert reopen(activity_records.own_activities) == ["choir"]


async def test_when_it_stings_is_kept_and_empty_is_refused(drive, reopen):
    async with drive() as hands:
        await hands.press("w", "ctrl+s")
        assert "All three fields are empty" in hands.text()
        await hands.type("it hurts")
        await hands.press("ctrl+s")
    (item,) = reopen(everything)
    assert item.kind is rules.Kind.STING and item.fields["hurts"] == "it hurts"


async def test_one_doable_thing_predicted_then_actual(drive, reopen):
    async with drive() as hands:
        await hands.press("o", "n")
        await hands.type("water the plants")
        await hands.press("enter", "right", "right", "right", "right", "ctrl+s")
        (item,) = reopen(everything)
        assert item.fields["predicted_lift"] == 1 and item.fields["actual_lift"] is None
        await hands.press("0")
        assert "water the plants" in hands.text()
        await hands.press("tab", "enter")
        assert "How did it turn out?" in hands.text()
        await hands.press("right", "right", "enter")
        assert "much better; a bit better was expected" in hands.toasts()[-1]
    (item,) = reopen(everything)
    assert item.fields["actual_lift"] == 2 and item.fields["done_at"] is not None


async def test_suggestions_can_be_taken(drive, reopen):
    async with drive() as hands:
        await hands.press("o", "down", "enter", "ctrl+s")
    (item,) = reopen(everything)
    assert item.kind is rules.Kind.ACT and item.fields["text"]


async def test_capsule_is_written_read_and_changed(drive, reopen):
    async with drive() as hands:
        await hands.press("g")
        await hands.type("you can do hard things")
        await hands.press("ctrl+s")
        hands.app.room.diary.entries.focus()
        await hands.press("enter")
        assert "you can do hard things" in hands.text()
        await hands.press("q", "e")
        await hands.type("yes ")
        await hands.press("ctrl+s")
    (item,) = reopen(everything)
    assert item.fields["text"] == "yes you can do hard things"


async def test_escape_keeps_a_draft_and_ctrl_t_throws_it_away(drive, reopen):
    async with drive() as hands:
        await hands.press("w")
        await hands.type("half a thought")
        await hands.press("escape")
        assert reopen(everything) == []
        await hands.press("w")
        assert "half a thought" in hands.text()
        await hands.press("ctrl+t", "w")
        assert "half a thought" not in hands.text()
        await hands.press("escape", "u", "w")
        assert "half a thought" in hands.text()


async def test_unsaved_check_in_is_back_at_the_next_start(drive, reopen):
    async with drive() as hands:
        await hands.press("left", "tab")
        await hands.type("tense")
        await hands.press("space", "tab")
        await hands.type("not yet saved")
    async with drive() as hands:
        await hands.press("1")
        assert "not yet saved" in hands.text()
        await hands.press("ctrl+s")
    (item,) = reopen(everything)
    assert item.fields["note"] == "not yet saved"
    assert item.words == ("tense",) and item.fields["pleasantness"] == 2
    async with drive() as hands:
        await hands.press("1")
        assert hands.app.room.note == ""


async def test_filter_finds_words_and_notes(drive):
    async with drive() as hands:
        for note in ("about bread", "about rain"):
            await hands.press("tab", "tab")
            await hands.type(note)
            await hands.press("ctrl+s")
        hands.app.room.diary.entries.focus()
        await hands.press("slash")
        await hands.type("rain")
        assert "about rain" in hands.text() and "about bread" not in hands.text()
        await hands.press("escape")
        assert "about bread" in hands.text()


async def test_evidence_and_pacer_open_and_close(drive):
    async with drive() as hands:
        await hands.press("E")
        assert "Lieberman 2007" in hands.text()
        await hands.press("q", "p")
        assert hands.app.screen.__class__.__name__ == "Pacer"
        await hands.press("space")
        assert isinstance(hands.app.room, FeelRoom) and len(hands.app.screen_stack) == 1


async def test_room_keys_work_from_inside_a_text_field(drive):
    async with drive() as hands:
        await hands.press("tab", "tab")
        await hands.type("12")
        assert hands.app.room.note == "12"
        await hands.press("alt+0")
        assert hands.app.room.key == "today"


async def test_long_lists_load_what_is_looked_at(drive, db):
    from datetime import UTC, datetime, timedelta

    from bounceback_tui.stages.feel.model import CheckIn

    start = datetime(2026, 1, 1, tzinfo=UTC)
    with db.writing() as session:
        session.add_all(
            CheckIn(
                at=start + timedelta(hours=number),
                day=(start + timedelta(hours=number)).date(),
                utc_offset=0,
                pleasantness=3,
                energy=3,
                note=f"note {number}",
            )
            for number in range(250)
        )
    db.close()
    async with drive() as hands:
        await hands.press("1")
        diary = hands.app.room.diary
        assert len(diary.items) == 100
        diary.entries.focus()
        await hands.press("end")
        assert len(diary.items) == 200
        await hands.press("end", "end")
        assert len(diary.items) == 250 and diary.complete


async def test_a_letter_on_its_way_when_the_editor_takes_over_is_not_lost(drive, reopen):
    from textual.events import Key

    async with drive() as hands:
        await hands.press("1")
        slot = hands.app.room.query_one("#note-slot")
        slot.post_message(Key("h", "h"))  # had been handed to the slot before the editor had the focus
        await hands.settle()
        hands.app.set_focus(hands.app.room.query_one("#note"))
        await hands.type("alf")
        await hands.press("ctrl+s")
    (item,) = reopen(everything)
    assert item.fields["note"] == "half"
