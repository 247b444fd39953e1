"""Trials of one by hand: the tosses, the randomisation test, its interval, and what may be said at the end."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import comb, prod
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bounceback_tui.insights import trial_rules as rules
from bounceback_tui.insights.trial_rules import LENGTHS, Result, Trial, compare, outcome
from bounceback_tui.insights.trial_words import result_words, sentences

FIRST = date(2026, 1, 5)
NEVER = Random(0).randrange


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def ran(tosses: str = "AB" * 10, *, marks=None, stopped=None) -> Trial:
    done = {day(number): True for number in range(len(tosses))} if marks is None else marks
    return Trial("Does tea help?", "tea", "coffee", FIRST, "2" * (len(tosses) // 2), tosses, stopped, done)


def test_the_randomisation_test_by_hand():
    """Two blocks, 4 and 2 each: of four ways one makes 2, one −2 and two nothing, so two of four are as far."""
    found = compare("22", "ABAB", [4, 2, 4, 2], NEVER)
    assert found is not None
    assert (found.difference, found.chance, found.first_days, found.second_days) == (2, 0.5, 2, 2)
    other = compare("22", "ABBA", [4, 2, 4, 2], NEVER)
    assert other is not None and (other.difference, other.chance) == (0, 1)


def test_a_block_of_four_by_hand():
    """Six ways; 5 and 5 against 1 and 1 is the farthest, on one side and on the other: two of six."""
    found = compare("4", "AABB", [5, 5, 1, 1], NEVER)
    assert found is not None and found.difference == 4
    assert found.chance == pytest.approx(2 / 6)


def test_a_day_without_a_mood_drops_out_of_its_side():
    """4 against 2 and 2; dealt anew, the second block's one mood is on either side."""
    found = compare("22", "ABAB", [4, 2, None, 2], NEVER)
    assert found is not None
    assert (found.difference, found.first_days, found.second_days) == (2, 1, 2)
    assert found.chance == 0.5  # the four ways make 2, 1, −1 and −2
    assert compare("22", "ABAB", [4, None, 4, None], NEVER) is None


def test_the_interval_is_what_the_test_does_not_reject():
    tosses = "ABBA" * 5
    moods = [4.0 if side == "A" else 3.0 for side in tosses]
    moods[0], moods[9] = 2.0, 4.0
    found = compare("4" * 5, tosses, moods, Random(3).randrange)
    assert found is not None and found.chance <= 0.05
    assert 0 <= found.low < found.difference < found.high < 2
    same = compare("4" * 5, tosses, moods, Random(3).randrange)
    assert same == found  # the same seed, the same sample: it says the same each time one looks


@pytest.mark.parametrize("days", LENGTHS)
def test_tosses_are_balanced_in_every_block(days):
    chance = Random(days)
    blocks = rules.make_blocks(days, chance.randrange)
    tosses = rules.toss(blocks, chance.randrange)
    assert len(tosses) == sum(map(int, blocks)) == days and set(blocks) <= {"2", "4"}
    start = 0
    for size in map(int, blocks):
        block = tosses[start : start + size]
        assert block.count("A") == block.count("B") == size // 2
        start += size


def test_every_order_of_a_block_is_as_likely():
    chance = Random(1)
    counts = dict.fromkeys(rules.orders(4), 0)
    for _ in range(3000):
        counts[rules.toss("4", chance.randrange)] += 1
    assert len(counts) == 6 and all(400 < count < 600 for count in counts.values())


def test_which_day_it_is_by_the_local_date():
    trial = ran()
    assert [trial.number(day(number)) for number in (-1, 0, 19, 20, 400)] == [0, 1, 20, 21, 21]
    assert [trial.today(day(number)) for number in (-1, 0, 1, 20)] == [None, "tea", "coffee", None]
    assert not trial.over(day(19)) and trial.over(day(20))
    assert ran(stopped=day(3)).today(day(3)) is None and ran(stopped=day(3)).over(day(3))


def felt(better: float, tosses: str = "AB" * 10) -> dict[date, float]:
    wobble = Random(5)
    return {
        day(number): 3 + (better if side == "A" else 0) + wobble.choice((-0.3, 0.0, 0.3))
        for number, side in enumerate(tosses)
    }


