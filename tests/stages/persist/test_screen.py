"""The room of persisting by keys and by mouse, and what a reopened file then holds."""

from datetime import timedelta
from typing import Any

from sqlmodel import select
from textual import events

from bounceback_tui import config
from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.persist import application_records as applications
from bounceback_tui.stages.persist import change_records, import_records, plan_records, records
from bounceback_tui.stages.persist.model import (
    Change,
    ChangeEntry,
    Drill,
    DrillEntry,
    Effort,
    IfThenPlan,
    JourneyEnd,
    LookBack,
    Pause,
    PlanEntry,
)
from bounceback_tui.stages.persist.rules import Deed
from bounceback_tui.stages.realign import write_records as realign
from bounceback_tui.stages.realign.model import DirectionEntry
from bounceback_tui.store.base import checked
from bounceback_tui.store.transfer.jobs import Job
from bounceback_tui.ui.editor import Editor
from bounceback_tui.ui.heatmap import Heatmap
from tests.conftest import NOON

TODAY = NOON.date()
WHEN: dict[str, Any] = {"at": NOON, "day": TODAY, "utc_offset": 60}
HOSTILE = "[/x] [@click=app.quit]x[/] \x1b[31m \u202eabc"


def rows(reopen, table):
    def read(db):
        with db.reading() as session:
            return session.exec(select(table)).all()

    return reopen(read)


def known(db):
    """Something in the file, so that the app opens at Today."""
    journey.log_no(db, NoEntry(role="r", organisation="Acme", day=TODAY - timedelta(days=4)), now=NOON, today=TODAY)


async def test_effort_is_written_down_seen_changed_deleted_and_taken_back(drive, db, reopen):
    known(db)
    async with drive() as hands:
        await hands.press("7")
        assert "Anything you do here counts" in hands.text()
        await hands.press("n")
        await hands.type("sent one")
        await hands.press("tab", "right", "ctrl+s")
        assert "1 day" in hands.text() and "application" in hands.text()
        await hands.press("w")
        assert "sent one" in hands.text()
        await hands.press("e", "end")
        await hands.type(" more")
        await hands.press("ctrl+s", "d")

        assert "n writes it down" in hands.text() and "They break nothing." in hands.text()
        await hands.press("u")
        assert "sent one more" in hands.text()
    (effort,) = rows(reopen, Effort)
    assert (effort.text, effort.kind, effort.day) == ("sent one more", "apply", TODAY)


async def test_a_pause_the_switch_and_the_year(drive, db, reopen):
    known(db)
    applications.save(db, {"role": "Nurse", "organisation": "Globex"}, day=TODAY - timedelta(days=4))
    async with drive(size=(80, 24)) as hands:
        await hands.press("7", "P")
        await hands.type("tomorrow")
        await hands.press("tab")
        await hands.type("today")
        await hands.press("ctrl+s")
        assert "ends before it begins" in hands.text()
        await hands.press("escape", "left", "left")
        heatmap = hands.app.screen.query_one(Heatmap)
        assert heatmap.cursor == TODAY - timedelta(days=14)
        await hands.press("pageup", "pageup")
        assert f"{(TODAY - timedelta(days=14 + 728)).year}" in hands.text()
        await hands.pilot.click(Heatmap, offset=(10, 3))
        clicked = heatmap.first + timedelta(weeks=6, days=2)
        assert heatmap.cursor == clicked and f"{clicked.day} {clicked:%b} {clicked.year}" in hands.text()
        await hands.press("home")
        assert "Mon 23 Nov 2026, today: nothing written down" in hands.text()
        await hands.pilot.hover(Heatmap, offset=(4 + 52, 5))
        await hands.settle()
        assert heatmap.cursor == TODAY, "hovering leaves the cursor where it is"
        await hands.pilot.hover(Heatmap, offset=(4 + 51, 4))
        await hands.settle()
        assert "Thu 19 Nov 2026, 4 days ago: application" in hands.text()
        await hands.pilot.hover("#figures")
        await hands.settle()
        assert "Mon 23 Nov 2026, today" in hands.text()
        await hands.press("M")
        assert "Momentum is switched off" in hands.text()
        await hands.press("0")
        assert "rest day" not in hands.text() and "Lately" in hands.text()
    assert rows(reopen, Pause) == []


async def test_off_by_preference_hides_it_on_today(drive, db):
    known(db)
    async with drive(preferences=config.Preferences(momentum=False)) as hands:
        assert "Momentum" not in hands.text()


def steps(reopen):
    return reopen(lambda db: applications.find(db, applications.listed(db)[0].id)).steps


