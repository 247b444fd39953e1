"""The room's queries on real files: right figures, a constant number of statements, the same as the glance reads."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from bounceback_tui.insights import hunch_records as hunches
from bounceback_tui.insights import known_records, records
from bounceback_tui.insights import trial_records as trials
from bounceback_tui.insights.act_rules import Acts
from bounceback_tui.insights.bounce_rules import WINDOW, End
from bounceback_tui.insights.month_rules import Day
from bounceback_tui.insights.week_rules import Slot
from bounceback_tui.journey import records as journey
from bounceback_tui.journey.days import stamp
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.feel import act_records, activity_records
from bounceback_tui.stages.feel import records as feel
from bounceback_tui.stages.feel.model import CheckInEntry, SmallActEntry
from bounceback_tui.store.database import open_database
from bounceback_tui.store.glance_moods import Moods, around_nos
from bounceback_tui.store.snapshot import restore

ZONE = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 18, 40, tzinfo=ZONE)


def moment(back=0, at=time(12)):
    return stamp(datetime.combine(TODAY - timedelta(days=back), at, ZONE), time(4))._asdict()


def check_in(db, back=0, pleasantness=3, at=time(12), words=()):
    return feel.save_check_in(db, CheckInEntry(**moment(back, at), pleasantness=pleasantness, energy=3), words)[0]


def no(db, back=0, organisation="Acme"):
    entry = NoEntry(role="r", organisation=organisation, day=TODAY - timedelta(days=back))
    return journey.log_no(db, entry, now=NOW, today=TODAY)


def act(db, *, expected=0, came=None, back=0, text="walk"):
    entry = SmallActEntry(**moment(back), text=text, predicted_lift=expected, due_on=TODAY)
    row, _ = feel.save_act(db, entry)
    if came is not None:
        act_records.act_done(
            db, row.id, lift=came, now=NOW - timedelta(days=back), today=TODAY - timedelta(days=back)
        )
    return row


def dip(db, back):
    """Live ten even days, a no, and three days down."""
    for more in range(1, 11):
        check_in(db, back + more, 4)
    for later, mood in enumerate((2, 1, 2, 4, 4)):
        if later <= back:
            check_in(db, back - later, mood)


@pytest.fixture
def statements(db):
    seen: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda _c, _cu, sql, *_: seen.append(sql))
    return seen


def test_bounce_follows_a_no_that_is_deleted_and_brought_back(db):
    dip(db, 20)
    kept = no(db, 20)
    found = records.bounce(db, TODAY).found
    assert [(one.back, one.end) for one in found.read] == [(3, End.BACK)]
    gone = journey.delete_no(db, kept.id)
    assert records.bounce(db, TODAY).found.read == ()
    restore(db, gone)
    assert records.bounce(db, TODAY).found == found


def test_an_hour_after_midnight_belongs_to_the_day_before(db):
    dip(db, 20)
    no(db, 20)
    before = records.bounce(db, TODAY).found.read[0].curve[1]
    check_in(db, 18, 5, time(1, 30))  # on the clock of day 2, and still day 1 of the no
    one = records.bounce(db, TODAY).found.read[0]
    assert before == -3.0 and one.curve[1] == -1.0 and one.curve[2] == -2.0
    assert records.week(db, TODAY, 30)[(TODAY - timedelta(days=19)).weekday(), 6] == Slot(5.0, 1)


def test_mood_over_a_range(db):
    check_in(db, 0, 2, words=["flat", "tense"])
    check_in(db, 0, 3, time(18), ["flat"])
    check_in(db, 29, 5, words=["glad"])
    check_in(db, 30, 1, words=["far"])
    no(db, 29)
    no(db, 31, "Globex")
    month = records.mood(db, TODAY, 30)
    assert month.daily == {TODAY: 2.5, TODAY - timedelta(days=29): 5.0}
    assert month.nos == [(TODAY - timedelta(days=29), "Acme")]
    assert month.words == [("flat", 2), ("glad", 1), ("tense", 1)]
    everything = records.mood(db, TODAY, None)
    assert everything.first == TODAY - timedelta(days=31) and len(everything.daily) == 3 and len(everything.nos) == 2


def test_a_month_has_means_words_activities_and_no_s(db):
    check_in(db, 0, 2, words=["flat"])
    check_in(db, 0, 3, time(18), ["flat", "tense"])
    activity_records.set_activities(db, TODAY, ["walk", "read"])
    no(db, 2)
    check_in(db, 23, 5)  # 31 October
    found = records.month(db, date(2026, 11, 1))
    assert found.days == {
        TODAY: Day(2.5, 2, ("flat", "tense"), ("read", "walk")),
        TODAY - timedelta(days=2): Day(nos=("Acme",)),
    }


def test_a_week_weighs_days_and_not_check_ins(db):
    for minute in range(3):
        check_in(db, 0, 1, time(8, minute))
    check_in(db, 7, 5, time(9, 59))
    check_in(db, 7, 4, time(10))
    week = records.week(db, TODAY, 30)
    assert week == {(0, 1): Slot(3.0, 2), (0, 2): Slot(4.0, 1)}
    assert records.week(db, TODAY, 7)[0, 1] == Slot(1.0, 1)


def test_the_hour_is_the_one_on_the_clock_then(db):
    at = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    entry = CheckInEntry(at=at, day=TODAY, utc_offset=-8 * 60, pleasantness=4, energy=3)
    feel.save_check_in(db, entry, [])
    assert records.week(db, TODAY, None) == {(0, 3): Slot(4.0, 1)}  # half past three in the afternoon


def test_acts_that_were_done_and_how_many_were_not(db):
    act(db, expected=1, came=2, back=2, text="first")
    act(db, expected=0, came=-1, back=1, text="second")
    act(db)
    act_records.let_act_go(db, act(db).id, today=TODAY)
    found = records.acts(db)
    assert [(one.text, one.expected, one.came) for one in found.done] == [("second", 0, -1), ("first", 1, 2)]
    assert (found.let_go, found.open) == (1, 1)


def test_an_empty_file_has_nothing_and_breaks_nothing(db):
    assert records.bounce(db, TODAY).found.read == ()
    assert records.mood(db, TODAY, None).daily == {} and records.week(db, TODAY, None) == {}
    assert records.acts(db) == Acts([])
    assert records.month(db, date(2026, 11, 1)).days == {}
    assert known_records.moods(db, TODAY) == Moods({}, (), (0, 0.0, 0.0))


def test_statements_do_not_grow_with_the_rows(db, statements):
    def count():
        statements.clear()
        records.bounce(db, TODAY)
        records.mood(db, TODAY, None)
        records.week(db, TODAY, None)
        records.month(db, date(2026, 11, 1))
        records.acts(db)
        known_records.moods(db, TODAY)
        return sum(1 for sql in statements if sql.lstrip().upper().startswith("SELECT"))

    dip(db, 15)
    no(db, 15)
    act(db, came=1)
    few = count()
    for back in range(40):
        check_in(db, back, 1 + back % 5, words=["flat"])
        no(db, back, f"o{back}")
        act(db, came=1, back=back)
    assert count() == few <= 22


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 5)), max_size=30),
    st.lists(st.integers(-3, 300), max_size=16),
    st.lists(st.tuples(st.integers(-2, 2), st.none() | st.integers(-2, 2)), max_size=4),
    st.lists(st.tuples(st.integers(0, 200), st.booleans()), max_size=3),
    st.lists(st.integers(18, 25), max_size=2, unique=True),
)
def test_glance_and_records_agree(tmp_path_factory, checks, nos, acts, asked, tried):
    path = tmp_path_factory.mktemp("life") / "bounceback.db"
    db = open_database(path)
    try:
        for back, pleasantness in checks:
            check_in(db, back, pleasantness)
        for back in nos:
            no(db, back)
        for expected, came in acts:
            act(db, expected=expected, came=came)
        for number, (back, closed) in enumerate(asked):
            values = {"kind": "activity", "factor": f"f{number}", "effect": "same day"}
            key, _ = hunches.name(db, moment(back) | values)
            if closed:
                hunches.close(db, key, TODAY)
        for back in sorted(tried, reverse=True):
            words = {"question": "q?", "first_condition": "a", "second_condition": "b"}
            first = TODAY - timedelta(days=back)
            key, _ = trials.start(db, moment(back) | words | {"first_on": first, "days": 20}, today=first)
            if back != min(tried):
                trials.stop(db, key, first)
        told = known_records.moods(db, TODAY)
    finally:
        db.close()
    assert around_nos(path, TODAY, WINDOW) == told
    assert isinstance(told.nos, tuple) and len(told.nos) <= 12


def test_a_missing_file_is_an_empty_life(tmp_path):
    assert around_nos(tmp_path / "none.db", TODAY, WINDOW) == Moods({}, (), (0, 0.0, 0.0))
