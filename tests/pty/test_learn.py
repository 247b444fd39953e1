"""A real terminal: from a no to a letter, a mail file, an answer, two gaps, and something to show for one."""

import email
import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from email import policy
from pathlib import Path

import pytest

from tests.pty.terminal import Terminal
from tests.pty.test_story import Machine, quit_


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    (tmp_path / "Documents").mkdir()
    yield Machine(tmp_path)


def test_from_a_no_to_two_gaps_and_something_to_show(machine: Machine) -> None:
    made = machine.run("no", "Backend engineer", "Acme", "--on", "yesterday", "--reached", "interview")
    assert made.returncode == 0
    with machine.app(size=(24, 80)) as terminal:
        terminal.wait_for("Acme · day 1")
        terminal.press("4")
        terminal.wait_for("n drafts the first letter")
        terminal.press("n")
        terminal.wait_for("Backend engineer")
        terminal.press("enter")
        terminal.wait_for("to whom")
        terminal.press(*"Jordan", "enter", *"jordan@example.org", "ctrl+s")
        terminal.wait_for("Still missing")
        terminal.press("ctrl+s")
        terminal.wait_for("The letter is kept.")
        terminal.press("s")
        terminal.wait_for("Save the letter")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved")
        terminal.press("m")
        terminal.wait_for("on which day")
        terminal.press("ctrl+s")
        terminal.wait_for("waiting 0 d")
        terminal.press("r")
        terminal.wait_for("word for word")
        terminal.write(b"\x1b[200~You were close.\n> quoted\n-- \nJordan\x1b[201~")
        terminal.wait_for("You were close.")
        terminal.press("ctrl+s")
        terminal.wait_for("answered")
        for skill in ("System design", "Talking numbers"):
            terminal.press("p")
            terminal.wait_for("what it is" if skill == "System design" else "new point")
            if skill != "System design":
                terminal.press("n")
                terminal.wait_for("what it is")
            terminal.press("tab")
            terminal.settle()
            terminal.press(*skill)
            terminal.wait_for(skill)
            terminal.press("ctrl+s")
            terminal.wait_for("new point")
            terminal.press("q")
            terminal.wait_gone("new point")
        quit_(terminal)
    _the_mail_file_is_in_order(machine.home / "Documents" / "acme-ask.eml")
    with closing(sqlite3.connect(machine.file)) as connection:
        points = connection.execute(
            "SELECT kind, name FROM feedback_point JOIN skill ON skill.id = skill_id ORDER BY position"
        ).fetchall()
    assert points == [("gap", "System design"), ("gap", "Talking numbers")]
    with machine.app() as terminal:
        terminal.wait_for("● 4")
        terminal.press("4")
        terminal.wait_for("1 asked, 1 answered")
        terminal.wait_for("Talking numbers")
        text = terminal.wait_for("⋯ 1 quoted line")
        assert "> quoted" not in text
        _the_loop_closes(terminal)
        quit_(terminal)
    assert machine.count("evidence") == 1
    log = machine.run("log").stdout
    assert "letter that asks: Jordan, Acme (answered)" in log and "> quoted" in log and "gap: System design" in log


def _the_loop_closes(terminal: Terminal) -> None:
    """See what was said in the autopsy, take a gap over the board to proven, and find the other one on Today."""
    terminal.press("2")
    terminal.wait_for("2 reasons: they said 2.")
    terminal.press("5")
    terminal.wait_for("Talking numbers")
    terminal.wait_for("Spotted")
    terminal.wait_for("named")
    for column in ("Learning", "Practising"):
        terminal.press("L")
        terminal.wait_for(f"is in {column} now")
    terminal.press("L")
    terminal.wait_for("What would you show?")
    terminal.press(*"a talk I gave", "ctrl+s")
    terminal.wait_for("is in Proven now")
    terminal.press("c", "enter")
    terminal.wait_for("Saved")
    terminal.press("0")
    while (step := _step(terminal)) != "Twenty minutes on a gap":
        terminal.press("s")
        terminal.wait_gone(step)


def _step(terminal: Terminal) -> str:
    """Return what Today's card says is the one small step."""
    lines = terminal.wait_for("One small step").splitlines()
    place = next(place for place, line in enumerate(lines) if "One small step" in line)
    return lines[place + 1].split("│")[1].strip()


def _the_mail_file_is_in_order(path: Path) -> None:
    """Check what Python's parser and the mail standards ask of a message."""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    raw = path.read_bytes()
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", raw) and raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    read = email.message_from_bytes(raw, policy=policy.default)
    assert read.defects == [] and all(not header.defects for header in read.values())
    assert [one.addr_spec for one in read["To"].addresses] == ["jordan@example.org"]
    assert read.get_content_type() == "text/plain" and read.get_content_charset() == "utf-8"
    assert read["Date"].datetime.tzinfo is not None and re.fullmatch(r"<[^<>\s@]+@[^<>\s@]+>", read["Message-ID"])
    assert "the Backend engineer role at Acme" in read.get_content() and "⟦your name⟧" in read.get_content()
