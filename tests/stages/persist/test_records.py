"""What persisting keeps, on a real file: histories, pauses, imports, proof."""

from datetime import UTC, date, datetime, time, timedelta
from time import process_time
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Enum, event
from sqlmodel import AutoString, insert, select

from bounceback_tui.cli.proof_text import RENDERERS
from bounceback_tui.demo.life import fill
from bounceback_tui.journey import records as journey
from bounceback_tui.journey.days import stamp
from bounceback_tui.journey.model import Application, ApplicationStatus, NoEntry
from bounceback_tui.stages.feel.model import CheckIn
from bounceback_tui.stages.grow.model import Practice
from bounceback_tui.stages.persist import application_records as applications
from bounceback_tui.stages.persist import (
    change_records,
    end_records,
    import_records,
    plan_records,
    proof_records,
    records,
)
from bounceback_tui.stages.persist.model import Change, ChangeEntry, Effort, EffortEntry, IfThenPlan, Pause, PlanEntry
from bounceback_tui.store.backup import newest
from bounceback_tui.store.base import checked
from bounceback_tui.store.due import due
from bounceback_tui.store.errors import InvalidEntry, StoreError
from bounceback_tui.store.schema import metadata
from bounceback_tui.store.snapshot import restore
from bounceback_tui.store.transfer import linkedin_jobs, simplify
from bounceback_tui.store.transfer.jobs import Job, jobs
from bounceback_tui.store.transfer.table import read_table

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 17, 40, tzinfo=UTC)
WHEN: Any = {"at": NOW, "day": TODAY, "utc_offset": 60}


def whole(db, key) -> Any:
    return applications.find(db, key)


def effort(db, kind="apply", text="x", **when):
    return records.save_effort(db, checked(EffortEntry, WHEN | when | {"kind": kind, "text": text}))


def no(db, organisation="Acme", day=TODAY):
    return journey.log_no(db, NoEntry(role="Engineer", organisation=organisation, day=day), now=NOW, today=TODAY)


def application(db, organisation="Acme"):
    return applications.save(db, {"role": "engineer", "organisation": organisation}, day=TODAY - timedelta(days=9))


def test_a_no_answers_the_application_that_is_open(db):
    row, _ = application(db)
    answer = no(db)
    assert answer.application_id == row.id
    found = whole(db, row.id)
    assert [step.status for step in found.steps] == ["applied", "rejected"]
    gone = journey.delete_no(db, answer.id)
    assert whole(db, row.id).status == "applied"
    restore(db, gone)
    assert whole(db, row.id).status == "rejected"
    assert no(db).application_id != row.id


def test_a_no_without_an_application_makes_one_that_goes_with_it(db):
    answer = no(db)
    assert whole(db, answer.application_id).status == "rejected"
    gone = journey.delete_no(db, answer.id)
    assert whole(db, answer.application_id) is None
    restore(db, gone)
    assert whole(db, answer.application_id).status == "rejected"


def test_an_application_with_a_no_is_not_deleted_under_it(db):
    answer = no(db)
    with pytest.raises(InvalidEntry, match="delete that first"):
        applications.remove(db, answer.application_id)


@pytest.mark.parametrize(
    ("since", "until", "sentence"),
    [(3, 1, "ends before it begins"), (0, 4, "overlaps the pause"), (5, 5, "overlaps the pause")],
)
def test_pauses_that_cannot_be(db, since, until, sentence):
    day = date(2026, 11, 1)
    records.save_pause(db, {"since": day + timedelta(days=4), "until": day + timedelta(days=6)})
    with pytest.raises(InvalidEntry, match=sentence):
        records.save_pause(db, {"since": day + timedelta(days=since), "until": day + timedelta(days=until)})


