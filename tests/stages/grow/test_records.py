"""The board on real files: what is kept, what undo restores, how many rows and statements it takes."""

import itertools
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event
from sqlmodel import func, select

from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.grow import evidence_records, merge_records, practice_records, records, rules
from bounceback_tui.stages.grow.board.records import idle_gap, names, view
from bounceback_tui.stages.grow.library import records as library
from bounceback_tui.stages.grow.library.rules import ResourceState
from bounceback_tui.stages.grow.model import (
    EvidenceEntry,
    Practice,
    PracticeEntry,
    ResourceEntry,
    SkillCard,
    SourceEntry,
)
from bounceback_tui.stages.grow.rules import Board
from bounceback_tui.stages.persist import application_records as applications
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import open_database
from bounceback_tui.store.errors import InvalidEntry, StoreError
from bounceback_tui.store.snapshot import Rows, restore
from bounceback_tui.today.records import glance, move_due
from tests.conftest import NOON
from tests.stages.grow.conftest import DAY, NOW, gap, on, practise, put, show


def board(db):
    """Return the names on the board by column, and the names that are archived."""
    seen = view(db, DAY)
    columns = {board.value: [card.name for card in seen.cards if card.board is board] for board in Board}
    return columns | {"archived": [card.name for card in seen.archived]}


def minutes(db):
    with db.reading() as session:
        return session.exec(select(func.coalesce(func.sum(Practice.minutes), 0))).one()


def rows(db, table=SkillCard):
    with db.reading() as session:
        return {row.id: row.model_dump() for row in session.exec(select(table))}


# Arriving and being touched


def test_a_gap_from_feedback_is_spotted_by_itself_and_touched_when_moved(db):
    no = journey.log_no(
        db, NoEntry(role="Senior backend engineer", organisation="Acme", day=DAY), now=NOON, today=DAY
    )
    key = gap(db, "System design", rejection_id=no.id)
    gap(db, "system DESIGN", who="Priya", text="", back=1)
    (card,) = view(db, DAY).cards
    assert (card.name, card.board, rows(db)) == ("System design", Board.SPOTTED, {})
    assert [(named.who, named.text, named.family) for named in card.named] == [
        ("Priya", "", ""),
        ("Acme", "we missed trade-offs at scale", "backend engineer"),
    ]
    applications.save(
        db, {"role": "x", "organisation": "Acme", "family": "Platforms"}, application_id=no.application_id, day=DAY
    )
    assert [named.family for named in view(db, DAY).cards[0].named] == ["", "platforms"]
    moved = records.move(db, key, Board.LEARNING, None, NOW)
    assert board(db)["learning"] == ["System design"] and len(rows(db)) == 1
    restore(db, moved)
    assert board(db)["spotted"] == ["System design"] and rows(db) == {}


def test_the_newest_stands_on_top_and_archived_ones_do_not_come_back_by_feedback(db):
    first, _ = put(db, "Rust"), gap(db, "Design")
    assert board(db)["spotted"] == ["Design", "Rust"]
    records.archive(db, first, NOW)
    gap(db, "Rust")
    assert board(db) | {} == {
        "spotted": ["Design"],
        "learning": [],
        "practising": [],
        "proven": [],
        "archived": ["Rust"],
    }


def test_a_name_that_is_there_is_not_put_twice(db):
    key = put(db, "Rust")
    again = records.put(db, "  rUST ", NOW)
    assert (again.skill_id, again.name, again.was) == (key, "Rust", "there")
    gapped = gap(db, "Design")
    assert (records.put(db, "design", NOW).was, rows(db).__len__()) == ("there", 1)
    records.archive(db, key, NOW)
    back = records.put(db, "Rust", NOW)
    assert back.was == "archived" and board(db)["archived"] == []
    restore(db, back.rows)
    assert board(db)["archived"] == ["Rust"]
    assert names(db) == {key: "Rust", gapped: "Design"}


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\x00b", "\ud800"])
def test_a_name_that_does_not_fit_is_refused(db, name):
    with pytest.raises(InvalidEntry, match=r"^Name .*\.$"):
        put(db, name)
    assert names(db) == {}


