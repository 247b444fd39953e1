"""Hunches and the trial of one by keys and by mouse, on a whole life and on an empty file; Today's card."""

from datetime import timedelta

import pytest

from bounceback_tui.demo.life import fill
from bounceback_tui.insights import hunch_records as hunches
from bounceback_tui.insights import trial_records as trials
from bounceback_tui.insights.trial_card import CoinLine
from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.feel import activity_records
from bounceback_tui.stages.feel import records as feel
from bounceback_tui.stages.feel.model import CheckInEntry, OwnActivityEntry
from bounceback_tui.store.database import open_database
from bounceback_tui.store.glance import glance
from bounceback_tui.ui.shelf import Shelf
from tests.conftest import NOON

TODAY = NOON.date()
HOSTILE = "[/x][@click=app.quit]x[/]\x1b[31m\u202eab"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The made-up life's file, made once."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    life = open_database(path)
    fill(life, until=NOON)
    life.close()
    return path.read_bytes()


@pytest.fixture
def lived(demo, paths):
    paths.database.parent.mkdir(mode=0o700, exist_ok=True)
    paths.database.write_bytes(demo)
    paths.database.chmod(0o600)


def flat(text: str) -> str:
    """Return what is on screen as one line, for sentences that wrap."""
    return " ".join(text.replace("│", " ").split())


def named(db, factor="walk", *, back=0, **values):
    at = NOON - timedelta(days=back)
    moment = {"at": at, "day": at.date(), "utc_offset": 60}
    return hunches.name(db, {"kind": "activity", "factor": factor, "effect": "same day"} | moment | values)[0]


def answered(paths) -> bool | None:
    trial = glance(paths.database, TODAY).trial
    assert trial is not None
    return trial.done


def started(db, *, back=0, **values):
    moment = {"at": NOON, "day": TODAY, "utc_offset": 60, "first_on": TODAY - timedelta(days=back), "days": 20}
    words = {"question": "Does tea help?", "first_condition": "tea", "second_condition": "tea not"}
    return trials.start(db, moment | words | values, today=TODAY - timedelta(days=back))[0]


async def test_hunches_of_half_a_year(drive, lived, reopen):
    async with drive() as hands:
        await hands.press("i", "g")
        text = hands.text()
        assert "[g Hunches]" in text and "4 of 5 places taken" in text
        assert "◆ outdoors → same day  likely linked" in text and "──◆──" in text
        assert "no sign of a link" in text and "cannot tell yet (about" in text and "Closed" in text
        assert "They go together in your days. Which brings about which" in flat(text)
        assert "because" not in text and "helped" not in text
        await hands.press("down")
        assert "95 % interval" in flat(hands.text()) and "You wrote: An hour outside" not in flat(hands.text())
        await hands.press("E")
        assert "Benjamini and Hochberg" in flat(hands.text())
        await hands.press("q", "up", "z")
        assert hands.toasts()[-1].startswith("Closed as “likely linked”. Its place is free.")
        assert "3 of 5 places taken" in hands.text()
        await hands.press("u")
        assert "4 of 5 places taken" in hands.text()
        await hands.press("d")
        assert "outdoors → same day" not in hands.text()
        await hands.press("u", "slash")
        await hands.type("skill")
        assert "worked on a skill" in hands.text() and "outdoors" not in hands.text()
        await hands.press("enter", "escape")
        assert "outdoors → same day" in hands.text()
        await hands.pilot.click(Shelf, offset=(6, 4))
        await hands.settle()
        assert hands.app.room.pane.chosen.factor != "outdoors"
        await hands.pilot.resize_terminal(80, 24)
        await hands.settle()
        assert "was in touch with somebody → same day  cannot tell yet   " in hands.text()
        assert "8/5 days (about 15 more days)" in hands.text()  # nothing is cut where there is little room
        await hands.press("r")
        assert "kitchen at night change" in hands.text() and "…  cannot tell " in hands.text()
        await hands.pilot.resize_terminal(100, 30)
        await hands.settle()
        await hands.press("down")
        assert hands.text().count("change the next day?") == 2  # in the list, and above its days
    assert len(reopen(lambda db: hunches.view(db, TODAY)).open) == 4


