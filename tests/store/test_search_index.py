"""The full-text index: it equals the tables after any sequence of writes, and nothing deleted stays in it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from bounceback_tui.journey import records as journey
from bounceback_tui.stages.feel.model import CheckIn
from bounceback_tui.store import database, files, migrate, search_index
from bounceback_tui.store.database import Database, open_database
from bounceback_tui.store.schema import searched, tables
from bounceback_tui.store.search_columns import A_DAY, EPOCH
from bounceback_tui.store.snapshot import keep_with_dependents, restore
from tests.today.test_glance import KINDS, LEARN, MOMENTS, TEXTS, live

EVENTS = st.lists(st.tuples(KINDS | LEARN, MOMENTS, TEXTS, st.integers(1, 5)), max_size=30)


def in_tables(db: Database) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the texts of every row that has any."""
    found = {}
    with db.reading() as session:
        for table in tables():
            for row in session.exec(select(table)) if table.texts else ():
                texts = tuple(getattr(row, name) or "" for name in table.texts)
                if any(texts):
                    found[str(table.__tablename__), row.id.hex] = texts
    return found


def in_index(db: Database) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return what the index holds, and see that all of it can be found by its day."""
    counts = {name: len(texts) for name, texts, _ in searched()}
    with db.reading() as session:
        run = session.connection().exec_driver_sql
        assert run("SELECT count(*) FROM search_todo").scalar_one() == 0
        rows = run(
            "SELECT source, record_id, search_index.* FROM search_index JOIN search_entry ON id = search_index.rowid"
        ).all()
        assert run("SELECT count(*) FROM search_entry").scalar_one() == len(rows)
    return {(source, key): tuple(text or "" for text in texts[: counts[source]]) for source, key, *texts in rows}


def change(db: Database, random: Random) -> None:
    """Delete something with what hangs on it, bring it back, or change one of its texts."""
    choices = [table for table in tables() if table.texts]
    with db.writing() as session:
        rows = [row for table in choices for row in session.exec(select(table))]
        if not rows:
            return
        row = random.choice(rows)
        kept = keep_with_dependents(session, row)
        if deleted := random.random() < 0.6:
            session.delete(row)
        else:
            setattr(row, random.choice(row.texts), f"changed {random.random()}")
    if deleted and random.random() < 0.5:
        restore(db, kept)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EVENTS, st.integers(0, 10_000))
def test_the_index_equals_the_tables_after_any_writes(tmp_path_factory, events, seed):
    with closing(open_database(tmp_path_factory.mktemp("life") / "bounceback.db")) as db:
        live(db, events)
        assert in_index(db) == in_tables(db)
        random = Random(seed)
        for _ in range(6):
            change(db, random)
        for no in journey.nos(db)[:1]:
            restore(db, journey.delete_no(db, no.id))
        assert in_index(db) == in_tables(db)


def test_every_table_with_texts_is_followed(db: Database) -> None:
    followed = {name for name, _, _ in searched()}
    assert followed == {str(table.__tablename__) for table in tables() if table.texts}
    assert len(followed) > 35
    with db.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all()
    assert {name for (name,) in rows} == {
        f"search_{table}_{what}" for table in followed for what in ("made", "changed", "gone")
    }


def test_an_entry_stands_under_its_local_day(db: Database, check_in: Callable[..., CheckIn]) -> None:
    row = check_in("river", day=date(2024, 2, 29))
    with db.writing() as session:
        session.add(row)
    places = []
    for back in (0, 400):
        with db.writing() as session:
            session.get_one(CheckIn, row.id).day = date(2024, 2, 29) - timedelta(days=back)
        with db.reading() as session:
            (place,) = session.connection().exec_driver_sql("SELECT id FROM search_entry").one()
        places.append(date.fromordinal(place // A_DAY - EPOCH))
    assert places == [date(2024, 2, 29), date(2024, 2, 29) - timedelta(days=400)]


# Nothing deleted stays


def anywhere(path: Path, *words: bytes) -> list[str]:
    """Return the files of the folder that have any of the words in them, in any case."""
    return [file.name for file in path.parent.rglob("*") if any(word in file.read_bytes().lower() for word in words)]


@pytest.mark.parametrize("how", ["deleted", "changed"])
def test_what_is_gone_is_in_no_byte_of_any_file(path: Path, check_in: Callable[..., CheckIn], how: str) -> None:
    row = check_in("Unspeakable zebracorn, and a quiet evening")
    with closing(open_database(path)) as db:
        with db.writing() as session:
            session.add_all([row, *(check_in(f"another evening {number}") for number in range(40))])
        with db.writing() as session:
            found = session.get_one(CheckIn, row.id)
            if how == "deleted":
                session.delete(found)
            else:
                found.note = "a quiet evening"
    assert anywhere(path, b"unspeak", b"zebracorn", b"ebracor") == []
    assert anywhere(path, b"anoth") == [path.name]


def test_what_a_crash_left_is_taken_away_at_the_next_end(path: Path, check_in: Callable[..., CheckIn]) -> None:
    row = check_in("unspeakable zebracorn")
    db = open_database(path)
    with db.writing() as session:
        session.add(row)
    with db.writing() as session:
        session.delete(session.get_one(CheckIn, row.id))
    db.engine.dispose()  # as if it had been killed: nothing was tidied
    open_database(path).close()
    assert anywhere(path, b"unspeak", b"zebracorn", b"ebracor") == []


# What a person wrote comes first


def test_a_note_is_kept_where_the_index_cannot_be_written(path: Path, check_in: Callable[..., CheckIn]) -> None:
    with closing(open_database(path)) as db:
        with db.writing() as session:
            session.connection().exec_driver_sql("DROP TABLE search_index")
        with db.writing() as session:
            session.add(check_in("kept all the same"))
    with closing(open_database(path)) as db, db.reading() as session:
        assert [row.note for row in session.exec(select(CheckIn))] == ["kept all the same"]
        waiting = session.connection().exec_driver_sql("SELECT c0 FROM search_todo").scalars().all()
    assert waiting == ["kept all the same"]


# Older files


@pytest.fixture
def before(path: Path) -> Iterator[sqlite3.Connection]:
    """A journal as it was before there was an index."""
    files.private_folder(path.parent)
    path.touch(0o600)
    connection = database._connect(path, "mode=rw")
    migrate.migrate(database._engine(connection).execution_options(begin="BEGIN IMMEDIATE"), path, "0008")
    yield connection
    connection.close()


def test_an_older_file_is_searched_from_its_first_word(path: Path, before: sqlite3.Connection) -> None:
    moment = ("'2026-01-01 12:00:00.000000'", "'2026-01-02'", "60")
    stamps = "'2026-01-01 12:00:00.000000', '2026-01-01 12:00:00.000000'"
    before.execute(
        "INSERT INTO check_in (id, created_at, updated_at, at, day, utc_offset, pleasantness, energy, note)"
        f" VALUES ('{'a' * 32}', {stamps}, {', '.join(moment)}, 2, 3, 'an old evening')"
    )
    before.execute(
        "INSERT INTO check_in_word (id, created_at, updated_at, check_in_id, word, position)"
        f" VALUES ('{'b' * 32}', {stamps}, '{'a' * 32}', 'frayed', 0)"
    )
    before.close()
    with closing(open_database(path)) as db:
        assert (
            in_index(db)
            == in_tables(db)
            == {
                ("check_in", "a" * 32): ("an old evening",),
                ("check_in_word", "b" * 32): ("frayed",),
            }
        )


def test_a_table_can_be_followed_again(db: Database, check_in: Callable[..., CheckIn]) -> None:
    with db.writing() as session:
        session.add_all([check_in("one"), check_in("two")])
    with db.writing() as session:
        run = session.connection().exec_driver_sql
        for name in search_index.triggers("check_in", ("note",), "new.day"):
            run(f"DROP TRIGGER {name}")
        session.add(check_in("three"))
        session.flush()
        search_index.follow(run, "check_in", ("note",))
        search_index.follow(run, "check_in", ("note",))
    assert in_index(db) == in_tables(db) and len(in_index(db)) == 3


MADE = (
    "CREATE TRIGGER search_change_made AFTER INSERT ON change WHEN new.text <> '' OR new.judged_note <> '' BEGIN "
    "DELETE FROM search_todo WHERE record_id = new.id AND source = 'change'; "
    "INSERT INTO search_todo (source, record_id, day, c0, c1) "
    "VALUES ('change', new.id, new.day, new.text, new.judged_note); END"
)


def test_the_triggers_are_what_files_have(db: Database) -> None:
    """Where this fails, files that exist need a revision that calls ``follow`` for every table."""
    made: Any = search_index.triggers("change", ("text", "judged_note"), "new.day")
    assert made["search_change_made"] == MADE
    with pytest.raises(ValueError, match="more than 8"):
        search_index.triggers("wide", tuple("abcdefghi"), "new.day")
