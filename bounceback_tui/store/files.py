"""Files and folders that only their owner may read, whatever the umask; standard library only, knows no table."""

import os
import stat
from contextlib import suppress
from pathlib import Path

SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database file, as endings of its name."""


def harden_process() -> None:
    """Make every file of this process private and allow no core dump, which would hold what was written."""
    os.umask(0o077)
    try:
        import resource
    except ImportError:  # not a POSIX system
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def private_folder(path: Path) -> None:
    """Make a folder (and its missing parents) with mode 0700, or tighten the one that is there.

    Only for folders that are the program's alone; see ``database_folder`` for one that may not be.

    Raises:
        OSError: it cannot be made, or something else is in its place.
    """
    if not path.is_dir():
        if not path.parent.exists():
            private_folder(path.parent)
        path.mkdir(0o700, exist_ok=True)
    _tighten(path, 0o700)


def database_folder(database: Path) -> None:
    """Make the folder of a database file private, but leave one alone that is shared with other things.

    Somebody may keep their journal in ``/tmp`` or in their home folder: those are not ours to close. A folder
    is ours when it has the program's name or nothing in it but the database and what belongs to it.

    Raises:
        OSError: it cannot be made.
    """
    folder = database.parent
    if not folder.is_dir():
        private_folder(folder)
    elif folder.name == "bounceback" or _alone(folder, database.stem):
        _tighten(folder, 0o700)


def private_file(path: Path) -> int:
    """Create a file with mode 0600 that was not there before, and never through a link.

    Returns:
        Its open descriptor, for reading and writing.

    Raises:
        FileExistsError: something is there already.
        OSError: it cannot be made.
    """
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)


def tighten(database: Path) -> None:
    """Set a database file and the side files that are there to 0600, as far as they belong to this user.

    A file that is read-only stays so. SQLite gives its side files the mode that the file had when they were made:
    where they are read-only beside a file that no longer is, nothing could be written to either.
    """
    with suppress(FileNotFoundError):
        _tighten(database, 0o600)
        least = stat.S_IMODE(database.stat().st_mode) & 0o600
        for ending in SIDE_FILES:
            with suppress(FileNotFoundError):
                _tighten(database.with_name(database.name + ending), 0o600, least)


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file all at once or not at all, 0600, and durable when this returns.

    Raises:
        OSError: it could not be written; what was there before is still there.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(8).hex()}.tmp")
    try:
        with open(private_file(temporary), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make new and replaced names in a folder durable, where the system can."""
    with suppress(OSError):  # some file systems cannot sync a folder, and the content is durable already
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _alone(folder: Path, stem: str) -> bool:
    """Tell whether everything in a folder begins with a name; a sticky one is for everybody, even when empty."""
    try:
        return not folder.stat().st_mode & stat.S_ISVTX and all(
            entry.name.startswith(stem) for entry in folder.iterdir()
        )
    except OSError:
        return False


def _tighten(path: Path, most: int, least: int = 0) -> None:
    status = path.lstat()
    own = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
    present = stat.S_IMODE(status.st_mode)
    wanted = present & most | least
    if own and not stat.S_ISLNK(status.st_mode) and wanted != present:
        with suppress(PermissionError):  # a read-only disk is told when something is written
            path.chmod(wanted)
