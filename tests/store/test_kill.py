"""A process that is killed loses nothing it acknowledged, and doubles nothing; BOUNCEBACK_KILLS sets how often."""

import os
import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

KILLS = int(os.environ.get("BOUNCEBACK_KILLS", "8"))

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, "tests/store")
from conftest import a_check_in
from bounceback_tui.store.database import open_database
print("opening", flush=True)
db = open_database(Path(sys.argv[1]))
n = 0
while True:
    with db.writing() as session:
        session.add(a_check_in(f"{sys.argv[2]}.{n} " + "x" * (n % 50) * 100))
    print(f"{sys.argv[2]}.{n}", flush=True)
    n += 1
"""


def test_no_acknowledged_write_is_lost_or_doubled(path: Path, start: Callable[..., Any]) -> None:
    chance = random.Random(7)
    acknowledged: list[str] = []
    for life in range(KILLS):
        process = start(WRITER, path, life)
        assert process.stdout.readline() == "opening\n"
        # Every second life is killed while it writes, however slow the machine; the others also while they open.
        seen = process.stdout.readline() if life % 2 else ""
        time.sleep(chance.uniform(0, 0.25))
        process.kill()
        out = process.stdout.read()  # not communicate(), which drops what readline() had read ahead
        assert not process.stderr.read()
        process.wait()
        acknowledged += (seen + out).split("\n")[:-1]  # a line that the kill cut short was not acknowledged
    assert acknowledged
    with closing(sqlite3.connect(path)) as connection:
        stored = [note.split(" ")[0] for (note,) in connection.execute("SELECT note FROM check_in")]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(stored) == len(set(stored))
    assert set(acknowledged) <= set(stored)
    assert len(stored) - len(acknowledged) <= KILLS
