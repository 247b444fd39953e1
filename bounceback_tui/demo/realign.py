"""The third stage of the made-up life: directions with scores, values, strengths, the course log, goals."""

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from bounceback_tui.demo import realign_script as script
from bounceback_tui.stages.realign import rules
from bounceback_tui.stages.realign.model import (
    ChosenValue,
    Course,
    CourseEntry,
    CourseNo,
    CourseReview,
    Direction,
    DirectionEntry,
    DirectionScore,
    Goal,
    GoalEntry,
    OwnValue,
    OwnValueEntry,
    ReviewEntry,
    ScoreEntry,
    Strength,
    StrengthEntry,
    ValuesPage,
    ValuesPageEntry,
)
from bounceback_tui.store.base import Record, checked

if TYPE_CHECKING:
    from bounceback_tui.demo.life import Life

EVENING = time(20, 5)


def add(life: "Life") -> None:
    """Add where the person of a life might go, and what they decided."""
    first: list[Record] = []
    then: list[Record] = []
    for add_some in (_directions, _values, _strengths, _courses, _goals):
        add_some(life, first, then)
    life.layers += [first, then]


def _directions(life: "Life", first: list[Record], then: list[Record]) -> None:
    for direction in script.DIRECTIONS:
        when = life.stamp(direction.back, EVENING)
        entry = checked(DirectionEntry, when._asdict() | {"name": direction.name, "note": direction.note})
        row = life.row(Direction, entry, when)
        first.append(row)
        for back, numbers, note in direction.scores:
            later = life.stamp(back, time(20, 25))
            values = dict(zip(rules.DIMENSIONS, numbers, strict=True)) | {"direction_id": row.id, "note": note}
            then.append(life.row(DirectionScore, checked(ScoreEntry, later._asdict() | values), later))


def _values(life: "Life", first: list[Record], then: list[Record]) -> None:
    began = life.stamp(script.PAGES[0].back, EVENING)
    first.append(life.row(OwnValue, checked(OwnValueEntry, began._asdict() | {"name": script.OWN_VALUE}), began))
    for page in script.PAGES:
        when = life.stamp(page.back, EVENING)
        texts = {"question": rules.QUESTION, "text": page.text}
        row = life.row(ValuesPage, checked(ValuesPageEntry, when._asdict() | texts), when)
        first.append(row)
        for position, name in enumerate(page.values):
            then.append(life.row(ChosenValue, ChosenValue(page_id=row.id, name=name, position=position), when))


def _strengths(life: "Life", first: list[Record], _: list[Record]) -> None:
    for back, name, evidence in script.STRENGTHS:
        when = life.stamp(back, EVENING)
        entry = checked(StrengthEntry, when._asdict() | {"name": name, "evidence": evidence})
        first.append(life.row(Strength, entry, when))


def _courses(life: "Life", first: list[Record], then: list[Record]) -> None:
    nos = {no.organisation: life.rejection(back).id for back, no in life.nos.items()}
    for course in script.COURSES:
        when = life.stamp(course.back, EVENING)
        on = {"review_on": _ahead(life, course.review_in)}
        values = on | {"decision": course.decision, "what": course.what, "why": course.why}
        row = life.row(Course, checked(CourseEntry, when._asdict() | values), when)
        first.append(row)
        led = [CourseNo(course_id=row.id, rejection_id=nos[name]) for name in course.nos]
        then += [life.row(CourseNo, one, when) for one in led]
        for back, verdict, text in course.looks:
            later = life.stamp(back, EVENING)
            look = {"course_id": row.id, "verdict": verdict, "text": text}
            then.append(life.row(CourseReview, checked(ReviewEntry, later._asdict() | look), later))


def _goals(life: "Life", first: list[Record], _: list[Record]) -> None:
    for goal in script.GOALS:
        when = life.stamp(goal.back, EVENING)
        values = {
            "text": goal.text,
            "kind": goal.kind,
            "learnable": goal.learnable,
            "first_step": goal.first_step,
            "first_step_on": _ahead(life, goal.step_in),
            "done_on": _ahead(life, goal.done_in),
        }
        first.append(life.row(Goal, checked(GoalEntry, when._asdict() | values), when))


def _ahead(life: "Life", days: int | None) -> date | None:
    return None if days is None else life.today + timedelta(days=days)
