"""Looks at a database file before anything may change it; standard library only, writes nothing."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from bounceback_tui.store import backup, faults
from bounceback_tui.store.errors import StoreError

APPLICATION_ID = int.from_bytes(b"BNCE", "big")
"""Marks a SQLite file as one of this program's, in its header."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012")
"""Every revision of the tables, oldest first, known here so that a start need not load alembic."""

HEAD = REVISIONS[-1]

_MAGIC = b"SQLite format 3\x00"
_ID_AT = slice(68, 72)
_LEFT = "it was left as it is"


class Found(NamedTuple):
    """What is at a path.

    ``path`` is where the file really is, with links followed; ``revision`` is that of its tables, or None for
    a fresh start: nothing is there yet, or an empty file.
    """

    path: Path
    revision: str | None

    @property
    def current(self) -> bool:
        """Whether the tables are those of this version, so that they can be read without a migration."""
        return self.revision == HEAD


class _Seen(NamedTuple):
    application_id: int
    tables: int
    revisions: tuple[str, ...]
    sound: bool


class _State(NamedTuple):
    written: int
    size: int
    beside: tuple[int, ...]


def inspect(path: Path, *, thorough: bool = True) -> Found:
    """Check that a file is one this program may open; the file is not changed, and none is made beside it.

    Args:
        path: the database file; it need not exist.
        thorough: also look for damage, which takes half a millisecond for each megabyte.

    Returns:
        What is there.

    Raises:
        StoreError: it is not ours to open, is damaged, or is from a newer version.
    """
    real = _real(path)
    status = _status(path, real)
    if status is None or status.st_size == 0:
        _refuse_remains(real, status is not None)
        return Found(real, None)
    header = _header(real)
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise StoreError(f"{path} is not a Bounceback file, so {_LEFT}; choose another with --db.")
    marked = int.from_bytes(header[_ID_AT], "big")
    if marked not in (0, APPLICATION_ID):
        raise _foreign(path)
    try:
        seen = _look(real, thorough=thorough, ours=marked == APPLICATION_ID)
    except sqlite3.Error as error:
        raise _trouble(error, real) from None
    return Found(real, _judge(seen, real))


def _judge(seen: _Seen, path: Path) -> str | None:
    """Return the revision of a file that may be opened."""
    empty = not seen.tables
    if seen.application_id != APPLICATION_ID and not (empty and seen.application_id == 0):
        raise _foreign(path)
    if empty and seen.sound:
        return None
    if not seen.sound or len(seen.revisions) != 1:
        raise _damaged(path)
    if seen.revisions[0] not in REVISIONS:
        raise StoreError(
            f"{path} was written by a newer version of Bounceback, so {_LEFT}; update Bounceback to open it."
        )
    return seen.revisions[0]


def _real(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        raise StoreError("The file's name has a NUL character in it, so nothing was opened; give another.") from None


def _status(path: Path, real: Path) -> os.stat_result | None:
    """Return the status of a regular file, or None if there is nothing yet."""
    try:
        status = real.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise StoreError(
                f"{path} is a link to {real}, which is not there, so nothing was opened or made; "
                "bring the file back or remove the link."
            ) from None
        return None
    except OSError as error:
        raise StoreError(faults.of_disk(error, path, faults.Doing.OPENING)) from None
    if stat.S_ISDIR(status.st_mode):
        raise StoreError(f"{path} is a folder, so nothing was opened; give the name of a file in it.")
    if not stat.S_ISREG(status.st_mode):
        raise StoreError(f"{path} is not an ordinary file, so {_LEFT}; choose another with --db.")
    return status


def _refuse_remains(path: Path, exists: bool) -> None:
    """Refuse a fresh start over what may be the remains of a journal."""
    there = "is empty" if exists else "is missing"
    writes = path.with_name(path.name + "-wal")
    try:
        unfinished = writes.stat().st_size > 0
    except OSError:
        unfinished = False
    if unfinished:
        raise StoreError(
            f"{path} {there}, but {writes.name} beside it holds writes to it, so nothing was changed; "
            f"bring {path.name} back, or move {writes.name} away to start afresh."
        )
    saved = backup.newest(path) if exists else None
    if saved is not None:
        raise StoreError(
            f"{path} is empty although backups of it exist, so {_LEFT}; copy the newest, {saved}, "
            "over it to go on, or delete the empty file to start afresh."
        )


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except OSError as error:
        raise StoreError(faults.of_disk(error, path, faults.Doing.OPENING)) from None


def _look(path: Path, *, thorough: bool, ours: bool) -> _Seen:
    """Read what the file says of itself, leaving no file beside it.

    An ordinary read-only connection makes -wal and -shm and cannot remove them, so a file that nobody has open
    is read as if it could not change; when it did change meanwhile, what was seen counts for nothing.
    """
    before = _state(path)
    if not any(before.beside):
        try:
            seen = _read(path, "immutable=1", thorough)
        except sqlite3.Error:
            if _state(path) == before:
                raise
        else:
            if _state(path) == before:
                return seen
    try:
        return _read(path, "mode=ro", thorough)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        if ours and path.with_name(path.name + "-journal").exists() and os.access(path, os.W_OK):
            return _read(path, "mode=rw", thorough)  # a first start was killed: only a writer can undo its half
        return _read(path, "immutable=1", thorough)  # a folder nothing can be made in


def _state(path: Path) -> _State:
    status = path.stat()
    beside = []
    for ending in ("-wal", "-journal"):
        try:
            beside.append(path.with_name(path.name + ending).stat().st_size)
        except OSError:
            beside.append(0)
    return _State(status.st_mtime_ns, status.st_size, tuple(beside))


def _read(path: Path, how: str, thorough: bool) -> _Seen:
    uri = f"{path.as_uri()}?{how}"
    with closing(sqlite3.connect(uri, uri=True, timeout=faults.PATIENCE)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cache_size=-500")  # half a megabyte: the system keeps the file in memory
        marked = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        revisions: tuple[str, ...] = ()
        if "alembic_version" in tables and marked == APPLICATION_ID:
            revisions = tuple(row[0] for row in connection.execute("SELECT version_num FROM alembic_version"))
        known = marked == APPLICATION_ID and all(revision in REVISIONS for revision in revisions)
        sound = not (thorough and known) or connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    return _Seen(marked, len(tables), revisions, sound)


def _foreign(path: Path) -> StoreError:
    return StoreError(f"{path} belongs to another program, so {_LEFT}; choose another file with --db.")


def _trouble(error: sqlite3.Error, path: Path) -> StoreError:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return _damaged(path)
    return StoreError(faults.of_sqlite(error, path, faults.Doing.OPENING))


def _damaged(path: Path) -> StoreError:
    saved = backup.newest(path)
    way_out = f"the newest backup is {saved}" if saved else "there is no backup beside it, so keep it for a repair"
    return StoreError(f"{path} is damaged, so {_LEFT}; {way_out}.")
