"""Tables of the seventh stage: effort, pauses, repairs, plans, changes, drills, look-backs, the end."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from bounceback_tui.stages.feel.model import Moment
from bounceback_tui.stages.persist.rules import Deed, Origin, Verdict
from bounceback_tui.store.base import LONGEST_TEXT, Entry, Line, Record, Words, by_value


class EffortEntry(Moment):
    """Something that was done: its kind, what it was, and how long it took, 1 to 1,440 minutes if said."""

    kind: Deed = Field(sa_type=by_value(Deed, "kind"))
    text: Words = Field(min_length=1, max_length=2_000)
    minutes: int | None = Field(default=None, ge=1, le=1_440)


class Effort(EffortEntry, Record, table=True):
    """One thing that was done."""

    __tablename__ = "effort"
    texts = ("text",)
    __table_args__ = (CheckConstraint("minutes BETWEEN 1 AND 1440", name="minutes"), Index(None, "kind", "day"))

    day: date = Field(index=True)


class PauseEntry(Entry):
    """A time away, both local dates included, past or to come."""

    since: date
    until: date
    why: Line = Field(default="", max_length=200)


class Pause(PauseEntry, Record, table=True):
    """One time away."""

    __tablename__ = "pause"
    texts = ("why",)
    dated = "since"
    __table_args__ = (CheckConstraint("until >= since", name="until"),)

    since: date = Field(index=True)


class Repair(Record, table=True):
    """A gap that was mended: ``day`` is its first missed local date, ``done_on`` the date it was mended."""

    __tablename__ = "repair"
    __table_args__ = (CheckConstraint("done_on >= day", name="done_on"),)

    day: date = Field(unique=True)
    done_on: date


class PlanEntry(Moment):
    """An if-then plan; ``ask_on`` is the local date on which it is looked at again."""

    wish: Words = Field(default="", max_length=2_000)
    obstacle: Words = Field(default="", max_length=2_000)
    if_cue: Words = Field(min_length=1, max_length=2_000)
    then_act: Words = Field(min_length=1, max_length=2_000)
    ask_on: date | None = None
    done_on: date | None = None
    let_go_on: date | None = None


class IfThenPlan(PlanEntry, Record, table=True):
    """One plan."""

    __tablename__ = "if_then_plan"
    texts = ("wish", "obstacle", "if_cue", "then_act")

    day: date = Field(index=True)
    ask_on: date | None = Field(default=None, index=True)


class PlanTick(Moment, Record, table=True):
    """Once that the cue came and the plan was followed."""

    __tablename__ = "plan_tick"

    plan_id: UUID = Field(foreign_key="if_then_plan.id", ondelete="CASCADE", index=True)
    day: date = Field(index=True)


class ChangeEntry(Moment):
    """What one does otherwise next time; ``origin_id`` is the reason or point it came from."""

    text: Words = Field(min_length=1, max_length=2_000)
    origin: Origin = Field(default=Origin.HAND, sa_type=by_value(Origin, "origin"))
    origin_id: UUID | None = None
    verdict: Verdict | None = Field(default=None, sa_type=by_value(Verdict, "verdict"))
    judged_on: date | None = None
    judged_note: Words = Field(default="", max_length=2_000)


class Change(ChangeEntry, Record, table=True):
    """One change."""

    __tablename__ = "change"
    texts = ("text", "judged_note")

    day: date = Field(index=True)


class ChangeApplication(Record, table=True):
    """That a change is tried on an application."""

    __tablename__ = "change_application"
    __table_args__ = (UniqueConstraint("change_id", "application_id"),)

    change_id: UUID = Field(foreign_key="change.id", ondelete="CASCADE")
    application_id: UUID = Field(foreign_key="application.id", ondelete="CASCADE", index=True)


class DrillEntry(Moment):
    """What is thought through before an interview, and looked at again on ``look_back_on``."""

    application_id: UUID = Field(foreign_key="application.id", ondelete="CASCADE", index=True)
    interview_on: date
    setback: Words = Field(min_length=1, max_length=2_000)
    first_reaction: Words = Field(default="", max_length=2_000)
    first_step: Words = Field(default="", max_length=2_000)
    tell_whom: Line = Field(default="", max_length=200)
    look_back_on: date | None = None
    look_back: Words = Field(default="", max_length=LONGEST_TEXT)
    looked_back_on: date | None = None


class Drill(DrillEntry, Record, table=True):
    """One drill."""

    __tablename__ = "drill"
    texts = ("setback", "first_reaction", "first_step", "tell_whom", "look_back")

    day: date = Field(index=True)
    look_back_on: date | None = Field(default=None, index=True)


class LookBackEntry(Moment):
    """A week looked back on: ``week`` is its Monday, the sliders 0 to 10 or not said, and one sentence."""

    week: date
    planning: int | None = Field(default=None, ge=0, le=10)
    preparation: int | None = Field(default=None, ge=0, le=10)
    emotions: int | None = Field(default=None, ge=0, le=10)
    learning: int | None = Field(default=None, ge=0, le=10)
    sentence: Words = Field(default="", max_length=2_000)


class LookBack(LookBackEntry, Record, table=True):
    """One week."""

    __tablename__ = "look_back"
    texts = ("sentence",)
    __table_args__ = tuple(
        CheckConstraint(f"{name} BETWEEN 0 AND 10", name=name)
        for name in ("planning", "preparation", "emotions", "learning")
    )

    day: date = Field(index=True)
    week: date = Field(unique=True)


class JourneyEndEntry(Moment):
    """An offer that was accepted, and what helped on the way to it, in the person's own words."""

    application_id: UUID | None = Field(default=None, foreign_key="application.id", ondelete="SET NULL", index=True)
    text: Words = Field(default="", max_length=LONGEST_TEXT)
    started_again_on: date | None = None


class JourneyEnd(JourneyEndEntry, Record, table=True):
    """One end; the journey is closed while the latest has no ``started_again_on``."""

    __tablename__ = "journey_end"
    texts = ("text",)

    day: date = Field(index=True)
