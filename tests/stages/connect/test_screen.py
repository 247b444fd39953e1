"""Stage 6 by keys: what is on screen, and what a reopened file holds."""

import email
from datetime import UTC, date, datetime, timedelta
from email import policy
from uuid import UUID

from textual import events
from textual.widgets import Input, Static

from bounceback_tui import config
from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.connect import ask_records, contact_records, happened_records, newcomer_records, records
from bounceback_tui.stages.connect.rules import Give, Kind, Purpose, State, Tie, What
from bounceback_tui.store import backup
from bounceback_tui.ui.editor import Editor

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 17, 40, tzinfo=UTC)
HOSTILE = "[/x] [@click=app.quit]gone[/] \x1b]0;owned\x07 \u202eevil"
CSV = (
    "Notes:\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Priya,Nair,https://l.example/p,priya@x.example,Acme Ltd,Lead,03 Jun 2024\n"
    "Tom,[/x],https://l.example/t,tom@x.example,=1+1,Dev,04 Jun 2024\n"
    "Ann,Lee,https://l.example/a,,Globex,Ops,05 Jun 2024\n"
)


def moment(back):
    return {"at": AT - timedelta(days=back), "day": DAY - timedelta(days=back), "utc_offset": 60}


def somebody(db, name="Maren", back=100, **more):
    rhythm = {"ideal_days": 14, "limit_days": 30}
    return contact_records.save_contact(db, moment(back) | rhythm | {"name": name} | more)[0]


def everybody(db):
    return {one.name: records.find(db, one.key) for one in records.people(db)}


def room_text(hands):
    return " ".join(hands.text().split())


def pane_text(hands):
    return "\n".join(str(hands.app.room.query_one(f"#{part}", Static).content) for part in ("told", "happened"))


def put(hands, **fields):
    for name, text in fields.items():
        hands.app.screen.query_one(f"#field-{name}", Input).value = text


def letter_of(hands):
    return hands.app.screen.query_one(Editor).text


async def test_somebody_is_put_down_met_changed_deleted_and_taken_back(drive, reopen, clock):
    async with drive(size=(80, 24)) as hands:
        await hands.press("6")
        assert "n puts somebody down" in room_text(hands)
        await hands.press("n", *"Maren", "tab", "tab", "left", "tab", "left")
        assert hands.app.screen.query_one("#field-ideal", Input).value == "14", "the rhythm of a close tie"
        put(hands, organisation="Acme", known_from="school", mail="maren@x.example", ideal="0")
        await hands.press("ctrl+s")
        assert "empty for no reminder." in room_text(hands), "the whole sentence is in sight"
        put(hands, ideal="31")
        await hands.press("ctrl+s")
        assert "The days “at most” have to be as many" in room_text(hands) and "or more." in room_text(hands)
        put(hands, ideal="14")
        await hands.press("ctrl+s")
        made = reopen(everybody)["Maren"]
        assert (made.person.tie, made.person.gives) == (Tie.CLOSE, {Give.COMFORT})
        assert (made.person.ideal_days, made.person.limit_days, made.mail) == (14, 30, "maren@x.example")
        assert made.person.next_on == DAY + timedelta(days=14)
        assert "nothing noted yet" in hands.text() and "every 14 days, 30 at most" in hands.text()

        clock.pass_(days=20)
        await hands.press("0", "6")
        assert "say hello" in hands.text()
        await hands.press("g", "right", "left", "tab")
        put(hands, when="yesterday")
        await hands.press("tab", *"phoned", "ctrl+s")
        made = reopen(everybody)["Maren"]
        assert [(one.kind, one.day, one.note) for one in made.happened] == [
            (What.CAUGHT_UP, DAY + timedelta(days=19), "phoned")
        ]
        assert "yesterday" in pane_text(hands) and "say hello" not in hands.text()
        await hands.press("g", "ctrl+s", "b", "down", "e", "right", "ctrl+s")
        assert [one.kind for one in reopen(everybody)["Maren"].happened] == [What.CAUGHT_UP, What.ASKED]
        assert "phoned" in hands.text(), "the earlier one is changed, in the list"
        await hands.press("d", "up", "d")
        assert not reopen(everybody)["Maren"].happened
        await hands.press("u", "u", "slash", *"phon", "enter")
        assert "caught up" not in hands.text() and "phoned" in hands.text()
        await hands.press("q")
        assert [one.note for one in reopen(everybody)["Maren"].happened] == ["", "phoned"]
        await hands.press("e")
        put(hands, name="Maren Holt")
        await hands.press("ctrl+s", "d")
        assert reopen(everybody) == {}
        await hands.press("u")
        assert reopen(everybody)["Maren Holt"].happened[1].note == "phoned"
        assert "Maren Holt" in hands.text()


