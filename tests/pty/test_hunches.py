"""Hunches and a trial of one in a real terminal: one named, one started, and the next start still knows both."""

from pathlib import Path

import pytest

from tests.pty.test_story import Machine, quit_


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_named_tossed_and_answered(machine: Machine) -> None:
    assert machine.run("checkin", "-p", "3", "-e", "3").returncode == 0
    with machine.app() as terminal:
        terminal.wait_for("One small step")
        terminal.press("i", "g", "n")
        terminal.wait_for("slept badly")
        terminal.press("down", "down", "enter")
        terminal.wait_for("Only days after today count")
        terminal.press("ctrl+s")
        terminal.wait_for("1 of 5 places taken")
        terminal.press("r", "n")
        terminal.wait_for("A coin decides")
        terminal.press(*"tea?", "enter", *"tea", "enter", *"water", "enter", "tab", "right", "ctrl+s")
        terminal.wait_for("day 1 of 30")
        terminal.press("0")
        terminal.wait_for("Trial of one")
        terminal.press("D")
        terminal.wait_for("Noted.")
        quit_(terminal)
    assert machine.count("hunch") == machine.count("trial") == machine.count("trial_day") == 1
    assert "the coin says: " in machine.run("today").stdout and "; done" in machine.run("today").stdout
    assert "hunch: walk, mood the same day" in machine.run("log").stdout
