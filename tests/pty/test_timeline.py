"""Search and timeline in a real terminal: a word is typed, enter opens it in its room, the timeline has it too."""

from pathlib import Path

import pytest

from tests.pty.test_reflect import found
from tests.pty.test_story import Machine, quit_


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_word_is_found_again_and_gone_once_it_is_deleted(machine: Machine) -> None:
    assert machine.run("no", "Backend engineer", "Acme", "-n", "not senior enough").returncode == 0
    note = "a kingfisher by the river"
    assert machine.run("checkin", "-p", "4", "-e", "2", "-n", note).returncode == 0
    assert "[kingfisher] by the river" in machine.run("search", "kingf").stdout
    with machine.app() as terminal:
        terminal.wait_for("Acme · day 0")
        terminal.press("/")
        terminal.wait_for("what are you looking for?")
        terminal.press(*"senio")
        terminal.wait_for("A no · what stings")
        terminal.press(*["backspace"] * 5, *"kingf")
        terminal.wait_for("Feel · check-in")
        terminal.press("enter")
        terminal.wait_for("check-in · today")
        terminal.wait_for("a kingfisher by the river")
        terminal.press("q", "t")
        terminal.wait_for("Everything, by day")
        assert "a kingfisher" in terminal.wait_for("Backend engineer, Acme")
        terminal.press("enter")
        terminal.wait_for("check-in · today")  # not its keys: the room behind it has some of them too
        terminal.press("q")
        terminal.wait_gone("check-in · today")
        terminal.press("d")
        terminal.wait_for("Deleted.")
        quit_(terminal)
    assert machine.run("search", "kingf").stdout == "Nothing has that in it.\n"
    kept = [file for file in found(machine, b"kingf") if not file.parent.name.endswith(".backups")]
    assert kept == []  # a backup keeps what was there when it was made
