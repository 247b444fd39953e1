"""The command line in tests: most of it in this process with a fixed clock, some of it as a process of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bounceback_tui import config
from bounceback_tui.cli.main import main
from tests.conftest import Clock


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    def refused(self, code: int) -> str:
        """Assert that there was one sentence on standard error and nothing else; return it."""
        assert self.code == code, self
        assert self.out == ""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")


Command = Callable[..., Answer]
FOLLOWED = ("LC_ALL", "LC_MESSAGES", "LANG", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home folder of this test's own."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def bounceback(
    paths: config.Paths,
    clock: Clock,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    """Run a command in this process: ``bounceback("checkin", "-p", "2", "-e", "4")``."""
    for name in FOLLOWED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("BOUNCEBACK_DB", str(paths.database))
    monkeypatch.setenv("BOUNCEBACK_PREFERENCES", str(paths.preferences))

    def run(*arguments: str, stdin: bytes | None = b"") -> Answer:
        given = None if stdin is None else io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", given)
        capsys.readouterr()
        code = main(arguments, clock=clock)
        told = capsys.readouterr()
        return Answer(code, told.out, told.err)

    return run


@pytest.fixture
def environ(paths: config.Paths, home: Path) -> dict[str, str]:
    """Return the environment of a process: this test's file and home, in UTF-8."""
    kept = {name: value for name, value in os.environ.items() if name not in FOLLOWED}
    return kept | {
        "HOME": str(home),
        "BOUNCEBACK_DB": str(paths.database),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "TERM": "xterm-256color",
    }


@pytest.fixture
def process(environ: dict[str, str]) -> Callable[..., Answer]:
    """Run a command as a process: ``process("today", changed={"LANG": "C"})``; ``None`` unsets a variable."""

    def run(
        *arguments: str | bytes,
        changed: Mapping[str, str | None] | None = None,
        stdin: bytes = b"",
        **options: Any,
    ) -> Answer:
        wanted: dict[str, str | None] = {**environ, **(changed or {})}
        done = subprocess.run(
            command(*arguments),
            env={name: value for name, value in wanted.items() if value is not None},
            input=stdin,
            capture_output=True,
            timeout=60,
            **options,
        )
        out, err = (told.decode(errors="backslashreplace") for told in (done.stdout, done.stderr))
        return Answer(done.returncode, out, err)

    return run


def command(*arguments: str | bytes) -> Sequence[str | bytes]:
    """Return the command line of a process."""
    return [sys.executable, "-m", "bounceback_tui", *arguments]
