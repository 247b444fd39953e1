"""What the made-up life asks of itself: hunches at every age, and two trials of one, the second still running."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, time, timedelta
from statistics import mean
from typing import TYPE_CHECKING

from bounceback_tui.demo import insights_script as script
from bounceback_tui.insights import trial_rules
from bounceback_tui.insights.hunch_rules import Verdict
from bounceback_tui.insights.model import Hunch, HunchEntry, Trial, TrialDay, TrialDayEntry, TrialEntry
from bounceback_tui.stages.feel.model import CheckIn, DayActivity, DayActivityEntry
from bounceback_tui.store.base import Record, checked

if TYPE_CHECKING:
    from bounceback_tui.demo.life import Life


def add(life: "Life") -> None:
    """Add hunches and trials."""
    hunches = [_hunch(life, *told) for told in script.HUNCHES]
    *told, closed_ago, why = script.CLOSED
    closed = _hunch(life, *told, why)
    closed.closed_on, closed.closed_verdict = life.today - timedelta(days=closed_ago), Verdict.NO_SIGN
    closed.closed_difference, closed.closed_low, closed.closed_high = 0.06, -0.31, 0.43
    closed.closed_with, closed.closed_without = 37, 41
    _plant_outdoors(life)
    _plant_reading(life)
    trials: list[Record] = []
    days: list[Record] = []
    for told_of in script.TRIALS:
        trial, answers = _trial(life, told_of)
        trials.append(trial)
        days += answers
    life.layers += [[*hunches, closed, *trials], days]


def _plant_outdoors(life: "Life") -> None:
    """Take the life outdoors rather on its better days, so that there is a link to be found."""
    moods = _moods(life)
    of_weekday: defaultdict[int, list[int]] = defaultdict(list)
    for day, found in moods.items():
        of_weekday[day.weekday()] += found
    better, other = script.OUTDOORS

    def likely(day: date) -> float:
        return better if mean(moods[day]) > mean(of_weekday[day.weekday()]) else other

    _plant(life, "outdoors", script.HUNCHES[0][3], likely)


def _plant_reading(life: "Life") -> None:
    """Read on one of every two days, by a coin: a link that is not there, and days enough to say so."""
    first = True
    reads: set[date] = set()
    for number, day in enumerate(sorted(_moods(life))):
        first = life.random.random() < 0.5 if number % 2 == 0 else not first
        reads |= {day} if first else set()
    _plant(life, "read", script.HUNCHES[2][3], lambda day: float(day in reads))


def _plant(life: "Life", activity: str, ago: int, likely: Callable[[date], float]) -> None:
    """Give some of the last days with a check-in an activity, each as likely as asked, in place of what there was."""
    since, moods = life.today - timedelta(days=ago), _moods(life)
    life.rows = [row for row in life.rows if not _is(row, activity, since)]
    for back in range(ago, 0, -1):
        day = life.today - timedelta(days=back)
        if day in moods and life.random.random() < likely(day):
            entry = checked(DayActivityEntry, {"day": day, "activity": activity})
            life.rows.append(life.row(DayActivity, entry, life.stamp(back, time(21))))


def _moods(life: "Life") -> dict[date, list[int]]:
    moods: dict[date, list[int]] = {}
    for row in life.first:
        if isinstance(row, CheckIn):
            moods.setdefault(row.day, []).append(row.pleasantness)
    return moods


def _is(row: Record, activity: str, since: date) -> bool:
    return isinstance(row, DayActivity) and row.activity == activity and row.day >= since


def _hunch(life: "Life", *told: object) -> Hunch:
    kind, factor, effect, ago, why = told
    when = life.stamp(int(str(ago)), time(19, 20))
    fields = when._asdict() | {"kind": kind, "factor": factor, "effect": effect, "why": why}
    return life.row(Hunch, checked(HunchEntry, fields), when)


def _trial(life: "Life", told: script.Trial) -> tuple[Trial, list[Record]]:
    when = life.stamp(told.ago + 1, time(20, 5))
    blocks = trial_rules.make_blocks(told.days, life.random.randrange)
    tosses = trial_rules.toss(blocks, life.random.randrange)
    first_on = life.today - timedelta(days=told.ago)
    words = {"question": told.question, "first_condition": told.first, "second_condition": told.second}
    dealt = {"why": told.why, "first_on": first_on, "days": told.days, "blocks": blocks, "tosses": tosses}
    entry = checked(TrialEntry, when._asdict() | words | dealt)
    trial = life.row(Trial, entry, when, last_on=first_on + timedelta(days=told.days - 1))
    answers: list[Record] = []
    for number in range(min(told.days, told.ago)):
        day, done = first_on + timedelta(days=number), life.random.random() < 0.86
        if life.random.random() < 0.93:
            said = checked(TrialDayEntry, {"trial_id": trial.id, "day": day, "done": done})
            answers.append(life.row(TrialDay, said, life.stamp(told.ago - number, time(21, 30))))
    return trial, answers
