"""One run of the command line: which file, whose preferences, what time it is; looked up when first needed."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bounceback_tui import config

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

Clock = Callable[[], datetime]
"""Returns the present moment as an aware local datetime."""


class Misuse(Exception):
    """The command was used in a way that has no meaning; ``str(error)`` is one sentence."""


def system_clock() -> datetime:
    """Return the present moment in the system's time zone."""
    return datetime.now().astimezone()


class Run:
    """What one command works with.

    ``db`` and ``demo`` are set from the options before anything else is asked for. The clock is read once: a
    command happens at one moment.

    Args:
        clock: the present moment, aware and local.
    """

    def __init__(self, clock: Clock = system_clock) -> None:
        self.clock = clock
        self.db: str | None = None
        self.demo = False
        self._stack = ExitStack()

    def close(self) -> None:
        """Remove what was only made for this run."""
        self._stack.close()

    @cached_property
    def now(self) -> datetime:
        """The moment of the command."""
        return self.clock()

    @cached_property
    def today(self) -> date:
        """The person's local date at that moment."""
        from bounceback_tui.journey.days import day_of

        return day_of(self.now, self.preferences.day_starts)

    @cached_property
    def paths(self) -> config.Paths:
        """Where the files are; for a demo all of them in one folder that is removed in the end."""
        if not self.demo:
            return config.paths(self.db, os.environ)
        if self.db is not None:
            raise Misuse("--demo uses a throw-away file of its own, so --db has no place beside it.")
        from bounceback_tui.demo.place import throwaway

        path = self._stack.enter_context(throwaway())
        return config.Paths(path, path.with_name("preferences.toml"), path.with_name("log"))

    @cached_property
    def _loaded(self) -> tuple[config.Preferences, list[str]]:
        return config.load(self.paths.preferences)

    @property
    def preferences(self) -> config.Preferences:
        """The person's preferences, or the defaults where they cannot be read."""
        return self._loaded[0]

    @property
    def warnings(self) -> Sequence[str]:
        """What is wrong with the preferences file, one sentence each; nothing if it was not looked at."""
        return self._loaded[1] if "_loaded" in self.__dict__ else ()

    def file(self) -> Path | None:
        """Return the database file, checked, so that a glance at it can be taken.

        A file from an older version is brought up to date first.

        Returns:
            Where the file really is, or ``None`` if nothing was written yet.

        Raises:
            StoreError: it is not a file that may be opened.
        """
        from bounceback_tui.store.opening import inspect

        self.prepare()
        found = inspect(self.paths.database, thorough=False)
        if found.revision is None:
            return None
        if not found.current:
            with self.database():
                pass
        return found.path

    def look(self) -> None:
        """Look at the database file, and leave it as it is.

        Raises:
            StoreError: it is not a file that may be opened.
        """
        from bounceback_tui.store.opening import inspect

        self.prepare()
        inspect(self.paths.database, thorough=False)

    @contextmanager
    def database(self) -> Iterator["Database"]:
        """Open the database for as long as the block lasts.

        Raises:
            StoreError: it cannot be opened.
        """
        from bounceback_tui.store.database import open_database

        self.prepare()
        db = open_database(self.paths.database)
        try:
            yield db
        finally:
            db.close()

    def prepare(self) -> None:
        """Write the made-up life, once, if this run is a demo."""
        if not self.demo or self.paths.database.exists():
            return
        from bounceback_tui.demo.life import fill
        from bounceback_tui.store.database import open_database

        db = open_database(self.paths.database)
        try:
            fill(db, until=self.now)
        finally:
            db.close()
