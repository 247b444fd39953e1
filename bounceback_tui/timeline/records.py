"""What the timeline and the search read; every function runs on the lane, and nothing here writes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any
from uuid import UUID

from sqlalchemy import literal, union_all
from sqlalchemy import select as select_core
from sqlmodel import Session, col, select

from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.feel.model import CheckIn, CheckInWord, DayActivity
from bounceback_tui.stages.realign.model import ChosenValue, Course, CourseNo, ValuesPage
from bounceback_tui.stages.reflect.model import Reflection, ReflectionAnswer
from bounceback_tui.store import search
from bounceback_tui.store.base import Record
from bounceback_tui.store.database import Database
from bounceback_tui.store.glance_log import Entry
from bounceback_tui.store.schema import tables, whole_of
from bounceback_tui.timeline.rules import Only
from bounceback_tui.timeline.source_records import SOURCES, Told

select_any: Any = select_core
MADE_OF = "activities"
"""What a day is made of, beside the kinds of entries."""
DAYS = 7
"""Days with something in them that are read at a time."""
NARROWED_DAYS = 40
"""The same where only some of it is shown."""
MOST = 600
"""Entries after which no further day is read: what a list takes up within a frame."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry with the table and the key (hexadecimal) it is opened by."""

    entry: Entry
    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some days: ``items`` newest first, ``made_of`` each day's activities, ``more`` the next older day, if any."""

    today: date
    items: Sequence[Item] = ()
    made_of: Mapping[date, Sequence[str]] | None = None
    more: date | None = None


def page(
    db: Database,
    *,
    today: date,
    only: Only,
    until: date | None = None,
    days: int | None = None,
    through: date | None = None,
) -> Page:
    """Return the latest days with something in them; a number of statements that depends on nothing in the file.

    Args:
        db: the open database.
        today: the person's local date.
        only: what is shown.
        until: the latest local day that is wanted; without it the latest there is.
        days: how many days; the usual number without it.
        through: a local day that is among them however many entries there are, such as the one that is looked at.
    """
    days = days or (DAYS if only.everything else NARROWED_DAYS)
    with db.reading() as session:
        kinds = _kinds_of_days(session, only, until, days + 1)
        if not kinds:
            return Page(today)
        wanted = sorted(kinds, reverse=True)[: days + 1]
        shown = wanted[:days]
        since, last = shown[-1], shown[0]
        there = {kind for day in shown for kind in kinds[day]}
        items = [
            item for told in _sources(only) if told.kind in there for item in _items(session, told, only, since, last)
        ]
        _complete(session, items, there, since, last)
        made_of = _made_of(session, since, last) if MADE_OF in there else {}
    items.sort(key=lambda item: (item.entry.day, item.entry.at), reverse=True)
    more = wanted[days] if len(wanted) > days else None
    kept = min(items[0].entry.day, through or date.max) if items else date.min
    cut = next((item.entry.day for item in items[MOST:] if item.entry.day < kept), None)
    if cut is not None:
        more = cut
        items = [item for item in items if item.entry.day > cut]
        made_of = {day: names for day, names in made_of.items() if day > cut}
    return Page(today, items, made_of, more)


def _sources(only: Only) -> list[Told]:
    return [told for told in SOURCES if only.wants(told.kind) and (not only.no_id or told.about is not None)]


def _where(told: Told, only: Only) -> list[Any]:
    if not only.no_id or told.about is None:
        return []
    return [told.about(UUID(only.no_id), UUID(only.application_id))]


def _kinds_of_days(session: Session, only: Only, until: date | None, count: int) -> dict[date, set[str]]:
    """Return the latest days with something in them, of each kind ``count``, and of which kinds it is."""
    columns = [(told.kind, told.day, _where(told, only)) for told in _sources(only)]
    if only.everything:
        columns.append((MADE_OF, col(DayActivity.day), []))
    parts = []
    for kind, day, where in columns:
        if until is not None:
            where = [*where, day <= until]  # noqa: PLW2901
        latest = select_any(day.label("day")).where(*where).distinct().order_by(day.desc()).limit(count).subquery()
        parts.append(select_any(literal(kind), latest.c.day))
    found: dict[date, set[str]] = defaultdict(set)
    for kind, day in session.connection().execute(union_all(*parts)):
        found[day].add(kind)
    return found


