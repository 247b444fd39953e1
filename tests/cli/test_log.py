import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bounceback_tui.stages.feel import act_records, activity_records, records
from bounceback_tui.stages.feel.model import CapsuleEntry, SelfCompassionEntry, SmallActEntry
from bounceback_tui.store.database import Database
from tests.cli.conftest import Command
from tests.conftest import Clock

WHEN = {"at": datetime(2026, 11, 22, 9, tzinfo=UTC), "day": date(2026, 11, 22), "utc_offset": 60}


def test_an_empty_log_says_so(bounceback: Command) -> None:
    assert bounceback("log").out == "Nothing was written in the last 7 days.\n"
    assert bounceback("log", "--days", "1").out == "Nothing was written today.\n"
    assert json.loads(bounceback("log", "--json").out) == {"since": "2026-11-17", "until": "2026-11-23", "days": []}


@pytest.mark.parametrize("command", ["log", "today"])
def test_a_named_file_that_is_not_there_is_told(bounceback: Command, tmp_path: Path, command: str) -> None:
    answer = bounceback("--db", str(tmp_path / "tpyo.db"), command)
    assert answer.code == 0 and answer.out
    assert "There is no journal at" in answer.err and "tpyo.db yet" in answer.err
    assert bounceback(command).err == ""


def test_every_word_newest_first(bounceback: Command, db: Database) -> None:
    records.save_act(db, SmallActEntry.model_validate(WHEN | {"text": "the bed", "due_on": WHEN["day"]}))
    page = {"hurts": "the mail", "others": "", "friend": "rest\nnow"}
    records.save_sting(db, SelfCompassionEntry.model_validate(WHEN | page))
    records.save_capsule(db, CapsuleEntry.model_validate(WHEN | {"text": "dear me"}))
    bounceback("checkin", "-p", "2", "-e", "4", "-f", "tense", "-n", "first\n\nthird", "--did", "walk")
    bounceback("checkin", "-p", "4", "-e", "2", "--at", "08:00")
    bounceback("no", "Clerk", "Pell", "--on", "yesterday", "--by", "call", "-n", "ouch")
    out = bounceback("log").out
    today, yesterday = out.split("\n\nSunday 22 November 2026\n")
    assert today == (
        "Monday 23 November 2026\n"
        "  made of walk\n"
        "  18:40  tense (unpleasant, high energy)\n"
        "         first\n"
        "\n"
        "         third\n"
        "  08:00  pleasant, low energy"
    )
    for text in (
        "  10:00  one doable thing: no change expected\n         the bed\n",
        "  10:00  when it stings\n         what hurts: the mail\n         to a friend with it: rest\n         now\n",
        "  10:00  a letter to a worse day\n         dear me\n",
        "  no     Clerk, Pell; by call\n         ouch\n",
    ):
        assert text in yesterday
    assert "who else" not in yesterday


def test_a_done_thing_says_how_it_turned_out(bounceback: Command, db: Database, clock: Clock) -> None:
    entry = SmallActEntry.model_validate(WHEN | {"text": "the bed", "due_on": WHEN["day"], "predicted_lift": -1})
    act, _ = records.save_act(db, entry)
    act_records.act_done(db, act.id, lift=2, now=clock.now, today=clock.now.date())
    assert "one doable thing: much better; a bit worse was expected\n" in bounceback("log").out


def test_days_are_counted_with_today(bounceback: Command) -> None:
    bounceback("checkin", "-p", "3", "-e", "3", "--at", "2026-11-17 12:00", "-n", "old")
    bounceback("checkin", "-p", "3", "-e", "3", "--at", "2026-11-16 12:00", "-n", "older")
    assert "old\n" in bounceback("log").out
    assert "older\n" not in bounceback("log").out
    assert "older\n" in bounceback("log", "--days", "8").out
    assert "older\n" in bounceback("log", "--days", "36525").out


@pytest.mark.parametrize("days", ["0", "-1", "x", "", "1.5", "99999999999999999999", "\x1b"])
def test_days_that_are_no_number_of_days_are_refused(bounceback: Command, days: str) -> None:
    assert "\x1b" not in bounceback("log", "--days", days).refused(2)


def test_json_holds_the_same(bounceback: Command, db: Database) -> None:
    records.save_capsule(db, CapsuleEntry.model_validate(WHEN | {"text": "dear – me\x1b"}))
    activity_records.set_activities(db, date(2026, 11, 21), ["walk"])
    bounceback("checkin", "-p", "2", "-e", "4", "-f", "tense")
    answer = bounceback("log", "--json")
    assert answer.out.isascii()
    days = json.loads(answer.out)["days"]
    assert [day["day"] for day in days] == ["2026-11-23", "2026-11-22", "2026-11-21"]
    assert days[0]["entries"] == [
        {
            "kind": "check-in",
            "at": "2026-11-23T18:40:00+01:00",
            "pleasantness": 2,
            "energy": 4,
            "note": "",
            "words": ["tense"],
        }
    ]
    assert days[1]["entries"] == [{"kind": "capsule", "at": "2026-11-22T10:00:00+01:00", "text": "dear – me\x1b"}]
    assert days[2] == {"day": "2026-11-21", "activities": ["walk"], "entries": []}
