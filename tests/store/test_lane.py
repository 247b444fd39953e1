"""The lane: order, opening again after a fault, nothing lost at exit."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

import pytest

from bounceback_tui.store.database import Database, open_database
from bounceback_tui.store.errors import StoreError
from bounceback_tui.store.lane import Lane


class Fake:
    """Stands for a database."""

    closed = 0

    def close(self) -> None:
        self.closed += 1


def opened(fake: Fake) -> Callable[[], Database]:
    return lambda: cast(Database, fake)


def test_jobs_run_in_order_on_one_thread_called_lane() -> None:
    lane = Lane(opened(Fake()))
    order: list[int] = []

    def job(n: int, _: object) -> str:
        order.append(n)
        return threading.current_thread().name

    futures = [lane.submit(partial(job, n)) for n in range(50)]
    assert {future.result() for future in futures} == {"lane"}
    assert order == list(range(50))
    lane.close()


def test_the_job_gets_the_database_and_its_error_comes_back() -> None:
    fake = Fake()
    lane = Lane(opened(fake))
    assert lane.submit(lambda db: db).result() is cast(Database, fake)
    with pytest.raises(ZeroDivisionError):
        lane.submit(lambda _: 1 // 0).result()
    assert lane.submit(lambda _: "still here").result() == "still here"
    lane.close()


def test_opening_is_tried_again_after_a_fault() -> None:
    faults = [StoreError("The disk is away."), StoreError("Still away.")]
    fake = Fake()

    def opener() -> Database:
        if faults:
            raise faults.pop(0)
        return cast(Database, fake)

    lane = Lane(opener)
    lane.warm()
    assert lane.drain()
    assert str(lane.trouble) == "The disk is away."
    with pytest.raises(StoreError, match=r"Still away\."):
        lane.submit(lambda _: 1).result()
    assert str(lane.trouble) == "Still away."
    assert lane.submit(lambda _: 1).result() == 1
    assert lane.trouble is None
    lane.close()


def test_drain_waits_and_gives_up_in_time() -> None:
    lane = Lane(opened(Fake()))
    go = threading.Event()
    waiting = lane.submit(lambda _: go.wait(30))
    assert not lane.drain(0.01)
    go.set()
    assert lane.drain()
    assert waiting.done()
    lane.close()


def test_close_finishes_what_was_submitted_and_is_idempotent() -> None:
    others = set(threading.enumerate())
    fake = Fake()
    lane = Lane(opened(fake))
    go = threading.Event()
    lane.submit(lambda _: go.wait(30))
    last = lane.submit(lambda _: "written")
    threading.Timer(0.05, go.set).start()
    lane.close()
    lane.close()
    assert last.result(0) == "written"
    assert fake.closed == 1
    assert not [thread for thread in threading.enumerate() if thread.name == "lane" and thread not in others]


def test_a_closed_lane_refuses_in_one_sentence() -> None:
    lane = Lane(opened(Fake()))
    lane.close()
    with pytest.raises(StoreError, match="closed already"):
        lane.submit(lambda _: 1).result(1)
    lane.warm()
    assert lane.drain(0)


def test_nothing_is_lost_when_the_interpreter_ends_without_close(
    run: Callable[..., str], path: Path, check_in: Callable[..., object]
) -> None:
    run(
        """
        import sys, time
        from pathlib import Path
        from bounceback_tui.store.lane import Lane
        def opener():
            from bounceback_tui.store.database import open_database
            return open_database(Path(sys.argv[1]))
        def write(db, n):
            sys.path.insert(0, "tests/store")
            from conftest import a_check_in
            with db.writing() as session:
                session.add(a_check_in(f"note {n}"))
        lane = Lane(opener)
        for n in range(20):
            lane.submit(lambda db, n=n: write(db, n))
        """,
        path,
    )
    from sqlmodel import select

    from bounceback_tui.stages.feel.model import CheckIn

    db = open_database(path)
    with db.reading() as session:
        assert set(session.exec(select(CheckIn.note))) == {f"note {n}" for n in range(20)}
    db.close()


def test_the_lane_needs_neither_sqlmodel_nor_sqlite(run: Callable[..., str]) -> None:
    loaded = run("import sys, bounceback_tui.store.lane; print(*sys.modules)")
    assert not {"sqlmodel", "sqlalchemy", "sqlite3", "pydantic"} & set(loaded.split())
