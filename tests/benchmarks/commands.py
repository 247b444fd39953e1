"""The command line beside bare Python and a bare import of sqlmodel, by turns.

python -m tests.benchmarks.commands [-n 15] [--ten-years FILE]
"""

import argparse
import sys
from pathlib import Path

from tests.benchmarks import rig

PASS = "python -c pass"
SQLMODEL = "import sqlmodel"
GOALS = {"--version": (PASS, 4.0), "today": (PASS, 6.0), "log": (PASS, 6.0), "checkin": (SQLMODEL, 1.3)}


def main() -> int:
    """Read the arguments, measure by turns, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=15, help="runs of each")
    parser.add_argument("--ten-years", type=Path, help="a file made by ten_years.py; a new one by default")
    asked = parser.parse_args()
    with rig.workplace() as folder:
        bounceback = [*rig.BOUNCEBACK, "--db", str(rig.ten_years(folder, asked.ten_years))]
        compared = {
            PASS: [sys.executable, "-c", "pass"],
            SQLMODEL: [sys.executable, "-c", "import sqlmodel"],
            "--version": [*rig.BOUNCEBACK, "--version"],
            "today": [*bounceback, "today"],
            "log": [*bounceback, "log"],
            "checkin": [*bounceback, "checkin", "-p", "3", "-e", "3"],
        }
        figures: dict[str, list[float]] = {name: [] for name in compared}
        for argv in compared.values():
            rig.command(argv, folder)
        for _ in range(asked.n):
            for name, argv in compared.items():
                figures[name].append(rig.command(argv, folder))
    rows = []
    for name, values in figures.items():
        cells = [name, f"{rig.median(values) * 1e3:.0f}"]
        if name in GOALS:
            base, goal = GOALS[name]
            ratio = rig.median(values) / rig.median(figures[base])
            cells += [f"{ratio:.2f}", base, rig.verdict(ratio, goal)]
        rows.append(cells + [""] * (5 - len(cells)))
    rig.table(["ms", "median", "×", "of", "goal"], rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
