"""Queries and writes of trials of one; every function runs on the lane."""

import random
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from bounceback_tui.insights import trial_rules as rules
from bounceback_tui.insights.model import Trial, TrialDay, TrialDayEntry, TrialEntry
from bounceback_tui.insights.records import daily
from bounceback_tui.insights.trial_rules import Outcome
from bounceback_tui.insights.trial_rules import Trial as Told
from bounceback_tui.journey.model import Rejection
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.glance import TrialDay as Today
from bounceback_tui.store.snapshot import Rows, keep, keep_with_dependents

SHOWN = 12
"""Trials that are listed, the latest ones."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A trial as the room shows it: how it ended once it has, and on how many of its days a no came."""

    id: UUID
    trial: Told
    why: str
    outcome: Outcome | None
    nos: int
    moods: int
    """Of its days up to yesterday, how many have a mood."""


@dataclass(frozen=True, slots=True)
class TrialsView:
    """What the section shows, the latest trial first."""

    today: date
    trials: Sequence[Seen]


def view(db: Database, today: date) -> TrialsView:
    """Read the trials, and judge those that are over; four statements."""
    with db.reading() as session:
        latest = select(Trial).order_by(col(Trial.first_on).desc(), col(Trial.at).desc(), col(Trial.id)).limit(SHOWN)
        rows = session.exec(latest).all()
        marks: dict[UUID, dict[date, bool]] = defaultdict(dict)
        answered = select(col(TrialDay.trial_id), col(TrialDay.day), col(TrialDay.done))
        for key, day, done in session.exec(answered.where(col(TrialDay.trial_id).in_([row.id for row in rows]))):
            marks[key][day] = done
        since = min((row.first_on for row in rows), default=today)
        moods = daily(session, since, today)
        nos = session.exec(
            select(col(Rejection.day), func.count())
            .where(col(Rejection.day).between(since, today))
            .group_by(col(Rejection.day))
        ).all()
    return TrialsView(today, [_seen(row, marks[row.id], moods, dict(nos), today) for row in rows])


def _seen(
    row: Trial, marks: Mapping[date, bool], moods: Mapping[date, float], nos: Mapping[date, int], today: date
) -> Seen:
    trial = _told(row, marks)
    over = trial.over(today)
    until = min(today if over else today - timedelta(days=1), trial.last)
    return Seen(
        row.id,
        trial,
        row.why,
        _outcome(_ran(row, marks, moods)) if over else None,
        sum(count for day, count in nos.items() if trial.first <= day <= min(trial.last, today)),
        sum(trial.first <= day <= until for day in moods),
    )


class _Ran(NamedTuple):
    """All that a trial's outcome depends on."""

    key: UUID
    words: tuple[str, str, str]
    first: date
    blocks: str
    tosses: str
    stopped_on: date | None
    marks: tuple[tuple[date, bool], ...]
    moods: tuple[tuple[date, float], ...]


def _ran(row: Trial, marks: Mapping[date, bool], moods: Mapping[date, float]) -> _Ran:
    felt = tuple((day, mood) for day, mood in sorted(moods.items()) if row.first_on <= day <= row.last_on)
    words = (row.question, row.first_condition, row.second_condition)
    said = tuple(sorted(marks.items()))
    return _Ran(row.id, words, row.first_on, row.blocks, row.tosses, row.stopped_on, said, felt)


@lru_cache(maxsize=64)
def _outcome(ran: _Ran) -> Outcome:
    """Judge a trial once: while nothing about it changes, it need not be dealt anew each time one looks."""
    pick = random.Random(ran.key.int).randrange  # noqa: S311 - the same sample each time, also after a restart
    trial = Told(*ran.words, ran.first, ran.blocks, ran.tosses, ran.stopped_on, dict(ran.marks))
    return rules.outcome(trial, dict(ran.moods), pick)


def _told(row: Trial, marks: Mapping[date, bool]) -> Told:
    return Told(
        row.question,
        row.first_condition,
        row.second_condition,
        row.first_on,
        row.blocks,
        row.tosses,
        row.stopped_on,
        marks,
    )


def _running(today: date) -> tuple[ColumnElement[bool], ...]:
    return col(Trial.stopped_on).is_(None), col(Trial.last_on) >= today