async def test_naming_changing_and_the_fifth_place(drive, db, reopen):
    feel.save_check_in(db, CheckInEntry(at=NOON, day=TODAY, utc_offset=60, pleasantness=3, energy=3), [])
    for factor in ("read", "music", "cooked"):
        named(db, factor, back=1)
    db.close()
    async with drive(size=(80, 24)) as hands:
        await hands.press("i", "g", "n")
        assert "Which something could go with your mood?" in hands.text() and "slept well" in hands.text()
        assert "e change" not in hands.text().splitlines()[-3]
        await hands.press("slash")
        await hands.type("walk")
        await hands.press("enter", "enter")
        assert "Only days after today count" in flat(hands.text())
        await hands.press("right", "tab")
        await hands.type("it clears")
        await hands.press("escape")
        assert "Kept as a draft" in hands.toasts()[-1]
    async with drive() as hands:
        assert "a hunch, begun" in hands.text()
        await hands.app.take_up_draft("hunch")
        await hands.settle()
        assert "“walk” and your mood" in flat(hands.text()) and "it clears" in hands.text()
        await hands.press("ctrl+s")
        assert "Named. Days from tomorrow on count" in hands.toasts()[-1]
        assert "walk → next day" in hands.text() and "4 of 5 places taken" in hands.text()
        assert hands.app.room.pane.chosen.factor == "walk"  # the cursor is on the new one
        await hands.press("u")
        assert "walk → next day" not in hands.text()
        await hands.press("n", "enter", "ctrl+s")
        assert "slept well → same day" in hands.text()
        await hands.press("n", "down", "enter", "ctrl+s", "n")
        assert "Five hunches are open" in hands.toasts()[-1]
        await hands.press("home", "e")
        assert "Which something could go with your mood?" in hands.text()
        await hands.press("enter")
        assert "With another day's mood it becomes a new hunch" in flat(hands.text())
        await hands.press("right", "ctrl+s")
        assert hands.toasts()[-1].startswith("Changed. It starts again: days from tomorrow on count.")
    found = reopen(lambda again: hunches.view(again, TODAY)).open
    assert len(found) == 5 and sum(one.effect == "next day" for one in found) == 1


async def test_empty_sections_say_what_they_are_for(drive, db):
    db.close()
    async with drive(size=(80, 24)) as hands:
        await hands.press("i", "g")
        assert "n names the first." in hands.text() and "0 of 5 places taken" in hands.text()
        await hands.press("z", "d", "e", "S")
        assert "z close it" not in hands.text()
        await hands.press("r")
        assert "n starts one." in hands.text()
        await hands.press("D", "B", "z")
        assert "done today" not in hands.text() and not hands.toasts()


async def test_a_trial_from_its_question_to_its_stop(drive, db, clock, reopen):
    db.close()
    async with drive() as hands:
        await hands.press("i", "r", "n", "ctrl+s")
        assert "The question is missing." in hands.text()
        await hands.type("does tea help?")
        await hands.press("escape")
        await hands.app.take_up_draft("trial")
        await hands.settle()
        await hands.press("enter")
        await hands.type("tea")
        await hands.press("enter")
        await hands.type("no tea")
        await hands.press("enter", "left", "tab", "right", "ctrl+s")
        assert "The coin is tossed for every day." in hands.toasts()[-1]
        assert "day 1 of 20" in hands.text() and "Today the coin says:" in hands.text()
        assert hands.text().count("·") >= 19  # what is still to come is not shown
        await hands.press("D")
        assert "You said: done." in flat(hands.text())
        await hands.press("N")
        assert "You said: not done." in flat(hands.text())
        await hands.press("u")
        assert "You said: done." in flat(hands.text())
        await hands.press("n")
        assert "One trial runs already" in hands.toasts()[-1]
        await hands.press("e")
        await hands.type(" or not")
        await hands.press("ctrl+s")
        assert "does tea help? or not" in hands.text()
        clock.pass_(days=1)
        await hands.press("0", "i")
        await hands.press("B")
        assert hands.toasts()[-1].startswith("Yesterday: not done.")
        await hands.press("z")
        assert "it was stopped after day 1 of 20" in flat(hands.text()) and "cannot tell" in hands.text()
        await hands.press("u")
        assert "day 2 of 20" in hands.text()
        await hands.press("d")
        assert "n starts one." in hands.text()
        await hands.press("u")
        assert "day 2 of 20" in hands.text()
    (seen,) = reopen(lambda again: trials.view(again, TODAY + timedelta(days=1))).trials
    assert seen.trial.question == "does tea help? or not" and seen.trial.marks == {TODAY: False}


