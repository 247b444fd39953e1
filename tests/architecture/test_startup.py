"""What a start loads: each run is a process of its own, and sys.modules is looked at when it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pty.terminal import Terminal

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "bounceback_tui"
TABLES = {"sqlmodel", "sqlalchemy", "pydantic"}
FIRST_FRAME = TABLES | {
    "alembic",
    "dateparser",
    "dateutil",
    "textual.widgets._markdown",
    "textual.widgets._text_area",
    "textual_plotext",
}
OPENSSL = {"_ssl", "_hashlib"}
"""Its parts in Python: nothing here speaks to a network."""

COMMAND = """
import json, sys
from pathlib import Path
report = Path(sys.argv.pop(1))
from bounceback_tui.__main__ import main
try:
    code = main()
except SystemExit as ending:
    code = ending.code
report.write_text(json.dumps([code or 0, sorted(name for name, module in sys.modules.items() if module)]))
"""

FIRST_PAINT = """
import json, sys
from pathlib import Path
report = Path(sys.argv.pop(1))
from bounceback_tui.__main__ import leave_out_openssl, main
leave_out_openssl()
from bounceback_tui.app import BouncebackApp
mount = BouncebackApp.on_mount

def on_mount(app):
    mount(app)
    app.call_after_refresh(look, app)

def look(app):
    screen = "".join(segment.text for strip in app.screen._compositor.render_strips() for segment in strip)
    report.write_text(json.dumps([screen, sorted(name for name, module in sys.modules.items() if module)]))
    app.exit()

BouncebackApp.on_mount = on_mount
sys.exit(main())
"""

IMPORTS = """
import importlib, json, sys
blamed = {}
for name in sys.argv[1:]:
    before = set(sys.modules)
    importlib.import_module(name)
    for heavy in {"sqlmodel", "sqlalchemy", "pydantic"} & (set(sys.modules) - before):
        blamed[heavy] = name
print(json.dumps(blamed))
"""

CONFIGURE = """
from sqlalchemy.orm import ColumnProperty, configure_mappers, class_mapper
from bounceback_tui.journey.model import Application
made = []
annotate = ColumnProperty.Comparator._orm_annotate_column
def counted(self, column):
    made.append(column)
    return annotate(self, column)
ColumnProperty.Comparator._orm_annotate_column = counted
configure_mappers()
before = len(made)
Application.role == "Engineer"
print(len(class_mapper(Application).columns), before, len(made))
"""

FIRST_READ = """
import json, sys
from pathlib import Path
from bounceback_tui import config
from bounceback_tui.known import KNOWN
from bounceback_tui.stages import STAGES
from bounceback_tui.store.database import open_database
from bounceback_tui.ui.context import Context, system_clock
file = Path(sys.argv[1])
for stage in STAGES:
    stage.fetch()
context = Context(config.Paths(file, file, file), None, None, config.Preferences(), system_clock)
context.known = KNOWN
db, more = open_database(file), {}
for stage in STAGES:
    before = set(sys.modules)
    stage.room()(context).read_all(db)
    more[stage.key] = sorted(name for name in set(sys.modules) - before if name.startswith("bounceback_tui"))
