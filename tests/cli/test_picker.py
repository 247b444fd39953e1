"""``checkin`` without options: it asks in the shell, if there is a terminal to ask on."""

import sys
from pathlib import Path
from typing import Any

import pytest

from bounceback_tui import config
from bounceback_tui.cli import streams
from bounceback_tui.stages.feel import picker, records
from tests.cli.conftest import Command
from tests.cli.test_checkin import Reopen, kept, only


def test_without_options_and_terminal_it_says_what_to_do(bounceback: Command, paths: config.Paths) -> None:
    assert "no terminal" in bounceback("checkin").refused(2)
    assert not paths.database.exists()


def test_the_picker_asks_and_the_answer_is_saved(
    bounceback: Command, reopen: Reopen, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def pick(words: Any) -> picker.Picked:
        offered.extend(word.word for word in words)
        return picker.Picked(4, 3, ("hopeful", "sea legs"), "a line")

    monkeypatch.setattr(picker, "pick", pick)
    monkeypatch.setattr(streams, "can_draw", lambda: True)
    answer = bounceback("checkin")
    assert "Saved 18:40: hopeful, sea legs (pleasant, medium energy)." in answer.out
    assert only(reopen).fields == {"pleasantness": 4, "energy": 3, "note": "a line"}
    assert reopen(records.words_known) == {"sea legs"}
    assert "sea legs" not in offered
    bounceback("checkin")
    assert "sea legs" in offered


def test_leaving_the_picker_saves_nothing(
    bounceback: Command, reopen: Reopen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picker, "pick", lambda words: None)
    monkeypatch.setattr(streams, "can_draw", lambda: True)
    answer = bounceback("checkin")
    assert (answer.code, answer.out, answer.err) == (0, "", "Nothing was saved.\n")
    assert reopen(kept) == []


def test_a_bad_file_is_told_before_anything_is_asked(
    bounceback: Command, paths: config.Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.database.parent.mkdir()
    paths.database.write_bytes(b"something else entirely" * 100)
    monkeypatch.setattr(picker, "pick", lambda words: pytest.fail("asked in vain"))
    monkeypatch.setattr(streams, "can_draw", lambda: True)
    assert "not a Bounceback file" in bounceback("checkin").refused(1)


@pytest.mark.parametrize("stream", ["stdin", "stderr"])
def test_a_terminal_that_cannot_draw_is_none(monkeypatch: pytest.MonkeyPatch, stream: str, tmp_path: Path) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    for name in ("stdin", "stderr"):
        monkeypatch.setattr(sys, name, Terminal())
    monkeypatch.setenv("TERM", "xterm")
    assert streams.can_draw()
    monkeypatch.setenv("TERM", "dumb")
    assert not streams.can_draw()
    monkeypatch.setenv("TERM", "xterm")
    with (tmp_path / "file").open("w") as file:
        monkeypatch.setattr(sys, stream, file)
        assert not streams.can_draw()
    assert not streams.can_draw()  # closed
    monkeypatch.setattr(sys, stream, None)
    assert not streams.can_draw()
