"""The few figures of the first screen, read by sqlite3 alone before sqlmodel is loaded; it never writes.

The only hand-written SQL against the tables: a test holds it against the records on generated lives.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bounceback_tui.store.errors import StoreError

DAYS = 104
"""Days of daily means that are read: two weeks, and the ninety before them that a person's usual comes from."""


EFFORT_DAYS = 400
"""Days of effort that are read."""

SHOWN = 20
"""Things of one kind that Today knows of, at most."""

IDLE = 7
"""Days without practice after which a gap that feedback named is spoken of."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check-in: ``at`` in UTC, ``day`` local, ``utc_offset`` in minutes, affect 1 to 5 each way."""

    at: datetime
    day: date
    utc_offset: int
    pleasantness: int
    energy: int
    note: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Working:
    """The no being worked through; ``day`` is the local date it came."""

    id: str
    role: str
    organisation: str
    day: date
    note: str
    done: frozenset[str]
    """The keys of the stages in which something was done for it."""
    stung: bool
    """Whether self-compassion was written since."""
    reached: str = ""
    """How far the application had got; empty where that is not known."""
    steered: bool = False
    """Whether an entry of the course log is about it."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is open: ``kind`` says what it is, ``due_on`` the local date it is meant for."""

    kind: str
    id: str
    text: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap that feedback named: the skill's key as hexadecimal text and its name, who named it and on which day."""

    skill_id: str
    skill: str
    who: str
    day: date


@dataclass(frozen=True, slots=True)
class Glance:
    """What Today needs, on one local day."""

    today: date
    ever: bool = False
    checks: tuple[Check, ...] = ()
    """Today's check-ins, oldest first."""
    latest: tuple[Check, ...] = ()
    """The latest check-ins before today that have words or a line, newest first, at most six."""
    daily: Mapping[date, float] = field(default_factory=dict)
    """Mean pleasantness (1 to 5) of each local day with a check-in, over the last ``DAYS`` days."""
    nos: tuple[tuple[date, str], ...] = ()
    """Day and organisation of each no in the last thirty days, oldest first."""
    working: Working | None = None
    dues: tuple[Due, ...] = ()
    """What is open in any stage, the earliest due first, at most ``SHOWN`` of each kind."""
    capsules: int = 0
    capsule_on: date | None = None
    """The local day the latest capsule was written."""
    values_on: date | None = None
    """The local day of the latest page about values."""
    gap: "Gap | None" = None
    """The gap named last of those that nothing was practised for lately."""
    put_away: Mapping[str, datetime] = field(default_factory=dict)
    """When (UTC) each thing was last put away, over the last fourteen days."""
    tell: tuple[str, str] | None = None
    """Key and name of the person one might tell of a no, if there is one and nobody was spoken to today."""
    efforts: Mapping[date, frozenset[str]] = field(default_factory=dict)
    """Kinds of effort of each local day, over the last ``EFFORT_DAYS`` days."""
    pauses: tuple[tuple[date, date], ...] = ()
    """Times away, past and to come, both local days included."""
    repairs: Mapping[date, date] = field(default_factory=dict)
    """The first missed day of each mended gap, and the day it was mended."""
    ended: str | None = None
    """With whom the journey ended, while it is closed."""

    def due(self, kind: str) -> tuple[Due, ...]:
        """Return what is open of one kind, the earliest due first."""
        return tuple(one for one in self.dues if one.kind == kind)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was written, for the log: ``at`` in UTC, ``utc_offset`` in minutes."""

    kind: str
    at: datetime
    day: date
    utc_offset: int
    values: Mapping[str, object]
    words: tuple[str, ...] = ()


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a read-only connection; a folder that cannot be written to is read as it stands."""
    uri = path.absolute().as_uri()
    try:
        with closing(sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=5)) as connection:
            try:
                connection.execute("SELECT 1 FROM sqlite_master").fetchone()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    raise
                with closing(sqlite3.connect(f"{uri}?immutable=1", uri=True)) as still:
                    yield still
                return
            yield connection
    except sqlite3.Error as error:
        raise StoreError(f"{path} could not be read ({error.__class__.__name__}); it was left as it is.") from None


