"""The third stage's rules: values wait on the day of a no, outcomes are recognised, a comparison is told in words."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bounceback_tui.stages.realign import rules
from bounceback_tui.stages.realign.doings import other

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_values_are_closed_on_the_day_of_a_no_with_the_reason():
    told = rules.values_closed([(TODAY, "Acme")], TODAY)
    assert "Acme" in told and "calm day" in told and "tomorrow" in told
    assert "!" not in told


@given(st.integers(1, 400))
def test_values_are_open_on_every_other_day(gone):
    assert rules.values_closed([(TODAY - timedelta(days=gone), "Acme")], TODAY) == ""
    assert rules.values_closed([], TODAY) == ""


@pytest.mark.parametrize(
    "text",
    [
        "get the offer",
        "Get an offer for a data role by spring",
        "get hired",
        "be hired by June",
        "land a job",
        "Land the senior role",
        "be accepted",
        "pass the interview",
        "Pass the second technical interview at Globex",
        "get a new job",
        "find a good job",
        "receive an offer from Acme",
        "make the shortlist",
        "reach the final round",
        "get shortlisted",
        "get promoted",
        "get three interviews",
        "secure a contract",
        "GET   THE\nOFFER",
        "ace my next interview",
        "start a new job in January",
        "get through the final round",
    ],
)
def test_goals_that_others_decide_about_read_as_outcomes(text):
    assert rules.reads_as_outcome(text)


@pytest.mark.parametrize(
    "text",
    [
        "learn Rust",
        "practise for the interview, so that I can explain joins calmly",
        "Learn what it takes to get the offer",
        "improve how I explain my work",
        "try three cold mails a week",
        "get better at SQL windows",
        "find out which roles need SQL",
        "read two books on distributed systems",
        "understand why I freeze in interviews",
        "offer my help at the repair café",
        "be kinder to myself on Mondays",
        "build a small pipeline and show it to somebody",
        "pass on what I know",
        "",
        "   ",
    ],
)
def test_goals_one_can_learn_do_not(text):
    assert not rules.reads_as_outcome(text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_asked_about(text):
    assert rules.reads_as_outcome(text) in (True, False)


def test_a_long_text_is_looked_at_in_no_time():
    assert not rules.reads_as_outcome("get a " * 400)
    assert not rules.reads_as_outcome("get" + " the" * 500)


def direction(name, *values, archived=None):
    scores = [rules.Score(uuid4(), uuid4(), AT, TODAY, 0, tuple(one), "") for one in values]
    return rules.Direction(uuid4(), AT, TODAY, 0, name, "", archived, tuple(scores))


def test_the_comparison_is_told_in_words():
    found = rules.compared([direction("Staying", (7, 6, 8, 3, 6)), direction("Data", (8, 7, 7, 8, 6))])
    assert found == (
        "Highest by the latest scores: Data on interest, values and market; Staying on strengths. "
        "They lie furthest apart on market: 3 to 8."
    )


def test_the_comparison_of_the_same_of_one_and_of_none():
    level = [direction("A", (5,) * 5), direction("B", (5,) * 5)]
    assert rules.compared(level) == "Nowhere is one alone the highest. They are level throughout."
    assert "Only A has a score yet" in rules.compared([direction("A", (5,) * 5), direction("B")])
    assert rules.compared([direction("A")]) == "No direction has a score yet."


def test_the_latest_score_counts_and_the_mean_is_of_all_five():
    found = direction("A", (0, 0, 0, 0, 0), (10, 8, 6, 4, 2))
    assert found.latest is not None and found.latest.mean == 6.0


def test_sections_go_round():
    assert other(rules.Section.DIRECTIONS, -1) is rules.Section.GOALS
    assert other(rules.Section.GOALS, 1) is rules.Section.DIRECTIONS
