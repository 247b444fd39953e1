"""What Today is told from: the days around the latest no's, how acts turned out, what is asked; read on the lane."""

from datetime import date, timedelta

from sqlmodel import Session, col, func, select

from bounceback_tui.insights.bounce_rules import WINDOW
from bounceback_tui.insights.model import Hunch, Trial
from bounceback_tui.insights.records import daily
from bounceback_tui.journey.model import Rejection
from bounceback_tui.stages.feel.model import SmallAct
from bounceback_tui.store.database import Database
from bounceback_tui.store.glance_moods import LATELY_NOS, NEWS, Moods, OpenHunch, OverTrial


def moods(db: Database, today: date) -> Moods:
    """Return what Today's sentences are made from; just what ``store.glance_moods`` reads, in five statements."""
    with db.reading() as session:
        latest = select(col(Rejection.day)).where(col(Rejection.day) <= today).distinct()
        nos = tuple(session.exec(latest.order_by(col(Rejection.day).desc()).limit(LATELY_NOS)))
        done = col(SmallAct.done_at).is_not(None), col(SmallAct.actual_lift).is_not(None)
        count, expected, came = session.exec(
            select(func.count(), func.avg(SmallAct.predicted_lift), func.avg(SmallAct.actual_lift)).where(*done)
        ).one()
        means = daily(session, nos[-1] - timedelta(days=WINDOW), today) if nos else {}
        asked = _hunches(session), _trials(session, today)
    return Moods(means, nos, (count, float(expected or 0), float(came or 0)), *asked)


def _hunches(session: Session) -> tuple[OpenHunch, ...]:
    rows = session.exec(
        select(Hunch).where(col(Hunch.closed_on).is_(None)).order_by(col(Hunch.day), col(Hunch.at), col(Hunch.id))
    )
    return tuple(OpenHunch(row.id.hex, row.kind.value, row.factor, row.effect.value, row.day) for row in rows)


def _trials(session: Session, today: date) -> tuple[OverTrial, ...]:
    lately = col(Trial.last_on).between(today - timedelta(days=NEWS), today - timedelta(days=1))
    rows = session.exec(
        select(col(Trial.id), col(Trial.question), col(Trial.last_on))
        .where(col(Trial.stopped_on).is_(None), lately)
        .order_by(col(Trial.last_on), col(Trial.id))
    )
    return tuple(OverTrial(key.hex, question, last_on) for key, question, last_on in rows)
