"""Which backups are kept, pure: many of the last days, fewer the older they are."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, datetime, timedelta

WHOLE = 2
"""Days of which every backup is kept."""
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""Of how many further days, weeks and months one is kept."""


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Choose the backups that stay.

    Everything of the last two days stays; then the newest of each of twelve days, of ten weeks (Monday to Sunday)
    and of nine months that have one. The newest of all stays, however old it is.

    Args:
        moments: when each was made, UTC.
        now: the present moment, UTC.

    Returns:
        Those that stay.
    """
    newest_first = sorted(set(moments), reverse=True)
    stay = {moment for moment in newest_first if now - moment < timedelta(days=WHOLE)}
    older = [moment for moment in newest_first if moment not in stay]
    periods: tuple[tuple[int, Callable[[datetime], Hashable]], ...]
    periods = ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month))
    for count, period in periods:
        stay |= set(_first_of_each(older, period, count))
    return stay | set(newest_first[:1])


def _first_of_each(
    newest_first: Sequence[datetime], period: Callable[[datetime], Hashable], count: int
) -> Sequence[datetime]:
    found: dict[Hashable, datetime] = {}
    for moment in newest_first:
        found.setdefault(period(moment), moment)
    return list(found.values())[:count]


def _day(moment: datetime) -> date:
    return moment.date()


def _week(moment: datetime) -> tuple[int, int]:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> tuple[int, int]:
    return moment.year, moment.month
