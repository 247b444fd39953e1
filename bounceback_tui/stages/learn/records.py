"""Queries and writes of the fourth stage; every function runs on the lane, none of them once per row."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, case, literal, type_coerce
from sqlalchemy.orm import defer
from sqlmodel import Session, col, exists, func, or_, select

from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.learn import rules
from bounceback_tui.stages.learn.model import (
    FeedbackAnswer,
    FeedbackAnswerEntry,
    FeedbackPoint,
    FeedbackPointEntry,
    FeedbackRequest,
    FeedbackRequestEntry,
    Skill,
    SkillEntry,
)
from bounceback_tui.stages.learn.rules import About, Answer, Entry, Opened, Point, PointKind, Purpose, Request
from bounceback_tui.stages.learn.rules import State as S
from bounceback_tui.stages.learn.said_records import bring_up_to_date
from bounceback_tui.store.base import LONGEST_TEXT, checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.due import DueSource
from bounceback_tui.store.effort import EffortSource
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.known import NameSource
from bounceback_tui.store.snapshot import Rows, keep

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
    abouts = _abouts(session, [row.rejection_id, row.application_id] if row else [rows[0].rejection_id])
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
    return [*(_about(no, job) for no, job in nos), *(_about(None, job) for job in others)]


def about(db: Database, tag: str) -> About | None:
    """Return what a tag (``About.tag``) names; None when it is gone."""
    if tag == "x":
        return About()
    with db.reading() as session:
        return next(iter(_abouts(session, [UUID(tag[1:])])), None)


def _abouts(session: Session, ids: Iterable[UUID | None]) -> Sequence[About]:
    """Return the no's and applications of these keys, no's first."""
    wanted = [key for key in ids if key is not None]
    nos = session.exec(
        select(Rejection, Application)
        .join(Application, col(Application.id) == col(Rejection.application_id))
        .where(col(Rejection.id).in_(wanted))
    ).all()
    jobs = session.exec(select(Application).where(col(Application.id).in_(wanted))).all()
    return [*(_about(no, job) for no, job in nos), *(_about(None, job) for job in jobs)]


def _about(no: Rejection | None, job: Application) -> About:
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


# Writes: each returns the way back


def add_request(db: Database, entry: FeedbackRequestEntry) -> tuple[UUID, Rows]:
    """Write a new letter; returns its key and the way back."""
    row = FeedbackRequest.model_validate(entry.model_dump())
    with db.writing() as session:
        session.add(row)
    return row.id, Rows().with_made([row])


def change(db: Database, request_id: UUID, **values: Any) -> Rows:
    """Change a letter's columns; everything is checked again.

    Raises:
        InvalidEntry: a value does not fit.
        StoreError: it is gone, or the write failed.
    """
    with db.writing() as session:
        return _change(session, request_id, lambda _: values)


def _change(session: Session, request_id: UUID, values: Callable[[FeedbackRequest], dict[str, Any]]) -> Rows:
    row = session.get_one(FeedbackRequest, request_id)
    before = keep([row])
    row.sqlmodel_update(checked(FeedbackRequestEntry, row.model_dump() | values(row)).model_dump())
    session.add(row)
    return before


def mark_sent(db: Database, request_id: UUID, *, on: date, follow_up_on: date, again: bool = False) -> Rows:
    """Say that a letter went out, or on which day it really did.

    Args:
        db: the open database.
        request_id: which.
        on: the local date it went out.
        follow_up_on: when to look again; after the second letter, when to call it silent.
        again: whether it is the second letter.

    Raises:
        InvalidEntry: the day is before the no, or before the first letter.
    """

    def values(row: FeedbackRequest) -> dict[str, Any]:
        _require_day(session, row.rejection_id, on)
        if not again:
            return {"state": S.SENT, "sent_on": on, "follow_up_on": follow_up_on, "closed_on": None}
        if row.sent_on is None or on < row.sent_on:
            raise InvalidEntry(f"That is before the first letter, which went out on {row.sent_on or 'no day yet'}.")
        return {"followed_up_on": on, "follow_up_on": follow_up_on}

    with db.writing() as session:
        return _change(session, request_id, values)


def call_silent(db: Database, request_id: UUID, *, today: date) -> Rows:
    """Stop waiting for an answer; returns the way back.

    Raises:
        InvalidEntry: nobody is waited for.
    """

    def values(row: FeedbackRequest) -> dict[str, Any]:
        if row.state is not S.SENT:
            raise InvalidEntry("Nobody is waited for here, so there is nothing to call silent.")
        return {"state": S.SILENT, "closed_on": today}

    with db.writing() as session:
        return _change(session, request_id, values)


def _require_day(session: Session, rejection_id: UUID | None, day: date) -> None:
    no = session.get(Rejection, rejection_id) if rejection_id is not None else None
    if no is not None and (why := rules.too_early(day, About(no_day=no.day))):
        raise InvalidEntry(why)


def save_answer(db: Database, values: dict[str, Any], *, answer_id: UUID | None = None) -> tuple[UUID, Rows]:
    """Write an answer word for word, or change one; the request it answers is answered from then on.

    Args:
        db: the open database.
        values: the columns of ``FeedbackAnswerEntry``.
        answer_id: the answer to change; a new one is made without it.

    Returns:
        Its key, and the way back.

    Raises:
        InvalidEntry: it is empty or too long, or came before the no or before anybody was asked.
    """
    length = len(str(values["text"]))
    if length > LONGEST_TEXT:
        raise InvalidEntry(
            f"That answer has {length:,} characters; {LONGEST_TEXT:,} can be kept. Leave out what it quotes, "
            "and save again."
        )
    entry = checked(FeedbackAnswerEntry, values)
    with db.writing() as session:
        _require_day(session, entry.rejection_id, entry.day)
        before = Rows()
        if entry.request_id is not None:
            sent_on = session.get_one(FeedbackRequest, entry.request_id).sent_on
            if sent_on is None or entry.day < sent_on:
                raise InvalidEntry("That is before you asked; m marks the letter as sent, and on which day.")
            before = _change(session, entry.request_id, lambda _: {"state": S.ANSWERED, "closed_on": entry.day})
        if answer_id is None:
            row = FeedbackAnswer.model_validate(entry.model_dump())
            before = before.with_made([row])
        else:
            row = session.get_one(FeedbackAnswer, answer_id)
            before += keep([row])
            was_about = row.rejection_id
            row.sqlmodel_update(entry.model_dump())
            before += bring_up_to_date(session, was_about, row.rejection_id)
        session.add(row)
    return row.id, before


def remove(db: Database, row_id: UUID) -> Rows:
    """Delete a request with its answers and their points, or an answer with its points; returns the way back.

    A request whose answer is taken away waits again.
    """
    with db.writing() as session:
        request = session.get(FeedbackRequest, row_id)
        where = col(FeedbackAnswer.request_id if request else FeedbackAnswer.id) == row_id
        answers = session.exec(select(FeedbackAnswer).where(where)).all()
        if request is None:
            session.get_one(FeedbackAnswer, row_id)
        points = session.exec(
            select(FeedbackPoint).where(col(FeedbackPoint.answer_id).in_([one.id for one in answers]))
        ).all()
        gone = keep([*([request] if request else []), *answers, *points])
        about = {answer.rejection_id for answer in answers}
        for answer in answers:
            session.delete(answer)
        gone += bring_up_to_date(session, *about)
        if request is not None:
            session.delete(request)
        elif (asked := answers[0].request_id) is not None:
            gone = _wait_again(session, asked) + gone
    return gone


def _wait_again(session: Session, request_id: UUID) -> Rows:
    """Open a request again, if no answer is left."""
    left = session.exec(select(FeedbackAnswer.id).where(FeedbackAnswer.request_id == request_id)).first()
    return Rows() if left else _change(session, request_id, lambda _: {"state": S.SENT, "closed_on": None})


def save_point(
    db: Database, values: dict[str, Any], *, skill: str = "", point_id: UUID | None = None
) -> tuple[UUID, Rows]:
    """Write a point of an answer, or change one.

    Args:
        db: the open database.
        values: the columns of ``FeedbackPointEntry``; ``skill_id`` and ``position`` are found here.
        skill: the skill's name; one that is not known yet is made, and stays when the point is taken back.
        point_id: the point to change; a new one is made without it, after the others.

    Returns:
        Its key, and the way back.
    """
    with db.writing() as session:
        skill_id = skill_for(session, skill).id if skill.strip() else None
        if point_id is None:
            last = session.exec(
                select(func.max(FeedbackPoint.position)).where(FeedbackPoint.answer_id == values["answer_id"])
            ).one()
            place = 0 if last is None else last + 1
            entry = checked(FeedbackPointEntry, values | {"skill_id": skill_id, "position": place})
            row = FeedbackPoint.model_validate(entry.model_dump())
            before = Rows().with_made([row])
        else:
            row = session.get_one(FeedbackPoint, point_id)
            before = keep([row])
            entry = checked(FeedbackPointEntry, row.model_dump() | values | {"skill_id": skill_id})
            row.sqlmodel_update(entry.model_dump())
        session.add(row)
        answer = session.get_one(FeedbackAnswer, row.answer_id)
        before += bring_up_to_date(session, answer.rejection_id)
    return row.id, before


def remove_point(db: Database, point_id: UUID) -> Rows:
    """Delete a point; returns the way back."""
    with db.writing() as session:
        row = session.get_one(FeedbackPoint, point_id)
        answer = session.get_one(FeedbackAnswer, row.answer_id)
        gone = keep([row])
        session.delete(row)
        gone += bring_up_to_date(session, answer.rejection_id)
    return gone


# Skills, and what other stages read


def skills(db: Database) -> Sequence[str]:
    """Return the names of all known skills, in alphabetical order."""
    with db.reading() as session:
        return session.exec(select(Skill.name).order_by(col(Skill.key))).all()


def skill_for(session: Session, name: str) -> Skill:
    """Return the skill of a name, whatever its capitals; it is made if it is new.

    Raises:
        InvalidEntry: the name is empty or has more than 80 characters.
    """
    entry = checked(SkillEntry, {"name": name})
    key = entry.name.casefold()
    row = session.exec(select(Skill).where(Skill.key == key)).first()
    if row is None:
        row = Skill.model_validate(entry.model_dump() | {"key": key})
        session.add(row)
        session.flush()
    return row


@dataclass(frozen=True, slots=True)
class GapPoint:
    """A gap that somebody named; ``day`` is the local date it was noted, ``who`` who said it."""

    point_id: UUID
    skill_id: UUID
    skill: str
    text: str
    who: str
    day: date
    rejection_id: UUID | None


def gaps(session: Session) -> Sequence[GapPoint]:
    """Return every gap with a skill that feedback named, newest first; one statement."""
    rows = session.exec(
        select(FeedbackPoint, Skill, FeedbackAnswer)
        .join(Skill, col(Skill.id) == col(FeedbackPoint.skill_id))
        .join(FeedbackAnswer, col(FeedbackAnswer.id) == col(FeedbackPoint.answer_id))
        .where(col(FeedbackPoint.kind) == PointKind.GAP)
        .order_by(col(FeedbackPoint.day).desc(), col(FeedbackPoint.at).desc(), col(FeedbackPoint.id))
        .options(defer(FeedbackAnswer.text))  # type: ignore[arg-type]
    ).all()
    return [
        GapPoint(point.id, skill.id, skill.name, point.text, answer.who, point.day, answer.rejection_id)
        for point, skill, answer in rows
    ]


LETTER_COLUMNS = {Purpose.ASK: "letter", Purpose.FOLLOW_UP: "follow_up", Purpose.THANKS: "thanks"}
"""Which column holds which letter."""
