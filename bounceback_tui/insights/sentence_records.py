"""Every section in one plain sentence or two, just as it stands under its picture, for `today --json`."""

from datetime import date
from typing import TypedDict

from bounceback_tui.insights import (
    act_rules,
    bounce_words,
    hunch_records,
    hunch_words,
    month_rules,
    mood_rules,
    records,
    trial_records,
    trial_words,
    week_rules,
)
from bounceback_tui.store.database import Database


class Sentences(TypedDict):
    """What each section says; ``mood`` and ``week`` by the name of the range, ``trial`` None without one."""

    bounce: str
    mood: dict[str, str]
    calendar: str
    week: dict[str, str]
    acts: str
    hunches: str
    trial: str | None


def sentences(db: Database, today: date) -> Sentences:
    """Read every section and say it; a number of statements that depends on the sections only.

    Args:
        db: the open database.
        today: the person's local date.
    """
    bounce, trials = records.bounce(db, today), trial_records.view(db, today).trials
    moods = {name: records.mood(db, today, days) for name, days in mood_rules.RANGES}
    return {
        "bounce": bounce_words.told(bounce.found, bounce.lately, today),
        "mood": {
            name: mood_rules.said(seen.daily, len(seen.nos), seen.first, seen.last) for name, seen in moods.items()
        },
        "calendar": month_rules.said(records.month(db, month_rules.first_of(today))),
        "week": {name: week_rules.said(records.week(db, today, days)) for name, days in mood_rules.RANGES},
        "acts": act_rules.said(records.acts(db)),
        "hunches": hunch_words.said(hunch_records.view(db, today).open),
        "trial": next((trial_words.told(one.trial, one.outcome, today, one.nos, one.moods) for one in trials), None),
    }
