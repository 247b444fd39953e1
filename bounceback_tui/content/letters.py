"""Reads letter templates: a file a language, those that come along and those the person put beside their journal."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from bounceback_tui.content.checks import FOLDER, ContentError, Entry, entries, read

TONES = ("brief", "warm", "formal")
LONGEST_SUBJECT = 120
LONGEST_BODY = 4_000
_NAME = re.compile(r"letters(?:\.([a-z]{2,3}(?:-[A-Za-z]{2,4})?))?\.toml")
_FIELDS = ("to", "tone", "subject", "body")


@dataclass(frozen=True, slots=True)
class Template:
    """One letter: subject and body with fields in curly brackets."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Language:
    """The letters of one language.

    ``code`` is such as "en"; ``missing`` says in words what is not known, by field; ``day`` has ``{day}`` and
    ``{month}`` in it; ``where`` is the file's name.
    """

    code: str
    title: str
    where: str
    day: str
    months: tuple[str, ...]
    missing: Mapping[str, str]
    letters: Mapping[tuple[str, str], Template]

    def template(self, to: str, tone: str) -> Template:
        """Return the letter to somebody in a tone.

        Raises:
            ContentError: the file has none.
        """
        found = self.letters.get((to, tone))
        if found is None:
            raise ContentError(f"{self.where}: there is no letter ({to}) in a {tone} tone.")
        return found


@dataclass(frozen=True, slots=True)
class Languages:
    """What there is: languages by code, English first, and one sentence for each file that cannot be used."""

    found: Mapping[str, Language]
    troubles: tuple[str, ...] = ()


def languages(own: Path | None = None) -> Languages:
    """Return every language that can be used; a file that is wrong stops no other.

    Args:
        own: the folder with the person's own files, which win over those that come along.
    """
    shipped = _shipped()
    mine = read_languages(own) if own is not None and own != FOLDER else Languages({})
    return Languages(MappingProxyType({**shipped.found, **mine.found}), (*shipped.troubles, *mine.troubles))


@cache
def _shipped() -> Languages:
    return read_languages(FOLDER)


def read_languages(folder: Path) -> Languages:
    """Read every ``letters….toml`` of a folder, remembering nothing."""
    found: dict[str, Language] = {}
    troubles: list[str] = []
    try:
        names = sorted(path.name for path in folder.iterdir() if _NAME.fullmatch(path.name))
    except OSError:
        return Languages({})
    for name in names:
        try:
            language = read_language(name, folder)
        except ContentError as error:
            troubles.append(str(error))
        else:
            found[language.code] = language
    return Languages(MappingProxyType(found), tuple(troubles))


def read_language(name: str, folder: Path) -> Language:
    """Read and check one file.

    Args:
        name: ``letters.toml`` or ``letters.<code>.toml``.
        folder: where it lies.

    Raises:
        ContentError: naming file, letter and field; a field in curly brackets that is not listed under
            ``missing`` is one.
    """
    fields = read(name, folder)
    whole = Entry(name, fields)
    for field in fields:
        if field not in ("language", "day", "months", "missing", "letter"):
            raise whole.error(field, "is not a field here")
    missing = {
        one.text("field", 40): one.text("words", 60) for one in entries(name, fields, "missing", ("field", "words"))
    }
    months = fields.get("months")
    if not isinstance(months, list) or len(months) != 12 or not all(isinstance(month, str) for month in months):
        raise whole.error("months", "has to be a list of twelve texts")
    day = whole.text("day", 40)
    _require_fields(whole, "day", day, {"day", "month"})
    code = _NAME.fullmatch(name)
    letters = [_letter(one, missing) for one in entries(name, fields, "letter", _FIELDS, "letter")]
    return Language(
        (code[1] if code else "") or "en",
        whole.text("language", 40),
        name,
        day,
        tuple(months),
        MappingProxyType(missing),
        MappingProxyType(dict(letters)),
    )


def _letter(entry: Entry, known: Mapping[str, str]) -> tuple[tuple[str, str], Template]:
    tone = entry.choice("tone", TONES)
    entry = Entry(f"{entry.where}, {tone}", entry.fields)
    body = entry.fields.get("body")
    if not isinstance(body, str) or not 1 <= len(body.strip()) <= LONGEST_BODY:
        raise entry.error("body", f"has to be a text of 1 to {LONGEST_BODY} characters")
    subject = entry.text("subject", LONGEST_SUBJECT)
    _require_fields(entry, "subject", subject, known)
    _require_fields(entry, "body", body, known)
    return (entry.text("to", 40), tone), Template(subject, body.strip() + "\n")


def _require_fields(entry: Entry, field: str, text: str, known: Mapping[str, str] | set[str]) -> None:
    """Raise ContentError if a text has anything in curly brackets but fields that are known."""
    for name in fields_of(entry, field, text):
        if name not in known:
            raise entry.error(field, f"has {{{name}}} in it, which is no field there is")


def fields_of(entry: Entry, field: str, text: str) -> Sequence[str]:
    """Return the names in curly brackets of a text, or raise ContentError if a bracket is alone."""
    try:
        return [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        raise entry.error(field, "has a curly bracket without its other half") from None
