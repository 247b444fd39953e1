from pathlib import Path

import pytest

from bounceback_tui import config
from bounceback_tui.care import text
from bounceback_tui.content.checks import ContentError
from bounceback_tui.content.loader import countries
from tests.cli.conftest import Command

NOT_TREATMENT = "This is a self-help tool, not treatment."


@pytest.mark.parametrize("code", sorted(countries()))
def test_everything_known_of_a_country_is_said(bounceback: Command, code: str) -> None:
    answer = bounceback("lines", "--country", code)
    assert (answer.code, answer.err) == (0, "")
    country = countries()[code]
    assert answer.out.startswith(f"{country.name}\n")
    assert (country.emergency or "the local emergency number") in answer.out
    for line in country.lines:
        for known in (line.number, line.name, line.how, line.hours, line.languages):
            assert known is None or known in answer.out
        assert ("please check" in answer.out) or line.checked_on is not None
        assert line.source_year is None or f"{line.source_year} data set" in answer.out
    assert "findahelpline.com" in answer.out
    assert NOT_TREATMENT in answer.out


def test_when_a_number_was_checked_is_said(bounceback: Command) -> None:
    assert "checked on 24 November 2026" in bounceback("lines", "--country", "US").out
    assert "from a 2021 data set" in bounceback("lines", "--country", "IE").out
    assert "please check" in bounceback("lines", "--country", "NZ").out


@pytest.mark.parametrize("typed", ["GB", "gb", "UK", "uk", " United  Kingdom ", "united kingdom"])
def test_a_country_is_known_by_code_and_by_name(bounceback: Command, typed: str) -> None:
    assert bounceback("lines", "--country", typed).out.startswith("United Kingdom\n")


def test_without_the_option_preferences_come_before_the_locale(
    bounceback: Command, paths: config.Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    assert bounceback("lines").out.startswith("Austria\n")
    monkeypatch.setenv("LC_MESSAGES", "en_IE.UTF-8")
    assert bounceback("lines").out.startswith("Ireland\n")
    monkeypatch.setenv("LC_ALL", "nl_NL")
    assert bounceback("lines").out.startswith("Netherlands\n")
    monkeypatch.setenv("LC_ALL", "C")
    assert bounceback("lines").out.startswith("Ireland\n")
    paths.preferences.write_text('country = "fr"\n')
    assert bounceback("lines").out.startswith("France\n")


@pytest.mark.parametrize("typed", ["XX", "Narnia", "", "ZZ", "\x1b[31m", "\udcff", "../.."])
def test_an_unknown_country_is_told_where_to_turn(bounceback: Command, typed: str) -> None:
    answer = bounceback("lines", "--country", typed)
    assert (answer.code, answer.err) == (0, "")
    assert "call the local emergency number" in answer.out
    assert "findahelpline.com" in answer.out
    assert "New Zealand (NZ)" in answer.out
    assert NOT_TREATMENT in answer.out
    assert "\x1b" not in answer.out


def test_a_country_that_nothing_names_can_be_said(bounceback: Command) -> None:
    assert "say it with --country" in bounceback("lines").out


def test_it_needs_no_database_and_no_home(
    bounceback: Command, paths: config.Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.database.parent.mkdir()
    paths.database.write_bytes(b"no database at all")
    assert bounceback("lines", "--country", "DE").out.startswith("Germany\n")
    for name in ("HOME", "BOUNCEBACK_DB", "BOUNCEBACK_PREFERENCES"):
        monkeypatch.delenv(name)
    assert bounceback("lines", "--country", "DE").out.startswith("Germany\n")


def test_broken_content_files_still_say_where_to_turn(bounceback: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ContentError("a file is wrong")

    monkeypatch.setattr(text, "countries", broken)
    monkeypatch.setattr(text, "fallback", broken)
    answer = bounceback("lines", "--country", "DE")
    assert answer.code == 0
    assert "call the local emergency number" in answer.out
    assert "findahelpline.com" in answer.out


def test_locate_names_every_place(bounceback: Command, paths: config.Paths, home: Path) -> None:
    lines = bounceback("locate").out.splitlines()
    places = dict(line.split(maxsplit=1) for line in lines)
    assert places["data"] == str(paths.database)
    assert places["preferences"] == str(paths.preferences)
    assert places["drafts"] == f"{paths.database}.drafts"
    assert places["backups"] == f"{paths.database}.backups"
    assert places["log"].startswith(str(home))
    assert not paths.database.parent.exists()


def test_locate_shows_a_strange_path_safely(bounceback: Command, paths: config.Paths) -> None:
    out = bounceback("--db", str(paths.database.with_name("a\x1b[31m\nb\udcff.db")), "locate").out
    assert len(out.splitlines()) == 5
    assert "\x1b" not in out
    assert "\udcff" not in out
