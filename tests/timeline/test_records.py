"""The timeline's reads: the same as the log's, a page of days at a time, in a constant number of statements."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import event

from bounceback_tui.journey import records as journey
from bounceback_tui.stages.feel.model import CheckIn
from bounceback_tui.store.database import Database
from bounceback_tui.store.glance_log import log
from bounceback_tui.store.schema import tables, whole_of
from bounceback_tui.timeline import records
from bounceback_tui.timeline.rules import KINDS, Only
from tests.conftest import NOON
from tests.store.conftest import a_check_in

TODAY = NOON.date()


def plain(values) -> dict[str, object]:
    """Return values as the log has them: text, numbers and nothing else."""
    return {
        name: value if value is None or (isinstance(value, int | list) and not isinstance(value, str)) else str(value)
        for name, value in values.items()
    }


def every_page(db: Database, only: Only) -> list[records.Page]:
    pages = [records.page(db, today=TODAY, only=only)]
    while (more := pages[-1].more) is not None:
        pages.append(records.page(db, today=TODAY, only=only, until=more))
    return pages


def test_all_pages_together_are_the_log(life: Database) -> None:
    pages = every_page(life, Only())
    entries = [item.entry for page in pages for item in page.items]
    logged, made_of = log(life.path, date.min, date.max)
    order = [(entry.day, entry.at) for entry in entries]
    assert len(pages) > 5 and order == sorted(order, reverse=True)

    def key(entry):
        return (entry.day, entry.at, entry.kind, str(plain(entry.values)), entry.words)

    ours = [entry._replace(values=plain(entry.values)) for entry in entries]
    theirs = [entry._replace(values=plain(entry.values)) for entry in logged]
    assert sorted(ours, key=key) == sorted(theirs, key=key)
    told: dict[date, tuple[str, ...]] = {}
    for page in pages:
        told |= {day: tuple(names) for day, names in (page.made_of or {}).items()}
    assert told == made_of
    assert {entry.kind for entry in entries} >= set(KINDS) - {"the end", "drill"}


def test_a_page_is_some_days_and_names_the_next(life: Database) -> None:
    first = records.page(life, today=TODAY, only=Only(), days=3)
    second = records.page(life, today=TODAY, only=Only(), until=first.more, days=3)
    days = sorted({item.entry.day for item in first.items} | set(first.made_of or ()))
    assert len(days) == 3 and second.items[0].entry.day == first.more and days[0] > second.items[0].entry.day
    back = records.page(life, today=TODAY, only=Only(), until=date(2026, 8, 1))
    assert max(item.entry.day for item in back.items) <= date(2026, 8, 1)
    assert records.page(life, today=TODAY, only=Only(), until=date(1990, 1, 1)).items == ()


def test_a_page_ends_with_the_day_that_fills_it(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MOST", 4)
    with db.writing() as session:
        for back, count in enumerate((1, 2, 2, 7, 1, 1)):
            session.add_all(a_check_in(f"{back} {n}", day=TODAY - timedelta(days=back)) for n in range(count))
    pages = every_page(db, Only())
    shown = [[(TODAY - day).days for day in sorted({item.entry.day for item in page.items})[::-1]] for page in pages]
    assert shown == [[0, 1], [2], [3], [4, 5]] and sum(len(page.items) for page in pages) == 14
    looked_at = TODAY - timedelta(days=3)
    page = records.page(db, today=TODAY, only=Only(), through=looked_at)
    assert min(item.entry.day for item in page.items) == looked_at and page.more == TODAY - timedelta(days=4)


@pytest.mark.parametrize("only", [Only(kind="no"), Only(room="learn")])
def test_narrowed_to_a_kind_or_a_room(life: Database, only: Only) -> None:
    items = [item for page in every_page(life, only) for item in page.items]
    assert items and all(only.wants(item.entry.kind) for item in items)
    assert records.page(life, today=TODAY, only=only).made_of == {}
    if only.kind:
        assert len(items) == len(journey.nos(life))


def test_narrowed_to_one_no(life: Database) -> None:
    for no in journey.nos(life):
        only = Only(no_id=no.id.hex, application_id=no.application_id.hex)
        items = [item for page in every_page(life, only) for item in page.items]
        own = [item for item in items if item.entry.kind == "no"]
        assert [item.key for item in own] == [no.id.hex]
        for item in items:
            named = item.entry.values.get("organisation") or item.entry.values.get("nos") or no.organisation
            assert no.organisation in str(named)
    acme = next(no for no in journey.nos(life) if no.organisation == "Acme")
    only = Only(no_id=acme.id.hex, application_id=acme.application_id.hex)
    kinds = {item.entry.kind for page in every_page(life, only) for item in page.items}
    assert kinds >= {"no", "reason", "letter that asks", "application", "change"}
    assert "check-in" not in kinds


def test_statements_do_not_grow_with_what_is_there(db: Database) -> None:
    counted: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *given: counted.append(given[2]))
    numbers = []
    for count in (1, 60):
        with db.writing() as session:
            session.add_all(
                a_check_in(f"note {number}", day=TODAY - timedelta(days=number % 30)) for number in range(count)
            )
        counted.clear()
        records.page(db, today=TODAY, only=Only())
        numbers.append(len(counted))
    assert numbers[0] == numbers[1] < 45


def test_an_empty_file(db: Database) -> None:
    assert records.page(db, today=TODAY, only=Only()) == records.Page(TODAY)
    assert records.find(db, "anything").hits == () and records.searchable(db) == 0


def test_a_part_is_opened_with_the_whole_it_belongs_to(life: Database) -> None:
    roots = set()
    for table in tables():
        if not table.texts:
            continue
        name = str(table.__tablename__)
        with life.reading() as session:
            from sqlmodel import select

            rows = session.exec(select(table).limit(3)).all()
        for row in rows:
            found = records.target(life, name, row.id.hex)
            assert found is not None
            part = getattr(row, row.part_of) if row.part_of else None
            if part is None:
                assert found == (name, row.id.hex)
            elif not next(one for one in tables() if one.__tablename__ == whole_of(table)).part_of:
                assert found == (whole_of(table), part.hex)
            roots.add(found[0])
    assert roots >= {"check_in", "reflection", "contact", "application", "rejection", "skill"}
    assert records.target(life, "check_in", UUID(int=1).hex) is None


def test_search_finds_what_the_room_then_shows(life: Database) -> None:
    hits = records.find(life, "senior enough").hits
    assert {"reason", "rejection"} & {hit.source for hit in hits}
    with life.writing() as session:
        session.add(a_check_in("xylophone", day=TODAY))
    (hit,) = records.find(life, "xylop").hits
    assert (hit.source, hit.day) == ("check_in", TODAY)
    with life.reading() as session:
        row = session.get_one(CheckIn, UUID(hit.key))
    assert row.note == "xylophone"
