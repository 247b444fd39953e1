"""The rules of the seventh stage, pure: momentum over days of effort, shares with their uncertainty, weeks.

Forgiving on purpose (Silverman & Barasch 2023; Sharif & Shu): effort counts and nothing else does, a reserve of rest
days is spent by itself, a pause leaves everything whole, and a gap can be mended.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

DAY = timedelta(days=1)
REST_AFTER = 6
"""Effort days that earn one rest day."""
MOST_REST = 3
MEND_WITHIN = 3
"""Days after the first missed one on which a gap can still be mended."""
HALF_LIFE = 13
"""Days after which a day of effort counts half in the strength score."""
AHEAD = 366
"""Days that the forecast looks ahead at most."""


class Deed(StrEnum):
    """Kinds of effort that are written down by hand."""

    APPLY = "apply"
    SKILL = "skill"
    REACH_OUT = "reach-out"
    REFLECT = "reflect"


class Origin(StrEnum):
    """Where a change came from."""

    REASON = "reason"
    POINT = "point"
    HAND = "by hand"


class Verdict(StrEnum):
    """What became of a change."""

    KEPT = "kept"
    DROPPED = "dropped"
    CANNOT_TELL = "cannot tell"


SIDES: Mapping[str, str] = {
    "check-in": "heart",
    "small act": "heart",
    "kindness": "heart",
    "reflection": "heart",
    "planning": "heart",
    "application": "skill",
    "skill": "skill",
    "reach-out": "skill",
}
"""Every kind of effort, and the side of a mixed programme it is on (Liu, Huang & Wang 2014)."""

KIND_OF: Mapping[str, str] = {
    "apply": "application",
    "skill": "skill",
    "reach-out": "reach-out",
    "reflect": "reflection",
}
"""The kind of effort a deed counts as."""

SLIDERS = (
    ("planning", "planning"),
    ("preparation", "preparing"),
    ("emotions", "handling feelings"),
    ("learning", "learning"),
)
"""The four sliders of a week (Van Hooft 2021), by column and by name."""


class Momentum(NamedTuple):
    """How it stands with somebody's effort on one local day."""

    today: date
    streak: int = 0
    """Days of effort in the run that is whole."""
    best: int = 0
    days: int = 0
    """Days of effort, ever."""
    lately: int = 0
    """Days of effort among the last thirty."""
    strength: int = 0
    """0 to 100."""
    rest: int = 0
    """Rest days in hand, 0 to 3."""
    spent: frozenset[date] = frozenset()
    """Days on which a rest day was spent in the run that is whole."""
    safe_until: date | None = None
    """The last day up to which missing every day leaves the run whole; None without a run."""
    slack: int = 0
    """How many of those days cost a rest day or are still open."""
    mend: date | None = None
    """The first missed day of a gap that can still be mended."""
    before: int = 0
    """How long the run before that gap was."""
    paused: bool = False
    """Whether today is in a pause."""


class _Run:
    def __init__(self) -> None:
        self.streak = 0
        self.reserve = 0
        """In sixths of a rest day, at most eighteen: a full reserve wastes nothing that is earned later."""
        self.best = 0
        self.strength = 0.0
        self.broken: date | None = None
        self.before = 0


def momentum(
    days: Collection[date],
    pauses: Sequence[tuple[date, date]] = (),
    repairs: Mapping[date, date] | None = None,
    *,
    today: date,
) -> Momentum:
    """Work out momentum from days of effort alone.

    A day without effort that is in no pause and no mended gap spends a rest day, and without one ends the run. Today
    is not over, so it ends nothing.

    Args:
        days: local days with any effort; those after ``today`` do not count yet.
        pauses: times away, both ends included.
        repairs: first missed day of each mended gap, and the day on which it was mended.
        today: the present local day.

    Returns:
        The figures: streak ≤ best ≤ days, rest 0 to 3.
    """
    effort = {day for day in days if day <= today}
    if not effort:
        return Momentum(today, paused=_within(today, pauses))
    first = min(effort)
    away = {day.toordinal() for day in _days_away(pauses, first, today) | _mended(repairs or {}, first, today)}
    there, last = {day.toordinal() for day in effort}, today.toordinal()
    run, spent = _Run(), set[date]()
    keep = 0.5 ** (1 / HALF_LIFE)
    for day in range(first.toordinal(), last + 1):  # ten years are 3,653 days: figures are counted faster than dates
        if day in there:
            run.streak += 1
            run.reserve += run.reserve < MOST_REST * REST_AFTER
            run.strength = run.strength * keep + (1 - keep)
        elif day not in away and day != last:
            run.strength *= keep
            _miss(run, date.fromordinal(day), spent)
    run.best = max(run.best, run.streak)
    return _told(run, effort, spent, pauses, today)


