"""Turns a fault of SQLite or of the disk into one sentence; standard library only."""

import errno
import sqlite3
from enum import StrEnum
from pathlib import Path

PATIENCE = 20.0
"""Seconds to wait for another program that is writing."""


class Doing(StrEnum):
    """What was under way, as the second half of a sentence: what did not happen."""

    OPENING = "it was not opened and nothing in it was changed"
    READING = "it could not be read and nothing in it was changed"
    SAVING = "this was not saved, and everything saved before is as it was"
    BACKING_UP = "no backup was made and nothing else was changed"


def of_sqlite(error: BaseException, path: Path, doing: Doing) -> str:
    """Return the sentence for what the driver raised; it never has anything in it that the person wrote.

    Args:
        error: a ``sqlite3.Error``, or another exception the driver raised on a value.
        path: the database file.
        doing: what was under way.
    """
    if isinstance(error, (UnicodeError, OverflowError)):
        return f"Something in this cannot be stored in a file (a broken character or a huge number), so {doing}."
    code = getattr(error, "sqlite_errorcode", None)
    told = _SENTENCES.get(code & 0xFF) if isinstance(code, int) else None
    if told is None:
        name = getattr(error, "sqlite_errorname", None) or type(error).__name__
        told = "{path} could not be used (" + name + "), so {doing}; please try again."
    return told.format(path=path, doing=doing, seconds=f"{PATIENCE:g}")


def of_disk(error: OSError, path: Path, doing: Doing) -> str:
    """Return the sentence for what the operating system refused.

    Args:
        error: what it raised.
        path: the file or folder it was about.
        doing: what was under way.
    """
    reason = error.strerror or type(error).__name__
    reason = reason[:1].lower() + reason[1:]
    if error.errno in _NO_PLACE and (place := _missing_in(path)) is not None:
        return f"{place} cannot hold {path.name} ({reason}), so {doing}; choose another place with --db."
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        told = _SENTENCES[sqlite3.SQLITE_FULL]
    elif error.errno == errno.EROFS:
        told = _SENTENCES[sqlite3.SQLITE_READONLY]
    elif error.errno in (errno.EACCES, errno.EPERM):
        told = _SENTENCES[sqlite3.SQLITE_PERM]
    elif error.errno == errno.EIO:
        told = _SENTENCES[sqlite3.SQLITE_IOERR]
    else:
        told = "{path} could not be used (" + reason + "), so {doing}."
    return told.format(path=path, doing=doing)


_NO_PLACE = frozenset({errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR})


def _missing_in(path: Path) -> Path | None:
    """Return the nearest thing above a path that is there, if the path itself is not."""
    try:
        if path.exists():
            return None
        return next((parent for parent in path.parents if parent.exists()), None)
    except OSError:  # it cannot even be looked at
        return None


_BUSY = (
    "{path} was being written by another program for {seconds} seconds, so {doing}; close that program or try again."
)
_DAMAGED = "{path} is damaged, so {doing}; keep it, and go on with a copy or a backup of it."

_SENTENCES: dict[int, str] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: "The disk of {path} is full, so {doing}; make room and try again.",
    sqlite3.SQLITE_READONLY: "{path} is read-only, so {doing}; make it and its folder writable and try again.",
    sqlite3.SQLITE_PERM: "{path} may not be used by you, so {doing}; change its permissions or use another file.",
    sqlite3.SQLITE_IOERR: "The disk failed while {path} was in use, so {doing}; check the disk and try again.",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CANTOPEN: "{path} or a file beside it cannot be opened, so {doing}; check its folder.",
    sqlite3.SQLITE_CONSTRAINT: "This does not fit with what is already in {path}, so {doing}.",
    sqlite3.SQLITE_TOOBIG: "This is too long for {path}, so {doing}; make it shorter.",
    sqlite3.SQLITE_NOMEM: "The machine ran out of memory, so {doing}; close other programs and try again.",
}
