"""What the benchmarks share: programs in a pty with a stopwatch, and tables. Standard library only: a child's
peak memory is never told as less than what this process had when it started it."""

import contextlib
import fcntl
import os
import pty
import re
import resource
import select
import shutil
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
SIZE = (30, 100)
"""Lines and columns."""
PATIENCE = 30.0
"""Seconds until something that does not come is an error."""
QUIET = 0.04
"""Seconds without output after which a screen counts as settled."""
BARE = [sys.executable, str(ROOT / "tests" / "benchmarks" / "bare.py")]
BOUNCEBACK = [sys.executable, "-m", "bounceback_tui"]
ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[^\[\]]")


def environment(home: Path) -> dict[str, str]:
    """Return an environment in which bytecode is kept and nothing reaches the home of whoever runs this."""
    left_out = ("PYTHONDONTWRITEBYTECODE", "COLUMNS", "LINES", "BOUNCEBACK_DB", "BOUNCEBACK_PREFERENCES")
    kept = {name: value for name, value in os.environ.items() if name not in left_out and name[:4] != "XDG_"}
    return kept | {"HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}


class Program:
    """A program in a pty of 100 × 30, timed from just before its start.

    Args:
        argv: the program and its arguments; it starts in the project's folder.
        home: its home folder.
    """

    def __init__(self, argv: Sequence[str], home: Path) -> None:
        self._home = home
        self.output = bytearray()
        self.started = self.last = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
            os.chdir(ROOT)
            os.execvpe(argv[0], list(argv), environment(home))

    def wait_for(self, pattern: str) -> float:
        """Return the seconds from the start until a pattern was among what it wrote."""
        sought = re.compile(pattern.encode())
        while not sought.search(ESCAPES.sub(b"", self.output)):
            if not self._read(PATIENCE):
                raise RuntimeError(f"{pattern!r} never came{self._told()}")
        return self.last - self.started

    def rest(self, seconds: float) -> None:
        """Let it run, and read what it writes."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def press(self, keys: bytes, quiet: float = QUIET) -> float | None:
        """Press a key and wait for silence.

        Args:
            keys: what the terminal sends.
            quiet: seconds that count as silence.

        Returns:
            Seconds from the key to the last byte before the silence; None if nothing was drawn at all.
        """
        pressed = time.perf_counter()
        os.write(self._fd, keys)
        if not self._read(1.0):
            return None
        while self._read(quiet):
            pass
        return self.last - pressed

    def leave(self) -> tuple[float, float]:
        """Press ctrl+q and wait for the end.

        Returns:
            Seconds from the key to the process's end, and its peak memory in MB.
        """
        pressed = time.perf_counter()
        os.write(self._fd, b"\x11")
        while self._read(PATIENCE):
            pass
        _, status, usage = os.wait4(self.pid, 0)
        ended = time.perf_counter()
        os.close(self._fd)
        if os.waitstatus_to_exitcode(status) != 0:
            raise RuntimeError(f"ended with {os.waitstatus_to_exitcode(status)}{self._told()}")
        return ended - pressed, megabytes(usage)

    def _told(self) -> str:
        """Return the end of what it said, and its log, for an error."""
        said = ESCAPES.sub(b"", self.output)[-400:].decode(errors="replace").strip()
        return "; it said:\n" + "\n".join([said, *(log.read_text() for log in self._home.rglob("trouble.log"))])

    def _read(self, timeout: float) -> bool:
        if not select.select([self._fd], [], [], timeout)[0]:
            return False
        with contextlib.suppress(OSError):  # how Linux tells that the program closed the terminal
            if data := os.read(self._fd, 1 << 20):
                self.last = time.perf_counter()
                self.output += data
                return True
        return False


def megabytes(usage: resource.struct_rusage) -> float:
    """Return the peak memory in MB; macOS counts bytes, Linux kilobytes."""
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3 / 1.024)


def command(argv: Sequence[str], home: Path) -> float:
    """Run a command to its end and return the seconds it took.

    Raises:
        RuntimeError: it failed.
    """
    started = time.perf_counter()
    ran = subprocess.run(
        argv,
        cwd=ROOT,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    took = time.perf_counter() - started
    if ran.returncode:
        logs = [log.read_text() for log in home.rglob("trouble.log")]
        raise RuntimeError("\n".join([f"{argv} ended with {ran.returncode}:", ran.stderr.decode(), *logs]))
    return took


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """Give a folder for files and a home that goes again."""
    with TemporaryDirectory(prefix="bounceback-bench-") as folder:
        yield Path(folder)


def ten_years(folder: Path, kept: Path | None) -> Path:
    """Return a ten-year file in a folder: a copy of the one kept, or a new one made by a process of its own."""
    target = folder / "ten-years.db"
    if kept is None:
        made = [sys.executable, "-m", "tests.benchmarks.ten_years", str(target)]
        subprocess.run(made, cwd=ROOT, env=environment(folder), stdout=subprocess.DEVNULL, check=True)
    else:
        shutil.copyfile(kept, target)
    return target


DEMO = """
import sys
from datetime import datetime
from pathlib import Path
from bounceback_tui.demo.life import fill
from bounceback_tui.store.database import open_database
db = open_database(Path(sys.argv[1]))
fill(db, until=datetime.now().astimezone())
db.close()
"""


def demo(folder: Path) -> Path:
    """Return a file of the demo's life in a folder, made by a process of its own."""
    target = folder / "demo.db"
    subprocess.run([sys.executable, "-c", DEMO, str(target)], cwd=ROOT, env=environment(folder), check=True)
    return target


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 % of them do not exceed."""
    return sorted(values)[max(0, -(-95 * len(values) // 100) - 1)]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table, the first column to the left and the others to the right."""
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    for row in [heads, ["-" * width for width in widths], *rows]:
        first, *others = (
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        sys.stdout.write("  ".join([first, *others]).rstrip() + "\n")


def verdict(value: float, goal: float) -> str:
    """Return whether a goal is met."""
    return f"≤ {goal:g} {'ok' if value <= goal else 'MISSED'}"
