"""Hunches and trials on real files: which rows count, five places, undo, one trial at a time, constant statements."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from bounceback_tui.insights import hunch_records as hunches
from bounceback_tui.insights import trial_records as trials
from bounceback_tui.insights.hunch_rules import Verdict, When
from bounceback_tui.insights.hunch_words import name, told
from bounceback_tui.insights.model import Hunch, Trial, TrialDay
from bounceback_tui.insights.named_rules import Kind
from bounceback_tui.insights.trial_rules import Result
from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.feel import activity_records
from bounceback_tui.stages.feel.model import CheckIn, CheckInWord, DayActivity, OwnActivityEntry
from bounceback_tui.stages.persist import records as persist
from bounceback_tui.stages.persist.model import EffortEntry
from bounceback_tui.stages.persist.rules import Deed
from bounceback_tui.store.errors import InvalidEntry, StoreError
from bounceback_tui.store.glance import glance
from bounceback_tui.store.snapshot import restore
from tests.conftest import NOON

TODAY = date(2026, 11, 23)
WALK = {"kind": "activity", "factor": "walk", "effect": "same day"}


def moment(back: int) -> dict[str, Any]:
    day = TODAY - timedelta(days=back)
    return {"at": datetime(day.year, day.month, day.day, 12, tzinfo=UTC), "day": day, "utc_offset": 60}


def named(db, back, **values):
    return hunches.name(db, WALK | moment(back) | values)


def days(db, back, count, *, activity="walk", every=2, lift=2, words=()):
    """Write days with a check-in and with activities: on every second one the activity, and a better mood."""
    rows: list[object] = []
    with db.writing() as session:
        for number in range(count):
            when, has = moment(back - number), number % every == 0
            row = CheckIn(**when, pleasantness=(2 if number % 3 else 3) + lift * has, energy=3)
            rows += [row, DayActivity(day=when["day"], activity=activity if has else "read")]
            session.add(row)
            session.flush()
            rows += [CheckInWord(check_in_id=row.id, word=word, position=0) for word in words if has]
        session.add_all(rows)


@pytest.fixture
def statements(db):
    seen: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda _c, _cu, sql, *_: seen.append(sql))
    return seen


def test_a_link_in_the_days_after_the_naming_is_found_and_one_before_is_not(db):
    days(db, 200, 100)
    named(db, 100)
    (seen,) = hunches.view(db, TODAY).open
    assert seen.judged.reading.with_days == 0 and seen.judged.verdict is Verdict.CANNOT_TELL
    assert "10 more with it and 10 more without it to go" in " ".join(told(seen, TODAY))
    days(db, 99, 99)
    (seen,) = hunches.view(db, TODAY).open
    assert seen.judged.verdict is Verdict.LINKED and seen.judged.reading.look == 90
    found = seen.judged.reading.estimate
    assert found is not None and found.difference == pytest.approx(2, abs=0.2)
    assert (found.with_days, found.without_days) == (45, 45)
    sentences = " ".join(told(seen, TODAY))
    assert "Likely linked. +2.0 points" in sentences and "45 days with, 45 without" in sentences
    assert "helped" not in sentences and "because" not in sentences


def test_a_day_without_any_activity_is_not_a_day_without_the_walk(db):
    named(db, 40)
    days(db, 39, 20)
    with db.writing() as session:
        session.add_all(CheckIn(**moment(back), pleasantness=3, energy=3) for back in range(19, 0, -1))
    (seen,) = hunches.view(db, TODAY).open
    assert (seen.judged.reading.with_days, seen.judged.reading.without_days) == (10, 10)  # of thirty check-ins


def test_efforts_and_words_count_on_their_own_days(db):
    named(db, 20, kind="effort", factor="application", effect="next day")
    named(db, 20, kind="word", factor="hopeful", effect="next day")
    days(db, 19, 19, words=["hopeful"])
    for back in (19, 18, 10):
        persist.save_effort(db, EffortEntry(**moment(back), kind=Deed.APPLY, text="sent one"))
    effort, word = sorted(hunches.view(db, TODAY).open, key=lambda one: one.factor)
    assert name(effort) == "applied for a job → mood the day after"
    sides = [(one.judged.reading.with_days, one.judged.reading.without_days) for one in (effort, word)]
    assert sides == [(3, 15), (9, 9)]


def test_five_places_and_no_doubles(db):
    for factor in ("walk", "read", "music", "cooked"):
        named(db, 3, factor=factor)
    with pytest.raises(InvalidEntry, match="open already"):
        named(db, 1)
    key, _ = named(db, 1, effect="next day")
    with pytest.raises(InvalidEntry, match="Five hunches are open"):
        named(db, 0, factor="rested")
    hunches.close(db, key, TODAY)
    named(db, 0, factor="rested")
    assert len(hunches.view(db, TODAY).open) == 5


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"kind": "word", "factor": "tense"}, "compare it with the next day"),
        ({"factor": "  "}, "Factor"),
        ({"factor": "x" * 41}, "Factor"),
        ({"why": "x" * 2001}, "Why"),
        ({"why": "a\x00b"}, "NUL"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(db, values, sentence):
    with pytest.raises(InvalidEntry, match=sentence):
        named(db, 0, **values)
    assert hunches.view(db, TODAY).open == []


def test_another_something_starts_again_and_other_words_do_not(db):
    key, _ = named(db, 50)
    again, rows = hunches.change(db, key, WALK | moment(0) | {"why": "it clears the head"})
    (seen,) = hunches.view(db, TODAY).open
    assert not again and seen.why == "it clears the head" and seen.named_on == TODAY - timedelta(days=50)
    again, rows = hunches.change(db, key, WALK | moment(0) | {"factor": "music"})
    assert again and hunches.view(db, TODAY).open[0].named_on == TODAY
    restore(db, rows)
    assert hunches.view(db, TODAY).open == [seen]


def test_closing_keeps_how_it_stood_and_undo_opens_it_again(db):
    key, _ = named(db, 100, why="so it seems")
    days(db, 99, 99)
    (before,) = hunches.view(db, TODAY).open
    rows = hunches.close(db, key, TODAY)
    seen = hunches.view(db, TODAY)
    assert seen.open == [] and seen.closed[0].closed is not None
    assert seen.closed[0].closed.verdict is Verdict.LINKED and seen.closed[0].closed.with_days == 45
    days(db, 300, 50)  # what is written later changes nothing of it
    assert hunches.view(db, TODAY).closed == seen.closed
    with pytest.raises(InvalidEntry, match="closed already"):
        hunches.close(db, key, TODAY)
    restore(db, rows)
    assert hunches.view(db, TODAY).open == [before]


def test_deleting_is_undone(db):
    key, _ = named(db, 3)
    (before,) = hunches.view(db, TODAY).open
    rows = hunches.delete(db, key)
    assert hunches.view(db, TODAY).open == [] and hunches.find(db, key.hex) is None
    restore(db, rows)
    assert hunches.view(db, TODAY).open == [before]
    with pytest.raises(StoreError, match="no longer there"):
        hunches.delete(db, uuid4())


def test_an_activity_that_is_no_longer_offered_stays_a_hunch(db):
    activity_records.add_own_activity(db, OwnActivityEntry(activity="pottery"))
    named(db, 40, factor="pottery")
    days(db, 39, 39, activity="pottery")
    before = hunches.view(db, TODAY).open
    activity_records.remove_own_activity(db, "pottery")
    assert hunches.view(db, TODAY).open == before
    assert "pottery" in [one.factor for one in hunches.factors(db, TODAY)]


def test_what_there_is_to_choose_from_and_how_often_it_was(db):
    days(db, 9, 10, words=["glad"])
    found = {(one.kind, one.factor): one.days for one in hunches.factors(db, TODAY)}
    assert found[Kind.ACTIVITY, "walk"] == 5 and found[Kind.ACTIVITY, "read"] == 5
    assert found[Kind.ACTIVITY, "slept well"] == 0 and found[Kind.EFFORT, "application"] == 0
    assert found[Kind.WORD, "glad"] == 5 and (Kind.EFFORT, "check-in") not in found


def test_the_number_of_statements_does_not_grow(db, statements):
    def count(read):
        statements.clear()
        read(db, TODAY)
        return len([sql for sql in statements if sql.lstrip().upper().startswith(("SELECT", "WITH"))])

    named(db, 60)
    named(db, 60, kind="effort", factor="skill")
    named(db, 60, kind="word", factor="glad", effect="next day")
    trials.start(db, trial(0), today=TODAY)
    few = count(hunches.view), count(trials.view), count(hunches.factors)
    days(db, 59, 59, words=["glad"])
    named(db, 60, factor="music")
    key, _ = named(db, 30, factor="read")
    hunches.close(db, key, TODAY)
    assert (count(hunches.view), count(trials.view), count(hunches.factors)) == few
    assert few[0] <= 6 and few[1] <= 4


# Trials of one


def trial(back, length=20, **values):
    words = {"question": "Does tea help?", "first_condition": "tea", "second_condition": "coffee", "why": ""}
    return words | {"days": length, "first_on": TODAY - timedelta(days=back)} | moment(back) | values


def answered(paths) -> bool | None:
    told = glance(paths.database, TODAY).trial
    assert told is not None
    return told.done


def test_the_coin_is_tossed_once_for_all_days(db, reopen):
    key, _ = trials.start(db, trial(0), today=TODAY)
    with db.reading() as session:
        row = session.get_one(Trial, key)
    assert len(row.tosses) == 20 and row.tosses.count("A") == 10 and row.last_on == TODAY + timedelta(days=19)
    db.close()

    def same(again):
        with again.reading() as session:
            return session.get_one(Trial, key).tosses

    assert reopen(same) == row.tosses


def test_tosses_differ_between_trials(db):
    found = set()
    for _ in range(3):
        key, rows = trials.start(db, trial(0, 60), today=TODAY)
        with db.reading() as session:
            found.add(session.get_one(Trial, key).tosses)
        restore(db, rows)
    assert len(found) == 3 and trials.view(db, TODAY).trials == []


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"second_condition": "TEA"}, "same thing on both sides"),
        ({"question": ""}, "Question"),
        ({"days": 21}, "20, 30, 40 or 60 days"),
        ({"first_condition": "x" * 61}, "First condition"),
    ],
)
def test_a_trial_that_does_not_fit_is_refused(db, values, sentence):
    with pytest.raises(InvalidEntry, match=sentence):
        trials.start(db, trial(0) | values, today=TODAY)


def test_one_trial_at_a_time(db):
    key, _ = trials.start(db, trial(5), today=TODAY)
    with pytest.raises(InvalidEntry, match="One trial runs already"):
        trials.start(db, trial(0), today=TODAY)
    trials.stop(db, key, TODAY)
    trials.start(db, trial(0), today=TODAY)
    with pytest.raises(InvalidEntry, match="over already"):
        trials.stop(db, key, TODAY)


def test_what_is_said_of_a_day_is_kept_changed_and_taken_back(db, paths):
    key, _ = trials.start(db, trial(2), today=TODAY)
    assert answered(paths) is None
    first = trials.mark(db, key, TODAY, done=True)
    assert answered(paths) is True
    second = trials.mark(db, key, TODAY, done=False)
    assert trials.view(db, TODAY).trials[0].trial.marks == {TODAY: False}
    restore(db, second)
    assert trials.view(db, TODAY).trials[0].trial.marks == {TODAY: True}
    restore(db, first)
    assert trials.view(db, TODAY).trials[0].trial.marks == {}
    trials.mark(db, key, TODAY - timedelta(days=2), done=True)
    taken = trials.mark(db, key, TODAY - timedelta(days=2), done=None)
    assert trials.view(db, TODAY).trials[0].trial.marks == {}
    restore(db, taken)
    assert len(trials.view(db, TODAY).trials[0].trial.marks) == 1
    with pytest.raises(InvalidEntry, match="none of this trial's"):
        trials.mark(db, key, TODAY - timedelta(days=3), done=True)


def test_deleting_a_trial_takes_its_days_and_undo_brings_them_back(db):
    key, _ = trials.start(db, trial(2), today=TODAY)
    trials.mark(db, key, TODAY, done=True)
    before = trials.view(db, TODAY)
    rows = trials.delete(db, key)
    with db.reading() as session:
        assert session.exec(select(TrialDay)).all() == []
    restore(db, rows)
    assert trials.view(db, TODAY) == before


def test_words_may_change_and_days_and_tosses_may_not(db):
    key, _ = trials.start(db, trial(2), today=TODAY)
    (before,) = trials.view(db, TODAY).trials
    changed = {"question": "Does green tea help?", "tosses": "A" * 20, "days": 30, "first_on": TODAY}
    rows = trials.reword(db, key, changed)
    (after,) = trials.view(db, TODAY).trials
    assert after.trial.question == "Does green tea help?"
    assert (after.trial.tosses, after.trial.first) == (before.trial.tosses, before.trial.first)
    restore(db, rows)
    assert trials.view(db, TODAY).trials == [before]


def test_a_finished_trial_says_what_helped_and_says_the_same_each_time(db):
    key, _ = trials.start(db, trial(40, 40), today=TODAY - timedelta(days=40))
    with db.writing() as session:
        tosses = session.get_one(Trial, key).tosses
        for number, side in enumerate(tosses):
            when = moment(40 - number)
            session.add(CheckIn(**when, pleasantness=(4 if side == "B" else 3) - (number % 5 == 0), energy=3))
            session.add(TrialDay(trial_id=key, day=when["day"], done=True))
    journey.log_no(db, NoEntry(role="r", organisation="o", day=TODAY - timedelta(days=9)), now=NOON, today=TODAY)
    (seen,) = trials.view(db, TODAY).trials
    assert seen.outcome is not None and seen.outcome.result is Result.SECOND_HELPED
    assert seen.nos == 1 and seen.moods == 40
    assert trials.view(db, TODAY).trials == [seen]
    (running,) = trials.view(db, TODAY - timedelta(days=1)).trials
    assert running.outcome is None  # its last day is not over


def test_when_is_stored_by_its_value(db):
    key, _ = named(db, 1, effect=When.NEXT)
    with db.reading() as session:
        assert isinstance(session, Session) and session.get_one(Hunch, key).effect is When.NEXT
