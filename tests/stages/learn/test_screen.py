"""Stage 4 by keys: what is on screen, and what a reopened file holds."""

import email
from datetime import UTC, date, datetime, timedelta
from email import policy
from urllib.parse import unquote

import pytest
from textual import events
from textual.widgets import Input, Static

from bounceback_tui import config
from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry, Reached
from bounceback_tui.stages.learn import answer_records, records
from bounceback_tui.stages.learn.model import FeedbackRequest
from bounceback_tui.stages.learn.rules import State
from bounceback_tui.ui.editor import Editor

DAY = date(2026, 11, 23)
HOSTILE = "[/x] [@click=app.quit]gone[/] \x1b]0;owned\x07 \u202eevil"


@pytest.fixture
def no(db):
    """A no of three days ago, the file closed again."""
    entry = NoEntry(
        role="Backend engineer", organisation="Acme", day=DAY - timedelta(days=3), reached=Reached.INTERVIEW
    )
    made = journey.log_no(db, entry, now=datetime(2026, 11, 20, 12, tzinfo=UTC), today=DAY)
    db.close()
    return made


def everything(db):
    return [records.find(db, one.key) for one in records.entries(db, today=DAY)]


def room_text(hands):
    return " ".join(hands.text().split())


def put(hands, **fields):
    """Fill in one-line fields at once; typing them letter by letter is the form's own test."""
    for name, text in fields.items():
        hands.app.screen.query_one(f"#field-{name}", Input).value = text


def pane_text(hands):
    return str(hands.app.room.query_one("#told", Static).content)


def to_the_end(hands):
    editor = hands.app.screen.query_one(Editor)
    editor.move_cursor(editor.document.end)


async def draft(hands, name="Jordan", address="jordan@example.org"):
    """Draft a letter about the first no and keep it as it is composed."""
    await hands.press("4", "n", "enter")
    put(hands, recipient=name, address=address)
    await hands.press("ctrl+s")


async def test_from_a_no_to_two_gaps(drive, no, reopen, clock):
    async with drive() as hands:
        await draft(hands)
        assert "Silence is the usual answer" in room_text(hands) and "mentor" in room_text(hands)
        assert "Still missing, marked ⟦ ⟧: your name" in room_text(hands)
        text = hands.app.screen.query_one(Editor).text
        assert "Hello Jordan," in text and "Backend engineer role at Acme" in text and "⟦your name⟧" in text
        await hands.press("tab", "tab", "tab")
        to_the_end(hands)
        await hands.press(*["backspace"] * 12, *"Sam")
        assert "Still missing" not in room_text(hands)
        await hands.press("ctrl+s")
        (made,) = reopen(everything)
        assert made.request.state is State.DRAFT and made.request.letter.endswith("Best regards\nSam")
        assert (made.request.about.rejection_id, made.request.address) == (no.id, "jordan@example.org")

        await hands.press("m", "ctrl+s")
        (made,) = reopen(everything)
        assert (made.request.state, made.request.sent_on) == (State.SENT, DAY)
        assert made.request.follow_up_on == date(2026, 12, 2)
        assert "waiting 0 d" in hands.text()

        clock.pass_(days=4)
        await hands.press("r")  # who it is from is known: one begins with the words
        answer = "You were close.\n\nTrade-offs at scale, please.\n> quoted\n--\x20\nJordan"
        hands.app.screen.query_one(Editor).post_message(events.Paste(answer))
        await hands.settle()
        await hands.press("ctrl+s")
        (made,) = reopen(everything)
        assert made.answers[0].text == answer and made.answers[0].day == date(2026, 11, 27)
        assert (made.request.state, made.answers[0].about.rejection_id) == (State.ANSWERED, no.id)
        assert "⋯ 1 quoted line; z unfolds" in hands.text() and "> quoted" not in hands.text()
        await hands.press("z")
        assert "> quoted" in hands.text()

        await hands.press("p", "tab")
        put(hands, skill="System design")
        await hands.press("tab", *"scale", "ctrl+s", "n", "tab", *"sys", "right")
        assert hands.app.screen.query_one("#field-skill").value == "System design"
        await hands.press("ctrl+s")
        assert hands.text().count("System design") == 2
        await hands.press("d", "u", "escape")
        (made,) = reopen(everything)
        assert [(one.kind.value, one.skill, one.text) for one in made.answers[0].points] == [
            ("gap", "System design", "scale"),
            ("gap", "System design", ""),
        ]
        assert "1 asked, 1 answered" in hands.text()
        await hands.press("f")
        assert "thank you. You did not have to write that" in room_text(hands)
        await hands.press("ctrl+s")
    (made,) = reopen(everything)
    assert "thank you" in made.request.thanks


