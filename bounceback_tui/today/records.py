"""The figures of Today through SQLModel: the same as ``store.glance`` reads, for every reload after the first."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy import select as select_any
from sqlmodel import Session, col, exists, func, or_, select

from bounceback_tui.insights import trial_records as trials
from bounceback_tui.journey.model import Application, PutAway, Rejection
from bounceback_tui.stages.connect import records as connect
from bounceback_tui.stages.feel import records as feel
from bounceback_tui.stages.feel.model import Capsule, CheckIn, CheckInWord
from bounceback_tui.stages.grow import records as grow
from bounceback_tui.stages.grow.board.records import idle_gap
from bounceback_tui.stages.grow.library import records as library
from bounceback_tui.stages.learn import records as learn
from bounceback_tui.stages.persist import application_records as applications
from bounceback_tui.stages.persist import plan_records as plans
from bounceback_tui.stages.persist import records as persist
from bounceback_tui.stages.persist.model import JourneyEnd
from bounceback_tui.stages.realign import records as realign
from bounceback_tui.stages.reflect import reason_records as reasons
from bounceback_tui.stages.reflect import records as reflect
from bounceback_tui.store.database import Database
from bounceback_tui.store.due import due, make_room
from bounceback_tui.store.glance import DAYS, EFFORT_DAYS, Check, Glance, Working
from bounceback_tui.store.snapshot import Rows

DONE: Mapping[str, Callable[[Rejection], ColumnElement[bool]]] = {
    "feel": feel.done,
    "reflect": reflect.done,
    "realign": realign.done,
    "learn": learn.done,
    "grow": grow.done,
    "connect": connect.done,
    "persist": persist.done,
}
"""For each stage: whether something was done in it for a no."""

DUES = (
    *(feel.DUE, reasons.DUE, reflect.DUE, realign.REVIEW_DUE, realign.GOAL_DUE),
    *(learn.DUE, grow.DUE, library.DUE, connect.DUE, connect.DUE_ASKS),
    *(applications.DUE, applications.INTERVIEW, plans.DUE_PLANS, plans.DUE_DRILLS),
)
"""Every kind of thing that is due, in the order in which those of one day are shown."""


def glance(db: Database, today: date) -> Glance:
    """Return the first screen's figures; runs on the lane, in a constant number of statements.

    Args:
        db: the open database.
        today: the person's local date.

    Returns:
        Just what ``store.glance.glance`` returns for the same file.
    """
    with db.reading() as session:
        checks = _checks(session, CheckIn.day == today, newest_first=False)
        has_words = exists().where(col(CheckInWord.check_in_id) == col(CheckIn.id))
        latest = _checks(
            session,
            col(CheckIn.day) < today,
            or_(col(CheckIn.note) != "", has_words),
            newest_first=True,
            limit=6,
        )
        since = today - timedelta(days=EFFORT_DAYS - 1)
        efforts, pauses, repairs = persist.momentum_of(session, today, since=since)
        capsules, capsule_on = session.exec(select(func.count(), func.max(Capsule.day))).one()
        return Glance(
            today=today,
            ever=session.exec(select(or_(exists(select(CheckIn.id)), exists(select(Rejection.id))))).one(),
            checks=checks,
            latest=latest,
            daily=_daily(session, today),
            nos=_nos(session, today),
            working=_working(session),
            dues=due(session, DUES, today),
            gap=idle_gap(session, today),
            capsules=capsules,
            capsule_on=capsule_on,
            values_on=realign.values_on(session),
            put_away=_put_away(session, today),
            tell=connect.whom_to_tell(session, today),
            efforts=efforts,
            pauses=pauses,
            repairs=repairs,
            ended=_ended(session),
            trial=trials.today_of(session, today),
        )


def _checks(
    session: Session, *where: ColumnElement[bool] | bool, newest_first: bool, limit: int | None = None
) -> tuple[Check, ...]:
    order = [col(CheckIn.day).desc(), col(CheckIn.at).desc()] if newest_first else [col(CheckIn.at)]
    rows = session.exec(select(CheckIn).where(*where).order_by(*order, col(CheckIn.id)).limit(limit)).all()
    words: dict[UUID, list[str]] = defaultdict(list)
    chosen = (
        select(CheckInWord.check_in_id, CheckInWord.word)
        .where(col(CheckInWord.check_in_id).in_([row.id for row in rows]))
        .order_by(col(CheckInWord.position))
    )
    for check_in_id, word in session.exec(chosen):
        words[check_in_id].append(word)
    return tuple(
        Check(row.at, row.day, row.utc_offset, row.pleasantness, row.energy, row.note, tuple(words[row.id]))
        for row in rows
    )


def _daily(session: Session, today: date) -> dict[date, float]:
    since = today - timedelta(days=DAYS - 1)
    rows = session.exec(
        select(col(CheckIn.day), func.avg(CheckIn.pleasantness))
        .where(col(CheckIn.day).between(since, today))
        .group_by(col(CheckIn.day))
    ).all()
    return {day: float(mean) for day, mean in rows}


def _nos(session: Session, today: date) -> tuple[tuple[date, str], ...]:
    rows = session.exec(
        select(col(Rejection.day), col(Application.organisation))
        .join(Application, col(Application.id) == col(Rejection.application_id))
        .where(col(Rejection.day).between(today - timedelta(days=29), today))
        .order_by(col(Rejection.day), col(Rejection.logged_at), col(Rejection.id))
    ).all()
    return tuple((day, organisation) for day, organisation in rows)


def _working(session: Session) -> Working | None:
    row = session.exec(
        select(Rejection, Application)
        .join(Application, col(Application.id) == col(Rejection.application_id))
        .where(col(Rejection.closed_on).is_(None))
        .order_by(col(Rejection.focused_at).desc(), col(Rejection.id))
        .limit(1)
    ).first()
    if row is None:
        return None
    no, application = row
    done = {stage: is_done(no) for stage, is_done in DONE.items()}
    asked = [*done.values(), feel.stung(no), realign.steered(no)]
    *marks, stung, steered = session.connection().execute(select_any(*asked)).one()
    return Working(
        no.id.hex,
        application.role,
        application.organisation,
        no.day,
        no.note,
        done=frozenset(stage for stage, there in zip(done, marks, strict=True) if there),
        stung=bool(stung),
        reached=no.reached.value if no.reached else "",
        steered=bool(steered),
    )


def _ended(session: Session) -> str | None:
    row = session.exec(
        select(JourneyEnd.id, Application.organisation)
        .join(Application, col(Application.id) == col(JourneyEnd.application_id), isouter=True)
        .where(col(JourneyEnd.started_again_on).is_(None))
        .order_by(col(JourneyEnd.day).desc(), col(JourneyEnd.at).desc(), col(JourneyEnd.id))
        .limit(1)
    ).first()
    return (row[1] or "") if row else None


def _put_away(session: Session, today: date) -> dict[str, datetime]:
    rows = session.exec(
        select(PutAway.what, func.max(PutAway.at))
        .where(col(PutAway.day) > today - timedelta(days=14))
        .group_by(col(PutAway.what))
    ).all()
    return dict(rows)


def move_due(db: Database, today: date) -> tuple[int, Rows]:
    """Move what is due in any stage to tomorrow, on the day of a no; returns how many moved, and the way back."""
    return make_room(db, DUES, today)
