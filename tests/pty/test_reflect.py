"""Stage 2 in a real terminal: a no taken apart, asked about again two weeks later, and a page that is burnt."""

import sys
from pathlib import Path

import pytest

from tests.pty.terminal import Terminal
from tests.pty.test_story import Machine, quit_

LATER = """
import sys
from datetime import datetime, timedelta
from bounceback_tui.cli.main import main
days = int(sys.argv.pop(1))
sys.exit(main(sys.argv[1:], clock=lambda: datetime.now().astimezone() + timedelta(days=days)))
"""
"""The program, with a clock that is some days ahead."""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def days_later(machine: Machine, days: int) -> Terminal:
    return Terminal([sys.executable, "-c", LATER, str(days)], env=machine.env, cwd=Path.cwd())


def test_a_no_is_taken_apart_and_seen_otherwise_two_weeks_later(machine: Machine) -> None:
    assert machine.run("no", "Backend engineer", "Acme").returncode == 0
    with machine.app() as terminal:
        terminal.wait_for("Acme · day 0")
        terminal.press("2")
        terminal.wait_for("Take the no apart")
        terminal.press("enter")
        terminal.wait_for("None yet: n writes the first.")
        terminal.press("n")
        terminal.wait_for("goes round in your head")
        terminal.press(*"not senior enough", "tab", "tab", *"80", "ctrl+s")
        terminal.wait_for("You are asked again")
        terminal.press("escape")
        terminal.wait_for("1 reason:")
        quit_(terminal)
    with days_later(machine, 14) as terminal:
        terminal.wait_for("ask again: “not senior enough”")
        terminal.press("tab", "enter")
        terminal.wait_for("How do you see it now?")
        terminal.press("right", "right", "right", "tab", *"25", "ctrl+s")
        text = terminal.wait_for("55 less sure, and now: cannot be known")
        assert " 80" in text and " 25" in text
        terminal.press("q")
        quit_(terminal)
    log = machine.run("log").stdout
    assert "I infer, 80 of 100; asked again: cannot be known, 25 of 100" in log


def test_a_burnt_page_is_in_no_file(machine: Machine) -> None:
    assert machine.run("no", "Backend engineer", "Acme").returncode == 0
    with machine.app() as terminal:
        terminal.wait_for("Acme · day 0")
        terminal.press("2")
        terminal.wait_for("Twenty minutes of writing")
        terminal.press("down", "down", "enter")
        terminal.wait_for("what shall become of the page?")
        terminal.press("right", "tab", "right", "ctrl+n")
        terminal.wait_for("to be burnt")
        terminal.press(*"unspeakable words here")
        terminal.wait_for("unspeakable words here")
        terminal.wait_for("19:5")
        assert found(machine, b"unspeakable") == []
        terminal.press("ctrl+s")
        terminal.wait_for("now that it is written?")
        terminal.press("right", "ctrl+s")
        terminal.wait_for("Let go.")
        assert machine.file.with_name(machine.file.name + "-wal").exists()
        assert found(machine, b"unspeakable") == []
        quit_(terminal)
    assert found(machine, b"unspeakable") == []
    assert machine.count("reflection") == 1 and machine.count("reflection_answer") == 0


def found(machine: Machine, words: bytes) -> list[Path]:
    """Return every file in the home folder, database, -wal, drafts and logs, that has some words in it."""
    return [path for path in machine.home.rglob("*") if path.is_file() and words in path.read_bytes()]
