"""Stage 7 in a real terminal: from a no to an accepted offer, and the page of what helped."""

from pathlib import Path

import pytest

from tests.pty.test_story import Machine, quit_


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_from_a_no_to_an_accepted_offer(machine: Machine) -> None:
    assert machine.run("no", "Backend engineer", "Acme", "--on", "yesterday").returncode == 0
    assert machine.run("did", "sent one to Globex", "--kind", "apply").returncode == 0
    with machine.app() as terminal:
        terminal.wait_for("Momentum")
        terminal.press("7")
        terminal.wait_for("The year")
        terminal.press("a", "n")
        terminal.wait_for("applied on")
        terminal.press(*"Engineer", "tab", *"Globex", "ctrl+s")
        terminal.wait_for("history")
        terminal.press("g", "n")
        terminal.wait_for("One thing to do otherwise")
        terminal.press(*"ask first", "ctrl+s")
        terminal.wait_for("being tried")
        terminal.press("enter")
        terminal.wait_for("Did it make a difference?")
        terminal.press("right", "ctrl+s")
        terminal.wait_for("kept, today")
        terminal.press("a")
        terminal.wait_for("history")
        terminal.press("s")
        terminal.wait_for("Where it stands")
        terminal.press("right", "right", "right", "right", "right", "ctrl+s")
        terminal.wait_for("What helped you?")
        terminal.press("ctrl+s")
        terminal.wait_for("for the next time somebody needs it")
        terminal.press("ctrl+s")
        terminal.wait_for("The journey is closed")
        terminal.press("0")
        terminal.wait_for("This journey is closed.")
        quit_(terminal)
    assert machine.count("journey_end") == 1
    assert "ask first" in machine.run("log").stdout
