"""Stage 3 by keys: what is on screen, and what a reopened file holds."""

from datetime import date, timedelta
from typing import Any

import pytest

from bounceback_tui.content import values as values_file
from bounceback_tui.content.checks import ContentError
from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.realign import records, rules
from bounceback_tui.stages.realign.rules import Section
from bounceback_tui.stages.realign.screen import RealignRoom
from bounceback_tui.stages.realign.sections import Strip
from bounceback_tui.stages.realign.values_forms import ChooseValues, PageForm
from tests.stages.realign.test_records import MOMENT, add_course, add_direction, add_goal, add_page, add_score

TODAY = date(2026, 11, 23)
HOSTILE = "[/x] [@click=app.quit]x[/] \x1b]0;owned\x07 \u202eabc"


def of(section: Section) -> Any:
    """Return what reads every thing of a section from a file."""
    return lambda db: list(records.more(db, section, containing="", offset=0, limit=999))


async def test_empty_room_offers_staying_the_course_and_a_score_draws_bars(drive, reopen):
    async with drive() as hands:
        await hands.press("3")
        assert isinstance(hands.app.room, RealignRoom)
        assert "“Staying the course” is one like any other" in " ".join(hands.text().replace("│", " ").split())
        await hands.press("b")
        assert "Staying the course" in hands.text()
        await hands.press("ctrl+s")
        assert "No score yet" in hands.text()
        await hands.press("p")
        for number in "75843":
            await hands.press(number, "enter")
        await hands.type("tired of searching, not of it")
        await hands.press("ctrl+s")
        text = hands.text()
        assert "5.4 on average" in text and "━" in text and "tired of searching" in text
        assert "Only Staying the course has a score yet" in " ".join(text.replace("│", " ").split())
        await hands.press("n")
        await hands.type("Teaching")
        await hands.press("ctrl+s", "down", "p")
        for number in "89925":
            await hands.press(number, "enter")
        await hands.press("ctrl+s")
        told = " ".join(hands.text().replace("│", " ").split())
        assert "Side by side" in told and "They lie furthest apart on values: 5 to 9." in told
    found = reopen(of(Section.DIRECTIONS))
    assert [(one.name, one.scores[0].values) for one in found] == [
        ("Staying the course", (7, 5, 8, 4, 3)),
        ("Teaching", (8, 9, 9, 2, 5)),
    ]


@pytest.mark.parametrize("typed", ["11", "-1", "", "x", "7.5", "٣"])
async def test_a_score_that_does_not_fit_is_told_in_one_sentence(drive, db, reopen, typed):
    add_direction(db)
    db.close()
    async with drive() as hands:
        await hands.press("3", "p")
        field = hands.app.screen.query_one("#field-interest")
        field.value = typed
        await hands.press("ctrl+s")
        assert "Interest" in hands.text() and "a whole number from 0 to 10, please." in hands.text()
    (found,) = reopen(of(Section.DIRECTIONS))
    assert found.scores == ()


async def test_scores_are_changed_deleted_and_brought_back(drive, db, reopen):
    direction, _ = add_direction(db)
    add_score(db, direction, note="first")
    add_score(db, direction, day=TODAY - timedelta(days=40), interest=1, note="long ago")
    db.close()
    before = reopen(of(Section.DIRECTIONS))
    async with drive() as hands:
        await hands.press("3", "enter")
        assert "Scores of Data" in hands.text() and "long ago" in hands.text()
        await hands.press("down", "d")
        assert [score.note for score in reopen(of(Section.DIRECTIONS))[0].scores] == ["first"]
        await hands.press("u")
        assert reopen(of(Section.DIRECTIONS)) == before
        await hands.press("enter", "e", "backspace", "9", "ctrl+s")
        (score,) = [one for one in reopen(of(Section.DIRECTIONS))[0].scores if one.note == "first"]
        assert score.values[0] == 9
        await hands.press("a")
        assert reopen(of(Section.DIRECTIONS))[0].archived_on == TODAY
        assert "put away" in hands.text()
        await hands.press("a")
    assert reopen(of(Section.DIRECTIONS))[0].archived_on is None


