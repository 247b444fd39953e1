"""Migrations: whole or not at all, after a backup, by one process of many."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from bounceback_tui.store import backup, check, database, files, migrate, migrations, opening
from bounceback_tui.store.database import open_database
from bounceback_tui.store.errors import StoreError
from bounceback_tui.store.schema import metadata


@pytest.fixture
def old(path: Path) -> Path:
    """A journal as the first revision made it, with a no in it."""
    files.private_folder(path.parent)
    path.touch(0o600)
    connection = database._connect(path, "mode=rw")
    migrate.migrate(database._engine(connection).execution_options(begin="BEGIN IMMEDIATE"), path, "0001")
    now, key = "2026-01-01 12:00:00.000000", "0" * 32
    connection.execute("INSERT INTO application VALUES (?, ?, ?, 'baker', 'Oven')", (key, now, now))
    connection.execute(
        "INSERT INTO rejection VALUES (?, ?, ?, '2026-01-01', NULL, 'mail', 'ouch', ?, ?, ?, NULL)",
        (key, now, now, key, now, now),
    )
    connection.close()
    return path


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        return list(connection.iterdump())


def revision(path: Path) -> Any:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT version_num FROM alembic_version").fetchall()


def test_the_revisions_known_are_those_that_exist() -> None:
    config = Config()
    config.set_main_option("script_location", migrate.SCRIPTS)
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == opening.HEAD
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == opening.REVISIONS


def test_migrations_and_models_agree(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main() == 0
    assert capsys.readouterr().out == "Migrations, models and the script for new files match.\n"


def test_the_check_sees_what_differs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from sqlalchemy import CheckConstraint, Column, Integer, MetaData, Table

    other = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.tables.values():
        table.to_metadata(other)
    Table("extra", other, Column("x", Integer), CheckConstraint("x > 0", name="x"))
    monkeypatch.setattr(check, "metadata", other)
    assert check.main() == 1
    out = capsys.readouterr().out
    assert "add_table" in out
    assert "missing in the migrations: extra ck_extra_x: x > 0" in out
    assert "fresh.sql is not what the models come to" in out


def test_an_old_journal_keeps_its_rows_and_gets_a_backup(old: Path) -> None:
    before = dump(old)
    with closing(open_database(old)) as db, db.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT note, organisation FROM rejection, application").all()
        assert [tuple(row) for row in rows] == [("ouch", "Oven")]
        assert session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    assert revision(old) == [(opening.HEAD,)]
    saved = backup.newest(old)
    assert saved is not None
    assert saved.name.endswith("-before-migration.db")
    assert dump(saved) == before


def test_what_older_files_lack_is_worked_out_once(old: Path) -> None:
    connection = database._connect(old, "mode=rw")
    migrate.migrate(database._engine(connection).execution_options(begin="BEGIN IMMEDIATE"), old, "0008")
    now = "2026-01-01 12:00:00.000000"
    for key, done in (("1" * 32, "2026-01-05 02:59:00.000000"), ("2" * 32, None)):
        connection.execute(
            "INSERT INTO small_act (id, created_at, updated_at, at, day, utc_offset, text, predicted_lift, due_on,"
            " done_at) VALUES (?, ?, ?, ?, '2026-01-01', 60, 'walk', 0, '2026-01-01', ?)",
            (key, now, now, now, done),
        )
    connection.close()
    open_database(old).close()
    with closing(sqlite3.connect(old)) as read:
        steps = read.execute("SELECT application_id, status, day, rejection_id FROM application_status").fetchall()
        acts = read.execute("SELECT done_on FROM small_act ORDER BY id").fetchall()
    assert steps == [("0" * 32, "rejected", "2026-01-01", "0" * 32)], "every no has its place in a history"
    assert acts == [("2026-01-04",), (None,)], "at 3:59 by the person's clock it was still the day before"


def test_a_first_start_makes_no_backup(journal: Path) -> None:
    assert backup.newest(journal) is None


def test_a_current_journal_is_not_migrated_again(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "migrate", None)
    open_database(journal).close()


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the second revision do what it is given as well."""
    copied = tmp_path / "migrations"
    shutil.copytree(Path(str(migrations.__file__)).parent, copied, ignore=shutil.ignore_patterns("__*"))

    def second(body: str) -> None:
        script = next((copied / "versions").glob("0002*"))
        script.write_text(f"{script.read_text()}\n\n_first = upgrade\n\n\ndef upgrade():\n    _first()\n    {body}\n")
        monkeypatch.setattr(migrate, "SCRIPTS", str(copied))

    return second