# Order


def test_a_move_writes_one_row(db):
    keys = [put(db, f"skill {number}") for number in range(20)]
    for key in keys:
        records.move(db, key, Board.LEARNING, None, NOW)
    before = rows(db)
    undo = records.move(db, keys[0], Board.LEARNING, keys[10], NOW)
    after = rows(db)
    assert [key for key in before if before[key] != after[key]] and sum(
        before[key] != after[key] for key in before
    ) == 1
    order = board(db)["learning"]
    assert order.index("skill 0") == order.index("skill 10") + 1
    restore(db, undo)
    assert rows(db) == before


def test_when_no_room_is_left_the_column_is_numbered_afresh_and_undo_brings_all_back(db):
    keys = [gap(db, f"skill {number}") for number in range(4)]
    top = keys[3]
    for _turn in range(120):
        order = [card.id for card in view(db, DAY).cards]
        before = rows(db)
        undo = records.move(db, order[-1], Board.SPOTTED, top, NOW)
        expected = [order[0], order[-1], *order[1:-1]]
        assert [card.id for card in view(db, DAY).cards] == expected
        if len(undo.rows) + len(undo.made) > 2:
            restore(db, undo)
            assert [card.id for card in view(db, DAY).cards] == order and rows(db).keys() == before.keys()
            return
    pytest.fail("room never ran out")


def test_proven_asks_for_something_to_show(db):
    key = put(db, "Rust")
    with pytest.raises(InvalidEntry, match="something to show"):
        records.move(db, key, Board.PROVEN, None, NOW)
    assert board(db)["spotted"] == ["Rust"]
    entry = checked(EvidenceEntry, NOW._asdict() | {"skill_id": key, "link": "example.org/talk"})
    undo = evidence_records.save_evidence(db, entry, NOW, proves=True)
    (card,) = view(db, DAY).cards
    assert (card.board, card.evidence[0].link) == (Board.PROVEN, "https://example.org/talk")
    with pytest.raises(InvalidEntry, match="all that this proven skill has"):
        evidence_records.remove_evidence(db, card.evidence[0].id)
    restore(db, undo)
    (card,) = view(db, DAY).cards
    assert (card.board, card.evidence) == (Board.SPOTTED, ())


def test_evidence_that_proves_a_gap_nobody_had_touched_is_taken_back_whole(db):
    key = gap(db, "Design")
    entry = checked(EvidenceEntry, NOW._asdict() | {"skill_id": key, "text": "a talk"})
    undo = evidence_records.save_evidence(db, entry, NOW, proves=True)
    assert board(db)["proven"] == ["Design"]
    restore(db, undo)
    assert board(db)["spotted"] == ["Design"] and rows(db) == {}


# Changing


def test_levels_keep_their_history_and_the_same_level_adds_none(db):
    key = put(db, "Rust")
    for level, back in ((1, 40), (1, 20), (3, 0)):
        values = {"name": "Rust", "level_target": 4, "why": "[/x]", "next_practice_on": DAY}
        undo, clash = records.change(db, key, values, on(back), level=level)
        assert clash is None
    (card,) = view(db, DAY).cards
    assert card.levels == ((DAY - timedelta(days=40), 1), (DAY, 3)) and card.level == 3
    assert (card.target, card.why, card.next_on) == (4, "[/x]", DAY)
    restore(db, undo)
    assert view(db, DAY).cards[0].level == 1


def test_a_name_that_is_taken_is_told_and_all_else_is_kept(db):
    rust, sql = put(db, "Rust"), put(db, "SQL")
    _, clash = records.change(db, rust, {"name": "sql", "why": "kept"}, NOW)
    assert clash == sql
    assert {card.name: card.why for card in view(db, DAY).cards} == {"Rust": "kept", "SQL": ""}


# Merging


