"""Finding words in everything that was written, by the full-text index; standard library only, it never writes."""

import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import category

from bounceback_tui.store.search_columns import A_DAY, COLUMNS, EPOCH

Execute = Callable[[str, tuple[Any, ...]], Iterable[Any]]
"""Runs a statement that reads and gives its rows: ``sqlite3.Connection.execute``, ``Connection.exec_driver_sql``."""

LONGEST_QUERY = 200
MOST_WORDS = 12
ENTRIES = 40
"""Entries that are looked at for one answer; the next ones are asked for by the last one's place."""
HITS_EACH = 3
"""Places of one text that are shown, at most."""
BEFORE, AFTER = 36, 84
"""Characters shown in front of a found word and from its beginning on."""
SHORTEST_STEM = 3

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it was looked for."""

_PART = re.compile(r'(-?)"([^"]*)("|$)|([^\s"]+)')
_SURROGATES = re.compile("[\x00\ud800-\udfff]")
_SUFFIXES = (
    *(
        "s",
        "es",
        "ed",
        "ings",
        "ions",
        "ations",
        "ers",
        "ements",
        "ently",
        "antly",
        "ingly",
        "edly",
        "ables",
        "ibles",
    ),
    *("fulness", "fully", "ively", "iveness", "ously", "ousness", "ality", "ationally", "ances", "ences", "ities"),
    *("isms", "ists", "izers", "izations", "isations", "ical", "ically", "nesses", "ments", "ly", "tional"),
)
_BEGUN = frozenset(suffix[:end] for suffix in _SUFFIXES for end in range(1, len(suffix) + 1))
"""Every beginning of a suffix that stemming takes off."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place in a text: ``source`` is the table, ``key`` the record's (hexadecimal), ``column`` which text.

    ``place`` grows with the day; ``day`` is the local date, None where it is not known; ``number`` counts the places
    of one text from 0.
    """

    place: int
    source: str
    key: str
    column: int
    number: int
    day: date | None
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, the newest first; ``more`` is the place to go on from, None where there is nothing older."""

    hits: tuple[Hit, ...] = ()
    more: int | None = None


def find(execute: Execute, typed: str, *, before: int | None = None, entries: int = ENTRIES) -> Found:
    """Return where the words are.

    Args:
        execute: runs the statements.
        typed: anything at all: words, "phrases", -words; the last word may be half typed.
        before: only what is older than this place.
        entries: how many entries are looked at.

    Returns:
        The hits; nothing where nothing is looked for.
    """
    wanted = expression(typed)
    if not wanted:
        return Found()
    found = _find(execute, wanted, before, entries)
    if not found.hits and (loose := expression(typed, loose=True)) != wanted:
        found = _find(execute, loose, before, entries)
    return found


def _find(execute: Execute, wanted: str, before: int | None, entries: int) -> Found:
    mark = f"\x02{secrets.token_hex(8)}\x03"  # nobody can have written it
    texts = ", ".join(
        f"CASE WHEN c{number} <> '' THEN highlight(search_index, {number}, ?2, ?2) END" for number in range(COLUMNS)
    )
    rows = execute(
        f"SELECT search_index.rowid, source, record_id, {texts} FROM search_index"
        " CROSS JOIN search_entry ON search_entry.id = search_index.rowid"
        " WHERE search_index MATCH ?1 AND search_index.rowid < ?3 ORDER BY search_index.rowid DESC LIMIT ?4",
        (wanted, mark, 1 << 62 if before is None else before, entries),
    )
    hits: list[Hit] = []
    seen, last = 0, None
    for place, source, key, *marked in rows:
        seen, last = seen + 1, place
        for column, text in enumerate(marked):
            if text and mark in text:
                hits += (
                    Hit(place, source, key, column, number, day_of(place), pieces)
                    for number, pieces in enumerate(windows(text.split(mark)))
                )
    return Found(tuple(hits), last if seen == entries else None)


