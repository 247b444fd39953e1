"""When the card after a run of low days is offered, and above all when it is not."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounceback_tui.care.rules import LowRun, card_due, low_run

TODAY = date(2026, 11, 23)
RUN = LowRun("days", "why")
AGO = st.integers(-3, 130)
LIVES = st.dictionaries(AGO.map(lambda ago: TODAY - timedelta(days=ago)), st.floats(1, 5), max_size=130)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))


def life(figures: dict[int, float]) -> dict[date, float]:
    """Build a life from days ago to mean pleasantness."""
    return {TODAY - timedelta(days=ago): figure for ago, figure in figures.items()}


def kind(figures: dict[int, float]) -> str | None:
    run = low_run(life(figures), TODAY)
    return run.kind if run else None


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ({0: 2, 1: 1.5, 2: 2}, "days"),
        ({1: 1, 2: 2, 3: 1}, "days"),
        ({2: 1, 3: 1, 4: 1}, None),  # too long past
        ({0: 1, 1: 1}, None),
        ({0: 1, 1: 1, 3: 1}, None),  # a gap
        ({0: 1, 1: 2.1, 2: 1}, None),
        ({0: 3, 1: 1, 2: 1, 3: 1}, None),  # today is better
        ({-1: 5, 0: 2, 1: 2, 2: 2}, "days"),  # a day to come says nothing
        ({}, None),
    ],
)
def test_three_days_in_a_row(figures: dict[int, float], found: str | None) -> None:
    assert kind(figures) == found


USUAL = dict.fromkeys(range(14, 104, 2), 4.0)


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        (USUAL | dict.fromkeys(range(0, 14, 2), 3.25), "weeks"),
        (USUAL | dict.fromkeys(range(0, 14, 2), 3.26), None),
        (USUAL | dict.fromkeys(range(0, 12, 2), 3.0), None),  # six days of fourteen
        (dict.fromkeys(range(14, 34), 4.0) | dict.fromkeys(range(0, 14, 2), 3.0), None),  # twenty days
        (dict.fromkeys(range(14, 35), 4.0) | dict.fromkeys(range(0, 14, 2), 3.0), "weeks"),
        (dict.fromkeys(range(104, 130), 4.0) | dict.fromkeys(range(0, 14, 2), 3.0), None),  # too long past
        (USUAL | {0: 5.0, 2: 5.0, 4: 5.0, 6: 3.0, 8: 3.0, 10: 3.0, 12: 3.0}, "weeks"),  # the median counts
        (USUAL | {0: 5.0, 2: 5.0, 4: 5.0, 6: 5.0, 8: 1.0, 10: 1.0, 12: 1.0}, None),
        (USUAL | {0: 4.0, 2: 4.0, 4: 4.0, 6: 4.0, 8: 2.0, 10: 2.0, 12: 2.0, 13: 2.0}, "weeks"),  # even: 3.0
    ],
)
def test_two_weeks_below_the_usual(figures: dict[int, float], found: str | None) -> None:
    assert kind(figures) == found


@given(LIVES.filter(lambda days: len(days) < 3))
def test_fewer_than_three_days_say_nothing(days: dict[date, float]) -> None:
    assert low_run(days, TODAY) is None


@given(LIVES)
def test_days_of_three_and_more_are_no_run(days: dict[date, float]) -> None:
    run = low_run({day: max(figure, 3.0) for day, figure in days.items()}, TODAY)
    assert run is None or run.kind == "weeks"


@given(st.floats(2.01, 5), LIVES)
def test_a_life_lived_evenly_says_nothing(figure: float, days: dict[date, float]) -> None:
    assert low_run(dict.fromkeys(days, figure), TODAY) is None


@given(LIVES)
def test_a_good_day_today_ends_the_run_of_days(days: dict[date, float]) -> None:
    run = low_run({**days, TODAY: 4.0}, TODAY)
    assert run is None or run.kind == "weeks"


def test_why_says_what_was_seen_and_diagnoses_nothing() -> None:
    low = low_run(life({0: 1, 1: 1, 2: 1}), TODAY)
    stretch = low_run(life(USUAL | dict.fromkeys(range(0, 14, 2), 2.5)), TODAY)
    assert low is not None
    assert stretch is not None
    assert low.why == "The last three days you checked in were hard ones."
    assert stretch.why == "The last two weeks have been harder than is usual for you."
    assert not {"depress", "disorder", "symptom"} & set((low.why + stretch.why).lower().split())


@given(st.sampled_from([RUN, None]), st.none() | MOMENTS, MOMENTS)
def test_switched_off_is_off(run: LowRun | None, put_away_at: datetime | None, now: datetime) -> None:
    assert not card_due(run, put_away_at, now, enabled=False)


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(hours=24) - timedelta(microseconds=1)))
def test_never_within_a_day_of_putting_it_away(put_away_at: datetime, gone: timedelta) -> None:
    assert not card_due(RUN, put_away_at, put_away_at + gone, enabled=True)


@given(MOMENTS, st.timedeltas(timedelta(hours=24), timedelta(days=400)))
def test_offered_again_after_a_day(put_away_at: datetime, gone: timedelta) -> None:
    assert card_due(RUN, put_away_at, put_away_at + gone, enabled=True)


def test_offered_when_never_put_away_and_only_for_a_run() -> None:
    now = datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert card_due(RUN, None, now, enabled=True)
    assert not card_due(None, None, now, enabled=True)


def test_a_day_is_twenty_four_hours_when_the_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    put_away_at = datetime(2026, 3, 28, 12, tzinfo=berlin)
    assert not card_due(RUN, put_away_at, datetime(2026, 3, 29, 12, 30, tzinfo=berlin), enabled=True)
    assert card_due(RUN, put_away_at, datetime(2026, 3, 29, 13, tzinfo=berlin), enabled=True)
