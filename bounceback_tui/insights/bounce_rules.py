"""How mood went after each no, and after how many days it was back to usual; pure, on each local day's mean.

A no's **usual** is the median of the days with a check-in in the 42 days before it, of which there must be ten. The
usual range begins at their lower quartile, and at least half a step below the median, so that a very even life has
one too. Being **back** is the first of two days in a row, from the day after the no, that both lie in that range or
above it. In a row are days with a check-in that are at most two days apart: one day without an entry does not break a
pair, more do. No's of one day count as one. A no is watched until the next one, until today, or for 60 days; if mood
was not back by then it is "not yet", and its last day with a check-in is where it is censored (Kaplan & Meier 1958).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from bounceback_tui.insights.rules import quantile

WINDOW, LEAST_DAYS = 42, 10
"""The days before a no that say what is usual, and how many of them need a check-in."""
HALF_STEP = 0.5
"""How far below the median the usual range begins at least: half a step of the scale."""
APART = 2
"""How many days two days "in a row" may be apart at most."""
HORIZON = 60
"""Days that a no is watched at most: by then the usual before it is no longer today's."""
BEFORE = 3
"""Days before a no that a curve begins."""
LEAST_NOS = 3
"""No's from which on anything is said about all of them together."""
LEAST_TO_COMPARE = 6
"""No's from which on the first half is compared with the latest."""
LATEST = 3
"""No's that Today speaks of."""


class End(StrEnum):
    """How the watching of a no ended."""

    BACK = "back to usual"
    NEXT = "the next no came"
    LONG = "not within the days it is watched"
    NOW = "still under way"


class Usual(NamedTuple):
    """What was usual before a no: the median, where the usual range begins, and of how many days."""

    middle: float
    low: float
    days: int


class Episode(NamedTuple):
    """The days around the no's of one day.

    ``nos`` is how many came on it; ``curve`` holds each day's mean less the usual, by the day's number from the no;
    ``back`` is the first of the two days back to usual; ``last`` the number of the last watched day that has a
    check-in, 0 while there is none.
    """

    day: date
    nos: int
    usual: Usual
    curve: Mapping[int, float]
    back: int | None
    last: int
    end: End


class Unread(NamedTuple):
    """A day of no's that nothing can be said about: ``days`` before it have a check-in, or none after it has."""

    day: date
    days: int


class Bounces(NamedTuple):
    """Everything that is known: the days of no's that can be read, oldest first, and those that cannot."""

    read: tuple[Episode, ...] = ()
    unread: tuple[Unread, ...] = ()
    present: Episode | None = None
    """The latest one while it is still under way; it is among ``read`` too, once it has a check-in after it."""

    def came_on(self, day: date) -> bool:
        """Whether a no came on a local day, one that can be read or not."""
        latest = [*(one.day for one in self.read[-1:]), *(one.day for one in self.unread[-1:])]
        return day in latest or (self.present is not None and self.present.day == day)

    @property
    def over(self) -> tuple[Episode, ...]:
        """Those whose watching is over, oldest first."""
        return tuple(one for one in self.read if one.end is not End.NOW)


def usual(daily: Mapping[date, float], day: date) -> Usual | None:
    """Return what was usual before a local day, or None when too few of the days before it have a check-in."""
    before = _before(daily, day)
    if len(before) < LEAST_DAYS:
        return None
    middle = quantile(before, 0.5)
    return Usual(middle, min(quantile(before, 0.25), middle - HALF_STEP), len(before))


def _before(daily: Mapping[date, float], day: date) -> list[float]:
    dates = (day - timedelta(days=back) for back in range(1, WINDOW + 1))
    return [daily[one] for one in dates if one in daily]