def glance(path: Path, today: date) -> Glance:
    """Read the first screen's figures.

    Args:
        path: a file that has been checked; one that does not exist is an empty life.
        today: the person's local date.

    Returns:
        The figures.

    Raises:
        StoreError: the file could not be read.
    """
    if not path.exists() or path.stat().st_size == 0:
        return Glance(today)
    with _opened(path) as connection:
        since = (today - timedelta(days=DAYS - 1)).isoformat()
        capsules, capsule_on = _one(connection, "SELECT count(*), max(day) FROM capsule")
        _, values_on = _one(connection, "SELECT count(*), max(day) FROM values_page")
        return Glance(
            today=today,
            ever=bool(
                _one(connection, "SELECT EXISTS(SELECT 1 FROM check_in) OR EXISTS(SELECT 1 FROM rejection)")[0]
            ),
            checks=_checks(connection, "day = ? ORDER BY at, id", today.isoformat()),
            latest=_checks(
                connection,
                "day < ? AND (note <> '' OR EXISTS(SELECT 1 FROM check_in_word WHERE check_in_id = check_in.id))"
                " ORDER BY day DESC, at DESC, id LIMIT 6",
                today.isoformat(),
            ),
            daily={
                date.fromisoformat(day): mean
                for day, mean in connection.execute(
                    "SELECT day, avg(pleasantness) FROM check_in WHERE day BETWEEN ? AND ? GROUP BY day",
                    (since, today.isoformat()),
                )
            },
            nos=_nos(connection, today),
            working=_working(connection),
            dues=_dues(connection, today),
            gap=_gap(connection, today),
            capsules=capsules,
            capsule_on=date.fromisoformat(capsule_on) if capsule_on else None,
            values_on=date.fromisoformat(values_on) if values_on else None,
            put_away={
                what: _utc(at)
                for what, at in connection.execute(
                    "SELECT what, max(at) FROM put_away WHERE day > ? GROUP BY what",
                    ((today - timedelta(days=14)).isoformat(),),
                )
            },
            tell=connection.execute(_TELL, {"today": today.isoformat()}).fetchone(),
            efforts=_efforts(connection, today),
            pauses=tuple(
                (date.fromisoformat(since), date.fromisoformat(until))
                for since, until in connection.execute("SELECT since, until FROM pause ORDER BY since, id")
            ),
            repairs={
                date.fromisoformat(day): date.fromisoformat(done)
                for day, done in connection.execute("SELECT day, done_on FROM repair ORDER BY day")
            },
            ended=_ended(connection),
        )


_EFFORTS: Mapping[str, Sequence[str]] = {
    "check-in": ("SELECT day FROM check_in",),
    "small act": ("SELECT done_on AS day FROM small_act WHERE done_on IS NOT NULL",),
    "kindness": ("SELECT day FROM self_compassion", "SELECT day FROM capsule"),
    "reflection": (
        "SELECT day FROM reflection",
        "SELECT day FROM reason",
        "SELECT day FROM effort WHERE kind = 'reflect'",
        *(
            f"SELECT day FROM {table}"
            for table in ("direction_score", "values_page", "strength", "course_entry", "course_review", "goal")
        ),
    ),
    "application": (
        "SELECT day FROM effort WHERE kind = 'apply'",
        "SELECT day FROM application_status WHERE status = 'applied'",
    ),
    "skill": (
        "SELECT day FROM effort WHERE kind = 'skill'",
        "SELECT day FROM practice",
        "SELECT day FROM evidence",
    ),
    "reach-out": (
        "SELECT day FROM effort WHERE kind = 'reach-out'",
        "SELECT sent_on AS day FROM feedback_request WHERE sent_on IS NOT NULL",
        "SELECT day FROM interaction",
    ),
    "planning": tuple(
        f"SELECT day FROM {table}" for table in ("if_then_plan", "plan_tick", "drill", "change", "look_back")
    ),
}
"""For each kind of effort: where its local days stand."""


