"""Real files, and other processes that use them."""

import ctypes
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

import pytest

from bounceback_tui.stages.feel.model import CheckIn, CheckInEntry
from bounceback_tui.store.database import Database, open_database

ROOT = Path(__file__).parents[2]
NOTE = "the letter came on my birthday"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a journal goes, in a folder that does not exist yet."""
    return tmp_path / "journal" / "journal.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    """An open journal."""
    with closing(open_database(path)) as database:
        yield database


def a_check_in(note: str = NOTE, **values: Any) -> CheckIn:
    """A check-in row that is in no session."""
    entry = {"at": datetime(2026, 3, 1, 12, tzinfo=UTC), "day": date(2026, 3, 1), "utc_offset": 60}
    entry |= {"pleasantness": 2, "energy": 3, "note": note}
    return CheckIn.model_validate(CheckInEntry.model_validate(entry | values).model_dump())


@pytest.fixture
def check_in() -> Callable[..., CheckIn]:
    """Makes check-ins."""
    return a_check_in


@pytest.fixture
def journal(path: Path) -> Path:
    """A closed journal with one check-in."""
    with closing(open_database(path)) as database, database.writing() as session:
        session.add(a_check_in())
    return path


class Start(Protocol):
    """Starts another Python with a script and its arguments."""

    def __call__(self, script: str, *args: object, powerless: bool = False, **env: str) -> subprocess.Popen[str]: ...


def _give_up_power() -> None:
    """Let permissions count for root too."""
    library = ctypes.CDLL(None, use_errno=True)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        if library.prctl(24, capability, 0, 0, 0) != 0:  # PR_CAPBSET_DROP
            raise OSError(ctypes.get_errno(), "prctl")


@pytest.fixture
def start() -> Iterator[Start]:
    """Start other processes; what is still running at the end of the test is killed."""
    running: list[subprocess.Popen[str]] = []

    def begin(script: str, *args: object, powerless: bool = False, **env: str) -> subprocess.Popen[str]:
        if powerless and os.geteuid() == 0 and sys.platform != "linux":
            pytest.skip("root reads everything here")
        process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script), *map(str, args)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **env},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=_give_up_power if powerless and os.geteuid() == 0 else None,  # noqa: PLW1509
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def run(start: Start) -> Callable[..., str]:
    """Run a script in another process to its end and return what it printed."""

    def finish(script: str, *args: object, powerless: bool = False, **env: str) -> str:
        process = start(script, *args, powerless=powerless, **env)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        return out.strip()

    return finish
