"""What was being typed, one private file a form, so that it outlives a crash; standard library only, no thread."""

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from bounceback_tui.store import files
from bounceback_tui.store.errors import StoreError

try:
    import fcntl
except ImportError:  # not a POSIX system: there every draft that is not ours counts as left behind
    fcntl = None  # type: ignore[assignment]


class Draft(NamedTuple):
    """What a form held. ``saved_at`` is UTC; ``path`` is the file it is in."""

    key: str
    fields: Mapping[str, Any]
    saved_at: datetime
    path: Path


class Drafts:
    """The drafts of one run of the program, in a folder shared with every other run.

    A run holds a lock on ``<instance>.lock`` as long as it lives, from its first draft on; the drafts of a run
    whose lock is free were left behind. Nothing is made on disk before there is a draft. May be used from
    several threads, and from a signal handler.

    Args:
        folder: made, private, with the first draft.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._instance = os.urandom(16).hex()
        self._lock: int | None = None
        self._guard = threading.RLock()

    def put(self, key: str, fields: Mapping[str, Any]) -> None:
        """Write a form's draft, durable when this returns.

        Args:
            key: names the form, at most 60 characters.
            fields: values that JSON can hold; text may have anything in it, NUL and broken characters too.

        Raises:
            StoreError: it could not be written; the draft as it was before is still there.
        """
        import json

        draft = {"key": key, "saved_at": datetime.now(UTC).isoformat(), "fields": dict(fields)}
        with self._guard, self._told("a draft could not be kept there"):
            self._live()
            files.write_atomically(self._path(key), json.dumps(draft).encode("ascii"))

    def drop(self, key: str) -> None:
        """Remove a form's draft, if there is one.

        Raises:
            StoreError: it could not be removed.
        """
        with self._told("a draft that is not needed any more is still there"):
            self._path(key).unlink(missing_ok=True)

    def left_behind(self) -> list[Draft]:
        """Return the drafts of runs that are over, oldest first.

        A file that cannot be understood is kept under another name, ending in ``.unreadable``.

        Raises:
            StoreError: the folder could not be read.
        """
        with self._told("drafts of earlier runs could not be looked for"):
            if not self._folder.is_dir():
                return []
            found: list[Draft] = []
            for instance, paths in self._by_instance().items():
                if instance != self._instance and self._over(instance):
                    found += [draft for path in paths if (draft := _read(path)) is not None]
                    for half_written in self._folder.glob(f".*.{instance}.json.*.tmp"):
                        half_written.unlink(missing_ok=True)
                    if not paths:
                        self._lock_of(instance).unlink(missing_ok=True)
        return sorted(found, key=lambda draft: draft.saved_at)

    def adopt(self, draft: Draft) -> bool:
        """Make a draft that was left behind one of this run.

        Returns:
            False if another run took it first, or this one has a draft of that form already.

        Raises:
            StoreError: it could not be moved; it is where it was.
        """
        with self._guard, self._told("a draft of an earlier run stays where it is"):
            self._live()
            target = self._path(draft.key)
            if target.exists():
                return False
            try:
                draft.path.rename(target)
            except FileNotFoundError:
                return False
            files.sync_folder(self._folder)
        return True

    def discard(self, draft: Draft) -> None:
        """Delete a draft that was left behind.

        Raises:
            StoreError: it could not be deleted.
        """
        with self._told("a draft that is not needed any more is still there"):
            draft.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Say that this run is over: what it keeps is left behind for the next one."""
        with self._guard:
            if self._lock is not None:
                os.close(self._lock)
                self._lock = None

    def _path(self, key: str) -> Path:
        return self._folder / f"{quote(key, safe=' ')}.{self._instance}.json"

    def _lock_of(self, instance: str) -> Path:
        return self._folder / f"{instance}.lock"

    def _live(self) -> None:
        """Take this run's lock, which is held until ``close`` or the end of the process."""
        if self._lock is not None:
            return
        files.private_folder(self._folder)
        path = self._lock_of(self._instance)
        while True:
            with suppress(FileExistsError):
                os.close(files.private_file(path))
            lock = os.open(path, os.O_RDWR)
            if _held(lock, wait=True) is not False and path.exists():
                break
            os.close(lock)  # somebody who took us for dead removed it just then
        self._lock = lock

    def _over(self, instance: str) -> bool:
        """Tell whether a run has ended."""
        try:
            lock = os.open(self._lock_of(instance), os.O_RDWR)
        except FileNotFoundError:
            return True
        try:
            return _held(lock, wait=False) is not False
        finally:
            os.close(lock)

    def _by_instance(self) -> dict[str, list[Path]]:
        """Return the draft files of every run that left a trace."""
        found: dict[str, list[Path]] = {}
        for path in sorted(self._folder.iterdir()):
            if path.suffix == ".lock":
                found.setdefault(path.stem, [])
            elif path.suffix == ".json" and path.name.count(".") >= 2:
                found.setdefault(path.stem.rpartition(".")[2], []).append(path)
        return found

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise StoreError(f"{self._folder} could not be used ({reason.lower()}), so {what}.") from None


def _held(lock: int, *, wait: bool) -> bool | None:
    """Take a lock; False if another run has it, None where there are no locks."""
    if fcntl is None:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:  # a network disk without locks
        return None
    return True


def _read(path: Path) -> Draft | None:
    """Return the draft in a file, or set the file aside."""
    import json

    try:
        draft = json.loads(path.read_bytes().decode("ascii"))
        saved_at = datetime.fromisoformat(draft["saved_at"]).astimezone(UTC)
        if isinstance(draft["key"], str) and isinstance(draft["fields"], dict):
            return Draft(draft["key"], draft["fields"], saved_at, path)
    except FileNotFoundError:
        return None  # another run took it
    except OSError:
        return None  # unreadable for now; it stays
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        pass
    with suppress(OSError):
        path.rename(path.with_name(path.name + ".unreadable"))
    return None