def test_momentum_follows_what_is_deleted_and_backdated(db):
    for back in (0, 1, 2):
        effort(db, day=TODAY - timedelta(days=back))
    assert records.momentum(db, TODAY).found.streak == 3
    middle = next(one.row for one in records.deeds(db) if one.day == TODAY - timedelta(days=1))
    gone = records.remove_row(db, Effort, middle.id)
    assert records.momentum(db, TODAY).found.streak == 1
    restore(db, gone)
    assert records.momentum(db, TODAY).found.streak == 3


def test_ten_years_of_daily_effort_take_at_most_twenty_milliseconds(db):
    """Measured 10 ms with 19,500 kinds on 3,653 days; processor time, so that a busy machine makes no difference."""
    days = [TODAY - timedelta(days=back) for back in range(3_653)]
    stamps = {"created_at": NOW, "updated_at": NOW, "at": NOW, "utc_offset": 0}
    with db.writing() as session:
        for table, more in (
            (Effort, {"kind": "apply", "text": "x"}),
            (Effort, {"kind": "skill", "text": "x"}),
            (Practice, {"minutes": 20, "note": ""}),
            (CheckIn, {"pleasantness": 3, "energy": 3, "note": ""}),
        ):
            rows = [stamps | more | {"id": uuid4(), "day": day} for day in days]
            session.connection().execute(insert(table), rows)
        session.add(Pause(since=TODAY - timedelta(days=900), until=TODAY - timedelta(days=890)))
    took = []
    for _ in range(5):
        start = process_time()
        found = records.momentum(db, TODAY).found
        took.append(process_time() - start)
    assert found.streak == found.best == found.days == 3_653
    assert min(took) <= 0.02


@pytest.mark.parametrize(
    ("moments", "streak"),
    [
        # A flight west: the same local day twice, and its evening is the next day in UTC.
        ([("2026-11-20T09:00", "Europe/Berlin"), ("2026-11-20T21:00", "America/Los_Angeles")], 1),
        ([("2026-11-19T23:30", "Asia/Tokyo"), ("2026-11-20T08:00", "America/Los_Angeles")], 2),
        # The nights in which a clock is put back and forward, and the small hours that belong to the day before.
        ([("2026-10-24T23:00", "Europe/Berlin"), ("2026-10-25T02:30", "Europe/Berlin")], 1),
        ([("2026-10-24T12:00", "Europe/Berlin"), ("2026-10-25T23:59", "Europe/Berlin")], 2),
        ([("2026-03-28T12:00", "Europe/Berlin"), ("2026-03-29T04:00", "Europe/Berlin")], 2),
        ([("2028-02-28T12:00", "Europe/Berlin"), ("2028-02-29T12:00", "Europe/Berlin")], 2),
    ],
)
def test_no_zone_clock_or_leap_day_breaks_or_doubles_a_run(db, moments, streak):
    for local, zone in moments:
        when = stamp(datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)), time(4))
        records.save_effort(db, checked(EffortEntry, when._asdict() | {"kind": "apply", "text": "x"}))
    assert records.momentum(db, when.day).found.streak == streak


def test_a_gap_is_mended_once(db):
    for back in (2, 3, 4):
        effort(db, day=TODAY - timedelta(days=back))
    gap = records.momentum(db, TODAY).found.mend
    assert gap == TODAY - timedelta(days=1)
    entry = checked(EffortEntry, WHEN | {"kind": "reflect", "text": "looked at my notes"})
    records.mend(db, entry, gap)
    assert records.momentum(db, TODAY).found.streak == 4
    with pytest.raises(InvalidEntry, match="mended already"):
        records.mend(db, entry, gap)


def test_a_change_is_tried_and_judged_and_taken_back(db):
    row, _ = application(db)
    change, _ = records.save_row(db, Change, ChangeEntry(**WHEN, text="ask first"))
    change_records.try_on(db, change.id, [row.id, row.id])
    rows = change_records.judge(db, change.id, verdict="kept", note="", today=TODAY)
    (found,) = change_records.changes(db)
    assert (found.row.verdict, [name for _, name, _ in found.on]) == ("kept", ["Acme"])
    restore(db, rows)
    assert change_records.changes(db)[0].row.verdict is None


