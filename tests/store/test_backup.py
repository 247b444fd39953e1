"""Backups: whole, private, named by time."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bounceback_tui.stages.feel.model import CheckIn
from bounceback_tui.store import backup, opening
from bounceback_tui.store.database import open_database
from bounceback_tui.store.errors import StoreError


def test_a_backup_is_a_journal_of_its_own(journal: Path) -> None:
    before = os.umask(0o022)
    try:
        saved = backup.make(journal, "by-hand")
    finally:
        os.umask(before)
    assert saved.parent == backup.folder_of(journal)
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert stat.S_IMODE(saved.parent.stat().st_mode) == 0o700
    assert [*saved.parent.iterdir()] == [saved]
    assert opening.inspect(saved).current


def test_what_is_committed_but_still_in_the_wal_is_in_it(path: Path, check_in: Callable[..., CheckIn]) -> None:
    with closing(open_database(path)) as db:
        with db.writing() as session:
            session.add(check_in("only in the wal"))
        saved = backup.make(path, "by-hand")
    with closing(sqlite3.connect(saved)) as connection:
        assert connection.execute("SELECT note FROM check_in").fetchall() == [("only in the wal",)]


def test_the_newest_is_the_last_made(journal: Path) -> None:
    assert backup.newest(journal) is None
    made = [backup.make(journal, reason) for reason in ("z", "a", "m")]
    assert backup.newest(journal) == made[-1]


def test_a_damaged_journal_is_not_taken_for_a_backup(journal: Path) -> None:
    content = bytearray(journal.read_bytes())
    content[4096 * 3 : 4096 * 4] = os.urandom(4096)
    journal.write_bytes(content)
    with pytest.raises(StoreError, match="is damaged"):
        backup.make(journal, "by-hand")
    assert [*backup.folder_of(journal).iterdir()] == []


def test_a_full_disk_leaves_nothing_half_made(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="full"):
        backup.make(journal, "by-hand")
    assert [*backup.folder_of(journal).iterdir()] == []
