"""The fourth stage's queries on real files: what is kept, what undo restores, what other stages read."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event
from sqlmodel import select

from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry, Reached
from bounceback_tui.stages.learn import about_records, answer_records, records, request_records, skill_records
from bounceback_tui.stages.learn.model import (
    FeedbackAnswer,
    FeedbackPoint,
    FeedbackRequest,
    FeedbackRequestEntry,
    Skill,
)
from bounceback_tui.stages.learn.rules import About, State
from bounceback_tui.stages.reflect import reason_records
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import open_database
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import restore

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 17, 40, tzinfo=UTC)
MOMENT = {"at": AT, "day": DAY, "utc_offset": 60}
TABLES = (FeedbackRequest, FeedbackAnswer, FeedbackPoint)


def a_no(db, organisation="Globex", back=10):
    entry = NoEntry(
        role="Engineer", organisation=organisation, day=DAY - timedelta(days=back), reached=Reached.INTERVIEW
    )
    return journey.log_no(db, entry, now=AT - timedelta(days=back), today=DAY)


def asked(db, no=None, **more) -> UUID:
    about = {"rejection_id": no.id, "application_id": no.application_id} if no else {}
    entry = checked(FeedbackRequestEntry, MOMENT | about | {"letter": "Hello", "recipient": "Jordan"} | more)
    return request_records.add_request(db, entry)[0]


def sent(db, key, back=5):
    on = DAY - timedelta(days=back)
    return request_records.mark_sent(db, key, on=on, follow_up_on=on + timedelta(days=9))


def answered(db, request=None, no=None, text="You were close.", **more) -> UUID:
    values = MOMENT | {"who": "Jordan", "text": text, "request_id": request, "rejection_id": no.id if no else None}
    return answer_records.save_answer(db, values | more)[0]


def point(db, answer, kind="gap", skill="System design", text="trade-offs"):
    return answer_records.save_point(db, MOMENT | {"answer_id": answer, "kind": kind, "text": text}, skill=skill)


def everything(db):
    with db.reading() as session:
        return {
            table: {row.id: row.model_dump(exclude={"updated_at"}) for row in session.exec(select(table))}
            for table in TABLES
        }


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"letter": ""}, "Letter is empty."),
        ({"address": "jordan"}, 'Address has to be a mail address such as "jordan@example.org", or empty.'),
        ({"address": "a@b.example, c@d.example"}, "Address has to be a mail address"),
        ({"address": "Jordan <a@b.example>"}, "Address has to be a mail address"),
        ({"kind": "boss"}, "Kind has to be 'recruiter', 'hiring manager', 'interviewer' or 'mentor'."),
        ({"letter": "a\x00"}, "Letter has a NUL character in it"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(fields, sentence):
    with pytest.raises(InvalidEntry) as refused:
        checked(FeedbackRequestEntry, MOMENT | {"letter": "x"} | fields)
    assert str(refused.value).startswith(sentence)


def test_newlines_in_names_and_subjects_are_folded():
    entry = checked(
        FeedbackRequestEntry,
        MOMENT
        | {"letter": "x", "recipient": "J\r\nBcc: e@x.example", "subject": "a\nb", "address": " j@x.example\n"},
    )
    assert (entry.recipient, entry.subject, entry.address) == ("J Bcc: e@x.example", "a b", "j@x.example")


def test_from_a_draft_to_an_answer_and_every_step_back(db):
    no = a_no(db)
    states = [everything(db)]
    entry = checked(
        FeedbackRequestEntry,
        MOMENT | {"letter": "x", "rejection_id": no.id, "application_id": no.application_id},
    )
    key, back = request_records.add_request(db, entry)
    ways = [back]
    for step in (
        lambda: sent(db, key),
        lambda: request_records.change(db, key, follow_up="again"),
        lambda: request_records.mark_sent(db, key, on=DAY, follow_up_on=DAY + timedelta(days=9), again=True),
        lambda: request_records.call_silent(db, key, today=DAY),
        lambda: answer_records.save_answer(db, MOMENT | {"who": "J", "text": "late", "request_id": key})[1],
    ):
        states.append(everything(db))
        ways.append(step())
    found = records.find(db, key.hex)
    assert found is not None and found.request is not None
    assert found.request.state is State.ANSWERED and found.request.closed_on == DAY
    assert found.answers[0].text == "late" and found.request.about.organisation == "Globex"
    assert found.request.sent_on == DAY - timedelta(days=5) and found.request.followed_up_on == DAY
    for way, before in zip(reversed(ways), reversed(states), strict=True):
        restore(db, way)
        assert everything(db) == before


def test_days_that_cannot_be_are_refused(db):
    no = a_no(db, back=3)
    key = asked(db, no)
    with pytest.raises(InvalidEntry, match="before the no itself, which came on 2026-11-20"):
        sent(db, key, back=4)
    with pytest.raises(InvalidEntry, match="before you asked"):
        answered(db, key)
    sent(db, key, back=2)
    with pytest.raises(InvalidEntry, match="before you asked"):
        answered(db, key, day=DAY - timedelta(days=3))
    request_records.change(db, key, follow_up="again")
    with pytest.raises(InvalidEntry, match="before the first letter, which went out on 2026-11-21"):
        request_records.mark_sent(db, key, on=DAY - timedelta(days=3), follow_up_on=DAY, again=True)
    with pytest.raises(InvalidEntry, match="before the no itself"):
        answered(db, no=no, day=DAY - timedelta(days=9))


def test_an_answer_is_kept_to_the_letter_and_one_of_a_megabyte_refused(db):
    text = "  [/x] \u202e\n> quoted\n\x1b[31m\r\n--\x20\nJ\t"
    key = answered(db, text=text)
    found = records.find(db, key.hex)
    assert found is not None and found.answers[0].text == text
    with pytest.raises(InvalidEntry) as refused:
        answered(db, text="x" * 1_000_000)
    assert str(refused.value) == (
        "That answer has 1,000,000 characters; 200,000 can be kept. Leave out what it quotes, and save again."
    )
    assert len(everything(db)[FeedbackAnswer]) == 1


def test_deleting_takes_all_along_and_brings_all_back(db):
    key = asked(db, a_no(db))
    sent(db, key)
    answer = answered(db, key)
    point(db, answer)
    before = everything(db)
    gone = answer_records.remove(db, key)
    assert everything(db) == {table: {} for table in TABLES}
    restore(db, gone)
    assert everything(db) == before
    gone = answer_records.remove(db, answer)
    found = records.find(db, key.hex)
    assert found is not None and found.request is not None and found.request.state is State.SENT
    assert found.answers == ()
    restore(db, gone)
    assert everything(db) == before


def test_a_deleted_no_leaves_the_letters_and_its_undo_ties_them_again(db):
    no = a_no(db)
    key = asked(db, no)
    sent(db, key)
    point(db, answered(db, key, no))
    before = everything(db)
    gone = journey.delete_no(db, no.id)
    found = records.find(db, key.hex)
    assert found is not None and found.request is not None and found.request.about == About()
    restore(db, gone)
    assert everything(db) == before
    found = records.find(db, key.hex)
    assert found is not None and found.request is not None and found.request.about.rejection_id == no.id


def test_gaps_and_reasons_are_what_the_other_stages_read(db):
    no = a_no(db)
    key = asked(db, no)
    sent(db, key)
    answer = answered(db, key, no)
    point(db, answer, text="trade-offs")
    later = MOMENT | {"at": AT + timedelta(days=1), "day": DAY + timedelta(days=1)}
    answer_records.save_point(db, later | {"answer_id": answer, "kind": "gap", "text": ""}, skill="SYSTEM design")
    point(db, answer, kind="gap", skill="", text="no skill named")
    point(db, answer, kind="strength", skill="Clear words")
    unasked = answered(db)
    point(db, unasked, skill="Rust")
    with db.reading() as session:
        gaps = skill_records.gaps(session)
        skills = {skill.id.hex: skill.name for skill in session.exec(select(Skill))}
    named = [(skills[gap.skill_key], gap.text, gap.role) for gap in gaps]
    assert named[0] == ("System design", "", "Engineer")
    assert set(named[1:]) == {("System design", "trade-offs", "Engineer"), ("Rust", "trade-offs", None)}
    assert gaps[0].who == "Jordan" and gaps[0].day == DAY + timedelta(days=1)
    assert sorted(said(db, no)) == ["System design", "System design: trade-offs", "no skill named"]


def said(db, no):
    """What the autopsy of a no shows as said, read-only."""
    reasons = reason_records.reasons(db, no.id)
    assert all(one.from_feedback and one.source == "said" and one.ask_on is None for one in reasons)
    return [one.text for one in reasons]


def test_what_they_said_flows_into_the_autopsy_and_out_of_it_again(db):
    no, other = a_no(db), a_no(db)
    answer = answered(db, no=no)
    first, made = point(db, answer, text="trade-offs")
    assert said(db, no) == ["System design: trade-offs"]
    _, changed = answer_records.save_point(
        db, MOMENT | {"answer_id": answer, "kind": "gap", "text": "depth"}, point_id=first
    )
    assert said(db, no) == ["depth"]
    restore(db, changed)
    assert said(db, no) == ["System design: trade-offs"]
    gone = answer_records.remove(db, answer)
    assert said(db, no) == []
    restore(db, gone)
    assert said(db, no) == ["System design: trade-offs"]
    assert said(db, other) == []
    away = journey.delete_no(db, no.id)
    restore(db, away)
    assert said(db, no) == ["System design: trade-offs"]
    restore(db, made)
    assert said(db, no) == []


def test_a_skill_is_one_whatever_its_capitals_and_stays_when_its_point_is_taken_back(db):
    answer = answered(db)
    _, back = point(db, answer, skill="  Straße \n und Weg ")
    point(db, answer, skill="STRASSE UND WEG")
    assert skill_records.skills(db) == ["Straße und Weg"]
    restore(db, back)
    with db.reading() as session:
        assert session.exec(select(Skill.key)).all() == ["strasse und weg"]
    with pytest.raises(InvalidEntry, match="Name has to have at most 80 characters"):
        point(db, answer, skill="x" * 81)


def test_points_keep_their_order_and_can_be_changed(db):
    answer = answered(db)
    keys = [point(db, answer, text=text)[0] for text in "abc"]
    gone = answer_records.remove_point(db, keys[1])
    point(db, answer, text="d")
    restore(db, gone)
    _, back = answer_records.save_point(db, {"kind": "strength", "text": "A"}, skill="", point_id=keys[0])
    found = records.find(db, answer.hex)
    assert found is not None
    assert [(one.text, one.skill) for one in found.answers[0].points] == [
        ("A", ""),
        ("b", "System design"),
        ("c", "System design"),
        ("d", "System design"),
    ]
    restore(db, back)
    found = records.find(db, answer.hex)
    assert found is not None and found.answers[0].points[0].text == "a"


def test_the_list_has_what_is_due_first_and_finds_words_in_answers(db):
    silent, draft, waiting, due = (asked(db, recipient=name) for name in ("silent", "draft", "waiting", "due"))
    for key, back in ((silent, 4), (waiting, 3), (due, 20)):
        sent(db, key, back)
    request_records.call_silent(db, silent, today=DAY)
    answered(db, text="50%_done by then", who="Priya")
    listed = records.entries(db, today=DAY)
    assert [one.who for one in listed] == ["due", "waiting", "draft", "Priya", "silent"]
    assert [one.who for one in records.entries(db, today=DAY, containing="0%_D")] == ["Priya"]
    assert [one.who for one in records.entries(db, today=DAY, containing="DRAF")] == ["draft"]
    assert records.entries(db, today=DAY, containing="_%_") == []
    view = records.view(db, today=DAY, key=draft.hex)
    assert view.opened is not None and view.opened.request is not None
    assert view.opened.request.recipient == "draft" and view.figures.asked == 3


def test_figures_count_requests_with_days_known(db):
    for back in (1, 2, 3):
        key = asked(db)
        sent(db, key, back)
        answered(db, key)
    answered(db)
    figures = records.view(db, today=DAY).figures
    assert (figures.asked, figures.answered, sorted(figures.days)) == (3, 3, [1, 2, 3])


def test_a_letter_can_be_about_every_no(db):
    first, second = a_no(db, "Acme", back=3), a_no(db, "Globex", back=10)
    assert [one.organisation for one in about_records.abouts(db)] == ["Acme", "Globex"]
    found = about_records.about(db, f"n{first.id.hex}")
    assert found is not None and found.words == "Acme · Engineer" and found.reached == "interview"
    assert about_records.about(db, f"p{second.application_id.hex}") is not None
    assert about_records.about(db, "x") == About() and about_records.about(db, f"n{UUID(int=1).hex}") is None
    assert about_records.draft_about(db, first.id) is None
    key = asked(db, first)
    assert about_records.draft_about(db, first.id) == key.hex


STEPS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 5)), max_size=14)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_sequence_taken_back_is_as_if_it_had_never_been(tmp_path_factory, steps):
    db = open_database(tmp_path_factory.mktemp("steps") / "bounceback.db")
    try:
        no = a_no(db)
        states, ways = [], []
        for what, which in steps:
            before = everything(db)
            try:
                way = act(db, no, what, which)
            except InvalidEntry:
                assert everything(db) == before
                continue
            if way is not None:
                states.append(before)
                ways.append(way)
        for way, before in zip(reversed(ways), reversed(states), strict=True):
            restore(db, way)
            assert everything(db) == before
    finally:
        db.close()


def act(db, no, what, which):
    """Do one of the stage's writes to one of the things there are; returns the way back."""
    rows = {table: sorted(found) for table, found in everything(db).items()}
    chosen = {table: keys[which % len(keys)] if keys else None for table, keys in rows.items()}
    request, answer, a_point = (chosen[table] for table in TABLES)
    either = request or answer
    if what == 0:
        entry = MOMENT | {"letter": "x", "rejection_id": no.id if which % 2 else None}
        return request_records.add_request(db, checked(FeedbackRequestEntry, entry))[1]
    if what == 1 and request:
        return sent(db, request, which)
    if what == 2 and request:
        return (
            request_records.call_silent(db, request, today=DAY)
            if which
            else request_records.change(db, request, thanks="ta")
        )
    if what == 3:
        values = MOMENT | {"who": "J", "text": "t", "request_id": request if which else None}
        return answer_records.save_answer(db, values)[1]
    if what == 4 and answer:
        return point(db, answer, skill=f"skill {which}")[1]
    if what == 5 and either:
        return answer_records.remove(db, either)
    if what == 6 and a_point:
        return answer_records.remove_point(db, a_point)
    if what == 7 and answer:
        return answer_records.remove(db, answer)
    return None


def fill(db, count):
    no = a_no(db, f"Acme {count}")
    for number in range(count):
        key = asked(db, no, recipient=f"Person {number}")
        sent(db, key)
        point(db, answered(db, key, no), skill=f"Skill {number % 20}")


def statements(db, job):
    """Return how many statements a job issues."""
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
    def gaps(one):
        with one.reading() as session:
            return skill_records.gaps(session)

    jobs = [
        lambda one: records.view(one, today=DAY),
        lambda one: records.entries(one, today=DAY, containing="e"),
        about_records.abouts,
        gaps,
    ]
    fill(db, 3)
    few = [statements(db, job) for job in jobs]
    fill(db, 60)
    assert [statements(db, job) for job in jobs] == few
    assert max(few) <= 12