async def test_from_an_application_to_the_end_and_on(drive, db, reopen, tmp_path):
    known(db)
    realign.save_direction(db, checked(DirectionEntry, WHEN | {"name": "care, a direction"}))
    async with drive() as hands:
        await hands.press("7", "a", "n")
        await hands.type("Nurse")
        await hands.press("tab")
        await hands.type("Globex")
        await hands.press("ctrl+s")
        assert "Globex" in hands.text() and "applied" in hands.text()
        assert "nurse (read from the role;" in hands.text()
        await hands.press("e", "tab", "tab", "tab", *"car", "right")
        assert hands.app.screen.query_one("#field-family").value == "care, a direction"
        await hands.press("ctrl+s")
        assert "read from the role" not in hands.text() and "care, a direction" in hands.text()
        await hands.press("s", "right", "ctrl+s", "H", "down", "e", "right", "right", "ctrl+s")
        assert [step.status for step in steps(reopen)] == ["interview", "screening"]
        await hands.press("home", "d", "escape")
        assert [step.status for step in steps(reopen)] == ["interview"]
        assert any("u undoes it" in toast for toast in hands.toasts())
        await hands.press("s", *["right"] * 3, "ctrl+s")

        assert "What helped me" in hands.text()
        await hands.press("ctrl+s", "0")
        assert "This journey is closed." in hands.text()
        await hands.press("enter", "W")
        await hands.press("ctrl+a", "ctrl+k", "backspace")
        hands.app.screen.query_one("#field-path").value = str(tmp_path / "helped.md")
        await hands.press("ctrl+s")
        page = tmp_path / "helped.md"
        assert page.read_text().startswith("# What helped me") and page.stat().st_mode & 0o777 == 0o600
        await hands.press("W", "N")
    (end,) = rows(reopen, JourneyEnd)
    assert end.started_again_on == TODAY


async def test_a_plan_a_change_a_drill_and_a_week(drive, db, reopen):
    known(db)
    applications.save(db, {"role": "Nurse", "organisation": HOSTILE}, day=TODAY)
    async with drive() as hands:
        await hands.press("7", "p", "n", "tab", "tab")
        await hands.type("it is ten")
        await hands.press("tab")
        await hands.type("stop")
        await hands.press("ctrl+s", "space")
        assert "once, today" in hands.text() and "▪ If it is ten" in hands.text()
        await hands.press("g", "n")
        await hands.type("ask first")
        await hands.press("ctrl+s", "v", "space", "ctrl+s")
        assert "on 1 application" in hands.text()
        await hands.press("enter", "right", "ctrl+s")
        assert "kept" in hands.text()
        await hands.press("r", "n", "enter")
        await hands.type("tomorrow")
        await hands.press("tab")
        await hands.type("silence")
        await hands.press("ctrl+s")
        assert "silence" in hands.text()
        soon = {"role": "Cook", "organisation": "Stark", "interview_on": TODAY + timedelta(days=3)}
        hands.app.context.lane.submit(lambda db: applications.save(db, soon, day=TODAY)).result()
        await hands.press("n", "enter")
        await hands.type("the train is late")  # the day is known: one begins with what could go wrong
        await hands.press("ctrl+s")
        assert "the train is late" in hands.text()
        await hands.press("b")
        assert "Once a week" in hands.text(), "what it is for, while there is nothing"
        assert "\n n new " in hands.text() and "e change" not in hands.text(), "there is nothing to change"
        await hands.press("n")
        assert "The week from Mon 23 Nov 2026, today: skill on 1 day, heart" in " ".join(hands.text().split())
        await hands.press("right", "ctrl+s")
        assert "planning   ━━━━━───── 5" in hands.text()
    assert rows(reopen, IfThenPlan)[0].then_act == "stop"
    assert rows(reopen, Change)[0].verdict == "kept"
    drills = {drill.setback: drill.look_back_on for drill in rows(reopen, Drill)}
    assert drills == {"silence": TODAY + timedelta(days=2), "the train is late": TODAY + timedelta(days=4)}
    assert rows(reopen, LookBack)[0].planning == 5


