"""How the days around the latest no's were, and how small acts turned out, read by sqlite3 alone, for `today`."""

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from bounceback_tui.store.reading import opened

LATELY_NOS = 12
"""Days of no's that are read for what Today says of the last times."""


class Moods(NamedTuple):
    """What Today's sentences about the last times are made from; none of it is needed for the first frame."""

    daily: dict[date, float]
    """Mean pleasantness (1 to 5) of each local day with a check-in, around the latest no's."""
    nos: tuple[date, ...]
    """The latest local days of no's, at most ``LATELY_NOS``, the last first."""
    acts: tuple[int, float, float]
    """Small acts that were done: how many, and the mean lift that was expected and that came (−2 to 2)."""


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
        if not nos:
            return Moods({}, (), acts)
        rows = connection.execute(
            "SELECT day, avg(pleasantness) FROM check_in WHERE day BETWEEN ? AND ? GROUP BY day",
            ((nos[-1] - timedelta(days=before)).isoformat(), today.isoformat()),
        )
        return Moods({date.fromisoformat(day): mean for day, mean in rows}, nos, acts)
