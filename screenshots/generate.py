"""Makes the pictures of the README from the demo life, at a fixed moment; run it after every change on screen."""

import asyncio
import contextlib
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bounceback_tui import config
from bounceback_tui.app import BouncebackApp
from bounceback_tui.demo.life import fill
from bounceback_tui.journey.now import today
from bounceback_tui.store.database import open_database
from bounceback_tui.store.drafts import Drafts
from bounceback_tui.store.glance import glance
from bounceback_tui.store.lane import Lane
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.draftbook import DraftBook

NOW = datetime(2026, 11, 23, 18, 40, tzinfo=ZoneInfo("Europe/Berlin"))
LIGHT = "bounceback-light"
DARK = "bounceback-dark"

SHOTS: Sequence[tuple[str, str, tuple[int, int], Sequence[str]]] = (
    ("today", DARK, (100, 30), ()),
    ("today-light", LIGHT, (100, 30), ()),
    ("today-80x24", DARK, (80, 24), ()),
    ("feel", DARK, (100, 30), ("1", "left", "up", "tab", "down", "space")),
    ("feel-light", LIGHT, (100, 30), ("1", "left", "up", "tab", "down", "space")),
    ("feel-80x24", DARK, (80, 24), ("1", "left", "up", "tab", "down", "space")),
    ("reflect", DARK, (100, 30), ("2", "tab")),
    ("reflect-80x24", DARK, (80, 24), ("2",)),
    ("autopsy", DARK, (100, 30), ("2", "r", "down", "down", "down", "down", "down", "enter", "enter")),
    ("thought", DARK, (100, 30), ("2", "tab", "down", "down", "e", "ctrl+n")),
    ("realign", DARK, (100, 30), ("3",)),
    ("realign-light", LIGHT, (100, 30), ("3",)),
    ("realign-80x24", DARK, (80, 24), ("3",)),
    ("course", DARK, (100, 30), ("3", "o", "down", "down")),
    ("values", DARK, (100, 30), ("3", "v", "n", "space", "down", "space")),
    ("persist", DARK, (100, 30), ("7",)),
    ("persist-80x24", DARK, (80, 24), ("7",)),
    ("applications", DARK, (100, 30), ("7", "a", "down", "down", "down")),
    ("a-no", DARK, (100, 30), ("x",)),
    ("stings", DARK, (100, 30), ("1", "w")),
    ("doable", DARK, (100, 30), ("1", "o")),
    ("evidence", DARK, (100, 30), ("1", "E")),
    ("learn", DARK, (100, 30), ("4", "down", "down")),
    ("learn-light", LIGHT, (100, 30), ("4", "down", "down")),
    ("learn-80x24", DARK, (80, 24), ("4", "down", "down")),
    ("letter", DARK, (100, 30), ("4", "down", "e")),
    ("grow", DARK, (100, 30), ("5", "right")),
    ("grow-light", LIGHT, (100, 30), ("5", "right")),
    ("grow-80x24", DARK, (80, 24), ("5", "right", "enter")),
    ("grow-sources", DARK, (100, 30), ("5", "w")),
    ("connect", DARK, (100, 30), ("6", "down")),
    ("connect-light", LIGHT, (100, 30), ("6", "down")),
    ("connect-80x24", DARK, (80, 24), ("6", "down")),
    ("map", DARK, (100, 30), ("6", "m")),
    ("map-80x24", DARK, (80, 24), ("6", "m")),
    ("timeline", DARK, (100, 30), ("t", "down", "down")),
    ("timeline-80x24", DARK, (80, 24), ("t", "down", "down")),
    ("search", DARK, (100, 30), ("slash", *"senior", "down")),
    ("search-light", LIGHT, (100, 30), ("slash", *"interv", "down")),
    ("help", DARK, (100, 30), ("f2",)),
    ("keys", DARK, (100, 30), ("1", "question_mark")),
)


async def shoot(context: Context, size: tuple[int, int], keys: Sequence[str]) -> str:
    """Return the picture of the app after some keys."""
    app = BouncebackApp(context, glance(context.paths.database, today(context)))
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        for key in ("", *keys, ""):
            if key:
                await pilot.press(key)
            await pilot.pause()
            await asyncio.to_thread(context.lane.drain)
            with contextlib.suppress(Exception):
                await app.workers.wait_for_complete()
            await pilot.pause()
        return app.export_screenshot(simplify=True)


def main(folder: Path) -> None:
    """Write every picture into a folder."""
    with tempfile.TemporaryDirectory() as temporary:
        database = Path(temporary) / "demo.db"
        life = open_database(database)
        fill(life, until=NOW)
        life.close()
        for name, theme, size, keys in SHOTS:
            lane = Lane(lambda: open_database(database))
            drafts = DraftBook(Drafts(Path(temporary) / f"drafts-{name}"))
            paths = config.Paths(database, Path(temporary) / "preferences.toml", Path(temporary) / "log")
            context = Context(paths, lane, drafts, config.Preferences(theme=theme, country="IE"), lambda: NOW)
            picture = asyncio.run(shoot(context, size, keys))
            lane.close()
            (folder / f"{name}.svg").write_text(picture, encoding="utf-8")
            print(f"{name}.svg")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