async def test_sections_open_by_letter_arrow_and_click(drive):
    async with drive() as hands:
        await hands.press("3")
        room = hands.app.room
        for key, section in (("v", Section.VALUES), ("right", Section.STRENGTHS), ("o", Section.COURSE)):
            await hands.press(key)
            assert room.section is section
        await hands.press("g", "right")
        assert str(room.section) == "directions"
        await hands.press("left")
        assert str(room.section) == "goals"
        line = "".join(piece.text for piece in room.query_one(Strip).pieces(96))
        await hands.pilot.click(Strip, offset=(line.index("Strengths") + 2, 0))
        await hands.settle()
        assert room.section is Section.STRENGTHS and "What are you good at" in hands.text()


async def choose_two(hands):
    await hands.press("3", "v", "n", "space", "down", "space")


async def test_values_are_chosen_written_about_changed_and_deleted(drive, reopen):
    async with drive() as hands:
        await choose_two(hands)
        await hands.press("down", "space", "down", "space")
        assert "Three are chosen" in hands.text()
        await hands.press("space", "up", "space", "ctrl+s")
        assert rules.QUESTION in hands.text() and "10:00 left" in hands.text()
        await hands.press("ctrl+s")
        assert "Nothing is written yet" in hands.text()
        await hands.type("on monday")
        await hands.press("ctrl+s")
        (page,) = reopen(of(Section.VALUES))
        assert page.values == ("adventure", "beauty") and page.text == "on monday"
        assert page.question == rules.QUESTION and page.day == TODAY
        await hands.press("e", "space", "n")
        await hands.type("room to breathe")
        await hands.press("enter", "ctrl+s", "home")
        await hands.type("yes ")
        await hands.press("ctrl+s")
        (page,) = reopen(of(Section.VALUES))
        assert page.values == ("beauty", "room to breathe") and page.text == "yes on monday"
        await hands.press("d")
        assert reopen(of(Section.VALUES)) == []
        await hands.press("u", "n")
        assert "room to breathe" in hands.text() and "your own" in hands.text()
        await hands.press("delete")
    assert reopen(of(Section.VALUES)) == [page]


async def test_two_values_at_least(drive, reopen):
    async with drive() as hands:
        await hands.press("3", "v", "n", "space", "ctrl+s")
        assert "Two at least" in hands.text() and isinstance(hands.app.screen, ChooseValues)
        await hands.press("q")
    assert reopen(of(Section.VALUES)) == []


async def test_on_the_day_of_a_no_values_are_closed_with_the_reason(drive, db, reopen, clock):
    no = NoEntry(role="r", organisation="Acme [/x]", day=TODAY)
    journey.log_no(db, no, now=clock(), today=TODAY)
    add_page(db)
    db.close()
    async with drive() as hands:
        await hands.press("3", "v", "n")
        told = " ".join(hands.text().replace("│", " ").split())
        assert "A no from Acme [/x] came today, and values are for a calm day" in told
        await hands.press("q")
        assert len(hands.app.screen_stack) == 1
        await hands.press("enter")
        assert "In full" in hands.text()  # what was written earlier can be read all the same
        await hands.press("q")
    assert len(reopen(of(Section.VALUES))) == 1
    clock.pass_(days=1)
    async with drive() as hands:
        await hands.press("3", "v", "n")
        assert isinstance(hands.app.screen, ChooseValues)


