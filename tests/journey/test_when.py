"""Reading days and times as people type them."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import dateparser
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bounceback_tui.journey.when import LONGEST, WhenError, parse_day, parse_moment

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 10, 20, 30, tzinfo=BERLIN)  # a Monday
TODAY = NOW.date()
PIECES = [
    *(
        "5",
        "2026",
        "18:40",
        "25:99",
        "0",
        "99",
        "3",
        "29",
        "3/11",
        "3.11.2025",
        "2026-11-03",
        "T18:40",
        "+14:00",
        "Z",
    ),
    *("nov", "may", "march", "feb", "fri", "monday", "yesterday", "today", "tomorrow", "now", "night", "pm", "12am"),
    *("last", "next", "on", "at", "the", "of", "ago", "days", "weeks", "hours", "a", "two", "st", "-", ",", ".", "/"),
    *("0001-01-01", "9999-12-31"),
]
NEAR_MISSES = st.builds(str.join, st.sampled_from([" ", "", "-"]), st.lists(st.sampled_from(PIECES), max_size=5))


def at(day: int, hour: int = 10, minute: int = 20, second: int = 0, *, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("", NOW),
        ("now", NOW),
        (" Today ", NOW),
        ("2026-11-23", NOW),
        ("2026-11-20", at(20, second=30)),
        ("2026-11-20 18:40", at(20, 18, 40)),
        ("2026-11-20T18:40:05", at(20, 18, 40, 5)),
        ("2026-11-20T18:40Z", at(20, 19, 40)),
        ("2026-11-20T18:40+10:00", at(20, 9, 40)),
        ("2026-11-23T23:10+14:00", at(23, 10, 10)),
        ("2026-11-20 6pm", at(20, 18, 0)),
        ("2026-07-01 18:40", at(1, 18, 40, month=7)),
        ("08:10", at(23, 8, 10)),
        ("8:10", at(23, 8, 10)),
        ("at 8:10 am", at(23, 8, 10)),
        ("today 08:10", at(23, 8, 10)),
        ("12am", at(23, 0, 0)),
        ("yesterday", at(22, second=30)),
        ("yesterday 18:00", at(22, 18, 0)),
        ("Yesterday at  6pm", at(22, 18, 0)),
        ("18:00 yesterday", at(22, 18, 0)),
        ("yesterday evening", at(22, 19, 0)),
        ("last night", at(22, 22, 0)),
        ("this morning", at(23, 8, 0)),
        ("the day before yesterday 12:00", at(21, 12, 0)),
        ("3 days ago", at(20, second=30)),
        ("3 d ago", at(20, second=30)),
        ("3 days ago 18:40", at(20, 18, 40)),
        ("0 days ago", NOW),
        ("monday", at(16, second=30)),
        ("sunday 18:40", at(22, 18, 40)),
        ("last friday", at(20, second=30)),
        ("on Fri at 7 pm", at(20, 19, 0)),
        ("2 hours ago", at(23, 8, 20, 30)),
        ("2h ago", at(23, 8, 20, 30)),
        ("an hour ago", at(23, 9, 20, 30)),
        ("30 min ago", at(23, 9, 50, 30)),
        ("1 hour and 5 minutes ago", at(23, 9, 15, 30)),
        ("3 Nov", at(3, second=30)),
        ("3 Nov 18:40", at(3, 18, 40)),
        ("the 3rd of November at 6pm", at(3, 18, 0)),
        ("Nov 3", at(3, second=30)),
        ("3/11 18:40", at(3, 18, 40)),
        ("two weeks ago", at(9, second=30)),
        ("a month ago", at(23, second=30, month=10)),
        ("23 Nov", NOW),
        ("24 Nov", at(24, second=30, year=2025)),
        ("1 Jul", at(1, second=30, month=7)),
    ],
)
def test_moments(text: str, moment: datetime) -> None:
    assert parse_moment(text, NOW).isoformat() == moment.isoformat()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", date(2026, 11, 23)),
        ("today", date(2026, 11, 23)),
        ("this morning", date(2026, 11, 23)),
        ("yesterday 23:50", date(2026, 11, 22)),
        ("2026-11-03", date(2026, 11, 3)),
        ("2026-11-03T18:40+02:00", date(2026, 11, 3)),
        ("monday", date(2026, 11, 16)),
        ("3 Nov", date(2026, 11, 3)),
        ("Tue 3 Nov", date(2026, 11, 3)),
        ("November 3rd, 2025", date(2025, 11, 3)),
        ("3 Dec", date(2025, 12, 3)),
        ("29 Feb", date(2024, 2, 29)),
        ("3/11", date(2026, 11, 3)),
        ("3.11.2025", date(2025, 11, 3)),
        ("1 year ago", date(2025, 11, 23)),
        ("1907-01-01", date(1907, 1, 1)),
    ],
)
def test_days(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("order", "day"), [("DMY", date(2026, 11, 3)), ("MDY", date(2026, 3, 11)), ("YMD", date(2026, 3, 11))]
)
def test_figures_are_read_in_the_persons_order(order: str, day: date) -> None:
    assert parse_day("3/11", TODAY, date_order=order) == day
    assert parse_moment("3/11", NOW, date_order=order).date() == day


@given(st.dates(date(2019, 1, 1), date(2040, 12, 31)), st.integers(1, 400), st.sampled_from(["", " %Y"]))
def test_a_day_and_a_month_are_the_last_such_day(today: date, ago: int, year: str) -> None:
    day = today - timedelta(days=ago if year else ago % 365)
    assert parse_day(f"{day.day} {day:%b}{day.strftime(year)}", today) == day


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 7))
def test_a_weekday_is_the_last_one_before_today(today: date, ago: int) -> None:
    day = today - timedelta(days=ago)
    assert parse_day(f"{day:%A}", today) == parse_day(f"last {day:%a}", today) == day


REFUSED = [
    *(
        "5",
        "05",
        "2026",
        "20261120",
        "1 1 1",
        "3 11",
        "5.5",
        "18.40",
        "may",
        "november",
        "november 2025",
        "nov 99",
        "31 feb 2024",
    ),
    *(
        "sometime",
        "i was sad",
        "may be",
        "a",
        "ago",
        "days ago",
        "-1 days ago",
        "99999999999 days ago",
        "last week",
        "last",
    ),
    *(
        "yesterday yesterday",
        "2 nov 3 nov",
        "monday 3 nov",
        "25:00",
        "18:99",
        "13pm",
        "0am",
        "2026-13-01",
        "2026-11-31",
    ),
    *(
        "2026-11-20T25:00",
        "3 nov pst",
        "18:40 19:00",
        "yes\x1bterday",
        "today\x00",
        "to\u200bday",
        "\u0663 nov",
        "\ud83d",
    ),
    *("today" + " " * LONGEST, "3 nov " * 20, "1 000 hours ago", "3 nov 99999"),
]


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    with pytest.raises(WhenError, match=r"^That time could not be read: try .*\.$"):
        parse_moment(text, NOW)
    with pytest.raises(WhenError, match=r"^That day could not be read: try .*\.$"):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["18:40", "2 hours ago", "6pm"])
def test_a_time_is_no_day(text: str) -> None:
    with pytest.raises(WhenError, match="day could not be read"):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        *("10:21", "tomorrow", "tomorrow 08:00", "2026-11-23T10:21", "2026-11-24", "9999-12-31", "9999-12-31T23:59Z"),
        *("today 6pm", "2026-11-23T09:21Z", "2026-11-24T00:21+14:00", "23 nov 18:40", "3 dec 2026", "this evening"),
    ],
)
def test_nothing_to_come(text: str) -> None:
    with pytest.raises(WhenError) as caught:
        parse_moment(text, NOW)
    assert str(caught.value) == "That is in the future: a check-in is for now or before."


@pytest.mark.parametrize("text", ["tomorrow", "2026-11-24", "3 dec 2026", "9999-12-31"])
def test_no_day_to_come(text: str) -> None:
    with pytest.raises(WhenError, match=r"^That is in the future: .*\.$"):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["1905-12-31", "0001-01-01", "3 november 1850", "130 years ago", "50000 days ago"])
def test_nothing_from_before_anyone_was_born(text: str) -> None:
    with pytest.raises(WhenError, match="too long ago: the year has to be 1906 or later"):
        parse_day(text, TODAY)
    with pytest.raises(WhenError, match="too long ago: the year has to be 1906 or later"):
        parse_moment(text, NOW)


@pytest.mark.parametrize("text", ["0001-01-01T00:00+14:00", "0001-01-01 00:00", "1850-01-01T00:00"])
def test_no_moment_from_before_either(text: str) -> None:
    with pytest.raises(WhenError, match="too long ago"):
        parse_moment(text, NOW)


def test_hours_are_hours_when_the_clocks_change() -> None:
    after = datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)
    assert parse_moment("1 hour ago", after).isoformat() == "2026-03-29T01:30:00+01:00"
    second_time = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1)
    assert parse_moment("30 minutes ago", second_time).isoformat() == "2026-10-25T02:40:00+02:00"
    assert parse_moment("2:30", second_time).isoformat() == "2026-10-25T02:30:00+02:00"
    assert parse_moment("now", second_time).isoformat() == "2026-10-25T02:10:00+01:00"


@given(
    st.text() | NEAR_MISSES | st.from_regex(r"[0-9a-z :./-]{1,25}", fullmatch=True),
    st.sampled_from(["DMY", "MDY", "YMD"]),
)
@example("0001-01-01T00:00+23:59", "DMY")
@example("9999-12-31T23:59:59.999999-23:59", "DMY")
@example("2026-11-23T10:00+00:00:00.000001", "DMY")
@settings(deadline=None, max_examples=400)
def test_whatever_is_typed_it_is_a_moment_past_or_one_sentence(text: str, order: str) -> None:
    for now in (NOW, NOW.astimezone(UTC)):
        try:
            moment = parse_moment(text, now, date_order=order)
        except WhenError as error:
            assert str(error).endswith(".")
        else:
            assert moment.utcoffset() is not None
            assert moment <= now
            assert moment.year >= 1906
    try:
        assert date(1906, 1, 1) <= parse_day(text, TODAY, date_order=order) <= TODAY
    except WhenError as error:
        assert str(error).endswith(".")


@given(st.integers(0, 120 * 365), st.times())
def test_iso_is_read_back(ago: int, clock: time) -> None:
    day = TODAY - timedelta(days=ago + 1)
    assert parse_day(day.isoformat(), TODAY) == day
    wall = datetime.combine(day, clock)
    read = parse_moment(wall.isoformat(" "), NOW)
    assert read.replace(tzinfo=None) - wall in (timedelta(0), timedelta(hours=1))  # an hour on where it is skipped


def test_whatever_the_parser_stumbles_over_is_one_sentence() -> None:
    with patch.object(dateparser, "parse", side_effect=RecursionError), pytest.raises(WhenError):
        parse_moment("3 Nov", NOW)


def test_plain_words_are_read_without_the_big_parser() -> None:
    code = (
        "import sys; from datetime import *; from bounceback_tui.journey.when import parse_day, parse_moment\n"
        "now = datetime.now(UTC)\n"
        "for text in ['', 'now', 'yesterday 18:40', '3 d ago', 'monday', 'last night', '2 h ago', '2020-01-01']:\n"
        "    parse_moment(text, now)\n"
        "try: parse_day('nonsense', now.date())\n"
        "except ValueError: print({'dateparser', 'dateutil'} & sys.modules.keys())\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True
    )
    assert told.stdout.strip() == "set()"
