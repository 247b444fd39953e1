"""Tells whether migrations and models agree on the tables: ``python -m bounceback_tui.store.check``."""

import sys
import tempfile
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect

from bounceback_tui.store.migrate import migrate
from bounceback_tui.store.schema import metadata


def differences() -> list[str]:
    """Return what differs between a freshly migrated file and the models, one line each.

    Alembic does not compare CHECK constraints, so those are compared by name and text here.
    """
    with tempfile.TemporaryDirectory() as folder:
        modelled = create_engine(f"sqlite:///{Path(folder, 'modelled.db')}")
        metadata.create_all(modelled)
        with modelled.connect() as connection:
            wanted = _checks(connection)
        modelled.dispose()
        path = Path(folder, "migrated.db")
        migrated = create_engine(f"sqlite:///{path}")
        migrate(migrated, path)
        with migrated.connect() as connection:
            there = _checks(connection)
            context = MigrationContext.configure(connection, opts={"compare_server_default": True})
            found = [str(difference) for difference in compare_metadata(context, metadata)]
        migrated.dispose()
    found += [f"missing in the migrations: {check}" for check in sorted(wanted - there)]
    found += [f"only in the migrations: {check}" for check in sorted(there - wanted)]
    return found


def _checks(connection: Connection) -> set[str]:
    inspector = inspect(connection)
    return {
        f"{table} {check['name']}: {' '.join(check['sqltext'].split())}"
        for table in inspector.get_table_names()
        for check in inspector.get_check_constraints(table)
    }


def main() -> int:
    """Print the verdict; returns the exit code."""
    found = differences()
    if found:
        sys.stdout.write("The migrations do not match the models:\n" + "".join(f"  {line}\n" for line in found))
        return 1
    sys.stdout.write("The migrations match the models.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
