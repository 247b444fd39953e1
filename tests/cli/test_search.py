"""``bounceback search``: for people and for programs, with anything as its words, and without a file."""

import json

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def written(bounceback: Command) -> Command:
    """Two check-ins and a no."""
    bounceback(
        "checkin", "-p", "2", "-e", "4", "-f", "tense", "-n", "the second interview\x1b[31m went on", "--at", "08:00"
    )
    bounceback("checkin", "-p", "2", "-e", "4", "-n", "an interview, the second one today, with soup")
    bounceback("no", "Backend engineer", "Acme", "--on", "yesterday", "-n", "not senior enough")
    return bounceback


def test_where_words_are_newest_first(written: Command) -> None:
    assert written("search", "senior").out == "2026-11-22  A no · what stings\n            not [senior] enough\n"
    both = written("search", "second", "interv").out
    assert both.index("with soup") < both.index("went on")
    assert "2026-11-23  Feel · check-in\n" in both and "the [second] [interview]␛[31m went on" in both
    assert "soup" not in written("search", "second interview").out
    assert "went on" not in written("search", "interview", "soup").out
    assert "soup" not in written("search", "interview", "-soup").out
    assert "Persist · application, organisation\n            [Acme]" in written("search", "acm").out
    assert "Feel · check-in, word\n            [tense]" in written("search", "tense").out


def test_json_holds_the_same(written: Command) -> None:
    answer = written("search", "second interview", "--json")
    assert answer.out.isascii()
    assert json.loads(answer.out) == {
        "hits": [
            {
                "day": "2026-11-23",
                "room": "feel",
                "what": "check-in",
                "text": "the second interview\x1b[31m went on",
                "found": ["second interview"],
            }
        ],
        "more": False,
    }


def test_no_more_than_asked_for(written: Command) -> None:
    answer = written("search", "interview", "--most", "1")
    assert answer.out.count("Feel") == 1
    assert answer.err == "There are more; --most 2 shows further ones.\n"
    assert json.loads(written("search", "interview", "--most", "1", "--json").out)["more"] is True


def test_nothing_found_and_no_file(bounceback: Command) -> None:
    assert bounceback("search", "anything").out == "Nothing has that in it.\n"
    assert json.loads(bounceback("search", "x", "--json").out) == {"hits": [], "more": False}
    bounceback("checkin", "-p", "2", "-e", "4")
    answer = bounceback("search", "any\udcffthing")
    assert (answer.code, answer.out) == (0, "Nothing has that in it.\n")


@pytest.mark.parametrize("words", [["++"], ["-soup"], ["\x00"], ["\udcff"], ['"'], []])
def test_words_that_are_none_are_refused(written: Command, words: list[str]) -> None:
    assert written("search", *words).refused(2)
