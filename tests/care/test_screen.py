"""Help now and the card after a run of low days: what they show, also when files are broken, and what they send."""

import os
import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Input, Static

from bounceback_tui.care import screen as care_screen
from bounceback_tui.care import widgets
from bounceback_tui.care.rules import LowRun
from bounceback_tui.care.screen import (
    CountryDialog,
    HelpNow,
    LowRunCard,
    LowRunPutAway,
    PeopleDialog,
)
from bounceback_tui.care.text import ELSEWHERE, PROMISE, country_here, source_of
from bounceback_tui.care.widgets import HelpBody
from bounceback_tui.config import Preferences
from bounceback_tui.content.loader import ContentError, Country, CrisisLine, countries, fallback, grounding
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.messages import PreferenceChanged, Told

if TYPE_CHECKING:
    from bounceback_tui.ui.context import Context

HOSTILE = "Mum [/x] [red]home[/red] [@click=app.quit]x[/] \x1b[31m\u202e 01632 960 111"


class Desk(App[None]):
    """A small app that notes what it is told."""

    BINDINGS = [("f5", "nothing", "nothing")]  # noqa: RUF012

    def __init__(self, preferences: Preferences | None = None, *, card: LowRun | None = None) -> None:
        super().__init__()
        # No lane, no drafts, no paths: touching any of them fails the test.
        self.context = cast("Context", SimpleNamespace(preferences=preferences or Preferences()))
        self.card = card
        self.changes: list[dict[str, object]] = []
        self.told: list[Told] = []
        self.put_away = 0

    def compose(self) -> ComposeResult:
        if self.card is not None:
            yield LowRunCard(self.card)

    def on_preference_changed(self, message: PreferenceChanged) -> None:
        self.changes.append(message.changes)

    def on_told(self, message: Told) -> None:
        self.told.append(message)

    def on_low_run_put_away(self, _: LowRunPutAway) -> None:
        self.put_away += 1


@pytest.fixture(autouse=True)
def somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "en_IE.UTF-8")


async def open_help(pilot: Pilot[None]) -> HelpNow:
    app = cast(Desk, pilot.app)
    page = HelpNow(app.context)
    app.push_screen(page)
    await pilot.pause()
    await pilot.pause()
    return page


def words(page: Any) -> str:
    """All that is written on a page, in order, seen or scrolled away."""
    return "\n".join(static.render().plain for static in page.query(Static) if static.display)


# The page


async def test_every_number_is_there_with_where_it_comes_from() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        page = await open_help(pilot)
        for code, country in countries().items():
            page.query_one(HelpBody).preferences = Preferences(country=code)
            await pilot.pause()
            said = words(page).splitlines()
            assert said[:2] == [country.name, country.emergency or fallback().emergency]
            for line in country.lines:
                place = said.index(line.number)
                assert said[place + 1].startswith(line.name)
                assert said[place + 2] == source_of(line)
            assert any("findahelpline.com" in line for line in said)
            assert [line for line in said if line in grounding()] == list(grounding())
            assert said[-1] == PROMISE


def line(**known: Any) -> CrisisLine:
    unknown = dict.fromkeys(("source_year", "checked_on", "how", "hours", "languages"))
    return CrisisLine(**{"name": "A", "number": "1", "source": "s", "please_check": False, **unknown, **known})


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"checked_on": "2021", "source_year": 2021}, "from a 2021 data set"),
        ({"checked_on": "2026-11-24"}, "checked on 24 November 2026"),
        ({"checked_on": "2026"}, "checked in 2026"),
        ({"please_check": True}, "please check: written down from memory"),
    ],
)
def test_it_is_honest_about_a_number(known: dict[str, Any], said: str) -> None:
    assert source_of(line(**known)) == said


async def test_how_hours_and_languages_show_where_they_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    known = line(name="Somebody", number="12", checked_on="2026", how="chat", hours="open 9–17", languages="Welsh")
    monkeypatch.setattr(widgets, "countries", lambda: {"IE": Country("IE", "Ireland", None, (known,))})
    app = Desk()
    async with app.run_test() as pilot:
        assert "Somebody · chat · open 9–17 · Welsh" in words(await open_help(pilot)).splitlines()


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
@pytest.mark.parametrize("code", ["DE", "GB", "US", "NL"])
async def test_all_numbers_are_in_sight_at_once(size: tuple[int, int], code: str) -> None:
    app = Desk(Preferences(country=code))
    async with app.run_test(size=size) as pilot:
        page = await open_help(pilot)
        keys = page.query_one("KeyLine").region
        rows = list(page.query("Row.number"))
        assert len(rows) == len(countries()[code].lines) + 1
        for row in rows:
            assert row.region.bottom <= keys.y
            assert row.query_one(".left").styles.text_style.bold
            assert row.query_one(".left", Static).size.width >= 5, "the number is not cut"


