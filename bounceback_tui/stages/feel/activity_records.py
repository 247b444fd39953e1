"""Queries and writes about what days were made of, and the person's own list of activities; runs on the lane."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlmodel import Session, col, delete, select

from bounceback_tui.stages.feel.model import DayActivity, DayActivityEntry, OwnActivity, OwnActivityEntry
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.snapshot import Rows, keep


def activities_on(session: Session, day: date) -> Sequence[str]:
    """Return what that local day was made of, in alphabetical order; for a read that is under way."""
    return session.exec(
        select(DayActivity.activity).where(DayActivity.day == day).order_by(col(DayActivity.activity))
    ).all()


def activities(db: Database, day: date) -> Sequence[str]:
    """Return what that local day was made of, in alphabetical order."""
    with db.reading() as session:
        return activities_on(session, day)


def set_activities(db: Database, day: date, names: Iterable[str]) -> Sequence[str]:
    """Replace what a local day was made of.

    Returns:
        The names as they were before, for undo.

    Raises:
        InvalidEntry: a name is empty or longer than 40 characters.
    """
    entries = [checked(DayActivityEntry, {"day": day, "activity": name}) for name in names]
    with db.writing() as session:
        before = activities_on(session, day)
        session.exec(delete(DayActivity).where(col(DayActivity.day) == day))
        _add_activities(session, entries)
    return before


def add_activities(db: Database, day: date, names: Iterable[str]) -> None:
    """Add to what a local day was made of; names already there stay as they are."""
    entries = [checked(DayActivityEntry, {"day": day, "activity": name}) for name in names]
    with db.writing() as session:
        there = set(activities_on(session, day))
        _add_activities(session, [entry for entry in entries if entry.activity not in there])


def _add_activities(session: Session, entries: Sequence[DayActivityEntry]) -> None:
    for entry in {entry.activity: entry for entry in entries}.values():
        session.add(DayActivity.model_validate(entry.model_dump()))


def add_own_activity(db: Database, entry: OwnActivityEntry) -> None:
    """Add an own activity; one that is there already stays."""
    with db.writing() as session:
        if not session.exec(select(OwnActivity).where(OwnActivity.activity == entry.activity)).first():
            session.add(OwnActivity.model_validate(entry.model_dump()))


def own_activities(db: Database) -> Sequence[str]:
    """Return the person's own activities, in alphabetical order."""
    with db.reading() as session:
        return session.exec(select(OwnActivity.activity).order_by(col(OwnActivity.activity))).all()


def remove_own_activity(db: Database, name: str) -> Rows:
    """Take an own activity off the list; days made of it keep it. Returns the row, for undo."""
    with db.writing() as session:
        row = session.exec(select(OwnActivity).where(OwnActivity.activity == name)).one()
        gone = keep([row])
        session.delete(row)
    return gone
