"""The exercises of the second stage: what they ask, read from one file and checked entry by entry.

An exercise that is wrong is left out and told; the others work all the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bounceback_tui.content.checks import FOLDER, ContentError, Entry, entries, read, single

FILE = "exercises.toml"
KINDS = ("text", "line", "percent", "ticks", "reasons")
LONGEST = 240
_EXERCISE = (
    *("id", "title", "purpose", "minutes", "evidence", "about", "pinned", "again", "step"),
    *("feeling", "bounded", "distanced", "prompted"),
)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked.

    ``kind`` is "text" (several lines, ``height`` of them, 0 for all the room there is), "line", "percent" (0 to
    100), "ticks" (words to choose from the list called ``options``, and own ones) or "reasons" (the table of
    reasons of a no). ``needed`` fields may not be left empty.
    """

    name: str
    label: str
    kind: str
    height: int
    needed: bool
    options: str


@dataclass(frozen=True, slots=True)
class Step:
    """One page of an exercise; ``outside`` is its text with ``{name}`` for the person's own name."""

    heading: str
    text: str
    outside: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Again:
    """A percent field that is asked once more, ``days`` after the exercise, with ``question``."""

    field: str
    days: int
    question: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise.

    ``about`` is "no" when it is always about one no, else "any"; ``evidence`` names its card; ``pinned`` is the
    field whose answer stays in view; ``feeling`` asks how one feels before and after; ``bounded`` has a countdown
    of ``minutes``, five sessions a no, and the choice to burn it; ``distanced`` begins with the person's name;
    ``prompted`` begins with one of the questions.
    """

    id: str
    title: str
    purpose: str
    minutes: int
    evidence: str
    steps: tuple[Step, ...]
    about: str = "any"
    pinned: str = ""
    again: Again | None = None
    feeling: bool = False
    bounded: bool = False
    distanced: bool = False
    prompted: bool = False

    @property
    def fields(self) -> Iterator[Field]:
        """Every field, in the order in which they are asked."""
        return (field for step in self.steps for field in step.fields)


@dataclass(frozen=True, slots=True)
class Exercises:
    """What the file holds: the exercises by id, and a sentence for each one that is wrong."""

    found: Mapping[str, Exercise]
    troubles: tuple[str, ...]


@cache
def exercises() -> Exercises:
    """Return the exercises in the order of the file, or raise ContentError when there is none at all."""
    return read_exercises(FOLDER)


def read_exercises(folder: Path) -> Exercises:
    """Read and check ``exercises.toml`` of a folder.

    Args:
        folder: where it lies.

    Returns:
        What can be used, and what is wrong with the rest.

    Raises:
        ContentError: the file is missing, empty or no TOML, or nothing in it can be used.
    """
    document = read(FILE, folder)
    listed = document.get("exercise")
    if not isinstance(listed, list) or not listed:
        raise ContentError(f"{FILE}: exercise has to be a list with at least one entry.")
    lines = _Lines((folder / FILE).read_text(encoding="utf-8"))
    found: dict[str, Exercise] = {}
    troubles: list[str] = []
    for count, item in enumerate(listed):
        where = f"{FILE}, line {lines.of(count)}, exercise {count + 1}"
        try:
            exercise = _exercise(single(where, item, _EXERCISE))
            if exercise.id in found:
                raise ContentError(f"{where} ({exercise.id}): id is there twice.")
        except ContentError as error:
            troubles.append(f"{error} The other exercises work as before.")
        else:
            found[exercise.id] = exercise
    if not found:
        raise ContentError(troubles[0].removesuffix(" The other exercises work as before."))
    return Exercises(found, tuple(troubles))


class _Lines:
    """On which lines of the file exercises begin, as far as that can be told."""

    def __init__(self, text: str) -> None:
        self._begin = [
            number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith("[[exercise]]")
        ]

    def of(self, count: int) -> str:
        return str(self._begin[count]) if count < len(self._begin) else "?"


def _exercise(entry: Entry) -> Exercise:
    steps = tuple(_step(step) for step in entries(entry.where, entry.fields, "step", _STEP, "step"))
    exercise = Exercise(
        id=entry.text("id", 20),
        title=entry.text("title", 32),
        purpose=entry.text("purpose", 100),
        minutes=entry.number("minutes", 1, 60),
        evidence=entry.text("evidence", 40),
        steps=steps,
        about=entry.choice("about", ("any", "no")) if "about" in entry.fields else "any",
        pinned=entry.optional("pinned") or "",
        again=_again(entry),
        **{name: entry.flag(name) for name in ("feeling", "bounded", "distanced", "prompted")},
    )
    names = [field.name for field in exercise.fields]
    if len(set(names)) != len(names):
        raise entry.error("step", "has two fields of one name")
    if exercise.pinned and exercise.pinned not in names:
        raise entry.error("pinned", "has to be the name of one of its fields")
    percents = [field.name for field in exercise.fields if field.kind == "percent"]
    if exercise.again is not None and exercise.again.field not in percents:
        raise entry.error("again", "has to name one of its percent fields")
    return exercise


_STEP = ("heading", "text", "outside", "field")
_FIELD = ("name", "label", "kind", "height", "needed", "options")


def _step(entry: Entry) -> Step:
    text = entry.text("text", LONGEST)
    outside = entry.text("outside", LONGEST) if "outside" in entry.fields else text
    if "{" in outside.replace("{name}", "") or "}" in outside.replace("{name}", ""):
        raise entry.error("outside", "may have {name} in it and no other braces")
    return Step(
        heading=entry.text("heading", 40),
        text=text,
        outside=outside,
        fields=tuple(_field(field) for field in entries(entry.where, entry.fields, "field", _FIELD, "field")),
    )


def _field(entry: Entry) -> Field:
    kind = entry.choice("kind", KINDS) if "kind" in entry.fields else "text"
    return Field(
        name=entry.text("name", 30),
        label=entry.text("label", 60),
        kind=kind,
        height=entry.number("height", 0, 20) if "height" in entry.fields else 4,
        needed=entry.flag("needed"),
        options=entry.text("options", 30) if kind == "ticks" else "",
    )


def _again(entry: Entry) -> Again | None:
    values: Any = entry.fields.get("again")
    if values is None:
        return None
    again = single(f"{entry.where}, again", values, ("field", "days", "question"))
    return Again(again.text("field", 30), again.number("days", 1, 365), again.text("question", LONGEST))
