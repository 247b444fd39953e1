"""Search over 100,000 entries: each keystroke of some queries, one-letter beginnings first, and what a write costs.

The ten-year file, filled up with efforts from a vocabulary in which few words are frequent and many are rare.

    python -m tests.benchmarks.search [--entries 100000] [--letters abc…] [--file FILE]
"""

import argparse
import statistics
import sys
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from random import Random
from string import ascii_lowercase
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlmodel import insert

from bounceback_tui.stages.persist.model import Effort, EffortEntry
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database, open_database
from bounceback_tui.store.search import find
from tests.benchmarks import ten_years

GOAL = 50.0
"""Milliseconds a keystroke."""
QUERIES = (
    *("interview with a friend ", '"second interview', "walked river -soup ", "rejection", "applying", "it's", "zqx"),
    *("Acme 12", "the the the the", "20"),
)


def vocabulary(random: Random) -> list[str]:
    """Return the ten-year file's words, frequent ones, and 20,000 made-up ones after them."""
    letters = "eeeetttaaaooiinnssrrhhlldcumfpgwybvkxjqz"
    made = {"".join(random.choices(letters, k=random.randint(3, 11))) for _ in range(20_000)}
    return [*dict.fromkeys(ten_years.PROSE.split()), *sorted(made)]


def fill_up(db: Database, entries: int) -> None:
    """Add efforts until so many entries are in the index."""
    random = Random(3)
    words = vocabulary(random)
    weights = [1 / (place + 1) for place in range(len(words))]
    with db.reading() as session:
        (there,) = session.connection().exec_driver_sql("SELECT count(*) FROM search_entry").one()
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    rows = [
        {
            **{"at": at, "day": date(2026, 11, 23) - timedelta(days=random.randrange(3650)), "utc_offset": 0},
            **{"kind": "reflect", "text": " ".join(random.choices(words, weights, k=random.randint(5, 40)))},
            **{"id": UUID(int=random.getrandbits(128), version=4), "created_at": at, "updated_at": at},
        }
        for _ in range(max(0, entries - there))
    ]
    if rows:
        with db.writing() as session:
            session.connection().execute(insert(Effort), rows)


def keystroke(db: Database, typed: str) -> tuple[float, int]:
    """Return how many ms one answer takes on the lane, and how many places it has."""
    started = time.perf_counter()
    with db.reading() as session:
        found = find(session.connection().exec_driver_sql, typed)
    return (time.perf_counter() - started) * 1e3, len(found.hits)


def a_write(db: Database, text: str) -> float:
    """Return how many ms it takes to keep one effort."""
    values = {"at": datetime(2026, 11, 23, 12, tzinfo=UTC), "day": date(2026, 11, 23), "utc_offset": 0}
    entry = checked(EffortEntry, values | {"kind": "reflect", "text": text})
    started = time.perf_counter()
    with db.writing() as session:
        session.add(Effort.model_validate(entry.model_dump()))
    return (time.perf_counter() - started) * 1e3


def tell(name: str, took: list[float]) -> None:
    """Write one line of the table."""
    ordered = sorted(took)
    p95 = ordered[int(len(ordered) * 0.95)]
    figures = f"median {statistics.median(ordered):6.1f}   p95 {p95:6.1f}   most {ordered[-1]:6.1f} ms"
    sys.stdout.write(f"{name:<34} {figures}   ({len(ordered)})\n")


def measure(db: Database, letters: str) -> float:
    """Measure and tell; returns the slowest keystroke in ms."""
    with db.reading() as session:
        count = session.connection().exec_driver_sql("SELECT count(*) FROM search_entry").scalar_one()
    sys.stdout.write(f"{count:,} entries\n")
    every: list[float] = []
    ones = [keystroke(db, letter)[0] for _ in range(3) for letter in letters]
    twos = [keystroke(db, one + other)[0] for one in letters for other in "aeiot"]
    tell("one letter", ones)
    tell("two letters", twos)
    every += ones + twos
    for query in QUERIES:
        took = [keystroke(db, query[:end])[0] for end in range(1, len(query) + 1) for _ in range(3)]
        tell(f"typing {query!r}", took)
        every += took
    tell("every keystroke", every)
    tell("keeping an effort", [a_write(db, "walked to the river and wrote two letters") for _ in range(200)])
    key = an_effort(db)
    started = time.perf_counter()
    with db.writing() as session:
        session.delete(session.get_one(Effort, key))
    tell("deleting one", [(time.perf_counter() - started) * 1e3])
    return max(every)


def an_effort(db: Database) -> UUID:
    """Return the key of some effort."""
    from sqlmodel import select

    with db.reading() as session:
        return session.exec(select(Effort.id).limit(1)).one()


def main() -> int:
    """Read the arguments, make the file and measure; fails where a keystroke takes longer than the goal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--letters", default=ascii_lowercase)
    parser.add_argument("--file", type=Path, help="kept, and used again if it is there")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = asked.file or Path(folder, "ten-years.db")
        if not path.exists():
            now = datetime.combine(date(2026, 11, 23), clock(20)).astimezone()
            ten_years.make(path, 7, now)
        db = open_database(path)
        fill_up(db, asked.entries)
        slowest = measure(db, asked.letters)
        started = time.perf_counter()
        db.close()
        tell("closing after it", [(time.perf_counter() - started) * 1e3])
    return int(slowest > GOAL)


if __name__ == "__main__":
    sys.exit(main())