def test_merging_takes_everything_along_and_undo_brings_it_back(db):
    gone, kept = gap(db, "Systems"), put(db, "System design")
    practise(db, gone, 40, back=1)
    practise(db, kept, 20)
    show(db, gone)
    records.change(
        db, gone, {"name": "Systems", "why": "because", "level_target": 4, "next_practice_on": DAY}, NOW, level=2
    )
    for title, skills in (("both", ["Systems", "System design"]), ("one", ["Systems"])):
        entry = checked(ResourceEntry, NOW._asdict() | {"kind": "book", "title": title})
        library.save_resource(db, entry, skills)
    practice_records.start_timer(db, gone, NOW)
    before = view(db, DAY)
    merged = merge_records.merge(db, gone, kept, NOW)
    (card,) = view(db, DAY).cards
    assert (merged.points, merged.minutes, merged.resources) == (1, 40, 2)
    assert (card.id, card.name, card.minutes, card.level, card.target) == (kept, "System design", 60, 2, 4)
    assert (card.why, card.next_on, len(card.named), len(card.evidence)) == ("because", DAY, 1, 1)
    assert sorted(one.title for one in card.resources) == ["both", "one"]
    running = view(db, DAY).running
    assert running is not None and running.skill == "System design"
    restore(db, merged.rows)
    assert view(db, DAY) == before


def test_merging_with_itself_or_with_what_is_gone_is_refused(db):
    rust, sql = put(db, "Rust"), put(db, "SQL")
    with pytest.raises(InvalidEntry):
        merge_records.merge(db, rust, rust, NOW)
    merge_records.merge(db, rust, sql, NOW)
    with pytest.raises(StoreError):
        merge_records.merge(db, rust, sql, NOW)


STEPS = st.tuples(
    st.sampled_from(["move", "order", "merge", "archive", "back", "practise", "prove", "put", "undo", "undo"]),
    st.integers(0, 9),
    st.integers(0, 9),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=14))
def test_whatever_is_done_every_card_is_there_once_and_no_minute_is_lost(tmp_path_factory, steps):
    db = open_database(tmp_path_factory.mktemp("board") / "board.db")
    try:
        keys = [gap(db, f"gap {number}") for number in range(3)] + [put(db, f"own {number}") for number in range(3)]
        for key in keys:
            practise(db, key, 10)
        start, total = view(db, DAY), 60
        undos: list[Rows] = []
        totals = [total]
        for what, first, second in steps:
            undo = step(db, what, first, second, undos)
            if undo is not None:
                total += 7 if what == "practise" else 0
                undos.append(undo)
                totals.append(total)
            elif what == "undo" and len(totals) > len(undos) + 1:
                totals.pop()
                total = totals[-1]
            seen = view(db, DAY)
            there = [card.id for card in (*seen.cards, *seen.archived)]
            assert len(there) == len(set(there)) and set(there) == set(names(db))
            assert minutes(db) == total == sum(card.minutes for card in (*seen.cards, *seen.archived))
            ranks = [(card.board, card.rank) for card in seen.cards]
            assert all(one <= two for (here, one), (also, two) in itertools.pairwise(ranks) if here == also)
        while undos:
            restore(db, undos.pop())
        assert view(db, DAY) == start
    finally:
        db.close()


def step(db, what, first, second, undos):
    """Do one thing to the board, and return its way back if it was done."""
    seen = view(db, DAY)
    cards = seen.cards
    if what == "undo":
        if undos:
            restore(db, undos.pop())
        return None
    if what == "put":
        found = records.put(db, f"new {first}", NOW)
        return None if found.was == "there" else found.rows
    if what == "back":
        return records.bring_back(db, seen.archived[first % len(seen.archived)].id) if seen.archived else None
    if not cards:
        return None
    card, other = cards[first % len(cards)], cards[second % len(cards)]
    if what == "practise":
        return practise(db, card.id, 7)[1]
    if what == "merge":
        return merge_records.merge(db, card.id, other.id, NOW).rows if card.id != other.id else None
    if what == "archive":
        return records.archive(db, card.id, NOW)
    if what == "prove":
        entry = checked(EvidenceEntry, NOW._asdict() | {"skill_id": card.id, "text": "x"})
        return evidence_records.save_evidence(db, entry, NOW, proves=True)
    target = rules.COLUMNS[second % 3] if what == "move" else other.board
    if target is Board.PROVEN and not card.evidence:
        return None
    return records.move(db, card.id, target, other.id if what == "order" and other.id != card.id else None, NOW)