def _efforts(connection: sqlite3.Connection, today: date) -> dict[date, frozenset[str]]:
    parts = [
        f"SELECT DISTINCT day, '{kind}' FROM ({sql}) WHERE day BETWEEN :since AND :until"
        for kind, queries in _EFFORTS.items()
        for sql in queries
    ]
    span = {"since": (today - timedelta(days=EFFORT_DAYS - 1)).isoformat(), "until": today.isoformat()}
    found: dict[str, set[str]] = {}
    for day, kind in connection.execute(" UNION ALL ".join(parts), span):
        found.setdefault(day, set()).add(kind)
    return {date.fromisoformat(day): frozenset(kinds) for day, kinds in found.items()}


def _ended(connection: sqlite3.Connection) -> str | None:
    row = connection.execute(
        "SELECT coalesce(organisation, '') FROM journey_end"
        " LEFT JOIN application ON application.id = application_id WHERE started_again_on IS NULL"
        " ORDER BY journey_end.day DESC, at DESC, journey_end.id LIMIT 1"
    ).fetchone()
    return row[0] if row else None


_DUES: Mapping[str, tuple[str, int | None]] = {
    "act": (
        "SELECT id, text, due_on AS due FROM small_act WHERE done_at IS NULL AND let_go_on IS NULL"
        " ORDER BY due, at, id",
        None,
    ),
    "reason": (
        "SELECT id, text, ask_on AS due FROM reason WHERE ask_on IS NOT NULL AND again_at IS NULL"
        " ORDER BY due, at, id",
        3,
    ),
    "belief": ("SELECT id, title, ask_on AS due FROM reflection WHERE ask_on IS NOT NULL ORDER BY due, at, id", 3),
    "review": (
        "SELECT id, what, review_on AS due FROM course_entry WHERE review_on IS NOT NULL ORDER BY due, at, id",
        3,
    ),
    "goal": (
        "SELECT id, first_step, first_step_on AS due FROM goal WHERE first_step_on IS NOT NULL AND done_on IS NULL"
        " AND let_go_on IS NULL ORDER BY due, at, id",
        3,
    ),
    "follow-up": (
        "SELECT id, CASE WHEN recipient <> '' THEN recipient ELSE 'the ' || kind END || coalesce(', ' ||"
        " (SELECT organisation FROM application WHERE application.id = application_id), ''), follow_up_on AS due"
        " FROM feedback_request WHERE state = 'sent' AND follow_up_on IS NOT NULL ORDER BY due, at, id",
        3,
    ),
    "practice": (
        "SELECT skill_card.id, name, next_practice_on AS due FROM skill_card JOIN skill ON skill.id = skill_id"
        " WHERE next_practice_on IS NOT NULL AND archived_on IS NULL ORDER BY due, skill_card.id",
        2,
    ),
    "source": ("SELECT id, title, next_on AS due FROM source ORDER BY due, id", 0),
    "touch": ("SELECT id, name, next_on AS due FROM contact WHERE next_on IS NOT NULL ORDER BY due, at, id", 0),
    "ask": (
        "SELECT id, (SELECT name FROM contact WHERE contact.id = contact_id), follow_up_on AS due FROM ask"
        " WHERE state = 'sent' AND follow_up_on IS NOT NULL ORDER BY due, at, id",
        3,
    ),
    "next-step": (
        "SELECT id, coalesce(next_step, organisation), next_step_on AS due FROM application"
        " WHERE next_step_on IS NOT NULL ORDER BY due, created_at, id",
        7,
    ),
    "interview": (
        "SELECT id, organisation, interview_on AS due FROM application WHERE interview_on IS NOT NULL"
        " AND NOT EXISTS(SELECT 1 FROM drill WHERE application_id = application.id"
        " AND drill.interview_on = application.interview_on) ORDER BY due, created_at, id",
        5,
    ),
    "plan": (
        "SELECT id, if_cue, ask_on AS due FROM if_then_plan WHERE ask_on IS NOT NULL AND done_on IS NULL"
        " AND let_go_on IS NULL ORDER BY due, at, id",
        0,
    ),
    "drill": (
        "SELECT id, setback, look_back_on AS due FROM drill WHERE look_back_on IS NOT NULL"
        " AND looked_back_on IS NULL ORDER BY due, at, id",
        0,
    ),
}
"""For each kind of thing that is due: its key, words and local date, and how many days ahead it is shown."""

