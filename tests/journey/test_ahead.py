"""Days to come, as people type them."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounceback_tui.journey.ahead import parse_ahead
from bounceback_tui.journey.when import WhenError

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", MONDAY),
        ("tomorrow", date(2026, 11, 24)),
        ("in 3 days", date(2026, 11, 26)),
        ("in a week", date(2026, 11, 30)),
        ("in 3 months", date(2027, 2, 23)),
        ("friday", date(2026, 11, 27)),
        ("Monday", date(2026, 11, 30)),
        ("2026-12-03", date(2026, 12, 3)),
        ("3 Dec", date(2026, 12, 3)),
        ("dec 3", date(2026, 12, 3)),
        ("3 March", date(2027, 3, 3)),
        ("3/12", date(2026, 12, 3)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_days_to_come(typed, day):
    assert parse_ahead(typed, MONDAY) == day


@pytest.mark.parametrize(
    "typed", ["", "yesterday", "2026-11-22", "5", "may", "31 feb", "2099-01-01", "[/x]", "in 0x3 days"]
)
def test_others_are_refused_in_one_sentence(typed):
    with pytest.raises(WhenError, match=r"^[^\n]+\.$"):
        parse_ahead(typed, MONDAY)


@given(st.text(max_size=70))
def test_whatever_is_typed_is_a_day_to_come_or_refused(typed):
    with contextlib.suppress(WhenError):
        assert MONDAY <= parse_ahead(typed, MONDAY) <= date(2036, 12, 31)
