"""What may be opened; what may not is refused in one sentence and stays as it was, byte for byte."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bounceback_tui.store import backup, opening
from bounceback_tui.store.database import open_database
from bounceback_tui.store.errors import StoreError
from bounceback_tui.store.opening import APPLICATION_ID, HEAD, inspect


def refused(path: Path) -> str:
    """Assert that a file is refused in one sentence and nothing in its folder changes; return the sentence."""
    before = contents(path.parent)
    with pytest.raises(StoreError) as caught:
        inspect(path)
    with pytest.raises(StoreError) as again:
        open_database(path)
    with pytest.raises(StoreError):
        open_database(path, read_only=True)
    assert contents(path.parent) == before
    sentence = str(caught.value)
    assert str(again.value) == sentence
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert "\n" not in sentence
    return sentence


def contents(folder: Path) -> dict[str, bytes | None]:
    return {
        entry.name: entry.read_bytes() if stat.S_ISREG(entry.lstat().st_mode) and entry.suffix != ".db-shm" else None
        for entry in folder.iterdir()
    }


def sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_nothing_there_is_a_fresh_start_and_nothing_is_made(path: Path) -> None:
    assert inspect(path).revision is None
    assert not path.parent.exists()


def test_an_empty_file_is_a_fresh_start(tmp_path: Path) -> None:
    (tmp_path / "j.db").touch()
    assert inspect(tmp_path / "j.db").revision is None
    open_database(tmp_path / "j.db").close()
    assert inspect(tmp_path / "j.db").current


def test_an_empty_sqlite_file_is_a_fresh_start(tmp_path: Path) -> None:
    sql(tmp_path / "j.db", "VACUUM")
    assert (tmp_path / "j.db").stat().st_size
    open_database(tmp_path / "j.db").close()
    assert inspect(tmp_path / "j.db").current


def test_a_journal_is_known_again_and_not_touched(journal: Path) -> None:
    before = contents(journal.parent)
    assert inspect(journal).revision == HEAD
    assert inspect(journal, thorough=False).current
    assert contents(journal.parent) == before


def test_a_journal_is_known_while_it_is_open(db: object, path: Path) -> None:
    assert inspect(path).current


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "j.db").mkdir()
    assert "is a folder" in refused(tmp_path / "j.db")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "j.db")
    assert "not an ordinary file" in refused(tmp_path / "j.db")


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "j.db").symlink_to(tmp_path / "j.db")
    assert "could not be used" in refused(tmp_path / "j.db")


def test_a_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "j.db").symlink_to(tmp_path / "stick" / "j.db")
    assert "is a link to" in refused(tmp_path / "j.db")


def test_a_link_to_a_journal_is_followed(journal: Path, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(journal)
    with closing(open_database(tmp_path / "link.db")) as db:
        assert db.path == journal.resolve()
    assert (tmp_path / "link.db").is_symlink()


def test_a_path_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    with pytest.raises(StoreError, match="not a directory"):
        open_database(tmp_path / "f" / "j.db")


def test_a_name_with_a_nul(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="NUL"):
        open_database(tmp_path / "a\0b")


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="too long"):
        open_database(tmp_path / ("a" * 300))


@pytest.mark.parametrize(
    "content", [b"x", b"dear diary, " * 500, b"\0" * 4096, b"SQLite format 3\0", b"SQLite format 2\0" * 400]
)
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "j.db").write_bytes(content)
    assert "is not a Bounceback file" in refused(tmp_path / "j.db")


@pytest.mark.parametrize("journal_mode", ["DELETE", "WAL"])
@pytest.mark.parametrize("marked", [0, 252006674, 0x46454744])
def test_another_programs_database(tmp_path: Path, marked: int, journal_mode: str) -> None:
    path = tmp_path / "j.db"
    sql(path, "CREATE TABLE bookmarks (url)", f"PRAGMA application_id={marked}")
    sql(path, f"PRAGMA journal_mode={journal_mode}")
    assert "belongs to another program" in refused(path)


def test_another_programs_database_that_is_open(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE bookmarks (url)")
        connection.commit()
        with pytest.raises(StoreError, match="belongs to another program"):
            open_database(path)


def test_another_programs_database_migrated_by_alembic(tmp_path: Path) -> None:
    path = tmp_path / "j.db"
    sql(path, "CREATE TABLE alembic_version (version_num)", f"INSERT INTO alembic_version VALUES ('{HEAD}')")
    assert "belongs to another program" in refused(path)


@pytest.mark.parametrize("journal_mode", ["DELETE", "WAL"])
def test_a_newer_journal(journal: Path, journal_mode: str) -> None:
    sql(journal, "UPDATE alembic_version SET version_num = '0999'")
    sql(journal, f"PRAGMA journal_mode={journal_mode}")
    assert "newer version" in refused(journal)


def test_a_newer_journal_whose_program_crashed(journal: Path) -> None:
    with closing(sqlite3.connect(journal)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()
        kept = contents(journal.parent)
    for name, content in kept.items():
        journal.with_name(name).write_bytes(content or b"")
    assert "newer version" in refused(journal)


def test_a_journal_without_a_revision(journal: Path) -> None:
    sql(journal, "DELETE FROM alembic_version")
    assert "is damaged" in refused(journal)


@pytest.mark.parametrize("kept", [100, 4096, 4097, 50_000, -4096])
def test_a_truncated_journal(journal: Path, kept: int) -> None:
    content = journal.read_bytes()
    journal.write_bytes(content[:kept])
    assert "is damaged" in refused(journal)


def test_a_journal_with_a_page_of_noise(journal: Path) -> None:
    content = bytearray(journal.read_bytes())
    content[4096 * 3 : 4096 * 4] = os.urandom(4096)
    journal.write_bytes(content)
    assert "is damaged" in refused(journal)
    assert inspect(journal, thorough=False).current


def test_a_damaged_journal_names_the_newest_backup(journal: Path) -> None:
    backup.make(journal, "by-hand")
    saved = backup.make(journal, "by-hand")
    journal.write_bytes(journal.read_bytes()[:9000])
    assert str(saved) in refused(journal)


def test_an_emptied_journal_names_the_newest_backup(journal: Path) -> None:
    saved = backup.make(journal, "by-hand")
    journal.write_bytes(b"")
    assert str(saved) in refused(journal)


@pytest.mark.parametrize("there", [True, False])
def test_writes_without_their_journal_are_not_thrown_away(journal: Path, there: bool) -> None:
    journal.with_name("journal.db-wal").write_bytes(b"frames")
    journal.unlink()
    if there:
        journal.touch()
    assert "journal.db-wal" in refused(journal)


SENTENCE = """
import sys
from pathlib import Path
from bounceback_tui.store.database import open_database
from bounceback_tui.store.errors import StoreError
from bounceback_tui.store.opening import inspect
for look in (inspect, open_database):
    try:
        look(Path(sys.argv[1]))
        print("opened")
    except StoreError as error:
        print(error)