print(json.dumps(more))
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a journal of one check-in."""
    folder = tmp_path_factory.mktemp("home")
    ran = subprocess.run(
        [sys.executable, "-m", "bounceback_tui", "checkin", "-p", "2", "-e", "4", "-n", "a quiet start"],
        env=environment(folder),
        cwd=ROOT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    assert ran.returncode == 0, ran.stderr
    return folder


def environment(home: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "BOUNCEBACK_DB": str(home / "journal.db"),
    }


def loaded_by(home: Path, *arguments: str) -> set[str]:
    """Run a command and return the modules it had loaded at its end."""
    report = home / "report.json"
    report.unlink(missing_ok=True)
    ran = subprocess.run(
        [sys.executable, "-c", COMMAND, str(report), *arguments],
        env=environment(home),
        cwd=ROOT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    assert report.exists(), ran.stderr
    code, modules = json.loads(report.read_text())
    assert code == 0, ran.stderr
    assert ran.stdout.strip()
    assert "bounceback_tui.__main__" in modules
    return set(modules)


@pytest.mark.parametrize(
    ("command", "absent"),
    [
        ("--version", TABLES | {"textual", "rich", "click", "sqlite3"}),
        ("--help", TABLES | {"textual", "sqlite3"}),
        ("today", TABLES | {"textual"}),
        ("today --json", {"textual", "alembic", "dateparser"}),
        ("log", TABLES | {"textual"}),
        ("log --json", TABLES | {"textual"}),
        ("lines", TABLES | {"textual", "sqlite3"}),
        ("lines --country NZ", TABLES | {"textual", "sqlite3"}),
        ("locate", TABLES | {"textual"}),
        ("checkin -p 3 -e 3", {"textual", "alembic", "dateparser"}),
        ("no Engineer Acme", {"textual", "alembic", "dateparser"}),
        ("did chapter --kind skill --minutes 40", {"textual", "alembic", "dateparser"}),
    ],
)
def test_a_command_loads_only_what_it_needs(home: Path, command: str, absent: set[str]) -> None:
    assert loaded_by(home, *command.split()) & absent == set()


def test_the_first_frame_needs_no_tables(home: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    argv = [sys.executable, "-c", FIRST_PAINT, str(report)]
    with Terminal(argv, env=environment(home), cwd=ROOT) as terminal:
        code = terminal.wait_exit(timeout=30)
        assert report.exists(), terminal.raw.decode(errors="replace")
    screen, modules = json.loads(report.read_text())
    assert code == 0
    assert "Bounceback" in screen
    assert FIRST_FRAME & set(modules) == set()
    assert "asyncio.sslproto" in modules
    assert OPENSSL & set(modules) == set()


def test_a_command_that_writes_needs_no_openssl(home: Path) -> None:
    modules = loaded_by(home, "checkin", "-p", "3", "-e", "3")
    assert {"hashlib", "sqlmodel"} <= modules
    assert OPENSSL & modules == set()


def test_the_app_can_be_imported_without_tables() -> None:
    code = "import sys; from bounceback_tui.app import BouncebackApp; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "bounceback_tui.app" in ran.stdout.split()
    assert FIRST_FRAME & set(ran.stdout.split()) == set()


def lean() -> list[str]:
    """Return every module that must not load tables when it is imported."""
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sorted(PACKAGE.rglob("*.py"))]
    store = {
        f"bounceback_tui.store.{name}"
        for name in ("drafts", "errors", "glance", "glance_log", "glance_moods", "glance_queries", "lane", "reading")
    } | {"bounceback_tui.store.search", "bounceback_tui.store.search_columns"}
    return [
        name
        for name in names
        if not name.endswith((".__init__", ".__main__", "records"))
        and (name in store or not name.startswith("bounceback_tui.store."))
        and not name.startswith("bounceback_tui.demo.")
        and (not name.endswith(".model") or name.startswith("bounceback_tui.content."))
    ]


def test_only_tables_records_and_the_store_load_tables() -> None:
    names = lean()
    assert {"bounceback_tui.app", "bounceback_tui.stages.feel.screen", "bounceback_tui.store.lane"} <= set(names)
    ran = subprocess.run([sys.executable, "-c", IMPORTS, *names], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {}


def test_no_expression_is_made_of_a_column_before_it_is_used() -> None:
    ran = subprocess.run([sys.executable, "-c", CONFIGURE], cwd=ROOT, capture_output=True, text=True, check=True)
    columns, before, after = map(int, ran.stdout.split())
    assert columns > 10
    assert before == 0
    assert after == 1


def test_what_a_first_visit_needs_was_imported_before_it(home: Path) -> None:
    argv = [sys.executable, "-c", FIRST_READ, str(home / "journal.db")]
    ran = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    more = json.loads(ran.stdout)
    assert len(more) == 7
    assert [name for names in more.values() for name in names if name.endswith(("model", "screen"))] == []
