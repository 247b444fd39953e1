"""A new file gets the tables of the models at once, without alembic and without the models."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, event

from bounceback_tui.store import fresh, opening
from bounceback_tui.store.database import open_database


def test_a_first_start_loads_neither_alembic_nor_every_model_and_is_up_to_date(start, path: Path) -> None:
    script = """
        import sys
        from pathlib import Path
        from bounceback_tui.store.database import open_database
        open_database(Path(sys.argv[1])).close()
        print("alembic" in sys.modules, "bounceback_tui.store.schema" in sys.modules)
    """
    process = start(script, path)
    assert process.communicate()[0].strip() == "False False"
    found = opening.inspect(path)
    assert found.revision == opening.HEAD and found.current


def test_tables_that_another_process_made_are_left_alone(path: Path) -> None:
    with closing(open_database(path)) as db:
        assert not fresh.make(db.engine)


def test_the_version_table_is_what_alembic_itself_makes(path: Path, tmp_path: Path) -> None:
    from sqlalchemy import create_engine

    from bounceback_tui.store.migrate import migrate

    open_database(path).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'migrated.db'}")
    migrate(engine, tmp_path / "migrated.db")
    engine.dispose()
    shapes = []
    for file in (path, tmp_path / "migrated.db"):
        with closing(sqlite3.connect(file)) as connection:
            shapes.append(connection.execute("PRAGMA table_info(alembic_version)").fetchall())
            shapes.append(connection.execute("SELECT * FROM alembic_version").fetchall())
    assert shapes[:2] == shapes[2:]


def test_nothing_of_a_new_file_is_on_disk_before_all_of_it_is(path: Path) -> None:
    """Who looks at it meanwhile, or after a kill, sees an empty file and not the middle of one."""
    sizes: list[int] = []

    def look(_: object) -> None:
        sizes.append(path.stat().st_size)

    event.listen(Engine, "commit", look)
    try:
        open_database(path).close()
    finally:
        event.remove(Engine, "commit", look)
    assert sizes[0] == 0 and path.stat().st_size > 0
