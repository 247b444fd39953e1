"""Queries of the room; every function runs on the lane, reads columns and never whole rows, none once per row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, func, select

from bounceback_tui.insights.bounce_rules import WINDOW, Bounces, bounces
from bounceback_tui.insights.bounce_words import Lately, lately
from bounceback_tui.journey.model import Rejection
from bounceback_tui.stages.feel.model import CheckIn
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