def today_of(session: Session, today: date) -> Today | None:
    """Return what the running trial says for a day, if one runs on it; one statement."""
    row = session.exec(
        select(Trial, TrialDay.done)
        .join(TrialDay, (col(TrialDay.trial_id) == col(Trial.id)) & (col(TrialDay.day) == today), isouter=True)
        .where(*_running(today), col(Trial.first_on) <= today)
        .order_by(col(Trial.first_on), col(Trial.id))
        .limit(1)
    ).first()
    if row is None:
        return None
    trial, done = row
    number = (today - trial.first_on).days
    told = trial.first_condition if trial.tosses[number] == "A" else trial.second_condition
    return Today(trial.id.hex, trial.question, number + 1, trial.days, told, done)


def start(db: Database, values: Mapping[str, Any], *, today: date) -> tuple[UUID, Rows]:
    """Start a trial: the coin is tossed for all of its days now, and never again.

    Args:
        db: the open database.
        values: the columns of ``TrialEntry`` without blocks and tosses.
        today: the person's local day.

    Returns:
        Its key, and the way back.

    Raises:
        InvalidEntry: another one runs, or a column does not fit.
    """
    days = values["days"] if values.get("days") in rules.LENGTHS else rules.LENGTHS[0]
    blocks = rules.make_blocks(days, secrets.randbelow)
    dealt = {"blocks": blocks, "tosses": rules.toss(blocks, secrets.randbelow)}
    entry = checked(TrialEntry, dict(values) | dealt)
    last_on = entry.first_on + timedelta(days=entry.days - 1)
    row = Trial.model_validate(entry.model_dump() | {"last_on": last_on})
    with db.writing() as session:
        if session.exec(select(Trial.id).where(*_running(today)).limit(1)).first() is not None:
            raise InvalidEntry(
                "One trial runs already. Two at a time would be in each other's way; stop it first, or wait."
            )
        session.add(row)
    return row.id, Rows().with_made([row])


def reword(db: Database, trial_id: UUID, values: Mapping[str, Any]) -> Rows:
    """Change the words of a trial; its days and tosses stay."""
    with db.writing() as session:
        row = session.get_one(Trial, trial_id)
        before = keep([row])
        fixed = {
            name: getattr(row, name) for name in ("at", "day", "utc_offset", "first_on", "days", "blocks", "tosses")
        }
        row.sqlmodel_update(checked(TrialEntry, row.model_dump() | dict(values) | fixed).model_dump())
        session.add(row)
    return before


def mark(db: Database, trial_id: UUID, day: date, *, done: bool | None) -> Rows:
    """Say of a day whether what the coin said was done, or take that back.

    Args:
        db: the open database.
        trial_id: which trial.
        day: a local day of it.
        done: whether; None takes the answer back.

    Returns:
        The way back.

    Raises:
        InvalidEntry: the day is none of the trial's.
    """
    with db.writing() as session:
        trial = session.get_one(Trial, trial_id)
        if not trial.first_on <= day <= trial.last_on or (trial.stopped_on is not None and day >= trial.stopped_on):
            raise InvalidEntry("That day is none of this trial's.")
        row = session.exec(select(TrialDay).where(TrialDay.trial_id == trial_id, TrialDay.day == day)).first()
        before = keep([row] if row is not None else [])
        if done is None:
            if row is not None:
                session.delete(row)
            return before
        entry = checked(TrialDayEntry, {"trial_id": trial_id, "day": day, "done": done})
        if row is not None:
            row.sqlmodel_update(entry.model_dump())
            session.add(row)
            return before
        made = TrialDay.model_validate(entry.model_dump())
        session.add(made)
    return before.with_made([made])


def stop(db: Database, trial_id: UUID, today: date) -> Rows:
    """Break a trial off before its last day is over; it can then tell nothing.

    Raises:
        InvalidEntry: it is over already.
    """
    with db.writing() as session:
        row = session.get_one(Trial, trial_id)
        if row.stopped_on is not None or row.last_on < today:
            raise InvalidEntry("This trial is over already.")
        before = keep([row])
        row.stopped_on = today
        session.add(row)
    return before


def delete(db: Database, trial_id: UUID) -> Rows:
    """Delete a trial with what was said of its days; returns the way back."""
    with db.writing() as session:
        row = session.get_one(Trial, trial_id)
        gone = keep_with_dependents(session, row)
        session.delete(row)
    return gone