async def test_todays_card_is_answered_by_one_key_and_comes_back_with_undo(drive, db, paths, clock):
    clock.now = NOON.replace(hour=1, minute=30) + timedelta(
        days=1
    )  # before the day starts it is still the day before
    feel.save_check_in(db, CheckInEntry(at=NOON, day=TODAY, utc_offset=60, pleasantness=3, energy=3), [])
    started(db, back=3)
    db.close()
    async with drive(size=(80, 24)) as hands:
        assert "Trial of one · day 4 of 20" in hands.text() and "D done   N not done" in hands.text()
        assert "─ Lately ─" not in hands.text()  # a frame of nothing is none
        await hands.press("D")
        assert hands.toasts()[-1].startswith("Noted.") and not hands.app.screen.query(CoinLine)
        assert "─ Lately ─" in hands.text()
        assert answered(paths) is True
        await hands.press("u")
        assert hands.app.screen.query(CoinLine)
        line = hands.app.screen.query_one(CoinLine)
        await hands.pilot.click(CoinLine, offset=(line.size.width - 3, 0))
        await hands.settle()
        assert "stays on the side the coin gave it" in hands.toasts()[-1]
        assert answered(paths) is False


async def test_a_trial_that_is_over_is_told_on_today_and_compared(drive, db):
    key = started(db, back=20)
    tosses = trials.view(db, TODAY).trials[0].trial.tosses
    for number, side in enumerate(tosses):
        at = NOON - timedelta(days=20 - number)
        mood = (4 if side == "A" else 2) + number % 2
        feel.save_check_in(db, CheckInEntry(at=at, day=at.date(), utc_offset=60, pleasantness=mood, energy=3), [])
        trials.mark(db, key, at.date(), done=True)
    journey.log_no(db, NoEntry(role="r", organisation="o", day=TODAY - timedelta(days=4)), now=NOON, today=TODAY)
    feel.save_check_in(db, CheckInEntry(at=NOON, day=TODAY, utc_offset=60, pleasantness=3, energy=3), [])
    db.close()
    async with drive() as hands:
        for _ in range(9):
            if "Your trial of one is over" in hands.text():
                break
            await hands.press("s")
        assert "Does tea help?" in hands.text() and "The answer came today" in flat(hands.text())
        await hands.press("enter")
        text = flat(hands.text())
        assert "[r Trial]" in text
        assert "“tea” helped." in text and "One no came on its days" in text and "▲ better +1.5" in text
        await hands.press("S")
        assert "Save the picture" in hands.text()
        await hands.press("escape", "0")
        assert "Your trial of one is over" not in hands.text()  # once is enough


async def test_hostile_names_are_names(drive, db, paths):
    activity_records.add_own_activity(db, OwnActivityEntry(activity=HOSTILE))
    named(db, HOSTILE, why=HOSTILE * 40)
    started(db, question=HOSTILE, first_condition=HOSTILE, second_condition="\u6f22" * 30, why=HOSTILE)
    feel.save_check_in(db, CheckInEntry(at=NOON, day=TODAY, utc_offset=60, pleasantness=3, energy=3), [])
    db.close()
    async with drive(size=(80, 24)) as hands:
        assert "Trial of one" in hands.text()
        await hands.press("i", "g")
        assert "[/x][@click=app.quit]x[/]" in hands.text() and "\x1b[31m" not in hands.text()
        assert "1 of 5 places taken" in hands.text() and "A link is no cause" in hands.text()  # nothing is pushed out
        await hands.press("e", "escape", "r", "E", "q", "e", "escape", "S")
        assert hands.app.is_running and "Save the picture" in hands.text()


async def test_search_and_timeline_lead_to_a_hunch_and_to_a_trial(drive, lived):
    async with drive() as hands:
        await hands.press("slash")
        await hands.type("kitchen")
        await hands.press("enter")
        assert "[r Trial]" in hands.text() and "phone in the kitchen” less" in flat(hands.text())
        await hands.press("0", "slash")
        await hands.type("costs me")
        await hands.press("enter")
        assert "[g Hunches]" in hands.text() and "You wrote: Talking to people costs me" in flat(hands.text())