async def test_what_does_not_fit_is_said_in_the_form(drive, reopen):
    async with drive() as hands:
        await hands.press("6", "n")
        for fields, sentence in (
            ({"name": ""}, "Name is empty."),
            ({"name": "x", "ideal": "0"}, "Every … days has to be a whole number of days from 1 to 3650"),
            ({"ideal": "45", "limit": "30"}, "The days “at most” have to be as many"),
            ({"limit": ""}, "a rhythm with one end only"),
            ({"limit": "90", "ideal": "²"}, "Every … days has to be a whole number"),
            ({"ideal": "45", "mail": "nobody"}, "Mail has to be a mail address"),
        ):
            put(hands, **fields)
            await hands.press("ctrl+s")
            assert sentence in str(hands.app.screen.query_one(".trouble", Static).content)
    assert reopen(everybody) == {}


async def test_an_ask_from_its_size_to_thanks(drive, db, reopen, clock, tmp_path, monkeypatch):
    somebody(db, "Jordan", tie="moderate", mail="jordan@x.example")
    db.close()
    (tmp_path / "out").mkdir()
    async with drive(preferences=config.Preferences(name="Sam")) as hands:
        await hands.press("6", "a")
        assert "A moderate tie usually bears a medium ask" in room_text(hands)
        assert hands.app.screen.query_one("#field-size").value == "medium"
        put(hands, what="who looks after ingestion?")
        await hands.press("ctrl+s")
        assert "Dear Jordan," in letter_of(hands) and "who looks after ingestion?" in letter_of(hands)
        assert "⟦" not in letter_of(hands) and "Sam" in letter_of(hands)
        await hands.press("ctrl+s")
        made = reopen(everybody)["Jordan"]
        assert (made.ask.state, made.ask.size.value) == (State.DRAFT, "medium") and not made.happened
        await hands.press("y")
        assert hands.app.clipboard == made.ask.letter
        await hands.press("r")
        assert "not sent yet" in hands.toasts()[-1]

        opened: list[str] = []
        monkeypatch.setattr(hands.app, "open_url", opened.append)
        monkeypatch.setenv("DISPLAY", ":0")
        await hands.press("o")
        assert opened[0].startswith("mailto:jordan@x.example?subject=")
        await hands.press("s")
        put(hands, folder=str(tmp_path / "out"))
        await hands.press("ctrl+s")
        read = email.message_from_bytes((tmp_path / "out/jordan-ask.eml").read_bytes(), policy=policy.default)
        assert read["To"].addresses[0].addr_spec == "jordan@x.example" and "ingestion" in read.get_content()

        await hands.press("f", "ctrl+s")
        made = reopen(everybody)["Jordan"]
        assert (made.ask.state, made.ask.follow_up_on) == (State.SENT, DAY + timedelta(days=10))
        assert [one.kind for one in made.happened] == [What.ASKED]
        await hands.press("f")
        assert "went out already" in hands.toasts()[-1]
    clock.pass_(days=12)
    async with drive(preferences=config.Preferences(name="Sam")) as hands:
        await hands.press("0")
        assert "Jordan: any answer yet?" in hands.text()
        await hands.press("6", "r", "tab", *"Ruth", "ctrl+s")
        made = reopen(everybody)["Jordan"]
        assert made.ask is None and made.asks[0].answer == "Ruth"
        assert "One person helped in the last 30 days, one not thanked yet." in room_text(hands)

        await hands.press("T")
        assert "○ not yet" in hands.text() and "Ruth" in hands.text()
        await hands.press("w")
        assert hands.app.screen.query_one("#field-what", Input).value == "Ruth"
        await hands.press("ctrl+s")
        assert "thank you: Ruth" in letter_of(hands) or "to thank you: Ruth" in letter_of(hands)
        await hands.press("ctrl+s", "f", "ctrl+s")
        assert "thanked." in room_text(hands)
    made = reopen(everybody)["Jordan"]
    assert made.happened[0].kind is What.THANKED and made.asks[0].purpose is Purpose.THANKS


