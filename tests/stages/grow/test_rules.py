"""The fifth stage's rules: order, filters, minutes, links, how often."""

import contextlib
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bounceback_tui.stages.grow import merge_rules, rules
from bounceback_tui.stages.grow.library import rules as library
from bounceback_tui.stages.grow.rules import Board, Card, Filter, Named

TODAY = date(2026, 11, 23)
IDS = [UUID(int=number) for number in range(12)]


def card(number, **fields):
    return Card(IDS[number], f"skill {number}", **fields)


# Order


@given(st.lists(st.floats(-1e10, 1e10), max_size=8, unique=True).map(sorted), st.integers(0, 8))
def test_a_rank_is_strictly_between_its_neighbours_or_there_is_no_room(ranks, place):
    place = min(place, len(ranks))
    rank = rules.rank_after(ranks, place)
    if rank is not None:
        assert sorted([*ranks, rank]).index(rank) == place
        assert rank not in ranks
    else:
        assert 0 < place < len(ranks) and ranks[place] - ranks[place - 1] < 1


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 11), st.sampled_from(list(Board)), st.integers(-1, 11)), max_size=30))
def test_moving_keeps_every_card_exactly_once(moves):
    cards = [card(number) for number in range(12)]
    for which, board, after in moves:
        cards = rules.moved(cards, IDS[which], board, IDS[after] if after >= 0 else None)
        assert sorted(one.id for one in cards) == IDS
        assert next(one for one in cards if one.id == IDS[which]).board is board


def test_many_moves_to_one_place_end_in_fresh_numbers():
    ranks, moves = [0.0, 1.0], 0
    while (rank := rules.rank_after(ranks, 1)) is not None:
        ranks.insert(1, rank)
        moves += 1
    assert 10 < moves < 60
    assert rules.fresh_ranks(3) == [0.0, 1024.0, 2048.0]


# Which are shown


def test_filters_by_source_family_due_and_text():
    named = card(0, named=(Named("Acme", "x", TODAY, "backend engineer"),))
    own = card(1, next_on=TODAY, why="for the sensor")
    assert [Filter(source="feedback").fits(one, TODAY) for one in (named, own)] == [True, False]
    assert [Filter(source="own").fits(one, TODAY) for one in (named, own)] == [False, True]
    assert [Filter(family="backend engineer").fits(one, TODAY) for one in (named, own)] == [True, False]
    assert [Filter(due=True).fits(one, TODAY) for one in (named, own)] == [False, True]
    assert not Filter(due=True).fits(own, TODAY - timedelta(days=1))
    assert [Filter(text="SENS").fits(one, TODAY) for one in (named, own)] == [False, True]
    assert Filter(source="own", due=True).words == "your own, practice due"
    assert rules.families([named, own]) == ["backend engineer"]


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("Senior backend engineer", "backend engineer"),
        ("Backend Engineer (m/w/d)", "backend engineer"),
        ("Lead Data Analyst – remote", "data analyst"),
        ("Software Engineer II", "software engineer"),
        ("Principal", "principal"),
    ],
)
def test_a_family_is_the_role_without_rank_unless_one_is_named(role, kind):
    assert rules.family(role) == rules.family(role, " ") == kind
    assert rules.family(role, " Embedded  systems") == "embedded systems"


# Practice


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("40", 40),
        ("40 min", 40),
        ("1 h 20", 80),
        ("1h20m", 80),
        ("1:20", 80),
        ("1.5 h", 90),
        ("24 h", 1440),
        (" 5 ", 5),
        ("٣", 3),
    ],
)
def test_minutes_are_read(typed, minutes):
    assert rules.read_minutes(typed) == minutes


@pytest.mark.parametrize("typed", ["", "0", "-5", "-1 h", "1441", "24:01", "25 h", "half an hour", "99999", "[/x]"])
def test_what_is_no_practice_is_refused_in_one_sentence(typed):
    with pytest.raises(rules.MinutesError) as refused:
        rules.read_minutes(typed)
    assert str(refused.value).endswith(".") and "\n" not in str(refused.value)


@given(st.text(max_size=20))
def test_whatever_is_typed_is_minutes_of_a_day_or_refused(typed):
    with contextlib.suppress(rules.MinutesError):
        assert 1 <= rules.read_minutes(typed) <= 1440


@given(st.integers(1, 1440))
def test_a_length_that_is_told_can_be_read_again(minutes):
    assert rules.read_minutes(rules.hours(minutes)) == minutes


def test_weeks_and_their_line():
    assert [rules.week_of(TODAY - timedelta(days=back), TODAY) for back in (0, 6, 7, 27, 28, -1)] == [
        3,
        3,
        2,
        0,
        None,
        None,
    ]
    assert rules.first_day(TODAY) == TODAY - timedelta(days=27)
    assert rules.sparkline((0, 30, 60, 15)) == "·▅█▃"
    assert rules.sparkline((0, 0, 0, 0)) == "····"


