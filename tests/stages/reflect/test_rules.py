"""The second stage's rules: drift, bounds, the day's question, the countdown, Markdown."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounceback_tui.content.questions import prompts
from bounceback_tui.stages.reflect import rules
from bounceback_tui.stages.reflect.rules import Countdown, Source

DAY = date(2026, 11, 23)


def reason(**changes):
    values: dict[str, Any] = {
        "id": UUID(int=1),
        "text": "not senior enough",
        "source": Source.INFERRED,
        "confidence": 70,
        "day": DAY,
        "ask_on": None,
        "again_source": None,
        "again_confidence": None,
        "again_note": "",
        "again_day": None,
        "from_feedback": False,
    }
    return rules.Reason(**(values | changes))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ""),
        ({"again_confidence": 70, "again_source": Source.INFERRED}, "as sure as before"),
        ({"again_confidence": 40, "again_source": Source.INFERRED}, "30 less sure"),
        ({"again_confidence": 90, "again_source": Source.SAID}, "20 more sure, and now: they said"),
        ({"again_confidence": 0, "again_source": Source.UNKNOWABLE}, "70 less sure, and now: cannot be known"),
    ],
)
def test_drift_is_told_without_judging(changes, told):
    assert rules.drift(reason(**changes)) == told


def test_drift_of_all_counts_only_what_was_asked_again():
    assert rules.drift_of_all([reason()]) == ""
    asked = [
        reason(again_confidence=10, again_source=Source.UNKNOWABLE),
        reason(again_confidence=70, again_source=Source.INFERRED),
        reason(),
    ]
    assert rules.drift_of_all(asked) == "Asked again: 2. Less sure than before: 1. Marked differently: 1."


@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        (4, 2, True),
        (3, 2, False),
        (2, 1, True),
        (1, 1, False),
        (5, 3, True),
        (None, 1, False),
        (3, None, False),
        (2, 4, False),
    ],
)
def test_clearly_worse(before, after, worse):
    assert rules.clearly_worse(before, after) is worse


def test_grounding_is_offered_after_two_worse_endings_in_a_row():
    worse, fine = (4, 1), (2, 3)
    assert rules.offers_grounding([worse, worse])
    assert rules.offers_grounding([worse, worse, fine])
    assert not rules.offers_grounding([worse])
    assert not rules.offers_grounding([worse, fine, worse])
    assert not rules.offers_grounding([fine, worse, worse])
    assert not rules.offers_grounding([])


@given(st.lists(st.floats(-1e6, 1e6), max_size=30))
def test_a_clock_that_jumps_never_takes_time_away(moments):
    countdown, spent = Countdown(), 0.0
    for moment in moments:
        countdown = countdown.at(moment)
        assert countdown.spent >= spent
        assert countdown.spent - spent <= rules.SUSPENDED
        spent = countdown.spent
    assert 0 <= countdown.left(20) <= 1200


def test_the_countdown_counts_seconds_and_not_pauses():
    countdown = Countdown()
    for moment in (100.0, 101.0, 102.0):
        countdown = countdown.at(moment)
    assert countdown.spent == 2
    assert countdown.at(50.0).spent == 2  # backwards
    assert countdown.at(9000.0).spent == 2  # the lid was shut
    assert countdown.at(103.0).left(20) == 1197
    assert rules.time_left(1197) == "19:57 left"
    assert rules.time_left(0) == "time is up; finish your sentence"


KEYS = st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), max_size=12, unique=True)
BUILT_IN = [prompt for group in prompts() for prompt in group.prompts]


@given(KEYS, KEYS, KEYS, KEYS, st.integers(0, 20_000))
def test_no_question_is_first_on_two_days_running(own, own_next, starred, starred_next, back):
    """Whatever is added, deleted or starred between the two days."""
    day = DAY + timedelta(days=back)
    today = rules.ordered(BUILT_IN + [SimpleNamespace(key=key) for key in own], frozenset(starred), day)
    next_day = day + timedelta(days=1)
    tomorrow = rules.ordered(
        BUILT_IN + [SimpleNamespace(key=key) for key in own_next], frozenset(starred_next), next_day
    )
    assert today[0].key != tomorrow[0].key
    assert sorted(prompt.key for prompt in today) == sorted([*(prompt.key for prompt in BUILT_IN), *own])


def test_every_question_has_its_day_and_favourites_come_next():
    days = {rules.ordered(BUILT_IN, frozenset(), DAY + timedelta(days=back))[0].key for back in range(120)}
    assert days == {prompt.key for prompt in BUILT_IN}
    starred = frozenset({BUILT_IN[3].key, BUILT_IN[20].key})
    ordered = rules.ordered(BUILT_IN, starred, DAY)
    assert {prompt.key for prompt in ordered[:3]} >= starred - {ordered[0].key}
    assert rules.ordered([], frozenset(), DAY) == []


def test_there_are_four_groups_and_enough_questions():
    groups = prompts()
    assert len(groups) == 4
    assert len(BUILT_IN) >= 24 and all(len(group.prompts) >= 5 for group in groups)


def run(**changes):
    moment = datetime(2026, 11, 23, 17, 40, tzinfo=UTC)
    values: dict[str, Any] = {
        "id": UUID(int=2),
        "exercise": "thought-record",
        "title": "I am too old",
        "no_id": None,
        "organisation": "Acme",
        "at": moment,
        "day": DAY,
        "utc_offset": 60,
        "started_at": moment,
        "before": 2,
        "after": 3,
        "outside": False,
        "seconds": 0,
        "burnt": False,
        "ask_on": None,
        "answers": (
            rules.Answer("thought", "the thought", "I am *too* old"),
            rules.Answer("belief", "how far", "", 80),
            rules.Answer("for", "for", "  "),
        ),
    }
    return rules.Run(**(values | changes))


def test_markdown_has_every_word():
    assert rules.markdown(run(), "Thought record, 23 November 2026 18:40", [reason(again_confidence=40)]) == (
        "# Thought record, 23 November 2026 18:40\n\n"
        "About the no from Acme.\n\n"
        "Before: unpleasant. Afterwards: in between.\n\n"
        "- I infer: not senior enough (70 of 100); later 40 of 100, 30 less sure\n\n"
        "## the thought\n\nI am *too* old\n\n"
        "## how far\n\n80 of 100\n"
    )
    assert "let go" in rules.markdown(run(burnt=True, answers=()), "x")
