"""The first stage's pure rules."""

from hypothesis import given
from hypothesis import strategies as st

from bounceback_tui.content.model import Feeling
from bounceback_tui.stages.feel import rules

PLACES = st.integers(1, 5)
FEELINGS = st.builds(Feeling, st.text("abcdefgh", min_size=1, max_size=8), PLACES, PLACES, st.just(""))


@given(st.lists(FEELINGS), PLACES, PLACES)
def test_nearest_keeps_every_word_and_orders_by_distance(words, pleasantness, energy):
    found = rules.nearest(words, pleasantness, energy)
    assert sorted(word.word for word in found) == sorted(word.word for word in words)
    far = [(word.pleasantness - pleasantness) ** 2 + (word.energy - energy) ** 2 for word in found]
    assert far == sorted(far)


@given(st.lists(FEELINGS), st.text(max_size=5))
def test_matching_gives_only_words_that_contain_what_was_typed_beginnings_first(words, typed):
    found = rules.matching(words, typed)
    wanted = typed.strip().casefold()
    assert {word.word for word in found} == {word.word for word in words if wanted in word.word}
    starts = [word.word.startswith(wanted) for word in found]
    assert starts == sorted(starts, reverse=True)


def test_lift_against_names_both_without_praise():
    assert rules.lift_against(1, 1) == "a bit better, as expected"
    assert rules.lift_against(0, 2) == "much better; no change was expected"


def test_affect_words_say_the_place():
    assert rules.affect_words(1, 5) == "very unpleasant, very high energy"
