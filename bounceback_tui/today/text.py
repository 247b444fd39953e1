"""Today as plain text and as JSON, for a shell greeting or a screen reader; reads nothing and colours nothing."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, timezone

from bounceback_tui.journey.days import ago_short, clock_time
from bounceback_tui.stages.feel.rules import affect_words
from bounceback_tui.stages.persist.rules import balance
from bounceback_tui.store.glance import Check, Glance, TrialDay
from bounceback_tui.today import rules, steps
from bounceback_tui.today.known import NOTHING, Known
from bounceback_tui.ui.text import one_line, show

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WAITING_SHOWN = 8


def full_day(day: date) -> str:
    """Return a day in full, such as "Monday 23 November 2026", whatever the system's language."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def local_iso(at: datetime, utc_offset: int) -> str:
    """Return a moment in UTC as ISO 8601 on the clock it was written by.

    Args:
        at: the moment, in UTC.
        utc_offset: that clock's distance from UTC, in minutes.
    """
    return at.astimezone(timezone(timedelta(minutes=utc_offset))).isoformat(timespec="seconds")


def indented(text: str, by: int) -> str:
    """Return a text of any number of lines, made safe to display, with each line moved to the right."""
    return "\n".join(" " * by + line if line else "" for line in show(text).strip("\n").split("\n"))


def felt(check: Check) -> str:
    """Say a check-in in words, such as "tense, hopeful (unpleasant, high energy)"."""
    place = affect_words(check.pleasantness, check.energy)
    return f"{show(', '.join(check.words))} ({place})" if check.words else place


def today_text(
    glance: Glance, now: datetime, *, known: Known = NOTHING, low_run: str | None = None, momentum: bool = True
) -> str:
    """Return Today as lines of text, safe to display.

    Args:
        glance: the figures of the person's local day.
        now: the present moment, aware and local.
        known: what is known from the last times.
        low_run: the sentence of the card after a run of low days, when it is due.
        momentum: whether effort is told.

    Returns:
        The text, ending in a newline.
    """
    blocks = [
        _head(glance, now, known),
        _step(steps.step(glance, known)),
        "\n".join(["Today", *_checks(glance.checks)]),
        "\n".join(["The last 30 days", *_mood(glance, known)]),
    ]
    if glance.trial is not None:
        blocks.append(f"Trial of one: {trial_words(glance.trial)}")
    if momentum and glance.efforts:
        blocks.append("\n  ".join(["Momentum", *rules.momentum_lines(glance)]))
    if glance.dues:
        blocks.append("\n".join(["Waiting for you", *_waiting(glance)]))
    if low_run is not None:
        blocks.append(
            f"{low_run} That is a lot to carry; somebody to talk to is near: "
            "bounceback lines shows whom to call.\n"
            "This counts check-ins and nothing else. The program watches nobody and sends nothing."
        )
    return "\n\n".join(blocks) + "\n"


def trial_words(trial: TrialDay) -> str:
    """Say what the trial of one says for today, in one line, safe to display."""
    answer = {True: "; done", False: "; not done", None: ""}[trial.done]
    return f"day {trial.number} of {trial.days}, the coin says: {one_line(trial.told, 80)}{answer}"


def _head(glance: Glance, now: datetime, known: Known) -> str:
    lines = [f"{full_day(glance.today)}. {rules.greeting(now, glance, known)}"]
    if glance.working is not None and rules.working_line(glance):
        lines.append(f"{show(rules.working_line(glance))} ({show(glance.working.role)})")
    return "\n".join(lines)


def _step(step: steps.Step) -> str:
    minutes = f"About {step.minutes} minute{'s' if step.minutes > 1 else ''}. " if step.minutes else ""
    return (
        f"One small step: {show(step.heading)}\n{indented(step.text, 2)}\n"
        f"  {minutes}Why this: {one_line(step.why, 400)}"
    )


