"""What the made-up life asks of itself: hunches at every age, and two trials of one, the second still running."""

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bounceback_tui.demo import insights_script as script
from bounceback_tui.insights import trial_rules
from bounceback_tui.insights.hunch_rules import Verdict
from bounceback_tui.insights.model import Hunch, HunchEntry, Trial, TrialDay, TrialDayEntry, TrialEntry
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
    trials: list[Record] = []
    days: list[Record] = []
    for told_of in script.TRIALS:
        trial, answers = _trial(life, *told_of)
        trials.append(trial)
        days += answers
    life.layers += [[*hunches, closed, *trials], days]


def _hunch(life: "Life", *told: object) -> Hunch:
    kind, factor, effect, ago, why = told
    when = life.stamp(int(str(ago)), time(19, 20))
    fields = when._asdict() | {"kind": kind, "factor": factor, "effect": effect, "why": why}
    return life.row(Hunch, checked(HunchEntry, fields), when)


def _trial(
    life: "Life", question: str, first: str, second: str, length: int, ago: int, why: str
) -> tuple[Trial, list[Record]]:
    when = life.stamp(ago + 1, time(20, 5))
    blocks = trial_rules.make_blocks(length, life.random.randrange)
    tosses = trial_rules.toss(blocks, life.random.randrange)
    first_on = life.today - timedelta(days=ago)
    fields = when._asdict() | {"question": question, "first_condition": first, "second_condition": second, "why": why}
    entry = checked(TrialEntry, fields | {"first_on": first_on, "days": length, "blocks": blocks, "tosses": tosses})
    trial = life.row(Trial, entry, when, last_on=first_on + timedelta(days=length - 1))
    answers: list[Record] = []
    for number in range(min(length, ago)):
        if life.random.random() < 0.93:
            said = {
                "trial_id": trial.id,
                "day": first_on + timedelta(days=number),
                "done": life.random.random() < 0.86,
            }
            answers.append(life.row(TrialDay, checked(TrialDayEntry, said), life.stamp(ago - number, time(21, 30))))
    return trial, answers
