"""``bounceback log`` tells every word that was asked and answered, and nothing in it commands the terminal."""

from datetime import date
from pathlib import Path

from bounceback_tui.cli.log_text import log_json, log_text
from bounceback_tui.demo.learn_script import ANSWER, POINTS
from bounceback_tui.demo.life import fill
from bounceback_tui.store.database import open_database
from bounceback_tui.store.glance_log import log
from tests.conftest import NOON


def test_every_word_is_in_the_log(tmp_path: Path) -> None:
    path = tmp_path / "life.db"
    db = open_database(path)
    fill(db, until=NOON)
    db.close()
    since, until = date(2026, 5, 1), NOON.date()
    entries, made_of = log(path, since, until)
    told = log_text(entries, made_of, 200)
    for line in ANSWER.splitlines():
        assert line.strip() in told
    for point in POINTS:
        assert f"{point.kind}: {point.skill}" in told and point.text in told
    assert "letter that asks: the interviewer, Acme (draft)" in told
    assert "letter that asks: Anneke Vos, Larkspur Ledger (silent)" in told and "my last enquiry" in told
    days = log_json(entries, made_of, since, until)["days"]
    assert isinstance(days, list)
    answers = [one for day in days for one in day["entries"] if one["kind"] == "answer"]
    assert ANSWER in [one["text"] for one in answers]
