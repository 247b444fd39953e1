import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from bounceback_tui import config
from bounceback_tui.content.loader import activities
from bounceback_tui.stages.feel import activity_records, records
from bounceback_tui.stages.feel.model import CheckIn
from bounceback_tui.stages.feel.rules import Item
from bounceback_tui.store import faults
from bounceback_tui.store.database import Database
from bounceback_tui.store.drafts import Drafts
from bounceback_tui.store.errors import StoreError
from tests.cli.conftest import Command
from tests.conftest import ZONE, Clock

Reopen = Callable[[Callable[[Database], Any]], Any]


def kept(db: Database) -> list[Item]:
    return list(records.feed(db))


def only(reopen: Reopen) -> Item:
    (item,) = reopen(kept)
    assert isinstance(item, Item)
    return item


def test_a_check_in_is_saved_and_said(bounceback: Command, reopen: Reopen) -> None:
    answer = bounceback("checkin", "-p", "2", "-e", "4", "-f", "tense", "-f", "hopeful", "-n", "call went fine")
    assert answer.code == 0
    assert answer.out == "Saved 18:40: tense, hopeful (unpleasant, high energy).\n"
    assert answer.err == ""
    item = only(reopen)
    assert item.words == ("tense", "hopeful")
    assert item.fields == {"pleasantness": 2, "energy": 4, "note": "call went fine"}
    assert item.at == datetime(2026, 11, 23, 17, 40, tzinfo=UTC)
    assert (item.day, item.utc_offset) == (date(2026, 11, 23), 60)


def test_long_options_do_the_same(bounceback: Command, reopen: Reopen) -> None:
    answer = bounceback("checkin", "--pleasantness=5", "--energy=1", "--feel=calm", "--note=tea", "--at=08:10")
    assert answer.out == "Saved 08:10: calm (very pleasant, very low energy).\n"
    assert only(reopen).fields["note"] == "tea"


def test_no_words_are_needed(bounceback: Command, reopen: Reopen) -> None:
    assert bounceback("checkin", "-p3", "-e3").out == "Saved 18:40: in between, medium energy.\n"
    assert only(reopen).words == ()


def test_the_day_begins_when_the_preferences_say(
    bounceback: Command, clock: Clock, paths: config.Paths, reopen: Reopen
) -> None:
    paths.preferences.write_text('day_starts = "06:00"\n')
    clock.now = datetime(2026, 11, 23, 5, 30, tzinfo=ZONE)
    assert bounceback("checkin", "-p", "3", "-e", "1").code == 0
    assert only(reopen).day == date(2026, 11, 22)


def test_earlier_moments_are_said_with_their_day(bounceback: Command, reopen: Reopen) -> None:
    answer = bounceback("checkin", "-p", "4", "-e", "2", "--at", "yesterday 18:00")
    assert answer.out == "Saved yesterday, 18:00: pleasant, low energy.\n"
    item = only(reopen)
    assert (item.at, item.day) == (datetime(2026, 11, 22, 17, tzinfo=UTC), date(2026, 11, 22))


@pytest.mark.parametrize("when", ["tomorrow", "2026-11-23 18:41", "2027-01-01", "soonish", "5", "32 Nov", "\x1b[31m"])
def test_a_moment_that_is_none_or_to_come_is_refused(bounceback: Command, paths: config.Paths, when: str) -> None:
    sentence = bounceback("checkin", "-p", "3", "-e", "3", "--at", when).refused(2)
    assert "\x1b" not in sentence
    assert not paths.database.exists()


@pytest.mark.parametrize(
    "value", ["0", "6", "-1", "2.5", "x", "", "٣", "1e0", "99999999999999999999", "\x1b[31m", "\udcff"]
)
@pytest.mark.parametrize(("option", "other"), [("-p", "-e"), ("-e", "-p")])
def test_a_place_off_the_grid_is_refused(
    bounceback: Command, paths: config.Paths, option: str, other: str, value: str
) -> None:
    sentence = bounceback("checkin", option, value, other, "3").refused(2)
    assert "from 1 (very" in sentence
    assert "\x1b" not in sentence
    assert not paths.database.exists()


@pytest.mark.parametrize(
    "arguments", [("-p", "3"), ("-e", "3"), ("-f", "tense"), ("-n", "x"), ("--own",), ("--at", "now")]
)
def test_half_a_place_is_refused(bounceback: Command, paths: config.Paths, arguments: tuple[str, ...]) -> None:
    assert "needs both -p and -e" in bounceback("checkin", *arguments).refused(2)
    assert not paths.database.exists()


# Words and activities


