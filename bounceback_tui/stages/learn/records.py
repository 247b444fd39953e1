"""Queries and writes of the fourth stage; every function runs on the lane, none of them once per row."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, String, case, literal, type_coerce
from sqlalchemy.orm import defer
from sqlmodel import Session, col, exists, func, or_, select

from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.learn import rules
from bounceback_tui.stages.learn.about_records import abouts_of
from bounceback_tui.stages.learn.model import (
    FeedbackAnswer,
    FeedbackPoint,
    FeedbackRequest,
    Skill,
)
from bounceback_tui.stages.learn.rules import About, Answer, Entry, Opened, Point, Request
from bounceback_tui.stages.learn.rules import State as S
from bounceback_tui.store.database import Database
from bounceback_tui.store.due import DueSource
from bounceback_tui.store.effort import EffortSource
from bounceback_tui.store.known import NameSource

_organisation = (
    select(Application.organisation)
    .where(col(Application.id) == col(FeedbackRequest.application_id))
    .correlate(FeedbackRequest)
    .scalar_subquery()
)

DUE = DueSource(
    "follow-up",
    FeedbackRequest,
    case(
        (col(FeedbackRequest.recipient) != "", col(FeedbackRequest.recipient)),
        else_=literal("the ") + type_coerce(FeedbackRequest.kind, String),
    )
    + func.coalesce(literal(", ") + _organisation, ""),
    FeedbackRequest.follow_up_on,
    where=lambda: (col(FeedbackRequest.state) == S.SENT,),
    order=FeedbackRequest.at,
    ahead=3,
)


EFFORTS = (
    EffortSource(
        "reach-out",
        FeedbackRequest,
        col(FeedbackRequest.sent_on),
        where=lambda: (col(FeedbackRequest.sent_on).is_not(None),),
    ),
)

NAMES = NameSource(
    FeedbackRequest,
    col(FeedbackRequest.recipient),
    col(FeedbackRequest.at).desc(),
    mail=col(FeedbackRequest.address),
    organisation=_organisation,
)
"""Everybody who was written to, the latest first."""


def done(no: Rejection) -> ColumnElement[bool]:
    """Whether somebody was asked about a no, or answered about it unasked."""
    return or_(
        exists(
            select(FeedbackRequest.id).where(
                col(FeedbackRequest.rejection_id) == no.id, col(FeedbackRequest.state) != S.DRAFT
            )
        ),
        exists(select(FeedbackAnswer.id).where(col(FeedbackAnswer.rejection_id) == no.id)),
    )


@dataclass(frozen=True, slots=True)
class LearnView:
    """What the room shows; ``opened`` is what the cursor is on."""

    today: date
    entries: Sequence[Entry]
    figures: rules.Figures
    opened: Opened | None


def view(db: Database, *, today: date, key: str | None = None) -> LearnView:
    """Return what the room shows, in a constant number of statements.

    Args:
        db: the open database.
        today: the person's local date.
        key: the entry the cursor is on, as hexadecimal text; the first one without it, or when it is gone.
    """
    with db.reading() as session:
        listed = _entries(session, today)
        chosen = next((one for one in listed if one.key == key), listed[0] if listed else None)
        return LearnView(today, listed, _figures(session), _opened(session, chosen.id) if chosen else None)


def entries(db: Database, *, today: date, containing: str = "") -> Sequence[Entry]:
    """Return requests and unasked answers: what is due first, then what waits, drafts, answered, silent.

    Args:
        db: the open database.
        today: the person's local date.
        containing: only those with this in a name, a letter or an answer, whatever its case.
    """
    with db.reading() as session:
        return _entries(session, today, containing)


def _entries(session: Session, today: date, containing: str = "") -> Sequence[Entry]:
    counts = dict(
        session.exec(
            select(FeedbackAnswer.request_id, func.count())
            .where(col(FeedbackAnswer.request_id).is_not(None))
            .group_by(col(FeedbackAnswer.request_id))
        ).all()
    )
    asked = (
        select(FeedbackRequest, Application.organisation)
        .join(Application, col(Application.id) == col(FeedbackRequest.application_id), isouter=True)
        .options(*(defer(getattr(FeedbackRequest, name)) for name in ("letter", "follow_up", "thanks")))
    )
    unasked = (
        select(FeedbackAnswer, Application.organisation)
        .join(Rejection, col(Rejection.id) == col(FeedbackAnswer.rejection_id), isouter=True)
        .join(Application, col(Application.id) == col(Rejection.application_id), isouter=True)
        .where(col(FeedbackAnswer.request_id).is_(None))
        .options(defer(FeedbackAnswer.text))  # type: ignore[arg-type]
    )
    if containing:
        inside = [_holds(FeedbackAnswer, containing), col(FeedbackAnswer.request_id) == col(FeedbackRequest.id)]
        organisation = col(Application.organisation).icontains(containing, autoescape=True)
        asked = asked.where(
            or_(_holds(FeedbackRequest, containing), organisation, exists(select(FeedbackAnswer.id).where(*inside)))
        )
        unasked = unasked.where(or_(_holds(FeedbackAnswer, containing), organisation))
    found = [_asked(row, organisation, counts.get(row.id, 0)) for row, organisation in session.exec(asked)]
    found += [
        Entry(row.id, False, row.who, organisation or "", S.ANSWERED, row.day, answers=1)
        for row, organisation in session.exec(unasked)
    ]
    return sorted(found, key=lambda one: _place(one, today))


def _holds(table: type[FeedbackRequest | FeedbackAnswer], text: str) -> ColumnElement[bool]:
    return or_(*(getattr(table, name).icontains(text, autoescape=True) for name in table.texts))


def _asked(row: FeedbackRequest, organisation: str | None, answers: int) -> Entry:
    who = row.recipient or f"the {row.kind}"
    dates = (row.day, row.sent_on, row.follow_up_on, row.followed_up_on)
    return Entry(row.id, True, who, organisation or "", row.state, *dates, answers)


def _place(entry: Entry, today: date) -> tuple[int, int, str]:
    """Return where an entry stands in the list."""
    if entry.state is S.SENT:
        on = entry.follow_up_on or today
        return (0 if rules.is_due(entry, today) else 1), on.toordinal(), entry.key
    rank = {S.DRAFT: 2, S.ANSWERED: 3, S.SILENT: 4}[entry.state]
    return rank, -(entry.sent_on or entry.day).toordinal(), entry.key


def _figures(session: Session) -> rules.Figures:
    asked = session.exec(
        select(func.count()).select_from(FeedbackRequest).where(col(FeedbackRequest.state) != S.DRAFT)
    ).one()
    taken = session.exec(
        select(col(FeedbackRequest.sent_on), func.min(FeedbackAnswer.day))
        .join(FeedbackAnswer, col(FeedbackAnswer.request_id) == col(FeedbackRequest.id))
        .where(col(FeedbackRequest.state) == S.ANSWERED)
        .group_by(col(FeedbackRequest.id))
    ).all()
    return rules.Figures(asked, len(taken), tuple((day - sent).days for sent, day in taken if sent is not None))


def find(db: Database, key: str) -> Opened | None:
    """Return a request with its answers, or an answer alone, by its key as hexadecimal text; None when it is gone."""
    with db.reading() as session:
        return _opened(session, UUID(key))


def _opened(session: Session, row_id: UUID) -> Opened | None:
    row = session.get(FeedbackRequest, row_id)
    where = col(FeedbackAnswer.request_id) == row_id if row is not None else col(FeedbackAnswer.id) == row_id
    rows = session.exec(select(FeedbackAnswer).where(where).order_by(col(FeedbackAnswer.at))).all()
    if row is None and not rows:
        return None
    abouts = abouts_of(session, [row.rejection_id, row.application_id] if row else [rows[0].rejection_id])
    about = next(iter(abouts), About())
    points = _points(session, [answer.id for answer in rows])
    answers = tuple(
        Answer(
            **answer.model_dump(include={"id", "request_id", "who", "text", "at", "day", "utc_offset"}),
            about=about,
            points=points[answer.id],
        )
        for answer in rows
    )
    if row is None:
        return Opened(None, answers)
    values = row.model_dump(include={name for name in Request.__slots__ if name != "about"})
    return Opened(Request(**values, about=about), answers)


def answer_of(db: Database, tag: str) -> Answer | None:
    """Return the answer that a point's draft belongs to: "a" and its key, or "p" and a point's; None when gone."""
    with db.reading() as session:
        key = UUID(tag[1:])
        if tag[0] == "p":
            point = session.get(FeedbackPoint, key)
            key = point.answer_id if point is not None else key
        found = _opened(session, key)
    return found.answers[-1] if found and found.answers else None


def _points(session: Session, answers: Sequence[UUID]) -> dict[UUID, tuple[Point, ...]]:
    found: dict[UUID, tuple[Point, ...]] = defaultdict(tuple)
    rows = session.exec(
        select(FeedbackPoint, Skill.name)
        .join(Skill, col(Skill.id) == col(FeedbackPoint.skill_id), isouter=True)
        .where(col(FeedbackPoint.answer_id).in_(answers))
        .order_by(col(FeedbackPoint.position), col(FeedbackPoint.at))
    )
    for row, skill in rows:
        found[row.answer_id] += (Point(row.id, row.kind, skill or "", row.text),)
    return found