def day_of(place: int) -> date | None:
    """Return the local date of a place in the index."""
    with suppress(ValueError, OverflowError):
        return date.fromordinal(place // A_DAY - EPOCH)
    return None


# What is looked for


def expression(typed: str, *, loose: bool = False) -> str:
    """Return what was typed as FTS5 reads it; every word is quoted, so that no character has a meaning there.

    Args:
        typed: anything at all.
        loose: look for the stem of a half-typed last word too ("rejectio" finds "rejected").

    Returns:
        The expression, empty where nothing is looked for.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    typed = _SURROGATES.sub(" ", typed)[:LONGEST_QUERY]
    parts = [part for part in _parts(typed) if _has_words(part[1])][:MOST_WORDS]
    for number, (minus, words, whole, phrase) in enumerate(parts):
        begun = not whole and number == len(parts) - 1 and not minus
        quoted = _quoted(words) + (" *" if begun else "")
        if begun and loose and not phrase:
            quoted = " OR ".join([quoted, *map(_quoted, stems(words))])
        (unwanted if minus else wanted).append(f"({quoted})")
    if not wanted:
        return ""
    return f"({' AND '.join(wanted)})" + "".join(f" NOT {one}" for one in unwanted)


def _parts(typed: str) -> Iterator[tuple[bool, str, bool, bool]]:
    """Yield each part: whether it is unwanted, its words, whether it is typed to its end, whether it is a phrase."""
    for match in _PART.finditer(typed):
        minus, phrase, closed, word = match.groups()
        if word is None:
            yield bool(minus), phrase, bool(closed), True
        else:
            yield word[0] == "-" and len(word) > 1, word.strip("-"), match.end() < len(typed), False


def _has_words(text: str) -> bool:
    """Tell whether the index would find a word in a text: letters, digits and private characters make words."""
    return any(category(letter)[0] in "LN" or category(letter) == "Co" for letter in text)


def _quoted(words: str) -> str:
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def stems(word: str) -> list[str]:
    """Return what the stem of a half-typed word may be: the index holds stems, so "rejectio" alone finds nothing."""
    word = word.lower()
    found: list[str] = []
    for end in range(SHORTEST_STEM, len(word)):
        head, rest = word[:end], word[end:]
        if rest in _BEGUN and head.isalpha():
            found += [head, head + "e"]
            if head[-1] == head[-2] and end > SHORTEST_STEM:
                found.append(head[:-1])
    return found


# What is shown of a text


def windows(parts: list[str]) -> Iterator[Pieces]:
    """Yield the surroundings of what was found in a text, at most ``HITS_EACH`` of them.

    Args:
        parts: the text, cut where a found word begins and ends: every second part is one.
    """
    text = "".join(parts)
    spans: list[tuple[int, int]] = []
    at = 0
    for number, part in enumerate(parts):
        if number % 2:
            spans.append((at, at + len(part)))
        at += len(part)
    done = -1
    shown = 0
    for start, _ in spans:
        if start < done or shown == HITS_EACH:
            continue
        first, done = _cut(text, start)
        shown += 1
        yield _window(text, first, done, spans)


def _cut(text: str, start: int) -> tuple[int, int]:
    """Return where the surroundings of a found word begin and end, between words where there are any."""
    first, last = max(0, start - BEFORE), min(len(text), start + AFTER)
    if first > 0:
        blank = text.find(" ", first, start)
        first = blank + 1 if blank >= 0 else first
    if last < len(text):
        blank = text.rfind(" ", start, last)
        last = blank if blank > start else last
    return first, last


def _window(text: str, first: int, last: int, spans: list[tuple[int, int]]) -> Pieces:
    pieces: list[tuple[str, bool]] = [("…", False)] if first > 0 else []
    at = first
    for start, end in spans:
        if start >= first and start < last:
            pieces += [(text[at:start], False), (text[start : min(end, last)], True)]
            at = min(end, last)
    pieces.append((text[at:last], False))
    pieces += [("…", False)] if last < len(text) else []
    return tuple(piece for piece in pieces if piece[0])
