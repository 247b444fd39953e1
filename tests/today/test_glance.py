"""The hand-written glance and the records agree, on generated lives."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from bounceback_tui.insights import trial_records as trials
from bounceback_tui.journey import records as journey
from bounceback_tui.journey.days import Stamp, stamp
from bounceback_tui.journey.model import NoEntry, Reached, Status
from bounceback_tui.stages.connect import ask_records, contact_records, happened_records
from bounceback_tui.stages.connect import records as connect
from bounceback_tui.stages.connect.rules import Kind as ContactKind
from bounceback_tui.stages.connect.rules import Tie
from bounceback_tui.stages.feel import act_records
from bounceback_tui.stages.feel import records as feel
from bounceback_tui.stages.feel.model import CapsuleEntry, CheckInEntry, Moment, SelfCompassionEntry, SmallActEntry
from bounceback_tui.stages.grow import evidence_records, practice_records
from bounceback_tui.stages.grow import records as grow
from bounceback_tui.stages.grow.library import records as library
from bounceback_tui.stages.grow.model import EvidenceEntry, PracticeEntry, SourceEntry
from bounceback_tui.stages.learn import answer_records, request_records
from bounceback_tui.stages.learn.model import FeedbackAnswer, FeedbackPoint, FeedbackRequestEntry, PointKind
from bounceback_tui.stages.learn.rules import Kind
from bounceback_tui.stages.learn.skill_records import skill_for
from bounceback_tui.stages.persist import application_records as applications
from bounceback_tui.stages.persist import end_records
from bounceback_tui.stages.persist import plan_records as plans
from bounceback_tui.stages.persist import records as persist
from bounceback_tui.stages.persist.model import (
    Change,
    ChangeEntry,
    Drill,
    DrillEntry,
    EffortEntry,
    IfThenPlan,
    PlanEntry,
)
from bounceback_tui.stages.persist.rules import Deed, monday_of
from bounceback_tui.stages.realign import model as realign
from bounceback_tui.stages.realign import write_records as realign_writes
from bounceback_tui.stages.reflect import reason_records as reasons
from bounceback_tui.stages.reflect import records as reflect
from bounceback_tui.stages.reflect.model import ReasonEntry, ReflectionEntry
from bounceback_tui.stages.reflect.rules import Source
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import open_database
from bounceback_tui.store.errors import InvalidEntry
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
CONNECT = ("person", "meet", "meet", "pause", "favour")
REALIGN = ("page", "course", "look", "goal", "goal-done")
TRIED = ("trial", "trial", "answer-coin", "stop-trial")
GROWN = ("gap", "gap", "practise", "archive", "prove", "source")
PERSISTED = (
    *("effort", "application", "plan", "tick", "drill", "change"),
    *("pause", "repair", "week", "end", "open"),
)
KINDS = st.sampled_from(
    [
        *PERSISTED,
        *("check-in", "no", "act", "done", "sting", "capsule", "put-away", "close", "turn", "run", "reason", "again"),
        *REALIGN,
        *CONNECT,
        *GROWN,
        *TRIED,
    ]
)
LEARN = st.sampled_from(["ask", "ask-sent", "ask-silent", "answer", "unasked"])


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
        evidence_records.save_evidence(db, entry, then, proves=True)
    else:
        practice = checked(PracticeEntry, then._asdict() | {"skill_id": key, "minutes": level})
        practice_records.practise(db, practice, then, next_on=then.day + timedelta(days=level * 20), plans=True)


def persist_in(db, kind, when, text, level):
    """Write something of the seventh stage."""
    words = text if text.strip() else "x"
    on = when["day"] + timedelta(days=level * 3)
    if kind == "effort":
        entry = checked(EffortEntry, when | {"kind": list(Deed)[level % 4], "text": words})
        persist.save_effort(db, entry)
    elif kind == "application":
        facts = {"role": "r", "organisation": f"o{level}", "next_step_on": on if level % 2 else None}
        facts |= {"interview_on": TODAY + timedelta(days=level - 2), "next_step": " ".join(text.split()) or None}
        applications.save(db, facts, day=when["day"])
        if level == 4:
            (job, *_) = applications.listed(db)
            step = {"application_id": job.id, "status": list(Status)[len(text) % 9], "day": when["day"]}
            applications.add_step(db, step)
    elif kind == "plan":
        plan = checked(PlanEntry, when | {"if_cue": words, "then_act": "x", "ask_on": on})
        persist.save_row(db, IfThenPlan, plan)
    elif kind == "tick":
        for one in plans.plans(db)[:1]:
            plans.tick(db, one.row.id, Stamp(**when))
    elif kind == "drill":
        for job in applications.listed(db)[:1]:
            about = {"application_id": job.id, "interview_on": job.interview_on or TODAY, "setback": words}
            drill = checked(DrillEntry, when | about | {"look_back_on": on})
            persist.save_row(db, Drill, drill)
    elif kind == "change":
        persist.save_row(db, Change, checked(ChangeEntry, when | {"text": words}))
    elif kind == "pause":
        with suppress(InvalidEntry):
            persist.save_pause(db, {"since": when["day"], "until": on})
    elif kind == "repair":
        with suppress(InvalidEntry):
            entry = checked(EffortEntry, when | {"kind": "reflect", "text": words})
            persist.mend(db, entry, when["day"] - timedelta(days=level))
    elif kind == "week":
        plans.save_look_back(db, when | {"week": monday_of(when["day"]), "planning": level})
    elif kind == "end":
        key = next((one.id for one in applications.listed(db)), None)
        end_records.save_end(db, when | {"application_id": key, "text": text})
    else:
        end_records.start_again(db, today=TODAY)


def try_on(db, kind, when, text, level):
    """Start a trial of one, answer for a day of it, or stop it."""
    if kind == "trial":
        words = {"question": " ".join(text.split()) or "q", "first_condition": f"a{level}", "second_condition": "b"}
        first_on = min(when["day"] + timedelta(days=level * 10), TODAY + timedelta(days=1))
        with suppress(InvalidEntry):
            trials.start(db, when | words | {"days": 30, "first_on": first_on}, today=when["day"])
        return
    for seen in trials.view(db, TODAY).trials[:1]:
        with suppress(InvalidEntry):
            if kind == "stop-trial":
                trials.stop(db, seen.id, TODAY)
            else:
                trials.mark(db, seen.id, TODAY, done=level > 2)


def live(db, events):
    """Write a generated life."""
    for kind, moment, text, level in events:
        then = stamp(moment, time(4))
        when: dict[str, Any] = {"at": then.at, "day": then.day, "utc_offset": then.utc_offset}
        words = [word for word in text.split() if word][:3]
        if kind in PERSISTED:
            persist_in(db, kind, when, text, level)
        elif kind in TRIED:
            try_on(db, kind, when, text, level)
        elif kind in GROWN:
            grow_on(db, kind, then, text, level)
        elif kind == "check-in":
            feel.save_check_in(db, CheckInEntry(**when, pleasantness=level, energy=6 - level, note=text), words)
        elif kind == "no":
            no = NoEntry(role="r", organisation=text.strip() or "o", day=then.day, note=text, reached=REACHED[level])
            journey.log_no(db, no, now=moment, today=TODAY)
        elif kind in ("act", "done"):
            entry = SmallActEntry(**when, text=text or "x", due_on=then.day + timedelta(days=level - 3))
            row, _ = feel.save_act(db, entry)
            if kind == "done":
                act_records.act_done(db, row.id, lift=level - 3, now=moment, today=then.day)
        elif kind == "sting":
            feel.save_sting(db, SelfCompassionEntry(**when, hurts=text))
        elif kind == "capsule":
            feel.save_capsule(db, CapsuleEntry(**when, text=text or "x"))
        elif kind == "put-away":
            journey.put_away(db, f"thing-{level}", now=moment, today=then.day)
        elif kind in ("ask", "ask-sent", "ask-silent", "answer", "unasked"):
            live_learn(db, kind, when, text, level)
        elif kind in CONNECT:
            live_connect(db, kind, when, text, level)
        elif kind in REALIGN:
            realign_to(db, kind, when, text, level)
        elif nos := journey.nos(db):
            no = nos[level % len(nos)]
            if kind in ("run", "reason", "again"):
                reflect_on(db, kind, no, when, text, level)
            elif kind == "close":
                journey.close_no(db, nos[level % len(nos)].id, today=TODAY)
            else:
                journey.turn_to(db, nos[level % len(nos)].id, now=moment)


def live_connect(db, kind, when, text, level):
    """Put somebody down, meet, pause or ask them."""
    if kind == "person":
        rhythm = {"ideal_days": level * 10, "limit_days": level * 20} if level < 5 else {}
        gives = {"comfort": level % 2 == 0, "information": True, "kind": list(ContactKind)[level == 3]}
        name = " ".join(text.split()) or "p"
        contact_records.save_contact(db, when | rhythm | gives | {"name": name, "tie": list(Tie)[level % 3]})
        return
    people = connect.people(db)
    if not people:
        return
    key = sorted(people, key=lambda one: one.key)[level % len(people)].id
    if kind == "meet":
        happened_records.log_interaction(db, when | {"contact_id": key, "note": text})
    elif kind == "pause":
        contact_records.pause(db, key, TODAY + timedelta(days=level - 3))
    else:
        ask, _ = ask_records.add(db, when | {"contact_id": key, "letter": text or "x"})
        if level > 1:
            ask_records.mark_sent(db, ask, moment=when, follow_up_on=TODAY + timedelta(days=2 * level - 6))


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
        answer_records.save_answer(db, columns | ({"day": no.day} if no else {}))
        return
    letter = when | about | {"letter": "x", "recipient": line, "kind": list(Kind)[level % 4]}
    key, _ = request_records.add_request(db, FeedbackRequestEntry(**letter))
    if kind == "ask":
        return
    day = max(when["day"], no.day) if no else when["day"]
    request_records.mark_sent(db, key, on=day, follow_up_on=TODAY + timedelta(days=2 * level - 4))
    if kind == "ask-silent":
        request_records.call_silent(db, key, today=TODAY)
    elif kind == "answer":
        columns = when | {"who": "w", "text": "t", "request_id": key, "rejection_id": no.id if no else None}
        answer_records.save_answer(db, columns | {"day": day})


def realign_to(db, kind, when, text, level):
    """Write something of the third stage."""
    ahead = when["day"] + timedelta(days=level - 2) if level % 2 else None
    words = " ".join(text.split()) or "x"
    if kind == "page":
        realign_writes.save_page(db, realign.ValuesPageEntry(**when, text=text or "x"), ["craft", "care"])
    elif kind == "course":
        nos = [no.id for no in journey.nos(db)[: level - 1]]
        entry = checked(realign.CourseEntry, when | {"decision": "keep", "what": words, "review_on": ahead})
        realign_writes.save_course(db, entry, nos)
    elif kind == "look":
        with db.reading() as session:
            keys = session.exec(select(realign.Course.id)).all()
        for key in keys[:1]:
            look = checked(realign.ReviewEntry, when | {"course_id": key, "verdict": "changed", "text": text})
            realign_writes.save_review(db, look, next_on=ahead)
    else:
        values = {"text": text or "x", "kind": "learn", "first_step": words, "first_step_on": ahead}
        row, _ = realign_writes.save_goal(db, checked(realign.GoalEntry, when | values))
        if kind == "goal-done":
            (realign_writes.finish_goal if level % 2 else realign_writes.let_goal_go)(db, row.id, on=when["day"])


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(KINDS | LEARN, MOMENTS, TEXTS, st.integers(1, 5)), max_size=35))
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