def bounces(daily: Mapping[date, float], nos: Iterable[date], today: date) -> Bounces:
    """Look at the days around every no.

    Args:
        daily: mean pleasantness (1 to 5) of each local day with a check-in; days to come are passed over.
        nos: the local day of each no, in any order; several of one day count as one.
        today: the local date.

    Returns:
        What can be read, and what cannot.
    """
    counts: dict[date, int] = {}
    for day in sorted(day for day in nos if day <= today):
        counts[day] = counts.get(day, 0) + 1
    days = list(counts)
    read: list[Episode] = []
    unread: list[Unread] = []
    present = None
    for place, day in enumerate(days):
        previous = days[place - 1] if place else None
        following = days[place + 1] if place + 1 < len(days) else None
        found = usual(daily, day)
        if found is None:
            unread.append(Unread(day, len(_before(daily, day))))
            continue
        one = _episode(daily, day, counts[day], found, (previous, following, today))
        if one.last > 0:
            read.append(one)
        elif one.end is not End.NOW:
            unread.append(Unread(day, found.days))
        if following is None and one.end is End.NOW:
            present = one
    return Bounces(tuple(read), tuple(unread), present)


def _episode(
    daily: Mapping[date, float], day: date, count: int, found: Usual, limits: tuple[date | None, date | None, date]
) -> Episode:
    previous, following, today = limits
    horizon = day + timedelta(days=HORIZON)
    until = min(horizon, today, following - timedelta(days=1) if following else date.max)
    length = (until - day).days
    first = -BEFORE if previous is None else max(-BEFORE, (previous - day).days + 1)
    numbers = [number for number in range(first, length + 1) if day + timedelta(days=number) in daily]
    curve = {number: daily[day + timedelta(days=number)] - found.middle for number in numbers}
    after = [number for number in numbers if number > 0]
    back = back_on(curve, found.low - found.middle)
    if back is not None:
        end = End.BACK
    elif following is not None and following <= horizon:
        end = End.NEXT
    else:
        end = End.LONG if today >= horizon else End.NOW
    return Episode(day, count, found, curve, back, after[-1] if after else 0, end)


def back_on(curve: Mapping[int, float], low: float) -> int | None:
    """Return the first of two days in a row back to usual.

    Args:
        curve: values by the day's number from the no; those before day 1 are passed over.
        low: where the usual range begins.

    Returns:
        The day's number, 1 or more, or None if there is none.
    """
    numbers = sorted(number for number in curve if number > 0)
    for one, other in pairwise(numbers):
        if other - one <= APART and curve[one] >= low and curve[other] >= low:
            return one
    return None


def time_to_half(episodes: Sequence[Episode]) -> int | None:
    """Return after how many days half are back to usual, those counted too that are not yet (Kaplan–Meier).

    Args:
        episodes: in any order.

    Returns:
        The first day by which the estimated share that is not back is one half or less; None with fewer than three,
        or where the share never falls that far.
    """
    if len(episodes) < LEAST_NOS:
        return None
    remaining = 1.0
    for number in sorted({one.back for one in episodes if one.back is not None}):
        at_risk = sum(1 for one in episodes if (one.last if one.back is None else one.back) >= number)
        remaining *= 1 - sum(1 for one in episodes if one.back == number) / at_risk
        if remaining <= 0.5 + 1e-9:
            return number
    return None


class Point(NamedTuple):
    """One day of the summary: of how many curves, their median and quartiles; none of those below three curves."""

    n: int
    middle: float | None = None
    low: float | None = None
    high: float | None = None


def summary(episodes: Sequence[Episode], until: int) -> dict[int, Point]:
    """Return median and quartile band over all curves, for each day from three before the no.

    Args:
        episodes: in any order.
        until: the last day's number.

    Returns:
        A point for every day's number, those without any curve too.
    """
    points = {}
    for number in range(-BEFORE, until + 1):
        values = [one.curve[number] for one in episodes if number in one.curve]
        if len(values) < LEAST_NOS:
            points[number] = Point(len(values))
        else:
            middle, low, high = (quantile(values, share) for share in (0.5, 0.25, 0.75))
            points[number] = Point(len(values), middle, low, high)
    return points


def halves(episodes: Sequence[Episode]) -> tuple[Sequence[Episode], Sequence[Episode]] | None:
    """Return the first half and the latest, of at least six; one in the middle of an odd number is left out."""
    if len(episodes) < LEAST_TO_COMPARE:
        return None
    ordered = sorted(episodes, key=lambda one: one.day)
    size = len(ordered) // 2
    return ordered[:size], ordered[-size:]
