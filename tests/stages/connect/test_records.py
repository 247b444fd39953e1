"""The sixth stage's queries on real files: the clock, who is due, what undo restores, what comes along."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.connect import (
    ask_records,
    contact_records,
    happened_records,
    known_records,
    newcomer_records,
    records,
    thanks_records,
)
from bounceback_tui.stages.connect.model import Ask, AskEntry, Contact, ContactEntry, Interaction
from bounceback_tui.stages.connect.newcomer_records import Newcomer
from bounceback_tui.stages.connect.rules import State, What
from bounceback_tui.store.base import checked
from bounceback_tui.store.errors import InvalidEntry, StoreError
from bounceback_tui.store.snapshot import restore
from bounceback_tui.today import records as today_records

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 17, 40, tzinfo=UTC)
MOMENT = {"at": AT, "day": DAY, "utc_offset": 60}
RHYTHM = {"ideal_days": 14, "limit_days": 30}


def moment(back):
    return {"at": AT - timedelta(days=back), "day": DAY - timedelta(days=back), "utc_offset": 60}


def somebody(db, name="Maren", back=100, **more):
    return contact_records.save_contact(db, moment(back) | RHYTHM | {"name": name} | more)[0]


def met(db, key, back=0, kind=What.CAUGHT_UP, note=""):
    return happened_records.log_interaction(db, moment(back) | {"contact_id": key, "kind": kind, "note": note})


def an_ask(db, key, **more):
    return ask_records.add(db, MOMENT | {"contact_id": key, "what": "who?", "letter": "Dear you"} | more)[0]


def found(db, key) -> Any:
    """Return somebody who is there."""
    return records.find(db, key.hex)


def next_on(db, key):
    return found(db, key).person.next_on


def everything(db):
    with db.reading() as session:
        return {
            table: {row.id: row.model_dump(exclude={"updated_at"}) for row in session.exec(select(table))}
            for table in (Contact, Interaction, Ask)
        }


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " "}, "Name is empty."),
        ({"ideal_days": 0}, "Ideal days has to be a whole number of days from 1 to 3650"),
        ({"limit_days": 0}, "Limit days has to be a whole number of days from 1 to 3650"),
        ({"ideal_days": 31}, "Entry has an outer limit below the ideal number of days"),
        ({"limit_days": None}, "Entry has a rhythm with one end only"),
        ({"mail": "x"}, 'Mail has to be a mail address such as "jordan@example.org", or empty.'),
        ({"tie": "best"}, "Tie has to be 'close', 'moderate' or 'loose'."),
        ({"notes": "\x00"}, "Notes has a NUL character in it"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(fields, sentence):
    with pytest.raises(InvalidEntry) as refused:
        checked(ContactEntry, MOMENT | RHYTHM | {"name": "x"} | fields)
    assert str(refused.value).startswith(sentence) and "\n" not in str(refused.value)


def test_the_table_itself_refuses_a_cadence_of_zero(db):
    key = somebody(db)
    with pytest.raises((IntegrityError, StoreError)), db.writing() as session:
        session.connection().exec_driver_sql(f"UPDATE contact SET ideal_days = 0 WHERE id = '{key.hex}'")


def test_the_clock_runs_from_the_last_real_contact(db):
    key = somebody(db, back=100)
    assert next_on(db, key) == DAY - timedelta(days=86)
    met(db, key, back=10)
    assert next_on(db, key) == DAY + timedelta(days=4)
    met(db, key, back=40)
    assert next_on(db, key) == DAY + timedelta(days=4), "an older contact changes nothing"
    late, _ = met(db, key, back=0)
    assert next_on(db, key) == DAY + timedelta(days=14)
    undo = happened_records.remove_interaction(db, late)
    assert next_on(db, key) == DAY + timedelta(days=4)
    restore(db, undo)
    assert next_on(db, key) == DAY + timedelta(days=14)
    happened_records.log_interaction(db, moment(20) | {"kind": What.EVENT, "note": ""}, interaction_id=late)
    assert next_on(db, key) == DAY + timedelta(days=4), "it was the day before that, after all"


def test_an_ask_that_was_only_drafted_is_no_contact(db):
    key = somebody(db)
    before = next_on(db, key)
    ask = an_ask(db, key)
    assert next_on(db, key) == before and not found(db, key).happened
    undo = ask_records.mark_sent(db, ask, moment=MOMENT, follow_up_on=DAY + timedelta(days=10))
    there = found(db, key)
    assert next_on(db, key) == DAY + timedelta(days=14)
    assert there.happened[0].kind is What.ASKED and there.ask.state is State.SENT
    with pytest.raises(InvalidEntry, match="went out already"):
        ask_records.mark_sent(db, ask, moment=MOMENT, follow_up_on=DAY)
    restore(db, undo)
    assert next_on(db, key) == before and found(db, key).ask.state is State.DRAFT


def test_help_goes_into_the_ledger_and_thanks_settle_it(db):
    key = somebody(db)
    ask = an_ask(db, key)
    ask_records.mark_sent(db, ask, moment=moment(3), follow_up_on=DAY)
    ask_records.settle(db, ask, state=State.ANSWERED, answer="Ruth", helped=moment(1))
    (one,) = thanks_records.ledger(db, today=DAY)
    assert (one.name, one.note, one.thanked) == ("Maren", "Ruth", False)
    thanks = an_ask(db, key, purpose="thanks")
    assert not thanks_records.ledger(db, today=DAY)[0].thanked, "a draft thanks nobody"
    ask_records.mark_sent(db, thanks, moment=MOMENT, follow_up_on=DAY)
    assert thanks_records.ledger(db, today=DAY)[0].thanked
    assert found(db, key).ask is None, "thanks wait for nothing"
    happened_records.log_interaction(
        db, MOMENT | {"at": AT + timedelta(minutes=5), "contact_id": key, "kind": What.THEY_HELPED}
    )
    told = records.view(db, today=DAY).thanks
    assert told == "One person helped in the last 30 days, one not thanked yet.", "thanks are for what came before"


def test_letting_go_ends_the_waiting_and_is_no_help(db):
    key = somebody(db)
    ask = an_ask(db, key)
    ask_records.mark_sent(db, ask, moment=moment(20), follow_up_on=moment(10)["day"])
    assert [one.kind for one in today_records.glance(db, DAY).due("ask")] == ["ask"]
    ask_records.settle(db, ask, state=State.LET_GO, answer="")
    assert not today_records.glance(db, DAY).due("ask") and not thanks_records.ledger(db, today=DAY)


def test_due_people_are_on_today_and_a_pause_takes_them_off(db):
    key = somebody(db)
    assert [one.text for one in today_records.glance(db, DAY).due("touch")] == ["Maren"]
    undo = contact_records.pause(db, key, DAY + timedelta(days=5))
    assert not today_records.glance(db, DAY).due("touch")
    assert today_records.glance(db, DAY + timedelta(days=6)).due("touch")
    restore(db, undo)
    assert today_records.glance(db, DAY).due("touch")
    contact_records.pause(db, key, None)
    assert today_records.glance(db, DAY).due("touch")
    somebody(db, "Nobody asks", ideal_days=None, limit_days=None)
    assert len(today_records.glance(db, DAY).due("touch")) == 1


def test_on_the_day_of_a_no_they_make_room(db):
    key = somebody(db)
    count, undo = today_records.move_due(db, DAY)
    assert count == 1 and next_on(db, key) == DAY + timedelta(days=1)
    restore(db, undo)
    assert next_on(db, key) < DAY


def test_deleted_while_due_and_taken_back_with_all_that_hangs_on_them(db):
    key = somebody(db)
    ask = an_ask(db, key)
    ask_records.mark_sent(db, ask, moment=moment(20), follow_up_on=moment(10)["day"])
    met(db, key, back=50)
    before = everything(db)
    assert today_records.glance(db, DAY).due("touch")
    undo = contact_records.remove(db, key)
    assert not any(everything(db).values()) and not today_records.glance(db, DAY).dues
    restore(db, undo)
    assert everything(db) == before
    restore(db, undo)
    assert everything(db) == before, "twice changes nothing more"


def test_whom_to_tell_is_comfort_first_close_first_and_never_nobody(db):
    def told():
        with db.reading() as session:
            one = records.whom_to_tell(session, DAY)
        return one[1] if one else None

    assert told() is None
    somebody(db, "Useful", tie="moderate", information=True)
    somebody(db, "Us", tie="close", comfort=True, kind="community")
    assert told() is None
    somebody(db, "Close", tie="close")
    assert told() == "Close"
    somebody(db, "Loose comfort", tie="loose", comfort=True)
    assert told() == "Loose comfort"
    near = somebody(db, "Near comfort", tie="close", comfort=True)
    assert told() == "Near comfort"
    contact_records.pause(db, near, DAY)
    assert told() == "Loose comfort"
    met(db, near)
    assert told() is None, "somebody was spoken to today"


def test_who_is_known_where_the_no_came_from(db):
    somebody(db, "Priya", organisation="ACME, Inc.", tie="moderate")
    somebody(db, "Tom", organisation="Acme GmbH", tie="close")
    somebody(db, "Ann", organisation="Acme Robotics")
    assert records.view(db, today=DAY).known == ""
    journey.log_no(db, NoEntry(role="r", organisation="acme ltd", day=DAY), now=AT, today=DAY)
    assert records.view(db, today=DAY).known == "At acme ltd you know Tom and Priya."
    with db.reading() as session:
        assert [one.name for one in known_records.contacts_at(session, "Acme")] == ["Tom", "Priya"]
        assert known_records.contacts_at(session, " ") == ()
    (key,) = [one.id for one in records.people(db) if one.name == "Tom"]
    contact_records.save_contact(db, {"organisation": "Globex"}, contact_id=key)
    with db.reading() as session:
        assert [one.name for one in known_records.contacts_at(session, "Globex Corp.")] == ["Tom"]


def test_the_same_import_doubles_nothing(db):
    one = Newcomer(uuid4(), "Priya", "Acme", link="https://l.example/p", mail="p@x.example")
    formula = Newcomer(uuid4(), '=HYPERLINK("x")', "@SUM(A1)")
    count, undo = newcomer_records.bring_in(db, [one, one, formula], moment=MOMENT)
    assert count == 2
    assert {row.name for row in records.people(db)} == {"Priya", '=HYPERLINK("x")'}
    assert newcomer_records.bring_in(db, [one, formula], moment=MOMENT)[0] == 0
    assert (
        newcomer_records.bring_in(db, [Newcomer(uuid4(), "Other", link="HTTPS://l.example/p")], moment=MOMENT)[0] == 0
    )
    assert newcomer_records.bring_in(db, [Newcomer(uuid4(), "priya", "Acme Ltd")], moment=MOMENT)[0] == 0
    assert all(row.ideal_days is None and row.next_on is None for row in records.people(db)), "nobody becomes due"
    restore(db, undo)
    assert not records.people(db)


def test_an_import_with_one_wrong_entry_writes_nobody(db):
    wrong = Newcomer(uuid4(), "")
    with pytest.raises(InvalidEntry):
        newcomer_records.bring_in(db, [Newcomer(uuid4(), "Priya"), wrong], moment=MOMENT)
    assert not records.people(db)


def test_filter_looks_into_everything_written_about_somebody(db):
    maren, priya = somebody(db, "Maren", known_from="school"), somebody(db, "Priya", notes="100% calm")
    met(db, maren, note="walked by the river")
    an_ask(db, priya, letter="about trade-offs")
    for text, name in (("SCHOOL", "Maren"), ("river", "Maren"), ("trade-off", "Priya"), ("100%", "Priya")):
        assert [one.name for one in records.people(db, containing=text)] == [name]
    assert not records.people(db, containing="nowhere")


def statements(db, job):
    seen = []

    def note(connection, cursor, statement, *_):
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        job(db)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len(seen)


def test_statements_are_constant_in_the_number_of_rows(db):
    def fill(count):
        for number in range(count):
            key = somebody(db, f"P{number}", organisation="Acme")
            met(db, key, back=number, kind=What.THEY_HELPED)
            an_ask(db, key)

    newcomers = [Newcomer(uuid4(), f"N{number}") for number in range(30)]
    jobs = [
        lambda one: records.view(one, today=DAY),
        lambda one: records.people(one, containing="e"),
        lambda one: thanks_records.ledger(one, today=DAY),
        lambda one: newcomer_records.already_here(one, newcomers),
        lambda one: today_records.glance(one, DAY),
    ]
    fill(3)
    few = [statements(db, job) for job in jobs]
    fill(40)
    assert [statements(db, job) for job in jobs] == few
    assert max(few[:4]) <= 9


def test_asks_are_checked():
    with pytest.raises(InvalidEntry, match="Letter is empty"):
        checked(AskEntry, MOMENT | {"contact_id": uuid4(), "letter": ""})


def test_what_happened_on_one_day_stands_by_the_hour(db):
    key = somebody(db)
    for hour in range(6):
        when = MOMENT | {"at": AT - timedelta(hours=hour)}
        values = when | {"contact_id": key, "kind": What.CAUGHT_UP, "note": str(hour)}
        happened_records.log_interaction(db, values)
    listed: Any = happened_records.happened(db, key)
    assert [one.note for one in listed] == list("012345")
    further: Any = happened_records.happened(db, key, after=listed[2])
    assert [one.note for one in further] == list("345")
