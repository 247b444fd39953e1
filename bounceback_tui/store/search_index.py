"""The full-text index over everything a person wrote: its tables, its triggers, and keeping it up to date.

Triggers note in ``search_todo`` which row has which texts now; ``catch_up`` takes that into the index at the end of
the same transaction. The triggers do not write to the index themselves: with ``trusted_schema`` off SQLite lets no
trigger near a virtual table.

The index is made from the tables and can be made again from them, so it is no part of what a migration keeps. A
migration that makes a table with ``texts``, gives one more of them, or makes one anew (as a batch does, which drops
its triggers) calls ``follow`` for it with the names written out; ``store.check`` tells when that was forgotten. Where
the statements here change, a new revision has to call ``follow`` for every table.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from bounceback_tui.store.search_columns import A_DAY, COLUMNS

Run = Callable[[str], object]
"""Runs one statement, inside a transaction."""

_TEXTS = ", ".join(f"c{number}" for number in range(COLUMNS))
_TABLES = (
    "CREATE TABLE search_entry (id INTEGER NOT NULL PRIMARY KEY, source VARCHAR NOT NULL,"
    " record_id CHAR(32) NOT NULL, UNIQUE (record_id, source))",
    f"CREATE TABLE search_todo (source VARCHAR NOT NULL, record_id CHAR(32) NOT NULL, day DATE, {_TEXTS},"
    " UNIQUE (record_id, source))",
    "CREATE TABLE search_old (id INTEGER NOT NULL PRIMARY KEY)",
    f"CREATE VIRTUAL TABLE search_index USING fts5({_TEXTS},"
    " tokenize = 'porter unicode61 remove_diacritics 2', prefix = '1 2')",
)
"""What is in the index; what waits to be; whether words that are gone are still in older parts of it; the index."""

_WAITING = "search_todo t JOIN search_entry e ON e.record_id = t.record_id AND e.source = t.source"
_WRITTEN = " OR ".join(f"t.c{number} <> ''" for number in range(COLUMNS))
_DAY = "coalesce(CAST(julianday(t.day) - 0.5 AS INTEGER), 0)"
_CATCH_UP = (
    f"INSERT OR IGNORE INTO search_old SELECT 1 WHERE EXISTS (SELECT 1 FROM {_WAITING})",
    f"DELETE FROM search_index WHERE rowid IN (SELECT e.id FROM {_WAITING})",
    f"DELETE FROM search_entry WHERE id IN (SELECT e.id FROM {_WAITING})",
    "INSERT INTO search_entry (id, source, record_id)"
    f" SELECT coalesce((SELECT id FROM search_entry WHERE id > n * {A_DAY} AND id < (n + 1) * {A_DAY}"
    f" ORDER BY id DESC LIMIT 1), n * {A_DAY}) + row_number() OVER (PARTITION BY n ORDER BY place), source, record_id"
    f" FROM (SELECT {_DAY} AS n, t.rowid AS place, source, record_id FROM search_todo t WHERE {_WRITTEN})",
    f"INSERT INTO search_index (rowid, {_TEXTS})"
    f" SELECT e.id, {', '.join(f't.c{number}' for number in range(COLUMNS))} FROM {_WAITING} WHERE {_WRITTEN}",
    "DELETE FROM search_todo",
)


def owns(name: str | None) -> bool:
    """Tell whether a table or trigger belongs to the index."""
    return name is not None and name.startswith("search_")


def make(run: Run) -> None:
    """Make the index's own tables, empty."""
    for statement in _TABLES:
        run(statement)


def triggers(table: str, texts: Sequence[str], day: str) -> dict[str, str]:
    """Return the triggers of a table by name.

    Args:
        table: its name.
        texts: its columns that are searched, at most ``COLUMNS``.
        day: the local date a row belongs to, as an expression over ``new``.
    """
    if len(texts) > COLUMNS:
        raise ValueError(f"{table} has more than {COLUMNS} texts")
    places = ", ".join(f"c{number}" for number in range(len(texts)))
    new = ", ".join(f"new.{name}" for name in texts)
    changed = [f"old.{name} IS NOT new.{name}" for name in texts] + [f"{day.replace('new.', 'old.')} IS NOT {day}"]
    drop = "DELETE FROM search_todo WHERE record_id = {0}.id AND source = '{1}';"
    note = f"INSERT INTO search_todo (source, record_id, day, {places}) VALUES ('{table}', new.id, {day}, {new});"
    gone = f"INSERT INTO search_todo (source, record_id) VALUES ('{table}', old.id);"
    bodies = {
        "made": f"AFTER INSERT ON {table} WHEN {_any_of('new', texts)} BEGIN {drop.format('new', table)} {note} END",
        "changed": f"AFTER UPDATE ON {table} WHEN {' OR '.join(changed)}"
        f" BEGIN {drop.format('new', table)} {note} END",
        "gone": f"AFTER DELETE ON {table} WHEN {_any_of('old', texts)} BEGIN {drop.format('old', table)} {gone} END",
    }
    return {f"search_{table}_{what}": f"CREATE TRIGGER search_{table}_{what} {body}" for what, body in bodies.items()}


def _any_of(row: str, texts: Sequence[str]) -> str:
    return " OR ".join(f"{row}.{name} <> ''" for name in texts)


def follow(run: Run, table: str, texts: Sequence[str], day: str = "new.day", *, fresh: bool = False) -> None:
    """Search a table from now on, with every row it has: what was known of it before is forgotten.

    Args:
        run: runs one statement; all of them in one transaction.
        table: its name.
        texts: its columns that are searched.
        day: the local date a row belongs to, as an expression over ``new``.
        fresh: whether the table was just made, so that there is nothing to fill in.
    """
    for name, statement in triggers(table, texts, day).items():
        if not fresh:
            run(f"DROP TRIGGER IF EXISTS {name}")
        run(statement)
    if fresh:
        return
    known = f"SELECT id FROM search_entry WHERE source = '{table}'"
    run(f"DELETE FROM search_index WHERE rowid IN ({known})")
    run(f"DELETE FROM search_entry WHERE source = '{table}'")
    run(f"DELETE FROM search_todo WHERE source = '{table}'")
    places = ", ".join(f"c{number}" for number in range(len(texts)))
    run(
        f"INSERT INTO search_todo (source, record_id, day, {places})"
        f" SELECT '{table}', new.id, {day}, {', '.join(f'new.{name}' for name in texts)} FROM {table} AS new"
        f" WHERE {_any_of('new', texts)}"
    )
    for statement in _CATCH_UP:
        run(statement)


def catch_up(connection: Connection) -> None:
    """Take what the triggers noted into the index.

    What a person wrote is kept even where the index cannot be written: its words then wait in ``search_todo``.

    Args:
        connection: in a transaction that writes; the rows are flushed already.
    """
    run = connection.exec_driver_sql
    if run("SELECT 1 FROM search_todo LIMIT 1").first() is None:
        return
    run("SAVEPOINT search")
    try:
        for statement in _CATCH_UP:
            run(statement)
    except DBAPIError:
        run("ROLLBACK TO search")
    run("RELEASE search")


def forget(engine: Engine) -> None:
    """Rewrite the index without the words that are gone, if there are any: until then its older parts hold them.

    Takes about 4 ms for each thousand entries.

    Args:
        engine: begins its transactions with BEGIN IMMEDIATE.
    """
    with engine.connect() as connection:
        stale = connection.exec_driver_sql("SELECT 1 FROM search_old").first() is not None
    if stale:
        with engine.begin() as connection:
            connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('optimize')")
            connection.exec_driver_sql("DELETE FROM search_old")
