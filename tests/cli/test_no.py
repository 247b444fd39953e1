import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bounceback_tui import config
from bounceback_tui.journey import records as journey
from bounceback_tui.stages.feel import records as feel
from bounceback_tui.stages.feel.model import CapsuleEntry, SmallActEntry
from bounceback_tui.store import faults
from bounceback_tui.store.database import Database
from bounceback_tui.store.drafts import Drafts
from tests.cli.conftest import Command

Reopen = Callable[[Callable[[Database], Any]], Any]
WHEN = {"at": datetime(2026, 11, 20, 9, tzinfo=UTC), "day": date(2026, 11, 20), "utc_offset": 60}


def an_act(due_on: date) -> SmallActEntry:
    return SmallActEntry.model_validate(WHEN | {"text": "make the bed", "due_on": due_on})


def test_a_no_is_saved_and_said(bounceback: Command, reopen: Reopen) -> None:
    answer = bounceback(
        *("no", "Backend engineer", "Acme", "--on", "yesterday"),
        *("--reached", "interview", "--by", "mail", "--note", "ouch"),
    )
    assert answer.out == "Saved: Backend engineer, Acme (yesterday; reached interview; by mail).\n"
    assert (answer.code, answer.err) == (0, "")
    (no,) = reopen(journey.nos)
    assert (no.role, no.organisation, no.day) == ("Backend engineer", "Acme", date(2026, 11, 22))
    assert (no.reached, no.channel, no.note) == ("interview", "mail", "ouch")


def test_role_and_organisation_are_enough(bounceback: Command, reopen: Reopen) -> None:
    assert bounceback("no", "Clerk", "Pell").out == "Saved: Clerk, Pell (today).\n"
    (no,) = reopen(journey.nos)
    assert (no.day, no.reached, no.channel, no.note) == (date(2026, 11, 23), "", "", "")


@pytest.mark.parametrize(("by", "kept"), [("call", "call"), ("silence", "silence"), ("in-person", "in person")])
def test_how_it_came(bounceback: Command, reopen: Reopen, by: str, kept: str) -> None:
    answer = bounceback("no", "Clerk", "Pell", "--by", by)
    assert answer.out.endswith(f"{'' if by == 'in-person' else 'by '}{kept}).\n")
    (no,) = reopen(journey.nos)
    assert no.channel == kept


def test_on_its_day_what_was_due_moves_to_tomorrow(bounceback: Command, db: Database, reopen: Reopen) -> None:
    feel.save_act(db, an_act(date(2026, 11, 23)))
    feel.save_act(db, an_act(date(2026, 11, 21)))
    feel.save_act(db, an_act(date(2026, 11, 30)))
    answer = bounceback("no", "Clerk", "Pell")
    assert "2 things that were due have moved to tomorrow.\n" in answer.out
    due = [item.fields["due_on"] for item in reopen(feel.feed)]
    assert sorted(due) == [date(2026, 11, 24), date(2026, 11, 24), date(2026, 11, 30)]


def test_an_earlier_no_moves_nothing(bounceback: Command, db: Database, reopen: Reopen) -> None:
    feel.save_act(db, an_act(date(2026, 11, 23)))
    assert "moved" not in bounceback("no", "Clerk", "Pell", "--on", "yesterday").out
    (act,) = reopen(feel.feed)
    assert act.fields["due_on"] == date(2026, 11, 23)


def test_a_kept_letter_is_mentioned(bounceback: Command, db: Database) -> None:
    assert "letter" not in bounceback("no", "Clerk", "Pell").out
    feel.save_capsule(db, CapsuleEntry.model_validate(WHEN | {"text": "secret words"}))
    out = bounceback("no", "Clerk", "Pell").out
    assert "A letter from a good day is kept: open bounceback to read it.\n" in out
    assert "secret words" not in out


def test_a_note_from_standard_input(bounceback: Command, reopen: Reopen) -> None:
    assert bounceback("no", "Clerk", "Pell", "-n", "-", stdin=b"two\nlines\n").code == 0
    (no,) = reopen(journey.nos)
    assert no.note == "two\nlines"


def test_markup_and_controls_are_kept_and_never_echoed_raw(bounceback: Command, reopen: Reopen) -> None:
    answers = [
        bounceback("no", "[/x] \x1b[31mclerk", "Pell \u202e[@click=app.quit]", "-n", "\x9b2J[/]\r"),
        bounceback("today"),
        bounceback("log"),
    ]
    for answer in answers:
        assert answer.code == 0
        assert not set(answer.out + answer.err) & set("\x1b\x9b\r\u202e")
    assert "[/x]" in answers[0].out
    (no,) = reopen(journey.nos)
    assert (no.role, no.organisation) == ("[/x] \x1b[31mclerk", "Pell \u202e[@click=app.quit]")
    assert no.note == "\x9b2J[/]\r"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("Clerk",),
        ("", "Pell"),
        ("  ", "Pell"),
        ("Clerk", ""),
        ("x" * 201, "Pell"),
        ("Clerk", "Pell", "more"),
        ("Clerk", "\udcff"),
        ("Cl\x00erk", "Pell"),
        ("Clerk", "Pell", "--reached", "moon"),
        ("Clerk", "Pell", "--by", "pigeon"),
        ("Clerk", "Pell", "--by", "\x1b[31m"),
        ("Clerk", "Pell", "--on", "tomorrow"),
        ("Clerk", "Pell", "--on", "nonsense"),
        ("Clerk", "Pell", "--on", "2026-02-30"),
        ("Clerk", "Pell", "--note", "\udcff"),
        ("Clerk", "Pell", "--note", "x" * 200_001),
        ("Clerk", "Pell", "--nope"),
    ],
    ids=range(18),
)
def test_what_cannot_be_a_no_is_refused(bounceback: Command, reopen: Reopen, arguments: tuple[str, ...]) -> None:
    sentence = bounceback("no", *arguments).refused(2)
    assert "\x1b" not in sentence
    assert len(sentence) < 1_100
    assert reopen(journey.nos) == []


def test_what_a_locked_file_does_not_take_is_kept_as_a_draft(
    bounceback: Command, db: Database, paths: config.Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "PATIENCE", 0.1)
    with closing(sqlite3.connect(paths.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        bounceback("no", "Clerk", "Pell", "--by", "in-person", "--on", "yesterday", "-n", "ouch").refused(1)
    (draft,) = Drafts(paths.database.with_name(paths.database.name + ".drafts")).left_behind()
    assert draft.key == "no"
    assert draft.fields == {
        "role": "Clerk",
        "organisation": "Pell",
        "day": "2026-11-22",
        "reached": "",
        "channel": "in person",
        "note": "ouch",
    }


def test_it_is_in_today_and_in_the_log(bounceback: Command) -> None:
    bounceback("no", "Clerk", "Pell", "--reached", "final")
    assert "Pell · day 0 (Clerk)" in bounceback("today").out
    assert json.loads(bounceback("today", "--json").out)["working"]["organisation"] == "Pell"
    assert "  no     Clerk, Pell; reached final\n" in bounceback("log").out
