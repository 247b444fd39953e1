"""The feeling words, activities, suggestions and grounding steps that come with the program."""

from collections import Counter
from itertools import product

from bounceback_tui.content.loader import activities, acts, fallback, feelings, grounding


def test_every_place_on_the_grid_has_words() -> None:
    placed = Counter((feeling.pleasantness, feeling.energy) for feeling in feelings())
    assert set(placed) == set(product(range(1, 6), repeat=2))
    assert min(placed.values()) >= 3
    assert sum(placed.values()) >= 120


def test_no_word_and_no_gloss_is_there_twice() -> None:
    for field in ("word", "gloss"):
        counted = Counter(getattr(feeling, field) for feeling in feelings())
        assert [text for text, times in counted.items() if times > 1] == []


def test_words_and_glosses_are_short_plain_and_lower_case() -> None:
    for feeling in feelings():
        assert feeling.word == feeling.word.lower()
        assert len(feeling.word.split()) <= 2
        assert feeling.gloss == feeling.gloss.lower()
        assert 0 < len(feeling.gloss) <= 48
        assert not feeling.gloss.endswith(".")
        assert feeling.word not in feeling.gloss.split()


def test_words_of_a_rejection_and_of_a_good_day_are_there() -> None:
    words = {feeling.word for feeling in feelings()}
    assert words >= {
        "tense", "hopeful", "flat", "touched", "terrified", "relieved", "ashamed", "numb", "overlooked",
        "drained", "determined", "proud", "happy", "calm", "excited", "angry", "sad", "disappointed",
        "lonely", "content",
    }  # fmt: skip


def test_words_sit_where_one_would_look_for_them() -> None:
    at = {feeling.word: (feeling.pleasantness, feeling.energy) for feeling in feelings()}
    assert at["terrified"] == (1, 5)
    assert at["tense"] == (2, 4)
    assert at["hopeless"] == (1, 1)
    assert at["drained"] == (2, 1)
    assert at["flat"] == (3, 2)
    assert at["thrilled"] == (5, 5)
    assert at["peaceful"] == (5, 1)


def test_activities_are_short_and_differ() -> None:
    assert 18 <= len(activities()) <= 30
    assert len(set(activities())) == len(activities())
    assert max(map(len, activities())) <= 20
    assert {"walk", "slept well", "exercise", "saw a friend", "applied somewhere", "interview"} <= set(activities())


def test_suggestions_fit_an_evening() -> None:
    assert len(acts()) >= 40
    assert len({act.text for act in acts()}) == len(acts())
    for act in acts():
        assert len(act.text) <= 60
        assert 2 <= act.minutes <= 30
        assert "!" not in act.text


def test_the_day_of_a_rejection_has_both_kinds_in_two_minutes() -> None:
    brief = Counter(act.kind for act in acts() if act.minutes <= 2)
    assert brief.total() >= 12
    assert set(brief) == {"pleasant", "doable"}
    assert min(brief.values()) >= 5


def test_three_grounding_steps() -> None:
    assert len(grounding()) == 3


def test_fallback_names_the_site_and_the_local_emergency_number() -> None:
    assert fallback().site == "findahelpline.com"
    assert "local emergency number" in fallback().emergency
