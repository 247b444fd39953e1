"""Mood over time, months, weeks and acts: each figure checked by hand, and what has to hold for any."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bounceback_tui.insights import act_rules, month_rules, mood_rules, week_rules
from bounceback_tui.insights.act_rules import Act, Acts
from bounceback_tui.insights.mood_rules import Column, columns
from bounceback_tui.insights.week_rules import Slot

TODAY = date(2026, 11, 23)
FEW = settings(max_examples=50, deadline=None)


def back(count):
    return TODAY - timedelta(days=count)


# Columns


def test_columns_by_hand():
    daily = {back(0): 4.0, back(1): 2.0, back(5): 5.0, back(9): 1.0}
    found = columns(daily, [back(1), back(0), back(9), back(30)], back(6), TODAY, 4)
    assert found == [
        Column(back(6), back(6), None, 0, 0),
        Column(back(5), back(4), 5.0, 1, 0),
        Column(back(3), back(2), None, 0, 0),
        Column(back(1), back(0), 3.0, 2, 2),
    ]


@FEW
@given(
    st.dictionaries(st.integers(0, 400), st.floats(1, 5), max_size=60),
    st.lists(st.integers(0, 400), max_size=20),
    st.integers(0, 380),
    st.integers(1, 120),
)
def test_columns_hold_every_day_once_and_fill_in_none(means, came, length, room):
    daily = {back(count): mean for count, mean in means.items()}
    first = back(length)
    found = columns(daily, [back(count) for count in came], first, TODAY, room)
    assert len(found) <= room
    assert (found[0].first, found[-1].last) == (first, TODAY)
    assert all(one.last + timedelta(days=1) == other.first for one, other in itertools.pairwise(found))
    assert sum(one.days for one in found) == sum(1 for count in means if count <= length)
    assert sum(one.nos for one in found) == sum(1 for count in came if count <= length)
    assert all((one.mean is None) is (one.days == 0) for one in found)


def test_a_range_in_words():
    daily = {back(count): value for count, value in enumerate((3.0, 2.0, 4.0, 5.0, 1.0))}
    assert mood_rules.said(daily, 1, back(29), TODAY) == (
        "30 days, 5 with a check-in: the middle 3.0 of 5, half of them from 2.0 to 4.0; lowest 1.0 (4 days ago), "
        "highest 5.0 (3 days ago). 1 no (▾)."
    )
    even = {back(count): 3.0 for count in range(6)}
    assert mood_rules.said(even, 0, back(29), TODAY) == "30 days, 6 with a check-in: every one of them 3.0 of 5."
    few = mood_rules.said({TODAY: 3.0}, 2, back(29), TODAY)
    assert few == "30 days, 1 day with a check-in: too few to speak of a middle, 4 more needed. 2 no's (▾)."
    assert "no day with a check-in" in mood_rules.said({}, 0, back(29), TODAY)


def test_a_column_in_words_names_its_days():
    assert mood_rules.read(Column(TODAY, TODAY, 3.0, 1, 0), TODAY) == "today: 3.0 of 5"
    assert mood_rules.read(Column(back(6), back(0), 2.5, 3, 1), TODAY) == "17–23 Nov: 2.5 of 5 over 3 days; a no came"
    assert mood_rules.read(Column(back(29), back(20), None, 0, 2), TODAY) == (
        "25 Oct – 3 Nov: no check-in; 2 no's came"
    )
    assert mood_rules.dates(date(2025, 12, 28), date(2026, 1, 3)) == "28 Dec 2025 – 3 Jan 2026"


def test_everything_begins_where_there_is_something_and_a_week_at_least():
    assert mood_rules.first_day(30, TODAY, None) == back(29)
    assert mood_rules.first_day(None, TODAY, back(400)) == back(400)
    assert mood_rules.first_day(None, TODAY, TODAY) == mood_rules.first_day(None, TODAY, None) == back(6)


# Months


def test_a_month_as_weeks_from_monday():
    november = month_rules.weeks(date(2026, 11, 1))
    assert len(november) == 6 and november[0] == [None] * 6 + [date(2026, 11, 1)]
    assert november[-1] == [date(2026, 11, 30)] + [None] * 6
    assert len(month_rules.weeks(date(2027, 2, 1))) == 4


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2026, 1, 5), -1, date(2025, 12, 5)),
        (date(2026, 10, 30), 1, TODAY),
        (date(1900, 1, 5), -1, date(1900, 1, 5)),
    ],
)
def test_walking_by_months(day, months, there):
    assert month_rules.walk(day, months, TODAY) == there


def test_a_month_in_words():
    first = date(2026, 11, 1)
    means = {
        first + timedelta(days=place): month_rules.Day(mean, 1) for place, mean in enumerate((2.0, 3.0, 3.0, 4.0))
    }
    few = month_rules.Month(first, means)
    assert month_rules.said(few) == (
        "November 2026: 4 days with a check-in, too few to speak of a middle; 1 more needed."
    )
    more = month_rules.Month(first, means | {date(2026, 11, 20): month_rules.Day(1.0, 2, nos=("Acme",))})
    assert month_rules.said(more) == "November 2026: 5 days with a check-in, the middle 3.0 of 5. 1 no (▾)."
    assert month_rules.said(month_rules.Month(first)) == "November 2026: no day with a check-in."
    day = month_rules.Day(1.5, 2, ("flat", "tense"), ("walk",), ("Acme",))
    assert month_rules.read(back(3), day, TODAY) == (
        "3 days ago: 1.5 of 5 over 2 check-ins; a no from Acme; flat, tense; walk"
    )
    assert month_rules.read(TODAY, month_rules.Day(), TODAY) == "today: no check-in"
    assert [month_rules.squares(mean) for mean in (1.0, 2.5, 5.0)] == ["▪▫▫▫▫", "▪▪▪▫▫", "▪▪▪▪▪"]


# Weeks


@pytest.mark.parametrize(
    ("hour", "name"), [(4, "4–7"), (6, "4–7"), (7, "7–10"), (21, "19–22"), (22, "22–4"), (3, "22–4")]
)
def test_every_hour_has_its_block(hour, name):
    assert week_rules.block_name(week_rules.block_of(hour)) == name


def test_a_week_in_words_compares_only_what_has_five_days():
    week = {(0, 1): Slot(2.0, 5), (5, 2): Slot(4.5, 7), (6, 0): Slot(5.0, 4), (1, 1): Slot(3.0, 6)}
    told = week_rules.said(week)
    assert told.startswith(
        "Of 3 times of the week with five days or more, Saturdays 10–13 were the most pleasant (4.5"
    )
    assert "Mondays 7–10 the least (2.0 over 5)" in told and "1 more has too few days" in told
    assert "by chance alone" in told


def test_a_week_with_too_few_says_how_many_are_missing():
    assert week_rules.said({}).startswith("Too few to say")
    assert "the fullest has 3 days, 2 fewer than that" in week_rules.said({(0, 0): Slot(3.0, 3)})
    assert week_rules.said({(0, 0): Slot(3.0, 9)}).startswith("Too few to say")


def test_a_week_that_is_all_alike_has_no_best_time():
    assert week_rules.said({(0, 0): Slot(3.0, 5), (1, 0): Slot(3.0, 5)}).startswith("All 2 times of the week")


# Acts


def act(expected, came, text="walk", key=""):
    return Act(text, TODAY, expected, came, key)


def test_acts_by_hand():
    done = [act(0, 2), act(1, 1), act(2, 1), act(0, 1), act(-1, 0)]
    assert act_rules.means(done) == (0.4, 1.0)
    assert act_rules.said(Acts(done, 1, 2)) == (
        "5 small acts done: a lift of +0.4 was expected on average, +1.0 came. 3 turned out better than expected, "
        "1 as expected, 1 worse. Not counted: 1 let go, 2 still open."
    )
    expected, came = act_rules.levels(done)
    assert (expected[0], came[1], came[-2]) == (2, 3, 0)


def test_below_five_acts_it_is_too_few():
    assert act_rules.said(Acts([act(0, 2)] * 4)) == "Four done so far: too few to say, one more needed."
    assert act_rules.said(Acts()) == "No small act is done yet: too few to say, five more needed."


def test_acts_with_the_same_words_are_one_kind():
    walks = [act(1, 2, "Walk ", "latest"), *[act(0, 1, "walk")] * 4]
    done = [*walks, act(1, -1, "Swim"), act(2, 2, "Read"), act(0, 0, "read")]
    found = act_rules.kinds(done)
    assert [(kind.text, kind.count) for kind in found] == [("Walk ", 5), ("Read", 2), ("Swim", 1)]
    assert (found[0].key, found[0].day) == ("latest", TODAY)
    assert act_rules.kind_words(found[0]) == "5 times: +1.2, expected +0.2"
    assert act_rules.kind_words(found[1]) == "2 times: too few to say"
    assert act_rules.kind_words(found[2]) == "a bit worse  expected a bit better"
