"""Makes the tables of a new file straight from the models: alembic costs a first start time and memory.

``store.check`` proves that migrations come to the same tables.
"""

from sqlalchemy import Connection, Engine

from bounceback_tui.store import opening, search_index


def make(engine: Engine) -> bool:
    """Make all tables, stamped with the newest revision, in one transaction.

    Args:
        engine: begins its transactions with BEGIN IMMEDIATE.

    Returns:
        False if another process made tables meanwhile; nothing was changed then.
    """
    from bounceback_tui.store.schema import metadata

    with engine.begin() as connection:
        if connection.exec_driver_sql("SELECT 1 FROM sqlite_master").first() is not None:
            return False
        metadata.create_all(connection)
        make_search(connection)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
            " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (opening.HEAD,))
        connection.exec_driver_sql(f"PRAGMA application_id={opening.APPLICATION_ID}")
    return True


def make_search(connection: Connection) -> None:
    """Make the full-text index beside tables that have nothing in them yet."""
    from bounceback_tui.store.schema import searched

    search_index.make(connection.exec_driver_sql)
    for table, texts, day in searched():
        search_index.follow(connection.exec_driver_sql, table, texts, day, fresh=True)