"""


def test_an_unreadable_file(journal: Path, run: Callable[..., str]) -> None:
    journal.chmod(0)
    first, second = run(SENTENCE, journal, powerless=True).splitlines()
    assert "may not be used by you" in first == second


def test_an_unreadable_folder(journal: Path, run: Callable[..., str]) -> None:
    journal.parent.chmod(0)
    first, second = run(SENTENCE, journal, powerless=True).splitlines()
    journal.parent.chmod(0o700)
    assert "may not be used by you" in first == second


def test_a_read_only_file_is_refused_for_writing(journal: Path, run: Callable[..., str]) -> None:
    journal.chmod(0o400)
    before = contents(journal.parent)
    seen, opened = run(SENTENCE, journal, powerless=True).splitlines()
    assert seen == "opened"
    assert "is read-only" in opened
    assert contents(journal.parent) == before


def test_a_folder_that_cannot_be_made(tmp_path: Path, run: Callable[..., str]) -> None:
    (tmp_path / "shut").mkdir(0o500)
    seen, opened = run(SENTENCE, tmp_path / "shut" / "journal" / "j.db", powerless=True).splitlines()
    assert seen == "opened"
    assert "shut cannot hold j.db (permission denied)" in opened and "another place with --db" in opened


READ_ONLY = """
import sys
from pathlib import Path
from sqlmodel import select
from bounceback_tui.stages.feel.model import CheckIn, OwnActivity
from bounceback_tui.store.database import open_database
from bounceback_tui.store.errors import StoreError
db = open_database(Path(sys.argv[1]), read_only=True)
with db.reading() as session:
    print(session.exec(select(CheckIn.note)).one())
try:
    with db.writing() as session:
        session.add(OwnActivity(activity="walk"))
    print("wrote")
except StoreError as error:
    print(error)
db.close()
"""


def test_reading_only_works_in_a_read_only_folder(journal: Path, run: Callable[..., str]) -> None:
    journal.chmod(0o400)
    journal.parent.chmod(0o500)
    note, sentence = run(READ_ONLY, journal, powerless=True).splitlines()
    journal.parent.chmod(0o700)
    assert note == "the letter came on my birthday"
    assert "is read-only" in sentence
    assert set(contents(journal.parent)) == {"journal.db"}


def test_reading_only_changes_no_byte_of_the_journal(journal: Path, run: Callable[..., str]) -> None:
    before = journal.read_bytes()
    _, sentence = run(READ_ONLY, journal).splitlines()
    assert "is read-only" in sentence
    assert journal.read_bytes() == before


def test_reading_only_makes_nothing(path: Path) -> None:
    with pytest.raises(StoreError, match="no journal"):
        open_database(path, read_only=True)
    assert not path.parent.exists()


def test_the_header_is_marked_before_the_first_write_is_acknowledged(db: object, path: Path) -> None:
    assert path.read_bytes()[68:72] == b"BNCE" == APPLICATION_ID.to_bytes(4, "big")


def test_looking_needs_the_standard_library_only(run: Callable[..., str]) -> None:
    loaded = set(run("import sys, bounceback_tui.store.opening; print(*sys.modules)").split())
    assert not {"sqlmodel", "sqlalchemy", "alembic", "pydantic"} & loaded


def test_the_file_changing_while_it_is_looked_at(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was seen as if nothing could change counts for nothing when something did."""
    ways: list[str] = []
    read = opening._read

    def slow(path: Path, how: str, thorough: bool) -> object:
        ways.append(how)
        if how == "immutable=1":
            sql(path, "INSERT INTO own_activity VALUES ('a', '2026-01-01', '2026-01-01', 'walk')")
            raise sqlite3.DatabaseError("half a change")
        return read(path, how, thorough)

    monkeypatch.setattr(opening, "_read", slow)
    assert inspect(journal).current
    assert ways == ["immutable=1", "mode=ro"]
