"""Stylesheets are global to the app: every rule of a room's sheet stands under the room's own type."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "bounceback_tui"
BASE = PACKAGE / "ui" / "base.tcss"
SHEETS = sorted(path for path in PACKAGE.rglob("*.tcss") if path != BASE)


def top_level(sheet: str) -> list[str]:
    """Return what stands outside every block: selectors, and anything left over."""
    outside, depth = "", 0
    for letter in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL):
        if letter == "{":
            outside += "{" * (depth == 0)
            depth += 1
        elif letter == "}":
            depth -= 1
        elif depth == 0:
            outside += letter
    assert depth == 0, "a brace is missing"
    return [selector.strip() for selector in outside.split("{")]


def test_every_room_with_a_style_is_looked_at() -> None:
    assert {sheet.parent.name for sheet in SHEETS} >= {"today", "feel"}
    assert BASE.exists()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_rules_are_nested_under_one_type_of_the_module_beside_it(sheet: Path) -> None:
    room, rest = top_level(sheet.read_text())
    assert rest == ""
    assert f"class {room}(" in sheet.with_suffix(".py").read_text()


@pytest.mark.parametrize(
    ("sheet", "outside"),
    [
        ("Room { #a { width: 1; } & .b { width: 1; } }", ["Room", ""]),
        ("Room { width: 1; }\n#stray { width: 1; }", ["Room", "#stray", ""]),
        ("/* Room { */ Room { width: 1; } $x: 2;", ["Room", "$x: 2;"]),
    ],
)
def test_strays_are_seen(sheet: str, outside: list[str]) -> None:
    assert top_level(sheet) == outside