def test_what_helped_is_made_of_ones_own_entries(db):
    plan, _ = records.save_row(db, IfThenPlan, PlanEntry(**WHEN, if_cue="it is ten", then_act="stop"))
    assert end_records.what_helped(db)[3][1] == []
    from bounceback_tui.journey.days import Stamp

    plan_records.tick(db, plan.id, Stamp(NOW, TODAY, 60))
    assert end_records.what_helped(db)[3][1] == ["If it is ten, then stop"]


@pytest.mark.parametrize("count", [3, 60])
def test_statements_do_not_grow_with_rows(db, count):
    for n in range(count):
        application(db, f"org {n}")
    seen = []
    event.listen(db.engine, "before_cursor_execute", lambda *a: seen.append(a[2]))
    assert len(applications.listed(db)) == count
    records.momentum(db, TODAY)
    assert len([sql for sql in seen if sql.startswith(("SELECT", "WITH"))]) <= 5


LINKEDIN = (
    "Application Date,Contact Email,Company Name,Job Title,Job Url\n11/02/26 10:11 AM,,Acme,=HYPERLINK(1),https://x\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_importing_twice_doubles_nothing(db, tmp_path, encoding):
    path = tmp_path / "Job Applications.csv"
    path.write_bytes((LINKEDIN + "11/03/26,,Glöbex,Nurse,\n").encode(encoding))
    table = read_table(path)
    mapping = linkedin_jobs.mapping(table.columns)
    assert mapping is not None
    found = jobs(table, mapping, "LinkedIn")
    assert [one.day for one in found] == [date(2026, 11, 2), date(2026, 11, 3)]
    rows = import_records.bring_in(db, found, today=TODAY)
    backup = newest(db.path)
    assert backup is not None and backup.name.endswith("before-import.db")
    import_records.bring_in(db, found, today=TODAY)
    listed = applications.listed(db)
    assert sorted(one.organisation for one in listed) == ["Acme", "Glöbex"]
    assert {one.role for one in listed} == {"=HYPERLINK(1)", "Nurse"}
    restore(db, rows)
    assert applications.listed(db) == []


def test_what_simplify_writes_is_read(tmp_path):
    path = tmp_path / "simplify.csv"
    path.write_text(
        "Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes\n"
        "Nurse,Hooli,https://h.example/1,2026-10-02,Interviewing,2026-10-09,false,,private\n"
        "Cook,Stark,,10/03/2026,Ghosted,,true,2026-11-01,\n"
        ",Stark,,10/03/2026,Applied,,,,\n"
        "Smith,Anvil,,10/04/2026,Absage,,,,\n"
    )
    table = read_table(path)
    assert linkedin_jobs.mapping(table.columns) is None
    mapping = simplify.mapping(table.columns)
    assert mapping is not None
    nurse, cook, smith = jobs(table, mapping, simplify.NAME)
    assert (smith.status, smith.unread, cook.unread) == ("applied", "Absage", "")  # told before it is imported
    assert (nurse.role, nurse.organisation, nurse.day) == ("Nurse", "Hooli", date(2026, 10, 2))
    assert (nurse.status, nurse.source, nurse.link) == ("interview", "Simplify", "https://h.example/1")
    assert (cook.status, cook.day) == ("silent", date(2026, 10, 3))


def test_a_big_import_is_taken_back_in_a_few_statements(db):
    row, _ = application(db)
    found = [Job(f"role {n}", "Hooli", TODAY, "screening", "", "", f"key {n}") for n in range(1_200)]
    rows = import_records.bring_in(db, found, today=TODAY)
    assert len(rows.made) == 3_600
    seen = []
    event.listen(db.engine, "before_cursor_execute", lambda *a: seen.append(a[2]))
    restore(db, rows)
    assert len([sql for sql in seen if sql.startswith(("SELECT", "DELETE", "UPDATE", "INSERT"))]) <= 16
    assert [one.id for one in applications.listed(db)] == [row.id]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "no table"),
        (b"only one column\nx\n", "no table"),
        (b"a,b\n" + b"x,y\n" * 100_000, "more than 20,000 lines"),
        (b"a,b\n\x00\x01,y\n", "not text in a known encoding"),
    ],
)
def test_files_that_are_no_list(tmp_path, content, sentence):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=sentence):
        read_table(path)


