"""Start, first screen, leaving and peak memory beside a bare Textual app, by turns in a pty of 100 × 30.

python -m tests.benchmarks.startup [-n 15] [--ten-years FILE] [--at-once]
"""

import argparse
import re
import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks import rig

GOAL = 1.25
MEMORY = 85.0
FRAME = "0 Today"
"""A pattern that is on the first frame, data or not."""


@dataclass
class Candidate:
    """One program on one file; all times in seconds, memory in MB."""

    name: str
    argv: list[str]
    frame: str
    """A pattern that is on the first painted frame."""
    data: str | None = None
    """A pattern that is there when the file's own words are on screen."""
    frames: list[float] = field(default_factory=list)
    datas: list[float] = field(default_factory=list)
    exits: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)

    def run(self, home: Path, rest: float) -> None:
        """Start, let it run for ``rest`` seconds, leave, and note the figures."""
        program = rig.Program(self.argv, home)
        self.frames.append(program.wait_for(self.frame))
        if self.data is not None:
            self.datas.append(program.wait_for(self.data))
        program.rest(rest)
        leaving, peak = program.leave()
        self.exits.append(leaving)
        self.peaks.append(peak)

    def forget(self) -> None:
        """Drop the figures of the run that warmed everything up."""
        for figures in (self.frames, self.datas, self.exits, self.peaks):
            figures.clear()


def ours(name: str, file: Path, data: str | None) -> Candidate:
    """Return Bounceback on a file."""
    return Candidate(name, [*rig.BOUNCEBACK, "--db", str(file)], FRAME, data)


def working_no(file: Path) -> str:
    """Return a pattern of what Today's title line says when the file's figures are there."""
    query = (
        "SELECT organisation FROM rejection JOIN application ON application.id = application_id "
        "WHERE closed_on IS NULL ORDER BY focused_at DESC LIMIT 1"
    )
    with closing(sqlite3.connect(file)) as connection:
        row = connection.execute(query).fetchone()
    return re.escape(row[0]) if row else FRAME


def candidates(folder: Path, kept: Path | None) -> list[Candidate]:
    """Return what is compared, the bare app first."""
    demo, ten = rig.demo(folder), rig.ten_years(folder, kept)
    return [
        Candidate("bare", rig.BARE, "Option 0", "Option 0"),
        ours("no file yet", folder / "empty" / "journal.db", None),
        ours("demo", demo, working_no(demo)),
        ours("ten years", ten, working_no(ten)),
    ]


def row(one: Candidate, bare: Candidate) -> list[str]:
    """Return a candidate's line of the table."""
    cells = [one.name]
    for figures, base in ((one.frames, bare.frames), (one.datas, bare.datas), (one.exits, bare.exits)):
        if not figures:
            cells += ["–", "–", ""]
            continue
        ratio = rig.median(figures) / rig.median(base)
        cells += [
            f"{rig.median(figures) * 1e3:.0f}",
            f"{ratio:.2f}",
            rig.verdict(ratio, GOAL) if one is not bare else "",
        ]
    peak = max(one.peaks)
    return [*cells, f"{peak:.1f}", rig.verdict(peak, MEMORY)]


def main() -> int:
    """Read the arguments, measure by turns, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=15, help="runs of each")
    parser.add_argument("--ten-years", type=Path, help="a file made by ten_years.py; a new one by default")
    parser.add_argument("--at-once", action="store_true", help="leave as soon as the data is there")
    asked = parser.parse_args()
    rest = 0.0 if asked.at_once else 1.5
    with rig.workplace() as folder:
        compared = candidates(folder, asked.ten_years)
        for one in compared:
            one.run(folder, 1.5)
            one.forget()
        for turn in range(asked.n):
            for one in compared[turn % len(compared) :] + compared[: turn % len(compared)]:
                shutil.rmtree(folder / "empty", ignore_errors=True)
                one.run(folder, rest)
    heads = ["ms", "frame", "×", "goal", "data", "×", "goal", f"leave after {rest:g} s", "×", "goal", "MB", "goal"]
    rig.table(heads, [row(one, compared[0]) for one in compared])
    return 0


if __name__ == "__main__":
    sys.exit(main())
