"""Queries of what a letter can be about, and of what goes into it; on the lane only."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.learn.model import (
    FeedbackPoint,
    FeedbackRequest,
    Skill,
)
from bounceback_tui.stages.learn.rules import About, PointKind
from bounceback_tui.stages.learn.rules import State as S
from bounceback_tui.store.database import Database


def abouts(db: Database, *, limit: int = 300) -> Sequence[About]:
    """Return what a letter can be about: the no's, newest first, and applications that have none."""
    with db.reading() as session:
        nos = session.exec(
            select(Rejection, Application)
            .join(Application, col(Application.id) == col(Rejection.application_id))
            .order_by(col(Rejection.day).desc(), col(Rejection.logged_at).desc())
            .limit(limit)
        ).all()
        answered = select(Rejection.application_id)
        others = session.exec(
            select(Application)
            .where(col(Application.id).not_in(answered))
            .order_by(col(Application.created_at).desc())
            .limit(limit)
        ).all()
    return [*(about_of(no, job) for no, job in nos), *(about_of(None, job) for job in others)]


def about(db: Database, tag: str) -> About | None:
    """Return what a tag (``About.tag``) names; None when it is gone."""
    if tag == "x":
        return About()
    with db.reading() as session:
        return next(iter(abouts_of(session, [UUID(tag[1:])])), None)


def abouts_of(session: Session, ids: Iterable[UUID | None]) -> Sequence[About]:
    """Return the no's and applications of these keys, no's first."""
    wanted = [key for key in ids if key is not None]
    nos = session.exec(
        select(Rejection, Application)
        .join(Application, col(Application.id) == col(Rejection.application_id))
        .where(col(Rejection.id).in_(wanted))
    ).all()
    jobs = session.exec(select(Application).where(col(Application.id).in_(wanted))).all()
    return [*(about_of(no, job) for no, job in nos), *(about_of(None, job) for job in jobs)]


def about_of(no: Rejection | None, job: Application) -> About:
    """Return what a no, or an application, is as something to write about."""
    return About(
        no.id if no else None,
        job.id,
        job.role,
        job.organisation,
        no.day if no else None,
        (no.reached.value if no.reached else "") if no else "",
    )


def latest_strength(db: Database) -> str:
    """Return what was last said to be a strength, for a letter; empty when nobody said one."""
    with db.reading() as session:
        row = session.exec(
            select(FeedbackPoint.text, Skill.name)
            .join(Skill, col(Skill.id) == col(FeedbackPoint.skill_id), isouter=True)
            .where(col(FeedbackPoint.kind) == PointKind.STRENGTH)
            .order_by(col(FeedbackPoint.at).desc())
            .limit(1)
        ).first()
    return (row[1] or row[0]) if row else ""


def draft_about(db: Database, rejection_id: UUID) -> str | None:
    """Return the key of the latest letter about a no that is not sent yet, as hexadecimal text, or None."""
    with db.reading() as session:
        found = session.exec(
            select(FeedbackRequest.id)
            .where(FeedbackRequest.rejection_id == rejection_id, col(FeedbackRequest.state) == S.DRAFT)
            .order_by(col(FeedbackRequest.at).desc())
        ).first()
    return found.hex if found else None
