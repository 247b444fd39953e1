"""Content files that are missing or wrong: each gives one sentence that says where, and stops no other."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bounceback_tui.content import loader
from bounceback_tui.content.checks import FOLDER, ContentError
from bounceback_tui.content.exercises import read_exercises
from bounceback_tui.content.letters import read_language
from bounceback_tui.content.questions import read_distortions, read_prompts
from bounceback_tui.content.values import read_values

READERS: dict[str, list[Callable[[Path], Any]]] = {
    "feelings.toml": [loader.read_feelings],
    "activities.toml": [loader.read_activities],
    "acts.toml": [loader.read_acts],
    "lines.toml": [loader.read_countries],
    "help.toml": [loader.read_grounding, loader.read_fallback],
    "evidence.toml": [loader.read_evidence],
    "exercises.toml": [read_exercises],
    "prompts.toml": [read_prompts],
    "distortions.toml": [read_distortions],
    "letters.toml": [partial(read_language, "letters.toml")],
    "values.toml": [read_values],
}

CARD = 'id = "a"\ntitle = "A"\nwhat = "B."\nstudy = "C."\neffect = "D."\ncaveat = "E."\nskip = "F."\n'
LAND = '[[country]]\ncode = "NZ"\nname = "New Zealand"\n'
LINE = LAND + '[[country.line]]\nname = "Help"\nnumber = "1"\nsource = "a page"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole copy of the content files, to be broken."""
    for name in READERS:
        shutil.copy(FOLDER / name, tmp_path)
    return tmp_path


def sentence(name: str, folder: Path) -> str:
    """What a broken file's reader says."""
    with pytest.raises(ContentError) as caught:
        READERS[name][0](folder)
    return str(caught.value)


def test_the_files_are_all_there_are() -> None:
    assert {path.name for path in FOLDER.glob("*.toml")} == set(READERS)


@pytest.mark.parametrize("name", READERS)
def test_a_broken_file_stops_no_other(name: str, folder: Path) -> None:
    (folder / name).write_text("this is no TOML")
    for other, readers in READERS.items():
        for reader in readers:
            if other == name:
                with pytest.raises(ContentError):
                    reader(folder)
            else:
                assert reader(folder)


def test_missing_file(folder: Path) -> None:
    (folder / "feelings.toml").unlink()
    said = sentence("feelings.toml", folder)
    assert said == "feelings.toml is missing; installing the program again brings it back."


def test_a_folder_in_place_of_the_file(folder: Path) -> None:
    (folder / "acts.toml").unlink()
    (folder / "acts.toml").mkdir()
    assert sentence("acts.toml", folder) == "acts.toml cannot be opened: Is a directory."


def test_bad_toml(folder: Path) -> None:
    (folder / "lines.toml").write_text('[[country]]\ncode = "NZ\n')
    said = sentence("lines.toml", folder)
    assert said.startswith("lines.toml is not valid TOML: ")
    assert "line 2" in said


