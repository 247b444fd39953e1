"""Reading a CSV file of any encoding into rows of text, or saying in one sentence why it cannot be; no database."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from bounceback_tui.store.errors import StoreError

MOST_ROWS = 20_000
MOST_BYTES = 20_000_000
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text: its columns' names as they stand, and its rows, each as long as the names."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_table(path: Path) -> Table:
    """Read a CSV file.

    UTF-8 with or without a mark, UTF-16 with one, and else Windows-1252. The delimiter is the one of comma, semicolon
    and tab that is most often in the first line. Formulas are text like any other.

    Raises:
        StoreError: one sentence on why it cannot be read.
    """
    text = _text(path)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows: list[tuple[str, ...]] = []
    columns: tuple[str, ...] = ()
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if not any(cell.strip() for cell in row):
                continue
            if not columns:
                columns = tuple(cell.strip() for cell in row)
                continue
            if len(rows) == MOST_ROWS:
                raise StoreError(f"{path.name} has more than {MOST_ROWS:,} lines; split it and import the parts.")
            rows.append(tuple((row + [""] * len(columns))[: len(columns)]))
    except csv.Error:
        raise StoreError(f"{path.name} is not a table that can be read as CSV; nothing was imported.") from None
    if len(columns) < 2 or len(columns) > MOST_COLUMNS or not rows:
        raise StoreError(f"{path.name} has no table with a heading and lines under it; nothing was imported.")
    return Table(columns, tuple(rows))


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise StoreError(f"There is no file at {path}.")
        if path.stat().st_size > MOST_BYTES:
            raise StoreError(f"{path.name} is larger than 20 MB, which no list of applications is.")
        content = path.read_bytes()
    except OSError as error:
        raise StoreError(f"{path.name} could not be read ({error.strerror}).") from None
    marked = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise StoreError(f"{path.name} is not text in a known encoding; save it as CSV in UTF-8 and try again.")
