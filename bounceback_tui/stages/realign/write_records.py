"""What is written in the third stage; every function runs on the lane and returns the way back."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, SQLModel, col, delete, select

from bounceback_tui.stages.realign import records, rules
from bounceback_tui.stages.realign.model import (
    ChosenValue,
    Course,
    CourseEntry,
    CourseNo,
    CourseReview,
    Direction,
    DirectionEntry,
    DirectionScore,
    Goal,
    GoalEntry,
    OwnValue,
    OwnValueEntry,
    ReviewEntry,
    ScoreEntry,
    Strength,
    StrengthEntry,
    ValueName,
    ValuesPage,
    ValuesPageEntry,
)
from bounceback_tui.store.base import Record, checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import Rows, keep, keep_with_dependents

RowT = TypeVar("RowT", bound=Record)


def _save(session: Session, table: type[RowT], entry: SQLModel, key: UUID | None) -> tuple[RowT, Rows]:
    if key is None:
        row = table.model_validate(entry.model_dump())
        kept = Rows().with_made([row])
    else:
        row = session.get_one(table, key)
        kept = keep([row])
        row.sqlmodel_update(entry.model_dump())
    session.add(row)
    session.flush()
    return row, kept


def save_direction(db: Database, entry: DirectionEntry, *, key: UUID | None = None) -> tuple[Direction, Rows]:
    """Write a direction, or replace one; returns it and the way back."""
    with db.writing() as session:
        return _save(session, Direction, entry, key)


def save_score(db: Database, entry: ScoreEntry, *, key: UUID | None = None) -> tuple[DirectionScore, Rows]:
    """Write a score, or replace one; returns it and the way back."""
    with db.writing() as session:
        return _save(session, DirectionScore, entry, key)


def archive(db: Database, key: UUID, *, on: date | None) -> Rows:
    """Put a direction away on a local date, or with None bring it back; its scores stay."""
    return _set(db, Direction, key, archived_on=on)


def save_page(
    db: Database, entry: ValuesPageEntry, names: Sequence[str], *, key: UUID | None = None
) -> tuple[ValuesPage, Rows]:
    """Write a page about two or three values, or replace one.

    Args:
        db: the open database.
        entry: the validated page.
        names: the values in the order chosen; doubles are folded.
        key: the page to replace; a new one is made without it.

    Returns:
        The page as stored, and the way back.

    Raises:
        InvalidEntry: there are fewer than two values or more than three, or one has no fitting name.
    """
    chosen = list(dict.fromkeys(checked(ValueName, {"name": name}).name for name in names))
    if not rules.LEAST_VALUES <= len(chosen) <= rules.MOST_VALUES:
        raise InvalidEntry("Choose two or three values: with more of them none stands out.")
    with db.writing() as session:
        before: list[SQLModel] = []
        if key is not None:
            before = [
                session.get_one(ValuesPage, key),
                *session.exec(select(ChosenValue).where(ChosenValue.page_id == key)),
            ]
        kept = keep(before)
        row, way_back = _save(session, ValuesPage, entry, key)
        session.exec(delete(ChosenValue).where(col(ChosenValue.page_id) == row.id))
        made = [ChosenValue(page_id=row.id, name=name, position=place) for place, name in enumerate(chosen)]
        session.add_all(made)
    return row, (way_back if key is None else kept).with_made(made)


def add_own_value(db: Database, entry: OwnValueEntry) -> str:
    """Add a value of the person's own, unless it is there; returns its name."""
    with db.writing() as session:
        if not session.exec(select(OwnValue).where(OwnValue.name == entry.name)).first():
            session.add(OwnValue.model_validate(entry.model_dump()))
    return entry.name


def remove_own_value(db: Database, name: str) -> Rows:
    """Take an own value off the list; pages that chose it keep it. Returns the way back."""
    with db.writing() as session:
        row = session.exec(select(OwnValue).where(OwnValue.name == name)).one()
        gone = keep([row])
        session.delete(row)
    return gone


