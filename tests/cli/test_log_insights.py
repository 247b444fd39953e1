"""The log, and today from the command line, tell hunches and trials of one."""

import json
from datetime import UTC, date, datetime

from bounceback_tui.insights import hunch_records, trial_records
from bounceback_tui.store.database import Database
from tests.cli.conftest import Command
from tests.conftest import NOON

DAY = date(2026, 11, 22)
WHEN = {"at": datetime(2026, 11, 22, 9, tzinfo=UTC), "day": DAY, "utc_offset": 60}


def write(db: Database) -> None:
    hunch = WHEN | {"kind": "effort", "factor": "application", "effect": "next day", "why": "it moves \x1b[31m"}
    key, _ = hunch_records.name(db, hunch)
    hunch_records.close(db, key, NOON.date())
    words = {
        "question": "Does tea help?",
        "first_condition": "tea [/x]",
        "second_condition": "no tea",
        "why": "I hope",
    }
    trial, _ = trial_records.start(db, WHEN | words | {"days": 20, "first_on": DAY}, today=DAY)
    trial_records.mark(db, trial, NOON.date(), done=False)


def test_every_word_is_told(bounceback: Command, db: Database) -> None:
    write(db)
    out = bounceback("log").out
    assert (
        "  10:00  hunch: applied for a job, mood the next day; closed: cannot tell\n         it moves ␛[31m\n" in out
    )
    assert "  10:00  a trial of one, over 20 days\n         Does tea help?\n         tea [/x], or no tea\n" in out
    (told,) = json.loads(bounceback("log", "--json").out)["days"]
    assert {entry["kind"] for entry in told["entries"]} == {"hunch", "trial"}
    assert next(entry for entry in told["entries"] if entry["kind"] == "trial")["why"] == "I hope"


def test_today_says_what_the_coin_says_and_never_what_it_will_say(bounceback: Command, db: Database) -> None:
    write(db)
    with db.reading() as session:
        side = trial_records.today_of(session, NOON.date())
    assert side is not None
    assert f"Trial of one: day 2 of 20, the coin says: {side.told}; not done\n" in bounceback("today").out
    told = json.loads(bounceback("today", "--json").out)["trial"]
    assert told == {"question": "Does tea help?", "day": 2, "days": 20, "today": side.told, "done": False}
    assert "tosses" not in bounceback("log", "--json").out
