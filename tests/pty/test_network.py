"""Nothing is asked of any network: the interpreter itself reports what is done with sockets."""

import subprocess
import sys
from pathlib import Path

from tests.pty.terminal import Terminal
from tests.pty.test_story import Machine, quit_

WATCHED = """
import os, sys
report = sys.argv.pop(1)

def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        with open(report, "a") as file:
            file.write(f"{event}\\n")

sys.addaudithook(watch)
from bounceback_tui.__main__ import main
main()
"""


def test_no_socket_is_ever_used(tmp_path: Path) -> None:
    machine, report = Machine(tmp_path), tmp_path / "sockets.txt"
    argv = [sys.executable, "-c", WATCHED, str(report)]
    for command in (("no", "Clerk", "Pell"), ("checkin", "-p3", "-e3"), ("today",), ("log",), ("lines",)):
        ran = subprocess.run([*argv, *command], env=machine.env, stdin=subprocess.DEVNULL, capture_output=True)
        assert ran.returncode == 0
    with Terminal(argv, env=machine.env, cwd=Path.cwd()) as terminal:
        terminal.wait_for("Pell · day 0")
        for digit, shown in zip(
            "1234567", ("Feel", "Reflect", "Realign", "Learn", "Grow", "Connect", "Persist"), strict=True
        ):
            terminal.press(digit)
            terminal.wait_for(shown)
            terminal.settle()
        terminal.press("f2")
        terminal.wait_for("findahelpline.com")
        terminal.press("f2")
        quit_(terminal)
    assert not report.exists(), report.read_text()
