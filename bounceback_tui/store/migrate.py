"""Brings the tables of a file to the newest revision; only imported when they are behind, because alembic is dear."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from bounceback_tui.store import backup, opening
from bounceback_tui.store.errors import StoreError

SCRIPTS = "bounceback_tui.store:migrations"
"""Where the revisions are, in a form that works from an installed package."""


def migrate(engine: Engine, path: Path, to: str = "head") -> None:
    """Run the revisions that are missing, all in one transaction, after a backup of what is there.

    Several processes may do this at once: the first does the work, the others find it done.

    Args:
        engine: begins its transactions with BEGIN IMMEDIATE.
        path: the file, for the backup.
        to: the revision to stop at, for tests.

    Raises:
        StoreError: the file became newer than this program meanwhile, no backup could be made, a revision
            failed, or rows would have lost what they refer to; the file is as it was before.
    """
    with engine.connect() as connection:
        # Off, because changing a table by a copy would otherwise delete the rows that refer to it; and outside
        # the transaction, because inside it the pragma does nothing.
        _foreign_keys(connection, "OFF")
        try:
            with connection.begin():
                _run(connection, path, to)
        finally:
            _foreign_keys(connection, "ON")


def configured(connection: Connection) -> Config:
    """Return alembic's configuration for a connection that is in a transaction already."""
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    return config


def _run(connection: Connection, path: Path, to: str) -> None:
    revision = _revision(connection)
    if revision == opening.HEAD:
        return
    if revision is not None:
        if revision not in opening.REVISIONS:
            raise StoreError(
                f"{path} was just brought up to date by a newer version of Bounceback, so it was left as it is; "
                "update Bounceback to open it."
            )
        backup.make(path, "before-migration")
    try:
        command.upgrade(configured(connection), to)
    except (StoreError, SQLAlchemyError, OSError):
        raise
    except Exception as error:  # a fault in a revision, or a revision that is missing from the installation
        raise StoreError(
            f"{path} could not be brought up to date ({type(error).__name__}), so it was left as it is; "
            "install Bounceback again, or use the version that wrote it."
        ) from None
    connection.exec_driver_sql(f"PRAGMA application_id={opening.APPLICATION_ID}")
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StoreError(
            f"{path} could not be brought up to date because some entries refer to others that are gone, "
            "so it was left as it is; the version of Bounceback that wrote it still opens it."
        )


def _revision(connection: Connection) -> str | None:
    """Return the revision of the tables as it is now that nobody else can change it."""
    there = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first() if there else None
    return str(found[0]) if found else None


def _foreign_keys(connection: Connection, switch: str) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute(f"PRAGMA foreign_keys={switch}")
