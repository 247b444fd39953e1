"""Stage 2 by keys: what is on screen, and what a reopened file holds."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.reflect import reason_records, records, rules
from bounceback_tui.stages.reflect.exercise import ExerciseScreen
from bounceback_tui.stages.reflect.model import AnswerEntry, ReasonEntry, Reflection, ReflectionEntry
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database, open_database
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.editor import Editor

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 17, 40, tzinfo=UTC)
HOSTILE = "[/x] [@click=app.quit]gone[/] \x1b]0;owned\x07 \u202ertl"


def with_no(db: Database, organisation: str = "Acme", days_ago: int = 3) -> Any:
    day = DAY - timedelta(days=days_ago)
    no = journey.log_no(db, NoEntry(role="Engineer", organisation=organisation, day=day), now=AT, today=DAY)
    db.close()
    return no


def write_runs(paths, no, *feelings: tuple[int, int], **more: Any) -> None:
    """Keep sessions of writing, the newest last."""
    db = open_database(paths.database)
    for number, (before, after) in enumerate(feelings):
        values = {"exercise": "writing", "title": f"session {number}", "rejection_id": no.id, "started_at": AT}
        moment = {"at": AT - timedelta(days=9 - number), "day": DAY, "utc_offset": 60}
        entry = checked(ReflectionEntry, values | moment | {"felt_before": before, "felt_after": after} | more)
        records.save_run(db, entry, [AnswerEntry(field="text", question="q", text=f"session {number}")])
    db.close()


def all_runs(db: Database) -> list[Any]:
    return [records.find_run(db, run.id) for run in records.runs(db)]


async def choose(hands, exercise: str) -> None:
    """Open an exercise from the room."""
    await hands.press("2")
    hands.app.room.exercise_list.choose(exercise)
    await hands.press("enter")


async def test_a_no_is_taken_apart_and_asked_about_again(drive, reopen, db, clock):
    no = with_no(db)
    async with drive() as hands:
        await choose(hands, "autopsy")
        await hands.press("n")
        await hands.type("not senior enough")
        await hands.press("tab", "tab", "7", "0", "ctrl+s")
        assert "not senior enough" in hands.text() and "I infer" in hands.text()
        clock.pass_(minutes=1)
        await hands.press("n")
        await hands.type("they had somebody already")
        await hands.press("tab", "right", "tab", "end", "ctrl+s")
        assert "cannot be known" in hands.text() and "100" in hands.text()
        await hands.press("ctrl+n")
        await hands.type("my numbers")
        await hands.press("ctrl+s")
        assert "Saved." in hands.toasts()[-1]
        assert "● Take the no apart" in hands.text() and "2 reasons: I infer 1" in hands.text()
    reasons = reopen(lambda opened: reason_records.reasons(opened, no.id))
    assert [(reason.text, reason.confidence) for reason in reasons] == [
        ("not senior enough", 70),
        ("they had somebody already", 100),
    ]
    (run,) = reopen(all_runs)
    assert run.exercise == "autopsy" and run.answer("worth-changing").text == "my numbers"

    clock.pass_(days=14)
    async with drive() as hands:
        await hands.press("0")
        assert "ask again: “not senior enough”" in hands.text()
        await hands.press("tab", "enter")
        assert "not senior enough" in hands.text()
        assert "70" not in hands.text()  # the first answer is not shown before the second is given
        await hands.press("right", "right", "right", "tab", "3", "0")
        await hands.press("ctrl+s")
        assert isinstance(hands.app.screen, Page)
        assert "40 less sure, and now: cannot be known" in hands.text()
        assert "70" in hands.text() and "30" in hands.text()
        await hands.press("q", "u")
    assert reopen(lambda opened: reason_records.reasons(opened, no.id))[0].again_confidence is None


async def test_the_thought_stays_in_view_and_is_asked_about_once_more(drive, reopen, db, clock):
    with_no(db)
    async with drive((80, 24)) as hands:
        await choose(hands, "thought-record")
        await hands.press("ctrl+n", "ctrl+n", "ctrl+n", "ctrl+s")
        assert "“the thought” is empty" in hands.text()
        await hands.press("ctrl+b", "ctrl+b", "ctrl+b")
        await hands.type("nobody wants me")
        await hands.press("tab", "9", "0", "ctrl+n")
        await hands.type("one letter")
        assert "nobody wants me" in hands.text()
        await hands.press("ctrl+n")
        await hands.type("all or")
        await hands.press("enter")
        await hands.type("my own habit")
        await hands.press("enter")
        assert "nobody wants me" in hands.text()
        await hands.press("ctrl+n")
        await hands.type("one place said no")
        await hands.press("tab", "4", "0", "ctrl+s")
        assert "asked once more in 7 days" in hands.toasts()[-1]
    (run,) = reopen(all_runs)
    assert [(answer.field, answer.text, answer.number) for answer in run.answers] == [
        ("thought", "nobody wants me", None),
        ("belief", "", 90),
        ("for", "one letter", None),
        ("distortions", "all or nothing\nmy own habit", None),
        ("fairer", "one place said no", None),
        ("belief-after", "", 40),
    ]
    clock.pass_(days=7)
    async with drive() as hands:
        await hands.press("0", "tab", "enter")
        await hands.press("2", "5", "ctrl+s")
        assert " 90 of 100" in hands.text() and " 40 of 100" in hands.text() and " 25 of 100   today" in hands.text()
        await hands.press("q")
        await choose(hands, "thought-record")
        await hands.press("ctrl+n", "ctrl+n")
        await hands.type("my own")
        assert "my own habit" in hands.text()  # an own habit of thought is offered again
        await hands.press("ctrl+t")
    (run,) = reopen(all_runs)
    assert run.answer(rules.AGAIN).number == 25 and run.ask_on is None


async def test_a_run_is_a_draft_from_the_first_key_and_is_resumed_where_it_was_left(drive, reopen, db):
    with_no(db)
    async with drive() as hands:
        await choose(hands, "from-outside")
        await hands.press("right", "ctrl+n")
        await hands.type("it rang at four")
        await hands.press("escape")
        assert "Kept as a draft" in hands.toasts()[-1]
        await hands.press("0")
        assert "an exercise you had begun" in hands.text()
    assert reopen(records.runs) == []
    async with drive() as hands:
        await hands.press("0", "tab", "enter")
        assert "it rang at four" in hands.text() and "page 2 of 5" in hands.text()
        await hands.press("ctrl+t")
        assert "Let go, unsaved." in hands.toasts()[-1]
        await hands.press("u")
        await choose(hands, "from-outside")
        assert "it rang at four" in hands.text()
        await hands.press("ctrl+s", "right", "right", "ctrl+s")
        assert "Saved." in hands.toasts()[-1]
    (run,) = reopen(all_runs)
    assert (run.before, run.after) == (1, 2) and run.answer("happened").text == "it rang at four"


async def test_told_from_outside_the_questions_ask_by_name(drive, db):
    with_no(db)
    async with drive() as hands:
        await choose(hands, "from-outside")
        await hands.press("ctrl+n")
        assert "as it was for you" in hands.text()
        await hands.press("f4")
        await hands.type("Mo")
        await hands.press("ctrl+s")
        assert "Tell what happened to Mo as a fair observer would" in hands.text()
        await hands.press("f4")
        assert "as it was for you" in hands.text()
        await hands.press("f4")
        assert "happened to Mo" in hands.text()
        assert hands.app.context.preferences.name == "Mo"


async def test_five_times_is_enough_and_it_says_why(drive, paths, db):
    no = with_no(db)
    write_runs(paths, no, *[(2, 3)] * 5)
    async with drive() as hands:
        await choose(hands, "writing")
        assert "That was five times twenty minutes" in hands.text()
        assert not isinstance(hands.app.screen, ExerciseScreen)
        await hands.press("q")
        assert "5 of 5 times written about this no." in hands.text()


async def test_two_worse_endings_in_a_row_bring_grounding_instead(drive, paths, db):
    no = with_no(db)
    write_runs(paths, no, (2, 3), (4, 2), (4, 1))
    async with drive() as hands:
        await choose(hands, "writing")
        assert "The last two times left you clearly lower" in hands.text()
        assert not isinstance(hands.app.screen, ExerciseScreen)


async def test_what_is_to_be_burnt_is_in_no_file(drive, reopen, paths, db, clock):
    with_no(db)
    seconds = [0.0]
    async with drive() as hands:
        await choose(hands, "writing")
        screen = hands.app.screen
        assert isinstance(screen, ExerciseScreen)
        screen._clock = lambda: seconds[0]
        await hands.press("right", "tab", "right")
        await hands.press("ctrl+n")
        assert isinstance(hands.app.focused, Editor)
        await hands.type("unsayable")
        screen._tick()
        seconds[0] += 65
        clock.pass_(hours=-3)  # the clock on the wall moves; the countdown does not
        screen._tick()
        await hands.pilot.pause()
        assert "18:55 left · to be burnt" in hands.text()
        await hands.press("ctrl+g")
        assert "not to touch the disk" in hands.toasts()[-1]
        hands.app.context.drafts.flush()
        assert all(
            b"unsayable" not in path.read_bytes() for path in paths.database.parent.rglob("*") if path.is_file()
        )
        await hands.press("escape")
        assert "escape again leaves it for good" in hands.text()
        await hands.press("ctrl+s")
        assert "How do you feel, now that it is written?" in hands.text()
        await hands.press("right", "right", "ctrl+s")
        assert "Nothing of it was kept but that you did it." in hands.toasts()[-1]
        files = [path for path in paths.database.parent.rglob("*") if path.is_file()]
        assert any(path.name.endswith("-wal") for path in files)
        assert all(b"unsayable" not in path.read_bytes() for path in files)
    (run,) = reopen(all_runs)
    assert run.burnt and run.title == "" and run.answers == () and run.seconds == 65
    assert (run.before, run.after) == (1, 2)


async def test_a_kept_page_can_still_be_let_go_at_the_end(drive, reopen, db):
    with_no(db)
    async with drive() as hands:
        await choose(hands, "writing")
        await hands.press("ctrl+n")
        await hands.type("kept so far")
        await hands.press("ctrl+n", "tab", "right", "ctrl+s")
        assert "written, and let go" in hands.text()
        await hands.press("tab")
        hands.app.room.past.entries.focus()
        await hands.press("e")
        assert "nothing to change" in hands.toasts()[-1]
    (run,) = reopen(all_runs)
    assert run.burnt and run.answers == ()


async def test_the_days_question_is_answered_and_told_with_its_words(drive, reopen):
    async with drive((80, 24)) as hands:
        await hands.press("2")
        question = hands.app.room.prompt
        assert question.text.split()[0] in hands.text()
        await hands.press("q")
        await hands.type("that I stayed calm")
        await hands.press("ctrl+s")
        assert "that I stayed calm" not in hands.text()  # the list shows the question
    (run,) = reopen(all_runs)
    assert run.no_id is None and run.title == question.text
    assert run.answer("answer").question == question.text


async def test_own_questions_favourites_and_undo(drive, reopen):
    async with drive() as hands:
        await choose(hands, "question")
        await hands.press("down", "f")
        assert "favourites" in hands.text() and "★" in hands.text()
        await hands.press("n")
        await hands.type("What would my sister say?")
        await hands.press("ctrl+s")
        assert "What would my sister say?  of your own" in hands.text()
        await hands.press("d")
        assert "Only questions of your own" in hands.toasts()[-1]
        dialog = hands.app.screen
        own = next(key for key, prompt in dialog.prompts.items() if prompt.own)
        dialog.query_one("List").choose(own)
        await hands.press("d")
        assert "my sister" not in hands.text()
        await hands.press("u")
        assert "my sister" in hands.text()
        dialog.query_one("List").choose(own)
        await hands.press("e", "end")
        await hands.type(" Really")
        await hands.press("ctrl+s", "enter")
        await hands.type("go on")
        await hands.press("ctrl+s")
    (run,) = reopen(all_runs)
    assert run.answers[0].question == "What would my sister say? Really"


async def test_reflections_are_read_filtered_changed_copied_and_deleted(drive, reopen, paths, db):
    no = with_no(db)
    write_runs(paths, no, (2, 3), (3, 3))
    write_runs(paths, no, (2, 2), exercise="from-outside")
    async with drive() as hands:
        await hands.press("2")
        past = hands.app.room.past
        past.entries.focus()
        await hands.press("slash")
        await hands.type("session 1")
        await hands.press("enter")
        assert len(past.lines) == 1 and "session 1" in hands.text()
        await hands.press("escape", "o")
        assert {run.exercise for run in past.runs.values() if run.id.hex in past.lines} == {"writing"}
        assert "only: Twenty minutes of writing" in hands.text()
        await hands.press("o", "b")
        assert "only: Acme" in hands.text()
        await hands.press("b", "enter")
        assert isinstance(hands.app.screen, Page) and "session 1" in hands.text()
        await hands.press("q", "y")
        assert hands.app.clipboard.startswith("# Twenty minutes of writing, 23 November 2026")
        assert "session 1" in hands.app.clipboard
        await hands.press("e")
        await hands.type("so: ")
        await hands.press("ctrl+s")
        assert "Changed." in hands.toasts()[-1]
        past.entries.focus()
        await hands.press("d")
        assert len(past.lines) == 2
        await hands.press("u")
        assert len(past.lines) == 3
    assert {run.answers[0].text for run in reopen(all_runs)} == {"so: session 1", "session 0"}


async def test_hostile_and_long_text_do_no_harm(drive, reopen, paths, db):
    no = with_no(db, organisation=HOSTILE[:30])
    opened = open_database(paths.database)
    entry = {"exercise": "gone-exercise", "title": HOSTILE, "rejection_id": no.id, "started_at": AT}
    moment = {"at": AT, "day": DAY, "utc_offset": 60}
    answers = [AnswerEntry(field="text", question=HOSTILE, text=HOSTILE * 200)]
    records.save_run(opened, checked(ReflectionEntry, entry | moment), answers)
    values = moment | {"rejection_id": no.id, "text": HOSTILE * 20, "source": "said", "confidence": 5}
    reason_records.save_reason(opened, checked(ReasonEntry, values))
    opened.close()
    async with drive((80, 24)) as hands:
        await choose(hands, "autopsy")
        assert "[/x]" in hands.text() and "\x1b" not in hands.text() and "\u202e" not in hands.text()
        await hands.press("enter", "escape", "escape")
        hands.app.room.past.entries.focus()
        await hands.press("enter")
        assert "[@click=app.quit]gone[/]" in hands.text().replace("\n", "")
        await hands.press("q", "e")
        assert "no longer there" in hands.toasts()[-1]
        await hands.press("y")
        assert HOSTILE in hands.app.clipboard
    assert reopen(lambda again: reason_records.reasons(again, no.id))[0].text == HOSTILE * 20


async def test_an_exercise_about_a_no_needs_one_and_another_can_be_chosen(drive, db):
    async with drive() as hands:
        await choose(hands, "autopsy")
        assert "This one is about one no" in hands.toasts()[-1]
    with_no(open_database(hands.app.context.paths.database), "Globex", days_ago=9)
    with_no(open_database(hands.app.context.paths.database), "Acme", days_ago=3)
    async with drive() as hands:
        await hands.press("2")
        assert "About the no from Acme" in hands.text()
        await hands.press("r", "down", "enter")
        assert "About the no from Globex" in hands.text()
        await hands.press("r", "end", "enter")
        assert "About all of it" in hands.text()


async def test_the_evidence_card_of_the_exercise_comes_first(drive):
    async with drive() as hands:
        await hands.press("2")
        hands.app.room.exercise_list.choose("writing")
        await hands.press("E")
        assert "Spera" in hands.text() and "r = .075" in hands.text() and "Sbarra" in hands.text()


async def test_five_hundred_reflections_are_loaded_as_they_are_looked_at(drive, paths, db):
    no = with_no(db)
    opened = open_database(paths.database)
    with opened.writing() as session:
        session.add_all(
            Reflection(
                exercise="writing",
                title=f"number {count}",
                rejection_id=no.id,
                started_at=AT,
                at=AT - timedelta(minutes=count),
                day=DAY,
                utc_offset=60,
            )
            for count in range(500)
        )
    opened.close()
    async with drive() as hands:
        await hands.press("2")
        past = hands.app.room.past
        assert len(past.lines) == 100
        past.entries.focus()
        await hands.press("end", "end", "end", "end", "end")
        assert len(past.lines) == 500 and past.complete


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_the_mouse_does_it_too(drive, db, size):
    with_no(db)
    async with drive(size) as hands:
        await hands.press("2")
        await hands.pilot.click("#question")
        await hands.settle()
        assert isinstance(hands.app.screen, ExerciseScreen)
        await hands.press("escape")
        await hands.pilot.click("#exercises", offset=(10, 2))
        await hands.settle()
        assert hands.app.screen.session.exercise.id == "thought-record"
        await hands.pilot.click("#field-belief", offset=(24, 0))
        await hands.settle()
        assert hands.app.screen.session.values["belief"] == 100


async def test_what_is_said_of_an_empty_list_is_read_to_its_end(drive):
    async with drive(size=(80, 24)) as hands:
        await hands.press("2")
        assert "What you write here is kept" in hands.text() and "│ here. " in hands.text()
