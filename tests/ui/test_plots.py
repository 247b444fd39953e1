"""The small plots: right to the cell, honest about gaps, readable without colour."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bounceback_tui.ui import plots

TODAY = date(2026, 11, 23)
FEW = settings(max_examples=40, deadline=None)


def test_a_sparkline_has_a_block_for_each_value_and_a_gap_for_none():
    assert plots.sparkline([0, 5, None, 10], 0, 10) == "▁▅·█"
    assert plots.sparkline([], 0, 10) == ""
    assert plots.sparkline([-3, 40], 0, 10) == "▁█"


def test_a_stretch_without_a_point_stays_a_gap():
    points = [(TODAY, 8.0), (TODAY - timedelta(days=1), 6.0), (TODAY - timedelta(days=20), 3.0)]
    assert plots.over_time(points, TODAY, 10) == [3.0, None, 7.0]
    assert plots.over_time([], TODAY, 10) == []


def test_what_is_to_come_is_not_drawn():
    assert plots.over_time([(TODAY + timedelta(days=1), 5.0)], TODAY, 10) == []


@FEW
@given(
    st.lists(st.tuples(st.dates(date(2016, 1, 1), TODAY), st.floats(0, 10)), min_size=1, max_size=40),
    st.integers(1, 60),
)
def test_no_more_cells_than_asked_for_and_no_value_made_up(points, cells):
    drawn = plots.over_time(points, TODAY, cells)
    assert 1 <= len(drawn) <= cells
    assert drawn[0] is not None
    values = [value for _, value in points]
    found = [value for value in drawn if value is not None]
    assert all(min(values) - 1e-9 <= value <= max(values) + 1e-9 for value in found)
    assert len(plots.sparkline(drawn, 0, 10)) == len(drawn)


@pytest.mark.parametrize(
    ("value", "drawn"), [(0, "──────────"), (10, "━━━━━━━━━━"), (5, "━━━━━─────"), (99, "━━━━━━━━━━")]
)
def test_a_bar_is_as_long_as_its_value(value, drawn):
    assert "".join(plots.bar(value, 10, 10)) == drawn


@FEW
@given(st.just(0.0) | st.floats(0.01, 10), st.integers(0, 80))
def test_a_bar_fills_its_track_and_only_nothing_has_no_cell(value, width):
    full, rest = plots.bar(value, 10, width)
    assert len(full + rest) == width
    assert bool(full) == (value > 0 and width > 0)


def test_grouped_bars_name_every_bar_so_that_colour_is_not_needed():
    lines = plots.grouped(["interest", "market"], [("Backend", [8, 3]), ("Teaching", None)], 10, 10)
    assert [(line.group, line.name, line.value) for line in lines] == [
        ("interest", "Backend", 8),
        ("", "Teaching", None),
        ("market", "Backend", 3),
        ("", "Teaching", None),
    ]
    assert [line.full for line in lines] == ["━" * 8, "", "━" * 3, ""]
