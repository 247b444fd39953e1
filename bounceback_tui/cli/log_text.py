"""What was written over some days, as plain text and as JSON: every word of it; reads nothing."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from bounceback_tui.journey.days import clock_time
from bounceback_tui.store.glance_log import Entry
from bounceback_tui.timeline.told import told
from bounceback_tui.today.text import full_day, indented, local_iso
from bounceback_tui.ui.text import show

NO_CLOCK = {"no": "no   ", "application": "job  "}
"""Kinds whose hour is not known, and what stands in its place."""


def log_text(entries: Sequence[Entry], made_of: Mapping[date, Sequence[str]], days: int) -> str:
    """Return the log as lines of text, safe to display.

    Args:
        entries: newest day first, and newest first within it.
        made_of: the activities of each day.
        days: how many days were looked at.

    Returns:
        The text, ending in a newline.
    """
    by_day = _by_day(entries, made_of)
    if not by_day:
        return f"Nothing was written in the last {days} days.\n" if days > 1 else "Nothing was written today.\n"
    return "\n".join("\n".join(_day(day, made_of.get(day, ()), written)) + "\n" for day, written in by_day)


def _by_day(entries: Sequence[Entry], made_of: Mapping[date, Sequence[str]]) -> list[tuple[date, Sequence[Entry]]]:
    written = {day: list(those) for day, those in groupby(entries, key=lambda entry: entry.day)}
    return [(day, written.get(day, [])) for day in sorted({*written, *made_of}, reverse=True)]


def _day(day: date, made_of: Sequence[str], written: Sequence[Entry]) -> Iterator[str]:
    yield full_day(day)
    if made_of:
        yield f"  made of {show(', '.join(made_of))}"
    for entry in written:
        head, *more = told(entry)
        when = NO_CLOCK[entry.kind] if entry.kind in NO_CLOCK else clock_time(entry.at, entry.utc_offset)
        yield f"  {when}  {head}"
        yield from (indented(text, 9) for text in more if text.strip())


def log_json(
    entries: Sequence[Entry], made_of: Mapping[date, Sequence[str]], since: date, until: date
) -> dict[str, object]:
    """Return the log for other programs.

    Args:
        entries: newest day first, and newest first within it.
        made_of: the activities of each day.
        since: the first local day that was looked at.
        until: the last one.

    Returns:
        Values that JSON can hold; texts are exactly as typed.
    """
    return {
        "since": since.isoformat(),
        "until": until.isoformat(),
        "days": [
            {
                "day": day.isoformat(),
                "activities": list(made_of.get(day, ())),
                "entries": [_entry_json(entry) for entry in written],
            }
            for day, written in _by_day(entries, made_of)
        ],
    }


def _entry_json(entry: Entry) -> dict[str, object]:
    words = {"words": list(entry.words)} if entry.kind == "check-in" else {}
    return {"kind": entry.kind, "at": local_iso(entry.at, entry.utc_offset), **entry.values, **words}
