import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bounceback_tui import config
from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.feel import records as feel
from bounceback_tui.stages.feel.model import CheckInEntry
from bounceback_tui.store.database import Database
from tests.cli.conftest import Command
from tests.conftest import ZONE, Clock

KEYS = {
    "day",
    "greeting",
    "working",
    "step",
    "check_ins",
    "mood",
    "bounce",
    "waiting",
    "momentum",
    "trial",
    "low_run",
    "insights",
}


def test_an_empty_life_has_a_step_and_makes_no_file(bounceback: Command, paths: config.Paths) -> None:
    answer = bounceback("today")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Monday 23 November 2026. Good evening.\n")
    assert "One small step: How are you right now?" in answer.out
    assert "No check-in yet" in answer.out
    assert not paths.database.parent.exists()


def test_check_ins_of_today_are_in_it(bounceback: Command) -> None:
    bounceback("checkin", "-p", "2", "-e", "4", "-f", "tense", "-n", "one\ntwo", "--at", "08:10")
    bounceback("checkin", "-p", "4", "-e", "2", "--at", "yesterday")
    out = bounceback("today").out
    assert "  08:10  tense (unpleasant, high energy)\n         one\n         two\n" in out
    assert out.count("energy") == 1
    assert "30 days, 2 with a check-in" in out


def test_json_has_the_same_keys_on_an_empty_and_on_a_full_day(bounceback: Command) -> None:
    empty = json.loads(bounceback("today", "--json").out)
    assert set(empty) == KEYS
    assert empty["working"] is None
    assert empty["low_run"] is None
    bounceback("checkin", "-p", "2", "-e", "4", "-f", "tense", "-n", "naïve\x1b")
    bounceback("no", "Clerk", "Pell")
    answer = bounceback("today", "--json")
    assert answer.out.isascii()
    full = json.loads(answer.out)
    assert set(full) == KEYS
    assert set(full["step"]) == set(empty["step"])
    assert set(full["mood"]) == set(empty["mood"])
    assert full["working"] == {"role": "Clerk", "organisation": "Pell", "day": "2026-11-23", "days_since": 0}
    assert full["check_ins"] == [
        {
            "at": "2026-11-23T18:40:00+01:00",
            "day": "2026-11-23",
            "pleasantness": 2,
            "energy": 4,
            "affect": "unpleasant, high energy",
            "words": ["tense"],
            "note": "naïve\x1b",
        }
    ]
    assert full["mood"]["daily"] == {"2026-11-23": 2.0}
    assert full["mood"]["nos"] == [{"day": "2026-11-23", "organisation": "Pell"}]
    assert empty["insights"] is None
    assert full["insights"]["calendar"].startswith(
        "November 2026: 1 day with a check-in, too few to speak of a middle"
    )
    assert full["insights"]["hunches"] == "No hunch is open." and full["insights"]["trial"] is None


def three_low_days(bounceback: Command, clock: Clock) -> None:
    now = clock.now
    for back in (2, 1, 0):
        clock.now = now - timedelta(days=back)
        assert bounceback("checkin", "-p", "1", "-e", "1").code == 0


def test_after_a_run_of_low_days_help_is_named(bounceback: Command, clock: Clock) -> None:
    three_low_days(bounceback, clock)
    out = bounceback("today").out
    assert "The last three days you checked in were hard ones." in out
    assert "bounceback lines" in out
    assert json.loads(bounceback("today", "--json").out)["low_run"].startswith("The last three days")


def test_the_sentence_is_put_away_and_switched_off_like_the_card(
    bounceback: Command, clock: Clock, paths: config.Paths, db: Database
) -> None:
    three_low_days(bounceback, clock)
    journey.put_away(db, "low-run", now=clock.now, today=date(2026, 11, 23))
    assert "hard ones" not in bounceback("today").out
    clock.pass_(hours=25)
    assert "hard ones" in bounceback("today").out
    paths.preferences.write_text("low_run_card = false\n")
    assert "hard ones" not in bounceback("today").out


