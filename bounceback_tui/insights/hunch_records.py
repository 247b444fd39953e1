"""Queries and writes of hunches; every function runs on the lane, reads columns, and none of them once per hunch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from bounceback_tui.content.loader import activities
from bounceback_tui.insights import hunch_rules as rules
from bounceback_tui.insights.hunch_rules import PLACES, Judged
from bounceback_tui.insights.hunch_words import Closed
from bounceback_tui.insights.hunch_words import Hunch as Told
from bounceback_tui.insights.model import Hunch, HunchEntry
from bounceback_tui.insights.named_rules import EFFORTS as EFFORT_WORDS
from bounceback_tui.insights.named_rules import Kind
from bounceback_tui.insights.records import daily
from bounceback_tui.stages.feel.model import CheckIn, CheckInWord, DayActivity, OwnActivity
from bounceback_tui.stages.persist.records import EFFORTS
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.effort import efforts
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import Rows, keep

FULL = "Five hunches are open, and with more of them something would turn up in anything. z closes one."
LATELY = 60
"""Days over which it is counted how often something was there, when one chooses."""
CLOSED_SHOWN = 50
"""Closed hunches that are listed, the latest ones."""
WORDS_OFFERED = 30


@dataclass(frozen=True, slots=True)
class HunchesView:
    """What the section shows: open hunches in the order they were named, and the latest closed ones."""

    today: date
    open: Sequence[Told]
    closed: Sequence[Told]


@dataclass(frozen=True, slots=True)
class Factor:
    """Something that a hunch can be about; ``days`` counts it over the last ``LATELY`` days."""

    kind: Kind
    factor: str
    days: int


def view(db: Database, today: date) -> HunchesView:
    """Read every hunch and judge the open ones together; at most seven statements."""
    with db.reading() as session:
        rows = session.exec(
            select(Hunch).where(col(Hunch.closed_on).is_(None)).order_by(col(Hunch.day), col(Hunch.at), col(Hunch.id))
        ).all()
        closed = session.exec(
            select(Hunch)
            .where(col(Hunch.closed_on).is_not(None))
            .order_by(col(Hunch.closed_on).desc(), col(Hunch.at).desc(), col(Hunch.id))
            .limit(CLOSED_SHOWN)
        ).all()
        judged = _judged(session, rows, today)
    there = [_told(row, one) for row, one in zip(rows, judged, strict=True)]
    return HunchesView(today, there, [_told(row) for row in closed])


def _told(row: Hunch, judged: Judged | None = None) -> Told:
    closed = None
    if row.closed_on is not None and row.closed_verdict is not None:
        closed = Closed(
            row.closed_on,
            row.closed_verdict,
            row.closed_difference,
            row.closed_low,
            row.closed_high,
            row.closed_with,
            row.closed_without,
        )
    more = {} if judged is None else {"judged": judged}
    return Told(row.id, row.kind, row.factor, row.effect, row.why, row.day, closed=closed, **more)


def _judged(session: Session, rows: Sequence[Hunch], today: date) -> list[Judged]:
    if not rows:
        return []
    firsts = [row.day + timedelta(days=1) for row in rows]
    since = min(firsts)
    moods = daily(session, since, today)
    there = _Days(session, rows, since, today)
    histories = [
        rules.read(moods, there.had(row), row.effect, first, today) for row, first in zip(rows, firsts, strict=True)
    ]
    return rules.judge(histories, firsts, today)


class _Days:
    """On which days the somethings of all hunches were there; a statement for each kind that there is."""

    def __init__(self, session: Session, rows: Sequence[Hunch], since: date, until: date) -> None:
        named = {kind: [row.factor for row in rows if row.kind is kind] for kind in Kind}
        self._all = [since + timedelta(days=number) for number in range((until - since).days + 1)]
        self._effort: Mapping[date, frozenset[str]] = {}
        self._activity: dict[date, set[str]] = {}
        self._word: dict[date, set[str]] = {}
        if named[Kind.EFFORT]:
            self._effort = efforts(session, EFFORTS, since=since, until=until)
        if named[Kind.ACTIVITY]:
            made_of = select(col(DayActivity.day), col(DayActivity.activity))
            for day, activity in session.exec(made_of.where(col(DayActivity.day).between(since, until))):
                self._activity.setdefault(day, set()).add(activity)
        if named[Kind.WORD]:
            said = (
                select(col(CheckIn.day), col(CheckInWord.word))
                .join(CheckInWord, col(CheckInWord.check_in_id) == col(CheckIn.id), isouter=True)
                .where(col(CheckIn.day).between(since, until))
            )
            for day, word in session.exec(said):
                self._word.setdefault(day, set()).add(word)

    def had(self, row: Hunch) -> Mapping[date, bool]:
        """Return for each day of which it is known whether the something was there.

        Of an activity it is known on days of which some activity was noted, of a feeling word on days with a
        check-in, of an effort on every day.
        """
        if row.kind is Kind.EFFORT:
            return {day: row.factor in self._effort.get(day, frozenset()) for day in self._all}
        known = self._activity if row.kind is Kind.ACTIVITY else self._word
        return {day: row.factor in found for day, found in known.items()}


def factors(db: Database, today: date) -> Sequence[Factor]:
    """Return what a hunch can be about, activities first, with how often each was there lately; five statements."""
    since = today - timedelta(days=LATELY - 1)
    with db.reading() as session:
        own = session.exec(select(col(OwnActivity.activity)).order_by(col(OwnActivity.activity))).all()
        days = _counted(session, DayActivity.activity, DayActivity.day, since, today)
        effort = efforts(session, EFFORTS, since=since, until=today)
        words = session.exec(
            select(col(CheckInWord.word), func.count(func.distinct(col(CheckIn.day))))
            .join(CheckIn, col(CheckIn.id) == col(CheckInWord.check_in_id))
            .where(col(CheckIn.day).between(since, today))
            .group_by(col(CheckInWord.word))
            .order_by(func.count().desc(), col(CheckInWord.word))
            .limit(WORDS_OFFERED)
        ).all()
    names = dict.fromkeys([*activities(), *own, *days])
    done = [sum(kind in kinds for kinds in effort.values()) for kind in EFFORT_WORDS]
    return [
        *(Factor(Kind.ACTIVITY, name, days.get(name, 0)) for name in names),
        *(Factor(Kind.EFFORT, kind, count) for kind, count in zip(EFFORT_WORDS, done, strict=True)),
        *(Factor(Kind.WORD, word, count) for word, count in words),
    ]


def _counted(session: Session, name: Any, day: Any, since: date, until: date) -> dict[str, int]:
    counted = select(name, func.count()).where(col(day).between(since, until)).group_by(name)
    return dict(session.exec(counted.order_by(func.count().desc(), name)).all())


def find(db: Database, hunch_id: str) -> Told | None:
    """Return a hunch by its key as hexadecimal text, without its verdict; None when it is gone."""
    with db.reading() as session:
        row = session.get(Hunch, UUID(hunch_id))
        return None if row is None else _told(row)


def name(db: Database, values: Mapping[str, Any]) -> tuple[UUID, Rows]:
    """Name a hunch; returns its key and the way back.

    Args:
        db: the open database.
        values: the columns of ``HunchEntry``.

    Raises:
        InvalidEntry: five are open, this one is among them, or a column does not fit.
    """
    row = Hunch.model_validate(checked(HunchEntry, values).model_dump())
    with db.writing() as session:
        _require_place(session, row)
        session.add(row)
    return row.id, Rows().with_made([row])


def _require_place(session: Session, row: Hunch) -> None:
    others = session.exec(select(Hunch).where(col(Hunch.closed_on).is_(None), col(Hunch.id) != row.id)).all()
    if len(others) >= PLACES:
        raise InvalidEntry(FULL)
    if any((one.kind, one.factor, one.effect) == (row.kind, row.factor, row.effect) for one in others):
        raise InvalidEntry("This hunch is open already; it has its days and goes on counting them.")


def change(db: Database, hunch_id: UUID, values: Mapping[str, Any]) -> tuple[bool, Rows]:
    """Change a hunch; another something, or another day of the mood, makes it a new one that starts again.

    Args:
        db: the open database.
        hunch_id: which.
        values: the columns of ``HunchEntry``; the moment is taken only where it starts again.

    Returns:
        Whether it starts again, and the way back.
    """
    with db.writing() as session:
        row = session.get_one(Hunch, hunch_id)
        before = keep([row])
        entry = checked(HunchEntry, row.model_dump() | dict(values))
        again = (entry.kind, entry.factor, entry.effect) != (row.kind, row.factor, row.effect)
        row.sqlmodel_update(entry.model_dump() if again else {"why": entry.why})
        if again and row.closed_on is None:
            _require_place(session, row)
        session.add(row)
    return again, before


def close(db: Database, hunch_id: UUID, today: date) -> Rows:
    """Close a hunch as it stands among the others; its place is free, and the correction stays as it was."""
    with db.writing() as session:
        rows = session.exec(
            select(Hunch).where(col(Hunch.closed_on).is_(None)).order_by(col(Hunch.day), col(Hunch.at), col(Hunch.id))
        ).all()
        row = session.get_one(Hunch, hunch_id)
        if row not in rows:
            raise InvalidEntry("This hunch is closed already.")
        before = keep([row])
        judged = _judged(session, rows, today)[rows.index(row)]
        found = judged.reading.estimate
        row.closed_on, row.closed_verdict = today, judged.verdict
        row.closed_with, row.closed_without = judged.reading.with_days, judged.reading.without_days
        if found is not None:
            row.closed_difference = found.difference
            row.closed_low, row.closed_high = found.interval()
        session.add(row)
    return before


def delete(db: Database, hunch_id: UUID) -> Rows:
    """Delete a hunch; returns the way back."""
    with db.writing() as session:
        row = session.get_one(Hunch, hunch_id)
        gone = keep([row])
        session.delete(row)
    return gone
