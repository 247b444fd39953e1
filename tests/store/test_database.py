"""Reading and writing: what is acknowledged is there, what is not left no trace, every fault is one sentence."""

import sqlite3
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import SQLModel, col, delete, select, update

from bounceback_tui.stages.feel.model import CheckIn, CheckInWord, OwnWord
from bounceback_tui.store import faults
from bounceback_tui.store.database import Database, open_database
from bounceback_tui.store.errors import StoreError

NOTE = "the letter came on my birthday"
CheckIns = Callable[..., CheckIn]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "PATIENCE", 0.2)


@pytest.fixture
def statements(db: Database) -> Iterator[list[str]]:
    """The statements sent so far."""
    sent: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


def notes(db: Database) -> list[str]:
    with db.reading() as session:
        return list(session.exec(select(CheckIn.note).order_by(col(CheckIn.created_at))))


def pragma(db: Database, name: str) -> object:
    with db.engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def raw(db: Database) -> sqlite3.Connection:
    with db.engine.connect() as connection:
        driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def test_every_pragma_is_set(db: Database) -> None:
    names = ("foreign_keys", "journal_mode", "busy_timeout", "synchronous", "secure_delete", "trusted_schema")
    assert [pragma(db, name) for name in names] == [1, "wal", 20_000, 2, 1, 0]


def test_what_was_written_is_there_at_the_next_opening(db: Database, path: Path, check_in: CheckIns) -> None:
    with db.writing() as session:
        session.add(check_in("one"))
    db.close()
    with closing(open_database(path)) as again:
        assert notes(again) == ["one"]


def test_rows_outlive_their_session(db: Database, check_in: CheckIns) -> None:
    row = check_in()
    with db.writing() as session:
        session.add(row)
    with db.reading() as session:
        read = session.exec(select(CheckIn)).one()
    assert row.note == read.note == NOTE
    assert read.at == datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_keys_and_times_are_stored_as_promised(db: Database, check_in: CheckIns) -> None:
    row = check_in()
    with db.writing() as session:
        session.add(row)
    stored = raw(db).execute("SELECT id, at, day FROM check_in").fetchone()
    assert stored == (row.id.hex, "2026-03-01 12:00:00.000000", "2026-03-01")


def test_an_error_inside_takes_everything_back(db: Database, check_in: CheckIns) -> None:
    with pytest.raises(KeyError), db.writing() as session:
        session.add(check_in())
        session.flush()
        raise KeyError("x")
    assert notes(db) == []
    assert db.revision == 0


def test_what_a_reading_changes_is_not_kept(db: Database, check_in: CheckIns) -> None:
    with db.reading() as session:
        session.add(check_in())
        session.flush()
    assert notes(db) == []


def test_a_table_made_inside_is_taken_back_too(db: Database) -> None:
    with pytest.raises(KeyError), db.writing() as session:
        session.connection().exec_driver_sql("CREATE TABLE half (x)")
        raise KeyError("x")
    assert raw(db).execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone() is None


def test_a_writing_takes_the_lock_before_it_reads(db: Database, statements: list[str]) -> None:
    with db.writing() as session:
        session.exec(select(CheckIn)).all()
    with db.reading() as session:
        session.exec(select(CheckIn)).all()
    assert statements[0] == "BEGIN IMMEDIATE"
    assert statements[3] == "BEGIN"  # after the look whether there is anything for the index


def test_revision_counts_our_commits_and_data_version_those_of_others(
    db: Database, path: Path, check_in: CheckIns
) -> None:
    assert (db.revision, db.changed_elsewhere()) == (0, False)
    with db.writing() as session:
        session.add(check_in())
    assert (db.revision, db.changed_elsewhere()) == (1, False)
    with closing(open_database(path)) as other, other.writing() as session:
        session.add(check_in())
    assert (db.revision, db.changed_elsewhere()) == (1, True)
    assert not db.changed_elsewhere()


def test_changed_rows_are_stamped_and_others_are_not(db: Database, check_in: CheckIns) -> None:
    row, other = check_in("one"), check_in("two")
    with db.writing() as session:
        session.add_all([row, other])
    first, untouched = row.updated_at, other.updated_at
    with db.writing() as session:
        session.get_one(CheckIn, row.id).note = "three"
        session.get_one(CheckIn, other.id).note = "two"
    with db.reading() as session:
        assert session.get_one(CheckIn, row.id).updated_at > first
        assert session.get_one(CheckIn, row.id).created_at == row.created_at
        assert session.get_one(CheckIn, other.id).updated_at == untouched


