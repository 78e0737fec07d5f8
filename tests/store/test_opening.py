"""A file that is no store of ours is told and left as it was; an older one is brought up to date."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from marsad.errors import StoreError
from marsad.store.database import migrate
from marsad.store.schema import APPLICATION_ID, VERSION
from marsad.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Maker


def _made(path: Path, maker: Maker) -> bytes:
    with Store(path, create=True) as store:
        store.add(*maker.page(maker.coding()))
    return path.read_bytes()


def _refused(path: Path, words: str, ways: tuple[bool, ...] = (False, True)) -> None:
    """Check that a file is refused for asking and adding, and that its bytes and its folder stay as they were."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    for create in ways:
        with pytest.raises(StoreError, match=words):
            Store(path, create=create)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path, maker: Maker) -> None:
    """A file of a later version is left untouched."""
    path = tmp_path / "s.db"
    _made(path, maker)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    _refused(path, "newer Marsad")


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    """An SQLite file of somebody else is left untouched."""
    connection = sqlite3.connect(tmp_path / "s.db")
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    _refused(tmp_path / "s.db", "another program")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A text file is left untouched."""
    (tmp_path / "s.db").write_text("خبر " * 100, "utf-8")
    _refused(tmp_path / "s.db", "no Marsad store")


@pytest.mark.parametrize("harm", ["cut", "beginning", "schema", "middle"])
def test_a_damaged_store_is_refused(tmp_path: Path, maker: Maker, harm: str) -> None:
    """A store that was cut short or overwritten is left untouched; damage within shows before anything is added."""
    path = tmp_path / "s.db"
    data = bytearray(_made(path, maker))
    if harm == "cut":
        del data[len(data) // 2 :]
    else:
        place = {"beginning": 0, "schema": 100, "middle": 4096 * 6}[harm]
        data[place : place + 2000] = b"\xa5" * 2000
    path.write_bytes(data)
    _refused(path, "damaged|no Marsad store", (True,) if harm == "middle" else (False, True))


def test_a_missing_store_is_told_when_it_is_asked(tmp_path: Path) -> None:
    """Asking a store that is not there says how to make one, and makes none."""
    with pytest.raises(StoreError, match="marsad add"):
        Store(tmp_path / "s.db")
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """A store can't be made in a folder that is not there."""
    with pytest.raises(StoreError, match="no folder"):
        Store(tmp_path / "none" / "s.db", create=True)


def test_a_blank_file_becomes_a_store(tmp_path: Path) -> None:
    """An empty file, as a run killed at its very start leaves, becomes a store."""
    path = tmp_path / "s.db"
    path.touch()
    with Store(path, create=True) as store:
        assert store.summary().pages == 0
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_an_older_file_is_brought_up_step_by_step(tmp_path: Path) -> None:
    """Each migration raises the version by one and keeps what the file holds."""
    connection = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    connection.execute("CREATE TABLE t (a)")
    connection.execute("INSERT INTO t VALUES (1)")
    connection.execute("PRAGMA user_version = 1")
    migrate(connection, ("ALTER TABLE t ADD COLUMN b DEFAULT 2;", "CREATE TABLE u (c);\nINSERT INTO u VALUES (3);"))
    assert connection.execute("SELECT a, b, c FROM t, u").fetchall() == [(1, 2, 3)]
    assert connection.execute("PRAGMA user_version").fetchone() == (3,)
    connection.close()


def test_a_file_of_version_1_is_brought_up_with_what_it_holds(tmp_path: Path, maker: Maker) -> None:
    """A file from before statements had issues and events details keeps its pages and gets the tables for them."""
    path = tmp_path / "old.db"
    coding = maker.coding()
    page, coded = maker.page(replace(coding, events=tuple(replace(e, details=()) for e in coding.events)))
    with Store(path, create=True) as store:
        store.add(page, coded)
    connection = sqlite3.connect(path, isolation_level=None)
    for table in ("statement_issues", "statement_states", "statement_stances", "event_details"):
        connection.execute(f"DROP TABLE {table}")
    for column in ("occasion_kind", "date", "date_basis"):
        connection.execute(f"ALTER TABLE statements DROP COLUMN {column}")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    with Store(path) as store:
        assert list(store.coded_pages()) == [(page, coded)]
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()


def test_a_migration_that_fails_leaves_the_file_at_its_version(tmp_path: Path) -> None:
    """A step that breaks is undone whole; steps before it stand."""
    connection = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    connection.execute("PRAGMA user_version = 1")
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, ("CREATE TABLE t (a);", "CREATE TABLE u (a);\nINSERT INTO missing VALUES (1);"))
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("t",)]
    connection.close()


def test_damage_met_while_reading_is_a_store_error(tmp_path: Path, maker: Maker) -> None:
    """A file that breaks while it is open raises a store error, nothing else."""
    path = tmp_path / "s.db"
    _made(path, maker)
    with Store(path) as store:
        data = bytearray(path.read_bytes())
        data[4096:] = b"\xa5" * (len(data) - 4096)
        path.write_bytes(data)
        with pytest.raises(StoreError, match="damaged"):
            store.summary()
