"""Reads ``Connections.csv`` of a LinkedIn export. Pure: bytes in, cards out."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from bounceback_tui.store.transfer.cards import MOST, Book, Card, TransferError, decoded, line, once

COLUMNS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
_NEEDED = ("first name", "last name")
_PREAMBLE = 40
"""Lines in which the heading may be: LinkedIn puts notes above it."""


def read(content: bytes) -> Book:
    """Read an export.

    Args:
        content: the file.

    Returns:
        A card for every line with a name.

    Raises:
        TransferError: there is no line with the columns' names, or there are too many lines; in one sentence.
    """
    rows = _rows(decoded(content))
    places = _heading(rows)
    cards: list[Card] = []
    unread = 0
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        card = _card(row, places)
        if card is None:
            unread += 1
        else:
            cards.append(card)
        if len(cards) > MOST:
            raise TransferError(f"That file has more than {MOST:,} people; nothing was read.")
    return Book(once(cards), unread)


def _rows(text: str) -> Iterator[Sequence[str]]:
    """Yield the lines' cells; the delimiter is the one the heading has most of."""
    heading = next((one for one in text.splitlines()[:_PREAMBLE] if "first name" in one.casefold()), "")
    delimiter = max(",;\t", key=heading.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        raise TransferError("That file is no table of separated values; nothing was read.") from None


def _heading(rows: Iterator[Sequence[str]]) -> Mapping[str, int]:
    """Read up to the line with the columns' names; return where each stands."""
    for number, row in enumerate(rows, start=1):
        names = [cell.strip().strip("\ufeff").casefold() for cell in row]
        if all(needed in names for needed in _NEEDED):
            return {name: names.index(name) for name in map(str.casefold, COLUMNS) if name in names}
        if number >= _PREAMBLE:
            break
    raise TransferError(
        "That is not LinkedIn's Connections.csv: no line has the columns “First Name” and “Last Name”."
    )


def _card(row: Sequence[str], places: Mapping[str, int]) -> Card | None:
    def cell(name: str, longest: int = 200) -> str:
        place = places.get(name.casefold())
        return line(row[place], longest) if place is not None and place < len(row) else ""

    name = f"{cell('First Name', 60)} {cell('Last Name', 59)}".strip()
    if not name:
        return None
    return Card(
        name,
        organisation=cell("Company"),
        position=cell("Position", 120),
        mail=cell("Email Address", 254),
        link=cell("URL", 500),
        since=cell("Connected On", 40),
    )