async def test_one_follow_up_and_then_it_is_called_silent_kindly(drive, no, reopen, clock):
    async with drive(preferences=config.Preferences(signature="Sam", holidays=(date(2026, 11, 24),))) as hands:
        await draft(hands)
        assert "⟦" not in hands.app.screen.query_one(Editor).text
        await hands.press("escape", "w")
        assert "not sent yet" in hands.toasts()[-1]
        await hands.press("f", "m", "tab", "backspace", "1", "ctrl+s")
        (made,) = reopen(everything)
        assert made.request.follow_up_on == date(2026, 11, 25), "the holiday is passed over"
        clock.pass_(days=2)
        await hands.press("0", "4")
        assert "due" in hands.text() and "w calls it silent; both are fine" in pane_text(hands)
        await hands.press("f")
        assert "my letter of 23 November" in room_text(hands) and "I shall not write again" in room_text(hands)
        await hands.press("ctrl+s", "m", "ctrl+s")
        (made,) = reopen(everything)
        assert made.request.followed_up_on == date(2026, 11, 25) and made.request.state is State.SENT
        await hands.press("f")
        assert "one is enough" in hands.toasts()[-1]
        await hands.press("w")
        assert "nothing about you" in hands.toasts()[-1]
        (made,) = reopen(everything)
        assert made.request.state is State.SILENT and made.request.closed_on == date(2026, 11, 25)
        await hands.press("u")
    (made,) = reopen(everything)
    assert made.request.state is State.SENT


async def test_what_does_not_fit_is_refused_and_what_was_open_is_set_right(drive, no, reopen):
    async with drive() as hands:
        await draft(hands, address="not an address")
        assert "Address has to be a mail address" in room_text(hands)
        assert reopen(everything) == []
        await hands.press("ctrl+t")
        await draft(hands, name="", address="")
        hands.app.screen.query_one(Editor).text = "  \n"
        await hands.press("ctrl+s")
        assert "The letter is empty" in room_text(hands)
        await hands.press("ctrl+t", "e")
        put(hands, recipient="Ines", address="ines@example.org")
        await hands.press("ctrl+s")
        (made,) = reopen(everything)
        assert made.request.letter.startswith("Hello Ines,") and made.request.address == "ines@example.org"

        await hands.press("m")
        put(hands, on="10 nov")
        await hands.press("ctrl+s")
        assert "before the no itself" in room_text(hands)
        put(hands, on="", wait="0")
        await hands.press("ctrl+s")
        assert "whole number from 1 to 60" in room_text(hands)
        await hands.press("escape", "r")
        assert "not sent yet" in hands.toasts()[-1]
        (made,) = reopen(everything)
        assert made.request.state is State.DRAFT
        await hands.press("m", "ctrl+s", "m")
        put(hands, on="yesterday")
        await hands.press("ctrl+s")
        (made,) = reopen(everything)
        assert made.request.sent_on == DAY - timedelta(days=1) and made.request.followed_up_on is None


async def test_a_mail_file_that_a_parser_reads_and_a_mail_program_at_the_key_only(drive, no, tmp_path, monkeypatch):
    opened: list[str] = []
    async with drive() as hands:
        monkeypatch.setattr(hands.app, "open_url", opened.append)
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        await draft(hands, name="Zoë")
        await hands.press("escape", "s")
        put(hands, folder=str(tmp_path / "none"), sender="sam@example.org")
        await hands.press("ctrl+s")
        assert "no such file or directory" in room_text(hands)
        put(hands, folder=str(tmp_path))
        await hands.press("ctrl+s")
        assert "acme-ask.eml" in hands.toasts()[-1] and "Still to fill in: your name." in hands.toasts()[-1]
        await hands.press("s")
        assert hands.app.screen.query_one("#field-sender").value == "sam@example.org"
        await hands.press("escape", "o")
        assert opened == [] and "No mail program can be opened" in hands.toasts()[-1]
        monkeypatch.setenv("DISPLAY", ":0")
        await hands.press("o")
        assert "Still to fill in: your name." in hands.toasts()[-1]
        await hands.press("y")
    read = email.message_from_bytes((tmp_path / "acme-ask.eml").read_bytes(), policy=policy.default)
    assert read["To"].addresses[0].display_name == "Zoë" and str(read["From"]) == "sam@example.org"
    assert read["Subject"] == "Backend engineer: one question" and "Hello Zoë," in read.get_content()
    assert config.load(tmp_path / "preferences.toml")[0].mail_from == "sam@example.org"
    (link,) = opened
    assert link.startswith("mailto:jordan@example.org?subject=Backend%20engineer%3A%20one%20question&body=")
    assert "\r\n\r\nthank you for your answer" in unquote(link)
    assert "thank you for your answer" in hands.app.clipboard