def test_the_day_begins_when_the_preferences_say(bounceback: Command, clock: Clock, paths: config.Paths) -> None:
    clock.now = datetime(2026, 11, 24, 3, 59, tzinfo=ZONE)
    assert bounceback("today").out.startswith("Monday 23 November 2026.")
    paths.preferences.write_text('day_starts = "00:00"\n')
    assert bounceback("today").out.startswith("Tuesday 24 November 2026.")


def test_trouble_with_the_preferences_is_told_and_stops_nothing(bounceback: Command, paths: config.Paths) -> None:
    paths.preferences.write_text('country = "Narnia\x1b[31m\n')
    for arguments in (("today",), ("today", "--json"), ("log",), ("lines",), ("checkin", "-p3", "-e3")):
        answer = bounceback(*arguments)
        assert answer.code == 0
        assert answer.out
        assert answer.err.count("\n") == 1
        assert str(paths.preferences) in answer.err
        assert "\x1b" not in answer.err


@pytest.mark.parametrize(
    "arguments", [("--db", "{}", "today"), ("today", "--db", "{}"), ("--db={}", "today", "--json")]
)
def test_the_file_can_be_named_before_and_after_the_command(
    bounceback: Command, paths: config.Paths, arguments: tuple[str, ...]
) -> None:
    other = paths.database.with_name("other.db")
    bounceback("--db", str(other), "no", "Clerk", "Pell")
    assert not paths.database.exists()
    assert "Pell" in bounceback(*(argument.format(other) for argument in arguments)).out
    assert "Pell" not in bounceback("today").out


def test_the_demo_is_a_life_of_its_own_and_leaves_nothing(
    bounceback: Command,
    paths: config.Paths,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "throwaway"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    paths.preferences.write_text('day_starts = "nonsense"\n')
    for arguments in (("--demo", "today"), ("today", "--demo")):
        answer = bounceback(*arguments)
        assert "Acme · day 3 (Backend engineer)" in answer.out
        assert "08:10  flat" in answer.out
        assert answer.err == ""  # the person's own preferences are not looked at
    assert "Acme" in bounceback("--demo", "log").out
    assert list(folder.iterdir()) == []
    assert not paths.database.exists()


def test_demo_and_file_together_are_refused(bounceback: Command, paths: config.Paths) -> None:
    assert "--demo" in bounceback("--demo", "--db", str(paths.database), "today").refused(2)


def test_it_agrees_with_what_was_checked_in(bounceback: Command) -> None:
    bounceback("checkin", "-p", "2", "-e", "4", "-f", "tense", "-f", "hopeful", "-n", "call went fine")
    assert "tense, hopeful (unpleasant, high energy)" in bounceback("today").out
    assert "tense, hopeful (unpleasant, high energy)" in bounceback("log").out


def test_three_no_s_say_how_long_the_last_times_took(bounceback: Command, db: Database) -> None:
    here = date(2026, 11, 23)
    for back in range(130):
        low = any(0 <= no - back <= 3 for no in (90, 60, 30))
        day = here - timedelta(days=back)
        at = datetime(day.year, day.month, day.day, 11, tzinfo=ZONE)
        entry = CheckInEntry(at=at, day=day, utc_offset=60, pleasantness=1 if low else 4, energy=3)
        feel.save_check_in(db, entry, [])
    for back in (90, 60, 30):
        no = NoEntry(role="r", organisation="Pell", day=here - timedelta(days=back))
        journey.log_no(db, no, now=datetime(2026, 11, 23, tzinfo=ZONE), today=here)
    sentence = "The last three times you were back to usual in 4 days."
    assert json.loads(bounceback("today", "--json").out)["bounce"] == {"sentence": sentence, "days": [4, 4, 4]}
    assert f"\n  {sentence}\n" in bounceback("today").out
