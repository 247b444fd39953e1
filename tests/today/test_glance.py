"""The hand-written glance and the records agree, on generated lives."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bounceback_tui.journey import records as journey
from bounceback_tui.journey.days import stamp
from bounceback_tui.journey.model import NoEntry, Reached
from bounceback_tui.stages.feel import records as feel
from bounceback_tui.stages.feel.model import CapsuleEntry, CheckInEntry, Moment, SelfCompassionEntry, SmallActEntry
from bounceback_tui.stages.learn import records as learn
from bounceback_tui.stages.learn.model import FeedbackRequestEntry
from bounceback_tui.stages.learn.rules import Kind
from bounceback_tui.stages.reflect import reason_records as reasons
from bounceback_tui.stages.reflect import records as reflect
from bounceback_tui.stages.reflect.model import ReasonEntry, ReflectionEntry
from bounceback_tui.stages.reflect.rules import Source
from bounceback_tui.store.database import open_database
from bounceback_tui.store.glance import glance
from bounceback_tui.today import records as today_records

REACHED = (None, *Reached)
ZONE = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 23)

MOMENTS = st.builds(
    lambda back, minute: datetime.combine(TODAY - timedelta(days=back), time(), ZONE) + timedelta(minutes=minute),
    st.integers(0, 120),
    st.integers(240, 1439),
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
KINDS = st.sampled_from(
    ["check-in", "no", "act", "done", "sting", "capsule", "put-away", "close", "turn", "run", "reason", "again"]
)
LEARN = st.sampled_from(["ask", "ask-sent", "ask-silent", "answer", "unasked"])


def live(db, events):
    """Write a generated life."""
    for kind, moment, text, level in events:
        then = stamp(moment, time(4))
        when: dict[str, Any] = {"at": then.at, "day": then.day, "utc_offset": then.utc_offset}
        words = [word for word in text.split() if word][:3]
        if kind == "check-in":
            feel.save_check_in(db, CheckInEntry(**when, pleasantness=level, energy=6 - level, note=text), words)
        elif kind == "no":
            no = NoEntry(role="r", organisation=text.strip() or "o", day=then.day, note=text, reached=REACHED[level])
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
        elif kind in ("ask", "ask-sent", "ask-silent", "answer", "unasked"):
            live_learn(db, kind, when, text, level)
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


def live_learn(db, kind, when, text, level):
    """Write a letter or an answer about the latest no, if there is one."""
    no = next(iter(journey.nos(db)), None) if level % 2 else None
    about = {"rejection_id": no.id, "application_id": no.application_id} if no else {}
    line = " ".join(text.split())
    if kind == "unasked":
        columns = when | {"who": line or "w", "text": text or "t", "rejection_id": no.id if no else None}
        learn.save_answer(db, columns | ({"day": no.day} if no else {}))
        return
    letter = when | about | {"letter": "x", "recipient": line, "kind": list(Kind)[level % 4]}
    key, _ = learn.add_request(db, FeedbackRequestEntry(**letter))
    if kind == "ask":
        return
    day = max(when["day"], no.day) if no else when["day"]
    learn.mark_sent(db, key, on=day, follow_up_on=TODAY + timedelta(days=2 * level - 4))
    if kind == "ask-silent":
        learn.call_silent(db, key, today=TODAY)
    elif kind == "answer":
        columns = when | {"who": "w", "text": "t", "request_id": key, "rejection_id": no.id if no else None}
        learn.save_answer(db, columns | {"day": day})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(KINDS | LEARN, MOMENTS, TEXTS, st.integers(1, 5)), max_size=25))
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
