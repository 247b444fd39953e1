import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bounceback_tui.care.rules import low_run
from bounceback_tui.content.loader import activities, feelings
from bounceback_tui.demo import script
from bounceback_tui.demo.life import DAY_STARTS, DAYS, fill
from bounceback_tui.demo.place import throwaway
from bounceback_tui.insights import hunch_records, trial_records
from bounceback_tui.insights.hunch_rules import Verdict
from bounceback_tui.journey.days import day_of
from bounceback_tui.stages.persist.rules import momentum
from bounceback_tui.store.database import open_database
from bounceback_tui.store.glance import glance
from bounceback_tui.store.glance_log import Entry, log
from tests.conftest import NOON, ZONE

MOMENTS = [
    NOON,
    datetime(2026, 11, 23, 8, 0, tzinfo=ZONE),
    datetime(2026, 11, 24, 2, 30, tzinfo=ZONE),
    datetime(2027, 3, 28, 12, tzinfo=ZONE),
    datetime(2028, 2, 29, 23, 59, tzinfo=ZoneInfo("America/St_Johns")),
    datetime(2026, 7, 1, 4, 0, tzinfo=UTC),
    datetime(2026, 4, 10, 9, 0, tzinfo=ZoneInfo("Pacific/Auckland")),
]

TODAY = NOON.date()


def lived(path: Path, until: datetime = NOON, seed: int = 7) -> Path:
    db = open_database(path)
    fill(db, until=until, seed=seed)
    db.close()
    return path


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of the made-up life that ends at the tests' moment."""
    return lived(tmp_path_factory.mktemp("life") / "life.db")


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}


def entries(path: Path, kind: str, until: date = TODAY) -> list[Entry]:
    written, _ = log(path, until - timedelta(days=2 * DAYS), until)
    return [entry for entry in written if entry.kind == kind]


def test_the_same_seed_and_moment_make_the_same_life(life: Path, tmp_path: Path) -> None:
    assert everything(lived(tmp_path / "again.db")) == everything(life)


def test_another_seed_makes_another_life(life: Path, tmp_path: Path) -> None:
    assert everything(lived(tmp_path / "other.db", seed=8))["check_in"] != everything(life)["check_in"]


def test_there_is_a_check_in_or_two_on_most_days_with_gaps(life: Path) -> None:
    days = [entry.day for entry in entries(life, "check-in")]
    assert 125 <= len(set(days)) <= 155
    assert 1.2 <= len(days) / len(set(days)) <= 1.8
    assert max((later - earlier).days for earlier, later in pairwise(sorted(set(days)))) >= 4
    assert DAYS - 3 <= (TODAY - min(days)).days < DAYS


def test_words_and_activities_are_known_and_words_fit_their_place(life: Path) -> None:
    places = {word.word: (word.pleasantness, word.energy) for word in feelings()}
    places |= {word: (pleasantness, energy) for word, pleasantness, energy in script.OWN_WORDS}
    used = set()
    for entry in entries(life, "check-in"):
        assert 1 <= len(entry.words) <= 3
        for word in entry.words:
            used.add(word)
            assert abs(places[word][0] - int(str(entry.values["pleasantness"]))) <= 1
            assert abs(places[word][1] - int(str(entry.values["energy"]))) <= 1
    assert {word for word, _, _ in script.OWN_WORDS} <= used
    _, made_of = log(life, TODAY - timedelta(days=DAYS), TODAY)
    assert {name for names in made_of.values() for name in names} <= set(activities())
    assert len(made_of) > 80


def test_no_note_is_used_twice_and_many_are(life: Path) -> None:
    notes = [str(entry.values["note"]) for entry in entries(life, "check-in") if entry.values["note"]]
    assert len(notes) >= 45
    assert len(notes) == len(set(notes))
    assert any("\n" in note for note in notes)


def test_the_mood_dips_after_each_no_and_recovers(life: Path) -> None:
    with closing(sqlite3.connect(life)) as connection:
        moods = {
            date.fromisoformat(day): mean
            for day, mean in connection.execute("SELECT day, avg(pleasantness) FROM check_in GROUP BY day")
        }

    def mean(first: date, days: range) -> float:
        found: list[float] = [moods[day] for gone in days if (day := first + timedelta(days=gone)) in moods]
        return sum(found) / len(found)

    nos = [entry.day for entry in entries(life, "no")]
    assert len(nos) == 7
    for day in nos:
        assert moods[day] <= 2.5
        assert mean(day, range(2)) < mean(day, range(-10, 0)) - 0.7
        if day < TODAY - timedelta(days=20):
            assert mean(day, range(8, 16)) > mean(day, range(2)) + 0.7


def test_weekends_are_better_than_mondays(life: Path) -> None:
    with closing(sqlite3.connect(life)) as connection:
        means = dict(
            connection.execute(
                "SELECT strftime('%w', day) AS weekday, avg(pleasantness) FROM check_in GROUP BY weekday"
            )
        )
    assert means["6"] > means["1"]


def test_what_was_done_about_it(life: Path) -> None:
    acts = entries(life, "one doable thing")
    judged = [act for act in acts if act.values["actual_lift"] is not None]
    assert len(judged) == 11
    assert any(act.values["actual_lift"] != act.values["predicted_lift"] for act in judged)
    assert len(entries(life, "when it stings")) == 5
    assert len(entries(life, "capsule")) == 3
    seen = glance(life, TODAY)
    assert [(act.due_on - TODAY).days for act in seen.due("act")] == [0, 1]
    assert [one.due_on for one in seen.due("reason")] == [TODAY, TODAY]
    assert len(seen.due("belief")) == 1
    assert len(entries(life, "reflection")) == 7
    assert [one.due_on for one in seen.due("review")] == [TODAY + timedelta(days=1)]
    assert [one.due_on for one in seen.due("goal")] == [TODAY, TODAY + timedelta(days=2)]


