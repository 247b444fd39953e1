"""The values to choose from, read once and checked; a broken file stops nothing else."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bounceback_tui.content.checks import FOLDER, entries, read, unique

LONGEST_NAME = 24
LONGEST_GLOSS = 38


@dataclass(frozen=True, slots=True)
class Value:
    """Something that can matter to a person, with a short gloss."""

    name: str
    gloss: str


@cache
def values() -> tuple[Value, ...]:
    """Return the values in the order of the file, or raise ContentError."""
    return read_values(FOLDER)


def read_values(folder: Path) -> tuple[Value, ...]:
    """Read and check ``values.toml`` of a folder, or raise ContentError."""
    name = "values.toml"
    listed = entries(name, read(name, folder), "values", ("name", "gloss"))
    found = tuple(Value(entry.text("name", LONGEST_NAME), entry.text("gloss", LONGEST_GLOSS)) for entry in listed)
    unique(listed, "name")
    return found
