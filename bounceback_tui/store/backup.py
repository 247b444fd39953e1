"""Whole, verified copies of the database file in a folder beside it; standard library only."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from bounceback_tui.store import faults, files, keeping
from bounceback_tui.store.errors import StoreError

STAMP = "%Y-%m-%dT%H-%M-%S.%fZ"
STAMPED = len("2026-01-31T23-59-59.000000Z")
DAILY = "daily"
FEW_PAGES = "PRAGMA cache_size=-100"
"""Every page is looked at once: keeping 2 MB of them for each of the connections would serve nobody."""


def folder_of(database: Path) -> Path:
    """Return where the backups of a database file are; it need not exist."""
    return database.with_name(database.name + ".backups")


def newest(database: Path) -> Path | None:
    """Return the newest backup of a database file, or None."""
    return max(folder_of(database).glob("*.db"), default=None)


def daily(database: Path) -> Path | None:
    """Make the day's backup, unless there is one or nothing was written since the last, and clear old ones away.

    Args:
        database: the file.

    Returns:
        The backup, or None where none was needed.

    Raises:
        StoreError: it could not be made; nothing half-made is left and nothing was cleared away.
    """
    now = datetime.now(UTC)
    latest = newest(database)
    if latest is not None:
        written = max(path.stat().st_mtime for path in (database, *_side_files(database)) if path.exists())
        made = _made(latest)
        if made is not None and (made.date() == now.date() or written <= latest.stat().st_mtime):
            return None
    saved = make(database, DAILY)
    _clear(folder_of(database), now)
    return saved


def _side_files(database: Path) -> list[Path]:
    return [database.with_name(database.name + ending) for ending in files.SIDE_FILES]


def _clear(folder: Path, now: datetime) -> None:
    """Remove the backups of old days that are too many; one whose name is not ours is left alone."""
    found = {path: made for path in folder.glob("*.db") if (made := _made(path)) is not None}
    stay = keeping.kept(found.values(), now)
    for path, made in found.items():
        if made not in stay:
            with suppress(OSError):
                path.unlink()


def _made(backup: Path) -> datetime | None:
    """Return when a backup was made, by its name."""
    day, _, time = backup.name[:STAMPED].partition("T")
    with suppress(ValueError):  # not strptime: it brings calendar and locale with it, a third of a megabyte
        made = datetime.fromisoformat(f"{day}T{time.replace('-', ':')}")
        return made if made.tzinfo is not None else None
    return None


def make(database: Path, reason: str) -> Path:
    """Copy a database file as it is at this moment, even while it is in use.

    Args:
        database: the file.
        reason: why, in a few lower-case words for the name, such as ``before-migration``.

    Returns:
        The backup: reopened, checked, durable, 0600. Its name begins with the UTC time, so that names sort.

    Raises:
        StoreError: it could not be made; nothing half-made is left.
    """
    folder = folder_of(database)
    target = folder / f"{datetime.now(UTC):{STAMP}}-{reason}.db"
    temporary = target.with_suffix(".tmp")
    try:
        files.private_folder(folder)
        os.close(files.private_file(temporary))
        _copy(database, temporary)
        temporary.replace(target)
        files.sync_folder(folder)
    except sqlite3.Error as error:
        raise StoreError(faults.of_sqlite(error, database, faults.Doing.BACKING_UP)) from None
    except OSError as error:
        raise StoreError(faults.of_disk(error, folder, faults.Doing.BACKING_UP)) from None
    finally:
        for name in (temporary.name, *(temporary.name + ending for ending in files.SIDE_FILES)):
            with suppress(OSError):
                folder.joinpath(name).unlink()
    return target


def _copy(database: Path, temporary: Path) -> None:
    source_uri = f"{database.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(source_uri, uri=True, timeout=faults.PATIENCE)) as source,
        closing(sqlite3.connect(temporary)) as target,
    ):
        for connection in (source, target):
            connection.execute(FEW_PAGES)
        source.backup(target)
    descriptor = os.open(temporary, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    with closing(sqlite3.connect(f"{temporary.absolute().as_uri()}?immutable=1", uri=True)) as copy:
        copy.execute(FEW_PAGES)
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            damaged = sqlite3.DatabaseError("the copy is not whole")
            damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damaged