# Practice and the timer


def test_practice_is_written_changed_and_deleted_and_undone(db):
    key = put(db, "Rust")
    row, undo = practise(db, key, 40, note="ownership")
    assert [one.note for one in practice_records.practice_log(db, key)] == ["ownership"]
    entry = checked(PracticeEntry, NOW._asdict() | {"skill_id": key, "minutes": 50})
    _, changed = practice_records.practise(
        db, entry, NOW, practice_id=row.id, next_on=DAY + timedelta(days=2), plans=True
    )
    (card,) = view(db, DAY).cards
    assert (card.minutes, card.weeks, card.next_on) == (50, (0, 0, 0, 50), DAY + timedelta(days=2))
    restore(db, changed)
    assert (view(db, DAY).cards[0].minutes, view(db, DAY).cards[0].next_on) == (40, None)
    gone = practice_records.remove_practice(db, row.id)
    assert minutes(db) == 0
    restore(db, gone)
    assert minutes(db) == 40
    restore(db, undo)
    assert minutes(db) == 0


@pytest.mark.parametrize("minutes_", [0, -5, 1441])
def test_minutes_are_those_of_a_day(db, minutes_):
    with pytest.raises(InvalidEntry):
        practise(db, put(db, "Rust"), minutes_)


def test_the_log_pages_and_filters(db):
    key = put(db, "Rust")
    for number in range(30):
        practise(db, key, 1 + number, back=number, note=f"{number}%_x")
    first = practice_records.practice_log(db, key, limit=10)
    second = practice_records.practice_log(db, key, before=first[-1].at, limit=10)
    assert [first[0].note, second[0].note] == ["0%_x", "10%_x"]
    assert len(practice_records.practice_log(db, key, containing="5%_X")) == 3
    assert practice_records.practice_log(db, None) == []


def test_one_timer_runs_and_a_practice_stops_it(db):
    rust, sql = put(db, "Rust"), gap(db, "SQL")
    started = practice_records.start_timer(db, rust, NOW)
    with pytest.raises(InvalidEntry, match="running already"):
        practice_records.start_timer(db, sql, NOW)
    running = view(db, DAY).running
    assert running is not None and (running.skill, running.started_at) == ("Rust", NOW.at)
    entry = checked(PracticeEntry, NOW._asdict() | {"skill_id": rust, "minutes": 25})
    _, undo = practice_records.practise(db, entry, NOW, stops_timer=True)
    assert view(db, DAY).running is None
    restore(db, undo)
    assert view(db, DAY).running == running and minutes(db) == 0
    dropped = practice_records.drop_timer(db)
    assert view(db, DAY).running is None
    restore(db, dropped)
    restore(db, started)
    assert view(db, DAY).running is None


# The library


