"""What an address book's file comes to: cards, and the text of a file whatever its encoding. Pure."""

import codecs
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

LARGEST = 30_000_000
"""Bytes a file may have."""
MOST = 100_000
"""Cards a file may have."""
_NAMESPACE = UUID("5b0fd3b1-6a0f-4c35-9a52-0d2f6a3c1f77")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class TransferError(Exception):
    """A file cannot be read as what it was said to be; ``str(error)`` is one sentence."""


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody in a file, every text on one line and as it stands there; formulas are text like any other."""

    name: str
    organisation: str = ""
    position: str = ""
    mail: str = ""
    phone: str = ""
    link: str = ""
    since: str = ""
    """Since when they are known, as the file writes it."""

    @property
    def id(self) -> UUID:
        """A key that is the same each time the file, or a later one, is read."""
        text = self.link or self.mail or f"{self.name}\n{self.organisation}"
        return uuid5(_NAMESPACE, text.casefold())


@dataclass(frozen=True, slots=True)
class Book:
    """The cards of a file, each once, and how many entries of it had no name or could not be read."""

    cards: Sequence[Card]
    unread: int = 0


def decoded(content: bytes) -> str:
    """Return a file's text: by its mark, or as UTF-8, or else as Windows-1252, which takes anything.

    Raises:
        TransferError: it is too large, or no text at all.
    """
    if len(content) > LARGEST:
        raise TransferError(f"That file has more than {LARGEST // 1_000_000} million bytes; nothing was read.")
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _text(content, encoding)
    if b"\x00" in content[:4_000]:
        raise TransferError("That is no text file; nothing was read.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _text(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise TransferError("That file says it is Unicode, and is not; save it anew as UTF-8.") from None


def line(text: str, longest: int) -> str:
    """Return a text on one line without NUL, cut to what a column holds."""
    return " ".join(text.replace("\x00", " ").split())[:longest]


def once(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Return every card once, the first of equals."""
    found: dict[UUID, Card] = {}
    for card in cards:
        found.setdefault(card.id, card)
    return tuple(found.values())