async def test_the_countdown_is_calm_cuts_nobody_off_and_heeds_no_wall_clock(drive, clock, reopen):
    async with drive() as hands:
        await choose_two(hands)
        await hands.press("ctrl+s")
        form = hands.app.screen
        assert isinstance(form, PageForm)
        seconds = [100.0]
        form._clock = lambda: seconds[0]
        form.countdown = type(form.countdown)(0.0, 100.0)
        seconds[0] = 105.0
        form.tick()
        assert "9:55 left" in str(form.query_one(".box").border_subtitle)
        clock.pass_(days=-3)
        form.tick()
        assert "9:55 left" in str(form.query_one(".box").border_subtitle)
        seconds[0] = 50.0
        form.tick()
        assert "9:55 left" in str(form.query_one(".box").border_subtitle)
        clock.pass_(days=3)
        form.countdown = type(form.countdown)(600.0, 50.0)
        form.tick()
        assert "time is up" in str(form.query_one(".box").border_subtitle)
        await hands.type("still writing")
        assert "still writing" in hands.text()
        box, editor = form.query_one(".box").region, form.query_one("#field-text").region
        assert editor.bottom < box.bottom  # the countdown stands in the frame's edge, below the text
        await hands.press("ctrl+s")
    assert reopen(of(Section.VALUES))[0].text == "still writing"


async def test_strengths_with_evidence_are_kept_to_the_letter(drive, reopen):
    async with drive() as hands:
        await hands.press("3", "s", "n", "ctrl+s")
        assert "It has no name yet" in hands.text()
        await hands.type("Explaining")
        await hands.press("enter")
        await hands.type("the outage call")
        await hands.press("ctrl+s")
        assert "▪ Explaining" in hands.text() and "the outage call" in hands.text()
    (strength,) = reopen(of(Section.STRENGTHS))
    assert (strength.name, strength.evidence) == ("Explaining", "the outage call")


async def test_a_decision_with_its_nos_comes_back_on_its_day_and_both_answers_stay(drive, db, clock, reopen):
    for back, name in ((3, "Acme"), (20, "Globex")):
        day = TODAY - timedelta(days=back)
        no = NoEntry(role="r", organisation=name, day=day)
        journey.log_no(db, no, now=clock() - timedelta(days=back), today=day)
    db.close()
    async with drive() as hands:
        await hands.press("3", "o", "n", "right", "tab")
        await hands.type("fewer forms")
        await hands.press("enter")
        await hands.type("nobody reads them")
        await hands.press("tab", "space", "down", "space", "tab")
        await hands.type("yesterday")
        await hands.press("ctrl+s")
        assert "That day is over: it has to be today or a day to come." in hands.text()
        for _ in "yesterday":
            await hands.press("backspace")
        await hands.type("in a week")
        await hands.press("ctrl+s")
    (course,) = reopen(of(Section.COURSE))
    assert (course.decision, course.what, course.why) == ("adjust", "fewer forms", "nobody reads them")
    assert [name for _, name, _ in course.nos] == ["Acme", "Globex"]
    assert course.review_on == TODAY + timedelta(days=7)
    clock.pass_(days=7)
    async with drive() as hands:
        assert "look again: fewer forms" in hands.text()
        await hands.press("tab", "enter")
        assert "Looking again" in hands.text() and "nobody reads them" in hands.text()
        await hands.press("right", "tab")
        await hands.type("half of them")
        await hands.press("tab")
        await hands.type("in 2 weeks")
        await hands.press("ctrl+s")
        text = hands.text()
        assert "Then and now" in text and "nobody reads them" in text and "half of them" in text
        assert "today: changed" in text
        await hands.press("q", "0")
        assert "look again" not in hands.text()
        await hands.press("3", "enter", "e", "right", "ctrl+s")
        (course,) = reopen(of(Section.COURSE))
        assert [(look.verdict, look.text) for look in course.reviews] == [("cannot tell", "half of them")]
        assert course.review_on == TODAY + timedelta(days=21)
        await hands.press("enter", "d")
        assert reopen(of(Section.COURSE))[0].reviews == ()
        await hands.press("u")
    assert reopen(of(Section.COURSE)) == [course]


