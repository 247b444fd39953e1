import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bounceback_tui.cli.did import KINDS
from bounceback_tui.stages.grow import practice_records
from bounceback_tui.stages.grow.board.records import view
from bounceback_tui.store import faults
from bounceback_tui.store.database import Database
from bounceback_tui.store.drafts import Drafts
from tests.cli.conftest import Command
from tests.stages.grow.conftest import DAY, gap, put

Reopen = Callable[[Callable[[Database], Any]], Any]


def minutes(db: Database) -> dict[str, int]:
    return {card.name: card.minutes for card in view(db, DAY).cards}


def loose(db: Database) -> list[tuple[int, str, date]]:
    return [(one.minutes, one.note, one.day) for one in practice_records.practice_log(db, None)]


def test_practice_of_a_skill_on_the_board_is_written_down(bounceback: Command, db: Database, reopen: Reopen) -> None:
    put(db, "Rust")
    gap(db, "System design")
    answer = bounceback("did", "chapter four", "--kind", "skill", "--minutes", "1 h 20", "--skill", "rust")
    assert (answer.code, answer.out, answer.err) == (0, "Saved: 1 h 20 of Rust (today).\n", "")
    answer = bounceback(
        "did", "aloud", "--kind", "skill", "--minutes", "40", "--skill", "SYSTEM design", "--on", "yesterday"
    )
    assert answer.out == "Saved: 40 min of System design (yesterday).\n"
    assert reopen(minutes) == {"Rust": 80, "System design": 40}


def test_practice_without_a_skill_is_written_down_too(bounceback: Command, reopen: Reopen) -> None:
    answer = bounceback("did", "-", "--kind", "skill", "--minutes", "40", stdin=b"read\ntwo pages\n")
    assert answer.out == "Saved: 40 min (today).\n"
    assert reopen(loose) == [(40, "read\ntwo pages", DAY)]


def test_a_skill_that_is_not_there_is_refused_and_new_only_when_asked(
    bounceback: Command, db: Database, reopen: Reopen
) -> None:
    put(db, "Rust")
    typed = ("did", "x", "--kind", "skill", "--minutes", "40", "--skill", "Rsut")
    assert bounceback(*typed).refused(2) == (
        "“Rsut” is not on your board, so nothing was saved; try Rust, or add --new to put it there."
    )
    assert reopen(minutes) == {"Rust": 0}
    assert bounceback(*typed, "--new").out == "Saved: 40 min of Rsut (today).\n"
    assert reopen(minutes) == {"Rust": 0, "Rsut": 40}


@pytest.mark.parametrize("length", ["-5", "0", "1441", "25 h"])
def test_minutes_that_no_day_has_are_refused(bounceback: Command, reopen: Reopen, length: str) -> None:
    sentence = bounceback("did", "x", "--kind", "skill", f"--minutes={length}").refused(2)
    assert sentence == "One practice has 1 to 1440 minutes: a day has no more; nothing was saved."
    assert reopen(loose) == []


def test_without_minutes_or_with_another_kind_nothing_is_saved(bounceback: Command, reopen: Reopen) -> None:
    assert "add --minutes 40" in bounceback("did", "x", "--kind", "skill").refused(2)
    assert "'sleep' is not" in bounceback("did", "x", "--kind", "sleep", "--minutes", "5").refused(2)
    assert "future" in bounceback("did", "x", "--kind", "skill", "--minutes", "5", "--on", "tomorrow").refused(2)
    assert reopen(loose) == [] and "skill" in KINDS


def test_what_cannot_be_saved_is_kept_as_a_draft(
    bounceback: Command, db: Database, paths: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    monkeypatch.setattr(faults, "PATIENCE", 0.05)
    holder = sqlite3.connect(db.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        sentence = bounceback("did", "chapter", "--kind", "skill", "--minutes", "40").refused(1)
    finally:
        holder.close()
    assert "kept as a draft" in sentence
    (draft,) = Drafts(paths.database.with_name(paths.database.name + ".drafts")).left_behind()
    kept = draft.fields
    assert draft.key == "practice"
    assert (kept["minutes"], kept["on"], kept["note"]) == ("40", "2026-11-23", "chapter")


def test_it_is_in_the_log_and_known_to_completion(
    bounceback: Command, db: Database, process: Callable[..., Any]
) -> None:
    put(db, "Rust")
    put(db, "SQL")
    bounceback("did", "chapter four", "--kind", "skill", "--minutes", "40", "--skill", "Rust")
    assert "18:40  practice of Rust, 40 min\n         chapter four\n" in bounceback("log").out
    entries = json.loads(bounceback("log", "--json").out)["days"][0]["entries"]
    assert {"practice", "skill"} == {entry["kind"] for entry in entries}
    asked = {
        "_BOUNCEBACK_COMPLETE": "bash_complete",
        "COMP_WORDS": "bounceback did x --skill r",
        "COMP_CWORD": "4",
    }
    assert process(changed=asked).out == "plain,Rust\n"
