"""The first stage's queries on real files: what is kept, what undo restores, how many statements they take."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import select

from bounceback_tui.stages.feel import act_records, activity_records, records, rules
from bounceback_tui.stages.feel.model import CapsuleEntry, CheckIn, CheckInEntry, CheckInWord, SmallActEntry
from bounceback_tui.store.base import checked
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import restore
from bounceback_tui.today.records import move_due

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 17, 40, tzinfo=UTC)
MOMENT = {"at": AT, "day": DAY, "utc_offset": 60}


def check_in(**fields):
    return checked(CheckInEntry, MOMENT | {"pleasantness": 2, "energy": 4} | fields)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"pleasantness": 0}, "Pleasantness has to be greater than or equal to 1."),
        ({"energy": 6}, "Energy has to be less than or equal to 5."),
        ({"note": "a\x00b"}, "Note has a NUL character in it, which cannot be stored; take it out and save again."),
        ({"note": "\ud800"}, "Note has a broken character in it, which cannot be stored; type it again."),
        ({"at": datetime(2026, 11, 23)}, "At has to have timezone info."),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(fields, sentence):
    with pytest.raises(InvalidEntry) as refused:
        check_in(**fields)
    assert str(refused.value) == sentence


def test_words_keep_their_order_and_doubles_are_folded(db):
    records.save_check_in(db, check_in(), ["tense", "hopeful", "tense"])
    (item,) = records.feed(db)
    assert item.words == ("tense", "hopeful")


def test_note_is_kept_to_the_letter(db):
    note = "  [/x] \u202e zero\u200b width\n\tand a tab \x1b[31m "
    records.save_check_in(db, check_in(note=note), [])
    assert records.feed(db)[0].fields["note"] == note


def test_edit_replaces_words_and_restore_brings_them_back(db):
    row, _ = records.save_check_in(db, check_in(), ["tense"])
    _, before = records.save_check_in(db, check_in(pleasantness=5), ["calm", "glad"], check_in_id=row.id)
    assert records.feed(db)[0].words == ("calm", "glad")
    restore(db, before)
    (item,) = records.feed(db)
    assert item.words == ("tense",) and item.fields["pleasantness"] == 2


def test_remove_takes_the_words_along_and_restore_brings_all_back(db):
    row, _ = records.save_check_in(db, check_in(note="x"), ["tense"])
    before = records.feed(db)
    gone = records.remove(db, rules.Kind.CHECK_IN, row.id)
    with db.reading() as session:
        assert session.exec(select(CheckInWord)).all() == []
    restore(db, gone)
    assert records.feed(db) == before


def test_activities_of_a_day_are_replaced_and_added(db):
    assert activity_records.set_activities(db, DAY, ["walk", "music"]) == []
    activity_records.add_activities(db, DAY, ["walk", "family"])
    assert activity_records.activities(db, DAY) == ["family", "music", "walk"]
    assert activity_records.set_activities(db, DAY, []) == ["family", "music", "walk"]
    assert activity_records.activities(db, DAY) == []


def test_due_acts_move_and_done_or_later_ones_stay(db):
    for text, due in (("due", 0), ("over", -2), ("later", 3)):
        entry = checked(SmallActEntry, MOMENT | {"text": text, "due_on": DAY + timedelta(days=due)})
        records.save_act(db, entry)
    done, _ = records.save_act(db, checked(SmallActEntry, MOMENT | {"text": "done", "due_on": DAY}))
    act_records.act_done(db, done.id, lift=1, now=AT, today=DAY)
    count, before = move_due(db, DAY)
    dues = {item.fields["text"]: item.fields["due_on"] for item in records.feed(db)}
    assert count == 2
    assert dues["due"] == dues["over"] == DAY + timedelta(days=1)
    assert dues["later"] == DAY + timedelta(days=3) and dues["done"] == DAY
    restore(db, before)
    dues = {item.fields["text"]: item.fields["due_on"] for item in records.feed(db)}
    assert dues["over"] == DAY - timedelta(days=2)


def test_the_letter_not_read_for_longest_is_offered(db):
    first, _ = records.save_capsule(db, checked(CapsuleEntry, MOMENT | {"text": "old"}))
    later = MOMENT | {"at": AT + timedelta(days=1)}
    second, _ = records.save_capsule(db, checked(CapsuleEntry, later | {"text": "new"}))
    assert records.capsule_to_offer(db) == second
    records.opened_capsule(db, second.id, now=AT)
    offered = records.capsule_to_offer(db)
    assert offered is not None and offered.id == first.id


def test_feed_pages_and_filters_without_wildcards(db):
    for number in range(30):
        moment = {"at": AT + timedelta(hours=number)}
        records.save_check_in(db, check_in(note=f"{number}%_done", **moment), ["tense"] if number == 3 else [])
    newest = records.feed(db, limit=10)
    older = records.feed(db, before=newest[-1].at, limit=10)
    assert [item.fields["note"][:2] for item in (newest[0], older[0])] == ["29", "19"]
    assert len(records.feed(db, containing="5%_D")) == 3
    assert len(records.feed(db, containing="5_")) == 0
    assert [item.words for item in records.feed(db, containing="TENS")] == [("tense",)]


def statements(db, job):
    """Return how many statements a job issues."""
    from sqlalchemy import Engine

    seen = []

    def note(connection, cursor, statement, *_):
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        job(db)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len([text for text in seen if text.lstrip().upper().startswith(("SELECT", "WITH"))])


def fill(db, count):
    with db.writing() as session:
        for number in range(count):
            at = AT - timedelta(hours=5 * number)
            row = CheckIn(at=at, day=at.date(), utc_offset=0, pleasantness=1 + number % 5, energy=3, note="n")
            session.add(row)
            session.add(CheckInWord(check_in_id=row.id, word="tense", position=0))


@pytest.mark.parametrize(
    "job",
    [
        lambda db: records.view(db, today=DAY),
        lambda db: records.feed(db, before=AT),
        lambda db: __import__("bounceback_tui.today.records", fromlist=["glance"]).glance(db, DAY),
    ],
)
def test_statements_are_constant_in_the_number_of_rows(db, job):
    fill(db, 5)
    few = statements(db, job)
    fill(db, 400)
    assert statements(db, job) == few <= 34
