"""A real terminal, end to end: the first evening, the next start, and the ways a window can go away."""

import io
import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from bounceback_tui.cli.main import main
from tests.pty.terminal import Terminal

APP = [sys.executable, "-m", "bounceback_tui"]


class Machine:
    """A home folder of its own, the app in a terminal, and the command line beside it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.file = home / "data" / "journal.db"
        self.env = {"HOME": str(home), "BOUNCEBACK_DB": str(self.file), "LANG": "C.UTF-8"}

    def app(self, *arguments: str, size: tuple[int, int] = (30, 100), **env: str) -> Terminal:
        return Terminal([*APP, *arguments], env=self.env | env, size=size, cwd=Path.cwd())

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command in this process, which is already awake: for what a story needs, not for what it proves."""
        told, wrong = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(told), redirect_stderr(wrong):
            for name, value in self.env.items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", None)
            code = main(arguments)
        out, err = (stream.buffer.getvalue().decode() for stream in (told, wrong))
        return subprocess.CompletedProcess(arguments, code, out, err)

    def process(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command as a process of its own."""
        return subprocess.run(
            [*APP, *arguments],
            env={**os.environ, **self.env},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def count(self, table: str) -> int:
        with closing(sqlite3.connect(self.file)) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    yield Machine(tmp_path)


def quit_(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


@pytest.mark.parametrize("size", [(30, 100), (24, 80)], ids=["100x30", "80x24"])
def test_first_evening_and_the_next_start(machine: Machine, size: tuple[int, int]) -> None:
    with machine.app(size=size) as terminal:
        terminal.wait_for("How are you right now?")
        terminal.press("left", "up", "tab")
        terminal.press(*"tens", "space", "tab")
        terminal.press(*"the letter came")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved")
        terminal.press("x")
        terminal.wait_for("organisation")
        terminal.press(*"Backend engineer", "enter", *"Acme", "ctrl+s")
        terminal.wait_for("Acme · day 0")
        quit_(terminal)
    with machine.app(size=size) as terminal:
        text = terminal.wait_for("a no from Acme")
        assert "tense" in text and "A no came today" in text and "Acme · day 0" in text
        terminal.press("1")
        terminal.wait_for("Written here")
        quit_(terminal)


def test_command_line_and_app_tell_the_same(machine: Machine) -> None:
    saved = machine.process("checkin", "-p", "2", "-e", "4", "-f", "tense", "-n", "call went fine")
    assert saved.returncode == 0 and saved.stdout.startswith("Saved ")
    assert machine.process("no", "Backend engineer", "Acme").returncode == 0
    told = json.loads(machine.process("today", "--json").stdout)
    with machine.app() as terminal:
        text = terminal.wait_for("a no from Acme")
        assert "tense" in text
        assert told["step"]["heading"] in text
        quit_(terminal)
    assert "call went fine" in machine.process("log").stdout


def test_what_the_command_line_writes_shows_on_focus(machine: Machine) -> None:
    with machine.app() as terminal:
        terminal.wait_for("How are you right now?")
        terminal.press("0")
        terminal.wait_for("no check-in yet today")
        machine.process("checkin", "-p", "5", "-e", "4", "-f", "proud")
        terminal.write(b"\x1b[O\x1b[I")
        terminal.wait_for("proud")
        quit_(terminal)


@pytest.mark.parametrize("wait", [0.0, 0.1, 0.4])
def test_leaving_at_once_is_clean(machine: Machine, wait: float) -> None:
    with machine.app() as terminal:
        terminal.wait_for("Bounceback")
        time.sleep(wait)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert "went wrong" not in terminal.text()


def draft_on_screen(terminal: Terminal) -> None:
    terminal.wait_for("How are you right now?")
    terminal.press("tab", "tab")
    terminal.press(*"half a sentence")
    terminal.wait_for("half a sentence")


def draft_is_back(machine: Machine) -> str:
    with machine.app() as terminal:
        terminal.wait_for("How are you right now?")
        text = terminal.wait_for("half a sentence")
        terminal.press("ctrl+s")
        terminal.wait_for("Saved")
        quit_(terminal)
    assert "half a sentence" in machine.run("log").stdout
    return text


def test_a_draft_survives_kill_9(machine: Machine) -> None:
    with machine.app() as terminal:
        draft_on_screen(terminal)
        time.sleep(2)
        terminal.kill9()
        assert terminal.wait_exit() == -signal.SIGKILL
    draft_is_back(machine)


def test_a_closed_window_loses_no_letter(machine: Machine) -> None:
    for typed, how, number in (("", "hangup", signal.SIGHUP), ("half a sentence", "terminate", signal.SIGTERM)):
        with machine.app() as terminal:
            terminal.wait_for("How are you right now?")
            terminal.wait_for(typed)
            terminal.press("tab", "tab", *("and more" if typed else "half a sentence"))
            terminal.wait_for("and more" if typed else "half a sentence")
            getattr(terminal, how)()
            assert terminal.wait_exit() in (128 + number, -number)
    text = draft_is_back(machine)
    assert "and more" in text


def test_two_at_once_do_not_disturb_each_other(machine: Machine) -> None:
    with machine.app() as one, machine.app() as two:
        draft_on_screen(one)
        two.wait_for("How are you right now?")
        two.settle()
        assert "half a sentence" not in two.text()
        two.press("enter")
        two.wait_for("Saved")
        one.press("ctrl+s")
        one.wait_for("Saved")
        quit_(one)
        quit_(two)
    assert machine.count("check_in") == 2


def test_everything_is_private_whatever_the_umask(machine: Machine) -> None:
    with machine.app() as terminal:
        draft_on_screen(terminal)
        side = [machine.file.with_name(machine.file.name + ending) for ending in ("-wal", "-shm", ".drafts")]
        until = time.monotonic() + 15
        while not all(path.exists() for path in side) and time.monotonic() < until:
            time.sleep(0.05)
        assert all(path.exists() for path in side)
        for path in machine.file.parent.rglob("*"):
            mode = stat.S_IMODE(path.stat().st_mode)
            assert mode == (0o700 if path.is_dir() else 0o600), path
        assert stat.S_IMODE(machine.file.parent.stat().st_mode) == 0o700
        quit_(terminal)


def test_broken_bytes_and_impossible_keys_do_not_end_it(machine: Machine) -> None:
    with machine.app() as terminal:
        terminal.wait_for("How are you right now?")
        terminal.write(b"\xff\xfe")
        terminal.write(b"\x1b[99999999999u")
        terminal.settle()
        terminal.press("enter")
        terminal.wait_for("Saved")
        quit_(terminal)


def test_room_keys_work_inside_a_text_in_plain_terminals_too(machine: Machine) -> None:
    with machine.app() as terminal:
        draft_on_screen(terminal)
        terminal.write(b"\x1b0")
        terminal.wait_for("One small step")
        terminal.press("1")
        terminal.wait_for("half a sentence")
        assert "half a sentence0" not in terminal.text()
        quit_(terminal)


def test_a_burst_of_keys_goes_where_a_slow_hand_would_have_sent_it(machine: Machine) -> None:
    with machine.app() as terminal:
        terminal.wait_for("How are you right now?")
        terminal.write(b"xBackend engineer\rAcme\t\x13")
        terminal.wait_for("Acme \u00b7 day 0")
        quit_(terminal)
    assert "Backend engineer" in machine.run("log").stdout


def test_hostile_text_never_reaches_the_terminal_raw(machine: Machine) -> None:
    machine.run("checkin", "-p", "3", "-e", "3", "-n", "\x1b]0;owned\x07[/x][@click=app.quit]gone")
    with machine.app() as terminal:
        terminal.wait_for("gone")
        terminal.press("1")
        terminal.wait_for("Written here")
        terminal.settle()
        assert b"owned\x07" not in terminal.raw and b"\x1b]0;owned" not in terminal.raw
        quit_(terminal)


def test_the_inline_picker_saves(machine: Machine) -> None:
    with machine.app("checkin") as terminal:
        terminal.wait_for("a line, if you like")
        terminal.press("left", "up", "tab", *"tens", "space", "tab", *"from the shell", "enter")
        terminal.wait_for("Saved")
        assert terminal.wait_exit() == 0
    log = machine.run("log").stdout
    assert "tense" in log and "from the shell" in log


def test_leaving_the_inline_picker_saves_nothing(machine: Machine) -> None:
    with machine.app("checkin") as terminal:
        terminal.wait_for("a line, if you like")
        terminal.press("escape")
        assert terminal.wait_exit() in (0, 1)
    assert "no check-in" in machine.run("today").stdout.lower()


def test_a_dumb_terminal_is_told_what_works_instead(machine: Machine) -> None:
    with machine.app(TERM="dumb") as terminal:
        assert terminal.wait_exit() == 2
        assert "checkin" in terminal.text()


def test_resizing_to_almost_nothing_and_back(machine: Machine) -> None:
    with machine.app() as terminal:
        terminal.wait_for("How are you right now?")
        terminal.resize(5, 20)
        terminal.settle()
        terminal.press("pagedown", "x", "tab", "escape")
        terminal.resize(30, 100)
        terminal.wait_for("Written here")
        quit_(terminal)


def test_demo_is_a_life_in_a_throw_away_file(machine: Machine) -> None:
    with machine.app("--demo") as terminal:
        terminal.wait_for("Acme · day 3")
        quit_(terminal)
    assert not machine.file.exists()


def test_a_fault_prints_no_traceback_and_no_entry(machine: Machine) -> None:
    program = (
        "import bounceback_tui.app as a\n"
        "a.BouncebackApp.action_nos = lambda self: 1 / 0\n"
        "from bounceback_tui.__main__ import main\n"
        "main()\n"
    )
    with Terminal([sys.executable, "-c", program], env=machine.env, cwd=Path.cwd()) as terminal:
        draft_on_screen(terminal)
        terminal.press("escape", "X")
        assert terminal.wait_exit() == 1
        assert "Traceback" not in terminal.text() and "half a sentence" not in terminal.text()
    logs = list(machine.home.rglob("*.log"))
    assert logs and all("half a sentence" not in path.read_text() for path in logs)
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in logs)
    draft_is_back(machine)
