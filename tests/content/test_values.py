"""The values to choose from: enough of them, each with a gloss that fits its line."""

import pytest

from bounceback_tui.content.checks import ContentError
from bounceback_tui.content.values import read_values, values


def test_there_are_at_least_thirty_each_with_a_gloss() -> None:
    found = values()
    assert len(found) >= 30
    assert len({value.name.casefold() for value in found}) == len(found)
    assert all(value.gloss.strip() and "!" not in value.gloss for value in found)


def test_they_stand_in_alphabetical_order_so_that_none_is_suggested() -> None:
    names = [value.name for value in values()]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('values = [["care"]]', "values.toml, entry 1 (care): gloss is missing."),
        ('values = [["care", "a"], ["Care", "b"]]', "values.toml, entry 2 (Care): name is there twice."),
        ("values = []", "values.toml: values has to be a list with at least one entry."),
        (
            f'values = [["care", "{"x" * 39}"]]',
            "values.toml, entry 1 (care): gloss has to be a text of 1 to 38 characters.",
        ),
    ],
)
def test_a_broken_file_names_entry_and_field(tmp_path, text: str, told: str) -> None:
    (tmp_path / "values.toml").write_text(text)
    with pytest.raises(ContentError) as error:
        read_values(tmp_path)
    assert str(error.value) == told
