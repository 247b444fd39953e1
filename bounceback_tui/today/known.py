"""What is known from the last times, for Today: pure, and made only after the first frame."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bounceback_tui.store.glance_moods import Moods

LEAST_ACTS = 5
"""Small acts from which on their lift is told."""


class News(NamedTuple):
    """An answer to something one asked of one's own days: what it is to, and since when it is there.

    ``argument`` opens it in Insights.
    """

    key: str
    heading: str
    about: str
    since: date
    argument: str


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
    news: tuple[News, ...] = ()
    """Answers of the last days, trials first."""


NOTHING = Known()


def known(moods: "Moods", today: date) -> Known:
    """Say what is known.

    Args:
        moods: the days around the latest no's, how small acts turned out, and what is asked.
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
    return Known(found.sentence, found.took, turning, acts, tuple(_news(moods, today)))


def _news(moods: "Moods", today: date) -> Iterator[News]:
    """Yield the trials that are over, and the hunches that were read, in the last days."""
    for trial in moods.trials:
        yield News(
            f"trial-{trial.key}",
            "Your trial of one is over",
            trial.question,
            trial.last_on + timedelta(days=1),
            f"trial-{trial.key}",
        )
    if not moods.hunches:
        return
    from bounceback_tui.insights.named_rules import LOOKS, Kind, factor_words
    from bounceback_tui.store.glance_moods import NEWS

    for hunch in moods.hunches:
        for look in LOOKS:
            ago = (today - hunch.day).days - 1 - look
            if 0 <= ago < NEWS:
                yield News(
                    f"hunch-{hunch.key}-{look}",
                    f"A hunch was read, on day {look}",
                    f"{factor_words(Kind(hunch.kind), hunch.factor)} → {hunch.effect}",
                    today - timedelta(days=ago),
                    f"hunch-{hunch.key}",
                )
