"""The few figures of the first screen, read by sqlite3 alone before sqlmodel is loaded; it never writes.

With its queries the only hand-written SQL against the tables: a test holds it against the records on generated lives.
"""

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from bounceback_tui.store.glance_queries import DONE, DUES, EFFORTS, SINCE, STEERED, TELL, TRIAL
from bounceback_tui.store.reading import check_words, opened, utc

DAYS = 104
"""Days of daily means that are read: two weeks, and the ninety before them that a person's usual comes from."""


EFFORT_DAYS = 400
"""Days of effort that are read."""

SHOWN = 20
"""Things of one kind that Today knows of, at most."""

IDLE = 7
"""Days without practice after which a gap that feedback named is spoken of."""


class Check(NamedTuple):
    """One check-in: ``at`` in UTC, ``day`` local, ``utc_offset`` in minutes, affect 1 to 5 each way."""

    at: datetime
    day: date
    utc_offset: int
    pleasantness: int
    energy: int
    note: str
    words: tuple[str, ...]


class Working(NamedTuple):
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


class Due(NamedTuple):
    """Something that is open: ``kind`` says what it is, ``due_on`` the local date it is meant for."""

    kind: str
    id: str
    text: str
    due_on: date


class Gap(NamedTuple):
    """A gap that feedback named: the skill's key as hexadecimal text and its name, who named it and on which day."""

    skill_id: str
    skill: str
    who: str
    day: date


class TrialDay(NamedTuple):
    """A day of the trial of one that runs: its key as hexadecimal text, and what the coin says for today.

    ``number`` is which day of ``days`` it is, from 1; ``told`` is the condition; ``done`` says whether it was done,
    or None while that is open.
    """

    id: str
    question: str
    number: int
    days: int
    told: str
    done: bool | None


class Glance(NamedTuple):
    """What Today needs, on one local day."""

    today: date
    ever: bool = False
    checks: tuple[Check, ...] = ()
    """Today's check-ins, oldest first."""
    latest: tuple[Check, ...] = ()
    """The latest check-ins before today that have words or a line, newest first, at most six."""
    daily: Mapping[date, float] = MappingProxyType({})
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
    put_away: Mapping[str, datetime] = MappingProxyType({})
    """When (UTC) each thing was last put away, over the last fourteen days."""
    tell: tuple[str, str] | None = None
    """Key and name of the person one might tell of a no, if there is one and nobody was spoken to today."""
    efforts: Mapping[date, frozenset[str]] = MappingProxyType({})
    """Kinds of effort of each local day, over the last ``EFFORT_DAYS`` days."""
    pauses: tuple[tuple[date, date], ...] = ()
    """Times away, past and to come, both local days included."""
    repairs: Mapping[date, date] = MappingProxyType({})
    """The first missed day of each mended gap, and the day it was mended."""
    ended: str | None = None
    """With whom the journey ended, while it is closed."""
    trial: TrialDay | None = None
    """What the trial of one that runs says for today."""

    def due(self, kind: str) -> tuple[Due, ...]:
        """Return what is open of one kind, the earliest due first."""
        return tuple(one for one in self.dues if one.kind == kind)


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
    with opened(path) as connection:
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
                what: utc(at)
                for what, at in connection.execute(
                    "SELECT what, max(at) FROM put_away WHERE day > ? GROUP BY what",
                    ((today - timedelta(days=14)).isoformat(),),
                )
            },
            tell=connection.execute(TELL, {"today": today.isoformat()}).fetchone(),
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
            trial=_trial(connection, today),
        )


def _trial(connection: sqlite3.Connection, today: date) -> TrialDay | None:
    row = connection.execute(TRIAL, {"today": today.isoformat()}).fetchone()
    if row is None:
        return None
    trial = TrialDay(*row)
    return trial._replace(done=None if trial.done is None else bool(trial.done))


def _efforts(connection: sqlite3.Connection, today: date) -> dict[date, frozenset[str]]:
    parts = [
        f"SELECT DISTINCT day, '{kind}' AS kind FROM ({sql}) WHERE day BETWEEN :since AND :until"
        for kind, queries in EFFORTS.items()
        for sql in queries
    ]
    span = {"since": (today - timedelta(days=EFFORT_DAYS - 1)).isoformat(), "until": today.isoformat()}
    together = f"SELECT day, group_concat(kind) FROM ({' UNION ALL '.join(parts)}) GROUP BY day"
    days = connection.execute(together, span)
    return {date.fromisoformat(day): frozenset(kinds.split(",")) for day, kinds in days}


def _ended(connection: sqlite3.Connection) -> str | None:
    row = connection.execute(
        "SELECT coalesce(organisation, '') FROM journey_end"
        " LEFT JOIN application ON application.id = application_id WHERE started_again_on IS NULL"
        " ORDER BY journey_end.day DESC, at DESC, journey_end.id LIMIT 1"
    ).fetchone()
    return row[0] if row else None


def _dues(connection: sqlite3.Connection, today: date) -> tuple[Due, ...]:
    found: list[Due] = []
    for kind, (sql, ahead) in DUES.items():
        until = date.max if ahead is None else today + timedelta(days=ahead)
        days = {"today": today.isoformat(), "until": until.isoformat()}
        rows = connection.execute(f"SELECT * FROM ({sql}) WHERE due <= :until LIMIT {SHOWN}", days).fetchall()
        found += [Due(kind, key, text, date.fromisoformat(on)) for key, text, on in rows]
    return tuple(sorted(found, key=lambda one: one.due_on))


def _one(connection: sqlite3.Connection, sql: str) -> tuple[int, str | None]:
    row = connection.execute(sql).fetchone()
    return row[0], row[1] if len(row) > 1 else None


def _checks(connection: sqlite3.Connection, where: str, *values: str) -> tuple[Check, ...]:
    rows = connection.execute(
        f"SELECT id, at, day, utc_offset, pleasantness, energy, note FROM check_in WHERE {where}", values
    ).fetchall()
    words = check_words(connection, [row[0] for row in rows])
    return tuple(
        Check(utc(at), date.fromisoformat(day), offset, pleasantness, energy, note, words.get(key, ()))
        for key, at, day, offset, pleasantness, energy, note in rows
    )


def _gap(connection: sqlite3.Connection, today: date) -> Gap | None:
    row = connection.execute(
        "SELECT skill.id, name, who, feedback_point.day FROM feedback_point"
        " JOIN skill ON skill.id = feedback_point.skill_id"
        " JOIN feedback_answer ON feedback_answer.id = answer_id"
        " LEFT JOIN skill_card ON skill_card.skill_id = skill.id"
        " WHERE kind = 'gap' AND archived_on IS NULL AND coalesce(board, '') <> 'proven'"
        " AND skill.id NOT IN (SELECT skill_id FROM practice WHERE day > ? AND skill_id IS NOT NULL)"
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
    with opened(path) as connection:
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
    asked = [*DONE.values(), f"EXISTS(SELECT 1 FROM self_compassion WHERE {SINCE})", STEERED]
    since = (utc(logged_at).date() - timedelta(days=2)).isoformat()
    *done, stung, steered = connection.execute(
        f"SELECT {', '.join(asked)}", {"then": logged_at, "day": since, "no": key}
    ).fetchone()
    return Working(
        key,
        role,
        organisation,
        date.fromisoformat(day),
        note,
        done=frozenset(stage for stage, there in zip(DONE, done, strict=True) if there),
        stung=bool(stung),
        reached=reached,
        steered=bool(steered),
    )
