"""Whom the person knows, put together from every stage that has names."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import event
from textual.widgets import Input

from bounceback_tui import known
from bounceback_tui.journey import records as journey
from bounceback_tui.journey.days import Stamp
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.connect import contact_records
from bounceback_tui.stages.grow import evidence_records
from bounceback_tui.stages.grow import records as grow
from bounceback_tui.stages.grow.model import EvidenceEntry
from bounceback_tui.stages.learn import request_records
from bounceback_tui.stages.learn.model import FeedbackRequestEntry
from bounceback_tui.stages.persist import application_records as applications
from bounceback_tui.store.names import Name

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = date(2026, 11, 23)
MOMENT: dict[str, Any] = {"at": AT, "day": DAY, "utc_offset": 0}


def put_down(db, name, organisation="", mail="", **more):
    contact_records.save_contact(db, MOMENT | {"name": name, "organisation": organisation, "mail": mail} | more)


def a_no(db, organisation="Acme"):
    return journey.log_no(db, NoEntry(role="Nurse", organisation=organisation, day=DAY), now=AT, today=DAY)


def test_names_come_from_letters_contacts_and_applications_once_each(db):
    no = a_no(db)
    letter: dict[str, Any] = MOMENT | {"letter": "x", "rejection_id": no.id, "application_id": no.application_id}
    request_records.add_request(db, FeedbackRequestEntry(**letter, recipient="Jordan", address="j@x.example"))
    put_down(db, "jordan", "Globex", "other@x.example")
    put_down(db, "Priya", "Acme Ltd", "priya@x.example")
    put_down(db, "Nurses of the north", kind="community")
    applications.save(db, {"role": "Nurse", "organisation": "Initech", "contact": "Sam"}, day=DAY)
    seen = []
    event.listen(db.engine, "before_cursor_execute", lambda *a: seen.append(a[2]))
    assert known.names(db) == [
        Name("Jordan", "j@x.example", "Acme"),
        Name("Priya", "priya@x.example", "Acme Ltd"),
        Name("Sam", "", "Initech"),
    ]
    assert len([sql for sql in seen if sql.startswith("SELECT")]) == 3
    assert known.at(db, ["Acme", "ACME, Inc.", "Initech"]) == {
        "Acme": "At Acme you know Priya.",
        "ACME, Inc.": "At ACME, Inc. you know Priya.",
    }


async def test_contacts_complete_the_forms_and_stand_beside_the_no(drive, db):
    a_no(db)
    put_down(db, "Pramod", mail="pramod@x.example")
    put_down(db, "Priya", "Acme", "priya@x.example")
    put_down(db, "P\x1b[31m")
    card = grow.put(db, "SQL", Stamp(**MOMENT))
    evidence = EvidenceEntry(**MOMENT, skill_id=card.skill_id, text="a\ntalk", link="https://t.example")
    evidence_records.save_evidence(db, evidence, Stamp(**MOMENT))
    db.close()

    async def completed(hands, field, *keys):
        line = hands.app.screen.query_one(f"#field-{field}", Input)
        line.focus()
        await hands.press(*keys, "right")
        return line.value

    async with drive() as hands:
        await hands.press("4", "n", "enter")
        assert await completed(hands, "recipient", "p") == "Priya", "where the letter is about comes first"
        assert hands.app.screen.query_one("#field-address", Input).value == "priya@x.example"
        await hands.press("ctrl+s", "f4", *"sql", "enter", "ctrl+s")
        assert "SQL: a talk, https://t.example" in hands.text(), "evidence feeds letters"
        await hands.press("7", "a", "n")
        assert await completed(hands, "contact", *"pra") == "Pramod"
        await hands.press("ctrl+t", "X")
        assert "At Acme you know Priya." in hands.text()
