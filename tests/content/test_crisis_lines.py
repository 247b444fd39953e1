"""The crisis lines: each number is written out here a second time, so that no slip of the keyboard stays."""

import re

import pytest

from bounceback_tui.content.loader import countries

CHECKED = {"US": ["988"], "CA": ["988"]}
OF_2021 = {
    "IE": ["116 123"],
    "DE": ["0800 111 0 111", "0800 111 0 222"],
    "AT": ["142"],
    "CH": ["143"],
    "NL": ["113", "0800 0113"],
    "AU": ["13 11 14"],
}
RECALLED = {"GB": ["116 123"], "FR": ["3114"], "ES": ["024"], "NZ": ["1737"]}

EMERGENCY = {"US": "911", "CA": "911", "GB": "999 or 112", "AU": "000", "CH": None, "NZ": None}
EU = {
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE",
    "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
}  # fmt: skip


def test_the_lines_are_these_and_no_others() -> None:
    found = {code: [line.number for line in land.lines] for code, land in countries().items() if land.lines}
    assert found == CHECKED | OF_2021 | RECALLED


def test_every_line_says_how_far_it_can_be_trusted() -> None:
    for code in CHECKED:
        for line in countries()[code].lines:
            assert (line.checked_on, line.please_check, line.how) == ("2026-11-24", False, "call or text")
    for code in OF_2021:
        for line in countries()[code].lines:
            assert (line.checked_on, line.source_year, line.please_check) == ("2021", 2021, False)
    for code in RECALLED:
        for line in countries()[code].lines:
            assert (line.checked_on, line.source_year, line.please_check) == (None, None, True)


def test_every_line_has_what_the_screen_needs() -> None:
    for land in countries().values():
        for line in land.lines:
            assert line.name and line.source
            assert re.fullmatch(r"[0-9 ]+", line.number)


def test_emergency_numbers() -> None:
    assert {code: land.emergency for code, land in countries().items()} == EMERGENCY | dict.fromkeys(EU, "112")


def test_countries_are_keyed_by_code_and_ordered_by_name() -> None:
    assert all(code == land.code for code, land in countries().items())
    names = [land.name for land in countries().values()]
    assert names == sorted(names)
    assert len(set(names)) == len(names)


def test_what_is_remembered_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        countries()["XX"] = countries()["US"]  # type: ignore[index]