def test_where_it_might_go(life: Path) -> None:
    counts = {"direction": 3, "values": 2, "strength": 5, "course": 4, "goal": 3, "look again": 3}
    assert {kind: len(entries(life, kind)) for kind in counts} == counts
    days = [entry.day for entry in entries(life, "score")]
    assert (max(days) - min(days)).days > 135
    nos = {entry.day for entry in entries(life, "no")}
    assert not nos & {entry.day for entry in entries(life, "values")}
    assert all(entry.values["nos"] for entry in entries(life, "course"))


def test_letters_in_every_state_and_one_to_look_at_again_tomorrow(life: Path) -> None:
    letters = entries(life, "letter that asks")
    assert sorted(str(letter.values["state"]) for letter in letters) == ["answered", "draft", "sent", "silent"]
    assert [letter.values["organisation"] for letter in letters if letter.values["state"] == "draft"] == ["Acme"]
    sent = [letter for letter in letters if letter.values["state"] != "draft"]
    assert all("⟦" not in f"{letter.values['subject']}{letter.values['letter']}" for letter in sent)
    points = entries(life, "point")
    assert sorted(str(point.values["point"]) for point in points) == ["gap", "gap", "gap", "gap", "strength"]
    assert all(point.values["skill"] for point in points)
    (due,) = glance(life, TODAY).due("follow-up")
    assert due.text == "Ines Duarte, Globex" and (due.due_on - TODAY).days == 1


@pytest.mark.parametrize("until", MOMENTS, ids=str)
def test_it_ends_as_agreed_whenever_that_is(tmp_path: Path, until: datetime) -> None:
    path = lived(tmp_path / "life.db", until)
    today = day_of(until, DAY_STARTS)
    seen = glance(path, today)
    (check,) = seen.checks
    eight_ten = datetime(today.year, today.month, today.day, 8, 10, tzinfo=until.tzinfo)
    assert check.at == min(eight_ten, until)
    assert (check.pleasantness, check.energy, check.words) == (3, 2, ("flat",))
    assert seen.working is not None
    assert (seen.working.role, seen.working.organisation) == ("Backend engineer", "Acme")
    assert seen.working.day == today - timedelta(days=3)
    (no,) = [entry for entry in entries(path, "no", today) if entry.day == seen.working.day]
    assert (no.values["reached"], no.values["channel"]) == ("interview", "mail")
    assert not seen.working.stung
    assert low_run(seen.daily, today) is None
    written, _ = log(path, today - timedelta(days=2 * DAYS), today + timedelta(days=2))
    assert all(entry.at <= until.astimezone(UTC) for entry in written)
    assert all(
        day_of(entry.at + timedelta(minutes=entry.utc_offset), DAY_STARTS) == entry.day
        for entry in written
        if entry.kind not in ("no", "application")
    )


def test_local_times_keep_to_the_clock_of_their_day(tmp_path: Path) -> None:
    path = lived(tmp_path / "life.db", NOON)
    offsets = {entry.utc_offset for entry in entries(path, "check-in")}
    assert offsets == {60, 120}


def test_the_throwaway_place_is_private_empty_and_gone_afterwards() -> None:
    with throwaway() as path:
        assert not path.exists()
        assert path.parent.stat().st_mode & 0o777 == 0o700
        lived(path)
    assert not path.parent.exists()


def test_the_throwaway_place_is_gone_after_a_fault() -> None:
    with pytest.raises(SystemExit), throwaway() as path:
        path.touch()
        raise SystemExit(143)
    assert not path.parent.exists()


def test_the_texts_are_many_and_different() -> None:
    notes = [*script.AFTER_A_NO, *script.LOW, *script.MIDDLE, *script.GOOD, *(no.after for no in script.NOS)]
    assert len(notes) >= 60
    assert len(set(notes)) == len(notes)
    assert any(len(note) > 150 for note in notes)
    assert any(len(note) < 45 for note in notes)


def test_hunches_of_every_verdict_and_two_trials(life: Path) -> None:
    db = open_database(life)
    seen, tried = hunch_records.view(db, TODAY), trial_records.view(db, TODAY).trials
    db.close()
    assert {one.judged.verdict for one in seen.open} == set(Verdict)
    assert {one.factor: one.judged.verdict for one in seen.open}["outdoors"] is Verdict.LINKED
    assert 2 <= len(seen.open) <= 4 and len(seen.closed) == 1
    assert [one.outcome is None for one in tried] == [True, False]
    assert tried[0].trial.today(TODAY) is not None and TODAY not in tried[0].trial.marks


def test_nobody_does_something_every_day_for_half_a_year(life: Path) -> None:
    seen = glance(life, TODAY)
    assert seen.pauses and seen.repairs
    found = momentum(seen.efforts, seen.pauses, seen.repairs, today=TODAY)
    assert 20 <= found.streak < found.best < found.days / 3
    assert found.lately < 30 and found.spent and found.rest < 3
    done = max(seen.repairs.values())
    whole, broken = (momentum(seen.efforts, seen.pauses, mended, today=done) for mended in (seen.repairs, {}))
    assert whole.streak > broken.streak + 10
