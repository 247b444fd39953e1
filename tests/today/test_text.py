import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounceback_tui.store.glance import Check, Due, Glance, Working
from bounceback_tui.today.known import Known
from bounceback_tui.today.text import full_day, indented, local_iso, today_json, today_text
from tests.conftest import NOON

TODAY = date(2026, 11, 23)
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)


def a_check(**changes: Any) -> Check:
    values: dict[str, Any] = {
        "at": datetime(2026, 11, 23, 7, 10, tzinfo=UTC),
        "day": TODAY,
        "utc_offset": 60,
        "pleasantness": 3,
        "energy": 2,
        "note": "",
        "words": ("flat",),
    }
    return Check(**(values | changes))


def a_working(**changes: Any) -> Working:
    values: dict[str, Any] = {
        "id": "ab" * 16,
        "role": "Clerk",
        "organisation": "Pell",
        "day": TODAY - timedelta(days=3),
        "note": "",
        "done": frozenset({"feel"}),
        "stung": False,
    }
    return Working(**(values | changes))


def test_a_full_day() -> None:
    glance = Glance(
        today=TODAY,
        ever=True,
        checks=(a_check(note="one\ntwo"), a_check(at=datetime(2026, 11, 23, 12, tzinfo=UTC), words=())),
        daily={TODAY: 3.0, TODAY - timedelta(days=3): 1.0},
        nos=((TODAY - timedelta(days=3), "Pell"),),
        working=a_working(),
        dues=(Due("act", "cd" * 16, "make the bed", TODAY),),
    )
    assert today_text(glance, NOON) == (
        "Monday 23 November 2026. Good evening.\n"
        "Pell · day 3 (Clerk)\n"
        "\n"
        "One small step: When it stings\n"
        "  Three fields: what hurts, who else knows this, what you would tell a friend with it.\n"
        "  About 10 minutes. Why this: Day 3 after Pell, and nothing is written about it yet.\n"
        "\n"
        "Today\n"
        "  08:10  flat (in between, low energy)\n"
        "         one\n"
        "         two\n"
        "  13:00  in between, low energy\n"
        "\n"
        "The last 30 days\n"
        "                            ▾\n"
        "  ··························▁··▅\n"
        "  30 days, 2 with a check-in: lowest 1.0, highest 3.0, latest 3.0 of 5; 1 no (▾).\n"
        "\n"
        "Waiting for you\n"
        "  today       make the bed\n"
    )


def test_an_empty_day_says_so_without_a_plot() -> None:
    text = today_text(Glance(TODAY), NOON)
    assert "No check-in yet: bounceback checkin makes one." in text
    assert "No check-in in the last 30 days." in text
    assert "··" not in text
    assert "Waiting" not in text


def test_a_long_list_is_cut_and_counted() -> None:
    dues = tuple(Due("act", f"{n:032x}", f"thing {n}", TODAY + timedelta(days=n)) for n in range(11))
    text = today_text(Glance(TODAY, dues=dues), NOON)
    assert "thing 7\n" in text
    assert "thing 8" not in text
    assert text.endswith("  and 3 more\n")
    assert len(today_json(Glance(TODAY, dues=dues), NOON)["waiting"]) == 11  # type: ignore[arg-type]


def test_a_run_of_low_days_names_help_and_diagnoses_nothing() -> None:
    text = today_text(Glance(TODAY), NOON, low_run="The last three days you checked in were hard ones.")
    assert "The last three days you checked in were hard ones." in text
    assert "bounceback lines shows whom to call" in text
    assert "watches nobody" in text
    assert today_json(Glance(TODAY), NOON, low_run="Hard.")["low_run"] == "Hard."


def test_an_old_no_is_not_named_any_more() -> None:
    glance = Glance(TODAY, working=a_working(day=TODAY - timedelta(days=61)))
    assert "Pell" not in today_text(glance, NOON)
    assert today_json(glance, NOON)["working"] is None


@given(note=ANY_TEXT, word=ANY_TEXT, role=ANY_TEXT, thing=ANY_TEXT)
def test_nothing_written_reaches_the_terminal_as_a_command(note: str, word: str, role: str, thing: str) -> None:
    glance = Glance(
        TODAY,
        checks=(a_check(note=note, words=(word,)),),
        working=a_working(role=role, organisation=thing),
        dues=(Due("act", "ef" * 16, thing, TODAY),),
    )
    text = today_text(glance, NOON)
    assert not {character for character in text if not character.isprintable() and ord(character) < 0xA0} - set(
        "\n\t"
    )
    assert not set(text) & set("\u202e\u2066\u200b\u2028")
    values = json.loads(json.dumps(today_json(glance, NOON)))
    assert values["check_ins"][0]["note"] == note
    assert values["check_ins"][0]["words"] == [word]
    assert values["waiting"][0]["text"] == thing


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(60, "2026-11-23T08:10:00+01:00"), (0, "2026-11-23T07:10:00+00:00"), (-210, "2026-11-23T03:40:00-03:30")],
)
def test_a_moment_is_told_on_its_own_clock(offset: int, expected: str) -> None:
    assert local_iso(datetime(2026, 11, 23, 7, 10, tzinfo=UTC), offset) == expected


def test_lines_are_moved_and_empty_ones_stay_empty() -> None:
    assert indented("a\n\n b\x1b\n", 2) == "  a\n\n   b␛"
    assert full_day(date(2028, 2, 29)) == "Tuesday 29 February 2028"


def test_what_the_last_times_took_is_told_in_the_same_words() -> None:
    known = Known("The last three times you were back to usual in 4–6 days.", (4, 6, 5), "Day 2; the last times.")
    glance = Glance(TODAY, ever=True, daily={TODAY: 3.0})
    text = today_text(glance, NOON, known=known)
    assert "Good evening. Day 2; the last times.\n" in text
    assert "\n  The last three times you were back to usual in 4–6 days.\n" in text
    told = today_json(glance, NOON, known=known)
    assert told["bounce"] == {"sentence": known.bounce, "days": [4, 6, 5]}
    assert today_json(glance, NOON)["bounce"] == {"sentence": None, "days": []}
