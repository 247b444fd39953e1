"""What counts as a text: what can be seen, and what is refused because it cannot be stored; not blanks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounceback_tui.store.base import trimmed
from bounceback_tui.store.texts import has_something


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b", "\u200b \u202e\ufeff"])
def test_what_nobody_can_see_is_no_text(text: str) -> None:
    assert not has_something(text) and trimmed(text) == ""


@pytest.mark.parametrize("text", ["a", "\u200ba", "👩\u200d👧", "\x00", "\ud800", "é"])
def test_all_else_is(text: str) -> None:
    assert has_something(text) and trimmed(text) == text


@given(st.text())
def test_a_trimmed_text_is_empty_or_has_something(text: str) -> None:
    folded = trimmed(text)
    assert folded == "" or has_something(str(folded))