async def test_the_funnel_hides_on_the_day_of_a_no_and_only_links_of_the_web_are_opened(drive, db, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    journey.log_no(db, NoEntry(role="r", organisation="Acme", day=TODAY), now=NOON, today=TODAY)
    applications.save(db, {"role": "a", "organisation": "b", "link": "file:///etc/passwd"}, day=TODAY)
    async with drive() as hands:
        await hands.press("7", "a", "C")
        assert "A no came today" in hands.text()
        await hands.press("q")
        hands.app.room.shelf.entries.choose(next(key for key, row in hands.app.room.rows.items() if row.link))
        await hands.press("o")
        assert any("http" in toast for toast in hands.toasts()) and opened == []


async def test_a_list_is_imported_once_and_nothing_is_ticked_for_one(drive, db, reopen, tmp_path):
    known(db)
    path = tmp_path / "jobs.csv"
    path.write_text("Firm,Post\nHooli,Nurse\nStark,Cook\n")
    async with drive() as hands:
        for ticks, sentence in ((("A",), "2 applications imported"), ((), "Everything in that file is here already")):
            await hands.press("7", "a", "I")
            hands.app.screen.query_one("#field-path").value = str(path)
            await hands.press("ctrl+s")
            await hands.press("right", "right", "tab", "right", "ctrl+s")
            if ticks:
                assert "0 of 2 ticked" in hands.text()
                await hands.press(*ticks, "ctrl+s")
            assert any(sentence in toast for toast in hands.toasts())
        simplify = tmp_path / "simplify.csv"
        simplify.write_text("Job Title,Company Name,Applied Date,Status\nSmith,Anvil,2026-10-04,Absage\n")
        await hands.press("7", "a", "I")
        hands.app.screen.query_one("#field-path").value = str(simplify)
        await hands.press("ctrl+s")
        assert "applied (“Absage”)" in hands.text() and "1 with a status in words not known here" in hands.text()
    assert len(reopen(applications.listed)) == 3


async def test_the_strip_works_by_arrows_and_mouse(drive, db):
    known(db)
    async with drive(size=(80, 24)) as hands:
        await hands.press("7")
        await hands.pilot.click("#strip", offset=(30, 0))
        await hands.settle()
        assert hands.app.room.section == "applications"
        hands.app.screen.query_one("#strip").focus()
        await hands.press("right")
        assert hands.app.room.section == "plans"


async def test_five_hundred_entries_hostile_text_and_a_megabyte(drive, db, reopen):
    """Every section walked through with text that is none of a terminal's business, at the smallest size."""
    known(db)
    found = [Job(f"{HOSTILE} {n}", f"{HOSTILE} {n:03}", TODAY, "applied", "", "", f"{n}") for n in range(500)]
    import_records.bring_in(db, found, today=TODAY)
    keys = [one.id for one in applications.listed(db, limit=1)]
    with db.writing() as session:
        session.add_all(Effort(**WHEN, kind=Deed.APPLY, text=f"{n:03} {HOSTILE * 9}") for n in range(500))
    plan = checked(PlanEntry, WHEN | dict.fromkeys(("wish", "obstacle", "if_cue", "then_act"), HOSTILE * 40))
    records.save_row(db, IfThenPlan, plan)
    change, _ = records.save_row(db, Change, checked(ChangeEntry, WHEN | {"text": HOSTILE * 40}))
    change_records.try_on(db, change.id, keys)
    drill = {"application_id": keys[0], "interview_on": TODAY, "setback": HOSTILE * 40, "tell_whom": HOSTILE}
    records.save_row(db, Drill, checked(DrillEntry, WHEN | drill))
    plan_records.save_look_back(db, WHEN | {"week": TODAY, "planning": 10, "sentence": HOSTILE})
    db.close()
    async with drive(size=(80, 24)) as hands:
        await hands.press("7")
        for section in "wapgrb":
            await hands.press(section, "end", "home", "enter", "escape")
            assert "[/x]" in hands.text() and "\x1b" not in hands.text() and "\u202e" not in hands.text()
            assert all(len(line) <= 80 for line in hands.text().splitlines())
        await hands.press("w", "down", "down")
        room = hands.app.room
        gone, after = list(room.shelf.lines)[2:4]
        assert room.shelf.chosen == gone
        await hands.press("d")
        assert room.shelf.chosen == after, "the cursor stays beside what was deleted"
        await hands.press("u")
        await hands.press("a", *["end"] * 6)
        assert hands.app.room.chosen.organisation == "Acme", "the last of all 501"
        await hands.press("slash", *"] 123", "enter")
        await hands.press("g", "e")
        hands.app.screen.query_one(Editor).post_message(events.Paste("x " * 500_000))
        await hands.settle()
        assert any("20,000" in toast or "cut" in toast for toast in hands.toasts())
        await hands.press("escape")
        assert hands.app.is_running
    assert rows(reopen, Change)[0].text == HOSTILE * 40 and len(rows(reopen, Effort)) == 500
