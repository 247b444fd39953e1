"""Letter templates: every one that comes along can be composed, and a wrong file is named and stops no other."""

from pathlib import Path

import pytest

from bounceback_tui.content.checks import FOLDER, ContentError
from bounceback_tui.content.letters import TONES, languages, read_language, read_languages
from bounceback_tui.stages.connect.rules import Size
from bounceback_tui.stages.learn.rules import Kind, Purpose
from bounceback_tui.ui.mail import compose, missing_in

ENGLISH = (FOLDER / "letters.toml").read_text(encoding="utf-8")
TO = [*(kind.value for kind in Kind), Purpose.FOLLOW_UP.value, Purpose.THANKS.value]
TO += [*(f"{size.value} ask" for size in Size), "thanks for help"]
MONTHS = [
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
]
GERMAN = f"""
language = "Deutsch"
day = "{{day}}. {{month}}"
months = {MONTHS}
missing = [["recipient", "Name"], ["sender", "dein Name"], ["sent_day", "der Tag"]]
[[letter]]
to = "recruiter"
tone = "brief"
subject = "Eine Frage"
body = "Guten Tag {{recipient}},\\nGruß\\n{{sender}} {{sent_day}}"
"""


@pytest.mark.parametrize("to", TO)
@pytest.mark.parametrize("tone", TONES)
def test_there_is_a_letter_to_everybody_in_every_tone(to: str, tone: str) -> None:
    english = languages().found["en"]
    template = english.template(to, tone)
    subject, text = compose(template, english, {"recipient": "Jordan"})
    assert "Jordan" in text and "{" not in subject + text
    assert set(missing_in(subject, text)) <= set(english.missing.values())
    filled = compose(template, english, dict.fromkeys(english.missing, "known"))
    assert missing_in(*filled) == []


def test_a_language_is_a_file_beside_the_journal(tmp_path: Path) -> None:
    (tmp_path / "letters.de.toml").write_text(GERMAN, encoding="utf-8")
    found = languages(tmp_path).found
    assert list(found) == ["en", "de"]
    from datetime import date

    german = found["de"]
    _, text = compose(german.template("recruiter", "brief"), german, {"sent_day": date(2026, 3, 5)})
    assert text == "Guten Tag ⟦Name⟧,\nGruß\n⟦dein Name⟧ 5. März\n"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "Eine Frage",
            "Eine {fraeg}",
            "letters.de.toml, letter 1 (recruiter), brief: subject has {fraeg} in it, which is no field there is.",
        ),
        (
            "Gruß\\n{sender}",
            "Gruß\\n{salary}",
            "letters.de.toml, letter 1 (recruiter), brief: body has {salary} in it, which is no field there is.",
        ),
        ("{sender}", "{sender", "letters.de.toml, letter 1 (recruiter), brief: body has a curly bracket without its"),
        ('tone = "brief"', 'tone = "rude"', "letters.de.toml, letter 1 (recruiter): tone has to be one of brief"),
        ("{day}.", "{date}.", "letters.de.toml: day has {date} in it, which is no field there is."),
        ("'Januar',", "", "letters.de.toml: months has to be a list of twelve texts."),
        ("language", "sprache", "letters.de.toml: sprache is not a field here."),
        ("{recipient}", "{recipient.__class__}", "body has {recipient.__class__} in it"),
    ],
)
def test_a_wrong_file_names_file_letter_and_field_and_stops_no_other(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert old in GERMAN
    (tmp_path / "letters.de.toml").write_text(GERMAN.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as wrong:
        read_language("letters.de.toml", tmp_path)
    assert sentence in str(wrong.value)
    there = languages(tmp_path)
    assert list(there.found) == ["en"] and there.troubles == (str(wrong.value),)


def test_a_missing_folder_or_letter_is_no_fault(tmp_path: Path) -> None:
    assert read_languages(tmp_path / "none").found == {}
    (tmp_path / "letters.de.toml").write_text(GERMAN, encoding="utf-8")
    german = languages(tmp_path).found["de"]
    with pytest.raises(ContentError, match=r"letters\.de\.toml: there is no letter \(mentor\) in a warm tone\."):
        german.template("mentor", "warm")
    assert read_language("letters.toml", FOLDER).title == "English" and "[[missing]]" in ENGLISH