async def test_what_does_not_fit_can_be_scrolled_to() -> None:
    app = Desk(Preferences(country="DE"))
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_help(pilot)
        promise = page.query_one(".promise")
        keys = page.query_one("KeyLine").region
        assert promise.region.bottom > keys.y
        await pilot.press("end")
        await pilot.pause()
        assert promise.region.bottom <= keys.y
        assert page.query_one("KeyLine").region == keys, "the keys stay where they are"
        await pilot.press("home", "j")
        await pilot.pause()
        assert page.query_one(VerticalScroll).scroll_y == 1


@pytest.mark.parametrize("size", [(20, 5), (40, 10)])
async def test_it_opens_in_a_tiny_terminal(size: tuple[int, int]) -> None:
    app = Desk(Preferences(people=("Priya",)))
    async with app.run_test(size=size) as pilot:
        page = await open_help(pilot)
        await pilot.press("pagedown", "end", "n", "escape", "e", "escape")
        assert app.screen is page


# Which country


@pytest.mark.parametrize(
    ("chosen", "environ", "code"),
    [
        ("NZ", {"LC_ALL": "en_GB.UTF-8"}, "NZ"),
        (None, {"LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "de_DE", "LANG": "fr_FR"}, "GB"),
        (None, {"LC_MESSAGES": "de_DE", "LANG": "fr_FR"}, "DE"),
        (None, {"LANG": "fr_FR"}, "FR"),
        (None, {"LC_ALL": "C", "LANG": "fr_FR"}, "FR"),
        (None, {"LANG": "C.UTF-8"}, None),
        (None, {"LANG": ""}, None),
    ],
)
def test_the_country_is_the_one_chosen_or_the_locales(
    chosen: str | None, environ: dict[str, str], code: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert country_here(Preferences(country=chosen), os.environ) == code


@pytest.mark.parametrize(
    ("locale", "chosen", "heading"),
    [
        ("C", None, "No country is chosen yet"),
        ("ja_JP.UTF-8", None, "No numbers yet for your country"),
        ("en_IE.UTF-8", ELSEWHERE, "No numbers yet for your country"),
    ],
)
async def test_without_a_known_country_there_is_still_somewhere_to_turn(
    locale: str, chosen: str | None, heading: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", locale)
    app = Desk(Preferences(country=chosen))
    async with app.run_test() as pilot:
        said = words(await open_help(pilot)).splitlines()
        assert said[:2] == [heading, fallback().emergency]
        assert said[2].startswith("Somebody to talk to: findahelpline.com")


async def test_another_country_shows_at_once_and_is_told_to_the_app() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        page = await open_help(pilot)
        assert words(page).startswith("Ireland")
        await pilot.press("n")
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, CountryDialog)
        listed = dialog.query_one(List)
        assert listed.chosen == "IE"
        assert listed.option_count == len(countries()) + 1
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.pause()
        assert app.screen is page
        assert words(page).startswith("Italy")
        assert app.changes == [{"country": "IT"}]


async def test_another_country_than_all_that_are_known() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        page = await open_help(pilot)
        await pilot.press("n", "end", "enter")
        await pilot.pause()
        await pilot.pause()
        assert app.changes == [{"country": ELSEWHERE}]
        assert words(page).startswith("No numbers yet for your country")


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_leaving_the_countries_changes_nothing(key: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        page = await open_help(pilot)
        await pilot.press("n", "down", key)
        await pilot.pause()
        assert app.screen is page
        assert app.changes == []


async def test_choosing_twice_closes_only_the_countries() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        page = await open_help(pilot)
        await pilot.press("n")
        await pilot.pause()
        listed = app.screen.query_one(List)
        listed.action_select()
        listed.action_select()
        await pilot.pause()
        assert app.screen is page
        assert app.changes == [{"country": "IE"}]


# The people one chose


async def test_the_people_are_shown_exactly_and_safely() -> None:
    app = Desk(Preferences(people=("Priya, 021 555 0199", HOSTILE)))
    async with app.run_test() as pilot:
        said = words(await open_help(pilot)).splitlines()
        place = said.index("The people you chose")
        assert said[place + 1] == "Priya, 021 555 0199"
        assert said[place + 2] == "Mum [/x] [red]home[/red] [@click=app.quit]x[/] ␛[31m� 01632 960 111"


async def test_naming_two_people() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        page = await open_help(pilot)
        assert "The people you chose" not in words(page)
        await pilot.press("e", *"qPriya", "space", "0", "2", "enter", *"Sam", "enter")
        await pilot.pause()
        await pilot.pause()
        assert app.screen is page
        assert app.changes == [{"people": ("qPriya 02", "Sam")}]
        assert "qPriya 02\nSam" in words(page)


async def test_people_can_be_changed_and_taken_out() -> None:
    app = Desk(Preferences(people=("Priya", "Sam")))
    async with app.run_test() as pilot:
        page = await open_help(pilot)
        await pilot.press("e")
        await pilot.pause()
        first, second = app.screen.query(Input)
        assert (first.value, second.value) == ("Priya", "Sam")
        await pilot.press("ctrl+u", "tab", "!", "ctrl+s")
        await pilot.pause()
        await pilot.pause()
        assert app.changes == [{"people": ("Sam!",)}]
        assert "Priya" not in words(page)


async def test_a_line_has_at_most_120_characters_and_nothing_a_file_cannot_keep() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await open_help(pilot)
        await pilot.press("e")
        await pilot.pause()
        first, second = app.screen.query(Input)
        first.insert_text_at_cursor("b" * 121)
        first.insert_text_at_cursor("a" * 119)
        first.insert_text_at_cursor("c")
        first.insert_text_at_cursor("d")
        second.insert_text_at_cursor("one\u2028two\x1b\ud800")
        await pilot.press("ctrl+s")
        await pilot.pause()
        (people,) = (change["people"] for change in app.changes)
        assert people == ("a" * 119 + "c", "one�two␛�")


async def test_leaving_the_people_changes_nothing() -> None:
    app = Desk(Preferences(people=("Priya",)))
    async with app.run_test() as pilot:
        page = await open_help(pilot)
        await pilot.press("e", "x", "escape")
        await pilot.pause()
        assert app.screen is page
        assert app.changes == []


async def test_entering_twice_closes_only_the_people() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        page = await open_help(pilot)
        await pilot.press("e", "a", "tab")
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, PeopleDialog)
        dialog.action_save()
        dialog.action_save()
        await pilot.pause()
        assert app.screen is page
        assert app.changes == [{"people": ("a",)}]


# Broken files, and no database


def broken() -> Any:
    raise ContentError("lines.toml is missing; installing the program again brings it back.")


async def test_a_broken_list_of_numbers_leaves_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(widgets, "countries", broken)
    monkeypatch.setattr(care_screen, "countries", broken)
    app = Desk(Preferences(people=("Priya",)))
    async with app.run_test() as pilot:
        page = await open_help(pilot)
        said = words(page)
        for there in (
            "The list of numbers could not be read",
            fallback().emergency,
            "findahelpline.com",
            "Priya",
            grounding()[0],
            PROMISE,
        ):
            assert there in said
        await pilot.press("n")
        await pilot.pause()
        assert app.screen is page
        assert [told.trouble for told in app.told] == [True]


async def test_with_every_file_broken_there_are_words_of_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("countries", "fallback", "grounding"):
        monkeypatch.setattr(widgets, name, broken)
    app = Desk()
    async with app.run_test() as pilot:
        said = words(await open_help(pilot))
        assert "call the local emergency number" in said
        assert "findahelpline.com" in said
        assert "Put both feet on the floor" in said
        assert PROMISE in said


def test_it_loads_no_database() -> None:
    code = (
        "import sys, bounceback_tui.care.screen\n"
        "names = ('sqlmodel', 'sqlalchemy', 'sqlite3', 'pydantic', 'alembic', 'bounceback_tui.store.lane')\n"
        "print([name for name in names if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize("key", ["escape", "q", "f2"])
async def test_it_closes(key: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await open_help(pilot)
        await pilot.press(key)
        await pilot.pause()
        assert len(app.screen_stack) == 1


# The card


RUN = LowRun("days", "The last three days you checked in were hard ones.")


async def test_the_card_says_what_it_saw_and_that_nobody_watches() -> None:
    app = Desk(card=RUN)
    async with app.run_test(size=(80, 24)):
        card = app.query_one(LowRunCard)
        said = words(card)
        assert said.startswith(RUN.why)
        assert "watches nobody" in said
        keys = card.query_one("CardKeys").render().plain  # type: ignore[union-attr]
        for there in ("F2 help now", "z put away for a day", "Z never show it again"):
            assert there in keys
        assert len(keys.rstrip()) <= card.query_one("CardKeys").size.width


async def test_its_keys_work_when_it_has_the_focus() -> None:
    app = Desk(card=RUN)
    async with app.run_test() as pilot:
        app.query_one(LowRunCard).focus()
        await pilot.press("z")
        assert (app.put_away, app.changes) == (1, [])
        await pilot.press("Z")
        assert (app.put_away, app.changes) == (1, [{"low_run_card": False}])


@pytest.mark.parametrize(("clicked", "put_away", "changes"), [("z", 1, []), ("Z", 0, [{"low_run_card": False}])])
async def test_its_words_can_be_clicked(clicked: str, put_away: int, changes: list[dict[str, object]]) -> None:
    app = Desk(card=RUN)
    async with app.run_test(size=(80, 24)) as pilot:
        app.set_focus(None)
        keys = app.query_one("CardKeys")
        await pilot.click(keys, offset=(keys.render().plain.index(f"{clicked} ") + 3, 0))  # type: ignore[union-attr]
        await pilot.pause()
        assert (app.put_away, app.changes) == (put_away, changes)