_STEERED = "EXISTS(SELECT 1 FROM course_no WHERE rejection_id = :no)"

_DONE: Mapping[str, str] = {
    "feel": "EXISTS(SELECT 1 FROM check_in WHERE at >= :then) OR EXISTS(SELECT 1 FROM small_act WHERE at >= :then)"
    " OR EXISTS(SELECT 1 FROM self_compassion WHERE at >= :then)",
    "reflect": "EXISTS(SELECT 1 FROM reflection WHERE rejection_id = :no)"
    " OR EXISTS(SELECT 1 FROM reason WHERE rejection_id = :no)",
    "learn": "EXISTS(SELECT 1 FROM feedback_request WHERE rejection_id = :no AND state <> 'draft')"
    " OR EXISTS(SELECT 1 FROM feedback_answer WHERE rejection_id = :no)",
    "realign": f"{_STEERED} OR EXISTS(SELECT 1 FROM values_page WHERE at >= :then)"
    " OR EXISTS(SELECT 1 FROM goal WHERE at >= :then)",
    "grow": "EXISTS(SELECT 1 FROM practice WHERE at >= :then) OR EXISTS(SELECT 1 FROM evidence WHERE at >= :then)",
    "connect": "EXISTS(SELECT 1 FROM interaction WHERE at >= :then)",
    "persist": " OR ".join(
        f"EXISTS(SELECT 1 FROM {table} WHERE at >= :then)"
        for table in ("effort", "if_then_plan", "plan_tick", "change", "drill", "look_back")
    ),
}
"""For each stage: whether something was done in it for the no ``:no``, which was logged at ``:then``."""


_TELL = (
    "SELECT id, name FROM contact WHERE kind = 'person' AND (comfort OR tie = 'close')"
    " AND (paused_until IS NULL OR paused_until < :today)"
    " AND NOT EXISTS(SELECT 1 FROM interaction WHERE day = :today)"
    " ORDER BY comfort DESC, CASE tie WHEN 'close' THEN 0 WHEN 'moderate' THEN 1 ELSE 2 END, name, id LIMIT 1"
)
"""Whom one might tell of a no: comfort first, close first."""


def _dues(connection: sqlite3.Connection, today: date) -> tuple[Due, ...]:
    found: list[Due] = []
    for kind, (sql, ahead) in _DUES.items():
        until = date.max if ahead is None else today + timedelta(days=ahead)
        rows = connection.execute(
            f"SELECT * FROM ({sql}) WHERE due <= ? LIMIT {SHOWN}", (until.isoformat(),)
        ).fetchall()
        found += [Due(kind, key, text, date.fromisoformat(on)) for key, text, on in rows]
    return tuple(sorted(found, key=lambda one: one.due_on))


def _one(connection: sqlite3.Connection, sql: str) -> tuple[int, str | None]:
    row = connection.execute(sql).fetchone()
    return row[0], row[1] if len(row) > 1 else None


def _utc(stored: str) -> datetime:
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)


def _checks(connection: sqlite3.Connection, where: str, *values: str) -> tuple[Check, ...]:
    rows = connection.execute(
        f"SELECT id, at, day, utc_offset, pleasantness, energy, note FROM check_in WHERE {where}", values
    ).fetchall()
    words = _words(connection, [row[0] for row in rows])
    return tuple(
        Check(_utc(at), date.fromisoformat(day), offset, pleasantness, energy, note, words.get(key, ()))
        for key, at, day, offset, pleasantness, energy, note in rows
    )


