"""The page of evidence cards keeps its indent at every width, and says when a card cannot be read."""

import pytest

from bounceback_tui.content import loader
from bounceback_tui.content.loader import ContentError
from bounceback_tui.ui import evidence
from bounceback_tui.ui.evidence import INDENT, Cards
from tests.conftest import Driver

KNOWN = ("bounded-writing", "values-affirmation")


@pytest.mark.parametrize("width", [30, 76, 100])
def test_what_a_label_introduces_keeps_its_indent(width: int) -> None:
    lines = [line.plain for line in Cards(KNOWN)._lines(width)]
    labels = [place for place, line in enumerate(lines) if line.startswith("study")]
    assert len(labels) == len(KNOWN)
    for place in labels:
        assert lines[place + 1].startswith((" " * INDENT, "effect"))
    assert max(map(len, lines)) <= width
    assert "1994" in " ".join(lines)


def test_a_card_that_cannot_be_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> object:
        raise ContentError("evidence.toml, entry 3: a field is missing")

    monkeypatch.setattr(evidence, "evidence", broken)
    assert Cards(["x"])._lines(80)[0].plain == "evidence.toml, entry 3: a field is missing"
    assert loader.evidence is not broken


async def test_the_page_scrolls_and_the_keys_page_names_nothing_that_does_nothing(drive: Driver) -> None:
    async with drive(size=(80, 24)) as hands:
        await hands.press("2", "E")
        shown = hands.text()
        assert "What is known about this" in shown and "study    " in shown
        await hands.press("end", "escape", "question_mark")
        assert "selected text" not in hands.text().lower()
