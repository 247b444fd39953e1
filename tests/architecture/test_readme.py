"""The README says what is: its table of stages, its commands, its pictures."""

import re
from pathlib import Path

from bounceback_tui.cli.commands import bounceback
from bounceback_tui.stages import STAGES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_stages_is_the_one_in_the_code() -> None:
    table = README.split("<!-- stages -->\n")[1].split("<!-- /stages -->")[0]
    rows = [f"| {stage.digit} | {stage.title} | {stage.blurb} |" for stage in STAGES]
    assert table.splitlines() == rows


def test_every_command_it_names_exists_and_every_command_is_named() -> None:
    named = set(re.findall(r"^bounceback ([a-z]+)", README, re.MULTILINE))
    assert named == set(bounceback.list_commands(None))  # type: ignore[arg-type]


def test_every_picture_it_shows_is_there() -> None:
    for picture in re.findall(r"\]\((screenshots/[^)]+)\)", README):
        assert (ROOT / picture).is_file(), picture


def test_it_says_what_the_program_is_not() -> None:
    assert "self-help tool, not treatment" in README
