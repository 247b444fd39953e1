import os
import stat
from pathlib import Path
from typing import Any

import pytest

from bounceback_tui import __version__, app, config
from bounceback_tui.cli import commands, showing, streams
from bounceback_tui.cli.main import COMPLETION
from bounceback_tui.store.glance import Glance
from tests.cli.conftest import Command
from tests.conftest import Clock

SECRET = "what somebody wrote"


def test_help_names_every_command(bounceback: Command) -> None:
    for option in ("--help", "-h"):
        answer = bounceback(option)
        assert answer.code == 0
        for name in ("checkin", "completion", "lines", "locate", "log", "no", "today"):
            assert f"\n  {name} " in answer.out
    for name in commands.COMMANDS:
        assert bounceback(name, "--help").out.startswith(f"Usage: bounceback {name}")


def test_the_version(bounceback: Command) -> None:
    assert bounceback("--version").out == f"bounceback {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("--nonsense",),
        ("today", "--nonsense"),
        ("today", "more"),
        ("\x1b[31m",),
        ("\udcff",),
        ("--db",),
    ],
)
def test_wrong_usage_is_one_sentence(bounceback: Command, arguments: tuple[str, ...]) -> None:
    sentence = bounceback(*arguments).refused(2)
    assert "--help" in sentence
    assert "\x1b" not in sentence


def test_a_pasted_argument_is_cut_in_the_sentence(bounceback: Command) -> None:
    assert len(bounceback("today", "x" * 1_000_000).refused(2)) <= streams.LONGEST_SENTENCE


# The app


@pytest.mark.parametrize("arguments", [(), ("--db", "{}"), ("--demo",)])
def test_without_a_terminal_the_app_says_what_works(
    bounceback: Command, paths: config.Paths, arguments: tuple[str, ...]
) -> None:
    sentence = bounceback(*(one.format(paths.database) for one in arguments)).refused(2)
    assert "bounceback checkin, no, today, log and lines" in sentence
    assert not paths.database.exists()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Stand in for the app; returns what it was started with."""
    calls: list[dict[str, Any]] = []

    def run(paths: config.Paths, preferences: config.Preferences, **more: Any) -> int:
        calls.append({"paths": paths, "preferences": preferences, "there": paths.database.exists(), **more})
        return 143

    monkeypatch.setattr(app, "run", run)
    monkeypatch.setattr(streams, "can_draw", lambda: True)
    return calls


def test_the_app_starts_with_the_glance_and_its_code_is_ours(
    bounceback: Command, started: list[dict[str, Any]], paths: config.Paths, clock: Clock
) -> None:
    paths.preferences.write_text('theme = "nord"\nnonsense = 1\n')
    bounceback("no", "Clerk", "Pell")
    answer = bounceback()
    assert answer.code == 143
    (call,) = started
    assert call["paths"].database == paths.database
    assert call["preferences"].theme == "nord"
    assert isinstance(call["glance"], Glance)
    assert call["glance"].nos[0][1] == "Pell"
    assert call["clock"] is clock
    assert "nonsense" in call["warnings"][0]
    assert answer.err == ""  # the app tells them


def test_the_app_starts_on_nothing_at_all(
    bounceback: Command, started: list[dict[str, Any]], paths: config.Paths
) -> None:
    bounceback("--db", str(paths.database))
    assert started[0]["glance"] is None
    assert not paths.database.exists()


def test_the_demo_starts_the_app_on_a_throwaway_file(
    bounceback: Command, started: list[dict[str, Any]], paths: config.Paths
) -> None:
    paths.preferences.write_text('theme = "nord"\n')
    assert bounceback("--demo").code == 143
    (call,) = started
    database = call["paths"].database
    assert call["there"]
    assert call["glance"].working.organisation == "Acme"
    assert database != paths.database
    assert call["paths"].preferences.parent == database.parent
    assert call["preferences"] == config.Preferences()
    assert not database.parent.exists()


# Faults


def test_a_fault_is_one_sentence_and_leaves_nothing_written_in_the_log(
    bounceback: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        diary = SECRET
        try:
            raise ValueError(diary)
        except ValueError as error:
            raise RuntimeError(f"{diary} again") from error

    monkeypatch.setattr(showing, "show_today", broken)
    umask = os.umask(0o022)
    try:
        sentence = bounceback("today").refused(1)
    finally:
        os.umask(umask)
    assert SECRET not in sentence
    log = Path(sentence.rsplit(" in ", 1)[1].rstrip("."))
    written = log.read_text()
    assert SECRET not in written
    assert "builtins.RuntimeError" in written
    assert "builtins.ValueError" in written
    assert "test_usage.py" in written
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_a_fault_whose_details_cannot_be_kept_is_told_all_the_same(
    bounceback: Command, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setattr(showing, "show_today", lambda run: 1 / 0)
    (home / ".local").write_text("no folder")
    assert bounceback("today").refused(1) == (
        "Something went wrong in Bounceback itself. What was saved before is kept."
    )


def test_the_log_of_faults_does_not_grow_for_ever(bounceback: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bounceback_tui.cli.trouble.LONGEST_LOG", 100)
    monkeypatch.setattr(showing, "show_today", lambda run: 1 / 0)
    paths = [Path(bounceback("today").refused(1).rsplit(" in ", 1)[1].rstrip(".")) for _ in range(3)]
    assert paths[0].read_text().count("ZeroDivisionError") == 1


def test_an_interrupt_is_130(bounceback: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(run: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(showing, "show_today", interrupted)
    answer = bounceback("today")
    assert (answer.code, answer.out, answer.err) == (130, "", "")


# Completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed(bounceback: Command, shell: str) -> None:
    answer = bounceback("completion", shell)
    assert answer.code == 0
    assert COMPLETION in answer.out
    assert f"{shell}_complete" in answer.out


def test_only_known_shells_have_one(bounceback: Command) -> None:
    assert "'bash', 'zsh', 'fish'" in bounceback("completion", "cmd").refused(2)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bounceback lo", ["plain,locate", "plain,log"]),
        ("bounceback checkin -f hop", ["plain,hopeless", "plain,hopeful"]),
        ("bounceback checkin --did mus", ["plain,music"]),
        ("bounceback lines --country n", ["plain,NL", "plain,NZ"]),
        ("bounceback no a b --by in", ["plain,in-person"]),
        ("bounceback --db x", ["file,x"]),
    ],
)
def test_what_could_come_next(
    bounceback: Command, paths: config.Paths, monkeypatch: pytest.MonkeyPatch, words: str, expected: list[str]
) -> None:
    monkeypatch.setenv(COMPLETION, "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
    assert bounceback().out.splitlines() == expected
    assert not paths.database.exists()
