"""The rules of people: cadence, losing touch, thanks, organisations, the map's words, pauses."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounceback_tui.stages.connect import map_rules, organisation_rules, rules, thanks_rules
from bounceback_tui.stages.connect.pane import picture
from bounceback_tui.stages.connect.rules import Give, Kind, Person, Tie
from bounceback_tui.stages.connect.thanks_rules import Help

DAY = date(2026, 11, 23)
ALL = frozenset(Give)


def person(name="Maren", tie=Tie.CLOSE, gives=ALL, **more) -> Person:
    facts = {
        "id": uuid4(),
        "kind": Kind.PERSON,
        "name": name,
        "organisation": "",
        "tie": tie,
        "gives": frozenset(gives),
        "added_on": DAY - timedelta(days=400),
        "ideal_days": 14,
        "limit_days": 30,
        "paused_until": None,
        "next_on": None,
        "last_on": None,
    }
    return Person(**(facts | more))


def seen(days, **more):
    last = DAY - timedelta(days=days)
    due = rules.next_on(last, more.get("ideal_days", 14), more.get("paused_until"))
    return person(last_on=last, next_on=due, **more)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 3650), st.none() | st.integers(-400, 400))
def test_nobody_is_due_before_the_ideal_or_within_a_pause(since, ideal, pause):
    until = since + timedelta(days=pause) if pause is not None else None
    on = rules.next_on(since, ideal, until)
    assert on is not None and on >= since + timedelta(days=ideal)
    assert until is None or on > until
    assert rules.next_on(since, None, until) is None


def test_losing_touch_is_past_the_outer_limit_and_said_without_blame():
    assert not rules.is_losing_touch(seen(30), DAY)
    assert rules.is_losing_touch(seen(31), DAY)
    assert rules.touch_words(seen(31), DAY) == "quiet for 31 d"
    assert rules.touch_words(seen(3), DAY) == "3 d ago"
    assert rules.touch_words(seen(0), DAY) == "today"


def test_a_pause_and_no_rhythm_are_no_losing_touch():
    paused = seen(300, paused_until=DAY)
    assert not rules.is_losing_touch(paused, DAY) and not rules.is_due(paused, DAY)
    assert rules.touch_words(paused, DAY) == "paused until 23 Nov"
    assert not rules.is_losing_touch(seen(300, ideal_days=None, limit_days=None), DAY)


def test_the_quiet_ones_come_first_and_those_without_a_rhythm_last():
    near, far = seen(2, name="near"), seen(90, name="far")
    none = seen(500, name="none", ideal_days=None, limit_days=None)
    by_tie = rules.order([far, none, near], DAY)
    assert [one.name for one in by_tie] == ["far", "near", "none"]
    quiet = rules.order([near, none, far], DAY, losing_first=True)
    assert [one.name for one in quiet] == ["far", "near", "none"]
    groups = [rules.group(one, DAY, losing_first=True) for one in quiet]
    assert groups == ["quiet for a while", "in touch", "no rhythm set"]


@pytest.mark.parametrize(
    "written",
    ["Acme", "ACME Ltd", "acme, inc.", "Acme GmbH & Co. KG", "Acme S.p.A.", "Acme  Limited", "Acme Pty. Ltd."],
)
def test_an_organisation_is_the_same_however_it_is_written(written):
    assert organisation_rules.organisation_key(written) == "acme"


def test_organisations_that_differ_stay_apart():
    assert organisation_rules.organisation_key("Acme Robotics") != organisation_rules.organisation_key("Acme")
    assert organisation_rules.organisation_key("AG") == "ag" and organisation_rules.organisation_key("!!") == ""
    assert organisation_rules.organisation_key("Cobalt & Wren") == "cobalt wren"


@given(st.text(max_size=60))
def test_an_organisations_key_has_one_form(name):
    key = organisation_rules.organisation_key(name)
    assert organisation_rules.organisation_key(key) == key or organisation_rules.organisation_key(
        f"{key} Ltd"
    ) == organisation_rules.organisation_key(key)


def test_known_people_are_named_and_the_others_counted():
    assert organisation_rules.known_sentence([], "Acme") == ""
    assert organisation_rules.known_sentence(["Priya", "Tom"], "Acme") == "At Acme you know Priya and Tom."
    assert organisation_rules.known_sentence(list("abcde"), "Acme") == "At Acme you know a, b, c and 2 more."


def helped(days, thanked=False, who=None):
    at = datetime(2026, 11, 23, 12, tzinfo=UTC) - timedelta(days=days)
    return Help(who or uuid4(), "x", DAY - timedelta(days=days), at, "", thanked)


def test_the_ledger_says_who_helped_and_who_is_not_thanked_yet():
    three = [helped(1), helped(5, True), helped(29, True)]
    assert thanks_rules.thanks_sentence(three, DAY) == "Three people helped in the last 30 days, one not thanked yet."
    assert thanks_rules.thanks_sentence([helped(2, True)], DAY) == "One person helped in the last 30 days; thanked."
    assert thanks_rules.thanks_sentence([helped(60)], DAY) == "One person not thanked yet."
    assert thanks_rules.thanks_sentence([helped(60, True)], DAY) == "" == thanks_rules.thanks_sentence([], DAY)
    twice = UUID(int=1)
    assert "One person helped" in thanks_rules.thanks_sentence([helped(1, who=twice), helped(2, who=twice)], DAY)


def test_the_gaps_are_named_in_words():
    assert map_rules.gaps([]) == ["nobody yet for comfort, information and introductions"]
    near = person(gives={Give.COMFORT})
    assert map_rules.gaps([near])[0] == "nobody yet for information and introductions"
    assert "nobody close for comfort" in map_rules.gaps([person(tie=Tie.LOOSE, gives=ALL)])
    assert "only loose ties for information" in map_rules.gaps(
        [near, person(tie=Tie.LOOSE, gives={Give.INFORMATION})]
    )
    full = [near, person(tie=Tie.MODERATE)]
    assert map_rules.gaps(full) == []
    assert map_rules.map_sentence(full) == "Two people; somebody for each of the three."
    assert "n puts the first person" in map_rules.map_sentence([])


def test_the_map_has_everybody_in_their_band():
    drawn = picture([person("Maren", gives={Give.COMFORT}), person("Tom", Tie.LOOSE, gives=())])
    comfort, information, _ = drawn.rows
    assert comfort.bands == (["Maren"], [], []) and not any(information.bands)
    assert information.gap == "nobody yet for information" and "Tom" in drawn.rest


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("3 weeks", DAY + timedelta(days=21)),
        ("in 10 days", DAY + timedelta(days=10)),
        ("a month", DAY + timedelta(days=30)),
        ("2027-01-31", date(2027, 1, 31)),
        ("2026-11-23", DAY),
        ("  ", None),
    ],
)
def test_pauses_are_read_in_plain_words(text, until):
    assert rules.pause_until(text, DAY) == until


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2026-11-22", "That is past"),
        ("9999 months", "more than ten years"),
        ("2099-01-01", "more than ten years"),
        ("soon", "Until when"),
        ("2026-13-45", "Until when"),
        ("-3 days", "Until when"),
    ],
)
def test_a_pause_that_ends_before_it_begins_is_refused(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        rules.pause_until(text, DAY)
