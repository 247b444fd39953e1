"""The room of insights in a real terminal, over the made-up half year: sections, ranges, a saved picture."""

import stat
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.pty.test_story import Machine, quit_


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_half_a_year_looked_at_and_saved(machine: Machine) -> None:
    with machine.app("--demo") as terminal:
        terminal.wait_for("The last three times")
        terminal.press("i")
        terminal.wait_for("Half of the time you were back to usual by")
        assert "The last three times you were back to usual in" in terminal.text()
        terminal.press("right", "right")
        terminal.wait_for("day 3:")
        terminal.press("m")
        terminal.wait_for("90 days,")
        terminal.press("+", "+")
        terminal.wait_for("Words used most")
        terminal.wait_for("[all]")
        terminal.press("-", "-", "-")
        terminal.wait_for("30 days,")
        terminal.press("v")
        terminal.wait_for("with a check-in, the middle")
        terminal.press("[")
        terminal.press("w")
        terminal.wait_for("times of the week with")
        terminal.press("a")
        terminal.wait_for("11 small acts done")
        terminal.press("b", "S")
        terminal.wait_for("Save the picture")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved")
        quit_(terminal)
    saved = machine.home / "bounceback-bounce.svg"
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    told = ElementTree.parse(saved).getroot().find("{http://www.w3.org/2000/svg}desc")
    assert told is not None and "you were back to usual in" in (told.text or "")
