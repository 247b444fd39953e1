"""What Today says of one's own data beyond the first frame, read by sqlite3 alone, for `today`."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from bounceback_tui.store.reading import opened

LATELY_NOS = 12
"""Days of no's that are read for what Today says of the last times."""
NEWS = 3
"""Days for which Today says that an answer came, the day on which it came among them."""


class OpenHunch(NamedTuple):
    """A hunch that is open: its key as hexadecimal text, what it is about, and the local day it was named."""

    key: str
    kind: str
    factor: str
    effect: str
    day: date


class OverTrial(NamedTuple):
    """A trial of one that ran to its end: its key as hexadecimal text, and its last local day."""

    key: str
    question: str
    last_on: date


class Moods(NamedTuple):
    """What Today's sentences about the last times are made from; none of it is needed for the first frame."""

    daily: dict[date, float]
    """Mean pleasantness (1 to 5) of each local day with a check-in, around the latest no's."""
    nos: tuple[date, ...]
    """The latest local days of no's, at most ``LATELY_NOS``, the last first."""
    acts: tuple[int, float, float]
    """Small acts that were done: how many, and the mean lift that was expected and that came (−2 to 2)."""
    hunches: tuple[OpenHunch, ...] = ()
    """In the order they were named."""
    trials: tuple[OverTrial, ...] = ()
    """Those whose last day was at most ``NEWS`` days ago and is over."""


def around_nos(path: Path, today: date, before: int) -> Moods:
    """Read how the days around the latest no's were.

    Args:
        path: a file that has been checked; one that does not exist is an empty life.
        today: the person's local date.
        before: days before the first of those no's that are read too.

    Raises:
        StoreError: the file could not be read.
    """
    if not path.exists() or path.stat().st_size == 0:
        return Moods({}, (), (0, 0.0, 0.0))
    with opened(path) as connection:
        latest = connection.execute(
            "SELECT DISTINCT day FROM rejection WHERE day <= ? ORDER BY day DESC LIMIT ?",
            (today.isoformat(), LATELY_NOS),
        ).fetchall()
        count, expected, came = connection.execute(
            "SELECT count(*), avg(predicted_lift), avg(actual_lift) FROM small_act"
            " WHERE done_at IS NOT NULL AND actual_lift IS NOT NULL"
        ).fetchone()
        acts = (count, expected or 0.0, came or 0.0)
        nos = tuple(date.fromisoformat(day) for (day,) in latest)
        asked = _hunches(connection), _trials(connection, today)
        if not nos:
            return Moods({}, (), acts, *asked)
        rows = connection.execute(
            "SELECT day, avg(pleasantness) FROM check_in WHERE day BETWEEN ? AND ? GROUP BY day",
            ((nos[-1] - timedelta(days=before)).isoformat(), today.isoformat()),
        )
        return Moods({date.fromisoformat(day): mean for day, mean in rows}, nos, acts, *asked)


def _hunches(connection: sqlite3.Connection) -> tuple[OpenHunch, ...]:
    rows = connection.execute(
        "SELECT id, kind, factor, effect, day FROM hunch WHERE closed_on IS NULL ORDER BY day, at, id"
    )
    return tuple(OpenHunch(*row)._replace(day=date.fromisoformat(row[-1])) for row in rows)


def _trials(connection: sqlite3.Connection, today: date) -> tuple[OverTrial, ...]:
    rows = connection.execute(
        "SELECT id, question, last_on FROM trial WHERE stopped_on IS NULL AND last_on BETWEEN ? AND ?"
        " ORDER BY last_on, id",
        ((today - timedelta(days=NEWS)).isoformat(), (today - timedelta(days=1)).isoformat()),
    )
    return tuple(OverTrial(*row)._replace(last_on=date.fromisoformat(row[-1])) for row in rows)