def test_a_resource_is_for_several_skills_and_goes_for_all(db):
    rust, sql = put(db, "Rust"), put(db, "SQL")
    values: dict[str, Any] = NOW._asdict() | {"kind": "course", "title": "both", "link": "example.org"}
    library.save_resource(db, checked(ResourceEntry, values), ["rust", " SQL ", "Rust"])
    (one,) = library.resources(db, rust)
    assert (one.skills, one.link, one.state) == (("Rust", "SQL"), "https://example.org", ResourceState.TO_DO)
    changed = library.save_resource(
        db, checked(ResourceEntry, values | {"title": "now"}), ["SQL"], resource_id=one.id
    )
    assert library.resources(db, rust) == () and library.resources(db, sql)[0].title == "now"
    restore(db, changed)
    assert library.resources(db, rust) == (one,)
    state = library.set_state(db, one.id, ResourceState.DONE)
    assert library.resources(db, sql)[0].state is ResourceState.DONE
    restore(db, state)
    gone = library.remove_resource(db, one.id)
    assert library.resources(db, rust) == library.resources(db, sql) == ()
    restore(db, gone)
    assert library.resources(db, sql) == (one,)
    with pytest.raises(InvalidEntry, match="no skill called “go”"):
        library.save_resource(db, checked(ResourceEntry, values), ["Go"])
    with pytest.raises(InvalidEntry, match="which skill"):
        library.save_resource(db, checked(ResourceEntry, values), ["  "])


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_no_table_takes_a_link_with_another_scheme(link):
    moment = NOW._asdict()
    for entry, values in (
        (ResourceEntry, {"kind": "book", "title": "x"}),
        (EvidenceEntry, {"skill_id": "0" * 32, "text": "x"}),
        (SourceEntry, {"kind": "blog", "title": "x", "cadence": "weekly", "next_on": DAY}),
    ):
        with pytest.raises(InvalidEntry, match="nly web and mail addresses"):
            checked(entry, moment | values | {"link": link})


def test_reading_a_source_sets_its_next_look_by_its_rule(db):
    values = NOW._asdict() | {"kind": "newsletter", "title": "Notes", "cadence": "every 2 weeks", "next_on": DAY}
    library.save_source(db, checked(SourceEntry, values))
    (one,) = library.sources(db)
    day, undo = library.mark_read(db, one.id, DAY)
    assert day == date(2026, 12, 7)
    assert library.sources(db)[0].last_read_on == DAY
    restore(db, undo)
    assert library.sources(db) == [one]
    restore(db, library.remove_source(db, one.id))
    assert library.sources(db) == [one]


# Today


def test_due_practice_and_sources_are_shown_and_move_on_the_day_of_a_no(db):
    for name, ahead in (("over", -2), ("soon", 2), ("later", 3), ("off", 0)):
        key = put(db, name)
        records.change(db, key, {"name": name, "next_practice_on": DAY + timedelta(days=ahead)}, NOW)
    records.archive(db, key, NOW)
    for title, ahead in (("read me", 0), ("not yet", 1)):
        entry = NOW._asdict() | {
            "kind": "blog",
            "title": title,
            "cadence": "weekly",
            "next_on": DAY + timedelta(days=ahead),
        }
        library.save_source(db, checked(SourceEntry, entry))
    seen = glance(db, DAY)
    assert [(one.kind, one.text) for one in seen.dues] == [
        ("practice", "over"),
        ("source", "read me"),
        ("practice", "soon"),
    ]
    count, undo = move_due(db, DAY)
    assert count == 2
    assert {one.text: (one.due_on - DAY).days for one in glance(db, DAY).dues} == {"over": 1, "soon": 2}
    restore(db, undo)
    assert glance(db, DAY) == seen


def test_an_idle_gap_is_the_last_one_named_without_practice(db):
    old, new = gap(db, "Old", back=9), gap(db, "New", back=1)

    def idle():
        with db.reading() as session:
            found = idle_gap(session, DAY)
        return found.skill if found else None

    assert idle() == "New"
    practise(db, new, back=6)
    assert idle() == "Old"
    practise(db, old, back=7)
    assert idle() == "Old"
    records.archive(db, old, NOW)
    assert idle() is None


# Statements


def reads(db, job):
    seen = []

    def note(connection, cursor, statement, *_):
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        job(db)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len([text for text in seen if text.lstrip().upper().startswith(("SELECT", "WITH"))])


def test_statements_are_constant_in_the_number_of_cards(db):
    def fill(count):
        for number in range(count):
            key = gap(db, f"skill {number} of {count}")
            practise(db, key)
            show(db, key)

    fill(3)
    keys = list(names(db))
    jobs = [lambda db: view(db, DAY), lambda db: records.move(db, keys[0], Board.LEARNING, None, NOW)]
    few = [reads(db, job) for job in jobs]
    fill(60)
    assert [reads(db, job) for job in jobs] == few and max(few) <= 12
