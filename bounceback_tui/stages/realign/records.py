"""What the third stage holds, read; every function runs on the lane, none of them once per row."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, case
from sqlalchemy import select as select_any
from sqlmodel import Session, col, exists, func, or_, select

from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.realign import rules
from bounceback_tui.stages.realign.model import (
    ChosenValue,
    Course,
    CourseNo,
    CourseReview,
    Direction,
    DirectionScore,
    Goal,
    OwnValue,
    Strength,
    ValuesPage,
)
from bounceback_tui.store.base import Record, as_text
from bounceback_tui.store.database import Database
from bounceback_tui.store.due import DueSource
from bounceback_tui.store.effort import EffortSource

TABLES: dict[rules.Section, type[Record]] = {
    rules.Section.DIRECTIONS: Direction,
    rules.Section.VALUES: ValuesPage,
    rules.Section.STRENGTHS: Strength,
    rules.Section.COURSE: Course,
    rules.Section.GOALS: Goal,
}

STAMPS = {"created_at", "updated_at"}

REVIEW_DUE = DueSource("review", Course, Course.what, Course.review_on, order=Course.at, ahead=3)
GOAL_DUE = DueSource(
    "goal",
    Goal,
    Goal.first_step,
    Goal.first_step_on,
    where=lambda: (col(Goal.done_on).is_(None), col(Goal.let_go_on).is_(None)),
    order=Goal.at,
    ahead=3,
)


def steered(no: Rejection) -> ColumnElement[bool]:
    """Whether an entry of the course log is about a no."""
    return exists(select(CourseNo.id).where(col(CourseNo.rejection_id) == no.id))


EFFORTS = tuple(
    EffortSource("reflection", table, col(table.day))
    for table in (DirectionScore, ValuesPage, Strength, Course, CourseReview, Goal)
)


def done(no: Rejection) -> ColumnElement[bool]:
    """Whether anything was done in this stage for a no: a course that came of it, or a page or goal since."""
    return or_(
        steered(no),
        exists(select(ValuesPage.id).where(col(ValuesPage.at) >= no.logged_at)),
        exists(select(Goal.id).where(col(Goal.at) >= no.logged_at)),
    )


@dataclass(frozen=True, slots=True)
class RealignView:
    """What the room shows of one section; ``counts`` is how many things each has, ``closed`` why values wait."""

    today: date
    section: rules.Section
    things: Sequence[rules.Thing]
    counts: dict[rules.Section, int]
    closed: str
    own_values: frozenset[str]


def view(db: Database, section: rules.Section, *, today: date, limit: int = 100) -> RealignView:
    """Return what the room shows, in a constant number of statements."""
    with db.reading() as session:
        counted = [select(func.count()).select_from(table).scalar_subquery() for table in TABLES.values()]
        counts = session.connection().execute(select_any(*counted)).one()
        return RealignView(
            today=today,
            section=section,
            things=things(session, section, limit=limit),
            counts=dict(zip(TABLES, counts, strict=True)),
            closed=closed(session, today),
            own_values=frozenset(own_values(session)),
        )


def closed(session: Session, today: date) -> str:
    """Say why values are not offered today, or nothing."""
    nos = (
        session.connection()
        .execute(
            select_any(col(Rejection.day), col(Application.organisation))
            .join(Application, col(Application.id) == col(Rejection.application_id))
            .where(col(Rejection.day) == today)
            .order_by(col(Rejection.logged_at), col(Rejection.id))
        )
        .all()
    )
    return rules.values_closed([(day, organisation) for day, organisation in nos], today)


def things(
    session: Session, section: rules.Section, *, containing: str = "", offset: int = 0, limit: int = 100
) -> Sequence[rules.Thing]:
    """Return the things of a section, in the order in which they are listed.

    Args:
        session: one that is reading.
        section: which.
        containing: only those with this in one of their texts, whatever its case.
        offset: how many to pass over.
        limit: at most this many.

    Returns:
        The things; at most three statements, however many rows there are.
    """
    table = TABLES[section]
    query = select(table).order_by(*_order(section)).offset(offset).limit(limit)
    if containing:
        query = query.where(_holds(section, containing))
    return _as_things(session, section, session.exec(query).all())


def more(
    db: Database, section: rules.Section, *, containing: str, offset: int, limit: int = 100
) -> Sequence[rules.Thing]:
    """Return further things of a section, as ``things`` does."""
    with db.reading() as session:
        return things(session, section, containing=containing, offset=offset, limit=limit)


def find(db: Database, section: rules.Section, key: UUID) -> rules.Thing | None:
    """Return one thing, or None when it is gone."""
    with db.reading() as session:
        row = session.get(TABLES[section], key)
        return _as_things(session, section, [row])[0] if row is not None else None


def direction_of(db: Database, score_id: UUID) -> rules.Direction | None:
    """Return the direction that a score belongs to, or None when either is gone."""
    found = _parent(db, rules.Section.DIRECTIONS, DirectionScore, score_id, "direction_id")
    assert found is None or isinstance(found, rules.Direction)
    return found


def course_of(db: Database, review_id: UUID) -> rules.Course | None:
    """Return the entry of the course log that a later look belongs to, or None when either is gone."""
    found = _parent(db, rules.Section.COURSE, CourseReview, review_id, "course_id")
    assert found is None or isinstance(found, rules.Course)
    return found


def _parent(db: Database, section: rules.Section, table: type[Record], key: UUID, column: str) -> rules.Thing | None:
    with db.reading() as session:
        row = session.get(table, key)
        parent = None if row is None else session.get(TABLES[section], getattr(row, column))
        return None if parent is None else _as_things(session, section, [parent])[0]


def _order(section: rules.Section) -> Sequence[Any]:
    if section is rules.Section.DIRECTIONS:
        return col(Direction.archived_on).is_not(None), func.lower(Direction.name), col(Direction.id)
    if section is rules.Section.GOALS:
        state = case((col(Goal.done_on).is_not(None), 1), (col(Goal.let_go_on).is_not(None), 2), else_=0)
        return state, col(Goal.at).desc(), col(Goal.id)
    table: Any = TABLES[section]
    return col(table.at).desc(), col(table.id)


def _like(table: type[Record], text: str) -> list[ColumnElement[bool]]:
    return [getattr(table, name).icontains(text, autoescape=True) for name in table.texts]


def _holds(section: rules.Section, text: str) -> ColumnElement[bool]:
    """Return whether a thing, or what hangs on it, has a text in it."""
    found = _like(TABLES[section], text)
    children: dict[rules.Section, tuple[type[Record], Any, Any]] = {
        rules.Section.DIRECTIONS: (DirectionScore, DirectionScore.direction_id, Direction.id),
        rules.Section.VALUES: (ChosenValue, ChosenValue.page_id, ValuesPage.id),
        rules.Section.COURSE: (CourseReview, CourseReview.course_id, Course.id),
    }
    if section in children:
        table, parent, key = children[section]
        found.append(col(key).in_(select(parent).where(or_(*_like(table, text)))))
    return or_(*found)


def _as_things(session: Session, section: rules.Section, rows: Sequence[Any]) -> Sequence[rules.Thing]:
    """Turn rows into plain values, with what hangs on them."""
    keys = [row.id for row in rows]
    if section is rules.Section.DIRECTIONS:
        scores = _scores(session, keys)
        return [rules.Direction(**one.model_dump(exclude=STAMPS), scores=tuple(scores[one.id])) for one in rows]
    if section is rules.Section.VALUES:
        chosen = _chosen(session, keys)
        return [
            rules.ValuesPage(one.id, one.at, one.day, one.utc_offset, one.question, one.text, tuple(chosen[one.id]))
            for one in rows
        ]
    if section is rules.Section.COURSE:
        return _courses(session, rows, keys)
    kind = rules.Strength if section is rules.Section.STRENGTHS else rules.Goal
    return [kind(**row.model_dump(exclude=STAMPS)) for row in rows]


def _scores(session: Session, keys: Sequence[UUID]) -> dict[UUID, list[rules.Score]]:
    found: dict[UUID, list[rules.Score]] = defaultdict(list)
    parents = {key.hex: key for key in keys}
    table = DirectionScore.metadata.tables["direction_score"].c
    query = (
        select_any(
            as_text(table.direction_id),
            table.id,
            table.at,
            table.day,
            table.utc_offset,
            table.note,
            *(table[name] for name in rules.DIMENSIONS),
        )
        .where(table.direction_id.in_(keys))
        .order_by(table.day, table.at, table.id)
    )
    for key, score_id, at, day, offset, note, *values in session.connection().execute(query).all():
        parent = parents[key]
        found[parent].append(rules.Score(score_id, parent, at, day, offset, tuple(values), note))
    return found


def _chosen(session: Session, keys: Sequence[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    query = (
        select(ChosenValue.page_id, ChosenValue.name)
        .where(col(ChosenValue.page_id).in_(keys))
        .order_by(col(ChosenValue.position))
    )
    for page_id, name in session.exec(query):
        found[page_id].append(name)
    return found


def _courses(session: Session, rows: Sequence[Course], keys: Sequence[UUID]) -> Sequence[rules.Course]:
    nos: dict[UUID, list[tuple[UUID, str, date]]] = defaultdict(list)
    query = (
        select_any(col(CourseNo.course_id), col(Rejection.id), col(Application.organisation), col(Rejection.day))
        .join(Rejection, col(Rejection.id) == col(CourseNo.rejection_id))
        .join(Application, col(Application.id) == col(Rejection.application_id))
        .where(col(CourseNo.course_id).in_(keys))
        .order_by(col(Rejection.day).desc(), col(Rejection.id))
    )
    for course_id, no_id, organisation, day in session.connection().execute(query).all():
        nos[course_id].append((no_id, organisation, day))
    reviews: dict[UUID, list[rules.Review]] = defaultdict(list)
    looks = (
        select(CourseReview)
        .where(col(CourseReview.course_id).in_(keys))
        .order_by(col(CourseReview.at), col(CourseReview.id))
    )
    for one in session.exec(looks):
        reviews[one.course_id].append(rules.Review(one.id, one.at, one.day, one.utc_offset, one.verdict, one.text))
    return [
        rules.Course(
            row.id,
            row.at,
            row.day,
            row.utc_offset,
            row.decision,
            row.what,
            row.why,
            row.review_on,
            tuple(nos[row.id]),
            tuple(reviews[row.id]),
        )
        for row in rows
    ]


def own_values(session: Session) -> Sequence[str]:
    """Return the person's own values, in alphabetical order."""
    return session.exec(select(OwnValue.name).order_by(func.lower(OwnValue.name), col(OwnValue.id))).all()


def values_at_hand(db: Database, today: date) -> tuple[str, Sequence[str]]:
    """Return why values wait today, or nothing, and the person's own ones."""
    with db.reading() as session:
        return closed(session, today), own_values(session)


def strengths(session: Session) -> list[rules.Strength]:
    """Return every strength with its evidence, newest first, for letters and applications."""
    rows = session.exec(select(Strength).order_by(col(Strength.at).desc(), col(Strength.id))).all()
    return [rules.Strength(**row.model_dump(exclude=STAMPS)) for row in rows]


def values_on(session: Session) -> date | None:
    """Return the local day of the latest page about values, or None."""
    return session.exec(select(func.max(ValuesPage.day))).one()