async def test_a_mentor_is_asked_as_well_and_everything_is_undone(drive, no, reopen):
    async with drive() as hands:
        await draft(hands)
        await hands.press("escape", "M")
        assert "About Acme · Backend engineer" in room_text(hands) and "◆ mentor" in hands.text()
        await hands.type("Maren")
        await hands.press("ctrl+s", "escape")
        assert [one.request.kind.value for one in reopen(everything)].count("mentor") == 1
        before = reopen(everything)
        await hands.press("d")
        assert len(reopen(everything)) == 1
        await hands.press("u")
        assert sorted(one.request.id for one in reopen(everything)) == sorted(one.request.id for one in before)
        await hands.press("u", "u")
    assert reopen(everything) == []


async def test_an_answer_asked_for_or_not_is_kept_changed_and_taken_away(drive, no, reopen):
    async with drive() as hands:
        await hands.press("4", "r", "end", "enter")
        await hands.type("Priya")
        await hands.press("ctrl+s")
        assert "The answer is empty" in room_text(hands)
        await hands.press("tab", "tab")
        await hands.type("You explain well.")
        await hands.press("ctrl+s")
        (made,) = reopen(everything)
        assert made.request is None and made.answers[0].who == "Priya"
        assert "unasked" in hands.text() and "nothing in particular" in hands.text()
        await hands.press("e", "tab", "tab")
        to_the_end(hands)
        await hands.type(" Really")
        await hands.press("ctrl+s")
        assert reopen(everything)[0].answers[0].text == "You explain well. Really"
        await hands.press("d")
        assert reopen(everything) == []
        await hands.press("u", "enter")
        assert "You explain well. Really" in hands.text()
        await hands.press("q", "R", "enter")
        assert "An answer" in hands.text()
        await hands.press("escape")

        def asked():
            return next(one for one in reopen(everything) if one.request)

        await draft(hands)
        await hands.press("escape", "m", "ctrl+s", "r", "x", "ctrl+s")
        await hands.press("D")
        assert asked().answers == () and asked().request.state is State.SENT
        await hands.press("u")
    assert asked().answers[0].text == "x" and asked().request.state is State.ANSWERED


async def test_drafts_are_kept_and_taken_up_from_today_at_the_next_start(drive, no, reopen):
    async with drive() as hands:
        await hands.press("4", "n", "enter")
        await hands.type("Jor")
        await hands.press("escape")
    async with drive() as hands:
        await hands.press("0")
        assert "a letter that asks, begun" in hands.text()
        await hands.press("tab", "enter")
        assert "Jor" in hands.text()
        await hands.press("ctrl+s", "tab", "tab", "tab")
        to_the_end(hands)
        await hands.type(" and more")
        await hands.press("escape", "0")
        assert "a letter that asks, half changed" in hands.text()
        await hands.press("tab", "enter")
        assert hands.app.screen.query_one(Editor).text.endswith(" and more")
        await hands.press("ctrl+s", "0")
        assert "half changed" not in hands.text()
    (made,) = reopen(everything)
    assert made.request.letter.endswith(" and more") and made.request.recipient == "Jor"


async def test_today_leads_to_asking_and_to_the_draft_that_is_there(drive, no, reopen):
    async with drive() as hands:
        await hands.press("c", "enter", "0", "s")
        assert "Ask Acme what would have changed their mind" in hands.text()
        await hands.press("enter")
        assert "A letter that asks" in hands.text() and "About Acme" in room_text(hands)
        await hands.press("ctrl+s", "escape", "0")
        assert "Ask Acme what would have changed their mind" in hands.text()
        await hands.press("enter")
        assert "Hello ⟦their name⟧," in hands.text()
        await hands.press("escape", "m", "tab", "backspace", "1", "ctrl+s", "0")
        assert "Ask Acme" not in hands.text() and "● 4" in hands.text()
        assert "tomorrow" in hands.text() and "follow up with the recruiter" in hands.text()
        await hands.press("tab", "enter")
        assert hands.app.room.key == "learn" and hands.app.room.opened.request.state is State.SENT