def test_helped_is_said_of_what_helped_and_of_nothing_else():
    assert outcome(ran(), felt(1), NEVER).result is Result.FIRST_HELPED
    assert outcome(ran(), felt(-1), NEVER).result is Result.SECOND_HELPED
    assert outcome(ran(), felt(0), NEVER).result is Result.NO_DIFFERENCE
    alike = dict.fromkeys(ran().dates, 3.0)
    assert outcome(ran(), alike, NEVER).result is Result.NO_DIFFERENCE
    assert result_words(ran(), Result.FIRST_HELPED) == "“tea” helped"
    named = replace(ran(), first_condition="Tea with Ana")
    spoken = next(sentences(named, outcome(named, felt(2), NEVER), named.last + timedelta(days=1), nos=0, moods=20))
    assert spoken == "“Tea with Ana” helped."  # as it was written


def test_stopped_early_it_cannot_tell_however_it_looks():
    found = outcome(ran(stopped=day(12)), felt(2), NEVER)
    assert (found.result, found.why) == (Result.CANNOT_TELL, "it was stopped after day 12 of 20")
    assert found.compared is not None and found.compared.first_days == 6
    for soon in (FIRST, FIRST - timedelta(days=1)):
        found = outcome(ran(stopped=soon), felt(2), NEVER)
        assert found.compared is None and found.why == "it was stopped before its first day was over"
        told = " ".join(sentences(ran(stopped=soon), found, soon, nos=0, moods=0))
        assert told == "Cannot tell: it was stopped before its first day was over."


def test_not_as_planned_it_cannot_tell():
    few = {one: mood for number, (one, mood) in enumerate(felt(2).items()) if number < 13}
    assert "13 of 20 days have a mood" in outcome(ran(), few, NEVER).why
    assert outcome(ran(), few, NEVER).result is Result.CANNOT_TELL
    enough = {one: mood for number, (one, mood) in enumerate(felt(2).items()) if number < 14}
    assert outcome(ran(), enough, NEVER).result is Result.FIRST_HELPED
    skipped = ran(marks={day(number): number < 9 for number in range(20)})
    assert "done on 9 of 20 days" in outcome(skipped, felt(2), NEVER).why
    assert outcome(ran(), {}, NEVER).compared is None


def test_a_skipped_day_stays_on_its_side():
    marks = {day(number): number % 3 != 0 for number in range(20)}
    assert outcome(ran(marks=marks), felt(1), NEVER).compared == outcome(ran(), felt(1), NEVER).compared


def test_a_no_on_its_days_is_said_and_nothing_is_compared_before_the_end():
    told = " ".join(sentences(ran(), None, day(4), nos=2, moods=4))
    assert (
        "Today the coin says: tea. You said: done." in told
        and "Two no's came on its days; those days stay in" in told
    )
    assert "Nothing is compared before its last day is over" in told and "points" not in told
    done = outcome(ran(), felt(1), NEVER)
    after = " ".join(sentences(ran(), done, day(30), nos=0, moods=20))
    assert (
        "“tea” helped." in after
        and "Tossing alone makes as large a difference in less than 1 of 100 trials." in after
    )


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32), st.lists(st.none() | st.integers(1, 5), min_size=8, max_size=8))
def test_the_test_holds_what_it_promises(seed, moods):
    chance = Random(seed)
    blocks = rules.make_blocks(8, chance.randrange)
    tosses = rules.toss(blocks, chance.randrange)
    found = compare(blocks, tosses, moods, chance.randrange)
    if found is None:
        return
    ways = prod(comb(int(size), int(size) // 2) for size in blocks)
    assert 1 / ways <= found.chance <= 1  # its own way is always among them
    assert found.low <= found.difference <= found.high
    assert (found.chance <= 0.05) == (not found.low <= 0 <= found.high) or found.chance <= 0.05
    swapped = compare(blocks, tosses.translate(str.maketrans("AB", "BA")), moods, chance.randrange)
    assert swapped is not None and swapped.difference == pytest.approx(-found.difference)
    assert all(later >= earlier for earlier, later in pairwise(sorted([found.low, found.difference, found.high])))
