"""What is read from the terminal: a paste is text, whatever is in it and wherever the reading was cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from bounceback_tui.ui.driver import BEGIN, END, SteadyParser

PIECES = ["\x1b", "[", "201", "~", "\x1b[31m", "\x11", "word ", "é", "\x1b[200~"]


def read(chunks: list[str]) -> list[Message]:
    parser = SteadyParser()
    return [event for chunk in chunks if chunk for event in parser.feed(chunk)]


def cut(data: str, places: list[int]) -> list[str]:
    ends = sorted({place % (len(data) + 1) for place in places} | {len(data)})
    return [data[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("a line", "a line"),
        ("hello \x1b[31mred \x11 more", "hello [31mred \x11 more"),
        ("ends in an escape\x1b", "ends in an escape"),
        ("\x1b[200~twice", "[200~twice"),
    ],
)
def test_what_is_pasted_is_text(pasted: str, text: str) -> None:
    before, paste, after = read([f"x{BEGIN}{pasted}{END}y"])
    assert isinstance(paste, events.Paste) and paste.text == text
    assert isinstance(before, events.Key) and isinstance(after, events.Key)
    assert (before.character, after.character) == ("x", "y")


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.lists(st.integers(0, 200), max_size=6))
def test_it_does_not_matter_where_the_reading_is_cut(parts: list[str], places: list[int]) -> None:
    pasted = "".join(parts)
    if END in pasted:
        return
    _, paste, after = read(cut(f"x{BEGIN}{pasted}{END}y", places))
    assert isinstance(paste, events.Paste) and paste.text == pasted.replace("\x1b", "")
    assert isinstance(after, events.Key) and after.character == "y"


def test_escape_sequences_outside_a_paste_are_keys() -> None:
    assert [event.key for event in read(["\x1b[A", "\x1b", "[B"]) if isinstance(event, events.Key)] == ["up", "down"]
