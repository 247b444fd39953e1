"""The words, suggestions, crisis lines and evidence cards of the program, each read once and checked.

Every file stands alone: one that is missing or wrong raises ContentError and stops no other.
The ``read_…`` functions take a folder and remember nothing; the functions the screens call remember.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from bounceback_tui.content.checks import FOLDER, ContentError, Entry, entries, read, single, unique
from bounceback_tui.content.model import Country, CrisisLine, EvidenceCard, Fallback, Feeling, Suggestion

__all__ = [
    "ContentError",
    "Country",
    "CrisisLine",
    "EvidenceCard",
    "Fallback",
    "Feeling",
    "Suggestion",
    "activities",
    "acts",
    "countries",
    "evidence",
    "fallback",
    "feelings",
    "grounding",
]

LONGEST_WORD = 24
LONGEST_GLOSS = 48
LONGEST_ACTIVITY = 20
LONGEST_ACT = 60
LONGEST_STEP = 120
KINDS = ("pleasant", "doable")
STATUSES = ("read", "second-hand", "recalled", "none")

_LINE_FIELDS = (
    "name",
    "number",
    "how",
    "hours",
    "languages",
    "source",
    "source_year",
    "checked_on",
    "please_check",
)
_CARD_FIELDS = ("id", "title", "what", "study", "effect", "caveat", "skip", "status")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@cache
def feelings() -> tuple[Feeling, ...]:
    """Return the feeling words in the order of the file, or raise ContentError."""
    return read_feelings(FOLDER)


@cache
def activities() -> tuple[str, ...]:
    """Return the names of what a day can be made of, in the order to offer them, or raise ContentError."""
    return read_activities(FOLDER)


@cache
def acts() -> tuple[Suggestion, ...]:
    """Return the suggestions for one doable thing in the order of the file, or raise ContentError."""
    return read_acts(FOLDER)


@cache
def countries() -> Mapping[str, Country]:
    """Return crisis lines and emergency numbers by country code, in order of name, or raise ContentError."""
    return read_countries(FOLDER)


@cache
def fallback() -> Fallback:
    """Return where to turn when no line is known, or raise ContentError; does not need the file of lines."""
    return read_fallback(FOLDER)


@cache
def grounding() -> tuple[str, ...]:
    """Return the grounding steps, in order, or raise ContentError."""
    return read_grounding(FOLDER)


def evidence(card_id: str) -> EvidenceCard:
    """Return the evidence card of an exercise.

    Args:
        card_id: such as "self-compassion".

    Returns:
        The card.

    Raises:
        ContentError: if there is no such card, or the file is missing or wrong.
    """
    card = _cards().get(card_id)
    if card is None:
        raise ContentError(f"evidence.toml: there is no card called {card_id}.")
    return card


@cache
def _cards() -> Mapping[str, EvidenceCard]:
    return read_evidence(FOLDER)


def read_feelings(folder: Path) -> tuple[Feeling, ...]:
    """Read and check ``feelings.toml`` of a folder, or raise ContentError."""
    name = "feelings.toml"
    listed = entries(name, read(name, folder), "feelings", ("word", "pleasantness", "energy", "gloss"))
    found = tuple(
        Feeling(
            word=entry.text("word", LONGEST_WORD),
            pleasantness=entry.number("pleasantness", 1, 5),
            energy=entry.number("energy", 1, 5),
            gloss=entry.text("gloss", LONGEST_GLOSS),
        )
        for entry in listed
    )
    unique(listed, "word")
    return found


def read_activities(folder: Path) -> tuple[str, ...]:
    """Read and check ``activities.toml`` of a folder, or raise ContentError."""
    return _read_texts(folder, "activities.toml", "activities", LONGEST_ACTIVITY)


def read_grounding(folder: Path) -> tuple[str, ...]:
    """Read and check the grounding steps in ``help.toml`` of a folder, or raise ContentError."""
    return _read_texts(folder, "help.toml", "grounding", LONGEST_STEP)


def _read_texts(folder: Path, name: str, key: str, longest: int) -> tuple[str, ...]:
    listed = entries(name, read(name, folder), key, ("text",))
    found = tuple(entry.text("text", longest) for entry in listed)
    unique(listed, "text")
    return found


def read_acts(folder: Path) -> tuple[Suggestion, ...]:
    """Read and check ``acts.toml`` of a folder, or raise ContentError."""
    name = "acts.toml"
    listed = entries(name, read(name, folder), "acts", ("text", "kind", "minutes"))
    found = tuple(
        Suggestion(
            text=entry.text("text", LONGEST_ACT),
            kind=entry.choice("kind", KINDS),
            minutes=entry.number("minutes", 2, 30),
        )
        for entry in listed
    )
    unique(listed, "text")
    return found


def read_countries(folder: Path) -> Mapping[str, Country]:
    """Read and check ``lines.toml`` of a folder, or raise ContentError."""
    name = "lines.toml"
    listed = entries(name, read(name, folder), "country", ("code", "name", "emergency", "line"))
    found = [_country(entry) for entry in listed]
    unique(listed, "code")
    found.sort(key=lambda country: country.name)
    return MappingProxyType({country.code: country for country in found})


def _country(entry: Entry) -> Country:
    code = entry.text("code", 2)
    if not re.fullmatch("[A-Z]{2}", code):
        raise entry.error("code", "has to be two capital letters")
    lines = entries(entry.where, entry.fields, "line", _LINE_FIELDS, "line") if "line" in entry.fields else []
    return Country(code, entry.text("name"), entry.optional("emergency"), tuple(_line(line) for line in lines))


def _line(entry: Entry) -> CrisisLine:
    line = CrisisLine(
        name=entry.text("name"),
        number=entry.text("number", 20),
        source=entry.text("source"),
        source_year=entry.number("source_year", 1990, 2100) if "source_year" in entry.fields else None,
        checked_on=entry.optional("checked_on"),
        please_check=entry.flag("please_check"),
        how=entry.optional("how"),
        hours=entry.optional("hours"),
        languages=entry.optional("languages"),
    )
    if line.checked_on is None and not line.please_check:
        raise entry.error("checked_on", "is missing, and please_check is not true either")
    if line.checked_on is not None and not _DATE.fullmatch(line.checked_on):
        raise entry.error("checked_on", "has to be a date such as 2026-11-24, or only its year")
    return line


def read_fallback(folder: Path) -> Fallback:
    """Read and check the fallback in ``help.toml`` of a folder, or raise ContentError."""
    name = "help.toml"
    entry = single(f"{name}, fallback", read(name, folder).get("fallback"), ("site", "about", "emergency"))
    return Fallback(entry.text("site"), entry.text("about"), entry.text("emergency"))


def read_evidence(folder: Path) -> Mapping[str, EvidenceCard]:
    """Read and check ``evidence.toml`` of a folder, by card id, or raise ContentError."""
    name = "evidence.toml"
    listed = entries(name, read(name, folder), "card", _CARD_FIELDS)
    unique(listed, "id")
    return MappingProxyType({card.id: card for card in map(_card, listed)})


def _card(entry: Entry) -> EvidenceCard:
    return EvidenceCard(
        **{field: entry.text(field) for field in _CARD_FIELDS[:-1]},
        status=entry.choice("status", STATUSES),
    )