def test_a_timer_counts_whole_minutes_and_at_most_a_day():
    start = datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert rules.timer_minutes(start, start) == 1
    assert rules.timer_minutes(start, start + timedelta(minutes=46, seconds=40)) == 47
    assert rules.timer_minutes(start, start + timedelta(days=3)) == 1440
    assert rules.timer_minutes(start, start - timedelta(hours=1)) == 1


# Links


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("example.org/path", "https://example.org/path"),
        ("www.example.org:8080", "https://www.example.org:8080"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("a.b@example.org", "mailto:a.b@example.org"),
    ],
)
def test_web_and_mail_addresses_are_kept(typed, kept):
    assert library.read_link(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://example.org",
        "vbscript:x",
        "ssh://example.org",
        "x-man-page://ls",
        "https:",
        "https://",
        "https:example.org",
        "https://exa mple.org",
        "https://example.org/\x1b[31m",
        "mailto:",
        "not a link",
        "just-words",
        "java\nscript:alert(1)",
    ],
)
def test_everything_else_is_refused_in_one_sentence(typed):
    with pytest.raises(library.LinkError) as refused:
        library.read_link(typed)
    assert str(refused.value).endswith(".") and "\n" not in str(refused.value) and "\x1b" not in str(refused.value)


@given(st.text(max_size=40))
def test_what_is_kept_has_one_of_three_schemes(typed):
    try:
        link = library.read_link(typed)
    except library.LinkError:
        return
    assert link == "" or link.split(":", 1)[0].lower() in library.OPENED
    assert library.read_link(link) == link


# How often


@pytest.mark.parametrize(
    ("typed", "rule", "words"),
    [
        ("weekly", "FREQ=WEEKLY", "every week"),
        ("daily", "FREQ=DAILY", "every day"),
        ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
        ("Every other week", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
        ("10 days", "FREQ=DAILY;INTERVAL=10", "every 10 days"),
        ("every 3 months", "FREQ=MONTHLY;INTERVAL=3", "every 3 months"),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3", "every 3 months"),
        ("every friday", "FREQ=WEEKLY;BYDAY=FR", "every Friday"),
        ("rrule:freq=monthly;byday=1th", "", ""),
        ("FREQ=MONTHLY;BYDAY=1TH", "FREQ=MONTHLY;BYDAY=1TH", "FREQ=MONTHLY;BYDAY=1TH"),
    ],
)
def test_how_often_is_read_and_told(typed, rule, words):
    kept = library.read_cadence(typed)
    assert kept == (rule or "FREQ=MONTHLY;BYDAY=1TH")
    assert library.cadence_words(kept) == (words or kept)
    assert library.read_cadence(library.cadence_words(kept)) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "often",
        "every 0 days",
        "every 999 days",
        "FREQ=SECONDLY",
        "FREQ=DAILY;COUNT=1",
        "every x",
        "FREQ=WEEKLY\n",
    ],
)
def test_what_does_not_say_how_often_is_refused(typed):
    if typed == "FREQ=WEEKLY\n":
        assert library.read_cadence(typed) == "FREQ=WEEKLY"
        return
    with pytest.raises(library.CadenceError):
        library.read_cadence(typed)


@pytest.mark.parametrize(
    ("rule", "read_on", "following"),
    [
        ("FREQ=WEEKLY", date(2026, 11, 23), date(2026, 11, 30)),
        ("FREQ=DAILY;INTERVAL=10", date(2026, 12, 28), date(2027, 1, 7)),
        ("FREQ=MONTHLY", date(2027, 1, 31), date(2027, 2, 28)),
        ("FREQ=YEARLY", date(2028, 2, 29), date(2029, 2, 28)),
        ("FREQ=WEEKLY;BYDAY=FR", date(2026, 11, 27), date(2026, 12, 4)),
        ("FREQ=MONTHLY;BYDAY=1TH", date(2026, 11, 23), date(2026, 12, 3)),
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2026, 11, 23), date(2026, 12, 31)),
    ],
)
def test_the_next_look_follows_the_rule(rule, read_on, following):
    assert library.next_look(rule, read_on) == following


@given(
    st.sampled_from(
        ["FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=3", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=WEEKLY;BYDAY=MO,TH"]
    ),
    st.dates(date(2020, 1, 1), date(2090, 1, 1)),
)
def test_the_next_look_is_always_to_come(rule, read_on):
    assert read_on < library.next_look(rule, read_on) <= read_on + timedelta(days=366)


# Merging


def test_reasons_of_both_are_kept_and_the_earlier_day():
    assert merge_rules.merged_why("a", "b") == "a\n\nb"
    assert merge_rules.merged_why("a", "a") == "a" and merge_rules.merged_why("", "b") == "b"
    assert merge_rules.earliest(None, TODAY) == TODAY and merge_rules.earliest(None, None) is None
    assert merge_rules.points_words(2, 200, 1) == "2 points, 3 h 20 of practice and 1 resource"
    assert merge_rules.points_words(1, 0, 0) == "1 point" and merge_rules.points_words(0, 0, 0) == ""
