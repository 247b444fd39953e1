"""The present moment as the rooms need it: the person's local day, and the stamp of what is written now."""

from datetime import date

from bounceback_tui.journey.days import Stamp, day_of, stamp
from bounceback_tui.ui.context import Context


def today(context: Context) -> date:
    """Return the local date it is for the person, whose day starts when the preferences say."""
    return day_of(context.clock(), context.preferences.day_starts)


def stamp_now(context: Context) -> Stamp:
    """Return the stamp of something written at this moment."""
    return stamp(context.clock(), context.preferences.day_starts)
