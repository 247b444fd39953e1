"""The demo life, made once, and a copy of it for each test that asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bounceback_tui import config
from bounceback_tui.demo.life import fill
from bounceback_tui.store.database import Database, open_database
from tests.conftest import NOON


@pytest.fixture(scope="session")
def demo_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The demo life's file."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    db = open_database(path)
    fill(db, until=NOON)
    db.close()
    return path.read_bytes()


@pytest.fixture
def demo(demo_bytes: bytes, paths: config.Paths) -> Path:
    """The demo life where the app of this test looks for its file."""
    paths.database.parent.mkdir(mode=0o700, exist_ok=True)
    paths.database.write_bytes(demo_bytes)
    paths.database.chmod(0o600)
    return paths.database


@pytest.fixture
def life(demo: Path) -> Iterator[Database]:
    """The demo life, open."""
    db = open_database(demo)
    yield db
    db.close()