def test_words_are_found_whatever_their_case_and_spacing(bounceback: Command, reopen: Reopen) -> None:
    answer = bounceback("checkin", "-p", "2", "-e", "5", "-f", "On  Edge", "-f", "on edge")
    assert "on edge (unpleasant" in answer.out
    assert only(reopen).words == ("on edge",)


def test_an_unknown_word_is_refused_and_near_ones_are_named(bounceback: Command, reopen: Reopen) -> None:
    sentence = bounceback("checkin", "-p", "4", "-e", "3", "-f", "hopefull").refused(2)
    assert "hopeful" in sentence
    assert "--own" in sentence
    assert reopen(kept) == []


def test_a_word_like_no_other_is_answered_with_words_of_that_place(bounceback: Command) -> None:
    sentence = bounceback("checkin", "-p", "2", "-e", "4", "-f", "zxqv").refused(2)
    assert "angry, anxious, frustrated" in sentence


def test_an_unknown_word_becomes_an_own_one_when_asked(bounceback: Command, reopen: Reopen) -> None:
    answer = bounceback("checkin", "-p", "2", "-e", "4", "-f", "Inbox dread", "-f", "tense", "--own")
    assert "Saved 18:40: Inbox dread, tense (" in answer.out
    assert "Your own from now on: Inbox dread." in answer.out
    view = reopen(lambda db: records.view(db, today=date(2026, 11, 23)))
    (own,) = [word for word in view.words if word.word == "Inbox dread"]
    assert (own.pleasantness, own.energy) == (2, 4)
    assert view.own_words == {"Inbox dread"}
    again = bounceback("checkin", "-p", "3", "-e", "3", "-f", "inbox dread")
    assert again.out == "Saved 18:40: Inbox dread (in between, medium energy).\n"


@pytest.mark.parametrize("word", ["", "  ", "\udcff", "x\x00y", "x" * 41])
def test_a_word_that_cannot_be_one_is_refused(bounceback: Command, reopen: Reopen, word: str) -> None:
    bounceback("checkin", "-p", "2", "-e", "4", "-f", word, "--own").refused(2)
    assert reopen(kept) == []
    assert reopen(records.words_known) == set()


def test_what_the_day_was_made_of(bounceback: Command, reopen: Reopen) -> None:
    answer = bounceback("checkin", "-p", "4", "-e", "3", "--did", "Walk", "--did", "music", "--at", "yesterday 12:00")
    assert answer.out.endswith("; the day was made of walk, music.\n")
    assert reopen(lambda db: activity_records.activities(db, date(2026, 11, 22))) == ["music", "walk"]
    assert bounceback("checkin", "-p", "4", "-e", "3", "--did", "walk", "--at", "yesterday 13:00").code == 0
    assert reopen(lambda db: activity_records.activities(db, date(2026, 11, 22))) == ["music", "walk"]


def test_an_unknown_activity_is_refused_unless_asked(bounceback: Command, reopen: Reopen) -> None:
    assert "try walk" in bounceback("checkin", "-p", "4", "-e", "3", "--did", "wlk").refused(2)
    assert reopen(kept) == []
    assert bounceback("checkin", "-p", "4", "-e", "3", "--did", "choir", "--own").code == 0
    assert reopen(activity_records.own_activities) == ["choir"]
    assert "choir" not in activities()
    assert bounceback("checkin", "-p", "4", "-e", "3", "--did", "Choir").code == 0


# Notes

HOSTILE = [
    "got [/x] [red]today[/red] and [/]",
    "[@click=app.quit]leave[/]",
    "\x1b]0;title\x07\x1b[31mred\x9b2J\x7f",
    "zero\u200bwidth\u2060and\ufeffmore",
    "\u202eright to left\u202c שלום",
    "a\tb\nc\r\nd",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE check_in; --",
    "👩‍👩‍👧 e\u0301 ﷽",
    "x" * 200_000,
]


@pytest.mark.parametrize("note", HOSTILE, ids=range(len(HOSTILE)))
def test_a_note_is_kept_as_typed_and_never_echoed_raw(bounceback: Command, reopen: Reopen, note: str) -> None:
    saved = bounceback("checkin", "-p", "3", "-e", "3", "-n", note)
    assert saved.code == 0
    assert only(reopen).fields["note"] == note
    shown = [saved, bounceback("log"), bounceback("today")]
    as_json = bounceback("log", "--json")
    for answer in [*shown, as_json]:
        assert not set(answer.out + answer.err) & set("\x00\x07\x1b\x7f\x9b\r\u202e\u200b\ufeff")
    assert json.loads(as_json.out)["days"][0]["entries"][0]["note"] == note
    assert as_json.out.isascii()


@pytest.mark.parametrize("note", ["a\x00b", "\udcff"])
def test_a_note_that_cannot_be_stored_is_refused(bounceback: Command, reopen: Reopen, note: str) -> None:
    assert "cannot be stored" in bounceback("checkin", "-p", "3", "-e", "3", "-n", note).refused(2)
    assert reopen(kept) == []