def _items(session: Session, told: Told, only: Only, since: date, last: date) -> list[Item]:
    table = str(told.table.__tablename__)
    rows = session.connection().execute(told.rows.where(told.day.between(since, last), *_where(told, only)))
    found = []
    for row in rows.mappings():
        values = dict(row)
        key, at = values.pop("id").hex, values.pop("at")
        entry = Entry(told.kind, at.replace(tzinfo=UTC), values.pop("day"), values.pop("utc_offset"), values)
        found.append(Item(entry, table, key))
    return found


# What entries have in tables of their own


def _complete(session: Session, items: list[Item], there: Set[str], since: date, last: date) -> None:
    """Add what entries of the kinds that are there have in other tables; at most four statements."""
    words, answers, values, nos = (
        _by_key(session, rows.where(col(table.day).between(since, last))) if kind in there else {}
        for kind, table, rows in (
            ("check-in", CheckIn, _WORDS),
            ("reflection", Reflection, _ANSWERS),
            ("values", ValuesPage, _VALUES),
            ("course", Course, _NOS),
        )
    )
    for place, item in enumerate(items):
        entry, more = item.entry, None
        if entry.kind == "check-in":
            entry = entry._replace(words=tuple(word for (word,) in words[item.key]))
        elif entry.kind == "reflection":
            more = [dict(zip(("question", "text", "number"), row, strict=True)) for row in answers[item.key]]
            entry = entry._replace(values={**entry.values, "answers": more})
        elif entry.kind == "values":
            entry = entry._replace(values={**entry.values, "names": _listed(values[item.key])})
        elif entry.kind == "course":
            entry = entry._replace(values={**entry.values, "nos": _listed(nos[item.key])})
        items[place] = Item(entry, item.table, item.key)


_WORDS = (
    select_any(CheckInWord.check_in_id, CheckInWord.word)
    .join(CheckIn, col(CheckIn.id) == col(CheckInWord.check_in_id))
    .order_by(col(CheckInWord.position))
)
_ANSWERS = (
    select_any(
        ReflectionAnswer.reflection_id, ReflectionAnswer.question, ReflectionAnswer.text, ReflectionAnswer.number
    )
    .join(Reflection, col(Reflection.id) == col(ReflectionAnswer.reflection_id))
    .order_by(col(ReflectionAnswer.position))
)
_VALUES = (
    select_any(ChosenValue.page_id, ChosenValue.name)
    .join(ValuesPage, col(ValuesPage.id) == col(ChosenValue.page_id))
    .order_by(col(ChosenValue.position))
)
_NOS = (
    select_any(CourseNo.course_id, Application.organisation)
    .join(Course, col(Course.id) == col(CourseNo.course_id))
    .join(Rejection, col(Rejection.id) == col(CourseNo.rejection_id))
    .join(Application, col(Application.id) == col(Rejection.application_id))
)


def _by_key(session: Session, statement: Any) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *values in session.connection().execute(statement):
        found[key.hex].append(tuple(values))
    return found


def _listed(names: Sequence[tuple[Any, ...]]) -> str | None:
    return ", ".join(str(name) for (name,) in names) or None


def _made_of(session: Session, since: date, last: date) -> dict[date, list[str]]:
    found: dict[date, list[str]] = defaultdict(list)
    rows = session.exec(
        select(col(DayActivity.day), col(DayActivity.activity))
        .where(col(DayActivity.day).between(since, last))
        .order_by(col(DayActivity.activity))
    )
    for day, activity in rows:
        found[day].append(activity)
    return found


def ever(db: Database) -> bool:
    """Tell whether anything was written at all."""
    with db.reading() as session:
        return bool(_kinds_of_days(session, Only(), None, 1))


# Search


def find(db: Database, typed: str, *, before: int | None = None) -> search.Found:
    """Return where words are, the newest first.

    Args:
        db: the open database.
        typed: anything at all.
        before: only what is older than this place.
    """
    with db.reading() as session:
        return search.find(session.connection().exec_driver_sql, typed, before=before)


def searchable(db: Database) -> int:
    """Return how many entries can be searched."""
    with db.reading() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM search_entry").scalar_one())


def target(db: Database, table: str, key: str) -> tuple[str, str] | None:
    """Return table and key of what a row is a part of, and so is opened with; its own where it is a part of nothing.

    Args:
        db: the open database.
        table: the row's table.
        key: its key as hexadecimal text.

    Returns:
        None when the row is gone.
    """
    classes: dict[str, type[Record]] = {str(one.__tablename__): one for one in tables()}
    with db.reading() as session:
        while True:
            row = session.get(classes[table], UUID(key))
            if row is None:
                return None
            whole = getattr(row, row.part_of) if row.part_of else None
            if whole is None:
                return table, key
            table, key = whole_of(type(row)), whole.hex
