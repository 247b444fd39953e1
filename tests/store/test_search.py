"""Finding words: what is understood, what is shown, and that no input does harm."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bounceback_tui.stages.feel.model import CheckIn
from bounceback_tui.store.database import Database, open_database
from bounceback_tui.store.search import HITS_EACH, Found, Pieces, expression, find, stems, windows
from tests.store.conftest import a_check_in

CheckIns = Callable[..., CheckIn]
NOTES = (
    "They rejected me, and my application is closed",
    'She said: "not senior enough"; it\'s the C++ part',
    "A second interview! Café with Zoë, planning applied",
    "I am tense and hopeful; the interview of the second team",
    "Happiness, hoping, carefulness: соба́ка 42 [/x] ﻿ ٣",
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A journal with one check-in a day, the last note the newest."""
    with closing(open_database(tmp_path_factory.mktemp("written") / "written.db")) as db:
        with db.writing() as session:
            session.add_all(a_check_in(note, day=date(2026, 3, 1 + day)) for day, note in enumerate(NOTES))
        yield db


def found(db: Database, typed: str, **how: Any) -> Found:
    with db.reading() as session:
        return find(session.connection().exec_driver_sql, typed, **how)


def days(db: Database, typed: str) -> list[int]:
    """Return which notes are found, counted from 1."""
    return [hit.day.day for hit in found(db, typed).hits if hit.day is not None and hit.number == 0]


def text(pieces: Pieces) -> str:
    return "".join(f"<{part}>" if marked else part for part, marked in pieces)


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("interview", [4, 3]),
        ("second interview", [4, 3]),
        ('"second interview"', [3]),
        ('"second interv', [3]),  # a phrase that is still being typed
        ("interview -tense", [3]),
        ('second -"second interview"', [4]),
        ("seni", [2]),
        ("sen enough", []),  # only the last word may be half typed
        ("sen ", []),
        ("h", [5, 4]),
        ("cafe", [3]),  # accents make no difference
        ("ZOE", [3]),
        ("it's", [2]),
        ("c++", [5, 3, 2, 1]),  # to the index that is a "c", and more may follow
        ("reject", [1]),
        ("rejecti", [1]),  # on the way to "rejection", which has the same stem
        ("rejection", [1]),
        ("applyin", [3]),
        ("happine", [5]),
        ("hopin", [5, 4]),  # hoping, hopeful
        ("carefulnes", [5]),
        ("plannin", [3]),
        ("42", [5]),
        ("собака", [5]),
        ("nowhere", []),
        ("-interview", []),
        ("", []),
        ('"" - -- "', []),
        ("[/x]", [5]),
    ],
)
def test_what_is_understood(written: Database, typed: str, where: list[int]) -> None:
    assert days(written, typed) == where


def test_what_was_found_is_marked_among_its_words(written: Database) -> None:
    (hit,) = found(written, "senior").hits
    assert (hit.source, hit.column, hit.day) == ("check_in", 0, date(2026, 3, 2))
    assert text(hit.pieces) == 'She said: "not <senior> enough"; it\'s the C++ part'


def test_every_place_of_a_text_is_a_hit_of_its_own(db: Database, check_in: CheckIns) -> None:
    with db.writing() as session:
        session.add(check_in(f"river {'and so on ' * 20}river bank {'and so on ' * 20}rivers\n" * 2))
    hits = found(db, "river").hits
    assert [hit.number for hit in hits] == [0, 1, 2] and len(hits) == HITS_EACH
    assert text(hits[0].pieces).startswith("<river> and so on") and text(hits[0].pieces).endswith("…")
    assert text(hits[1].pieces).startswith("…on and so on and") and "<river> bank" in text(hits[1].pieces)
    assert all(len(text(hit.pieces)) < 140 for hit in hits)


def test_newest_first_a_page_at_a_time(db: Database, check_in: CheckIns) -> None:
    with db.writing() as session:
        session.add_all(check_in("again", day=date(2026, 1, 1) + timedelta(days=day % 50)) for day in range(120))
    first = found(db, "again", entries=50)
    second = found(db, "again", entries=50, before=first.more)
    third = found(db, "again", entries=50, before=second.more)
    hits = [*first.hits, *second.hits, *third.hits]
    assert third.more is None and len({hit.key for hit in hits}) == 120
    assert [hit.day for hit in hits] == sorted((hit.day for hit in hits), reverse=True)  # type: ignore[type-var]


def test_a_new_word_is_found_at_once_and_a_deleted_one_no_more(db: Database, check_in: CheckIns) -> None:
    row = check_in("kingfisher")
    with db.writing() as session:
        session.add(row)
    assert len(found(db, "kingf").hits) == 1
    with db.writing() as session:
        session.get_one(CheckIn, row.id).note = "heron"
    assert not found(db, "kingf").hits and len(found(db, "heron").hits) == 1
    with db.writing() as session:
        session.delete(session.get_one(CheckIn, row.id))
    assert not found(db, "heron").hits


def test_a_page_of_twenty_thousand_words_is_shown_in_part(db: Database, check_in: CheckIns) -> None:
    with db.writing() as session:
        session.add(check_in("word " * 19_999 + "needle"))
    (hit,) = found(db, "needle").hits
    assert len(text(hit.pieces)) < 60
    assert len(found(db, "word").hits) == HITS_EACH


WILD = st.text(st.one_of(st.characters(), st.sampled_from("\"'*^-+:(){}[]\x00\ud800 \tANDORNOTNEAR")), max_size=40)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WILD)
@example('c0 : "x"')
@example("NEAR(a b, 3)")
@example("^plain")
@example("a* OR b*")
@example("{c0 c1}: x")
@example('"\x00"')
@example("-" * 300)
@example('"' * 301)
@example(" ".join("ab" for _ in range(400)))
def test_no_input_does_harm(written: Database, typed: str) -> None:
    for hit in found(written, typed).hits:
        assert any(marked for _, marked in hit.pieces)
    assert expression(typed).count('"') % 2 == 0


@settings(max_examples=50)
@given(st.lists(st.text(st.sampled_from("ab \n…"), max_size=60), max_size=9))
def test_windows_show_what_was_found_and_nothing_else(parts: list[str]) -> None:
    whole = "".join(parts)
    for pieces in windows(parts):
        shown = "".join(part for part, _ in pieces)
        assert shown.strip("…") in whole
        assert all(part in parts[1::2] or parts[1::2] for part, marked in pieces if marked)


def test_stems_of_a_half_typed_word() -> None:
    assert "reject" in stems("rejectio") and "plan" in stems("plannin") and "hope" in stems("hopin")
    assert stems("cat") == [] and stems("") == []
