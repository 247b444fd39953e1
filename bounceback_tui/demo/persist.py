"""The seventh stage of the made-up life: effort over six months, applications, plans, changes, a drill, weeks."""

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bounceback_tui.demo import persist_script as script
from bounceback_tui.journey.model import Application, ApplicationStatus, Rejection, StatusEntry
from bounceback_tui.journey.records import rejected_by
from bounceback_tui.stages.persist.application_records import FactsEntry
from bounceback_tui.stages.persist.model import (
    Change,
    ChangeApplication,
    ChangeEntry,
    Drill,
    DrillEntry,
    Effort,
    EffortEntry,
    IfThenPlan,
    LookBack,
    LookBackEntry,
    Pause,
    PauseEntry,
    PlanEntry,
    PlanTick,
    Repair,
)
from bounceback_tui.stages.persist.rules import monday_of
from bounceback_tui.stages.reflect.model import Reason
from bounceback_tui.store.base import Record, checked

if TYPE_CHECKING:
    from bounceback_tui.demo.life import Life


def add(life: "Life") -> None:
    """Add what kept a life going."""
    applications = _applications(life)
    steps = [*_steps(life, applications), *_no_steps(life)]
    rows: list[Record] = [*_efforts(life), *_drill(life, applications), *_weeks(life)]
    plans, ticks = _plans(life)
    changes, tried = _changes(life, applications)
    since, until, why = script.PAUSE
    pause = checked(
        PauseEntry,
        {"since": life.today - timedelta(days=since), "until": life.today - timedelta(days=until), "why": why},
    )
    rows += [life.row(Pause, pause, life.stamp(since, time(9))), *_mended(life)]
    life.layers += [list(applications.values()), [*steps, *rows, *plans, *changes], [*ticks, *tried]]


def _applications(life: "Life") -> dict[str, Application]:
    found = {}
    for role, organisation, source, back, _ in script.APPLICATIONS:
        facts: dict[str, object] = {"role": role, "organisation": organisation, "source": source}
        if organisation == "Fernhill Health":
            facts |= {"interview_on": life.today + timedelta(days=3), "contact": "Jordan"}
        if organisation == "Initech":
            facts |= {"next_step": "ask Initech how it stands", "next_step_on": life.today + timedelta(days=2)}
        found[organisation] = life.row(Application, checked(FactsEntry, facts), life.stamp(back, time(11)))
    return found


def _steps(life: "Life", applications: dict[str, Application]) -> list[Record]:
    rows: list[Record] = []
    for _, organisation, _, back, later in script.APPLICATIONS:
        for status, ago in (("applied", back), *later):
            when = life.stamp(ago, time(11, 30))
            values = {"application_id": applications[organisation].id, "status": status, "day": when.day}
            rows.append(life.row(ApplicationStatus, checked(StatusEntry, values), when))
    return rows


def _no_steps(life: "Life") -> list[Record]:
    """Give every no its place in its application's history, and the application its beginning and its channel."""
    rows: list[Record] = []
    known = {row.id: row for row in life.first if isinstance(row, Application)}
    for no in [row for row in life.rows if isinstance(row, Rejection)]:
        application = known[no.application_id]
        application.source, back = script.CHANNELS[application.organisation]
        when = life.stamp(back, time(11, 30))
        reached = [no.reached.value] if no.reached is not None and no.reached.value != "applied" else []
        later = life.stamp((life.today - no.day).days + 6, time(15))
        for status, on in (("applied", when), *((status, later) for status in reached)):
            values = {"application_id": application.id, "status": status, "day": on.day}
            rows.append(life.row(ApplicationStatus, checked(StatusEntry, values), on))
        came = rejected_by(no)
        rows.append(life.row(ApplicationStatus, came, life.stamp((life.today - no.day).days, time(16))))
    return rows


