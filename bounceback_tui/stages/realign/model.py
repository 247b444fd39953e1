"""Tables of the third stage: directions and their scores, values, strengths, the course log, goals."""

from datetime import date
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from bounceback_tui.stages.feel.model import Moment
from bounceback_tui.stages.realign.rules import Decision, GoalKind, Verdict
from bounceback_tui.store.base import LONGEST_TEXT, Entry, Line, Record, Words, by_value

LONGEST_NOTE = 2_000


class DirectionEntry(Moment):
    """A direction one could go, such as a family of jobs, or staying the course; ``archived_on`` is a local date."""

    name: Line = Field(min_length=1, max_length=80)
    note: Words = Field(default="", max_length=LONGEST_NOTE)
    archived_on: date | None = None


class Direction(DirectionEntry, Record, table=True):
    """One direction."""

    __tablename__ = "direction"
    texts = ("name", "note")


class ScoreEntry(Moment):
    """How a direction looks on one day, each 0 (not at all) to 10 (as much as can be).

    ``market`` is how well there are jobs in it, ``energy`` how much of it one has for it.
    """

    direction_id: UUID
    interest: int = Field(ge=0, le=10)
    values_fit: int = Field(ge=0, le=10)
    strengths_fit: int = Field(ge=0, le=10)
    market: int = Field(ge=0, le=10)
    energy: int = Field(ge=0, le=10)
    note: Words = Field(default="", max_length=LONGEST_NOTE)


class DirectionScore(ScoreEntry, Record, table=True):
    """One dated score of a direction."""

    __tablename__ = "direction_score"
    __table_args__ = (
        CheckConstraint("interest BETWEEN 0 AND 10", name="interest"),
        CheckConstraint("values_fit BETWEEN 0 AND 10", name="values_fit"),
        CheckConstraint("strengths_fit BETWEEN 0 AND 10", name="strengths_fit"),
        CheckConstraint("market BETWEEN 0 AND 10", name="market"),
        CheckConstraint("energy BETWEEN 0 AND 10", name="energy"),
    )
    texts = ("note",)
    part_of = "direction_id"

    direction_id: UUID = Field(foreign_key="direction.id", ondelete="CASCADE", index=True)
    day: date = Field(index=True)


class ValueName(Entry):
    """What a value is called."""

    name: Line = Field(min_length=1, max_length=40)


class OwnValueEntry(Moment, ValueName):
    """A value of the person's own, offered beside the ones that come with the program."""


class OwnValue(OwnValueEntry, Record, table=True):
    """One own value."""

    __tablename__ = "own_value"
    texts = ("name",)

    name: str = Field(unique=True)


class ValuesPageEntry(Moment):
    """The ten minutes about chosen values (values affirmation): ``question`` as it was asked."""

    question: Words = Field(default="", max_length=400)
    text: Words = Field(min_length=1, max_length=LONGEST_TEXT)


class ValuesPage(ValuesPageEntry, Record, table=True):
    """One such page; its values are in ``ChosenValue``."""

    __tablename__ = "values_page"
    texts = ("text",)

    at: AwareDatetime = Field(index=True)
    day: date = Field(index=True)


class ChosenValue(Record, table=True):
    """A value of a page; ``position`` keeps the order in which they were chosen, from 0."""

    __tablename__ = "chosen_value"
    __table_args__ = (
        UniqueConstraint("page_id", "name"),
        CheckConstraint("position BETWEEN 0 AND 2", name="position"),
    )
    texts = ("name",)
    part_of = "page_id"

    page_id: UUID = Field(foreign_key="values_page.id", ondelete="CASCADE")
    name: str = Field(max_length=40)
    position: int


class StrengthEntry(Moment):
    """Something one is good at, with the evidence one has for it."""

    name: Line = Field(min_length=1, max_length=120)
    evidence: Words = Field(default="", max_length=LONGEST_TEXT)


class Strength(StrengthEntry, Record, table=True):
    """One strength."""

    __tablename__ = "strength"
    texts = ("name", "evidence")

    at: AwareDatetime = Field(index=True)
    day: date = Field(index=True)


class CourseEntry(Moment):
    """A decision about the course: keep, adjust or change what, and why.

    ``review_on`` is the local date to look at it again, empty when there is none or it was done.
    """

    decision: Decision = Field(sa_type=by_value(Decision, "decision"))
    what: Line = Field(min_length=1, max_length=200)
    why: Words = Field(default="", max_length=LONGEST_TEXT)
    review_on: date | None = None


class Course(CourseEntry, Record, table=True):
    """One entry of the course log."""

    __tablename__ = "course_entry"
    texts = ("what", "why")

    at: AwareDatetime = Field(index=True)
    day: date = Field(index=True)
    review_on: date | None = Field(default=None, index=True)


class CourseNo(Record, table=True):
    """A no that led to an entry of the course log."""

    __tablename__ = "course_no"
    __table_args__ = (UniqueConstraint("course_id", "rejection_id"),)

    course_id: UUID = Field(foreign_key="course_entry.id", ondelete="CASCADE")
    rejection_id: UUID = Field(foreign_key="rejection.id", ondelete="CASCADE", index=True)


class ReviewEntry(Moment):
    """A later look at an entry of the course log; what was said before stays beside it."""

    course_id: UUID
    verdict: Verdict = Field(sa_type=by_value(Verdict, "verdict"))
    text: Words = Field(default="", max_length=LONGEST_TEXT)


class CourseReview(ReviewEntry, Record, table=True):
    """One look again."""

    __tablename__ = "course_review"
    texts = ("text",)
    part_of = "course_id"

    course_id: UUID = Field(foreign_key="course_entry.id", ondelete="CASCADE", index=True)
    day: date = Field(index=True)


class GoalEntry(Moment):
    """A goal in learning form (Van Hooft & Noordzij 2009): what one wants to learn, try or improve.

    ``learnable`` is what can be learnt in a goal that reads as an outcome; ``first_step_on`` the local date the first
    step is meant for.
    """

    text: Words = Field(min_length=1, max_length=LONGEST_NOTE)
    kind: GoalKind = Field(sa_type=by_value(GoalKind, "kind"))
    learnable: Words = Field(default="", max_length=LONGEST_NOTE)
    first_step: Line = Field(default="", max_length=200)
    first_step_on: date | None = None
    done_on: date | None = None
    let_go_on: date | None = None


class Goal(GoalEntry, Record, table=True):
    """One goal."""

    __tablename__ = "goal"
    texts = ("text", "learnable", "first_step")

    at: AwareDatetime = Field(index=True)
    day: date = Field(index=True)
    first_step_on: date | None = Field(default=None, index=True)
