"""Everything that was written over a range of days, read by sqlite3 alone for the command line."""

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from bounceback_tui.store.reading import check_words, opened, utc


class Entry(NamedTuple):
    """One thing that was written, for the log: ``at`` in UTC, ``utc_offset`` in minutes."""

    kind: str
    at: datetime
    day: date
    utc_offset: int
    values: Mapping[str, object]
    words: tuple[str, ...] = ()


_LOG = {
    "check-in": "SELECT id, at, day, utc_offset, pleasantness, energy, note FROM check_in",
    "no": "SELECT rejection.id AS id, logged_at AS at, rejection.day AS day, 0 AS utc_offset, role,"
    " organisation, coalesce(reached, '') AS reached, coalesce(channel, '') AS channel, note"
    " FROM rejection JOIN application ON application.id = application_id",
    "one doable thing": "SELECT id, at, day, utc_offset, text, predicted_lift, actual_lift FROM small_act",
    "when it stings": "SELECT id, at, day, utc_offset, hurts, others, friend FROM self_compassion",
    "capsule": "SELECT id, at, day, utc_offset, text FROM capsule",
    "practice": "SELECT practice.id AS id, at, day, utc_offset, coalesce(name, '') AS skill, minutes, note"
    " FROM practice LEFT JOIN skill ON skill.id = skill_id",
    "evidence": "SELECT evidence.id AS id, at, day, utc_offset, name AS skill, text, link"
    " FROM evidence JOIN skill ON skill.id = skill_id",
    "skill": "SELECT skill_card.id AS id, at, day, utc_offset, name AS skill, why"
    " FROM skill_card JOIN skill ON skill.id = skill_id",
    "resource": "SELECT id, at, day, utc_offset, kind AS what, title, link, cost, notes FROM resource",
    "source": "SELECT id, at, day, utc_offset, kind AS what, title, link, cadence FROM source",
    "reflection": "SELECT reflection.id AS id, at, reflection.day AS day, utc_offset, exercise, burnt,"
    " coalesce(organisation, '') AS organisation FROM reflection LEFT JOIN rejection ON rejection.id = rejection_id"
    " LEFT JOIN application ON application.id = application_id",
    "reason": "SELECT reason.id AS id, at, reason.day AS day, utc_offset, organisation, text,"
    " reason.source AS source, confidence, again_source, again_confidence, again_note FROM reason"
    " JOIN rejection ON rejection.id = rejection_id JOIN application ON application.id = application_id",
    "letter that asks": "SELECT feedback_request.id AS id, at, day, utc_offset, recipient, kind,"
    " coalesce(organisation, '') AS organisation, state, subject, letter, follow_up, thanks"
    " FROM feedback_request LEFT JOIN application ON application.id = application_id",
    "answer": "SELECT id, at, day, utc_offset, who, text FROM feedback_answer",
    "point": "SELECT feedback_point.id AS id, at, day, utc_offset, kind AS point, coalesce(name, '') AS skill, text"
    " FROM feedback_point LEFT JOIN skill ON skill.id = skill_id",
    "direction": "SELECT id, at, day, utc_offset, name, note FROM direction",
    "score": "SELECT s.id AS id, s.at AS at, s.day AS day, s.utc_offset AS utc_offset, name, interest, values_fit,"
    " strengths_fit, market, energy, s.note AS note FROM direction_score s JOIN direction d ON d.id = direction_id",
    "values": "SELECT id, at, day, utc_offset, question, text, (SELECT group_concat(name, ', ') FROM (SELECT name"
    " FROM chosen_value WHERE page_id = values_page.id ORDER BY position)) AS names FROM values_page",
    "strength": "SELECT id, at, day, utc_offset, name, evidence FROM strength",
    "course": "SELECT id, at, day, utc_offset, decision, what, why, (SELECT group_concat(organisation, ', ')"
    " FROM course_no JOIN rejection ON rejection.id = rejection_id JOIN application ON application.id ="
    " application_id WHERE course_id = course_entry.id) AS nos, review_on FROM course_entry",
    "look again": "SELECT r.id AS id, r.at AS at, r.day AS day, r.utc_offset AS utc_offset, verdict, text, what"
    " FROM course_review r JOIN course_entry c ON c.id = course_id",
    "goal": "SELECT id, at, day, utc_offset, goal.kind AS goal, text, learnable, first_step, first_step_on, done_on,"
    " let_go_on FROM goal",
    "value": "SELECT id, at, day, utc_offset, name FROM own_value",
    "contact": "SELECT id, at, day, utc_offset, name, kind AS contact, known_from, organisation, mail, reach, link,"
    " notes FROM contact",
    "in touch": "SELECT interaction.id AS id, interaction.at AS at, interaction.day AS day,"
    " interaction.utc_offset AS utc_offset, interaction.kind AS happened, name, note"
    " FROM interaction JOIN contact ON contact.id = contact_id",
    "ask": "SELECT ask.id AS id, ask.at AS at, ask.day AS day, ask.utc_offset AS utc_offset, purpose, name, what,"
    " state, subject, letter, answer FROM ask JOIN contact ON contact.id = contact_id",
    "effort": "SELECT id, at, day, utc_offset, kind AS deed, text, minutes FROM effort",
    "application": "SELECT application_status.id AS id, application_status.created_at AS at, day, 0 AS utc_offset,"
    " role, organisation, status, note FROM application_status JOIN application ON application.id = application_id"
    " WHERE rejection_id IS NULL",
    "plan": "SELECT id, at, day, utc_offset, wish, obstacle, if_cue, then_act FROM if_then_plan",
    "change": "SELECT id, at, day, utc_offset, text, coalesce(verdict, '') AS verdict, judged_note FROM change",
    "drill": "SELECT drill.id AS id, at, day, utc_offset, organisation, setback, first_reaction, first_step,"
    " tell_whom, look_back FROM drill JOIN application ON application.id = application_id",
    "look-back": "SELECT id, at, day, utc_offset, week, planning, preparation, emotions, learning, sentence"
    " FROM look_back",
    "the end": "SELECT id, at, day, utc_offset, text FROM journey_end",
}


