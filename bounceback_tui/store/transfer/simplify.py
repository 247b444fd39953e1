"""Simplify's export of tracked jobs: which column is what."""

from collections.abc import Mapping, Sequence

NAME = "Simplify"
COLUMNS: Mapping[str, Sequence[str]] = {
    "role": ("job title", "title"),
    "organisation": ("company", "company name"),
    "day": ("applied date", "date applied", "applied on"),
    "status": ("status",),
    "link": ("job url", "url", "link"),
}


def mapping(columns: Sequence[str]) -> Mapping[str, int] | None:
    """Return where each field stands, or None if this is not such a file."""
    names = [column.casefold() for column in columns]
    found = {
        name: names.index(here)
        for name, options in COLUMNS.items()
        if (here := next((one for one in options if one in names), None)) is not None
    }
    return found if {"role", "organisation", "day", "status"} <= found.keys() else None