BREAK = "op.execute('CREATE TABLE half (x)'); op.execute('DELETE FROM rejection'); "


@pytest.mark.parametrize(
    "body",
    [
        BREAK + "op.execute('SELECT nonsense')",
        BREAK + "raise KeyError('x')",
        "op.execute('CREATE TABLE half (x)'); op.execute('DELETE FROM application')",
        "broken on line",
    ],
    ids=["sql", "python", "foreign keys", "syntax"],
)
def test_a_migration_that_fails_leaves_everything_as_it_was(
    old: Path, scripts: Callable[[str], None], body: str
) -> None:
    before = dump(old)
    scripts(body)
    with pytest.raises(StoreError):
        open_database(old)
    assert dump(old) == before
    assert not old.with_name("journal.db-wal").exists()
    assert not old.with_name("journal.db-journal").exists()


def test_changing_a_table_by_a_copy_keeps_what_refers_to_it(old: Path, scripts: Callable[[str], None]) -> None:
    scripts("with op.batch_alter_table('application', recreate='always') as table: table.alter_column('role')")
    open_database(old).close()
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT count(*) FROM rejection").fetchone() == (1,)


def test_no_backup_no_migration(old: Path) -> None:
    before = dump(old)
    backup.folder_of(old).write_text("in the way")
    with pytest.raises(StoreError, match="no backup was made"):
        open_database(old)
    assert dump(old) == before


def test_an_old_journal_is_not_migrated_when_reading_only(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(StoreError, match="older version"):
        open_database(old, read_only=True)
    assert old.read_bytes() == before


def test_a_newer_program_was_faster(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = opening.inspect(old)
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    monkeypatch.setattr(database, "inspect", lambda path: seen)
    with pytest.raises(StoreError, match="newer version"):
        open_database(old)
    assert revision(old) == [("0999",)]


STARTER = """
import sys
from pathlib import Path
sys.path.insert(0, "tests/store")
from conftest import a_check_in
from bounceback_tui.store.database import open_database
print("ready", flush=True)
sys.stdin.readline()
db = open_database(Path(sys.argv[1]))
with db.writing() as session:
    session.add(a_check_in(sys.argv[2]))
db.close()
"""


def together(start: Callable[..., Any], path: Path) -> None:
    """Have three processes open a file at the same moment."""
    processes = [start(STARTER, path, n) for n in range(3)]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
    with closing(sqlite3.connect(path)) as connection:
        notes = [note for (note,) in connection.execute("SELECT note FROM check_in ORDER BY note")]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert notes == [str(n) for n in range(3)]


def test_three_first_starts_at_once(path: Path, start: Callable[..., Any]) -> None:
    together(start, path)
    assert backup.newest(path) is None


def test_three_starts_at_once_on_an_old_journal(old: Path, start: Callable[..., Any]) -> None:
    together(start, old)
    assert len([*backup.folder_of(old).iterdir()]) == 1


def test_a_first_start_that_was_killed_half_way(path: Path, start: Callable[..., Any]) -> None:
    """SQLite leaves a -journal then, which only a writer can undo."""
    process = start(
        """
        import os, signal, sys
        from pathlib import Path
        from bounceback_tui.store import database, migrate
        path = Path(sys.argv[1])
        path.parent.mkdir(0o700)
        path.touch(0o600)
        connection = database._connect(path, "mode=rw")
        connection.execute("PRAGMA application_id=1112425285")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t SELECT zeroblob(20000) FROM sqlite_master")
        connection.execute("INSERT INTO t SELECT zeroblob(20000) FROM t")
        print(path.stat().st_size, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
        """,
        path,
    )
    process.communicate(timeout=60)
    names = sorted(entry.name for entry in path.parent.iterdir())
    assert names == ["journal.db", "journal.db-journal"]
    assert path.stat().st_size > 4096
    open_database(path).close()
    assert opening.inspect(path).current
