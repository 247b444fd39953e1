"""The second stage's queries on real files: what is kept, what undo restores, how many statements they take."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlmodel import select

from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.feel.model import Moment
from bounceback_tui.stages.reflect import prompt_records, reason_records, records, rules
from bounceback_tui.stages.reflect.model import AnswerEntry, Reason, ReasonEntry, ReflectionEntry
from bounceback_tui.store.base import checked
from bounceback_tui.store.errors import InvalidEntry, StoreError
from bounceback_tui.store.snapshot import restore
from bounceback_tui.today import records as today_records

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 17, 40, tzinfo=UTC)
WHEN = {"at": AT, "day": DAY, "utc_offset": 60}


def found(db, run_id) -> Any:
    return records.find_run(db, run_id)


def a_no(db, organisation="Acme", day=DAY):
    return journey.log_no(db, NoEntry(role="Engineer", organisation=organisation, day=day), now=AT, today=DAY)


def a_run(db, no=None, text="words", **more):
    entry = {"exercise": "writing", "title": text, "rejection_id": no and no.id, "started_at": AT} | WHEN | more
    answers = [AnswerEntry(field="text", question="twenty minutes", text=text)]
    run_id, rows = records.save_run(db, checked(ReflectionEntry, entry), [] if more.get("burnt") else answers)
    return run_id, rows


def a_reason(db, no, text="not senior enough", **more):
    values = WHEN | {"rejection_id": no.id, "text": text, "source": "inferred", "confidence": 70} | more
    return reason_records.save_reason(db, checked(ReasonEntry, values))


def statements(db, job):
    seen = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    job()
    return len([sql for sql in seen if not sql.startswith(("BEGIN", "COMMIT", "ROLLBACK"))])


@pytest.mark.parametrize("confidence", [-1, 101, 10**20])
def test_confidence_outside_the_scale_is_refused(db, confidence):
    no = a_no(db)
    with pytest.raises(InvalidEntry, match="Confidence has to be"):
        a_reason(db, no, confidence=confidence)
    assert reason_records.reasons(db, no.id) == []


def test_a_reason_is_asked_again_after_fourteen_days_and_both_answers_stay(db):
    no = a_no(db)
    a_reason(db, no)
    (reason,) = reason_records.reasons(db, no.id)
    assert reason.ask_on == DAY + timedelta(days=14)
    assert today_records.glance(db, DAY + timedelta(days=10)).due("reason") == ()
    (due,) = today_records.glance(db, DAY + timedelta(days=14)).due("reason")
    assert due.text == "not senior enough"
    later = Moment(at=AT + timedelta(days=14), day=DAY + timedelta(days=14), utc_offset=60)
    rows = reason_records.answer_again(db, reason.id, later, source="unknowable", confidence=20, note="who knows")
    (reason,) = reason_records.reasons(db, no.id)
    assert (reason.confidence, reason.again_confidence, reason.again_day) == (70, 20, later.day)
    assert rules.drift(reason) == "50 less sure, and now: cannot be known"
    assert today_records.glance(db, DAY + timedelta(days=20)).due("reason") == ()
    restore(db, rows)
    (reason,) = reason_records.reasons(db, no.id)
    assert reason.again_confidence is None and reason.ask_on == DAY + timedelta(days=14)


def test_what_came_from_feedback_is_read_only_here(db):
    no = a_no(db)
    a_reason(db, no)
    with db.writing() as session:
        row = session.exec(select(Reason)).one()
        row.origin_id = UUID(int=5)
        reason_id = row.id
    with pytest.raises(InvalidEntry, match="what they said"):
        reason_records.remove_reason(db, reason_id)
    entry = checked(ReasonEntry, WHEN | {"rejection_id": no.id, "text": "x", "source": "said"})
    with pytest.raises(InvalidEntry, match="what they said"):
        reason_records.save_reason(db, entry, reason_id=reason_id)
    assert reason_records.reasons(db, no.id)[0].from_feedback


def test_a_run_is_kept_changed_deleted_and_all_of_it_taken_back(db):
    no = a_no(db)
    run_id, made = a_run(db, no)
    first = found(db, run_id)
    assert first.organisation == "Acme" and first.answer("text").text == "words"
    entry = checked(
        ReflectionEntry, {"exercise": "writing", "title": "other", "rejection_id": no.id, "started_at": AT} | WHEN
    )
    _, changed = records.save_run(db, entry, [AnswerEntry(field="text", question="q", text="other")], run_id=run_id)
    assert found(db, run_id).answer("text").text == "other"
    restore(db, changed)
    assert found(db, run_id) == first
    gone = records.remove_run(db, run_id)
    assert found(db, run_id) is None
    restore(db, gone)
    assert found(db, run_id) == first
    restore(db, made)
    assert found(db, run_id) is None


def test_a_belief_asked_once_more_outlives_a_change(db):
    run_id, _ = a_run(db, exercise="thought-record", ask_on=DAY + timedelta(days=7))
    assert [one.kind for one in today_records.glance(db, DAY + timedelta(days=7)).dues] == ["belief"]
    rows = records.answer_again(db, run_id, "today?", 30)
    assert found(db, run_id).answer(rules.AGAIN).number == 30
    assert today_records.glance(db, DAY + timedelta(days=7)).dues == ()
    entry = checked(ReflectionEntry, {"exercise": "thought-record", "started_at": AT} | WHEN)
    records.save_run(db, entry, [AnswerEntry(field="text", text="changed")], run_id=run_id)
    assert found(db, run_id).answer(rules.AGAIN).number == 30
    records.answer_again(db, run_id, "today?", 10)
    assert found(db, run_id).answer(rules.AGAIN).number == 10
    with pytest.raises(InvalidEntry, match="Number has to be"):
        records.answer_again(db, run_id, "today?", 400)
    with pytest.raises(StoreError, match="no longer there"):
        restore(db, rows)
        records.answer_again(db, UUID(int=9), "today?", 10)


def test_sessions_count_burnt_ones_and_tell_the_latest_endings(db):
    no, other = a_no(db), a_no(db, "Globex")
    for number in range(3):
        a_run(db, no, felt_before=4, felt_after=number + 1, at=AT + timedelta(days=number), burnt=number == 2)
    a_run(db, other, felt_before=1, felt_after=5)
    with db.reading() as session:
        assert records.sessions(session, "writing", no.id) == (3, [(4, 3), (4, 2)])


def test_deleting_a_no_loses_no_word_and_undo_brings_all_of_it_back(db):
    no = a_no(db)
    a_reason(db, no)
    run_id, _ = a_run(db, no)
    gone = journey.delete_no(db, no.id)
    orphan = found(db, run_id)
    assert orphan.no_id is None and orphan.answer("text").text == "words"
    assert reason_records.reasons(db, no.id) == []
    restore(db, gone)
    assert found(db, run_id).no_id == no.id
    assert len(reason_records.reasons(db, no.id)) == 1


def test_the_list_is_filtered_by_no_exercise_and_text(db):
    no, other = a_no(db), a_no(db, "Globex")
    a_run(db, no, text="a 100% sure thing")
    a_run(db, other, text="b", exercise="from-outside", at=AT - timedelta(hours=1))
    a_run(db, None, text="c", at=AT - timedelta(hours=2))
    titles = lambda **only: [run.title for run in records.runs(db, records.Only(**only))]  # noqa: E731
    assert titles() == ["a 100% sure thing", "b", "c"]
    assert titles(no_id=no.id) == ["a 100% sure thing"]
    assert titles(exercise="from-outside") == ["b"]
    assert titles(containing="100%") == ["a 100% sure thing"]
    assert titles(containing="GLOBEX") == ["b"]
    assert [run.title for run in records.runs(db, before=AT, limit=1)] == ["b"]


def test_the_room_takes_as_many_statements_for_many_as_for_few(db):
    no = a_no(db)

    def look():
        reason_records.view(db, today=DAY, no_id=no.id, only=records.Only(), bounded=["writing"], limit=100)

    few = statements(db, look)
    for number in range(40):
        a_run(db, no, text=f"run {number}", at=AT + timedelta(minutes=number))
        a_reason(db, no, text=f"reason {number}")
    assert statements(db, look) == few


def test_questions_are_starred_added_changed_and_deleted(db):
    star = prompt_records.star(db, "luck")
    with db.reading() as session:
        assert prompt_records.favourites(session) == {"luck"}
    unstar = prompt_records.star(db, "luck")
    restore(db, unstar)
    with db.reading() as session:
        assert prompt_records.favourites(session) == {"luck"}
    restore(db, star)
    prompt_records.save_prompt(db, {"group_id": "next", "text": "What now?"})
    with db.reading() as session:
        assert prompt_records.favourites(session) == frozenset()
        (prompt,) = prompt_records.own_prompts(session)
    prompt_records.save_prompt(db, {"group_id": "well", "text": "What then?"}, prompt_id=UUID(prompt.key))
    gone = prompt_records.remove_prompt(db, UUID(prompt.key))
    restore(db, gone)
    with db.reading() as session:
        (prompt,) = prompt_records.own_prompts(session)
    assert (prompt.group, prompt.text, prompt.own) == ("well", "What then?", True)
    with pytest.raises(InvalidEntry, match="Text is empty"):
        prompt_records.save_prompt(db, {"group_id": "next", "text": ""})


def test_on_the_day_of_a_no_what_is_due_here_makes_room_too(db):
    no = a_no(db, day=DAY - timedelta(days=20))
    a_reason(db, no, day=DAY - timedelta(days=15))
    count, rows = today_records.move_due(db, DAY)
    assert count == 1
    assert reason_records.reasons(db, no.id)[0].ask_on == DAY + timedelta(days=1)
    restore(db, rows)
    assert reason_records.reasons(db, no.id)[0].ask_on == DAY - timedelta(days=1)
