"""Local days: where they start, what a move or a change of season does to them, and their words."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bounceback_tui.journey.days import ago_short, clock_time, day_of, day_words, local, same_zone, stamp

FOUR = time(4)
BERLIN, NEW_YORK, LORD_HOWE = (
    ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
)
ZONES = st.sampled_from(
    ["Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"]
)
NAIVE = st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1))
DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1))
CLOCK = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


@given(NAIVE, CLOCK, ZONES)
@example(datetime(2028, 2, 29, 3, 59), FOUR, "Europe/Dublin")
def test_a_day_starts_when_the_person_says(naive: datetime, starts: time, zone: str) -> None:
    moment = naive.replace(tzinfo=ZoneInfo(zone))
    expected = naive.date() if naive.time() >= starts else naive.date() - timedelta(days=1)
    assert day_of(moment, starts) == expected


@given(NAIVE, CLOCK)
def test_later_on_the_wall_is_never_an_earlier_day(naive: datetime, starts: time) -> None:
    later = naive + timedelta(hours=5)
    assert timedelta(0) <= day_of(later, starts) - day_of(naive, starts) <= timedelta(days=1)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2028, 3, 1, 3, 59), date(2028, 2, 29)),
        (datetime(2027, 3, 1, 3, 59), date(2027, 2, 28)),
        (datetime(2027, 1, 1, 0, 0), date(2026, 12, 31)),
        (datetime(2027, 1, 1, 4, 0), date(2027, 1, 1)),
        # In the night the clocks go forward, 3:30 comes two hours after 0:30 and is still the day before.
        (datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN), date(2026, 3, 28)),
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1), date(2026, 10, 24)),
    ],
)
def test_day_examples(moment: datetime, day: date) -> None:
    assert day_of(moment, FOUR) == day


def test_a_backdated_time_has_the_offset_of_its_own_day() -> None:
    november = datetime(2026, 11, 23, 10, 0, tzinfo=BERLIN)
    july = datetime(2026, 7, 1, 10, 0, tzinfo=BERLIN)
    assert local(datetime(2026, 7, 1, 18, 0), november).utcoffset() == timedelta(hours=2)
    assert local(datetime(2026, 3, 1, 18, 0), july).utcoffset() == timedelta(hours=1)
    assert local(datetime(2026, 7, 1, 18, 0), november).tzinfo is BERLIN


def test_a_skipped_time_moves_on_and_a_doubled_one_is_the_first() -> None:
    like = datetime(2026, 11, 23, 10, 0, tzinfo=BERLIN)
    skipped = local(datetime(2026, 3, 29, 2, 30), like)
    assert (skipped.hour, skipped.minute) == (3, 30)
    assert local(datetime(2026, 10, 25, 2, 30), like).utcoffset() == timedelta(hours=2)


@given(NAIVE, ZONES)
@example(datetime(2008, 10, 5, 2, 0, fold=1), "Australia/Lord_Howe")
def test_local_is_a_real_moment_of_its_zone(naive: datetime, zone: str) -> None:
    moment = local(naive, datetime(2026, 11, 23, tzinfo=ZoneInfo(zone)))
    assert moment.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == moment.replace(tzinfo=None)
    assert moment.replace(tzinfo=None) - naive in (
        timedelta(0),
        timedelta(minutes=30),
        timedelta(hours=1),
        timedelta(1),
    )


def test_an_offset_that_is_not_the_systems_own_stays() -> None:
    here = datetime(2026, 11, 23, 10, 0).astimezone().utcoffset()
    assert here is not None
    other = timezone(here + timedelta(hours=3) if here < timedelta(hours=9) else here - timedelta(hours=3))
    like = datetime(2026, 11, 23, 10, 0, tzinfo=other)
    assert local(datetime(2026, 7, 1, 18, 0), like).tzinfo is other
    assert same_zone(datetime(2026, 7, 1, 18, 0, tzinfo=UTC), like).tzinfo is other


def test_the_systems_offset_stands_for_the_systems_zone() -> None:
    code = (
        "from datetime import *; from bounceback_tui.journey.days import local, same_zone\n"
        "now = datetime(2026, 11, 23, 10).astimezone()\n"
        "print(local(datetime(2026, 7, 1, 18), now).isoformat())\n"
        "print(same_zone(datetime(2026, 7, 1, 16, tzinfo=UTC), now).isoformat())\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={"TZ": "Europe/Berlin", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
    )
    assert told.stdout.decode().split() == ["2026-07-01T18:00:00+02:00"] * 2


@given(NAIVE, ZONES, CLOCK)
@example(datetime(2026, 10, 25, 2, 30), "Europe/Berlin", FOUR)
def test_a_stamp_keeps_the_wall_clock_and_the_day(naive: datetime, zone: str, starts: time) -> None:
    moment = local(naive, datetime(2026, 11, 23, tzinfo=ZoneInfo(zone)))
    kept = stamp(moment, starts)
    assert kept.at.tzinfo is UTC
    assert kept.at == moment.astimezone(UTC)
    assert clock_time(kept.at, kept.utc_offset) == f"{moment:%H:%M}"
    assert kept.day == day_of(moment, starts)
    assert abs(kept.utc_offset) <= 16 * 60


def test_a_flight_west_keeps_both_days() -> None:
    evening_there = datetime(2026, 11, 24, 3, 30, tzinfo=BERLIN)
    landed = datetime(2026, 11, 23, 23, 0, tzinfo=NEW_YORK)
    first, second = stamp(evening_there, FOUR), stamp(landed, FOUR)
    assert second.at > first.at
    assert (first.day, second.day) == (date(2026, 11, 23), date(2026, 11, 23))
    assert clock_time(first.at, first.utc_offset) == "03:30"
    assert clock_time(second.at, second.utc_offset) == "23:00"


def test_half_hours_of_summer_time() -> None:
    assert stamp(datetime(2026, 1, 1, 12, tzinfo=LORD_HOWE), FOUR).utc_offset == 11 * 60
    assert stamp(datetime(2026, 7, 1, 12, tzinfo=LORD_HOWE), FOUR).utc_offset == 10 * 60 + 30


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        stamp(datetime(2026, 11, 23, 10, 0), FOUR)


@pytest.mark.parametrize(
    ("day", "words", "short"),
    [
        (date(2026, 11, 23), "today", "today"),
        (date(2026, 11, 22), "yesterday", "yesterday"),
        (date(2026, 11, 24), "tomorrow", "tomorrow"),
        (date(2026, 11, 20), "3 days ago", "3 d ago"),
        (date(2026, 11, 17), "6 days ago", "6 d ago"),
        (date(2026, 11, 16), "Mon 16 Nov", "7 d ago"),
        (date(2026, 11, 27), "in 4 days", "in 4 d"),
        (date(2026, 12, 1), "Tue 1 Dec", "in 8 d"),
        (date(2025, 11, 3), "Mon 3 Nov 2025", "385 d ago"),
        (date(2027, 1, 1), "Fri 1 Jan 2027", "in 39 d"),
    ],
)
def test_words_for_a_day(day: date, words: str, short: str) -> None:
    today = date(2026, 11, 23)
    assert day_words(day, today) == words
    assert ago_short(day, today) == short


def test_yesterday_reaches_over_new_year_and_a_leap_day() -> None:
    assert day_words(date(2026, 12, 31), date(2027, 1, 1)) == "yesterday"
    assert day_words(date(2028, 2, 28), date(2028, 3, 1)) == "2 days ago"
    assert day_words(date(2027, 2, 28), date(2027, 3, 1)) == "yesterday"


@given(DAYS, DAYS)
def test_words_agree_with_the_standard_calendar(day: date, today: date) -> None:
    if abs((day - today).days) > 6:
        year = "" if day.year == today.year else f" {day.year}"
        assert day_words(day, today) == f"{day:%a} {day.day} {day:%b}{year}"