def marked(session, table, column):
    """Write a marker into every row of a column; one that is unique gets a different one in each row.

    Columns that hold one of a few words the program knows (a CHECK names them) or a key's digest cannot hold
    anything a person wrote: there the checks are switched off, and the marker is written all the same.
    """
    value = "'MARK' || lower(hex(randomblob(8)))"
    session.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
    changed = session.exec_driver_sql(f'UPDATE "{table.name}" SET "{column.name}" = {value}').rowcount
    session.exec_driver_sql("PRAGMA ignore_check_constraints=OFF")
    return changed != 0


def test_no_feeling_note_or_reflection_can_reach_a_proof(db):
    """Fill every text column of every table with a marker of its own, and look for them in what comes out."""
    allowed = {f"{column.class_.__tablename__}.{column.key}" for column in proof_records.WHITELIST}
    fill(db, until=NOW.astimezone(ZoneInfo("Europe/Berlin")))
    effort(db, "reflect", "REFLECTED")
    before = proof_records.activities(db, date(2026, 1, 1), TODAY)
    kinds = {one.what for one in before}
    assert kinds >= {"applied", "interview", "learning", "reaching out", "practising", "something to show"}
    texts = [
        (table, column)
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, AutoString | Enum) and f"{table.name}.{column.name}" not in allowed
    ]
    with db.writing() as session:
        count = sum(marked(session.connection(), table, column) for table, column in texts)
    assert len(texts) - count <= 6, "the demo fills nearly every table"
    found = proof_records.activities(db, date(2026, 1, 1), TODAY)
    assert found == before, "nothing else decides what is in it"
    for render in RENDERERS.values():
        text = render(found, date(2026, 1, 1), TODAY)
        assert "MARK" not in text and "REFLECTED" not in text
    names = {name.rpartition(".")[2] for name in allowed}
    assert names == {"day", "status", "role", "organisation", "source", "kind", "text", "minutes", "name", "link"}


def test_a_formula_gets_an_apostrophe():
    found = [proof_records.Activity(TODAY, "learning", "=1+1"), proof_records.Activity(TODAY, "learning", "<b>|")]
    assert "'=1+1" in RENDERERS[".csv"](found, TODAY, TODAY)
    assert "&lt;b&gt;|" in RENDERERS[".html"](found, TODAY, TODAY)
    assert "&lt;b>\\|" in RENDERERS[".md"](found, TODAY, TODAY)


def test_older_noes_have_a_history(db):
    answer = no(db)
    with db.reading() as session:
        steps = session.exec(select(ApplicationStatus)).all()
        assert [step.rejection_id for step in steps] == [answer.id]
        assert session.get(Application, answer.application_id) is not None


def test_an_interview_waits_until_its_day_is_over_or_the_application_is(db):
    """Nobody prepares for an interview that was, or for one that will not be."""

    def waiting(back: int = 0) -> list[date]:
        with db.reading() as session:
            return [one.due_on for one in due(session, [applications.INTERVIEW], TODAY + timedelta(days=back))]

    soon = TODAY + timedelta(days=2)
    job, _ = applications.save(db, {"role": "r", "organisation": "Globex", "interview_on": soon}, day=TODAY)
    assert waiting() == waiting(2) == [soon] and waiting(3) == []
    for status, there in (("offer", [soon]), ("accepted", []), ("interview", [soon]), ("withdrawn", [])):
        applications.add_step(db, {"application_id": job.id, "status": status, "day": TODAY})
        assert waiting() == there, status
