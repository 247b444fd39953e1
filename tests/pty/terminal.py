"""A real terminal for tests: a program in a pty, its screen read by pyte. Knows nothing of Bounceback."""

import contextlib
import copy
import os
import re
import select
import signal
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pexpect
import pyte

PATIENCE = 15.0
"""Seconds that something on screen may take on a busy machine."""
ESCAPE_PAUSE = 0.2
"""Seconds after escape: a key that follows sooner is taken for alt and that key."""
ALTERNATE = 1049
"""The private mode that full-screen programs draw in."""
NOT_FOR_PYTE = re.compile(rb"\x1b\[[<=>][\d;:]*[@-~]")
"""Sequences of newer terminals that pyte would show in part, such as ``CSI < u``."""
UNFINISHED = re.compile(rb"\x1b(?:\[[\d;:<=>?]*)?\Z")

PLAIN = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    **{f"f{n}": f"\x1b[{code}~" for n, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)},
}
LETTERED = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"} | {
    f"f{n}": letter for n, letter in zip(range(1, 5), "PQRS", strict=True)
}
MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}


def encode(key: str) -> bytes:
    """Return what a terminal sends for a key.

    Args:
        key: a name ("enter", "up", "f2"), with modifiers ("ctrl+s", "alt+1", "ctrl+shift+left"), or text.

    Returns:
        The bytes; text that is no key's name is returned as it is, in UTF-8. Where terminals differ, as for
        alt with a digit, they are those of the kitty keyboard protocol, which Textual asks for.
    """
    if key in PLAIN:
        return PLAIN[key].encode()
    if key in LETTERED:
        return f"\x1b{'O' if key.startswith('f') else '['}{LETTERED[key]}".encode()
    before, _, name = key[:-1].rpartition("+")
    name += key[-1:]
    held = before.split("+")
    if not set(held) <= MODIFIERS.keys():
        return key.encode()
    code = 1 + sum(MODIFIERS[modifier] for modifier in held)
    if name in LETTERED:
        return f"\x1b[1;{code}{LETTERED[name]}".encode()
    if held == ["ctrl"] and len(name) == 1 and name.isalpha():
        return bytes([ord(name) & 0x1F])
    return f"\x1b[{ord(PLAIN.get(name, name))};{code}u".encode()


class Glass(pyte.Screen):
    """A pyte screen that gives back the shell's screen when a full-screen program leaves, and answers queries."""

    def __init__(self, columns: int, lines: int, answer: Callable[[bytes], None]) -> None:
        self._answer = answer
        self._shell: Any = None
        super().__init__(columns, lines)

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        """Keep the shell's screen aside."""
        if kwargs.get("private") and ALTERNATE in modes:
            self._shell = (copy.deepcopy(self.buffer), copy.copy(self.cursor))
            self.erase_in_display(2)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        """Bring the shell's screen back."""
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and ALTERNATE in modes and self._shell is not None:
            (self.buffer, self.cursor), self._shell = self._shell, None

    def write_process_input(self, data: str) -> None:
        """Answer a query (cursor position, device attributes)."""
        self._answer(data.encode())


