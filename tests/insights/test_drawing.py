"""The room's pictures: right to the cell, at any size, with every mark told by its shape."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bounceback_tui.insights import acts_drawing, bounce_drawing, month_drawing, mood_drawing
from bounceback_tui.insights.act_rules import Act, Acts
from bounceback_tui.insights.bounce_rules import bounces
from bounceback_tui.insights.interval_drawing import Bar
from bounceback_tui.insights.interval_drawing import draw as draw_bars
from bounceback_tui.insights.month_rules import Day, Month
from bounceback_tui.insights.mood_rules import Column, columns
from bounceback_tui.insights.week_rules import Slot

TODAY = date(2026, 11, 23)
SIZES = st.tuples(st.integers(0, 160), st.integers(0, 50))
FEW = settings(max_examples=30, deadline=None)


def back(count):
    return TODAY - timedelta(days=count)


def life():
    """Three no's, each with the same dip."""
    daily = {back(count): 4.0 for count in range(120)}
    for came in (60, 40, 20):
        daily |= {back(came - later): mood for later, mood in enumerate((2.0, 1.0, 2.0, 3.0))}
    return bounces(daily, [back(60), back(40), back(20)], TODAY)


def test_the_bounce_has_its_median_and_n_under_each_day():
    canvas = bounce_drawing.draw(life(), 94, 20)
    lines = canvas.text().split("\n")
    step, until = bounce_drawing.layout(94)
    assert (step, until) == (4, 17)
    assert "▾ a no" in lines[0]
    assert lines[-2].split()[:5] == ["day", "−3", "−2", "−1", "0"]
    assert lines[-1].split() == ["n", *["3"] * 21]
    usual = next(y for y, line in enumerate(lines) if line.lstrip().startswith("usual"))
    assert lines[usual][bounce_drawing.column(-1, step)] == lines[usual][bounce_drawing.column(4, step)] == "●"
    lowest = max(y for y in range(len(lines) - 2) if "●" in lines[y])
    assert lines[lowest].index("●") == bounce_drawing.column(1, step)


def test_below_three_curves_there_is_no_median():
    daily = {back(count): 4.0 for count in range(60)} | {back(20): 1.0}
    text = bounce_drawing.draw(bounces(daily, [back(20)], TODAY), 74, 14).text()
    assert "●" not in text and "░" not in text and "·" in text


def test_the_one_under_way_has_a_mark_of_its_own():
    daily = {back(count): 4.0 for count in range(60)} | {back(1): 1.0, back(0): 2.0}
    assert "○" in bounce_drawing.draw(bounces(daily, [back(1)], TODAY), 74, 14).text()


@FEW
@given(SIZES)
def test_any_size_will_do(size):
    width, height = size
    daily = {back(count): 1.0 + count % 5 for count in range(0, 400, 3)}
    month = Month(date(2026, 11, 1), {TODAY: Day(3.0, 2, nos=("a", "b"))})
    acts = Acts([Act("x", TODAY, lift, -lift) for lift in (-2, -1, 0, 1, 2)])
    for canvas in (
        bounce_drawing.draw(life(), width, height),
        mood_drawing.draw_range(lambda room: columns(daily, [TODAY], back(399), TODAY, room), width, height),
        month_drawing.draw(month, TODAY, width, height),
        month_drawing.draw_week({(0, 0): Slot(3.0, 500), (6, 6): Slot(1.0, 2)}, width, height),
        acts_drawing.draw(acts, width, height),
    ):
        assert (canvas.width, canvas.height) == (width, height)
        assert all(len(row) == width for row in canvas.rows)


def test_mood_has_a_bar_a_gap_and_a_mark_each_in_its_column():
    found = [
        Column(back(2), back(2), 5.0, 1, 0),
        Column(back(1), back(1), None, 0, 2),
        Column(TODAY, TODAY, 1.0, 1, 1),
    ]
    lines = mood_drawing.draw(found, 15, 8).text().split("\n")
    assert mood_drawing.edges(3, 15) == [3, 7, 11, 15]
    assert [line[3:6] for line in lines[1:7]] == ["███"] * 6
    assert lines[6][7] == "·" and lines[6][11:14] == "▁▁▁"
    assert lines[0].rstrip() == " " * 7 + "2▾" + " " * 2 + "▾"
    assert [line[0] for line in lines if line[:1].strip()] == ["5", "4", "3", "2", "1"]


