"""Reading a content file and checking its entries field by field; knows no particular file."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
"""The files that come with the program."""


class ContentError(Exception):
    """A content file is missing or wrong; ``str(error)`` is one sentence naming file, entry and field."""


def read(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Read one TOML file.

    Args:
        name: the file's name.
        folder: where it lies.

    Returns:
        What it holds.

    Raises:
        ContentError: if it is missing, cannot be opened, or is no UTF-8 TOML.
    """
    try:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError(f"{name} is missing; installing the program again brings it back.") from None
    except OSError as error:
        raise ContentError(f"{name} cannot be opened: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ContentError(f"{name} is not UTF-8 text.") from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{name} is not valid TOML: {error}.") from None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file; ``where`` names it in errors, such as "feelings.toml, entry 12 (tense)"."""

    where: str
    fields: Mapping[str, object]

    def error(self, field: str, what: str) -> ContentError:
        """Make the error that says what is wrong with a field."""
        return ContentError(f"{self.where}: {field} {what}.")

    def text(self, field: str, longest: int = 200) -> str:
        """Return a text of one line, 1 to ``longest`` characters, or raise ContentError."""
        value = self._needed(field)
        if not isinstance(value, str) or not 1 <= len(value.strip()) <= len(value) <= longest:
            raise self.error(field, f"has to be a text of 1 to {longest} characters")
        if not value.isprintable():
            raise self.error(field, "has a line break or control character in it")
        return value

    def optional(self, field: str) -> str | None:
        """Return a text as ``text`` does, or ``None`` if the field is not there."""
        return self.text(field) if field in self.fields else None

    def number(self, field: str, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, or raise ContentError."""
        value = self._needed(field)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.error(field, f"has to be {low} to {high}")
        return value

    def choice(self, field: str, allowed: Sequence[str]) -> str:
        """Return one of the allowed texts, or raise ContentError."""
        value = self._needed(field)
        if not isinstance(value, str) or value not in allowed:
            raise self.error(field, f"has to be one of {', '.join(allowed)}")
        return value

    def flag(self, field: str) -> bool:
        """Return true or false, false if the field is not there, or raise ContentError."""
        value = self.fields.get(field, False)
        if not isinstance(value, bool):
            raise self.error(field, "has to be true or false")
        return value

    def _needed(self, field: str) -> object:
        if field not in self.fields:
            raise self.error(field, "is missing")
        return self.fields[field]


def entries(
    where: str, holder: Mapping[str, object], key: str, names: Sequence[str], kind: str = "entry"
) -> list[Entry]:
    """Turn a TOML list into entries.

    Args:
        where: what comes first in errors, such as the file's name.
        holder: what the list is in.
        key: its name there: a list of tables, of lists with the fields in order, or of texts.
        names: the fields there may be; the first one is what an entry is called by in errors.
        kind: what an entry is called in errors, before its number.

    Returns:
        The entries in the file's order.

    Raises:
        ContentError: if it is no list, is empty, or has an entry of another shape or with unknown fields.
    """
    listed = holder.get(key)
    if not isinstance(listed, list) or not listed:
        raise ContentError(f"{where}: {key} has to be a list with at least one {kind}.")
    return [single(f"{where}, {kind} {count}", item, names) for count, item in enumerate(listed, start=1)]


def single(where: str, item: object, names: Sequence[str]) -> Entry:
    """Turn one TOML table, list or text into an entry; arguments and errors are those of ``entries``."""
    if isinstance(item, str):
        item = [item]
    if isinstance(item, list):
        if len(item) > len(names):
            raise ContentError(f"{where}: there are {len(item)} fields instead of {len(names)}.")
        item = dict(zip(names, item, strict=False))
    if not isinstance(item, dict):
        raise ContentError(f"{where}: there have to be {', '.join(names)}.")
    called = item.get(names[0])
    entry = Entry(f"{where} ({called})" if isinstance(called, str) and called else where, item)
    for field in item:
        if field not in names:
            raise entry.error(field, "is not a field here")
    return entry


def unique(listed: Iterable[Entry], field: str) -> None:
    """Raise ContentError if two entries have the same text in a field, capitals or not."""
    seen: set[str] = set()
    for entry in listed:
        text = entry.text(field).casefold()
        if text in seen:
            raise entry.error(field, "is there twice")
        seen.add(text)
