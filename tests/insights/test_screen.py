"""The room by keys and by mouse: what it says on a whole life, on an empty one, on a no's day; what it saves."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest

from bounceback_tui.demo.life import fill
from bounceback_tui.insights.bounce_pane import BouncePlot
from bounceback_tui.insights.month_pane import MonthPlot
from bounceback_tui.insights.mood_pane import MoodPlot
from bounceback_tui.insights.sentence_records import sentences
from bounceback_tui.insights.week_pane import WeekPlot
from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.feel import records as feel
from bounceback_tui.stages.feel.model import CheckInEntry, OwnWordEntry
from bounceback_tui.store.database import open_database
from bounceback_tui.ui.strip import Strip
from tests.conftest import NOON

TODAY = NOON.date()
HOSTILE = "[/x] [@click=app.quit]x[/] \x1b[31m \u202eabc"
LAST_THREE = "The last three times you were back to usual in 3–4 days."


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


def no(db, back=0, organisation="Acme"):
    entry = NoEntry(role="r", organisation=organisation, day=TODAY - timedelta(days=back))
    return journey.log_no(db, entry, now=NOON, today=TODAY)


def check_in(db, back, pleasantness, words=()):
    at = NOON - timedelta(days=back)
    entry = CheckInEntry(at=at, day=at.date(), utc_offset=60, pleasantness=pleasantness, energy=3)
    feel.save_check_in(db, entry, words)


def flat(text: str) -> str:
    """Return what is on screen as one line, for sentences that wrap."""
    return " ".join(text.split())


async def test_a_walk_through_half_a_year(drive, lived):
    async with drive() as hands:
        assert "Day 3; the last times, this turned around day 3–4." in hands.text()
        assert LAST_THREE in flat(hands.text().replace("│", " "))
        await hands.press("i")
        assert hands.app.room.key == "insights" and "[b Bounce]" in hands.text()
        assert LAST_THREE in hands.text() and "(7 no's: 6 back, 1 not yet)" in flat(hands.text())
        assert "day 1: 2.2 below usual" in hands.text() and "Half of the first three" in hands.text()
        await hands.press("right", "right")
        assert "day 3:" in hands.text() and "[3]" in hands.text()
        await hands.press("m")
        assert "[90 days]" in hands.text() and "90 days, 63 with a check-in" in hands.text()
        await hands.press("left", "left")
        assert "2 days ago: 3.0 of 5" in hands.text() and "▒" in hands.text()
        await hands.press("plus", "equals_sign", "plus")
        assert "[all]" in hands.text() and "7 no's (▾)" in flat(hands.text())
        await hands.press("minus", "minus", "minus", "minus")
        assert "[30 days]" in hands.text() and "30 days, 27 with a check-in" in hands.text()
        await hands.press("end", *["left"] * 3)
        assert "3 days ago: 1.5 of 5; a no came: Acme" in hands.text()
        await hands.press("w")
        assert "Of 22 times of the week with five days or more" in hands.text() and "[1 year]" in hands.text()
        assert "Saturdays 7–10: 4.0 of 5 over 15 days" in hands.text() and "[4.0]" in hands.text()
        await hands.press("up", "right", "l", "j", "h")
        assert "Saturdays 10–13: 3 days, too few to say; two more needed" in hands.text()
        await hands.press("end", "right", "down")
        assert "Sundays 22–4: no check-in" in hands.text() and "[   ]" in hands.text()
        await hands.press("home", "left", "up")
        assert "Mondays 4–7: no check-in" in hands.text()
        await hands.pilot.click(WeekPlot, offset=(5 + 12 + 3, 8))  # Thursday's second
        await hands.settle()
        assert "Thursdays 7–10: 3.3 of 5 over 7 days" in hands.text()
        await hands.press("minus", "minus")
        assert "[30 days]" in hands.text() and "Too few to say" in hands.text()
        await hands.press("a")
        assert "11 small acts done: a lift of +0.5 was expected on average, +1.1 came." in flat(hands.text())
        assert "Phone Maren, about anything but work" in hands.text()
        await hands.press("down")
        assert "enter opens it" in hands.text() and "latest" in hands.text()
        await hands.press("enter")
        assert hands.app.room.key == "feel"
        await hands.press("escape", "i")
        await hands.press("b")
        assert LAST_THREE in hands.text()


async def test_today_s_json_says_what_stands_under_each_picture(drive, lived, reopen):
    told = reopen(lambda db: sentences(db, TODAY))
    async with drive() as hands:
        await hands.press("i")
        shown = {}
        for letter in "bmvwagr":
            await hands.press(letter)
            picture = hands.app.room.pane.picture()
            shown[hands.app.room.section.key] = picture.sentence
            words = picture.sentence.split()[-6:]  # the end of it, wherever its lines break
            assert " ".join(words) in flat(hands.text()) or letter == "g"  # hunches stand line by line
            if letter == "r":  # what one wrote about it stays out of the picture, and its marks are explained
                assert "You wrote" in flat(hands.text()) and "You wrote" not in picture.sentence
                assert picture.legend == "▲ walk first  ▽ desk first"
    assert shown.pop("mood") == told["mood"]["90 days"] and shown.pop("week") == told["week"]["1 year"]
    assert shown.pop("month") == told["calendar"]
    assert shown == {name: told[name] for name in ("bounce", "acts", "hunches", "trial")}


async def test_the_calendar_by_keys_and_mouse(drive, lived):
    async with drive(size=(80, 24)) as hands:
        await hands.press("i", "v")
        assert "November 2026" in hands.text() and "[23]" in hands.text()
        assert "today: 3.0 of 5 over 1 check-in; flat" in hands.text()
        await hands.press("left", "left", "left")
        assert "3 days ago: 1.5 of 5 over 2 check-ins; a no from Acme" in hands.text()
        await hands.press("right", "right", "right", "right", "up")
        assert "[16]" in hands.text()
        await hands.press("pageup", "left_square_bracket")
        assert "September 2026" in hands.text() and "[16]" in hands.text()
        await hands.press("right_square_bracket", *["down"] * 3)
        assert "November 2026" in hands.text() and "[ 6]" in hands.text()
        plot = hands.app.screen.query_one(MonthPlot)
        await hands.pilot.click(MonthPlot, offset=(1 + 10, 1 + 2 * 2))
        await hands.settle()
        assert plot.day.day == 10 and "[10]" in hands.text()
        await hands.pilot.click(MonthPlot, offset=(1 + 10, 1 + 4 * 2))  # the 24th is still to come
        await hands.settle()
        assert plot.day.day == 10
        await hands.press("home")
        assert "[ 1]" in hands.text()


async def test_sections_and_ranges_by_mouse_and_arrows(drive, lived):
    async with drive() as hands:
        await hands.press("i")
        await hands.pilot.click(Strip, offset=(hands.text().splitlines()[3].index("Mood") - 1, 0))
        await hands.settle()
        assert "[m Mood]" in hands.text()
        line = next(line for line in hands.text().splitlines() if "1 year" in line)
        await hands.pilot.click("#mood-ranges", offset=(line.index("1 year") - 1, 0))
        await hands.settle()
        assert "[1 year]" in hands.text() and "365 days" in hands.text()
        await hands.pilot.click(MoodPlot, offset=(88, 5))
        await hands.settle()
        assert hands.app.screen.query_one(MoodPlot).cursor > 60
        hands.app.screen.set_focus(hands.app.screen.query_one(Strip))
        await hands.press("right")
        assert "[v Calendar]" in hands.text() and isinstance(hands.app.focused, Strip)
        await hands.press("right", "minus")
        assert "[90 days]" in hands.text() and "[w Week]" in hands.text()
        await hands.press("b")
        await hands.pilot.click(BouncePlot, offset=(8 + 4 * 5 + 1, 5))
        await hands.settle()
        assert "day 2:" in hands.text()


async def test_the_picture_is_saved_beside_what_is_there(drive, lived, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    async with drive() as hands:
        await hands.press("i", "S")
        assert "Save the picture" in hands.text() and "Readable by you alone" in hands.text()
        await hands.type("/none")
        await hands.press("ctrl+s")
        assert "Nothing was saved there" in flat(hands.text())
        await hands.press(*["backspace"] * 5, "ctrl+s")
        assert "bounceback-bounce.svg" in hands.toasts()[-1]
        await hands.press("E")
        assert "how this is reckoned" in hands.text() and "Kaplan" in flat(hands.text())
        await hands.press("q", "a", "S", "ctrl+s", "S", "ctrl+s")
        assert "bounceback-acts-2.svg" in hands.toasts()[-1]
    saved = tmp_path / "bounceback-bounce.svg"
    assert saved.stat().st_mode & 0o777 == 0o600
    root = ElementTree.fromstring(saved.read_text())
    told = " ".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))
    assert LAST_THREE in told and "usual" in told
    acts = (tmp_path / "bounceback-acts.svg").read_text()
    assert "much" in acts and "Maren" not in acts


async def test_an_empty_life_says_what_will_be_there(drive, db):
    async with drive(size=(80, 24)) as hands:
        await hands.press("i")
        assert "You have not logged a no yet; x does." in hands.text()
        await hands.press("S")
        assert "Save the picture" not in hands.text()
        for key, words in (
            ("m", "90 days, no day with a check-in: too few to speak of a middle, 5 more needed."),
            ("v", "November 2026: no day with a check-in."),
            ("w", "Too few to say"),
            ("a", "No small act is done yet: too few to say, five more needed."),
        ):
            await hands.press(key)
            assert words in flat(hands.text()) and "…" not in hands.text()


async def test_on_the_day_of_a_no_nothing_is_compared(drive, lived, paths):
    opened = open_database(paths.database)
    no(opened)
    opened.close()
    async with drive() as hands:
        assert "A no came today. Little is asked of you now." in hands.text()
        assert "the last times" not in hands.text()
        await hands.press("i")
        assert "These numbers keep; nothing here asks anything of you." in hands.text()
        assert "Half of the first" not in hands.text()


async def test_one_no_then_a_deletion_and_its_return(drive, db):
    for back in range(1, 12):
        check_in(db, 9 + back, 4)
    for later, mood in enumerate((1, 2, 4, 4)):
        check_in(db, 9 - later, mood)
    no(db, 9)
    async with drive() as hands:
        await hands.press("i")
        assert "One no can be read so far; from three on, this says how long it takes you: two more." in flat(
            hands.text()
        )
        assert "too few to say (n 1, and three are needed)" in hands.text()
        await hands.press("X", "d", "escape")
        assert "You have not logged a no yet" in hands.text()
        await hands.press("u")
        assert "One no can be read so far" in hands.text()


async def test_hostile_words_and_names_are_words_and_names(drive, db):
    word = "[/x]\u202e[red]"
    feel.add_own_word(db, OwnWordEntry(word=word, pleasantness=3, energy=3))
    for back in range(6):
        check_in(db, back, 3, [word])
    no(db, 0, HOSTILE)
    async with drive() as hands:
        await hands.press("i", "m")
        assert "[/x]�[red]" in hands.text() and "a no came: [/x] [@click=app.quit]" in hands.text()
        await hands.press("v")
        assert "a no from [/x] [@click=app.quit]x[/] ␛[31m �abc" in flat(hands.text())
        assert "\x1b" not in hands.text()


async def test_somebody_can_be_sent_to_a_section(drive, lived):
    async with drive() as hands:
        room = await hands.app.go("insights")
        await room.do_section("week")
        await hands.settle()
        assert "[w Week]" in hands.text()
        await room.do_section("nothing of the kind")
        await hands.settle()
        assert "[w Week]" in hands.text()
        commands = [command.title for command in hands.app.get_system_commands(hands.app.screen)]
        assert "i Insights" in commands


async def test_what_is_read_follows_the_room_there_is(drive, lived):
    async with drive(size=(80, 24)) as hands:
        await hands.press("i", *["right"] * 30)
        assert "[18]" in hands.text()
        await hands.pilot.resize_terminal(70, 24)
        await hands.settle()
        assert "[14]" in hands.text() and "day 14:" in hands.text()
        await hands.press("m", "left")
        await hands.pilot.resize_terminal(100, 30)
        await hands.settle()
        assert hands.app.screen.query_one(MoodPlot).cursor == 89 and "today: 3.0 of 5" in hands.text()


def test_a_picture_without_room_begins_once_there_is_some():
    plot = BouncePlot()
    plot.begin()
    assert plot.cursor == -1 and plot.places() == 0