async def test_thanks_said_already_are_noted(drive, db, reopen):
    key = somebody(db, "Jonas")
    happened_records.log_interaction(db, moment(3) | {"contact_id": key, "kind": What.THEY_HELPED, "note": "the CV"})
    db.close()
    async with drive() as hands:
        await hands.press("6", "T", "s", "ctrl+s", "T")
        assert "● thanked" in hands.text()
        await hands.press("q", "A")
        assert "Nothing is asked here" in hands.toasts()[-1]
    assert reopen(everybody)["Jonas"].happened[0].kind is What.THANKED


async def test_letting_go_and_deleting_a_letter(drive, db, reopen):
    key = somebody(db, "Jordan")
    values = moment(20) | {"contact_id": key, "letter": "x", "what": "y"}
    ask, _ = ask_records.add(db, values)
    ask_records.mark_sent(db, ask, moment=moment(20), follow_up_on=DAY)
    db.close()
    async with drive() as hands:
        await hands.press("6", "r", "left", "ctrl+s")
        assert reopen(everybody)["Jordan"].asks[0].state is State.LET_GO
        await hands.press("b", "e", "tab", "tab", *"silence", "ctrl+s")
        assert reopen(everybody)["Jordan"].asks[0].answer == "silence", "a letter of before can be changed as well"
        await hands.press("q", "u", "u", "A")
        assert not reopen(everybody)["Jordan"].asks
        await hands.press("u")
        assert reopen(everybody)["Jordan"].ask.state is State.SENT


async def test_the_map_shows_near_and_far_and_names_the_gaps(drive, db):
    somebody(db, "Maren", tie="close", comfort=True)
    somebody(db, "Tom", tie="loose", information=True, back=3)
    somebody(db, "Python evening", tie="moderate", kind="community")
    db.close()
    async with drive(size=(80, 24)) as hands:
        await hands.press("6", "m")
        text = hands.text()
        assert "nobody yet for introductions" in text and "Maren" in text and "▸ far" in text
        assert "Two people and one community" in text and "For none of the three so far: Python evening." in text
        assert max(len(line.rstrip()) for line in text.splitlines()) <= 80
        await hands.press("escape")
        assert "▸ far" not in hands.text() and "tie" in pane_text(hands)
        await hands.press("m", "m")
        await hands.press("L")
        lines = hands.text()
        assert lines.index("quiet for a while") < lines.index("in touch ") and "○ Tom" in lines
        assert "quiet for 100 d" in lines and "A line is enough" in pane_text(hands).replace("\n", " ")
        await hands.press("L")
        assert "quiet for a while" not in hands.text()


async def test_a_pause_is_said_and_taken_back(drive, db, reopen):
    somebody(db)
    db.close()
    async with drive() as hands:
        await hands.press("6", "p")
        put(hands, until="yesterday")
        await hands.press("ctrl+s")
        assert "Until when" in hands.text()
        put(hands, until="2026-01-01")
        await hands.press("ctrl+s")
        assert "That is past" in hands.text()
        put(hands, until="3 weeks")
        await hands.press("ctrl+s")
        assert reopen(everybody)["Maren"].person.paused_until == DAY + timedelta(days=21)
        assert "paused until 14 Dec" in hands.text()
        await hands.press("u")
        assert reopen(everybody)["Maren"].person.paused_until is None