@FEW
@given(st.integers(1, 140), st.integers(10, 140))
def test_columns_fill_the_width_and_never_overlap(count, width):
    room = mood_drawing.room_for(width)
    if count <= room:
        places = mood_drawing.edges(count, width)
        assert places[0] == mood_drawing.LABELS and places[-1] == width
        assert all(left < right for left, right in itertools.pairwise(places))


@pytest.mark.parametrize("height", [13, 19])
def test_a_month_puts_days_under_their_weekday(height):
    month = Month(date(2026, 11, 1), {TODAY: Day(3.0, 2), back(3): Day(1.5, 1, nos=("Acme",))})
    canvas = month_drawing.draw(month, TODAY, 70, height)
    lines = canvas.text().split("\n")
    monday = lines[0].index("Mon")
    today = next(line for line in lines if "23" in line)
    assert today.index("23") == monday and "▾" in next(line for line in lines if "20" in line)
    assert month_drawing.day_at(month.first, monday, 1 + 4 * month_drawing.lines(height), 70, height) == TODAY
    assert month_drawing.day_at(month.first, 69, height + 9, 70, height) is None
    month_drawing.mark(canvas, month.first, TODAY)
    assert "[23]" in canvas.text()


def test_a_time_of_the_week_with_too_few_days_has_no_number_but_how_many():
    text = month_drawing.draw_week({(0, 1): Slot(3.44, 12), (2, 2): Slot(5.0, 4)}, 74, 9).text()
    assert "▅ 3.4 12" in text and "5.0" not in text and "·     4" in text
    canvas = month_drawing.draw_week({(0, 1): Slot(3.44, 12), (2, 2): Slot(5.0, 4), (2, 1): Slot(3.0, 500)}, 74, 9)
    assert canvas.rows[3][5 + 2 * 9 + 6] == ("4", "muted")  # a number is for reading, in a light theme too
    for weekday, place in ((0, 1), (2, 2), (6, 6)):
        month_drawing.mark_slot(canvas, weekday, place)
    assert "▅[3.4]12" in canvas.text() and "▅ 3.0 500·[   ]4" in canvas.text()
    assert month_drawing.slot_at(5 + 6 * 9, 7, 74, 9) == (6, 6) and month_drawing.slot_at(4, 7, 74, 9) is None
    assert month_drawing.slot_at(5, 0, 74, 9) is None and month_drawing.slot_at(5, 8, 74, 9) is None


def test_acts_are_drawn_from_five_on():
    assert acts_drawing.draw(Acts([Act("x", TODAY, 0, 1)] * 4), 70, 14).text().strip() == ""
    lines = acts_drawing.draw(Acts([Act("x", TODAY, 0, 1)] * 5), 70, 14).text().split("\n")
    assert lines[4].endswith(" 5") and lines[4].split()[0] == "came"


def test_words_stand_in_columns_and_command_nothing():
    told = mood_drawing.word_lines([("[/x]\x1b[31m", 12), ("界" * 30, 3), ("c", 1), ("d", 1)], 50, 1).plain
    assert "[/x]␛[31m" in told and "12" in told and "c" not in told.split()
    assert mood_drawing.word_lines([], 50, 1).plain == "No words in these days."


def test_a_long_name_is_whole_where_there_is_room():
    bar = Bar("was in touch with somebody → same day", "?", words="7/5 days")
    assert "was in touch with somebody → same day ···" in draw_bars([bar], ("worse", "better"), 96, 6).text()
    narrow = draw_bars([bar], ("worse", "better"), 72, 6).text().splitlines()
    assert "…" in narrow[0] and len(narrow[0]) <= 72
