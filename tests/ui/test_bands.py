"""The picture of who is near and far: every name in its cell, gaps in words, never wider than it may be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from bounceback_tui.ui.bands import Picture, Row, draw

BANDS = ("close", "moderate", "loose")
HOSTILE = "[/x] \x1b]0;owned\x07 \u202eevil"


def drawn(rows, width=78, height=17, **more):
    return [line.plain.rstrip() for line in draw(Picture(BANDS, tuple(rows), "A sentence.", **more), width, height)]


def test_names_stand_in_their_band_and_row():
    lines = drawn([Row("comfort", (["Maren"], [], ["Tom"])), Row("information", ([], [], []), "nobody yet for it")])
    heading = next(line for line in lines if "moderate" in line)
    row = next(line for line in lines if "comfort" in line)
    assert abs(heading.index("close") - row.index("● Maren")) <= 1
    assert abs(heading.index("loose") - row.index("● Tom")) <= 1 and "·" in row
    assert any("◇ nobody yet for it" in line for line in lines)
    assert lines[0].strip().startswith("you ◆") and lines[0].endswith("▸ far")
    assert "A sentence." in lines


def test_a_low_picture_says_how_many_more_there_are():
    names = [f"Person {number}" for number in range(40)]
    lines = drawn([Row("comfort", (names, [], [])), Row("other", (names, names, []))])
    assert len(lines) <= 17 and any("more" in line for line in lines)
    tall = drawn([Row("comfort", (names[:3], [], []))], height=40)
    assert sum("● Person" in line for line in tall) == 3


def test_what_people_are_called_commands_nothing():
    lines = "\n".join(drawn([Row("comfort", ([HOSTILE], [], []))], rest=HOSTILE))
    assert "\x1b" not in lines and "\u202e" not in lines and "[/x]" in lines


@settings(max_examples=40)
@given(
    st.lists(st.lists(st.text(max_size=30), max_size=5), min_size=9, max_size=9),
    st.sampled_from([60, 78, 98, 150]),
    st.integers(5, 40),
)
def test_no_line_is_wider_than_the_room(names, width, height):
    rows = tuple(Row(f"row {number}", tuple(names[3 * number : 3 * number + 3]), "a gap") for number in range(3))
    for line in draw(Picture(BANDS, rows), width, height):
        assert cell_len(line.plain.rstrip()) <= width


@pytest.mark.parametrize("width", [10, 40])
def test_nothing_yet_is_a_sentence(width):
    (line,) = draw(Picture(sentence="Nobody is put down yet."), width, 10)
    assert cell_len(line.plain) <= width
