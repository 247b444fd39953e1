"""The hand-written glance and the records agree, on generated lives."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bounceback_tui.journey import records as journey
from bounceback_tui.journey.days import stamp
from bounceback_tui.journey.model import NoEntry
from bounceback_tui.stages.feel import records as feel
from bounceback_tui.stages.feel.model import CapsuleEntry, CheckInEntry, Moment, SelfCompassionEntry, SmallActEntry
from bounceback_tui.stages.grow import records as grow
from bounceback_tui.stages.grow.library import records as library
from bounceback_tui.stages.grow.model import EvidenceEntry, PracticeEntry, SourceEntry
from bounceback_tui.stages.learn.model import FeedbackAnswer, FeedbackPoint, PointKind
from bounceback_tui.stages.learn.records import skill_for
from bounceback_tui.stages.reflect import reason_records as reasons
from bounceback_tui.stages.reflect import records as reflect
from bounceback_tui.stages.reflect.model import ReasonEntry, ReflectionEntry
from bounceback_tui.stages.reflect.rules import Source
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import open_database
from bounceback_tui.store.glance import glance
from bounceback_tui.today import records as today_records

ZONE = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 23)

MOMENTS = st.builds(
    lambda back, minute: datetime.combine(TODAY - timedelta(days=back), time(), ZONE) + timedelta(minutes=minute),
    st.integers(0, 120),
    st.integers(240, 1439),
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
GROWN = ("gap", "gap", "practise", "archive", "prove", "source")
KINDS = st.sampled_from(
    [
        *("check-in", "no", "act", "done", "sting", "capsule", "put-away", "close", "turn", "run", "reason", "again"),
        *GROWN,
    ]
)


def grow_on(db, kind, then, text, level):
    """Write one generated thing of the fifth stage; there are five skills."""
    name = f"skill {level}"
    if kind == "gap":
        with db.writing() as session:
            skill = skill_for(session, name)
            answer = FeedbackAnswer(**then._asdict(), who=text.strip() or "w", text="x")
            session.add(answer)
            session.flush()
            kind = PointKind.GAP if level < 5 else PointKind.STRENGTH
            point = {"answer_id": answer.id, "skill_id": skill.id, "text": text, "position": 0}
            session.add(FeedbackPoint(**then._asdict(), kind=kind, **point))
        return
    if kind == "source":
        values = {"kind": "blog", "title": text.strip() or "s", "cadence": "weekly", "next_on": then.day}
        library.save_source(db, checked(SourceEntry, then._asdict() | values))
        return
    key = grow.put(db, name, then).skill_id
    if kind == "archive":
        grow.archive(db, key, then)
    elif kind == "prove":
        entry = checked(EvidenceEntry, then._asdict() | {"skill_id": key, "text": "x"})
        grow.save_evidence(db, entry, then, proves=True)
    else:
        practice = checked(PracticeEntry, then._asdict() | {"skill_id": key, "minutes": level})
        grow.practise(db, practice, then, next_on=then.day + timedelta(days=level * 20), plans=True)


def live(db, events):
    """Write a generated life."""
    for kind, moment, text, level in events:
        then = stamp(moment, time(4))
        when: dict[str, Any] = {"at": then.at, "day": then.day, "utc_offset": then.utc_offset}
        words = [word for word in text.split() if word][:3]
        if kind in GROWN:
            grow_on(db, kind, then, text, level)
        elif kind == "check-in":
            feel.save_check_in(db, CheckInEntry(**when, pleasantness=level, energy=6 - level, note=text), words)
        elif kind == "no":
            no = NoEntry(role="r", organisation=text.strip() or "o", day=then.day, note=text)
            journey.log_no(db, no, now=moment, today=TODAY)
        elif kind in ("act", "done"):
            entry = SmallActEntry(**when, text=text or "x", due_on=then.day + timedelta(days=level - 3))
            row, _ = feel.save_act(db, entry)
            if kind == "done":
                feel.act_done(db, row.id, lift=level - 3, now=moment)
        elif kind == "sting":
            feel.save_sting(db, SelfCompassionEntry(**when, hurts=text))
        elif kind == "capsule":
            feel.save_capsule(db, CapsuleEntry(**when, text=text or "x"))
        elif kind == "put-away":
            journey.put_away(db, f"thing-{level}", now=moment, today=then.day)
        elif nos := journey.nos(db):
            no = nos[level % len(nos)]
            if kind in ("run", "reason", "again"):
                reflect_on(db, kind, no, when, text, level)
            elif kind == "close":
                journey.close_no(db, nos[level % len(nos)].id, today=TODAY)
            else:
                journey.turn_to(db, nos[level % len(nos)].id, now=moment)


def reflect_on(db, kind, no, when, text, level):
    """Write something of the second stage about a no."""
    if kind == "run":
        ask_on = when["day"] + timedelta(days=level) if level % 2 else None
        about = {"rejection_id": no.id, "exercise": "writing", "title": text, "started_at": when["at"]}
        reflect.save_run(db, ReflectionEntry(**when, **about, ask_on=ask_on), [])
    elif kind == "reason":
        entry = ReasonEntry(**when, rejection_id=no.id, text=text or "x", source=Source.SAID, confidence=level)
        reasons.save_reason(db, entry)
    else:
        for reason in reasons.reasons(db, no.id)[:1]:
            reasons.answer_again(db, reason.id, Moment(**when), source="inferred", confidence=level, note=text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(KINDS, MOMENTS, TEXTS, st.integers(1, 5)), max_size=30))
def test_glance_and_records_agree(tmp_path_factory, events):
    path = tmp_path_factory.mktemp("life") / "bounceback.db"
    db = open_database(path)
    try:
        live(db, events)
        told = today_records.glance(db, TODAY)
    finally:
        db.close()
    assert glance(path, TODAY) == told


def test_a_missing_file_is_an_empty_life(tmp_path):
    found = glance(tmp_path / "none.db", TODAY)
    assert not found.ever and found.checks == ()