async def test_hostile_and_long_text_everywhere(drive, db, reopen):
    entry = NoEntry(role=HOSTILE * 3, organisation=HOSTILE, day=DAY, reached=Reached.INTERVIEW)
    made = journey.log_no(db, entry, now=datetime(2026, 11, 23, 12, tzinfo=UTC), today=DAY)
    moment = {"at": datetime(2026, 11, 23, 12, tzinfo=UTC), "day": DAY, "utc_offset": 60}
    values = moment | {"who": HOSTILE, "text": HOSTILE * 50 + "\n> [/q]\n" * 20, "rejection_id": made.id}
    answer, _ = answer_records.save_answer(db, values)
    point = moment | {"answer_id": answer, "kind": "gap", "text": HOSTILE}
    answer_records.save_point(db, point, skill="[/s] \x1b[31m skill")
    db.close()
    async with drive((80, 24)) as hands:
        await hands.press("4")
        assert "[/x] [@click=app.quit]gone[/] ␛]0;owned" in hands.text()
        for keys in (
            ["enter", "q"],
            ["p", "e", "escape", "escape"],
            ["e", "escape"],
            ["z"],
            ["slash", "[", "escape"],
        ):
            await hands.press(*keys)
        await hands.press("n", "enter")
        await hands.type("[/y]")
        await hands.press("ctrl+s", "escape", "m", "ctrl+s", "0")
        assert hands.app.is_running and "\x1b" not in hands.text() and "\u202e" not in hands.text()
    assert any(one.request and one.request.recipient == "[/y]" for one in reopen(everything))


async def test_empty_room_says_what_it_is_for_and_no_key_breaks_it(drive):
    async with drive((80, 24)) as hands:
        await hands.press("4")
        assert "n drafts the first letter" in hands.text() and "Nobody asked so far" in hands.text()
        await hands.press("m", "f", "o", "s", "w", "p", "M", "D", "z", "e", "d", "y", "E")
        assert "second-hand" in hands.text()
        await hands.press("q", "n")
        assert "nothing in particular" in hands.text()
        await hands.press("enter", "ctrl+s")
        assert "⟦the role⟧" in hands.text()


async def test_five_hundred_letters_are_paged_filtered_and_clicked(drive, db):
    with db.writing() as session:
        session.add_all(
            FeedbackRequest(
                at=datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=number),
                day=date(2025, 1, 1) + timedelta(days=number),
                utc_offset=0,
                recipient=f"Person {number:03}",
                letter=f"letter {number:03}",
                state=State.SILENT,
                sent_on=date(2025, 1, 1) + timedelta(days=number),
            )
            for number in range(500)
        )
    db.close()
    async with drive() as hands:
        await hands.press("4")
        shelf = hands.app.room.letters
        assert len(shelf.lines) == shelf.PAGE and "Person 499" in hands.text()
        await hands.press("end", "end")
        assert len(shelf.lines) == 3 * shelf.PAGE
        await hands.press("slash")
        await hands.type("letter 250")
        await hands.press("enter")
        assert list(shelf.lines) and "Person 250" in hands.text() and "Person 499" not in hands.text()
        assert "letter 250" in hands.text()
        await hands.press("escape")
        await hands.pilot.click("#letters List", offset=(4, 4))
        await hands.settle()
        assert hands.app.room.opened.request.recipient == "Person 497"


async def test_a_language_of_ones_own_and_a_file_that_is_wrong(drive, no, paths, reopen):
    from bounceback_tui.content.checks import FOLDER

    english = (FOLDER / "letters.toml").read_text(encoding="utf-8")
    own = english.replace('language = "English"', 'language = "Pirate"').replace(
        "Hello {recipient}", "Ahoy {recipient}"
    )
    folder = paths.database.parent
    (folder / "letters.xp.toml").write_text(own, encoding="utf-8")
    (folder / "letters.de.toml").write_text(english.replace("{sender}", "{nobody}", 1), encoding="utf-8")
    async with drive() as hands:
        await hands.press("4", "n", "enter")
        await hands.press(*["tab"] * 5, "right")
        assert "◆ Pirate" in hands.text()
        assert "letters.de.toml, letter 1 (recruiter), brief: body has {nobody} in it" in room_text(hands)
        await hands.press("ctrl+s")
        assert "Ahoy ⟦their name⟧" in hands.text()
    (made,) = reopen(everything)
    assert made.request.language == "xp"