def _checks(checks: Sequence[Check]) -> Iterator[str]:
    for check in checks:
        yield f"  {clock_time(check.at, check.utc_offset)}  {felt(check)}"
        if check.note:
            yield indented(check.note, 9)
    if not checks:
        yield "  No check-in yet: bounceback checkin makes one."


def _mood(glance: Glance, known: Known) -> Iterator[str]:
    if glance.daily:
        for line in rules.mood_line(glance):
            yield f"  {line}".rstrip()
    yield f"  {rules.mood_sentence(glance)}"
    if known.bounce:
        yield f"  {known.bounce}"


def _waiting(glance: Glance) -> Iterator[str]:
    for item in rules.waiting(glance, {})[:WAITING_SHOWN]:
        yield f"  {item.when:<11} {one_line(item.text, 200)}"
    more = len(glance.dues) - WAITING_SHOWN
    if more > 0:
        yield f"  and {more} more"


def today_json(
    glance: Glance,
    now: datetime,
    *,
    known: Known = NOTHING,
    low_run: str | None = None,
    momentum: bool = True,
    insights: Mapping[str, object] | None = None,
) -> dict[str, object]:
    """Return Today for other programs: the same keys every day, ``None`` or empty where there is nothing.

    Args:
        glance: the figures of the person's local day.
        now: the present moment, aware and local.
        known: what is known from the last times.
        low_run: the sentence of the card after a run of low days, when it is due.
        momentum: whether effort is told.
        insights: what each section of Insights says.

    Returns:
        Values that JSON can hold; texts are exactly as typed.
    """
    step = steps.step(glance, known)
    working = glance.working if rules.working_line(glance) else None
    since = glance.today - timedelta(days=29)
    return {
        "day": glance.today.isoformat(),
        "greeting": rules.greeting(now, glance, known),
        "working": working
        and {
            "role": working.role,
            "organisation": working.organisation,
            "day": working.day.isoformat(),
            "days_since": (glance.today - working.day).days,
        },
        "step": {
            "key": step.key,
            "heading": step.heading,
            "text": step.text,
            "why": step.why,
            "minutes": step.minutes,
        },
        "check_ins": [check_json(check) for check in glance.checks],
        "mood": {
            "sentence": rules.mood_sentence(glance),
            "daily": {day.isoformat(): mean for day, mean in sorted(glance.daily.items()) if day >= since},
            "nos": [{"day": day.isoformat(), "organisation": organisation} for day, organisation in glance.nos],
        },
        "bounce": {"sentence": known.bounce or None, "days": list(known.took)},
        "waiting": [
            {
                "kind": one.kind,
                "text": one.text,
                "due_on": one.due_on.isoformat(),
                "when": ago_short(one.due_on, glance.today),
            }
            for one in glance.dues
        ],
        "momentum": _momentum_json(glance) if momentum else None,
        "trial": glance.trial
        and {
            "question": glance.trial.question,
            "day": glance.trial.number,
            "days": glance.trial.days,
            "today": glance.trial.told,
            "done": glance.trial.done,
        },
        "low_run": low_run,
        "insights": insights,
    }


def _momentum_json(glance: Glance) -> dict[str, object]:
    found = rules.momentum(glance)
    skill, heart = balance(glance.efforts, glance.today)
    return {
        "streak": found.streak,
        "days_of_last_30": found.lately,
        "strength": found.strength,
        "rest_days": found.rest,
        "slack": found.slack,
        "paused": found.paused,
        "week": {"skill": skill, "heart": heart},
    }


def check_json(check: Check) -> dict[str, object]:
    """Return a check-in for other programs."""
    return {
        "at": local_iso(check.at, check.utc_offset),
        "day": check.day.isoformat(),
        "pleasantness": check.pleasantness,
        "energy": check.energy,
        "affect": affect_words(check.pleasantness, check.energy),
        "words": list(check.words),
        "note": check.note,
    }