def _efforts(life: "Life") -> list[Record]:
    rows: list[Record] = []
    away = range(script.PAUSE[1], script.PAUSE[0] + 1)
    back, turn = 176, 0
    while back >= 0:
        if back not in away:
            kind, text, minutes = script.EFFORTS[turn % len(script.EFFORTS)]
            when = life.stamp(back, time(17, 10))
            entry = checked(EffortEntry, when._asdict() | {"kind": kind, "text": text, "minutes": minutes})
            rows.append(life.row(Effort, entry, when))
            turn += 1
        back -= life.random.choice((1, 2, 2, 3, 4)) if back > 1 else 1
    return rows


def _mended(life: "Life") -> list[Record]:
    """Return a gap that was made whole, and the small act that did it."""
    gap, done, text = script.MENDED
    when = life.stamp(done, time(22, 15))
    act = checked(EffortEntry, when._asdict() | {"kind": "reflect", "text": text, "minutes": 10})
    whole = Repair(day=life.today - timedelta(days=gap), done_on=when.day)
    return [life.row(Effort, act, when), life.row(Repair, whole, when)]


def _plans(life: "Life") -> tuple[list[Record], list[Record]]:
    plans: list[Record] = []
    ticks: list[Record] = []
    for wish, obstacle, cue, act, backs in script.PLANS:
        when = life.stamp(backs[0] + 4, time(20))
        values = {"wish": wish, "obstacle": obstacle, "if_cue": cue, "then_act": act}
        ask_on = life.today + timedelta(days=7 - backs[-1])
        plan = life.row(IfThenPlan, checked(PlanEntry, when._asdict() | values | {"ask_on": ask_on}), when)
        plans.append(plan)
        for back in backs:
            at = life.stamp(back, time(22, 5))
            ticks.append(life.row(PlanTick, PlanTick(plan_id=plan.id, **at._asdict()), at))
    return plans, ticks


def _changes(life: "Life", applications: dict[str, Application]) -> tuple[list[Record], list[Record]]:
    reasons = [row for layer in life.layers for row in layer if isinstance(row, Reason)]
    changes: list[Record] = []
    tried: list[Record] = []
    for text, origin, verdict, back, note, on in script.CHANGES:
        when = life.stamp(back + 30 if verdict else back, time(20, 30))
        values = when._asdict() | {"text": text, "origin": origin, "verdict": verdict, "judged_note": note}
        values["judged_on"] = life.today - timedelta(days=back) if verdict else None
        values["origin_id"] = reasons[-1].id if origin == "reason" and reasons else None
        change = life.row(Change, checked(ChangeEntry, values), when)
        changes.append(change)
        tried += [
            life.row(
                ChangeApplication, ChangeApplication(change_id=change.id, application_id=applications[name].id), when
            )
            for name in on
        ]
    return changes, tried


def _drill(life: "Life", applications: dict[str, Application]) -> list[Record]:
    name, back, setback, reaction, step, whom, after = script.DRILL
    when = life.stamp(back + 2, time(18))
    interview = life.today - timedelta(days=back)
    values = when._asdict() | {
        "application_id": applications[name].id,
        "interview_on": interview,
        "setback": setback,
        "first_reaction": reaction,
        "first_step": step,
        "tell_whom": whom,
        "look_back": after,
        "look_back_on": interview + timedelta(days=1),
        "looked_back_on": interview + timedelta(days=1),
    }
    return [life.row(Drill, checked(DrillEntry, values), when)]


def _weeks(life: "Life") -> list[Record]:
    rows: list[Record] = []
    for back, planning, preparation, emotions, learning, sentence in script.WEEKS:
        week = monday_of(life.today) - timedelta(days=back)
        when = life.stamp((life.today - week).days - 6, time(18, 45))
        sliders = {"planning": planning, "preparation": preparation, "emotions": emotions, "learning": learning}
        entry = checked(LookBackEntry, when._asdict() | sliders | {"week": week, "sentence": sentence})
        rows.append(life.row(LookBack, entry, when))
    return rows
