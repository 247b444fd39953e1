"""The rules of Today, pure: the greeting, the mood line, momentum in words, and what is waiting."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from bounceback_tui.journey.days import ago_short
from bounceback_tui.stages.persist import rules as persist
from bounceback_tui.store.glance import EFFORT_DAYS, Due, Glance
from bounceback_tui.today.dues import DUES
from bounceback_tui.today.known import NOTHING, Known
from bounceback_tui.today.steps import FOLLOWED, is_rejection_day

ANY_DAY = 7
"""Days after which it is no longer said since when somebody has been due: any day is a good one."""
BARS = "▁▂▃▄▅▆▇█"


class Waiting(NamedTuple):
    """Something that waits for the person, never with blame."""

    when: str
    text: str
    room: str
    action: str
    argument: str


def greeting(now: datetime, glance: Glance, known: Known = NOTHING) -> str:
    """Return the first line of Today.

    Args:
        now: the present local moment.
        glance: the figures of the same local day.
        known: what is known from the last times.

    Returns:
        One sentence, or two on the days in which it turned the last times; on the day of a no it says so and cheers
        nobody up.
    """
    if is_rejection_day(glance) and glance.ended is None:
        return "A no came today. Little is asked of you now."
    return f"{_hour_words(now)} {known.turning}".strip()


def _hour_words(now: datetime) -> str:
    if now.hour < 4 or now.hour >= 23:
        return "It is late. One line is plenty."
    if now.hour < 12:
        return "Good morning."
    return "Good afternoon." if now.hour < 18 else "Good evening."


def working_line(glance: Glance) -> str:
    """Return what stands at the top right: the no being worked through and its day, or nothing."""
    working = glance.working
    if working is None:
        return ""
    day = (glance.today - working.day).days
    if not 0 <= day <= FOLLOWED:
        return ""
    return f"{working.organisation} · day {day}"


def momentum(glance: Glance) -> persist.Momentum:
    """Return how it stands with the effort of the days a glance knows of."""
    return persist.momentum(glance.efforts, glance.pauses, glance.repairs, today=glance.today)


def momentum_lines(glance: Glance) -> tuple[str, str, str, str]:
    """Say momentum in four lines: the run, the last days drawn, the week's balance, and the slack."""
    found = momentum(glance)
    run = persist.streak_words(found)
    if found.streak + len(found.spent) >= EFFORT_DAYS - 30:
        run = "more than a year, and whole"
    skill, heart = persist.balance(glance.efforts, glance.today)
    return (
        run,
        f"{persist.dots(glance.efforts, glance.today, 14)}   {found.lately} of the last 30",
        f"this week  skill {'▪' * skill or '▫'}  heart {'▪' * heart or '▫'}",
        persist.slack_words(found),
    )


def waiting(glance: Glance, drafts: Mapping[str, str]) -> Sequence[Waiting]:
    """Return what waits, the nearest first.

    Args:
        glance: the figures of one local day.
        drafts: unfinished texts: what each is called, by the draft's key.

    Returns:
        Drafts first, then what is due in any stage by the day it is meant for.
    """
    unfinished = [Waiting("unfinished", name, "drafts", key, "") for key, name in drafts.items()]
    return unfinished + [_waiting(one, glance.today) for one in glance.dues]


def _waiting(one: Due, today: date) -> Waiting:
    kind = DUES[one.kind]
    late = one.kind == "touch" and (today - one.due_on).days > ANY_DAY
    when = "any day" if late else ago_short(one.due_on, today)
    return Waiting(when, kind.words.format(one.text), kind.room, kind.action, one.id)


def mood_line(glance: Glance, days: int = 30) -> tuple[str, str]:
    """Draw the last days' mean pleasantness, and the no's above it.

    Args:
        glance: the figures of one local day.
        days: how many days, the last of them today.

    Returns:
        Two lines of ``days`` cells: a mark over each day of a no, and a bar for each day with a check-in. A day
        without one is left as a gap.
    """
    dates = [glance.today - timedelta(days=back) for back in range(days - 1, -1, -1)]
    no_days = {day for day, _ in glance.nos}
    marks = "".join("▾" if day in no_days else " " for day in dates)
    bars = "".join(BARS[_height(glance.daily[day])] if day in glance.daily else "·" for day in dates)
    return marks, bars


def _height(mean: float) -> int:
    """Return which of the eight bars stands for a mean of 1 to 5."""
    return min(len(BARS) - 1, max(0, round((mean - 1) / 4 * (len(BARS) - 1))))


def mood_sentence(glance: Glance, days: int = 30) -> str:
    """Say the mood line in words, for people who read no plots or see none.

    Returns:
        Such as "30 days, 9 with a check-in: lowest 1.5, highest 4.0, latest 3.0 of 5; 2 no's (▾)."
    """
    since = glance.today - timedelta(days=days - 1)
    means = {day: mean for day, mean in glance.daily.items() if day >= since}
    if not means:
        return f"No check-in in the last {days} days."
    no_count = sum(1 for day, _ in glance.nos if day >= since)
    plural = "no" if no_count == 1 else "no's"
    nos = f"; {no_count} {plural} (▾)" if no_count else ""
    figures = (
        f"lowest {min(means.values()):.1f}, highest {max(means.values()):.1f}, latest {means[max(means)]:.1f} of 5"
    )
    return f"{days} days, {len(means)} with a check-in: {figures}{nos}."
