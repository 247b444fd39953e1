"""What only a process of its own shows: streams, environment, signals, modes of files."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bounceback_tui import __version__, config
from tests.cli.conftest import Answer, command

Process = Callable[..., Answer]


def test_what_one_command_writes_another_reads(process: Process) -> None:
    saved = process("checkin", "-p", "2", "-e", "4", "-f", "tense", "-n", "-", stdin="went fine – ja".encode())
    assert saved.code == 0
    assert saved.out.startswith("Saved ")
    assert saved.out.endswith("tense (unpleasant, high energy).\n")
    assert process("no", "Clerk", "Pell").code == 0
    for name in ("today", "log"):
        answer = process(name)
        assert (answer.code, answer.err) == (0, "")
        assert "tense (unpleasant, high energy)" in answer.out
        assert "Pell" in answer.out
        assert "went fine – ja" in answer.out


def test_the_version_needs_neither_home_nor_file(process: Process) -> None:
    answer = process("--version", changed={"HOME": None, "BOUNCEBACK_DB": None})
    assert (answer.code, answer.out, answer.err) == (0, f"bounceback {__version__}\n", "")


def test_files_are_private_whatever_the_umask(process: Process, paths: config.Paths) -> None:
    for arguments in (("checkin", "-p3", "-e3"), ("today",)):
        process(*arguments, preexec_fn=lambda: os.umask(0o022))
    assert stat.S_IMODE(paths.database.parent.stat().st_mode) == 0o700
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in paths.database.parent.iterdir()}
    assert modes
    assert set(modes.values()) == {0o600}


# Encodings


@pytest.mark.parametrize(
    "changed",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
    ids=["C", "ASCII locale", "ASCII", "Latin 1", "strict"],
)
def test_any_encoding_of_the_output_will_do(process: Process, changed: dict[str, str | None]) -> None:
    assert process("checkin", "-p2", "-e4", "-n", "naïve – 漢字 👩").code == 0
    for arguments in (("today",), ("log",), ("lines", "--country", "FR")):
        answer = process(*arguments, changed=changed)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out
    process("nonsense–", changed=changed).refused(2)
    (today,) = json.loads(process("log", "--json", changed=changed).out)["days"]
    assert today["entries"][0]["note"] == "naïve – 漢字 👩"


def test_an_ascii_output_says_it_in_ascii(process: Process) -> None:
    process("checkin", "-p5", "-e4", "-n", "naïve – 漢")
    answer = process("today", changed={"PYTHONIOENCODING": "ascii"})
    assert r"na\xefve - \u6f22" in answer.out
    assert ".8\n" in answer.out  # the mood line


# Environment and streams


def test_without_a_home_folder_it_says_what_to_do(process: Process) -> None:
    nowhere: dict[str, str | None] = {"HOME": None, "BOUNCEBACK_DB": None}
    for arguments in (("today",), ("log",), ("checkin", "-p3", "-e3"), ("no", "Clerk", "Pell"), ("locate",)):
        assert "--db FILE" in process(*arguments, changed=nowhere).refused(1)
    assert process("lines", "--country", "DE", changed=nowhere).out.startswith("Germany\n")


def test_without_a_home_folder_a_named_file_is_enough(process: Process) -> None:
    assert process("checkin", "-p3", "-e3", changed={"HOME": None}).code == 0
    assert "in between" in process("today", changed={"HOME": None}).out


def test_bytes_that_are_no_text_are_refused(process: Process) -> None:
    never, begun = b"\xff", b"a\xc3"
    process("checkin", "-p3", "-e3", "-n", never).refused(2)
    process("checkin", "-p3", "-e3", "-f", begun, "--own").refused(2)
    process("checkin", "-p", never, "-e3").refused(2)
    process("no", begun, "Pell").refused(2)
    for argument in (never, begun):
        process(argument).refused(2)
    assert process("log").out.startswith("Nothing was written")


def test_a_path_that_is_no_text_works(process: Process, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path / "new" / "j") + b"\xff.db"
    assert process("--db", path, "checkin", "-p3", "-e3").code == 0
    assert "in between" in process("--db", path, "today").out
    assert process("--db", path, "locate").code == 0


def shell(script: str, environ: dict[str, str]) -> "subprocess.CompletedProcess[bytes]":
    """Run a shell script in which $BOUNCEBACK is the program."""
    program = f"{sys.executable} -m bounceback_tui"
    return subprocess.run(
        ["/bin/sh", "-c", script], env={**environ, "BOUNCEBACK": program}, capture_output=True, timeout=60
    )


@pytest.mark.parametrize("name", ["today", "log", "lines", "--help", "--version", "checkin -p3 -e3"])
def test_closed_streams_change_nothing(environ: dict[str, str], process: Process, name: str) -> None:
    for closed in (">&-", "<&-", "2>&-", ">&- 2>&- <&-"):
        done = shell(f"$BOUNCEBACK {name} {closed}", environ)
        assert done.returncode == 0, done
        assert done.stderr == b""
    if name.startswith("checkin"):
        assert process("log").out.count("in between") == 4


def test_the_database_never_takes_the_place_of_a_closed_stream(environ: dict[str, str], process: Process) -> None:
    shell("$BOUNCEBACK checkin -p 9 -e 3 >&- 2>&-", environ)
    shell("$BOUNCEBACK no Clerk Pell >&- 2>&- <&-", environ)
    assert "Clerk, Pell" in process("log").out


def test_a_note_from_a_closed_input_is_refused(environ: dict[str, str], process: Process) -> None:
    done = shell("$BOUNCEBACK checkin -p3 -e3 -n - <&-", environ)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert process("log").out.startswith("Nothing was written")


def test_a_reader_that_leaves_early_is_no_trouble(environ: dict[str, str], process: Process) -> None:
    process("checkin", "-p3", "-e3", "-n", "-", stdin=b"line\n" * 30_000)
    for name in ("log", "log --json", "today"):
        done = shell(f"($BOUNCEBACK {name}; echo $? >&2) | head -n 1", environ)
        assert done.stderr == b"0\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("name", ["today", "log", "lines"])
def test_an_output_that_is_full_is_told(environ: dict[str, str], name: str) -> None:
    done = shell(f"$BOUNCEBACK {name} > /dev/full", environ)
    assert done.returncode == 1
    assert done.stderr.startswith(b"The output could not be written")
    assert done.stderr.count(b"\n") == 1


def test_what_could_not_be_said_is_saved_all_the_same(environ: dict[str, str], process: Process) -> None:
    shell("$BOUNCEBACK checkin -p3 -e3 > /dev/full", environ)
    assert "in between" in process("log").out


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_the_app_and_the_picker_need_a_terminal(process: Process, term: str, paths: config.Paths) -> None:
    process(changed={"TERM": term}).refused(2)
    process("checkin", changed={"TERM": term}).refused(2)
    assert not paths.database.exists()


def test_an_interrupt_while_a_note_is_read_saves_nothing(environ: dict[str, str], process: Process) -> None:
    running = subprocess.Popen(
        command("checkin", "-p3", "-e3", "-n", "-"), env=environ, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert told == b""
    assert process("log").out.startswith("Nothing was written")


def test_several_first_starts_at_once_all_save(environ: dict[str, str], process: Process) -> None:
    all_ = [
        subprocess.Popen(
            command("checkin", "-p3", "-e3", "-n", f"number {n}"), env=environ, stdout=subprocess.DEVNULL
        )
        for n in range(4)
    ]
    assert [running.wait(timeout=60) for running in all_] == [0, 0, 0, 0]
    out = process("log").out
    assert all(f"number {n}" in out for n in range(4))
