"""Queries of the room; every function runs on the lane, reads columns and never whole rows, none once per row."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Integer, cast
from sqlalchemy import select as select_any
from sqlmodel import Session, col, func, select

from bounceback_tui.insights import act_rules, month_rules, mood_rules, week_rules
from bounceback_tui.insights.bounce_rules import WINDOW, Bounces, bounces
from bounceback_tui.insights.bounce_words import Lately, lately
from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.feel.model import CheckIn, CheckInWord, DayActivity, SmallAct
from bounceback_tui.store.database import Database

DAY_MINUTES = 24 * 60


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
    return session.exec(
        select(col(Rejection.day)).where(col(Rejection.day) <= until).order_by(col(Rejection.day))
    ).all()


def bounce(db: Database, today: date) -> BounceView:
    """Return how mood went around every no; two statements."""
    with db.reading() as session:
        nos = no_days(session, today)
        since = nos[0] - timedelta(days=WINDOW) if nos else today
        found = bounces(daily(session, since, today), nos, today)
    return BounceView(today, found, lately(found, today))


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
        select(col(Rejection.day), col(Application.organisation))
        .join(Application, col(Application.id) == col(Rejection.application_id))
        .where(col(Rejection.day).between(first, last))
        .order_by(col(Rejection.day), col(Rejection.logged_at), col(Rejection.id))
    ).all()
    return list(rows)


def month(db: Database, first: date) -> month_rules.Month:
    """Return what there is of a month's days; four statements."""
    last = month_rules.last_of(first)
    days: dict[date, dict[str, Any]] = defaultdict(dict)
    with db.reading() as session:
        means = (
            select(col(CheckIn.day), func.avg(CheckIn.pleasantness), func.count())
            .where(col(CheckIn.day).between(first, last))
            .group_by(col(CheckIn.day))
        )
        for day, mean, count in session.exec(means):
            days[day] |= {"mean": float(mean), "check_ins": count}
        words = (
            select(col(CheckIn.day), col(CheckInWord.word))
            .join(CheckIn, col(CheckIn.id) == col(CheckInWord.check_in_id))
            .where(col(CheckIn.day).between(first, last))
            .order_by(col(CheckIn.at), col(CheckInWord.position))
        )
        made_of = (
            select(col(DayActivity.day), col(DayActivity.activity))
            .where(col(DayActivity.day).between(first, last))
            .order_by(col(DayActivity.activity))
        )
        for name, found in (("words", session.exec(words)), ("activities", session.exec(made_of))):
            for day, told in found:
                days[day][name] = tuple(dict.fromkeys((*days[day].get(name, ()), told)))
        for day, organisation in _nos(session, first, last):
            days[day]["nos"] = (*days[day].get("nos", ()), organisation)
    return month_rules.Month(first, {day: month_rules.Day(**values) for day, values in days.items()})


def week(db: Database, today: date, days: int | None) -> week_rules.Week:
    """Return mood by weekday and time of day over the last days, or over all; one statement, or three for all.

    The hour is that of the clock when it was written; the weekday is that of the local day it belongs to.
    """
    at = col(CheckIn.at)
    minute = 60 * cast(func.substr(at, 12, 2), Integer) + cast(func.substr(at, 15, 2), Integer)
    since_start = (minute + col(CheckIn.utc_offset) + 2 * DAY_MINUTES - week_rules.START) % DAY_MINUTES
    block = func.min(since_start // week_rules.LENGTH, len(week_rules.BLOCKS) - 1)
    with db.reading() as session:
        first = mood_rules.first_day(days, today, _ever(session) if days is None else None)
        daily_means = (
            select(col(CheckIn.day).label("day"), block.label("block"), func.avg(CheckIn.pleasantness).label("mean"))
            .where(col(CheckIn.day).between(first, today))
            .group_by(col(CheckIn.day), block)
            .subquery()
        )
        weekday = (cast(func.strftime("%w", daily_means.c.day), Integer) + 6) % 7
        rows = session.exec(
            select(weekday, daily_means.c.block, func.avg(daily_means.c.mean), func.count()).group_by(
                weekday, daily_means.c.block
            )
        ).all()
    return {(on, place): week_rules.Slot(float(mean), count) for on, place, mean, count in rows}


def acts(db: Database) -> act_rules.Acts:
    """Return the small acts that were done, the latest first, and how many others there are; two statements."""
    with db.reading() as session:
        rows = session.execute(
            select_any(
                col(SmallAct.text),
                col(SmallAct.day),
                col(SmallAct.predicted_lift),
                col(SmallAct.actual_lift),
                col(SmallAct.id),
            )
            .where(col(SmallAct.done_at).is_not(None), col(SmallAct.actual_lift).is_not(None))
            .order_by(col(SmallAct.done_at).desc(), col(SmallAct.id))
        ).all()
        waiting = col(SmallAct.let_go_on).is_(None)
        others = select(waiting, func.count()).where(col(SmallAct.done_at).is_(None)).group_by(waiting)
        counts = {bool(still): count for still, count in session.exec(others)}
    done = [
        act_rules.Act(text, day, expected, came, key.hex)
        for text, day, expected, came, key in rows
        if came is not None
    ]
    return act_rules.Acts(done, let_go=counts.get(False, 0), open=counts.get(True, 0))
