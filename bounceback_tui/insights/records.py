"""Queries of the room; every function runs on the lane, reads columns and never whole rows, none once per row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, func, select

from bounceback_tui.insights import mood_rules
from bounceback_tui.insights.bounce_rules import WINDOW, Bounces, bounces
from bounceback_tui.insights.bounce_words import Lately, lately
from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.feel.model import CheckIn, CheckInWord
from bounceback_tui.store.database import Database
from bounceback_tui.store.glance import LATELY_NOS


@dataclass(frozen=True, slots=True)
class BounceView:
    """What the first section shows."""

    today: date
    found: Bounces
    lately: Lately


def daily(session: Session, since: date, until: date) -> dict[date, float]:
    """Return the mean pleasantness (1 to 5) of each local day with a check-in, both ends included."""
    rows = session.exec(
        select(col(CheckIn.day), func.avg(CheckIn.pleasantness))
        .where(col(CheckIn.day).between(since, until))
        .group_by(col(CheckIn.day))
    )
    return {day: float(mean) for day, mean in rows}


def no_days(session: Session, until: date) -> Sequence[date]:
    """Return the local day of every no up to a day, oldest first."""
    return session.exec(select(Rejection.day).where(col(Rejection.day) <= until).order_by(col(Rejection.day))).all()


def bounce(db: Database, today: date) -> BounceView:
    """Return how mood went around every no; two statements."""
    with db.reading() as session:
        nos = no_days(session, today)
        since = nos[0] - timedelta(days=WINDOW) if nos else today
        found = bounces(daily(session, since, today), nos, today)
    return BounceView(today, found, lately(found, today))


def lately_of(db: Database, today: date) -> Lately:
    """Return what Today says of the last times; two statements, over the days around the latest no's only."""
    with db.reading() as session:
        latest = select(Rejection.day).where(col(Rejection.day) <= today).distinct()
        nos = session.exec(latest.order_by(col(Rejection.day).desc()).limit(LATELY_NOS)).all()
        if not nos:
            return Lately()
        means = daily(session, min(nos) - timedelta(days=WINDOW), today)
    return lately(bounces(means, nos, today), today)


@dataclass(frozen=True, slots=True)
class MoodView:
    """Mood over one range of local days, both ends included."""

    first: date
    last: date
    daily: Mapping[date, float]
    nos: Sequence[tuple[date, str]]
    """Day and organisation of each no, oldest first."""
    words: Sequence[tuple[str, int]]
    """Those used most, each with how often, the first most."""


def mood(db: Database, today: date, days: int | None) -> MoodView:
    """Return mood over the last days, or over all of them; at most four statements."""
    with db.reading() as session:
        first = mood_rules.first_day(days, today, _ever(session) if days is None else None)
        words = session.exec(
            select(CheckInWord.word, func.count())
            .join(CheckIn, col(CheckIn.id) == col(CheckInWord.check_in_id))
            .where(col(CheckIn.day).between(first, today))
            .group_by(col(CheckInWord.word))
            .order_by(func.count().desc(), col(CheckInWord.word))
            .limit(mood_rules.WORDS)
        ).all()
        return MoodView(first, today, daily(session, first, today), _nos(session, first, today), list(words))


def _ever(session: Session) -> date | None:
    """Return the first local day with a check-in or a no."""
    firsts = [session.exec(select(func.min(column))).one() for column in (CheckIn.day, Rejection.day)]
    return min((day for day in firsts if day is not None), default=None)


def _nos(session: Session, first: date, last: date) -> Sequence[tuple[date, str]]:
    rows = session.exec(
        select(Rejection.day, Application.organisation)
        .join(Application, col(Application.id) == col(Rejection.application_id))
        .where(col(Rejection.day).between(first, last))
        .order_by(col(Rejection.day), col(Rejection.logged_at), col(Rejection.id))
    ).all()
    return list(rows)
