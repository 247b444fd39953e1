"""The third stage's records on real files: what is kept, what undo restores, how many statements they take."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.realign import model, records, rules, write_records
from bounceback_tui.stages.realign.rules import Section
from bounceback_tui.store.base import checked
from bounceback_tui.store.errors import InvalidEntry, StoreError
from bounceback_tui.store.snapshot import restore
from bounceback_tui.today import records as today_records
from tests.stages.feel.test_records import statements

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 17, 40, tzinfo=UTC)
MOMENT = {"at": AT, "day": DAY, "utc_offset": 60}
FIVE = dict.fromkeys(rules.DIMENSIONS, 5)


def add_direction(db, name="Data", **fields):
    return write_records.save_direction(db, checked(model.DirectionEntry, MOMENT | {"name": name} | fields))


def add_score(db, direction, **fields):
    entry = checked(model.ScoreEntry, MOMENT | FIVE | {"direction_id": direction.id} | fields)
    return write_records.save_score(db, entry)


def add_page(db, names=("craft", "care"), **fields):
    entry = checked(model.ValuesPageEntry, MOMENT | {"question": "q", "text": "t"} | fields)
    return write_records.save_page(db, entry, names)


def add_course(db, nos=(), **fields):
    entry = checked(model.CourseEntry, MOMENT | {"decision": "keep", "what": "backend"} | fields)
    return write_records.save_course(db, entry, nos)


def add_review(db, course, next_on=None, **fields):
    entry = checked(model.ReviewEntry, MOMENT | {"course_id": course.id, "verdict": "changed"} | fields)
    return write_records.save_review(db, entry, next_on=next_on)


def add_goal(db, **fields):
    return write_records.save_goal(db, checked(model.GoalEntry, MOMENT | {"text": "sql", "kind": "learn"} | fields))


def add_no(db, organisation="Acme"):
    return journey.log_no(db, NoEntry(role="r", organisation=organisation, day=DAY), now=AT, today=DAY)


def everything(db):
    """Return every thing of every section."""
    return {section: list(records.more(db, section, containing="", offset=0, limit=999)) for section in Section}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"interest": 11}, "Interest has to be less than or equal to 10."),
        ({"market": -1}, "Market has to be greater than or equal to 0."),
        ({"note": "a\x00"}, "Note has a NUL character in it, which cannot be stored; take it out and save again."),
    ],
)
def test_a_score_outside_its_range_is_refused_in_one_sentence(db, fields, sentence):
    direction, _ = add_direction(db)
    with pytest.raises(InvalidEntry) as refused:
        add_score(db, direction, **fields)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("column", list(rules.DIMENSIONS))
def test_the_table_itself_refuses_a_score_outside_its_range(db, column):
    direction, _ = add_direction(db)
    row = model.DirectionScore.model_validate(MOMENT | FIVE | {"direction_id": direction.id})
    setattr(row, column, 11)
    with pytest.raises((StoreError, IntegrityError)), db.writing() as session:
        session.add(row)


@pytest.mark.parametrize("names", [(), ("craft",), ("craft", "craft"), ("a", "b", "c", "d")])
def test_two_or_three_values_and_no_others(db, names):
    with pytest.raises(InvalidEntry, match="two or three"):
        add_page(db, names)
    assert everything(db)[Section.VALUES] == []


def test_a_page_keeps_the_order_of_its_values_through_edit_and_undo(db):
    row, _ = add_page(db, ("play", "craft", "care"), text="  as typed \u202e\n")
    before = everything(db)
    entry = checked(model.ValuesPageEntry, MOMENT | {"text": "other"})
    _, way_back = write_records.save_page(db, entry, ("order", "play"), key=row.id)
    (page,) = everything(db)[Section.VALUES]
    assert page.values == ("order", "play") and page.text == "other"
    restore(db, way_back)
    assert everything(db) == before
    assert before[Section.VALUES][0].values == ("play", "craft", "care")


def test_deleting_takes_along_what_hangs_on_it_and_undo_brings_all_back(db):
    no = add_no(db)
    direction, _ = add_direction(db)
    add_score(db, direction, note="why")
    add_page(db)
    course, _ = add_course(db, [no.id], review_on=DAY)
    add_review(db, course, text="hm", next_on=DAY + timedelta(days=9))
    add_goal(db)
    write_records.save_strength(db, checked(model.StrengthEntry, MOMENT | {"name": "calm"}))
    before = everything(db)
    ways = [write_records.remove(db, section, things[0].id) for section, things in before.items()]
    assert all(things == [] for things in everything(db).values())
    with db.reading() as session:
        for table in (model.DirectionScore, model.ChosenValue, model.CourseNo, model.CourseReview):
            assert session.exec(select(table)).all() == []
    for way in ways:
        restore(db, way)
    assert everything(db) == before


def test_deleting_a_no_takes_it_off_a_decision_and_undo_puts_it_back(db):
    no = add_no(db)
    add_course(db, [no.id])
    before = everything(db)
    gone = journey.delete_no(db, no.id)
    (course,) = everything(db)[Section.COURSE]
    assert course.nos == ()
    restore(db, gone)
    assert everything(db) == before


def test_a_later_look_stays_beside_the_decision_and_sets_the_next_date(db):
    course, _ = add_course(db, review_on=DAY, why="then")
    _, way_back = add_review(db, course, text="now", next_on=DAY + timedelta(days=30))
    (found,) = everything(db)[Section.COURSE]
    assert found.why == "then" and found.decision is rules.Decision.KEEP
    assert [(one.verdict, one.text) for one in found.reviews] == [(rules.Verdict.CHANGED, "now")]
    assert found.review_on == DAY + timedelta(days=30)
    restore(db, way_back)
    (found,) = everything(db)[Section.COURSE]
    assert found.reviews == () and found.review_on == DAY


def test_scores_are_in_the_order_of_their_days_whatever_the_order_of_writing(db):
    direction, _ = add_direction(db)
    for back in (3, 9, 1):
        day = DAY - timedelta(days=back)
        add_score(db, direction, day=day, interest=back)
    (found,) = everything(db)[Section.DIRECTIONS]
    assert [score.values[0] for score in found.scores] == [9, 3, 1]


def test_a_date_without_a_step_is_told_apart(db):
    with pytest.raises(InvalidEntry, match="no first step yet"):
        add_goal(db, first_step_on=DAY)


def test_goals_are_open_done_or_let_go_and_open_again(db):
    goal, _ = add_goal(db, first_step="read", first_step_on=DAY)
    write_records.finish_goal(db, goal.id, on=DAY)
    assert everything(db)[Section.GOALS][0].state == "done"
    way_back = write_records.let_goal_go(db, goal.id, on=DAY)
    assert everything(db)[Section.GOALS][0].state == "let go"
    restore(db, way_back)
    assert everything(db)[Section.GOALS][0].state == "done"
    write_records.finish_goal(db, goal.id, on=None)
    assert everything(db)[Section.GOALS][0].state == "open"


def test_what_is_due_is_on_today_and_makes_room_on_the_day_of_a_no(db):
    add_course(db, review_on=DAY, what="backend")
    add_course(db, review_on=DAY + timedelta(days=4), what="far off")
    goal, _ = add_goal(db, first_step="read", first_step_on=DAY - timedelta(days=2))
    done, _ = add_goal(db, first_step="gone", first_step_on=DAY)
    write_records.finish_goal(db, done.id, on=DAY)
    seen = today_records.glance(db, DAY)
    assert [(one.kind, one.text) for one in seen.dues] == [("goal", "read"), ("review", "backend")]
    count, way_back = today_records.move_due(db, DAY)
    assert count == 2
    assert {one.due_on for one in today_records.glance(db, DAY).dues} == {DAY + timedelta(days=1)}
    restore(db, way_back)
    moved_back = records.find(db, Section.GOALS, goal.id)
    assert isinstance(moved_back, rules.Goal) and moved_back.first_step_on == DAY - timedelta(days=2)


def test_own_values_are_offered_once_and_pages_keep_the_name_of_one_taken_off(db):
    for typed in ("  room   to breathe ", "room to breathe"):
        entry = checked(model.OwnValueEntry, MOMENT | {"name": typed})
        assert write_records.add_own_value(db, entry) == "room to breathe"
    add_page(db, ("room to breathe", "craft"))
    assert list(records.values_at_hand(db, DAY)[1]) == ["room to breathe"]
    way_back = write_records.remove_own_value(db, "room to breathe")
    assert list(records.values_at_hand(db, DAY)[1]) == []
    assert everything(db)[Section.VALUES][0].values == ("room to breathe", "craft")
    restore(db, way_back)
    assert list(records.values_at_hand(db, DAY)[1]) == ["room to breathe"]


def test_values_wait_on_the_day_of_a_no(db):
    assert records.values_at_hand(db, DAY)[0] == ""
    add_no(db, "Globex")
    assert "Globex" in records.values_at_hand(db, DAY)[0]
    assert records.values_at_hand(db, DAY + timedelta(days=1))[0] == ""


def test_filters_look_into_what_hangs_on_a_thing_and_know_no_wildcards(db):
    direction, _ = add_direction(db, "Data")
    add_score(db, direction, note="50%_done")
    add_page(db, ("craft", "care"))
    course, _ = add_course(db)
    add_review(db, course, text="Perhaps")

    def found(section, text):
        return len(records.more(db, section, containing=text, offset=0))

    assert found(Section.DIRECTIONS, "50%_DONE") == 1 and found(Section.DIRECTIONS, "50__") == 0
    assert found(Section.VALUES, "craf") == 1 and found(Section.COURSE, "perhaps") == 1
    assert found(Section.GOALS, "x") == 0


def test_strengths_are_there_for_letters(db):
    for number, name in enumerate(("calm", "finishing")):
        moment = MOMENT | {"at": AT + timedelta(hours=number)}
        write_records.save_strength(db, checked(model.StrengthEntry, moment | {"name": name, "evidence": "because"}))
    with db.reading() as session:
        found = records.strengths(session)
    assert [(one.name, one.evidence) for one in found] == [("finishing", "because"), ("calm", "because")]


def test_a_score_or_a_look_finds_what_it_belongs_to(db):
    direction, _ = add_direction(db)
    score, _ = add_score(db, direction)
    course, _ = add_course(db)
    review, _ = add_review(db, course)
    found, decided = records.direction_of(db, score.id), records.course_of(db, review.id)
    assert found is not None and found.id == direction.id
    assert decided is not None and decided.id == course.id
    write_records.remove_score(db, score.id)
    assert records.direction_of(db, score.id) is None


def fill(db, count):
    no = add_no(db)
    for number in range(count):
        direction, _ = add_direction(db, f"d{number}")
        add_score(db, direction)
        add_page(db)
        course, _ = add_course(db, [no.id], review_on=DAY)
        add_review(db, course, next_on=DAY)
        add_goal(db, first_step="x", first_step_on=DAY)


def test_statements_are_constant_in_the_number_of_rows(db):
    jobs: list[Any] = [partial(records.view, section=section, today=DAY) for section in Section]
    jobs.append(partial(today_records.glance, today=DAY))
    fill(db, 2)
    few = [statements(db, job) for job in jobs]
    fill(db, 30)
    assert [statements(db, job) for job in jobs] == few
    assert max(few[:-1]) <= 6