async def test_on_the_day_of_a_no_today_asks_whom_to_tell(drive, db, reopen):
    somebody(db, "Maren", tie="close", comfort=True, back=5)
    somebody(db, "Zoe", tie="loose", information=True, organisation="Acme Inc.", back=5)
    no = NoEntry(role="Engineer", organisation="Acme", day=DAY)
    journey.log_no(db, no, now=AT, today=DAY)
    db.close()
    async with drive() as hands:
        await hands.press("s", "s")
        assert "Whom will you tell?" in hands.text() and "Maren, perhaps." in room_text(hands)
        assert "About 2 minutes" in room_text(hands)
        await hands.press("enter")
        assert "One line to Maren is enough" in hands.toasts()[-1]
        assert "At Acme you know Zoe." in room_text(hands)
        assert str(hands.app.room.query_one("#pane").border_title) == "Maren"
        await hands.press("g", "ctrl+s", "0")
        assert "Whom will you tell?" not in hands.text()
        assert "● 6" in hands.text()
    assert reopen(everybody)["Maren"].happened[0].day == DAY


async def test_today_leads_to_who_is_due(drive, db):
    somebody(db, "Maren")
    somebody(db, "Priya", back=60)
    db.close()
    async with drive() as hands:
        await hands.press("0")
        assert "say hello to Priya" in hands.text()
        await hands.press("tab", "down", "enter")
        assert hands.app.room.key == "connect"
        assert str(hands.app.room.query_one("#pane").border_title) == "Priya"


async def bring_in(hands, path, *keys):
    await hands.press("6", "I")
    put(hands, file=str(path))
    await hands.press(*keys, "ctrl+s")


async def test_people_come_along_only_when_ticked_and_never_twice(drive, reopen, tmp_path, paths):
    (tmp_path / "Connections.csv").write_text("\ufeff" + CSV, encoding="utf-8")
    async with drive(size=(80, 24)) as hands:
        await bring_in(hands, tmp_path / "Connections.csv")
        assert "3 in the file. Nobody is ticked." in room_text(hands) and "Tom [/x]" in hands.text()
        await hands.press("ctrl+s")
        assert "Nobody is ticked: space ticks" in room_text(hands)
        assert not list(backup.folder_of(paths.database).glob("*import*"))
        await hands.press("space", "space", "up", "space")
        assert "1 ticked" in room_text(hands) and "◆ Priya Nair" in hands.text() and "◇ Tom" in hands.text()
        await hands.press("slash", *"ann", "enter", "a", "ctrl+s")
        found = reopen(everybody)
        assert set(found) == {"Priya Nair", "Ann Lee"}
        assert found["Priya Nair"].mail == "" and found["Priya Nair"].person.ideal_days is None
        assert found["Priya Nair"].known_from == "Lead · since 03 Jun 2024"
        assert len(list(backup.folder_of(paths.database).glob("*-before-import.db"))) == 1

        await bring_in(hands, tmp_path / "Connections.csv")
        assert "here already" in room_text(hands)
        await hands.press("a", "ctrl+s")
        assert len(reopen(everybody)) == 3
        await bring_in(hands, tmp_path / "Connections.csv")
        await hands.press("a", "ctrl+s")
        assert "Nobody is ticked" in room_text(hands) and len(reopen(everybody)) == 3


async def test_addresses_come_along_when_one_says_so_and_all_is_taken_back(drive, reopen, tmp_path):
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Tom\nEMAIL:tom@x.example\nTEL:+1 2\nEND:VCARD\n"
    (tmp_path / "book.vcf").write_text(card)
    async with drive() as hands:
        await bring_in(hands, tmp_path / "book.vcf", "tab", "right")
        await hands.press("a", "ctrl+s")
        found = reopen(everybody)["Tom"]
        assert (found.mail, found.reach) == ("tom@x.example", "+1 2")
        await hands.press("u")
        assert reopen(everybody) == {}


async def test_a_file_that_cannot_be_read_is_said_in_one_sentence(drive, reopen, tmp_path):
    path = tmp_path / "file.csv"
    async with drive() as hands:
        for content, sentence in (
            (None, "There is no such file."),
            (b"a,b\n1,2\n", "is not LinkedIn's Connections.csv"),
            (b"\x00\x01", "no text"),
        ):
            if content is not None:
                path.write_bytes(content)
            await bring_in(hands, path)
            assert sentence in room_text(hands)
            await hands.press("escape")
    assert reopen(everybody) == {}


