"""Stage 3 in a real terminal: a no answered by a decision, looked at again a month later, and a goal with a step."""

from pathlib import Path

import pytest

from tests.pty.test_reflect import days_later
from tests.pty.test_story import Machine, quit_


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_decision_is_looked_at_again_and_both_answers_stay(machine: Machine) -> None:
    assert machine.run("no", "Backend engineer", "Acme").returncode == 0
    with machine.app(size=(24, 80)) as terminal:
        terminal.wait_for("Acme · day 0")
        terminal.press("3")
        terminal.wait_for("Staying the course")
        terminal.press("v", "n")
        terminal.wait_for("Values, on a calmer day")  # the day of a no is not theirs
        terminal.press("q", "o", "n")
        terminal.wait_for("which no's led to it")
        terminal.press("right", "tab", *"fewer forms", "enter", *"nobody reads them", "tab", "space", "tab")
        terminal.press(*"in 30 days", "ctrl+s")
        terminal.wait_for("Saved")
        terminal.wait_for("what led to it")
        terminal.press("g", "n")
        terminal.wait_for("in your words")
        terminal.press("tab", *"get the offer", "ctrl+s")
        terminal.wait_for("up to others")
        terminal.press(*"say numbers aloud", "ctrl+s")
        terminal.wait_for("its learnable part")
        quit_(terminal)
    with days_later(machine, 30) as terminal:
        terminal.wait_for("look again: fewer forms")
        terminal.press("tab", "enter")
        terminal.wait_for("Looking again")
        terminal.press("right", "tab", *"half of them", "ctrl+s")
        terminal.wait_for("Then and now")
        terminal.wait_for("nobody reads them")
        text = terminal.wait_for("half of them")
        assert "nobody reads them" in text and "half of them" in text
        terminal.press("q")
        quit_(terminal)
    log = machine.run("log", "--days", "40").stdout
    assert "adjust: fewer forms; after Acme" in log and "nobody reads them" in log
    assert "learnable part: say numbers aloud" in log


def test_staying_the_course_is_scored_and_survives_a_kill(machine: Machine) -> None:
    assert machine.run("checkin", "-p", "3", "-e", "3").returncode == 0
    with machine.app() as terminal:
        terminal.wait_for("One small step")
        terminal.press("3")
        terminal.wait_for("Where could you go?")
        terminal.press("b")
        terminal.wait_for("called")
        terminal.press("ctrl+s")
        terminal.wait_for("No score yet")
        terminal.press("p")
        terminal.wait_for("How it looks today")
        terminal.press("7", "enter", "6", "enter", "8", "enter", "3", "enter", "5", "enter", "ctrl+s")
        terminal.wait_for("5.8 on average")
        terminal.kill9()
        terminal.wait_exit()
    assert machine.count("direction_score") == 1
