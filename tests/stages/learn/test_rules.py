"""The rules of letters, pure: working days, states, folding, the overview."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounceback_tui.stages.learn import folding_rules, rules
from bounceback_tui.stages.learn.rules import About, Entry, Figures, State

FRIDAY = date(2026, 11, 20)
KEY = UUID(int=1)


def entry(state=State.SENT, **dates) -> Entry:
    return Entry(KEY, True, "Jordan", "Globex", state, FRIDAY, **dates)


def test_seven_working_days_pass_over_the_weekend():
    assert rules.working_days_after(FRIDAY, 7) == date(2026, 12, 1)


def test_holidays_and_other_weekends_are_passed_over():
    assert rules.working_days_after(FRIDAY, 1, holidays=[date(2026, 11, 23)]) == date(2026, 11, 24)
    assert rules.working_days_after(date(2026, 11, 26), 1, weekend=[4, 5]) == date(2026, 11, 29)
    assert rules.working_days_after(date(2026, 12, 23), 2, holidays=[date(2026, 12, 25)]) == date(2026, 12, 28)


@given(
    st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    st.integers(1, 40),
    st.sets(st.integers(0, 6), max_size=6),
    st.sets(st.integers(1, 30), max_size=8),
)
def test_the_day_is_a_working_day_with_so_many_between(day, count, weekend, holidays):
    off = {day + timedelta(days=gone) for gone in holidays}
    found = rules.working_days_after(day, count, weekend=weekend, holidays=off)
    between = [day + timedelta(days=gone) for gone in range(1, (found - day).days + 1)]
    assert sum(1 for one in between if one.weekday() not in weekend and one not in off) == count
    assert found.weekday() not in weekend and found not in off


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (entry(State.DRAFT), "draft"),
        (entry(sent_on=FRIDAY, follow_up_on=FRIDAY + timedelta(days=11)), "waiting 5 d"),
        (entry(sent_on=FRIDAY, follow_up_on=FRIDAY + timedelta(days=5)), "due"),
        (entry(sent_on=FRIDAY - timedelta(days=9), followed_up_on=FRIDAY + timedelta(days=3)), "waiting 2 d"),
        (entry(State.ANSWERED, sent_on=FRIDAY), "answered"),
        (entry(State.SILENT, sent_on=FRIDAY), "silent"),
    ],
)
def test_where_a_letter_stands(one, told):
    assert rules.state_words(one, FRIDAY + timedelta(days=5)) == told


MAIL = """Hi Sam,

you were close.
> quoted > once
>> and twice

On Mon, 2 Nov 2026 at 10:00, Sam wrote:
> more of it
--\x20
Jordan
Globex
"""


def test_quoted_lines_and_the_signature_are_told_from_the_words():
    parts = folding_rules.fold(MAIL)
    assert [part.folded for part in parts] == ["", "quoted lines", "", "quoted lines", "signature"]
    assert parts[0].text == "Hi Sam,\n\nyou were close.\n"
    assert folding_rules.folded_words(parts[-1]) == "signature, 3 lines"
    assert folding_rules.folded_words(parts[1]) == "2 quoted lines"


@pytest.mark.parametrize("line", ["-----Original Message-----", "----- Ursprüngliche Nachricht -----", "_" * 32])
def test_all_below_an_original_message_is_quoted(line):
    parts = folding_rules.fold(f"Thanks.\n{line}\nFrom: x\n\nwords")
    assert [part.folded for part in parts] == ["", "quoted lines"]


@given(
    st.lists(
        st.sampled_from(["words", "> quoted", "-- ", "", "On Monday x wrote:", "\r", "\x0b", "Sent from my phone"])
        | st.text(max_size=20)
    ).map("\n".join)
)
def test_no_letter_of_an_answer_is_lost_by_folding(text):
    assert "".join(part.text for part in folding_rules.fold(text)) == text


def test_below_five_answers_no_days_are_told():
    few = rules.overview(Figures(9, 4, (1, 2, 3, 4)))
    assert few == "9 asked, 4 answered. Too few answers yet to say how long they take."
    told = rules.overview(Figures(12, 5, (1, 4, 6, 9, 19)))
    assert told == "12 asked, 5 answered, after 6 days in the middle (1 to 19, n = 5)."
    assert rules.overview(Figures()).startswith("Nobody asked so far.")


def test_a_day_before_the_no_is_too_early():
    about = About(no_day=FRIDAY)
    assert "2026-11-20" in rules.too_early(FRIDAY - timedelta(days=1), about)
    assert rules.too_early(FRIDAY, about) == "" == rules.too_early(date(1999, 1, 1), About())
