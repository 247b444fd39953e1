"""Backups: whole, private, named by time."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bounceback_tui.stages.feel.model import CheckIn
from bounceback_tui.store import backup, keeping, opening
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


def test_a_day_gets_one_backup_and_only_where_something_was_written(
    path: Path, check_in: Callable[..., CheckIn], time_machine: Any
) -> None:
    time_machine.move_to(datetime(2026, 3, 1, 18, tzinfo=UTC), tick=False)
    with closing(open_database(path)) as db, db.writing() as session:
        session.add(check_in("the first day"))
    first = backup.daily(path)
    assert first is not None and first.name.endswith("-daily.db") and opening.inspect(first).current
    assert backup.daily(path) is None, "the day has one"
    later = first.stat().st_mtime + 10
    time_machine.move_to(datetime(2026, 3, 2, 18, tzinfo=UTC), tick=False)
    os.utime(first, (later, later))
    assert backup.daily(path) is None, "nothing was written since"
    os.utime(path, (later + 10, later + 10))
    second = backup.daily(path)
    assert second is not None and backup.newest(path) == second != first


def test_old_backups_are_cleared_away_and_other_files_left(journal: Path, time_machine: Any) -> None:
    time_machine.move_to(datetime(2026, 3, 1, 18, tzinfo=UTC), tick=False)
    folder = backup.folder_of(journal)
    folder.mkdir(mode=0o700)
    for day in range(1, 29):
        (folder / f"2025-02-{day:02}T10-00-00.000000Z-daily.db").write_bytes(b"")
    (folder / "mine.db").write_bytes(b"")
    os.utime(journal, (2**31, 2**31))
    assert backup.daily(journal) is not None
    names = sorted(path.name for path in folder.iterdir())
    assert "mine.db" in names and "2025-02-28T10-00-00.000000Z-daily.db" in names
    assert "2025-02-12T10-00-00.000000Z-daily.db" not in names
    assert len(names) == 2 + 12 + 3, "today's, mine, twelve days, and the newest of three older weeks"


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2026, 3, 1)), max_size=60))
@settings(max_examples=40)
def test_what_is_kept_grows_no_further_and_the_newest_is_among_it(made: list[datetime]) -> None:
    now = datetime(2026, 3, 1)
    stay = keeping.kept(made, now)
    assert stay <= set(made)
    assert not made or max(made) in stay
    assert {moment for moment in made if now - moment < timedelta(days=2)} <= stay
    assert len([moment for moment in stay if now - moment >= timedelta(days=2)]) <= 12 + 10 + 9 + 1
    assert keeping.kept(stay, now) == stay, "clearing twice clears no more"
