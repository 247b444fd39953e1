"""Whatever is at the path: one sentence, exit 1, and the file is byte for byte what it was."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bounceback_tui import config
from bounceback_tui.store import faults
from bounceback_tui.store.database import open_database
from bounceback_tui.store.opening import HEAD
from tests.cli.conftest import Command

READING = (("today",), ("today", "--json"), ("log",))
WRITING = (("checkin", "-p3", "-e3", "-n", "private"), ("no", "Clerk", "Pell"))
EVERY = READING + WRITING


def no_database(path: Path) -> None:
    path.write_text("a shopping list\n" * 20)


def cut_header(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
        other.execute("PRAGMA application_id=12345")


def newer(path: Path) -> None:
    open_database(path).close()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def lost_link(path: Path) -> None:
    path.symlink_to(path.with_name("gone.db"))


def endless_link(path: Path) -> None:
    path.symlink_to(path)


BAD = [no_database, cut_header, foreign, newer, folder, pipe, lost_link, endless_link]


def content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


@pytest.mark.parametrize("arguments", EVERY, ids=lambda arguments: " ".join(arguments[:2]))
@pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: spoil.__name__)
def test_a_bad_file_is_refused_and_left_alone(
    bounceback: Command, paths: config.Paths, spoil: Callable[[Path], None], arguments: tuple[str, ...]
) -> None:
    paths.database.parent.mkdir()
    spoil(paths.database)
    before = content(paths.database)
    sentence = bounceback(*arguments).refused(1)
    assert str(paths.database) in sentence
    assert "private" not in sentence
    assert content(paths.database) == before


def truncate(path: Path) -> None:
    open_database(path).close()
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


@pytest.mark.parametrize("arguments", WRITING, ids=lambda arguments: arguments[0])
def test_a_truncated_file_is_not_written_to(
    bounceback: Command, paths: config.Paths, arguments: tuple[str, ...]
) -> None:
    paths.database.parent.mkdir()
    truncate(paths.database)
    before = content(paths.database)
    assert "damaged" in bounceback(*arguments).refused(1)
    assert content(paths.database) == before


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_reading_a_truncated_file_never_ends_in_a_traceback(
    bounceback: Command, paths: config.Paths, arguments: tuple[str, ...]
) -> None:
    paths.database.parent.mkdir()
    truncate(paths.database)
    before = content(paths.database)
    bounceback(*arguments).refused(1)
    assert content(paths.database) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
@pytest.mark.parametrize("arguments", EVERY, ids=lambda arguments: " ".join(arguments[:2]))
def test_an_unreadable_file_is_refused(bounceback: Command, paths: config.Paths, arguments: tuple[str, ...]) -> None:
    paths.database.parent.mkdir()
    open_database(paths.database).close()
    paths.database.chmod(0)
    bounceback(*arguments).refused(1)


@pytest.mark.parametrize("arguments", WRITING, ids=lambda arguments: arguments[0])
def test_a_read_only_place_is_told(
    bounceback: Command, paths: config.Paths, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.database.parent.mkdir()
    open_database(paths.database).close()
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)
    assert "read-only" in bounceback(*arguments).refused(1)


def test_a_folder_that_is_a_file_is_told(bounceback: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    for arguments in EVERY:
        told = bounceback("--db", str(tmp_path / "file" / "x.db"), *arguments).refused(1)
        assert "file cannot hold x.db (not a directory)" in told and "another place with --db" in told


def test_a_name_that_cannot_be_one_is_refused(bounceback: Command) -> None:
    for name in ("a\x00b", "", " "):
        bounceback("--db", name, "today").refused(1)
        bounceback("--db", name, "checkin", "-p3", "-e3").refused(1)


def test_a_locked_file_is_told(bounceback: Command, paths: config.Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "PATIENCE", 0.1)
    bounceback("checkin", "-p3", "-e3")
    with closing(sqlite3.connect(paths.database)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert "another program" in bounceback("no", "Clerk", "Pell").refused(1)


def test_a_file_of_an_older_version_is_brought_up_to_date_and_read(bounceback: Command, paths: config.Paths) -> None:
    from bounceback_tui.store.database import _connect, _engine
    from bounceback_tui.store.migrate import migrate

    paths.database.parent.mkdir()
    with closing(_connect(paths.database, "mode=rwc")) as connection:
        migrate(_engine(connection), paths.database, to="0001")
        connection.execute("PRAGMA journal_mode=WAL")
    answer = bounceback("today")
    assert (answer.code, answer.err) == (0, "")
    assert "One small step" in answer.out
    with closing(sqlite3.connect(paths.database)) as other:
        assert other.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
    backups = paths.database.with_name(paths.database.name + ".backups")
    assert [backup.suffix for backup in backups.iterdir()] == [".db"]


def test_an_empty_file_is_an_empty_life(bounceback: Command, paths: config.Paths) -> None:
    paths.database.parent.mkdir()
    paths.database.touch()
    assert "No check-in yet" in bounceback("today").out
    assert bounceback("log").out.startswith("Nothing was written")
    assert content(paths.database) == b""