async def test_an_outcome_is_asked_once_for_its_learnable_part_and_never_refused(drive, reopen):
    async with drive() as hands:
        await hands.press("3", "g", "n", "tab")
        assert "up to others" not in hands.text()
        await hands.type("get the offer")
        await hands.press("ctrl+s")
        assert "Part of this is up to others." in hands.text()
        assert hands.app.focused is not None and hands.app.focused.id == "field-learnable"
        assert reopen(of(Section.GOALS)) == []
        await hands.press("ctrl+s")
        (goal,) = reopen(of(Section.GOALS))
        assert (goal.text, goal.learnable) == ("get the offer", "")
        await hands.press("e", "ctrl+s")
        await hands.type("say numbers aloud")
        await hands.press("ctrl+s")
        (goal,) = reopen(of(Section.GOALS))
        assert goal.learnable == "say numbers aloud"
        await hands.press("n", "right", "tab")
        await hands.type("cook on fridays")
        await hands.press("ctrl+s")
    assert {(one.kind, one.text) for one in reopen(of(Section.GOALS))} == {
        ("learn", "get the offer"),
        ("try", "cook on fridays"),
    }


async def test_a_first_step_is_asked_after_moved_followed_done_and_let_go(drive, db, reopen):
    add_goal(db, text="learn joins", first_step="read a page", first_step_on=TODAY)
    db.close()
    async with drive() as hands:
        await hands.press("0")
        assert "first step: read a page" in hands.text()
        await hands.press("tab", "enter")
        assert "How is it going?" in hands.text()
        await hands.press("t")
        await hands.type("tomorrow")
        await hands.press("enter")
        assert reopen(of(Section.GOALS))[0].first_step_on == TODAY + timedelta(days=1)
        await hands.press("f", "n")
        assert "read a page" not in hands.app.screen.query_one("#field-first_step").value
        await hands.press("tab", "tab")
        await hands.type("write one")
        await hands.press("ctrl+s")
        (goal,) = reopen(of(Section.GOALS))
        assert goal.first_step == "write one" and goal.first_step_on is None
        for keys, state in ((("f", "enter"), "done"), (("f", "o"), "open"), (("f", "g"), "let go"), (("u",), "open")):
            await hands.press(*keys)
            assert reopen(of(Section.GOALS))[0].state == state


DRAFTS = [
    (("n",), "name", Section.DIRECTIONS, "a direction, begun"),
    (("p",), "note", Section.DIRECTIONS, "a score of a direction, begun"),
    (("v", "n", "space", "down", "space", "ctrl+s"), "text", Section.VALUES, "a page about values, begun"),
    (("s", "n"), "name", Section.STRENGTHS, "a strength, begun"),
    (("o", "n"), "what", Section.COURSE, "keep, adjust or change, begun"),
    (("o", "w"), "text", Section.COURSE, "a look again, begun"),
    (("g", "n"), "text", Section.GOALS, "a goal, begun"),
]


async def test_every_form_keeps_a_draft_that_today_leads_back_to(drive, db):
    add_direction(db)
    add_course(db)
    db.close()
    async with drive() as hands:
        for number, (keys, field, _, name) in enumerate(DRAFTS):
            await hands.press("3", "r", *keys)
            hands.app.screen.query_one(f"#field-{field}").focus()
            await hands.type(f"half {number}")
            await hands.press("escape", "0")
            assert name in hands.text() or number > 4
    async with drive() as hands:
        await hands.press("0")
        for number, (_, field, section, name) in enumerate(DRAFTS):
            await hands.press("0", "tab", "home")
            listed = [item.text for item in hands.app.room._waiting]
            await hands.press(*(["down"] * listed.index(name)), "enter")
            widget = hands.app.screen.query_one(f"#field-{field}")
            assert f"half {number}" in str(getattr(widget, "text", None) or widget.value)
            assert hands.app.room.section is section
            await hands.press("escape")


