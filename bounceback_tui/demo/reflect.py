"""The second stage of the made-up life: reasons, some of them asked again, and exercises that were done."""

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from bounceback_tui.content.exercises import exercises
from bounceback_tui.content.questions import prompts
from bounceback_tui.demo import reflect_script as script
from bounceback_tui.journey.model import Rejection
from bounceback_tui.stages.reflect import rules
from bounceback_tui.stages.reflect.model import (
    AnswerEntry,
    OwnPrompt,
    OwnPromptEntry,
    Reason,
    ReasonEntry,
    Reflection,
    ReflectionAnswer,
    ReflectionEntry,
)
from bounceback_tui.store.base import Record, checked
from bounceback_tui.ui.text import one_line

if TYPE_CHECKING:
    from bounceback_tui.demo.life import Life


def add(life: "Life") -> None:
    """Add what was written about the no's of a life."""
    nos = {no.organisation: (back, life.rejection(back)) for back, no in life.nos.items()}
    pages: list[Record] = [_reason(life, reason, *nos[reason.organisation]) for reason in script.REASONS]
    answers: list[Record] = []
    for page in script.PAGES:
        row, said = _page(life, page, *nos[page.organisation])
        pages.append(row)
        answers += said
    own = checked(OwnPromptEntry, {"group_id": "well", "text": "What would Maren say I did well?"})
    pages.append(life.row(OwnPrompt, own, life.stamp(20, time(20))))
    life.layers += [pages, answers]


def _reason(life: "Life", reason: script.Reason, back: int, no: Rejection) -> Reason:
    when = life.stamp(max(0, back - 2), time(20, 15))
    values = {"rejection_id": no.id, "text": reason.text, "source": reason.source, "confidence": reason.confidence}
    entry = checked(ReasonEntry, when._asdict() | values)
    ask_on: date | None = when.day + timedelta(days=rules.REASON_AGAIN)
    more: dict[str, Any] = {}
    if reason.again is not None:
        source, confidence, note = reason.again
        later = life.stamp(max(0, back - 2 - rules.REASON_AGAIN), time(19, 30))
        more = {"again_source": source, "again_confidence": confidence, "again_note": note}
        more |= {"again_at": later.at, "again_day": later.day}
        ask_on = None
    elif ask_on is not None and ask_on < life.today:
        ask_on = life.today  # it was moved on, and is due now
    return life.row(Reason, entry, when, ask_on=ask_on, **more)


def _page(life: "Life", page: script.Page, back: int, no: Rejection) -> tuple[Reflection, list[ReflectionAnswer]]:
    exercise = exercises().found[page.exercise]
    when = life.stamp(back - page.after_days, time(20, 50))
    again = exercise.again
    ask_on = when.day + timedelta(days=again.days) if again is not None and rules.AGAIN not in page.answers else None
    prompt = prompts()[2].prompts[2].text if exercise.prompted else ""
    first = next(str(value) for value in page.answers.values())
    values = when._asdict() | {
        "exercise": page.exercise,
        "title": one_line(prompt or first, 160),
        "rejection_id": no.id,
        "started_at": when.at - timedelta(minutes=exercise.minutes),
        "felt_before": page.before,
        "felt_after": page.after,
        "outside": exercise.distanced,
        "seconds": 1200 if exercise.bounded else 0,
        "ask_on": max(ask_on, life.today + timedelta(days=1)) if ask_on is not None else None,
    }
    row = life.row(Reflection, checked(ReflectionEntry, values), when)
    answers = []
    labels = {field.name: field.label for field in exercise.fields}
    for position, (name, value) in enumerate(page.answers.items()):
        number = value if isinstance(value, int) else None
        question = prompt or labels.get(name) or (again.question if again is not None else name)
        answer = {"field": name, "question": question, "text": "" if number is not None else value, "number": number}
        made = ReflectionAnswer(**checked(AnswerEntry, answer).model_dump(), reflection_id=row.id, position=position)
        answers.append(life.row(ReflectionAnswer, made, when))
    return row, answers
