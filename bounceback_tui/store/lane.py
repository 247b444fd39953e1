"""The one thread that owns the database; knows nothing of what runs on it."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from bounceback_tui.store.errors import StoreError

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

ResultT = TypeVar("ResultT")


class Lane:
    """Runs jobs one after the other, in the order they were submitted, on a thread called ``lane``.

    The database is opened on that thread at the first job, and again at the next job if that failed. Leaving
    the interpreter without ``close`` still runs every job that was submitted.

    Args:
        opener: opens the database; called on the lane's thread.
    """

    def __init__(self, opener: "Callable[[], Database]") -> None:
        self._opener = opener
        self._database: Database | None = None
        # An executor rather than a thread of our own: the interpreter waits for its queue at exit.
        self._executor = ThreadPoolExecutor(1, initializer=_name_thread)
        self._guard = threading.Lock()
        self._closed = False
        self.trouble: StoreError | None = None
        """Why the database could not be opened at the last attempt, or None."""

    @property
    def opened(self) -> bool:
        """Whether the file is open, so that a job is not to wait for that; may be asked on any thread."""
        return self._database is not None

    def submit(self, job: "Callable[[Database], ResultT]") -> "Future[ResultT]":
        """Put a job on the lane and return at once; may be called from any thread.

        Args:
            job: is given the open database, on the lane's thread.

        Returns:
            Its result, or what it raised; a StoreError if the database cannot be opened or the lane is closed.
        """
        return self._put(lambda: job(self._opened()))

    def warm(self) -> None:
        """Open the database in the background; a failure is kept in ``trouble``."""
        self._put(self._warm)

    def drain(self, timeout: float | None = None) -> bool:
        """Wait until everything submitted so far is done; must not be called on the lane's own thread.

        Args:
            timeout: seconds to wait at most; forever without it.

        Returns:
            Whether everything was done in time.
        """
        marker = self._put(lambda: None)
        try:
            marker.exception(timeout)
        except FutureTimeout:
            return False
        return True

    def close(self) -> None:
        """Finish what was submitted, close the database and end the thread; further calls do nothing."""
        with self._guard:
            if not self._closed:
                self._closed = True
                self._executor.submit(self._close)
        self._executor.shutdown(wait=True)

    def _put(self, work: Callable[[], ResultT]) -> "Future[ResultT]":
        with self._guard:
            try:
                if not self._closed:
                    return self._executor.submit(work)
            except RuntimeError:
                pass  # the interpreter is ending and takes no more work
        refused: Future[ResultT] = Future()
        refused.set_exception(
            StoreError("The journal is closed already, so this was not saved; start the program again to go on.")
        )
        return refused

    def _opened(self) -> "Database":
        if self._database is None:
            try:
                self._database = self._opener()
            except StoreError as error:
                self.trouble = error
                raise
            self.trouble = None
        return self._database

    def _warm(self) -> None:
        with suppress(StoreError):  # kept in ``trouble``, and told again by the next job
            self._opened()

    def _close(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            database.close()


def _name_thread() -> None:
    threading.current_thread().name = "lane"