def _miss(run: _Run, day: date, spent: set[date]) -> None:
    if run.reserve >= REST_AFTER:
        run.reserve -= REST_AFTER
        spent.add(day)
        return
    if run.streak:
        run.broken, run.before, run.best = day, run.streak, max(run.best, run.streak)
    run.streak = run.reserve = 0
    spent.clear()


def _told(
    run: _Run, effort: set[date], spent: set[date], pauses: Sequence[tuple[date, date]], today: date
) -> Momentum:
    rest = run.reserve // REST_AFTER
    safe_until, slack = _forecast(rest, pauses, today, open_today=today not in effort) if run.streak else (None, 0)
    mendable = run.broken is not None and (today - run.broken).days <= MEND_WITHIN and run.before > 1
    return Momentum(
        today=today,
        streak=run.streak,
        best=run.best,
        days=len(effort),
        lately=sum(today - timedelta(days=back) in effort for back in range(30)),
        strength=round(100 * run.strength),
        rest=rest,
        spent=frozenset(spent),
        safe_until=safe_until,
        slack=slack,
        mend=run.broken if mendable else None,
        before=run.before if mendable else 0,
        paused=_within(today, pauses),
    )


def _forecast(rest: int, pauses: Sequence[tuple[date, date]], today: date, *, open_today: bool) -> tuple[date, int]:
    """Return the last day up to which everything can be missed, and how many of those days are not paused."""
    day, slack = (today - DAY, 0) if open_today else (today, 0)
    while (day - today).days < AHEAD:
        ahead = day + DAY
        if not _within(ahead, pauses):
            if slack == rest:
                break
            slack += 1
        day = ahead
    return day, slack


def _within(day: date, pauses: Sequence[tuple[date, date]]) -> bool:
    return any(since <= day <= until for since, until in pauses)


def _days_away(pauses: Sequence[tuple[date, date]], first: date, last: date) -> set[date]:
    away: set[date] = set()
    for since, until in pauses:
        start, end = max(since, first), min(until, last)
        away.update(start + timedelta(days=n) for n in range((end - start).days + 1))
    return away


def _mended(repairs: Mapping[date, date], first: date, last: date) -> set[date]:
    """Return the days of gaps that were mended in time: from the first missed day to the one before the mending."""
    gaps = [(day, min(done, day + timedelta(days=MEND_WITHIN)) - DAY) for day, done in repairs.items() if done > day]
    return _days_away(gaps, first, last)


def balance(efforts: Mapping[date, Collection[str]], today: date) -> tuple[int, int]:
    """Return on how many days of this week there was work on skill, and on how many on the heart.

    Args:
        efforts: kinds of effort of each local day.
        today: the present local day; its week begins on Monday.
    """
    monday = monday_of(today)
    sides = [{SIDES.get(kind, "heart") for kind in kinds} for day, kinds in efforts.items() if monday <= day <= today]
    return sum("skill" in those for those in sides), sum("heart" in those for those in sides)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def streak_words(found: Momentum) -> str:
    """Say how the run stands, without blame."""
    if not found.days:
        return "Anything you do here counts, however small."
    if found.paused:
        return f"{_days(found.streak)}, on pause. Nothing is lost."
    if not found.streak:
        return f"{_days(found.days)} so far; the next begins a new run."
    rest = f" · {found.rest} rest day{'' if found.rest == 1 else 's'} in hand" if found.rest else ""
    return f"{_days(found.streak)}{rest}"


FIRST_REST = "Six days of effort earn a rest day."


def slack_words(found: Momentum) -> str:
    """Say how many days can be missed."""
    if found.mend is not None:
        return f"Something came between on {found.mend:%A}. One small act makes it whole: F in Persist."
    if not found.days:
        return FIRST_REST
    if not found.streak or found.safe_until is None:
        return "Circumstances get in the way; that says nothing about you."
    if not found.slack:
        return FIRST_REST
    return (
        f"You can miss {_days(found.slack)}, to {found.safe_until:%a} {found.safe_until.day} {found.safe_until:%b}."
    )


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


def dots(efforts: Mapping[date, Collection[str]], today: date, days: int) -> str:
    """Draw the last days, one cell each, the last of them today: ▪ with effort, ▫ without."""
    return "".join("▪" if today - timedelta(days=back) in efforts else "▫" for back in range(days - 1, -1, -1))


def markdown(title: str, groups: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return the page of what helped as Markdown: a heading, and a list under each group that has anything."""
    parts = [f"# {title}"]
    for heading, lines in groups:
        if lines:
            parts.append(f"## {heading}\n\n" + "\n".join(f"- {' '.join(line.split())}" for line in lines))
    return "\n\n".join(parts) + "\n"
