"""The connection to a store's file: opening, checking, migrating, transactions."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from marsad.errors import StoreError
from marsad.store.schema import APPLICATION_ID, MIGRATIONS, SCHEMA, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_MAGIC = b"SQLite format 3\0"
# Seconds to wait for another process that is writing.
_PATIENCE = 30.0
# Bytes of page cache; SQLite's own default of 2 MB makes the indexes of a large store slow to write.
_CACHE = 64 * 1024 * 1024

_REMEDY = "restore it from a copy, or add the pages to a new store"


class Database:
    """An open store file; turns every error of SQLite into a `StoreError` that names the file.

    Args:
        path: the file.
        connection: the connection to it.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return all rows that a query gives."""
        with _told(self._path):
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first row that a query gives, or None."""
        with _told(self._path):
            return self._connection.execute(sql, values).fetchone()

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one statement and return the number of the row it inserted."""
        with _told(self._path):
            return self._connection.execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run one statement for each of many rows."""
        if not rows:
            return
        with _told(self._path):
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is run within this context one whole: done together or not at all."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self.run("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def open_database(path: Path, *, create: bool) -> Database:
    """Open a store's file, after making sure that it is one.

    A file of an older version is brought up to date in one transaction.

    Args:
        path: the file.
        create: whether to make it if it is not there.

    Raises:
        StoreError: there is no such file, it is damaged, it is not Marsad's, or a newer Marsad made it; the file is
            left as it was.
    """
    with _told(path):
        version = _checked_version(path, create=create)
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL")
            # In WAL mode this survives the end of the process at any moment; only a power cut may lose the last pages.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA cache_size = -{_CACHE // 1024}")
            if version == 0:
                _upgrade(connection, 0, f"PRAGMA application_id = {APPLICATION_ID};{SCHEMA}", VERSION)
            else:
                migrate(connection, MIGRATIONS)
        except BaseException:
            connection.close()
            raise
        return Database(path, connection)


def migrate(connection: sqlite3.Connection, migrations: Sequence[str]) -> None:
    """Bring a file up to the version after the last migration, one transaction a step.

    Args:
        connection: an open file of version 1 or later.
        migrations: the statements that lead from version 1 to 2, from 2 to 3, and so on.

    Raises:
        sqlite3.Error: a step failed; the file stays at the version before it.
    """
    for version, sql in enumerate(migrations, start=1):
        if _pragma(connection, "user_version") == version:
            _upgrade(connection, version, sql, version + 1)


def _upgrade(connection: sqlite3.Connection, before: int, sql: str, after: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while this one waited.
        if _pragma(connection, "user_version") == before:
            for statement in _statements(sql):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {after}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _statements(sql: str) -> Iterator[str]:
    """Split a script into statements; executescript would end the transaction."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _checked_version(path: Path, *, create: bool) -> int:
    """Return a file's version without changing it; 0 for a file that is not there yet or still blank."""
    if not path.exists():
        if not create:
            raise StoreError(f"there is no store at {path}; make one with `marsad add PAGES --store {path}`")
        if not path.parent.is_dir():
            raise StoreError(f"there is no folder {path.parent} to make the store in")
        return 0
    if not path.is_file():
        raise StoreError(f"{path} is no file, so it can't be a store")
    with path.open("rb") as file:
        magic = file.read(len(_MAGIC))
    if not magic:
        return 0
    if magic != _MAGIC:
        raise StoreError(f"{path} is no Marsad store, or its beginning is damaged; name another file")
    # Where nobody else has the file open, `immutable` keeps SQLite from making any file beside it.
    journals = [path.with_name(path.name + ending) for ending in ("-wal", "-journal")]
    quiet = not any(j.exists() and j.stat().st_size for j in journals)
    address = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if quiet else ''}"
    connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE)
    try:
        version = _version_of(connection, path)
        # A file that is only read is checked by the reading itself; all of it, before anything is written to it.
        fault = _fault(connection, path, whole=create or version < VERSION) if quiet else None
        if fault:
            raise StoreError(f"{path} is damaged ({fault}); {_REMEDY}")
        return version
    finally:
        connection.close()


def _version_of(connection: sqlite3.Connection, path: Path) -> int:
    identity, version = _pragma(connection, "application_id"), _pragma(connection, "user_version")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if identity == 0 and version == 0 and not tables:
        return 0
    if identity != APPLICATION_ID:
        raise StoreError(f"{path} is a database of another program; name another file")
    if version > VERSION:
        told = f"store version {version}, this one knows {VERSION}"
        raise StoreError(f"{path} was made by a newer Marsad ({told}); update Marsad")
    if version < 1:
        raise StoreError(f"{path} is damaged (it has no version); {_REMEDY}")
    return version


def _fault(connection: sqlite3.Connection, path: Path, *, whole: bool) -> str | None:
    """Return what is wrong with a file that nobody else has open, or None."""
    if _pragma(connection, "page_count") * _pragma(connection, "page_size") != path.stat().st_size:
        return "its length is wrong"
    if not whole:
        return None
    result = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    return None if result == "ok" else result


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return int(value)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the file system into one that names the store and says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        message = str(error)
        if "malformed" in message or "not a database" in message or "corrupt" in message:
            message = f"it is damaged ({message}); {_REMEDY}"
        elif "locked" in message or "busy" in message:
            message = "another program is writing to it; try again when it has ended"
        raise StoreError(f"the store {path} can't be used: {message}") from error
    except OSError as error:
        raise StoreError(f"the store {path} can't be used: {error.strerror or error}") from error
