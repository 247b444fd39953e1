"""The exercises, questions and habits of thought as data: what is checked, and that the rest still works."""

from pathlib import Path

import pytest

from bounceback_tui.content.checks import ContentError
from bounceback_tui.content.exercises import exercises, read_exercises
from bounceback_tui.content.loader import evidence
from bounceback_tui.content.questions import distortions, read_distortions, read_prompts

ONE = """
[[exercise]]
id = "one"
title = "One"
purpose = "For something."
minutes = 5
evidence = "prompts"
{more}

    [[exercise.step]]
    heading = "A step"
    text = "Asked."

        [[exercise.step.field]]
        name = "answer"
        label = "answer"
        {field}
"""


def written(folder: Path, text: str, name: str = "exercises.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def one(more: str = "", field: str = "") -> str:
    return ONE.format(more=more, field=field)


def test_every_exercise_has_minutes_a_card_and_a_way_to_skip_it():
    found = exercises()
    assert list(found.found) == ["autopsy", "thought-record", "writing", "from-outside", "question"]
    assert not found.troubles
    for exercise in found.found.values():
        assert exercise.minutes >= 5
        assert evidence(exercise.evidence).skip
    assert found.found["writing"].minutes == 20 and found.found["writing"].bounded
    again = found.found["thought-record"].again
    assert again is not None and again.days == 7
    assert found.found["from-outside"].steps[0].outside.count("{name}") >= 1
    assert len(distortions()) >= 10


def test_an_exercise_needs_no_code(tmp_path):
    found = read_exercises(written(tmp_path, one())).found["one"]
    (field,) = found.fields
    assert (field.name, field.kind, field.height) == ("answer", "text", 4)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "exercises.toml: exercise has to be a list with at least one entry."),
        ("exercise = []", "exercises.toml: exercise has to be a list with at least one entry."),
        ("exercise = [", "exercises.toml is not valid TOML"),
        (one().replace("minutes = 5", "minutes = 500"), "line 2, exercise 1 (one): minutes has to be 1 to 60."),
        (one().replace('title = "One"\n', ""), "line 2, exercise 1 (one): title is missing."),
        (one(field='kind = "colour"'), "exercise 1 (one), step 1 (A step), field 1 (answer): kind has to be one of"),
        (one(more='pinned = "nothing"'), "exercise 1 (one): pinned has to be the name of one of its fields."),
        (
            one(more='again = {field = "answer", days = 3, question = "?"}'),
            "again has to name one of its percent fields.",
        ),
        (one(more="colour = 1"), "exercise 1 (one): colour is not a field here."),
        (one().replace("Asked.", "Asked by {somebody}."), "outside may have {name} in it and no other braces."),
    ],
)
def test_what_is_wrong_is_named_with_file_line_and_field(tmp_path, text, told):
    with pytest.raises(ContentError) as error:
        read_exercises(written(tmp_path, text))
    assert told in str(error.value)


def test_the_other_exercises_work_beside_a_broken_one(tmp_path):
    broken = one().replace('id = "one"', 'id = "two"').replace("minutes = 5", 'minutes = "five"')
    found = read_exercises(written(tmp_path, one() + broken + one()))
    assert list(found.found) == ["one"]
    first, second = found.troubles
    assert first.startswith("exercises.toml, line 19, exercise 2 (two): minutes has to be 1 to 60.")
    assert "id is there twice" in second and "others work" in first.replace("other exercises work", "others work")


def test_broken_questions_and_habits_are_named(tmp_path):
    with pytest.raises(ContentError, match=r"prompts\.toml, entry 1 \(a\), question 1 \(k\): text is missing"):
        read_prompts(written(tmp_path, '[[group]]\nid="a"\ntitle="A"\nprompts=[["k"]]\n', "prompts.toml"))
    with pytest.raises(ContentError, match=r"distortions\.toml is missing"):
        read_distortions(tmp_path)
