"""Reading the file by sqlite3 alone, before sqlmodel is loaded; it never writes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bounceback_tui.store.errors import StoreError


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a read-only connection; a folder that cannot be written to is read as it stands.

    Args:
        path: a file that has been checked.

    Raises:
        StoreError: the file could not be read.
    """
    uri = path.absolute().as_uri()
    try:
        with closing(sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=5)) as connection:
            try:
                connection.execute("PRAGMA cache_size=-500")  # half a megabyte: the system keeps the file in memory
                connection.execute("SELECT 1 FROM sqlite_master").fetchone()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    raise
                with closing(sqlite3.connect(f"{uri}?immutable=1", uri=True)) as still:
                    yield still
                return
            yield connection
    except sqlite3.Error as error:
        raise StoreError(f"{path} could not be read ({error.__class__.__name__}); it was left as it is.") from None


def utc(stored: str) -> datetime:
    """Return a stored moment, aware."""
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)


def check_words(connection: sqlite3.Connection, ids: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the feeling words of check-ins, in their order, by the check-in's key."""
    found: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(ids), 500):  # SQLite takes a limited number of values a statement
        some = ids[start : start + 500]
        marks = ",".join("?" * len(some))
        for key, word in connection.execute(
            f"SELECT check_in_id, word FROM check_in_word WHERE check_in_id IN ({marks}) ORDER BY position", some
        ):
            found[key] = (*found.get(key, ()), word)
    return found
