"""When to offer the card after a run of low days; pure, and it looks at nothing but how pleasant days were.

This is our own rule of care, no measure of anyone's health and no diagnosis: three low days in a row, or two
weeks below the person's own usual, one gentle card, a day of rest for the card, and a switch that turns it off
for good. What anyone wrote is never looked at.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

LOW = 2.0
"""A day is low when its mean pleasantness, from 1 to 5, is at most this."""
RUN = 3
"""Days in a row that make a run."""
RECENT, RECENT_NEEDED = 14, 7
"""The days looked at for a low stretch, and how many of them need a check-in."""
USUAL, USUAL_NEEDED = 90, 21
"""The days before those that say what is usual, and how many of them need a check-in."""
CLEARLY = 0.75
"""How far below the usual is clearly below it."""
COOL_DOWN = timedelta(hours=24)
"""How long the card stays away after it was put away."""


class LowRun(NamedTuple):
    """A stretch of low days; ``why`` is one sentence that says what was seen, for the person."""

    kind: Literal["days", "weeks"]
    why: str


def low_run(days: Mapping[date, float], today: date) -> LowRun | None:
    """Tell whether the last days, or the last two weeks, were low ones.

    Args:
        days: mean pleasantness (1 to 5) of each local day that has a check-in; days to come are passed over.
        today: the local date.

    Returns:
        ``None`` unless the three latest days with a check-in follow on each other up to today or yesterday and
        are all low, or the median of the last 14 days lies clearly below that of the 90 days before them, with
        enough check-ins in both.
    """
    latest = sorted((day for day in days if day <= today), reverse=True)[:RUN]
    in_a_row = len(latest) == RUN and (latest[0] - latest[-1]).days == RUN - 1
    if in_a_row and (today - latest[0]).days <= 1 and all(days[day] <= LOW for day in latest):
        return LowRun("days", "The last three days you checked in were hard ones.")
    recent = _within(days, today, RECENT)
    usual = _within(days, today - timedelta(days=RECENT), USUAL)
    if len(recent) < RECENT_NEEDED or len(usual) < USUAL_NEEDED or _median(usual) - _median(recent) < CLEARLY:
        return None
    return LowRun("weeks", "The last two weeks have been harder than is usual for you.")


def card_due(run: LowRun | None, put_away_at: datetime | None, now: datetime, enabled: bool) -> bool:
    """Tell whether the card is to be offered now.

    Args:
        run: what :func:`low_run` found.
        put_away_at: when the card was last put away, aware; ``None`` if never.
        now: the present moment, aware.
        enabled: the person's switch; off means never.

    Returns:
        Whether to offer it: at most once in 24 hours after it was put away.
    """
    if run is None or not enabled:
        return False
    # In UTC, because two moments of one zone are subtracted by their wall clocks.
    return put_away_at is None or now.astimezone(UTC) - put_away_at.astimezone(UTC) >= COOL_DOWN


def _within(days: Mapping[date, float], last: date, length: int) -> list[float]:
    """Return the figures of the ``length`` days up to and including ``last``."""
    return [figure for day, figure in days.items() if 0 <= (last - day).days < length]


def _median(figures: Iterable[float]) -> float:
    """Return the median; our own, since importing the standard one delays the first screen."""
    ordered = sorted(figures)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
