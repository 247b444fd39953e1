"""Makes the tables of a new file from a script that was written from the models.

Neither alembic nor the models are needed for it, which halves what a first start and every new file cost, and a
first start keeps some megabytes. ``store.check`` proves that models, migrations and script come to the same tables.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData

from bounceback_tui.store import opening, search_index

SCRIPT = Path(__file__).with_name("fresh.sql")
"""One statement after the other, with an empty line between them."""
_DUMP = (
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
    " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')"
    " ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name"
)


def make(engine: Engine) -> bool:
    """Make all tables, stamped with the newest revision, in one transaction.

    Args:
        engine: begins its transactions with BEGIN IMMEDIATE.

    Returns:
        False if another process made tables meanwhile; nothing was changed then.
    """
    statements = SCRIPT.read_text(encoding="utf-8").split(";\n\n")
    _spill(engine, on=False)
    try:
        with engine.begin() as connection:
            if connection.exec_driver_sql("SELECT 1 FROM sqlite_master").first() is not None:
                return False
            for statement in statements:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (opening.HEAD,))
            connection.exec_driver_sql(f"PRAGMA application_id={opening.APPLICATION_ID}")
    finally:
        _spill(engine, on=True)
    return True


def _spill(engine: Engine, *, on: bool) -> None:
    """Say whether changes may be written before the transaction's end; inside one that would not be heard.

    They may not while a file is made: one whose first page is still missing would look like none of ours, to another
    process and after a kill.
    """
    held = engine.raw_connection()
    try:
        held.cursor().execute(f"PRAGMA cache_spill={'ON' if on else 'OFF'}")
    finally:
        held.close()


def model(connection: Connection, metadata: MetaData) -> None:
    """Make all tables from the models, and the full-text index beside them, in a file that has nothing in it yet."""
    from bounceback_tui.store.schema import searched

    metadata.create_all(connection)
    search_index.make(connection.exec_driver_sql)
    for table, texts, day in searched():
        search_index.follow(connection.exec_driver_sql, table, texts, day, fresh=True)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )


def script(connection: Connection) -> str:
    """Return the script that makes what a file has: its tables, then indexes, then triggers."""
    found = [_lines(sql) for (sql,) in connection.exec_driver_sql(_DUMP)]
    return ";\n\n".join(found) + "\n"


def _lines(sql: str) -> str:
    return "\n".join(line.rstrip().replace("\t", "    ") for line in sql.splitlines() if line.strip())
