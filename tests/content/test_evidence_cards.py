"""The evidence cards: one for each exercise, and no figure without a study that was read."""

import re

import pytest

from bounceback_tui.content.loader import ContentError, evidence

STATUS = {
    "naming-the-feeling": "recalled",
    "self-compassion": "read",
    "one-doable-thing": "read",
    "breathing": "none",
    "capsule": "none",
    "asking-for-feedback": "second-hand",
    "values-affirmation": "read",
    "learning-goals": "read",
    "directions": "none",
    "skill-board": "none",
}


@pytest.mark.parametrize("card_id", STATUS)
def test_every_exercise_has_a_whole_card(card_id: str) -> None:
    card = evidence(card_id)
    assert card.id == card_id
    assert card.status == STATUS[card_id]
    for text in (card.what, card.study, card.effect, card.caveat, card.skip):
        assert text.endswith(".")


@pytest.mark.parametrize("card_id", [card_id for card_id, status in STATUS.items() if status in ("recalled", "none")])
def test_what_was_not_read_gives_no_figure(card_id: str) -> None:
    card = evidence(card_id)
    assert not re.search(r"\d", card.what + card.effect + card.caveat + card.skip)


@pytest.mark.parametrize("card_id", [card_id for card_id, status in STATUS.items() if status == "none"])
def test_where_there_is_no_study_the_card_says_so(card_id: str) -> None:
    card = evidence(card_id)
    assert not re.search(r"\d", card.study)
    assert "None is claimed" in card.study
    assert "No figure is claimed" in card.effect


def test_figures_are_the_ones_that_were_read() -> None:
    act = evidence("one-doable-thing")
    assert re.findall(r"[−\d.]*\d", act.study + act.effect) == ["2014", "−0.74", "0.52"]
    goals = evidence("learning-goals")
    assert re.findall(r"\d+", goals.study + goals.effect) == ["2009", "109", "8", "22"]
    sting = evidence("self-compassion")
    assert re.findall(r"\d+", sting.study + sting.effect) == ["2020", "180", "2012"]


def test_a_figure_known_second_hand_only_is_said_to_be() -> None:
    asking = evidence("asking-for-feedback")
    assert "second-hand" in asking.study and "4.4 %" in asking.effect
    assert "mentor" in asking.skip


def test_the_cards_of_realigning_tell_what_speaks_against_them() -> None:
    values = evidence("values-affirmation")
    assert "almost tripled" in values.effect and "Dutch trial found nothing" in values.effect
    assert "Vohs 2013" in values.study + values.caveat and "give up" in values.caveat
    assert "day of a no" in values.skip
    goals = evidence("learning-goals")
    assert re.findall(r"\d+", goals.study + goals.effect) == ["2009", "109", "8", "22"]
    assert "rated low" in goals.caveat


def test_an_unknown_card_is_named() -> None:
    with pytest.raises(ContentError, match=r"^evidence\.toml: there is no card called juggling\.$"):
        evidence("juggling")
