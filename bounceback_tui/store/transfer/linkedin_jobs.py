"""LinkedIn's ``Job Applications.csv``: which column is what."""

from collections.abc import Mapping, Sequence

NAME = "LinkedIn"
COLUMNS: Mapping[str, str] = {
    "role": "job title",
    "organisation": "company name",
    "day": "application date",
    "link": "job url",
}


def mapping(columns: Sequence[str]) -> Mapping[str, int] | None:
    """Return where each field stands, or None if this is not such a file."""
    names = [column.casefold() for column in columns]
    if not {COLUMNS["role"], COLUMNS["organisation"], COLUMNS["day"]} <= set(names):
        return None
    return {name: names.index(column) for name, column in COLUMNS.items() if column in names}
