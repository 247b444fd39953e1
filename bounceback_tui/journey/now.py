"""The present moment as the rooms need it: the person's local day, and the stamp of what is written now."""

from datetime import date, datetime, time

from bounceback_tui.journey.days import Stamp, day_of, local, stamp
from bounceback_tui.ui.context import Context


def today(context: Context) -> date:
    """Return the local date it is for the person, whose day starts when the preferences say."""
    return day_of(context.clock(), context.preferences.day_starts)


def stamp_now(context: Context) -> Stamp:
    """Return the stamp of something written at this moment."""
    return stamp(context.clock(), context.preferences.day_starts)


def moment_on(now: datetime, day: date, day_starts: time) -> Stamp:
    """Return the stamp of something that was on a local day: the present moment, or noon of a day before.

    Args:
        now: the present moment, aware and local.
        day: the local day.
        day_starts: the local time at which a day starts.
    """
    present = stamp(now, day_starts)
    return present if day == present.day else stamp(local(datetime.combine(day, time(12)), now), day_starts)
