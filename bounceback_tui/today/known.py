"""What is known from the last times, for Today: pure, and made only after the first frame."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bounceback_tui.store.glance_moods import Moods

LEAST_ACTS = 5
"""Small acts from which on their lift is told."""


class Known(NamedTuple):
    """Sentences from one's own data; each empty where too little is known."""

    bounce: str = ""
    """How long the last times took."""
    took: tuple[int, ...] = ()
    """After how many days each of them was back to usual."""
    turning: str = ""
    """Around which day it turned, while the no of these days has not got there."""
    acts: str = ""
    """How small acts turned out, where they turned out well."""


NOTHING = Known()


def known(moods: "Moods", today: date) -> Known:
    """Say what is known.

    Args:
        moods: the days around the latest no's, and how small acts turned out.
        today: the local date.
    """
    from bounceback_tui.insights.bounce_rules import bounces
    from bounceback_tui.insights.bounce_words import lately
    from bounceback_tui.insights.rules import signed

    found = lately(bounces(moods.daily, moods.nos, today), today)
    turning = f"Day {found.present_day}; the last times, this turned around {found.ahead}." if found.ahead else ""
    count, expected, came = moods.acts
    acts = ""
    if count >= LEAST_ACTS and came > 0:
        acts = f"{count} small acts so far came out at {signed(came)} on average; {signed(expected)} was expected."
    return Known(found.sentence, found.took, turning, acts)
