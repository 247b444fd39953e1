"""Text made fit to be displayed."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from bounceback_tui.ui.text import one_line, show

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()))
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)


@given(ANYTHING)
def test_nothing_unsafe_is_left(text: str) -> None:
    assert not FORBIDDEN.search(show(text))


@given(ANYTHING)
def test_showing_twice_is_showing_once(text: str) -> None:
    assert show(show(text)) == show(text)


@given(ANYTHING)
def test_can_be_written_out(text: str) -> None:
    show(text).encode("utf-8")


@given(ANYTHING)
def test_keeps_what_is_safe(text: str) -> None:
    shown = show(text)
    assert len(shown) == len(text)
    assert all(a == b for a, b in zip(text, shown, strict=True) if a.isprintable() or a in "\n\t")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\x00b", "a␀b"),
        ("bell\x07\x7f", "bell␇␡"),
        ("end\r\n\tnext", "end␍\n\tnext"),
        ("\x9b2J", "�2J"),
        ("ab\u202edc", "ab�dc"),
        ("\u2066x\u2069\u200f", "�x��"),
        ("no\u200bthing\ufeff", "no�thing�"),
        ("line\u2028para\u2029", "line�para�"),
        ("half \ud83d", "half �"),
        ("👩\u200d👩\u200d👧 नम\u200dस्ते می\u200cخواهم", "👩\u200d👩\u200d👧 नम\u200dस्ते می\u200cخواهم"),
        ("[/x] [@click=app.quit]", "[/x] [@click=app.quit]"),
    ],
)
def test_stand_ins(typed: str, shown: str) -> None:
    assert show(typed) == shown


@given(ANYTHING, st.integers(-2, 30))
@example("❤️❤️❤️", 4)
@example("👩\u200d👩\u200d👧 fam", 6)
@example("日本語テキスト", 6)
@example("e\u0301" * 9, 5)
@example("\U0001fae8\U0001fadf", 3)
@example("🇮🇪🇮🇪", 3)
def test_one_line_never_runs_over(text: str, width: int) -> None:
    line = one_line(text, width)
    assert cell_len(line) <= max(width, 0)
    assert not FORBIDDEN.search(line)
    assert "\n" not in line
    assert "\t" not in line


def test_no_character_is_taken_for_narrower_than_it_is() -> None:
    for code in range(0x20000):
        character = show(chr(code))
        assert character.isspace() or cell_len(one_line(character + "abcd", 4)) <= 4, hex(code)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20))
def test_one_line_keeps_what_fits(text: str) -> None:
    assert one_line(text, len(text)) == text
    assert one_line(text + "x", len(text)) == text[:-1] + "…"


@pytest.mark.parametrize(
    ("typed", "width", "line"),
    [
        ("  two\n\n words\t here ", 20, "two words here"),
        ("two words", 5, "two…"),
        ("two words", 1, "…"),
        ("two words", 0, ""),
        ("", 5, ""),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("cafe\u0301s", 5, "cafe\u0301s"),
        ("cafe\u0301 noir", 5, "cafe\u0301…"),
        ("👩\u200d👩\u200d👧", 4, "👩…"),
        ("a\x1bb", 3, "a␛b"),
    ],
)
def test_one_line_examples(typed: str, width: int, line: str) -> None:
    assert one_line(typed, width) == line