def test_a_note_longer_than_fits_is_refused(bounceback: Command, reopen: Reopen) -> None:
    assert "200000 characters" in bounceback("checkin", "-p", "3", "-e", "3", "-n", "x" * 200_001).refused(2)
    assert reopen(kept) == []


def test_a_note_from_standard_input(bounceback: Command, reopen: Reopen) -> None:
    answer = bounceback("checkin", "-p", "3", "-e", "3", "-n", "-", stdin="first\n\n  second – é\n".encode())
    assert answer.err == ""
    assert only(reopen).fields["note"] == "first\n\n  second – é"


@pytest.mark.parametrize(("option", "stdin"), [("", b""), ("  ", b""), ("-", b""), ("-", b"\n")])
def test_an_empty_note_is_said_and_the_rest_is_saved(
    bounceback: Command, reopen: Reopen, option: str, stdin: bytes
) -> None:
    answer = bounceback("checkin", "-p", "3", "-e", "3", "-n", option, stdin=stdin)
    assert answer.code == 0
    assert answer.out.startswith("Saved")
    assert answer.err == "The note was empty, so none was kept.\n"
    assert only(reopen).fields["note"] == ""


@pytest.mark.parametrize("stdin", [None, b"\xff\xfe", b"x" * 1_000_001], ids=["none", "not UTF-8", "a megabyte"])
def test_a_note_that_cannot_be_read_is_refused(bounceback: Command, paths: config.Paths, stdin: bytes | None) -> None:
    sentence = bounceback("checkin", "-p", "3", "-e", "3", "-n", "-", stdin=stdin).refused(2)
    assert sentence.endswith("nothing was saved.")
    assert not paths.database.exists()


# A file that does not take it


def test_what_a_locked_file_does_not_take_is_kept_as_a_draft(
    bounceback: Command, db: Database, paths: config.Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "PATIENCE", 0.1)
    with closing(sqlite3.connect(paths.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        sentence = bounceback("checkin", "-p", "2", "-e", "4", "-f", "tense", "-n", "-", stdin=b"private\n").refused(
            1
        )
    assert "another program" in sentence
    assert "draft" in sentence
    assert "private" not in sentence
    (draft,) = Drafts(paths.database.with_name(paths.database.name + ".drafts")).left_behind()
    assert draft.key == "check-in"
    assert draft.fields["place"] == [2, 4]
    assert draft.fields["words"] == ["tense"]
    assert draft.fields["note"] == "private"
    assert datetime.fromisoformat(draft.fields["when"]) == datetime(2026, 11, 23, 17, 40, tzinfo=UTC)
    with db.reading() as session:
        assert session.exec(select(CheckIn)).all() == []


@pytest.mark.parametrize("when", ["", "  "])
def test_an_empty_time_is_not_taken_for_now(bounceback: Command, paths: config.Paths, when: str) -> None:
    for command in (("checkin", "-p", "3", "-e", "3", "--at", when), ("no", "Clerk", "Pell", "--on", when)):
        answer = bounceback(*command)
        assert answer.code == 2 and "has nothing in it" in answer.err and "nothing was saved" in answer.err
    assert not paths.database.exists()


COMMANDS = [
    ("checkin", "-p3", "-e3"),
    ("no", "Clerk", "Pell"),
    ("did", "a chapter"),
    ("did", "a chapter", "--kind", "skill", "--minutes", "40"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_does_not_open_is_no_reason_to_lose_a_word(
    bounceback: Command, paths: config.Paths, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    assert bounceback("checkin", "-p3", "-e3").code == 0

    def refuse(path: Path) -> None:
        raise StoreError(f"{path} is read-only.")

    monkeypatch.setattr("bounceback_tui.store.database._require_writable", refuse)
    note = () if command[0] == "did" else ("-n", "a precious line")
    answer = bounceback(*command, *note)
    assert answer.code == 1 and "is read-only. It is kept as a draft" in answer.err
    (draft,) = Drafts(paths.database.with_name(paths.database.name + ".drafts")).left_behind()
    assert ("a precious line" if note else "a chapter") in str(draft.fields)


def test_nothing_is_put_beside_a_file_of_somebody_else(bounceback: Command, paths: config.Paths) -> None:
    paths.database.parent.mkdir(parents=True, exist_ok=True)
    paths.database.write_text("a letter to my landlord")
    answer = bounceback("checkin", "-p3", "-e3", "-n", "a line")
    assert answer.code == 1 and "draft" not in answer.err
    assert [file.name for file in paths.database.parent.iterdir()] == [paths.database.name]