class Terminal:
    """A program in a terminal of its own.

    A context manager: whatever still runs at its end is killed. Made for one thread.

    Args:
        argv: the program and its arguments.
        env: its environment; PATH, LANG and TERM are there already, and nothing else of this process's. Give
            ``HOME``, or a test writes into the home of whoever runs it.
        size: lines and columns.
        cwd: the folder it starts in; this process's own by default.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        env: Mapping[str, str],
        size: tuple[int, int] = (30, 100),
        cwd: Path | None = None,
    ) -> None:
        lines, columns = size
        clean = {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        self._child: Any = pexpect.spawn(
            argv[0], list(argv[1:]), env=clean | dict(env), dimensions=size, cwd=cwd and str(cwd), timeout=None
        )
        self._glass = Glass(columns, lines, self.write)
        self._stream = pyte.ByteStream(self._glass)
        self._raw = bytearray()
        self._pending = b""
        self._news = threading.Condition(threading.RLock())
        self._last_output = time.monotonic()
        self._ended = False
        self._leave = threading.Event()
        self._reader = threading.Thread(target=self._read, name="terminal", daemon=True)
        self._reader.start()

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        if self._child.isalive():
            self.kill9()
        self._close()

    # What it shows

    def screen(self) -> list[str]:
        """Return the lines on screen, without blanks at their ends."""
        with self._news:
            return [line.rstrip() for line in self._glass.display]

    def text(self) -> str:
        """Return the screen as one text."""
        return "\n".join(self.screen())

    @property
    def cursor(self) -> tuple[int, int]:
        """Line and column of the cursor, from 0."""
        with self._news:
            return self._glass.cursor.y, self._glass.cursor.x

    @property
    def raw(self) -> bytes:
        """Every byte the program sent so far."""
        with self._news:
            return bytes(self._raw)

    def wait_for(self, what: str | re.Pattern[str], timeout: float = PATIENCE) -> str:
        """Wait until something is on screen.

        Args:
            what: the very text, or a compiled pattern that is searched for.
            timeout: seconds.

        Returns:
            The screen.

        Raises:
            AssertionError: it did not come in time, or the program ended without it.
        """
        return self._await(what, True, timeout)

    def wait_gone(self, what: str | re.Pattern[str], timeout: float = PATIENCE) -> str:
        """Wait until something is no longer on screen; arguments and errors as in ``wait_for``."""
        return self._await(what, False, timeout)

    def settle(self, quiet: float = 0.15, timeout: float = PATIENCE) -> str:
        """Wait until the program has sent nothing for a while.

        Args:
            quiet: seconds of silence that count as settled.
            timeout: seconds after which a program that keeps drawing is an error.

        Returns:
            The screen.

        Raises:
            AssertionError: it kept drawing.
        """
        deadline = time.monotonic() + timeout
        asked = time.monotonic()
        while not self._ended:
            now = time.monotonic()
            left = max(self._last_output, asked) + quiet - now
            if left <= 0:
                break
            assert now < deadline, f"still drawing after {timeout} s:\n{self.text()}"
            time.sleep(left)
        return self.text()

    # What is done to it

    def press(self, *keys: str) -> None:
        """Press keys one after the other; a string that names no key is typed."""
        for place, key in enumerate(keys, 1):
            self.write(encode(key))
            if key == "escape" and place < len(keys):
                time.sleep(ESCAPE_PAUSE)

    def write(self, data: bytes) -> None:
        """Send bytes just as they are."""
        while data:
            data = data[os.write(self._child.child_fd, data) :]

    def paste(self, text: str) -> None:
        """Paste a text, marked as such (bracketed paste)."""
        self.write(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def click(self, line: int, column: int) -> None:
        """Click with the left button on a cell, counted from 0."""
        for state in "Mm":
            self.write(f"\x1b[<0;{column + 1};{line + 1}{state}".encode())

    def resize(self, lines: int, columns: int) -> None:
        """Change the terminal's size; the program is told as usual."""
        with self._news:
            self._glass.resize(lines, columns)
        self._child.setwinsize(lines, columns)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self._child.pid, number)

    def terminate(self) -> None:
        """Ask the program to end (SIGTERM)."""
        self.signal(signal.SIGTERM)

    def kill9(self) -> None:
        """End the program at once, with no chance to tidy up."""
        self.signal(signal.SIGKILL)
        self.wait_exit()

    def hangup(self) -> None:
        """Close the window: the terminal goes, and the system sends SIGHUP."""
        self._close()

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait for the program's end.

        Args:
            timeout: seconds.

        Returns:
            Its exit code, or the signal's number as a negative one.

        Raises:
            AssertionError: it still runs.
        """
        deadline = time.monotonic() + timeout
        while self._child.isalive():
            assert time.monotonic() < deadline, f"still running after {timeout} s:\n{self.text()}"
            time.sleep(0.01)
        self._reader.join(1)
        code: int | None = self._child.exitstatus
        return -self._child.signalstatus if code is None else code

    # Inside

    def _await(self, what: str | re.Pattern[str], wanted: bool, timeout: float) -> str:
        pattern = what if isinstance(what, re.Pattern) else re.compile(re.escape(what))

        def there() -> bool:
            return bool(pattern.search(self.text())) is wanted

        with self._news:
            self._news.wait_for(lambda: there() or self._ended, timeout)
            text = self.text()
            wish = "did not appear" if wanted else "did not go"
            ending = " before the program ended" if self._ended else f" in {timeout} s"
            assert there(), f"{pattern.pattern!r} {wish}{ending}; the screen:\n{text}"
            return text

    def _read(self) -> None:
        fd = self._child.child_fd
        while not self._leave.is_set():
            if not select.select([fd], [], [], 0.02)[0]:
                continue
            try:
                data = os.read(fd, 65536)
            except OSError:  # how Linux says that the program has closed the terminal
                data = b""
            if not data:
                break
            self._take(data)
        with self._news:
            self._ended = True
            self._news.notify_all()

    def _take(self, data: bytes) -> None:
        with self._news:
            self._raw += data
            self._last_output = time.monotonic()
            data = self._pending + data
            cut = unfinished.start() if (unfinished := UNFINISHED.search(data)) else len(data)
            data, self._pending = data[:cut], data[cut:]
            self._stream.feed(NOT_FOR_PYTE.sub(b"", data))
            self._news.notify_all()

    def _close(self) -> None:
        self._leave.set()
        self._reader.join()
        with contextlib.suppress(OSError):
            self._child.ptyproc.fileobj.close()