def _words(connection: sqlite3.Connection, ids: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(ids), 500):  # SQLite takes a limited number of values a statement
        some = ids[start : start + 500]
        marks = ",".join("?" * len(some))
        for key, word in connection.execute(
            f"SELECT check_in_id, word FROM check_in_word WHERE check_in_id IN ({marks}) ORDER BY position", some
        ):
            found[key] = (*found.get(key, ()), word)
    return found


def _gap(connection: sqlite3.Connection, today: date) -> Gap | None:
    row = connection.execute(
        "SELECT skill.id, name, who, feedback_point.day FROM feedback_point"
        " JOIN skill ON skill.id = feedback_point.skill_id"
        " JOIN feedback_answer ON feedback_answer.id = answer_id"
        " LEFT JOIN skill_card ON skill_card.skill_id = skill.id"
        " WHERE kind = 'gap' AND archived_on IS NULL AND coalesce(board, '') <> 'proven'"
        " AND NOT EXISTS(SELECT 1 FROM practice WHERE practice.skill_id = skill.id AND practice.day > ?)"
        " ORDER BY feedback_point.day DESC, feedback_point.at DESC, feedback_point.id LIMIT 1",
        ((today - timedelta(days=IDLE)).isoformat(),),
    ).fetchone()
    return Gap(row[0], row[1], row[2], date.fromisoformat(row[3])) if row else None


def skill_names(path: Path) -> tuple[str, ...]:
    """Return the names of all skills in alphabetical order, for a shell that completes; nothing without a file.

    Raises:
        StoreError: the file could not be read.
    """
    if not path.exists() or path.stat().st_size == 0:
        return ()
    with _opened(path) as connection:
        return tuple(name for (name,) in connection.execute("SELECT name FROM skill ORDER BY key"))


def _nos(connection: sqlite3.Connection, today: date) -> tuple[tuple[date, str], ...]:
    rows = connection.execute(
        "SELECT rejection.day, organisation FROM rejection JOIN application ON application.id = application_id"
        " WHERE rejection.day BETWEEN ? AND ? ORDER BY rejection.day, logged_at, rejection.id",
        ((today - timedelta(days=29)).isoformat(), today.isoformat()),
    )
    return tuple((date.fromisoformat(day), organisation) for day, organisation in rows)


def _working(connection: sqlite3.Connection) -> Working | None:
    row = connection.execute(
        "SELECT rejection.id, role, organisation, rejection.day, rejection.note, logged_at, coalesce(reached, '')"
        " FROM rejection JOIN application ON application.id = application_id"
        " WHERE closed_on IS NULL ORDER BY focused_at DESC, rejection.id LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    key, role, organisation, day, note, logged_at, reached = row
    asked = [*_DONE.values(), "EXISTS(SELECT 1 FROM self_compassion WHERE at >= :then)", _STEERED]
    *done, stung, steered = connection.execute(
        f"SELECT {', '.join(asked)}", {"then": logged_at, "no": key}
    ).fetchone()
    return Working(
        key,
        role,
        organisation,
        date.fromisoformat(day),
        note,
        done=frozenset(stage for stage, there in zip(_DONE, done, strict=True) if there),
        stung=bool(stung),
        reached=reached,
        steered=bool(steered),
    )


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
    with _opened(path) as connection:
        connection.row_factory = sqlite3.Row
        span = (since.isoformat(), until.isoformat())
        for kind, sql in _LOG.items():
            rows = connection.execute(f"SELECT * FROM ({sql}) WHERE day BETWEEN ? AND ?", span).fetchall()
            keys = [row["id"] for row in rows]
            words = _words(connection, keys) if kind == "check-in" else {}
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
    key, at, day = str(row.pop("id")), _utc(str(row.pop("at"))), date.fromisoformat(str(row.pop("day")))
    return Entry(kind, at, day, int(str(row.pop("utc_offset"))), row, words.get(key, ()))
