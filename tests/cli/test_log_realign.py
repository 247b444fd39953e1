"""The log tells every word of the third stage."""

import json
from datetime import UTC, date, datetime

from bounceback_tui.journey import records as journey
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.realign import model, rules, write_records
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.timeline.told_realign import REALIGN
from tests.cli.conftest import Command

DAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
WHEN = {"at": AT, "day": DAY, "utc_offset": 60}


def write_everything(db: Database) -> None:
    no = journey.log_no(db, NoEntry(role="Clerk", organisation="Pell", day=DAY), now=AT, today=DAY)
    entry = checked(model.DirectionEntry, WHEN | {"name": "teaching", "note": "evenings"})
    direction, _ = write_records.save_direction(db, entry)
    five = dict(zip(rules.DIMENSIONS, (1, 2, 3, 4, 5), strict=True)) | {"direction_id": direction.id, "note": "tired"}
    write_records.save_score(db, checked(model.ScoreEntry, WHEN | five))
    page = checked(model.ValuesPageEntry, WHEN | {"question": "When?", "text": "that evening"})
    write_records.save_page(db, page, ["play", "care"])
    write_records.save_strength(
        db, checked(model.StrengthEntry, WHEN | {"name": "calm \x1b[31m", "evidence": "the flood"})
    )
    decision = {"decision": "adjust", "what": "fewer forms", "why": "no one reads them"}
    course, _ = write_records.save_course(db, checked(model.CourseEntry, WHEN | decision), [no.id])
    look = {"course_id": course.id, "verdict": "cannot tell", "text": "too early"}
    write_records.save_review(db, checked(model.ReviewEntry, WHEN | look), next_on=None)
    goal = {"text": "get the offer", "kind": "try", "learnable": "say numbers aloud", "first_step": "ring Jo"}
    write_records.save_goal(db, checked(model.GoalEntry, WHEN | goal | {"done_on": DAY}))


def test_every_word_is_told(bounceback: Command, db: Database) -> None:
    write_everything(db)
    out = bounceback("log").out
    for text in (
        "  10:00  a direction: teaching\n         evenings\n",
        "  10:00  teaching: interest 1, values 2, strengths 3, market 4, energy 5\n         tired\n",
        "  10:00  what matters: play, care\n         When?\n         that evening\n",
        "  10:00  a strength: calm ␛[31m\n         the flood\n",
        "  10:00  adjust: fewer forms; after Pell\n         no one reads them\n",
        "  10:00  looking again at “fewer forms”: cannot tell\n         too early\n",
        "  10:00  a goal, to try, done on Sun 22 Nov 2026\n         get the offer\n"
        "         learnable part: say numbers aloud\n         first step: ring Jo\n",
    ):
        assert text in out


def test_own_values_and_json(bounceback: Command, db: Database) -> None:
    write_everything(db)
    write_records.add_own_value(db, checked(model.OwnValueEntry, WHEN | {"name": "room to breathe"}))
    assert "  10:00  a value of one's own: room to breathe\n" in bounceback("log").out
    (told,) = json.loads(bounceback("log", "--json").out)["days"]
    assert {entry["kind"] for entry in told["entries"]} == REALIGN | {"no"}
