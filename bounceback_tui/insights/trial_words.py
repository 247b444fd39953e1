"""How a trial of one is told; pure. It may say "helped", but only of coin-tossed days, and after all of them."""

from collections.abc import Iterator
from datetime import date, timedelta

from bounceback_tui.insights.rules import counted, number, signed
from bounceback_tui.insights.trial_rules import Compared, Outcome, Result, Trial


def state_words(trial: Trial, outcome: Outcome | None, today: date) -> str:
    """Say in a few words how a trial stands."""
    if outcome is not None:
        return result_words(trial, outcome.result)
    if today < trial.first:
        return f"starts in {counted((trial.first - today).days, 'day')}"
    return f"day {trial.number(today)} of {len(trial.tosses)}"


def result_words(trial: Trial, result: Result) -> str:
    """Say what a trial that is over found."""
    if result is Result.FIRST_HELPED:
        return f"“{trial.first_condition}” helped"
    if result is Result.SECOND_HELPED:
        return f"“{trial.second_condition}” helped"
    return str(result.value)


def figures(found: Compared) -> str:
    """Return difference, interval, days and chance in one sentence."""
    return (
        f"{signed(found.difference)} points, 95 % interval {signed(found.low)} to {signed(found.high)}; "
        f"{counted(found.first_days, 'day')} against {found.second_days} with a mood. "
        f"Tossing alone makes as large a difference in {chance_words(found.chance)}."
    )


def chance_words(chance: float) -> str:
    """Say a chance as so many in a hundred."""
    hundred = chance * 100
    if hundred < 1:
        return "less than 1 of 100 trials"
    return f"{round(hundred)} of 100 trials"


def today_words(trial: Trial, today: date) -> str:
    """Say what the coin says for a day of a running trial, and what was answered."""
    told = trial.today(today)
    if told is None:
        return f"The first toss is shown on its first day, {counted((trial.first - today).days, 'day')} from now."
    answer = {True: " You said: done.", False: " You said: not done.", None: ""}[trial.marks.get(today)]
    return f"Today the coin says: {told}.{answer}"


def kept_words(trial: Trial, today: date) -> str:
    """Say on how many of the days so far what the coin said was done, and on how many not."""
    until = today if trial.stopped_on is None else trial.stopped_on - timedelta(days=1)
    days = [day for day in trial.dates if day <= until]
    done = sum(trial.marks.get(day) is True for day in days)
    skipped = sum(trial.marks.get(day) is False for day in days)
    unsaid = len(days) - done - skipped
    return f"done on {done} of {counted(len(days), 'day')}, not done on {skipped}, not said of {unsaid}"


def sentences(trial: Trial, outcome: Outcome | None, today: date, *, nos: int, moods: int) -> Iterator[str]:
    """Yield what there is to say of a trial, sentence by sentence.

    Args:
        trial: which.
        outcome: how it ended, if it is over.
        today: the person's local day.
        nos: how many no's came on its days.
        moods: how many of its days have a mood.
    """
    if outcome is None:
        yield today_words(trial, today)
        if today >= trial.first:
            yield f"{kept_words(trial, today).capitalize()}; {counted(moods, 'day')} with a mood."
        yield "Nothing is compared before its last day is over: looking on the way would bend the answer."
    else:
        found = result_words(trial, outcome.result)
        yield f"{found[0].upper()}{found[1:]}{': ' + outcome.why if outcome.why else ''}."
        if outcome.compared is not None:
            yield f"“{trial.first_condition}” less “{trial.second_condition}”: {figures(outcome.compared)}"
        if outcome.result in (Result.FIRST_HELPED, Result.SECOND_HELPED):
            yield "A coin dealt the days, so this may be said. It was these days and this person; once is not always."
        if trial.stopped_on is None or trial.stopped_on > trial.first:
            yield f"{kept_words(trial, trial.last).capitalize()}."
    if nos:
        came = "no came" if nos == 1 else "no's came"
        yield f"{number(nos).capitalize()} {came} on its days; they stay in, whichever side the coin gave them."


def told(trial: Trial, outcome: Outcome | None, today: date, nos: int, moods: int) -> str:
    """Say all that ``sentences`` says, on one line."""
    return " ".join(" ".join(sentences(trial, outcome, today, nos=nos, moods=moods)).split())