async def test_hostile_and_long_texts_are_shown_and_kept(drive, db, reopen, paths):
    direction, _ = add_direction(db, HOSTILE, note=HOSTILE * 40)
    add_score(db, direction, note=HOSTILE)
    add_page(db, ("[/x]", "[@click=app.quit]x[/]"), text=HOSTILE * 200)
    add_course(db, what=HOSTILE, why=HOSTILE)
    add_goal(db, text=HOSTILE, first_step=HOSTILE, first_step_on=TODAY)
    from bounceback_tui.stages.realign import model, write_records
    from bounceback_tui.store.base import checked

    write_records.save_strength(db, checked(model.StrengthEntry, MOMENT | {"name": HOSTILE, "evidence": HOSTILE}))
    db.close()
    before = {section: reopen(of(section)) for section in Section}
    async with drive(size=(80, 24)) as hands:
        await hands.press("3")
        for key in "rvsog":
            await hands.press(key)
            assert "[/x]" in hands.text() and "\x1b" not in hands.text() and "\u202e" not in hands.text()
            await hands.press("enter", "q", "escape", "e", "escape", "y")
        assert hands.app.is_running
        assert not any("Kept as a draft" in toast for toast in hands.toasts())
    assert {section: reopen(of(section)) for section in Section} == before


async def test_long_lists_load_what_is_looked_at_and_are_filtered(drive, db):
    for number in range(230):
        add_goal(db, text=f"goal {number:03}")
    db.close()
    async with drive(size=(80, 24)) as hands:
        await hands.press("3", "g")
        shelf = hands.app.room.shelf
        assert len(shelf.lines) == 100
        await hands.press("end", "end", "end")
        assert len(shelf.lines) == 230 and shelf.complete
        await hands.press("slash")
        await hands.type("goal 07")
        assert len(shelf.lines) == 10
        await hands.press("enter", "r", "g")
        assert len(shelf.lines) == 100 and shelf.containing == ""


async def test_the_cursor_of_each_section_is_kept(drive, db):
    for name in ("a", "b", "c"):
        add_direction(db, name)
    add_goal(db)
    db.close()
    async with drive() as hands:
        await hands.press("3", "down", "down")
        chosen = hands.app.room.shelf.chosen
        await hands.press("g", "r")
        assert hands.app.room.shelf.chosen == chosen


async def test_evidence_tells_for_and_against(drive):
    async with drive() as hands:
        await hands.press("3", "v", "E")
        told = " ".join(hands.text().replace("│", " ").split())
        assert "Pfrombeck" in told and "Vohs 2013" in told
        await hands.press("q", "g", "E")
        assert "Van Hooft & Noordzij 2009" in hands.text()


async def test_a_broken_file_of_values_is_told_and_own_ones_still_work(drive, monkeypatch, reopen):
    def broken():
        raise ContentError("values.toml, entry 2 (care): gloss is missing.")

    monkeypatch.setattr("bounceback_tui.stages.realign.values_forms.known_values", broken)
    assert values_file.values()
    async with drive() as hands:
        await hands.press("3", "v", "n")
        assert "values.toml, entry 2 (care): gloss is missing." in hands.text()
        for name in ("one", "two"):
            await hands.press("n")
            await hands.type(name)
            await hands.press("enter")
        await hands.press("ctrl+s")
        await hands.type("x")
        await hands.press("ctrl+s")
    assert reopen(of(Section.VALUES))[0].values == ("one", "two")


async def test_a_megabyte_pasted_is_cut_and_the_rest_works(drive, reopen):
    from textual.events import Paste

    async with drive() as hands:
        await hands.press("3", "s", "n")
        await hands.type("big")
        await hands.press("enter")
        hands.app.post_message(Paste("y" * 1_000_000))
        await hands.settle()
        await hands.press("ctrl+s")
    assert 0 < len(reopen(of(Section.STRENGTHS))[0].evidence) <= 20_000


async def test_a_course_begun_from_today_is_about_the_no_being_worked_through(drive, db, clock, reopen):
    day = TODAY - timedelta(days=25)
    no = NoEntry(role="r", organisation="Acme", day=day)
    journey.log_no(db, no, now=clock() - timedelta(days=25), today=day)
    db.close()
    async with drive() as hands:
        await hands.press("c", "enter", "0")
        assert "Keep, adjust or change?" in hands.text()
        await hands.press("enter", "tab")
        await hands.type("keep going")
        await hands.press("ctrl+s", "0")
        assert "Keep, adjust or change?" not in hands.text()
    (course,) = reopen(of(Section.COURSE))
    assert [name for _, name, _ in course.nos] == ["Acme"]
