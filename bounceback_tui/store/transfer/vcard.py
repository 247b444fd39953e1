"""Reads vCards (2.1, 3.0 and 4.0), the format of every address book. Pure: bytes in, cards out."""

import re
from typing import Any

from bounceback_tui.store.transfer.cards import MOST, Book, Card, TransferError, decoded, line, once

_CARD = re.compile(r"^BEGIN:VCARD[ \t]*\r?$.*?^END:VCARD[ \t]*\r?$", re.IGNORECASE | re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:].*(?:\r?\n(?:[ \t].*|[A-Za-z0-9+/=]{60,})?)*", re.M)


def read(content: bytes) -> Book:
    """Read one or many cards.

    Args:
        content: the file.

    Returns:
        A card for every one with a name; one that is broken stops no other.

    Raises:
        TransferError: there is no card in it, or there are too many; in one sentence.
    """
    found = _CARD.findall(decoded(content))
    if not found:
        raise TransferError("That is no vCard file: it has no BEGIN:VCARD in it, or no end to it.")
    if len(found) > MOST:
        raise TransferError(f"That file has more than {MOST:,} cards; nothing was read.")
    cards = [_card(text) for text in found]
    read_ones = [card for card in cards if card is not None]
    return Book(once(read_ones), len(cards) - len(read_ones))


def _card(text: str) -> Card | None:
    import vobject  # only when somebody imports

    vobject.base.logger.disabled = True  # it writes to the terminal
    try:
        parsed = vobject.readOne(_PICTURE.sub("", text), ignoreUnreadable=True, allowQP=True)
    except Exception:  # the library raises whatever its parsing ran into
        return None
    name = line(_first(parsed, "fn") or _written_name(parsed), 119)
    if not name:
        return None
    return Card(
        name,
        organisation=line(_first(parsed, "org"), 200),
        position=line(_first(parsed, "title"), 120),
        mail=line(_first(parsed, "email"), 254).removeprefix("mailto:"),
        phone=line(_first(parsed, "tel"), 60).removeprefix("tel:"),
        link=line(_first(parsed, "url"), 500),
    )


def _first(parsed: Any, name: str) -> str:
    """Return the first value of a property as text; of an organisation with its departments the organisation."""
    lines = parsed.contents.get(name, [])
    value = lines[0].value if lines else ""
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    return str(value)


def _written_name(parsed: Any) -> str:
    """Return the name made of its parts, where no full one is given."""
    lines = parsed.contents.get("n", [])
    value = lines[0].value if lines else None
    return f"{getattr(value, 'given', '')} {getattr(value, 'family', '')}".strip()
