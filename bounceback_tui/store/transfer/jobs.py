"""A list of applications as another program wrote it, line by line as plain values; knows no table of ours."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bounceback_tui.store.transfer.table import Table

FIELDS = ("role", "organisation", "day", "status", "source", "link")
"""What a column can be; the first two are needed."""

STATUSES: Mapping[str, str] = {
    "applied": "applied",
    "submitted": "applied",
    "screen": "screening",
    "screening": "screening",
    "phone screen": "screening",
    "interview": "interview",
    "interviewing": "interview",
    "final": "final",
    "offer": "offer",
    "accepted": "accepted",
    "hired": "accepted",
    "rejected": "rejected",
    "not selected": "rejected",
    "declined": "rejected",
    "ghosted": "silent",
    "no response": "silent",
    "withdrawn": "withdrawn",
}
"""What other programs call a status, in small letters, and what it is here."""

_FORMATS = ("%Y-%m-%d", "%m/%d/%y", "%m/%d/%Y", "%b %d, %Y", "%d %b %Y", "%d.%m.%Y")


@dataclass(frozen=True, slots=True)
class Job:
    """One line: what is known of an application; ``key`` is the same whenever the same line is read.

    ``unread`` is what stands there for a status and is none that is known: the status is then "applied".
    """

    role: str
    organisation: str
    day: date | None
    status: str
    source: str
    link: str
    key: str
    unread: str = ""


def jobs(table: Table, mapping: Mapping[str, int], source: str = "") -> Sequence[Job]:
    """Return the lines that name a role and an organisation.

    Args:
        table: the table as read.
        mapping: for each of ``FIELDS`` that there is, which column it stands in.
        source: the channel of lines that name none.
    """
    found: dict[str, Job] = {}
    for row in table.rows:
        value = {name: " ".join(row[place].split()) for name, place in mapping.items()}
        role, organisation = value.get("role", "")[:200], value.get("organisation", "")[:200]
        if not role or not organisation:
            continue
        day = read_date(value.get("day", ""))
        parts = (role.casefold(), organisation.casefold(), day.isoformat() if day else "")
        key = hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
        named = value.get("status", "")
        status = STATUSES.get(named.casefold(), "")
        unread = named if named and not status else ""
        through, link = value.get("source", "")[:80] or source, value.get("link", "")[:2_000]
        found.setdefault(key, Job(role, organisation, day, status or "applied", through, link, key, unread))
    return tuple(found.values())


def read_date(text: str) -> date | None:
    """Read a day as these programs write it; None if it is none. A time after it is passed over."""
    words = text.strip()
    for shape in _FORMATS:
        for part in (words, words.split(",")[0], words.split(" ")[0], words.split("T")[0]):
            try:
                return datetime.strptime(part, shape).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
    return None
