"""A no, from anywhere: logged, seen, turned to, changed, deleted, with the way back from each."""

from datetime import date

from textual import events
from textual.widgets import Input

from bounceback_tui.journey import records
from bounceback_tui.stages.feel import records as feel
from bounceback_tui.stages.feel.capsules import CapsuleOffer


async def log(hands, role="Backend engineer", organisation="Acme", when=""):
    await hands.press("x")
    await hands.type(role)
    await hands.press("enter")
    await hands.type(organisation)
    await hands.press("enter")
    await hands.type(when)
    await hands.press("ctrl+s")


async def test_two_fields_are_enough(drive, reopen):
    async with drive() as hands:
        await log(hands)
        assert "Acme · day 0" in hands.text()
        await hands.press("0")
        assert "A no came today." in hands.text()
        assert "the two-minute version" in hands.text() or "How are you right now?" in hands.text()
    (no,) = reopen(records.nos)
    assert (no.role, no.organisation, no.day) == ("Backend engineer", "Acme", date(2026, 11, 23))


async def test_all_fields_are_kept(drive, reopen):
    async with drive() as hands:
        await hands.press("x")
        await hands.type("Backend engineer")
        await hands.press("enter")
        await hands.type("Acme")
        await hands.press("enter")
        await hands.type("3 nov")
        await hands.press("tab", "right", "right", "right", "tab", "right", "tab")
        await hands.type("they had someone internal")
        await hands.press("ctrl+s")
    (no,) = reopen(records.nos)
    assert (no.day, no.reached, no.channel) == (date(2026, 11, 3), "interview", "mail")
    assert no.note == "they had someone internal"


async def test_a_missing_field_is_one_sentence_and_nothing_typed_is_lost(drive, reopen):
    async with drive() as hands:
        await hands.press("x")
        await hands.type("Backend engineer")
        await hands.press("ctrl+s")
        assert "Organisation" in hands.text() and "Backend engineer" in hands.text()
    assert reopen(records.nos) == []


async def test_undo_takes_a_no_back(drive, reopen):
    async with drive() as hands:
        await log(hands)
        await hands.press("u")
        assert "Acme" not in hands.text()
    assert reopen(records.nos) == []


async def test_an_older_no_does_not_displace_a_later_one(drive):
    async with drive() as hands:
        await log(hands)
        await log(hands, organisation="Globex", when="3 nov")
        assert "Acme · day 0" in hands.text()


async def test_list_turn_to_finish_edit_delete_undo(drive, clock, reopen):
    async with drive() as hands:
        await log(hands)
        await log(hands, organisation="Globex", when="3 nov")
        clock.pass_(minutes=1)
        await hands.press("X", "down", "enter")
        assert "Now about Globex." in hands.toasts()[-1]
        await hands.press("escape")
        assert "Globex · day 20" in hands.text()
        await hands.press("X", "down", "f")
        assert [no.closed_on for no in reopen(records.nos)] == [None, date(2026, 11, 23)]
        await hands.press("u")
        assert [no.closed_on for no in reopen(records.nos)] == [None, None]
        await hands.press("home", "d")
        assert [no.organisation for no in reopen(records.nos)] == ["Globex"]
        await hands.press("u")
        assert [no.organisation for no in reopen(records.nos)] == ["Acme", "Globex"]
        await hands.press("home", "e")
        await hands.type("Senior ")
        await hands.press("ctrl+s")
        assert "Senior" in reopen(records.nos)[0].role


async def test_due_acts_move_on_by_a_day_said_and_undoable(drive, reopen):
    async with drive() as hands:
        await hands.press("o", "down", "enter", "ctrl+s")
        await log(hands)
        assert any("moved to tomorrow" in told for told in hands.toasts())
        (item,) = reopen(feel.feed)
        assert item.fields["due_on"] == date(2026, 11, 24)
        await hands.press("u")
        (item,) = reopen(feel.feed)
        assert item.fields["due_on"] == date(2026, 11, 23)
        assert len(reopen(records.nos)) == 1


async def test_a_letter_from_a_better_day_is_offered_and_not_now_is_fine(drive, reopen):
    async with drive() as hands:
        await hands.press("g")
        await hands.type("you have done this before")
        await hands.press("ctrl+s")
        await log(hands)
        assert isinstance(hands.app.screen, CapsuleOffer)
        assert "you have done this before" not in hands.text()
        await hands.press("n")
        assert len(hands.app.screen_stack) == 1
        await log(hands, organisation="Globex")
        await hands.press("enter")
        assert "you have done this before" in hands.text()
        await hands.press("q")
    (item,) = reopen(feel.feed)
    assert item.fields["opened_at"] is not None


async def test_an_unfinished_no_waits_on_today(drive, reopen):
    async with drive() as hands:
        await hands.press("enter", "x")
        await hands.type("Backend engineer")
        await hands.press("escape")
        assert reopen(records.nos) == []
    async with drive() as hands:
        assert "a no you had begun to log" in hands.text()
        await hands.press("tab", "enter")
        assert "Backend engineer" in hands.text()
        await hands.press("enter")
        await hands.type("Acme")
        await hands.press("ctrl+s")
        assert "begun to log" not in hands.text()
    assert len(reopen(records.nos)) == 1


async def test_a_megabyte_pasted_into_a_field_is_cut_and_said(drive):
    async with drive() as hands:
        await hands.press("x")
        hands.app.post_message(events.Paste("y" * 1_000_000))
        await hands.settle()
        assert any("one line takes the first 2,000" in toast for toast in hands.toasts())
        assert hands.app.screen.query(Input).first().value == "y" * 2_000
