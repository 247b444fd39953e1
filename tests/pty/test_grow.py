"""The fifth stage in a real terminal: from a skill to something to show, over a restart and the command line."""

from pathlib import Path

from tests.pty.test_story import Machine, quit_


def test_from_a_card_to_something_to_show(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    with machine.app(size=(24, 80)) as terminal:
        terminal.wait_for("How are you right now?")
        terminal.press("alt+5")
        terminal.wait_for("Gaps that feedback names arrive here")
        terminal.press("n")
        terminal.wait_for("A skill for the board")
        terminal.press(*"System design", "ctrl+s")
        terminal.wait_for("is on the board")
        terminal.press("L")
        terminal.wait_for("is in Learning now")
        terminal.press("P")
        terminal.wait_for("The timer runs for")
        quit_(terminal)
    done = machine.run("did", "aloud", "--kind", "skill", "--minutes", "40", "--skill", "system design")
    assert done.stdout == "Saved: 40 min of System design (today).\n"
    with machine.app(size=(24, 80)) as terminal:
        terminal.wait_for("How are you right now?")
        terminal.press("5")
        terminal.wait_for("System design, 1 min")
        terminal.wait_for("40 min")
        terminal.press("P")
        terminal.wait_for("The timer has run for 1 min")
        terminal.press("ctrl+s")
        terminal.wait_for("written down")
        terminal.press("L", "L")
        terminal.wait_for("What would you show?")
        terminal.press(*"a talk", "ctrl+s")
        terminal.wait_for("is in Proven now")
        quit_(terminal)
    assert machine.count("practice") == 2 and machine.count("evidence") == 1 and machine.count("practice_timer") == 0
    assert "something to show for System design" in machine.run("log").stdout
