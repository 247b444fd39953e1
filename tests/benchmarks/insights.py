"""Every insight on the ten-year file: reading it on the lane, drawing it, and from key to settled screen.

    python -m tests.benchmarks.insights [-n 15] [--ten-years FILE]

A read is a whole one, from the first statement to the finished view, on an open file.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from bounceback_tui.insights import (
    bounce_words,
    hunch_records,
    known_records,
    mood_rules,
    records,
    trial_records,
    week_rules,
)
from bounceback_tui.insights.acts_drawing import draw as draw_acts
from bounceback_tui.insights.bounce_drawing import draw as draw_bounce
from bounceback_tui.insights.month_drawing import draw as draw_month
from bounceback_tui.insights.month_drawing import draw_week
from bounceback_tui.insights.mood_drawing import draw_range
from bounceback_tui.store.database import Database, open_database
from bounceback_tui.store.glance_moods import around_nos
from tests.benchmarks import rig

LANE, FRAME = 300.0, 16.0
"""Goals in ms: a read on the lane, and whatever the UI thread does at once."""
SIZE = (94, 20)
KEYS = {
    b"m": "mood",
    b"+": "a longer range",
    b"v": "calendar",
    b"[": "a month back",
    b"w": "week",
    b"a": "acts",
    b"g": "hunches",
    b"r": "trial",
    b"b": "bounce",
}


def taken(job: Callable[[], Any], times: int) -> list[float]:
    """Return how many ms a job took, each time."""
    figures = []
    for _ in range(times):
        begun = perf_counter()
        job()
        figures.append((perf_counter() - begun) * 1e3)
    return figures


def reads(db: Database, path: Path, today: date) -> dict[str, Callable[[], Any]]:
    """Return every read there is."""
    return {
        "bounce": partial(records.bounce, db, today),
        "what Today knows, on the lane": partial(known_records.moods, db, today),
        "what `today` knows, by sqlite3": partial(around_nos, path, today, 42),
        **{f"mood, {name}": partial(records.mood, db, today, days) for name, days in mood_rules.RANGES},
        "calendar": partial(records.month, db, today.replace(day=1)),
        **{f"week, {name}": partial(records.week, db, today, days) for name, days in mood_rules.RANGES[2:]},
        "acts": partial(records.acts, db),
        "hunches": partial(hunch_records.view, db, today),
        "what a hunch can be about": partial(hunch_records.factors, db, today),
        "trials": partial(trial_records.view, db, today),
    }


def drawings(db: Database, today: date) -> dict[str, Callable[[], Any]]:
    """Return everything that the UI thread does at once: sentences and pictures."""
    bounce, mood = records.bounce(db, today).found, records.mood(db, today, None)
    month, week, acts = records.month(db, today.replace(day=1)), records.week(db, today, None), records.acts(db)
    spread = partial(mood_rules.columns, mood.daily, [day for day, _ in mood.nos], mood.first, mood.last)
    return {
        "draw bounce": partial(draw_bounce, bounce, *SIZE),
        "say bounce": lambda: (bounce_words.overall(bounce, today), bounce_words.compared(bounce)),
        "draw mood, all": partial(draw_range, spread, *SIZE),
        "say mood, all": partial(mood_rules.said, mood.daily, len(mood.nos), mood.first, mood.last),
        "draw calendar": partial(draw_month, month, today, *SIZE),
        "draw week": partial(draw_week, week, *SIZE),
        "say week": partial(week_rules.said, week),
        "draw acts": partial(draw_acts, acts, *SIZE),
    }


def pressed(file: Path, home: Path, times: int) -> dict[str, list[float]]:
    """Return how many ms the screen took to settle after each key, the first visit apart."""
    program = rig.Program([*rig.BOUNCEBACK, "--db", str(file)], home)
    program.wait_for("0 Today")
    program.rest(2)
    figures: dict[str, list[float]] = defaultdict(list)
    for turn in range(times):
        for key, name in {b"i": "insights", **KEYS}.items():
            took = program.press(key)
            if took is not None:
                figures[f"first {name}" if turn == 0 else name].append(took * 1e3)
            program.rest(0.3)
        program.press(b"0")
        program.rest(0.3)
    program.leave()
    return figures


def main() -> int:
    """Read the arguments, measure, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=15, help="times each")
    parser.add_argument("--ten-years", type=Path, help="a file made by ten_years.py; a new one by default")
    asked = parser.parse_args()
    with rig.workplace() as folder:
        file = rig.ten_years(folder, asked.ten_years)
        db = open_database(file)
        with db.reading() as session:
            today = max(records.no_days(session, date.max))
        rows = []
        for goal, jobs in ((LANE, reads(db, file, today)), (FRAME, drawings(db, today))):
            for name, job in jobs.items():
                figures = taken(job, asked.n)
                middle, late = rig.median(figures), rig.p95(figures)
                rows.append([name, f"{middle:.1f}", f"{late:.1f}", rig.verdict(middle, goal)])
        db.close()
        rig.table(["ms", "median", "p95", "goal for the median"], rows)
        rows = [
            [name, str(len(figures)), f"{rig.median(figures):.1f}", f"{rig.p95(figures):.1f}"]
            for name, figures in pressed(file, folder, asked.n).items()
        ]
        rig.table(["from key to settled, ms", "n", "median", "p95"], rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
