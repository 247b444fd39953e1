"""What every file of the house keeps to: empty folder modules, no notes to ourselves, no private addresses."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "bounceback_tui"
FOLDERS = ("bounceback_tui", "tests", "screenshots", ".ci")
WITH_CONTENT = {PACKAGE / "__init__.py", PACKAGE / "stages" / "__init__.py"}
UNWANTED = [
    "/" + "work/",
    "/" + "tmp/v",
    "issue " + "#",
    "TO" + "DO",
    "FIX" + "ME",
    "XX" + "X",
    "type: ignore" + "\n",
]
INDEXES = {"pypi.org", "files.pythonhosted.org"}


def files() -> Iterator[Path]:
    """Yield every file that belongs to the project."""
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.name != "snapshot_report.html")
    for folder in FOLDERS:
        yield from (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def test_folder_modules_are_empty() -> None:
    modules = set(PACKAGE.rglob("__init__.py"))
    assert modules >= WITH_CONTENT
    assert [path for path in modules - WITH_CONTENT if path.read_text().strip()] == []


@pytest.mark.parametrize("word", UNWANTED)
def test_no_file_has(word: str) -> None:
    kept = [path for path in files() if path.name != ".git"]  # a worktree keeps its own address there
    assert [path for path in kept if word.encode() in path.read_bytes()] == []


def test_what_belongs_to_a_project_is_there() -> None:
    names = {str(path.relative_to(ROOT)) for path in files()}
    assert names >= {"README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml", "uv.lock", ".ci/run"}


def test_the_lock_file_points_at_the_public_index() -> None:
    hosts = set(re.findall(r"https?://([^/\"]+)", (ROOT / "uv.lock").read_text()))
    assert hosts == INDEXES


def test_the_readme_has_the_line_that_ci_runs() -> None:
    lines = (ROOT / "README.md").read_text().splitlines()
    making = [line for line in lines if line.startswith("python3 -m venv .venv && .venv/bin/pip install ")]
    assert len([line for line in making if "pytest" in line]) == 1
    assert len([line for line in making if line.endswith(".venv/bin/bounceback")]) == 1
