"""What was done, as Markdown, as CSV and as a page to print; reads nothing."""

import csv
import html
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from bounceback_tui.stages.persist.proof_records import Activity

FORMULA = ("=", "+", "-", "@", "\t", "\r")
HEADINGS = ("day", "what", "about", "through", "minutes")


def _cells(one: "Activity") -> tuple[str, ...]:
    minutes = str(one.minutes) if one.minutes else ""
    return one.day.isoformat(), one.what, show(one.about), show(one.channel), minutes


def _title(since: date, until: date) -> str:
    return f"What was done, {since.isoformat()} to {until.isoformat()}"


def as_markdown(found: "Sequence[Activity]", since: date, until: date) -> str:
    """Return a table in Markdown."""
    lines = [f"# {_title(since, until)}", "", f"| {' | '.join(HEADINGS)} |", "| --- " * len(HEADINGS) + "|"]
    for one in found:
        cells = (cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;") for cell in _cells(one))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def as_csv(found: "Sequence[Activity]", since: date, until: date) -> str:
    """Return CSV; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(HEADINGS)
    for one in found:
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in _cells(one)])
    return target.getvalue()


def as_html(found: "Sequence[Activity]", since: date, until: date) -> str:
    """Return a page that prints in black and white; nothing is loaded from anywhere."""
    head = "".join(f"<th>{heading}</th>" for heading in HEADINGS)
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in _cells(one)) + "</tr>\n" for one in found
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{_title(since, until)}</title>\n'
        "<style>body{font-family:serif;margin:2cm}table{border-collapse:collapse;width:100%}"
        "th,td{border:1px solid;padding:4px 8px;text-align:left;vertical-align:top}</style></head>\n"
        f"<body><h1>{_title(since, until)}</h1>\n<table><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>"
        "</body></html>\n"
    )


RENDERERS: "Mapping[str, Callable[[Sequence[Activity], date, date], str]]" = {
    ".md": as_markdown,
    ".csv": as_csv,
    ".html": as_html,
}
"""How each kind of file is written, by its ending."""