def save_strength(db: Database, entry: StrengthEntry, *, key: UUID | None = None) -> tuple[Strength, Rows]:
    """Write a strength, or replace one; returns it and the way back."""
    with db.writing() as session:
        return _save(session, Strength, entry, key)


def save_course(
    db: Database, entry: CourseEntry, nos: Iterable[UUID], *, key: UUID | None = None
) -> tuple[Course, Rows]:
    """Write an entry of the course log with the no's that led to it, or replace one; returns it and the way back."""
    with db.writing() as session:
        before: list[SQLModel] = []
        if key is not None:
            before = [session.get_one(Course, key), *session.exec(select(CourseNo).where(CourseNo.course_id == key))]
        kept = keep(before)
        row, way_back = _save(session, Course, entry, key)
        session.exec(delete(CourseNo).where(col(CourseNo.course_id) == row.id))
        made = [CourseNo(course_id=row.id, rejection_id=no) for no in dict.fromkeys(nos)]
        session.add_all(made)
    return row, (way_back if key is None else kept).with_made(made)


def save_review(
    db: Database, entry: ReviewEntry, *, next_on: date | None, key: UUID | None = None
) -> tuple[CourseReview, Rows]:
    """Write a look again beside the decision, or replace one, and say when the next is.

    Args:
        db: the open database.
        entry: the validated look.
        next_on: the local date of the next one; None for no more.
        key: the look to replace; a new one is made without it.

    Returns:
        The look as stored, and the way back; the decision itself stays as it was.
    """
    with db.writing() as session:
        course = session.get_one(Course, entry.course_id)
        kept = keep([course])
        course.review_on = next_on
        row, way_back = _save(session, CourseReview, entry, key)
    return row, kept + way_back


def save_goal(db: Database, entry: GoalEntry, *, key: UUID | None = None) -> tuple[Goal, Rows]:
    """Write a goal, or replace one; returns it and the way back.

    Raises:
        InvalidEntry: its first step has a date and no words.
    """
    if entry.first_step_on is not None and not entry.first_step:
        raise InvalidEntry("The date has no first step yet: write the step, or take the date away.")
    with db.writing() as session:
        return _save(session, Goal, entry, key)


def finish_goal(db: Database, key: UUID, *, on: date | None) -> Rows:
    """Say that a goal is done, or with None that it is open again."""
    return _set(db, Goal, key, done_on=on, let_go_on=None)


def let_goal_go(db: Database, key: UUID, *, on: date) -> Rows:
    """Let a goal go without judging it."""
    return _set(db, Goal, key, let_go_on=on, done_on=None)


def move_step(db: Database, key: UUID, *, on: date | None) -> Rows:
    """Mean a goal's first step for another local date."""
    return _set(db, Goal, key, first_step_on=on)


def _set(db: Database, table: type[Record], key: UUID, **values: Any) -> Rows:
    with db.writing() as session:
        row = session.get_one(table, key)
        before = keep([row])
        row.sqlmodel_update(values)
        session.add(row)
    return before


def remove(db: Database, section: rules.Section, key: UUID) -> Rows:
    """Delete a thing with what hangs on it; returns the way back.

    Raises:
        StoreError: it is gone already, or the write failed.
    """
    return _remove(db, records.TABLES[section], key)


def remove_score(db: Database, key: UUID) -> Rows:
    """Delete one score; returns the way back."""
    return _remove(db, DirectionScore, key)


def remove_review(db: Database, key: UUID) -> Rows:
    """Delete one look again; returns the way back."""
    return _remove(db, CourseReview, key)


def _remove(db: Database, table: type[Record], key: UUID) -> Rows:
    with db.writing() as session:
        row = session.get_one(table, key)
        gone = keep_with_dependents(session, row)
        session.delete(row)
    return gone