async def test_drafts_are_kept_and_taken_up_from_today(drive, db, reopen):
    key = somebody(db, back=2)
    ask_records.add(db, moment(1) | {"contact_id": key, "letter": "Dear Maren"})
    db.close()
    async with drive() as hands:
        await hands.press("6", "a", "tab", *"so ", "escape", "g", "tab", "tab", *"half", "escape")
        await hands.press("n", *"Pri", "escape")
    found = {}
    async with drive() as hands:
        for place in range(3):
            await hands.press("0", "tab", "home", *["down"] * place, "enter")
            form = hands.app.screen
            found[type(form).__name__] = form.values()
            await hands.press("escape")
    assert found["LetterForm"]["letter"].startswith("so Dear Maren")
    assert found["TouchForm"]["note"] == "half" and found["PersonForm"]["name"] == "Pri"
    assert reopen(everybody)["Maren"].asks[0].letter == "Dear Maren"


async def test_hostile_and_long_text_everywhere(drive, db, reopen):
    texts = {"known_from": HOSTILE, "organisation": HOSTILE, "reach": HOSTILE, "link": HOSTILE, "notes": HOSTILE * 50}
    key = somebody(db, HOSTILE, comfort=True, **texts)
    happened_records.log_interaction(
        db, moment(1) | {"contact_id": key, "kind": What.THEY_HELPED, "note": HOSTILE * 20}
    )
    ask_records.add(db, moment(1) | {"contact_id": key, "letter": HOSTILE, "subject": HOSTILE, "what": HOSTILE})
    journey.log_no(db, NoEntry(role="r", organisation=HOSTILE, day=DAY), now=AT, today=DAY)
    db.close()
    async with drive(size=(80, 24)) as hands:
        await hands.press("6", "m", "m", "T", "q", "enter", "q", "a")
        hands.app.screen.query_one(Editor).post_message(events.Paste("x " * 500_000))
        await hands.settle()
        await hands.press("escape", "g", "escape", "p", "escape", "e", "escape", "0")
        assert "\x1b" not in hands.text() and "[/x]" in hands.text()
    (made,) = reopen(everybody).values()
    assert made.notes == HOSTILE * 50 and made.happened[0].note == HOSTILE * 20


async def test_empty_room_says_what_it_is_for_and_no_key_breaks_it(drive):
    async with drive(size=(80, 24)) as hands:
        await hands.press("6")
        for key in ("e", "d", "y", "g", "a", "f", "r", "p", "o", "s", "b", "D", "A", "L", "L"):
            await hands.press(key)
        assert any("nobody under the cursor" in toast for toast in hands.toasts())
        await hands.press("T")
        assert "Nobody is noted as having helped yet" in room_text(hands)
        await hands.press("q", "m")
        assert "nobody yet for comfort" in hands.text()
        await hands.press("m", "E")
        assert "Rajkumar" in hands.text()


async def test_five_hundred_people_are_paged_filtered_and_clicked(drive, db):
    newcomers = [newcomer_records.Newcomer(UUID(int=number), f"Person {number:03}") for number in range(500)]
    newcomer_records.bring_in(db, newcomers, moment=moment(3))
    somebody(db, "Zoe", notes="by the river")
    db.close()
    async with drive() as hands:
        await hands.press("6", "end")
        for _ in range(12):
            await hands.press("end")
        assert "Person 499" in hands.text()
        await hands.press("slash", *"river", "enter")
        assert "Zoe" in hands.text() and "Person" not in hands.app.room.people.entries.get_option_at_index(1).prompt
        await hands.press("escape", "home")
        await hands.pilot.click("#people List", offset=(4, 5))
        await hands.settle()
        assert str(hands.app.room.query_one("#pane").border_title).startswith(("Person", "Zoe"))
        assert hands.app.room.opened.person.kind is Kind.PERSON
