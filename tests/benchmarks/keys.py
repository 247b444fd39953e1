"""From key to settled screen on the ten-year file, in a pty: changing rooms, moving on grid, board and heatmap.

Settled is the last byte before 0.3 s of silence.

    python -m tests.benchmarks.keys [-n 5] [--returns 20] [--moves 60] [--rest 2] [--ten-years FILE]

``--rest`` is how many seconds there are before the first key: after one everything is ready.
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from tests.benchmarks import rig

UP, DOWN, RIGHT, LEFT = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D"
ROUND = (UP, RIGHT, DOWN, LEFT)
SILENCE = 0.3
TOASTS = 6
"""Seconds until what was told is gone from the screen: its going is drawn too, and is no answer to a key."""
GOALS = {"first visit of Feel": 100.0, "back to Feel": 50.0, "back to Today": 50.0, "move on the grid": 16.0}
ROOMS = {b"2": "Reflect", b"3": "Realign", b"4": "Learn", b"5": "Grow", b"6": "Connect", b"7": "Persist"}
"""Further rooms, each visited once and then gone back to."""
GOALS["type in 20,000 words"] = 16.0
GOALS |= {f"first visit of {room}": 100.0 for room in ROOMS.values()}
GOALS |= {f"back to {room}": 50.0 for room in ROOMS.values()}
GOALS |= {"move on the heatmap": 16.0, "the 2,300 applications": 50.0, "momentum again": 50.0}
GOALS |= {"back to Persist, at the applications": 50.0, "down the applications": 50.0}
GOALS |= {"move on the board": 50.0, "order a card": 100.0, "move a card": 100.0}

Figures = defaultdict[str, list[float]]


def press(program: rig.Program, name: str, key: bytes, settled: Figures) -> None:
    """Press a key and note in ms when the screen was settled."""
    took = program.press(key, SILENCE)
    if took is None:
        raise RuntimeError(f"{name}: nothing was drawn")
    settled[name].append(took * 1e3)


def rooms_and_grid(file: Path, home: Path, asked: argparse.Namespace, settled: Figures) -> None:
    """Press through one run of the app."""
    program = rig.Program([*rig.BOUNCEBACK, "--db", str(file)], home)
    program.wait_for("0 Today")
    program.rest(asked.rest)
    press(program, "first visit of Feel", b"1", settled)
    program.rest(1)
    for turn in range(asked.moves):
        press(program, "move on the grid", ROUND[turn % len(ROUND)], settled)
    for key, room in ROOMS.items():
        press(program, f"first visit of {room}", key, settled)
        program.rest(0.5)
    for _ in range(asked.returns):
        press(program, "back to Today", b"0", settled)
        press(program, "back to Feel", b"1", settled)
        for key, room in ROOMS.items():
            press(program, f"back to {room}", key, settled)
    long_text(program, asked, settled)
    board(program, asked, settled)
    persist(program, asked, settled)
    program.leave()


def long_text(program: rig.Program, asked: argparse.Namespace, settled: Figures) -> None:
    """Type in the middle of a text of 20,000 words, the newest reflection."""
    for key in (b"2", b"\t", b"e"):
        program.press(key)
        program.rest(1)
    for _ in range(asked.moves // 2):
        press(program, "type in 20,000 words", b"a", settled)
    program.press(b"\x1b")
    program.rest(1)


def board(program: rig.Program, asked: argparse.Namespace, settled: Figures) -> None:
    """Move on the board of 500 cards, and move cards: within a column, and to the next one and back."""
    program.press(b"5")
    program.rest(1)
    for turn in range(asked.moves):
        press(program, "move on the board", (DOWN, DOWN, RIGHT, UP, LEFT)[turn % 5], settled)
    for turn in range(asked.moves // 3):
        press(program, "order a card", (b"J", b"K")[turn % 2], settled)
    for turn in range(asked.moves // 3):
        press(program, "move a card", (b"L", b"H")[turn % 2], settled)
        program.rest(0.5)


def persist(program: rig.Program, asked: argparse.Namespace, settled: Figures) -> None:
    """Move on the year, then between momentum and the applications, and away and back with those shown."""
    program.press(b"7")
    program.rest(TOASTS)
    for turn in range(asked.moves):
        press(program, "move on the heatmap", (LEFT, UP, LEFT, DOWN, RIGHT)[turn % 5], settled)
    for _ in range(asked.returns // 2):
        press(program, "the 2,300 applications", b"a", settled)
        press(program, "momentum again", b"m", settled)
    press(program, "the 2,300 applications", b"a", settled)
    for turn in range(asked.moves // 2):
        press(program, "down the applications", (DOWN, DOWN, UP)[turn % 3], settled)
    for _ in range(asked.returns // 2):
        press(program, "back to Connect", b"6", settled)
        press(program, "back to Persist, at the applications", b"7", settled)


def bare_list(home: Path, asked: argparse.Namespace, settled: Figures) -> None:
    """Move in the bare app's list, for comparison."""
    program = rig.Program(rig.BARE, home)
    program.wait_for("Option 0")
    program.rest(1)
    for turn in range(asked.moves):
        press(program, "move in the bare list", (DOWN, UP)[turn % 2], settled)
    program.leave()


def main() -> int:
    """Read the arguments, press, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=5, help="runs of the app")
    parser.add_argument("--returns", type=int, default=20, help="there and back, in each run")
    parser.add_argument("--moves", type=int, default=60, help="on the grid, in each run")
    parser.add_argument("--rest", type=float, default=2, help="seconds before the first key")
    parser.add_argument("--ten-years", type=Path, help="a file made by ten_years.py; a new one by default")
    asked = parser.parse_args()
    settled: Figures = defaultdict(list)
    with rig.workplace() as folder:
        file = rig.ten_years(folder, asked.ten_years)
        bare_list(folder, asked, settled)
        for _ in range(asked.n):
            rooms_and_grid(file, folder, asked, settled)
    rows = []
    for name, values in settled.items():
        middle = rig.median(values)
        goal = rig.verdict(middle, GOALS[name]) if name in GOALS else ""
        rows.append([name, str(len(values)), f"{middle:.1f}", f"{rig.p95(values):.1f}", goal])
    rig.table(["ms", "n", "median", "p95", "goal for the median"], rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
