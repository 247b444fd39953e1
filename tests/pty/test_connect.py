"""A real terminal: somebody is put down, met, asked; a file brings others; a no says whom to tell."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.pty.test_story import Machine, quit_

CSV = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Priya,Nair,https://l.example/p,,Acme Ltd,Lead,
"""


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    yield Machine(tmp_path)


def test_from_a_name_to_whom_to_tell(machine: Machine) -> None:
    (machine.home / "Connections.csv").write_text(CSV)
    with machine.app(size=(24, 80)) as terminal:
        terminal.wait_for("How are you right now?")
        terminal.press("6")
        terminal.wait_for("n puts somebody down.")
        terminal.press("n")
        terminal.wait_for("A name is enough")
        terminal.press(*"Maren", "tab", "tab")
        terminal.settle()
        terminal.press("left", "tab", "left", "ctrl+s")
        terminal.wait_for("nothing noted yet")
        terminal.press("g")
        terminal.wait_for("In touch")
        terminal.press("tab", "tab", *"phoned", "ctrl+s")
        terminal.wait_for(re.compile(r"caught up +phoned"))  # and not in the form, where a key would be lost
        terminal.press("a")
        terminal.wait_for("how much")
        terminal.press("tab", *"a word", "ctrl+s")
        terminal.wait_for("Still missing")
        terminal.press("ctrl+s")
        terminal.wait_for("not sent yet; f once it is")
        terminal.press("f")
        terminal.wait_for("days to wait")
        terminal.press("ctrl+s")
        terminal.wait_for("sent today, look again in")
        terminal.press("r")
        terminal.wait_for("What came of it")
        terminal.press("ctrl+s")
        terminal.wait_for("one not thanked yet")
        terminal.press("I")
        terminal.wait_for("Take people over")
        terminal.press(*"~/Connections.csv", "ctrl+s")
        terminal.wait_for("Nobody is ticked")
        terminal.press(" ")
        terminal.wait_for("1 ticked")
        terminal.press("ctrl+s")
        terminal.wait_for("1 person taken over")
        terminal.press("m")
        terminal.wait_for("nobody yet for information")
        quit_(terminal)
    assert machine.count("contact") == 2 and machine.count("interaction") == 3
    with closing(sqlite3.connect(machine.file)) as connection:
        (letter,) = connection.execute("SELECT letter FROM ask WHERE state = 'answered'").fetchone()
        connection.execute("UPDATE interaction SET day = date(day, '-1 day')")
        connection.commit()
    assert "a word" in letter and "⟦your name⟧" in letter
    assert machine.run("no", "Backend engineer", "ACME, Inc.").returncode == 0
    with machine.app() as terminal:
        terminal.wait_for("A no came today")
        terminal.press("s")
        terminal.wait_for("When it stings")
        terminal.press("s")
        terminal.wait_for("Whom will you tell?")
        terminal.press("enter")
        terminal.wait_for("At ACME, Inc. you know Priya Nair.")
        quit_(terminal)
    log = machine.run("log").stdout
    assert "Maren: caught up" in log and "asked of Maren (answered)" in log and "person: Priya Nair, Acme Ltd" in log