def test_rows_changed_by_one_statement_are_stamped(db: Database, check_in: CheckIns) -> None:
    row = check_in("one")
    with db.writing() as session:
        session.add(row)
    with db.writing() as session:
        session.exec(update(CheckIn).where(col(CheckIn.id) == row.id).values(note="two"))
    with db.reading() as session:
        assert session.get_one(CheckIn, row.id).updated_at > row.updated_at


def test_a_stamp_that_is_set_is_kept(db: Database, check_in: CheckIns) -> None:
    row, then = check_in(), datetime(2020, 1, 1, tzinfo=UTC)
    with db.writing() as session:
        session.add(row)
    with db.writing() as session:
        session.get_one(CheckIn, row.id).updated_at = then
    with db.reading() as session:
        assert session.get_one(CheckIn, row.id).updated_at == then


def test_deleting_a_row_deletes_what_belongs_to_it(db: Database, check_in: CheckIns) -> None:
    row = check_in()
    with db.writing() as session:
        session.add(row)
        session.flush()
        session.add(CheckInWord(check_in_id=row.id, word="sad", position=0))
    with db.writing() as session:
        session.exec(delete(CheckIn))
    with db.reading() as session:
        assert session.exec(select(CheckInWord)).all() == []


def own_word(word: str) -> OwnWord:
    return OwnWord(word=word, pleasantness=1, energy=1)


def unsaved(db: Database, *rows: SQLModel) -> str:
    """Assert that rows cannot be saved; return the sentence, which has nothing of theirs in it."""
    revision = db.revision
    with pytest.raises(StoreError) as caught, db.writing() as session:
        session.add_all(rows)
    told = "".join(traceback.format_exception(caught.value))
    assert NOTE not in told
    assert "INSERT" not in told
    assert caught.value.__cause__ is None
    assert db.revision == revision
    return str(caught.value)


def test_a_row_that_breaks_a_rule_of_the_table(db: Database, check_in: CheckIns) -> None:
    row = check_in()
    row.pleasantness = 9
    assert "does not fit" in unsaved(db, row)
    assert notes(db) == []


def test_the_same_twice(db: Database) -> None:
    assert "does not fit" in unsaved(db, own_word(NOTE), own_word(NOTE))


def test_a_word_of_no_check_in(db: Database, check_in: CheckIns) -> None:
    assert "does not fit" in unsaved(db, CheckInWord(check_in_id=check_in().id, word=NOTE, position=0))


def test_text_that_cannot_be_stored(db: Database, check_in: CheckIns) -> None:
    row = check_in()
    row.note = NOTE + "\udc80"
    assert "broken character" in unsaved(db, row)


def test_a_number_that_cannot_be_stored(db: Database, check_in: CheckIns) -> None:
    row = check_in()
    row.utc_offset = 2**64
    assert "huge number" in unsaved(db, row)


def test_a_moment_without_a_zone(db: Database, check_in: CheckIns) -> None:
    row = check_in()
    row.at = datetime(2026, 1, 1)
    assert "was not saved" in unsaved(db, row)


def test_an_entry_that_is_gone(db: Database, check_in: CheckIns) -> None:
    with pytest.raises(StoreError, match="no longer there"), db.writing() as session:
        session.get_one(CheckIn, check_in().id)


def test_a_full_disk_keeps_what_was_there(db: Database, check_in: CheckIns) -> None:
    with db.writing() as session:
        session.add(check_in("before"))
    pages = pragma(db, "page_count")
    raw(db).execute(f"PRAGMA max_page_count={pages}")
    assert "is full" in unsaved(db, check_in(NOTE * 5_000))
    assert notes(db) == ["before"]
    raw(db).execute("PRAGMA max_page_count=1000000")
    with db.writing() as session:
        session.add(check_in("after"))
    assert notes(db) == ["before", "after"]


def test_a_file_that_may_not_grow_keeps_what_was_there(journal: Path, run: Callable[..., str]) -> None:
    """The system itself refuses the write here."""
    out = run(
        """
        import resource, sys
        from pathlib import Path
        sys.path.insert(0, "tests/store")
        from conftest import a_check_in
        from bounceback_tui.store.database import open_database
        from bounceback_tui.store.errors import StoreError
        db = open_database(Path(sys.argv[1]))
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        for _ in range(2):
            try:
                with db.writing() as session:
                    session.add(a_check_in("x" * 150_000))
                print("saved")
            except StoreError as error:
                print(error)
        with db.writing() as session:
            session.add(a_check_in("a short one"))
        """,
        journal,
    )
    assert out.count("was not saved") == 2
    assert "saved\n" not in out
    with closing(open_database(journal)) as db:
        assert notes(db) == [NOTE, "a short one"]