def log(path: Path, since: date, until: date) -> tuple[tuple[Entry, ...], Mapping[date, tuple[str, ...]]]:
    """Read everything that was written over a range of local days.

    Args:
        path: a file that has been checked.
        since: first local day.
        until: last local day.

    Returns:
        The entries, newest day first and newest first within it, and the activities of each day.

    Raises:
        StoreError: the file could not be read.
    """
    if not path.exists() or path.stat().st_size == 0:
        return (), {}
    entries: list[Entry] = []
    with opened(path) as connection:
        connection.row_factory = sqlite3.Row
        span = (since.isoformat(), until.isoformat())
        for kind, sql in _LOG.items():
            rows = connection.execute(f"SELECT * FROM ({sql}) WHERE day BETWEEN ? AND ?", span).fetchall()
            keys = [row["id"] for row in rows]
            words = check_words(connection, keys) if kind == "check-in" else {}
            said = _answers(connection, keys) if kind == "reflection" else {}
            more = ({"answers": said.get(key, [])} if kind == "reflection" else {} for key in keys)
            entries += [_entry(kind, dict(row) | extra, words) for row, extra in zip(rows, more, strict=True)]
        made_of: dict[date, tuple[str, ...]] = {}
        for day, activity in connection.execute(
            "SELECT day, activity FROM day_activity WHERE day BETWEEN ? AND ? ORDER BY activity", span
        ):
            made_of[date.fromisoformat(day)] = (*made_of.get(date.fromisoformat(day), ()), activity)
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.at), reverse=True)), made_of


def _answers(connection: sqlite3.Connection, ids: list[str]) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        for key, question, text, number in connection.execute(
            "SELECT reflection_id, question, text, number FROM reflection_answer"
            f" WHERE reflection_id IN ({','.join('?' * len(some))}) ORDER BY reflection_id, position",
            some,
        ):
            found.setdefault(key, []).append({"question": question, "text": text, "number": number})
    return found


def _entry(kind: str, row: dict[str, object], words: Mapping[str, tuple[str, ...]]) -> Entry:
    key, at, day = str(row.pop("id")), utc(str(row.pop("at"))), date.fromisoformat(str(row.pop("day")))
    return Entry(kind, at, day, int(str(row.pop("utc_offset"))), row, words.get(key, ()))
