"""The questions one can write from, and the habits of thought a record can name; each file read once and checked."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bounceback_tui.content.checks import FOLDER, entries, read, unique


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question. ``key`` never changes; ``group`` is the id of its group; ``own`` if it is one's own."""

    key: str
    group: str
    text: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A group of questions."""

    id: str
    title: str
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class Habit:
    """A habit of thought: its word, and what it is in a few words."""

    word: str
    gloss: str


@cache
def prompts() -> tuple[Group, ...]:
    """Return the groups of questions in the order of the file, or raise ContentError."""
    return read_prompts(FOLDER)


@cache
def distortions() -> tuple[Habit, ...]:
    """Return the habits of thought in the order of the file, or raise ContentError."""
    return read_distortions(FOLDER)


def read_prompts(folder: Path) -> tuple[Group, ...]:
    """Read and check ``prompts.toml`` of a folder, or raise ContentError."""
    name = "prompts.toml"
    listed = entries(name, read(name, folder), "group", ("id", "title", "prompts"))
    unique(listed, "id")
    found = []
    for group in listed:
        questions = entries(group.where, group.fields, "prompts", ("key", "text"), "question")
        unique(questions, "key")
        key = group.text("id", 20)
        prompts = tuple(Prompt(one.text("key", 30), key, one.text("text", 160)) for one in questions)
        found.append(Group(key, group.text("title", 40), prompts))
    return tuple(found)


def read_distortions(folder: Path) -> tuple[Habit, ...]:
    """Read and check ``distortions.toml`` of a folder, or raise ContentError."""
    name = "distortions.toml"
    listed = entries(name, read(name, folder), "distortions", ("word", "gloss"))
    unique(listed, "word")
    return tuple(Habit(entry.text("word", 24), entry.text("gloss", 60)) for entry in listed)
