"""Tells whether migrations, models and the script for new files agree on the tables.

``python -m bounceback_tui.store.check``; with ``--write`` the script is written anew from the models.
"""

import sys
import tempfile
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect

from bounceback_tui.store import fresh, search_index
from bounceback_tui.store.migrate import migrate
from bounceback_tui.store.schema import metadata

_OPTIONS = {
    "compare_server_default": True,
    "include_name": lambda name, kind, _: kind != "table" or not search_index.owns(name),
}


def differences() -> list[str]:
    """Return what differs between a freshly migrated file and the models, one line each.

    Alembic compares neither CHECK constraints nor the full-text index with its triggers, so those are compared by
    name and text here.
    """
    with tempfile.TemporaryDirectory() as folder:
        modelled = create_engine(f"sqlite:///{Path(folder, 'modelled.db')}")
        with modelled.begin() as connection:
            fresh.model(connection, metadata)
            wanted = _checks(connection) | _searched(connection)
            script = fresh.script(connection)
        modelled.dispose()
        path = Path(folder, "migrated.db")
        migrated = create_engine(f"sqlite:///{path}")
        migrate(migrated, path)
        with migrated.connect() as connection:
            there = _checks(connection) | _searched(connection)
            context = MigrationContext.configure(connection, opts=_OPTIONS)
            found = [str(difference) for difference in compare_metadata(context, metadata)]
        migrated.dispose()
    found += [f"missing in the migrations: {check}" for check in sorted(wanted - there)]
    found += [f"only in the migrations: {check}" for check in sorted(there - wanted)]
    if script != fresh.SCRIPT.read_text(encoding="utf-8"):
        found.append(f"{fresh.SCRIPT.name} is not what the models come to; --write makes it anew")
    return found


def write() -> None:
    """Write the script for new files from the models."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        fresh.model(connection, metadata)
        fresh.SCRIPT.write_text(fresh.script(connection), encoding="utf-8")
    engine.dispose()


def _checks(connection: Connection) -> set[str]:
    inspector = inspect(connection)
    return {
        f"{table} {check['name']}: {' '.join(check['sqltext'].split())}"
        for table in inspector.get_table_names()
        for check in inspector.get_check_constraints(table)
    }


def _searched(connection: Connection) -> set[str]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE name LIKE 'search\\_%' ESCAPE '\\'")
    return {f"{name}: {sql}" for name, sql in rows}


def main() -> int:
    """Print the verdict; returns the exit code."""
    if sys.argv[1:] == ["--write"]:
        write()
    found = differences()
    if found:
        sys.stdout.write(
            "Migrations, models and the script for new files do not match:\n"
            + "".join(f"  {line}\n" for line in found)
        )
        return 1
    sys.stdout.write("Migrations, models and the script for new files match.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
