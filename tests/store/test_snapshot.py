"""Undo: rows come back as they were, keys and stamps included."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlmodel import Session, delete

from bounceback_tui.stages.feel.model import CheckIn, CheckInWord
from bounceback_tui.store.database import Database
from bounceback_tui.store.snapshot import Rows, keep, put_back


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        lines = connection.iterdump()  # the index is made of the rows, and made anew with them
        return sorted(line for line in lines if line.startswith("INSERT") and "search_" not in line)
    finally:
        connection.close()


def saved(db: Database, row: CheckIn) -> list[CheckInWord]:
    words = [CheckInWord(check_in_id=row.id, word=word, position=n) for n, word in enumerate(("sad", "tired"))]
    with db.writing() as session:
        session.add(row)
        session.flush()
        session.add_all(words)
    return words


def test_deleted_rows_come_back(db: Database, path: Path, check_in: Callable[..., CheckIn]) -> None:
    row = check_in()
    words = saved(db, row)
    before = dump(path)
    with db.writing() as session:
        gone = keep([session.get_one(CheckIn, row.id), *words])
        session.exec(delete(CheckIn))
    assert dump(path) != before
    with db.writing() as session:
        put_back(session, gone)
    assert dump(path) == before


def test_edited_rows_come_back(db: Database, path: Path, check_in: Callable[..., CheckIn]) -> None:
    row = check_in("before")
    saved(db, row)
    before = dump(path)
    with db.writing() as session:
        found = session.get_one(CheckIn, row.id)
        kept = keep([found])
        found.note = "after"
    assert dump(path) != before
    with db.writing() as session:
        put_back(session, kept)
    assert dump(path) == before


def test_putting_back_twice_doubles_nothing(db: Database, path: Path, check_in: Callable[..., CheckIn]) -> None:
    row = check_in()
    words = saved(db, row)
    before = dump(path)
    for _ in range(2):
        with db.writing() as session:
            put_back(session, keep([row, *words]))
    assert dump(path) == before


def test_what_was_kept_does_not_change_with_the_row(check_in: Callable[..., CheckIn]) -> None:
    row = check_in("before")
    kept = keep([row])
    row.note = "after"
    assert kept.rows[0][1]["note"] == "before"


def test_nothing_to_put_back(db: Database) -> None:
    with db.writing() as session:
        assert isinstance(session, Session)
        put_back(session, Rows())
    assert db.revision == 1