def test_bytes_that_are_no_text(folder: Path) -> None:
    (folder / "acts.toml").write_bytes(b"acts = [\xff]")
    assert sentence("acts.toml", folder) == "acts.toml is not UTF-8 text."


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("feelings.toml", "", "feelings.toml: feelings has to be a list with at least one entry."),
        (
            "feelings.toml",
            "feelings = []",
            "feelings.toml: feelings has to be a list with at least one entry.",
        ),
        (
            "feelings.toml",
            "feelings = [7]",
            "feelings.toml, entry 1: there have to be word, pleasantness, energy, gloss.",
        ),
        (
            "feelings.toml",
            'feelings = [["tense", 2, 4]]',
            "feelings.toml, entry 1 (tense): gloss is missing.",
        ),
        (
            "feelings.toml",
            'feelings = [["tense", 2, 4, "tight", 9]]',
            "feelings.toml, entry 1: there are 5 fields instead of 4.",
        ),
        (
            "feelings.toml",
            'feelings = [["flat", 3, 2, "no colour"], ["tense", 2, 6, "tight"]]',
            "feelings.toml, entry 2 (tense): energy has to be 1 to 5.",
        ),
        (
            "feelings.toml",
            'feelings = [["tense", 0, 4, "tight"]]',
            "feelings.toml, entry 1 (tense): pleasantness has to be 1 to 5.",
        ),
        (
            "feelings.toml",
            'feelings = [["tense", true, 4, "tight"]]',
            "feelings.toml, entry 1 (tense): pleasantness has to be 1 to 5.",
        ),
        (
            "feelings.toml",
            f'feelings = [["tense", 2, 4, "{"t" * 49}"]]',
            "feelings.toml, entry 1 (tense): gloss has to be a text of 1 to 48 characters.",
        ),
        (
            "feelings.toml",
            'feelings = [["tense", 2, 4, " "]]',
            "feelings.toml, entry 1 (tense): gloss has to be a text of 1 to 48 characters.",
        ),
        (
            "feelings.toml",
            'feelings = [["tense", 2, 4, "held\\ntight"]]',
            "feelings.toml, entry 1 (tense): gloss has a line break or control character in it.",
        ),
        (
            "feelings.toml",
            'feelings = [["tense", 2, 4, "tight"], ["Tense", 3, 4, "taut"]]',
            "feelings.toml, entry 2 (Tense): word is there twice.",
        ),
        (
            "activities.toml",
            'activities = ["walk", "walk"]',
            "activities.toml, entry 2 (walk): text is there twice.",
        ),
        (
            "acts.toml",
            'acts = [["Sit", "cheerful", 2]]',
            "acts.toml, entry 1 (Sit): kind has to be one of pleasant, doable.",
        ),
        (
            "acts.toml",
            'acts = [["Sit", "doable", 45]]',
            "acts.toml, entry 1 (Sit): minutes has to be 2 to 30.",
        ),
        (
            "lines.toml",
            '[[country]]\ncode = "nz"\nname = "New Zealand"\n',
            "lines.toml, entry 1 (nz): code has to be two capital letters.",
        ),
        ("lines.toml", LAND + LAND, "lines.toml, entry 2 (NZ): code is there twice."),
        (
            "lines.toml",
            LINE,
            "lines.toml, entry 1 (NZ), line 1 (Help): checked_on is missing, and please_check is not true either.",
        ),
        (
            "lines.toml",
            LINE + 'please_check = "yes"\n',
            "lines.toml, entry 1 (NZ), line 1 (Help): please_check has to be true or false.",
        ),
        (
            "lines.toml",
            LINE + 'checked_on = "lately"\n',
            "lines.toml, entry 1 (NZ), line 1 (Help): checked_on has to be a date such as 2026-11-24, "
            "or only its year.",
        ),
        (
            "lines.toml",
            LINE + 'cheked_on = "2021"\n',
            "lines.toml, entry 1 (NZ), line 1 (Help): cheked_on is not a field here.",
        ),
        (
            "lines.toml",
            LINE.replace('number = "1"\n', "") + 'checked_on = "2021"\n',
            "lines.toml, entry 1 (NZ), line 1 (Help): number is missing.",
        ),
        (
            "lines.toml",
            LAND + "line = []\n",
            "lines.toml, entry 1 (NZ): line has to be a list with at least one line.",
        ),
        ("evidence.toml", "[[card]]\n" + CARD, "evidence.toml, entry 1 (a): status is missing."),
        (
            "evidence.toml",
            "[[card]]\n" + CARD + 'status = "heard"\n',
            "evidence.toml, entry 1 (a): status has to be one of read, second-hand, recalled, none.",
        ),
    ],
)
def test_a_wrong_entry_is_named(name: str, text: str, said: str, folder: Path) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    assert sentence(name, folder) == said


def test_a_missing_fallback_is_named(folder: Path) -> None:
    (folder / "help.toml").write_text('grounding = ["Sit."]\n')
    with pytest.raises(ContentError, match=r"^help\.toml, fallback: there have to be site, about, emergency\.$"):
        loader.read_fallback(folder)
    assert loader.read_grounding(folder) == ("Sit.",)


def test_content_is_read_once() -> None:
    assert loader.feelings() is loader.feelings()
    assert loader.evidence("capsule") is loader.evidence("capsule")
