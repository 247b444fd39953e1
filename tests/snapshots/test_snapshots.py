"""Each room as a picture: empty and full, at 100×30 and 80×24, with a fixed clock."""

from pathlib import Path

import pytest

from bounceback_tui import config
from bounceback_tui.app import BouncebackApp
from bounceback_tui.demo.life import fill
from bounceback_tui.journey.now import today
from bounceback_tui.store.database import open_database
from bounceback_tui.store.drafts import Drafts
from bounceback_tui.store.glance import glance
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.draftbook import DraftBook
from tests.conftest import NOON, Driven, WatchedLane

pytestmark = pytest.mark.usefixtures("no_late_focus")

SIZES = [(100, 30), (80, 24)]
KEYS = {
    "today": ["0"],
    "feel": ["1", "left", "up", "tab", "down", "space"],
    "no": ["x"],
    "reflect": ["2"],
    "autopsy": ["2", "enter"],
    "writing": ["2", "down", "down", "enter", "right", "right", "ctrl+n"],
    "realign": ["3"],
    "course": ["3", "o", "down", "down"],
    "values": ["3", "v", "n", "space", "down", "space"],
    "goal": ["3", "g", "n", "tab", "g", "e", "t", "space", "h", "i", "r", "e", "d", "ctrl+s"],
    "persist": ["7"],
    "applications": ["7", "a"],
    "help": ["f2"],
    "grow": ["5", "right"],
    "grow-card": ["5", "right", "e"],
    "grow-sources": ["5", "w"],
    "outcome": ["0", "tab", "enter"],
    "connect": ["6", "down"],
    "map": ["6", "m"],
    "bounce": ["i"],
    "moods": ["i", "m", "left", "left"],
    "calendar": ["i", "v", "left", "left", "left"],
    "week": ["i", "w"],
    "lifts": ["i", "a"],
    "hunches": ["i", "g"],
    "trial": ["i", "r"],
    "trial-over": ["i", "r", "down"],
    "learn": ["4", "down", "down"],
    "letter": ["4", "down", "e"],
    "timeline": ["t", "down"],
    "search": ["0", "slash", *"senior", "down"],
}

EMPTY = [
    *("today", "feel", "reflect", "realign", "learn", "grow", "connect", "persist"),
    *("bounce", "moods", "hunches", "trial", "no", "help", "timeline", "search"),
]
"""Those that are looked at without anything in them too."""

DRAWN_AT_EVERY_KEY = {"letter"}
"""Those whose picture depends on what was drawn before."""


@pytest.fixture(autouse=True)
def drawn_once(request: pytest.FixtureRequest, name: str) -> None:
    """Draw a picture when it is taken, and not after every key before; an editor scrolls as it is drawn."""
    if name not in DRAWN_AT_EVERY_KEY:
        request.getfixturevalue("drawn_when_looked_at")


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The demo life's file, made once."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    life = open_database(path)
    fill(life, until=NOON)
    life.close()
    return path.read_bytes()


def snapshot_app(path: Path, clock) -> BouncebackApp:
    lane = WatchedLane(lambda: open_database(path))
    paths = config.Paths(path, path.with_name("preferences.toml"), path.with_name("log"))
    book = DraftBook(Drafts(path.with_name("drafts")))
    context = Context(paths, lane, book, config.Preferences(country="IE"), clock)
    app = BouncebackApp(context, glance(path, today(context)))
    app.animation_level = "none"
    return app


def pressing(keys: list[str]):
    """Return what presses the keys before the picture is taken."""

    async def before(pilot) -> None:
        hands = Driven(pilot.app, pilot)
        await hands.settle()
        await hands.press(*keys)
        pilot.app.screen.set_focus(pilot.app.focused)
        pilot.app.clear_notifications()
        pilot.app.screen.refresh(layout=True)  # or a scrollbar may be there or not, by which frame came first
        await hands.settle()

    return before


@pytest.mark.parametrize("size", SIZES, ids=["100x30", "80x24"])
@pytest.mark.parametrize("name", EMPTY)
def test_empty(snap_compare, tmp_path, clock, name, size):
    app = snapshot_app(tmp_path / "bounceback.db", clock)
    assert snap_compare(app, terminal_size=size, run_before=pressing(KEYS[name]))


@pytest.mark.parametrize("size", SIZES, ids=["100x30", "80x24"])
@pytest.mark.parametrize("name", list(KEYS))
def test_full(snap_compare, tmp_path, clock, full, name, size):
    path = tmp_path / "bounceback.db"
    path.write_bytes(full)
    path.chmod(0o600)
    app = snapshot_app(path, clock)
    assert snap_compare(app, terminal_size=size, run_before=pressing(KEYS[name]))
