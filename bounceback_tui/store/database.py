"""The open database file: one connection, sessions for reading and writing, and every fault as one sentence."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, StaticPool, Update, create_engine, event
from sqlalchemy import inspect as state_of
from sqlalchemy.exc import DBAPIError, NoResultFound, SQLAlchemyError
from sqlalchemy.orm import ORMExecuteState, UOWTransaction
from sqlalchemy.orm import Session as AnySession
from sqlmodel import Session

from bounceback_tui.store import faults, files, fresh, search_index
from bounceback_tui.store.base import Record
from bounceback_tui.store.errors import StoreError
from bounceback_tui.store.faults import Doing
from bounceback_tui.store.opening import Found, inspect

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",  # a note that was acknowledged survives a power cut
    "PRAGMA secure_delete=ON",  # what was deleted is overwritten
    "PRAGMA trusted_schema=OFF",
    "PRAGMA temp_store=MEMORY",  # sorting leaves no text in a temporary folder
    "PRAGMA cache_size=-150",  # little: the system keeps the file in memory anyway
)


class Database:
    """One open file; to be used on the thread that opened it only.

    Attributes:
        path: where the file is, with links followed.
        revision: up by one with each commit of ours, and with each time ``notice`` sees one of somebody else's.
        engine: for counting statements in tests.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.engine = engine
        self.revision = 0
        self._writer = engine.execution_options(begin="BEGIN IMMEDIATE")
        self._data_version = self._read_data_version()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the file throughout; what it changes is not kept.

        Raises:
            StoreError: for every fault, in one sentence.
        """
        with told(self.path, Doing.READING), _session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session that nobody else can write beside; committed at the end, rolled back on any error.

        Raises:
            StoreError: for every fault, in one sentence; nothing of the session was kept.
        """
        with told(self.path, Doing.SAVING), _session(self._writer) as session:
            session.connection()  # takes the lock now: a read before it could not be turned into a write
            yield session
            session.flush()
            search_index.catch_up(session.connection())
            session.commit()
        self.revision += 1

    def changed_elsewhere(self) -> bool:
        """Tell whether another connection committed something since this was last asked.

        Raises:
            StoreError: the file could not be read.
        """
        with told(self.path, Doing.READING):
            before, self._data_version = self._data_version, self._read_data_version()
        return self._data_version != before

    def notice(self) -> int:
        """Return the revision, which is up by one if another program committed something since this was last asked.

        Raises:
            StoreError: the file could not be read.
        """
        if self.changed_elsewhere():
            self.revision += 1
        return self.revision

    def close(self) -> None:
        """Close the file, with nothing left in the index of what was deleted; further calls do nothing.

        Whoever else is writing is not waited for: the words go with the next that closes.
        """
        with suppress(SQLAlchemyError, sqlite3.Error):
            with self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA busy_timeout=0")
            search_index.forget(self._writer)
        self.engine.dispose()

    def _read_data_version(self) -> int:
        with self.engine.connect() as connection:
            return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())


def open_database(path: Path, *, read_only: bool = False) -> Database:
    """Open a database file, after every check; makes it, or brings its tables up to date, where needed.

    Args:
        path: the file; it and its folder are made, private, if they are missing.
        read_only: change nothing at all: the file must exist with the tables of this version.

    Returns:
        The database, to be used on this thread.

    Raises:
        StoreError: it cannot be opened; whatever is at the path was left as it is.
    """
    found = inspect(path)
    with told(found.path, Doing.OPENING):
        return _open_read_only(found) if read_only else _open(found)


def _open(found: Found) -> Database:
    path = found.path
    files.database_folder(path)
    if found.revision is None:
        with suppress(FileExistsError):
            os.close(files.private_file(path))
    _require_writable(path)
    files.tighten(path)
    connection = _connect(path, "mode=rw")
    try:
        engine = _engine(connection)
        if not found.current:
            begun = engine.execution_options(begin="BEGIN IMMEDIATE")
            if not (found.revision is None and fresh.make(begun)):
                from bounceback_tui.store.migrate import migrate

                migrate(begun, path)
        _use_wal(connection)
        files.tighten(path)
        return Database(path, engine)
    except BaseException:
        connection.close()
        raise


def _open_read_only(found: Found) -> Database:
    if found.revision is None:
        raise StoreError(f"There is no journal at {found.path} yet, so there is nothing to read.")
    if not found.current:
        raise StoreError(
            f"{found.path} is from an older version of Bounceback and was opened for reading only, "
            "so it was left as it is; open it in the app once to bring it up to date."
        )
    try:
        connection = _connect(found.path, "mode=ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        connection = _connect(found.path, "immutable=1")  # a folder where no -shm can be made
    return Database(found.path, _engine(connection))


def _require_writable(path: Path) -> None:
    for place in (path, path.parent):
        if not os.access(place, os.W_OK):
            raise StoreError(
                f"{place} is read-only, so nothing was changed; make it writable to go on, or choose another file "
                "with --db."
            )


def _connect(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.as_uri()}?{how}", uri=True, timeout=faults.PATIENCE, isolation_level=None
    )  # isolation_level=None: the driver begins nothing by itself, so that table changes can be rolled back too
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """Turn on write-ahead logging; several first starts at once contend for it without SQLite waiting."""
    deadline = time.monotonic() + faults.PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _engine(connection: sqlite3.Connection) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _session(engine: Engine) -> Session:
    session = Session(engine, expire_on_commit=False)
    event.listen(session, "before_flush", _stamp)
    event.listen(session, "do_orm_execute", _stamp_update)
    return session


def _stamp(session: AnySession, _context: UOWTransaction, _instances: object) -> None:
    """Stamp changed rows, unless the stamp itself was set (an undo brings the old one back)."""
    for row in session.dirty:
        if isinstance(row, Record) and session.is_modified(row):
            state = state_of(row)
            if not state.attrs.updated_at.history.has_changes():
                row.updated_at = datetime.now(UTC)


def _stamp_update(state: ORMExecuteState) -> None:
    """Stamp the rows of an UPDATE statement."""
    mapper, statement = state.bind_mapper, state.statement
    if isinstance(statement, Update) and mapper is not None and issubclass(mapper.class_, Record):
        state.statement = statement.values(updated_at=datetime.now(UTC))


@contextmanager
def told(path: Path, doing: Doing) -> Iterator[None]:
    """Turn every fault of the database or the disk into a StoreError.

    Args:
        path: the database file.
        doing: what is under way.

    Raises:
        StoreError: one sentence, without the statement and its values.
    """
    try:
        yield
    except NoResultFound:
        raise StoreError(f"That entry is no longer there, so {doing}.") from None
    except DBAPIError as error:
        raise StoreError(faults.of_sqlite(error.orig or error, path, doing)) from None
    except (SQLAlchemyError, sqlite3.Error, UnicodeEncodeError, OverflowError) as error:
        raise StoreError(faults.of_sqlite(error, path, doing)) from None
    except OSError as error:
        raise StoreError(faults.of_disk(error, path, doing)) from None
