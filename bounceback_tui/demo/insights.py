"""What the made-up life asks of itself: hunches at every age, and two trials of one, the second still running."""

from collections import defaultdict
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
    life.rows += _outdoors(life)
    trials: list[Record] = []
    days: list[Record] = []
    for told_of in script.TRIALS:
        trial, answers = _trial(life, told_of)
        trials.append(trial)
        days += answers
    life.layers += [[*hunches, closed, *trials], days]


def _outdoors(life: "Life") -> list[Record]:
    """Take the life outdoors rather on its better days, so that there is a link to be found."""
    moods: defaultdict[date, list[int]] = defaultdict(list)
    of_weekday: defaultdict[int, list[int]] = defaultdict(list)
    for row in life.first:
        if isinstance(row, CheckIn):
            moods[row.day].append(row.pleasantness)
            of_weekday[row.day.weekday()].append(row.pleasantness)
    noted = {(row.day, row.activity) for row in life.rows if isinstance(row, DayActivity)}
    better, other = script.OUTDOORS
    rows: list[Record] = []
    for ago in range(script.HUNCHES[0][3], 0, -1):
        day = life.today - timedelta(days=ago)
        likely = better if moods[day] and mean(moods[day]) > mean(of_weekday[day.weekday()]) else other
        if moods[day] and life.random.random() < likely and (day, "outdoors") not in noted:
            entry = checked(DayActivityEntry, {"day": day, "activity": "outdoors"})
            rows.append(life.row(DayActivity, entry, life.stamp(ago, time(21))))
    return rows


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