@pytest.mark.usefixtures("impatient")
def test_locked_by_another_program(path: Path, check_in: CheckIns) -> None:
    with closing(open_database(path)) as db, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        sentence = unsaved(db, check_in())
        assert "by another program for 0.2 seconds" in sentence
        assert notes(db) == []
        other.rollback()
        with db.writing() as session:
            session.add(check_in())
        assert notes(db) == [NOTE]


def test_a_lock_is_waited_for(path: Path, db: Database, check_in: CheckIns, start: Callable[..., Any]) -> None:
    other = start(
        """
        import sqlite3, sys, time
        connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        print("locked", flush=True)
        sys.stdin.readline()
        time.sleep(0.5)
        connection.execute("COMMIT")
        """,
        path,
    )
    assert other.stdout.readline() == "locked\n"
    other.stdin.write("go\n")
    other.stdin.flush()
    with db.writing() as session:
        session.add(check_in())
    assert notes(db) == [NOTE]


@pytest.mark.usefixtures("impatient")
def test_opening_a_file_that_is_locked_whole(journal: Path) -> None:
    with closing(sqlite3.connect(journal)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE alembic_version SET version_num = version_num")
        with pytest.raises(StoreError, match="being written by another program"):
            open_database(journal)


@pytest.mark.usefixtures("impatient")
def test_a_first_start_beside_a_locked_empty_file(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="being written by another program"):
            open_database(path)
    assert path.stat().st_size == 0


def test_a_file_that_breaks_while_it_is_open(journal: Path) -> None:
    with closing(open_database(journal)) as db:
        content = bytearray(journal.read_bytes())
        content[4096:] = b"\xff" * (len(content) - 4096)
        journal.write_bytes(content)
        with pytest.raises(StoreError, match="is damaged"):
            notes(db)


@pytest.mark.parametrize("doing", faults.Doing)
@pytest.mark.parametrize("code", [*faults._SENTENCES, 999])
def test_every_fault_is_one_sentence(code: int, doing: faults.Doing) -> None:
    error = sqlite3.DatabaseError(NOTE)
    error.sqlite_errorcode, error.sqlite_errorname = code, "SQLITE_SOMETHING"
    sentence = faults.of_sqlite(error, Path("/j.db"), doing)
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert "{" not in sentence
    assert NOTE not in sentence
    assert doing in sentence


@pytest.mark.parametrize(
    ("number", "said"),
    [(28, "is full"), (30, "read-only"), (13, "may not be used"), (5, "failed"), (40, "could not")],
)
def test_every_refusal_of_the_system_is_one_sentence(journal: Path, number: int, said: str) -> None:
    sentence = faults.of_disk(OSError(number, "Something"), journal, faults.Doing.SAVING)
    assert said in sentence
    assert ". " not in sentence


def test_it_closes_twice(db: Database, path: Path) -> None:
    db.close()
    db.close()
    assert [entry.name for entry in path.parent.iterdir()] == ["journal.db"]


def test_a_second_opening_loads_no_alembic(journal: Path, run: Callable[..., str]) -> None:
    out = run(
        """
        import sys
        from pathlib import Path
        from bounceback_tui.store.database import open_database
        open_database(Path(sys.argv[1])).close()
        print("alembic" in sys.modules)
        """,
        journal,
    )
    assert out == "False"


def test_closing_waits_for_nobody_who_writes(journal: Path) -> None:
    db = open_database(journal)
    with db.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO search_old VALUES (1)")
    with closing(sqlite3.connect(journal, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        db.close()
        assert other.in_transaction
        other.execute("ROLLBACK")
        assert other.execute("SELECT count(*) FROM search_old").fetchone() == (1,), (
            "it goes with the next that closes"
        )
    open_database(journal).close()
    with closing(sqlite3.connect(journal)) as other:
        assert other.execute("SELECT count(*) FROM search_old").fetchone() == (0,)


def test_what_somebody_else_wrote_makes_a_revision_of_its_own(journal: Path) -> None:
    with closing(open_database(journal)) as db, closing(sqlite3.connect(journal)) as other:
        assert (db.notice(), db.notice()) == (0, 0)
        other.execute("DELETE FROM put_away")
        other.execute("INSERT INTO own_activity VALUES ('a', '2026-01-01', '2026-01-01', 'walk')")
        other.commit()
        assert (db.notice(), db.notice(), db.revision) == (1, 1, 1)
