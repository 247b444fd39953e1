"""How entries and hits are drawn: a line each in the timeline, the whole of one, two lines each in a search."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from bounceback_tui.journey.days import clock_time, day_words
from bounceback_tui.store.glance_log import Entry
from bounceback_tui.store.search import Hit, Pieces
from bounceback_tui.timeline.rules import KINDS, PLACES, ROOMS, TIMELESS
from bounceback_tui.timeline.told import told
from bounceback_tui.ui.shelf import Line
from bounceback_tui.ui.text import flat, one_line, show
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.timeline.records import Item, Page

FOUND = "bold underline $accent"
"""What was looked for, seen without colour too."""
BEGINNING = 160
"""Cells of an entry's line: wider terminals show no more of it."""


def heading(day: date, today: date, made_of: Sequence[str] = ()) -> str:
    """Return the heading of a day: which, and what it was made of."""
    full = f"{day:%A} {day.day} {day:%B %Y}"
    near = day_words(day, today)
    told_day = f"{near.capitalize()}, {full}" if near in ("today", "yesterday") else full
    return f"{told_day} · {one_line(', '.join(made_of), 60)}" if made_of else told_day


def line(item: "Item", today: date, made_of: Sequence[str] = ()) -> Line:
    """Return an entry as a line of the list: when, where it belongs, what it is and how it begins."""
    entry = item.entry
    head, *texts = told(entry)
    time = "     " if entry.kind in TIMELESS else clock_time(entry.at, entry.utc_offset)
    when = ("  ▾   ", "bold $accent") if entry.kind == "no" else (f"{time} ", MUTED)
    head = one_line(head, BEGINNING)
    begins = next((text for text in texts if text.strip()), "")
    words = one_line(begins, max(0, BEGINNING - len(head))) if begins else ""
    content = Content.assemble(
        when,
        (f"{ROOMS[KINDS[entry.kind].room]:<9}", "$secondary"),
        (head, "bold" if entry.kind == "no" else ""),
        (f"  {words}" if words else "", MUTED),
    )
    return Line(item.key, content, heading(entry.day, today, made_of))


class Listed(NamedTuple):
    """Some days as they were read, with a line for each entry, in the same order."""

    page: "Page"
    lines: Sequence[Line]


def listed(page: "Page") -> Listed:
    """Draw a line for each entry. It takes longer than a frame where there are many, so the lane does it."""
    made_of = page.made_of or {}
    return Listed(page, [line(item, page.today, made_of.get(item.entry.day, ())) for item in page.items])


def whole(entry: Entry) -> Content:
    """Return every word of an entry."""
    head, *texts = told(entry)
    parts = [Content.styled(show(head), "bold"), *(Content(show(text.strip("\n"))) for text in texts if text.strip())]
    return Content("\n\n").join(parts)


def hit_lines(hit: Hit, today: date) -> Content:
    """Return a hit as two lines: when and where, and the found words among those around them."""
    place = PLACES[hit.source]
    when = day_words(hit.day, today) if hit.day is not None else ""
    head = f"{when:<17} {ROOMS[place.room]} · {place.told(hit.column)}"
    return Content.assemble((head, MUTED), "\n  ", *_pieces(hit.pieces))


def _pieces(pieces: Pieces) -> list[str | tuple[str, str]]:
    """Return a hit's text on one line."""
    drawn: list[str | tuple[str, str]] = []
    for text, found in pieces:
        line = flat(text)
        drawn.append((line, FOUND) if found else line)
    return drawn
