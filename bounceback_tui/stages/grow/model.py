"""Tables of the fifth stage: cards, levels, practice, evidence, resources and sources. Skills belong to Learn."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime
from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from bounceback_tui.stages.feel.model import Moment
from bounceback_tui.stages.grow.library.rules import ResourceKind, ResourceState, SourceKind, read_cadence, read_link
from bounceback_tui.stages.grow.rules import Board
from bounceback_tui.store.base import LONGEST_TEXT, Entry, Line, Record, Words, by_value

LONGEST_LINK = 2_000

Link = Annotated[Line, AfterValidator(read_link)]
"""A web or mail address, or nothing; any other scheme is refused."""

Cadence = Annotated[Line, AfterValidator(read_cadence)]
"""How often, kept as an rrule."""


class SkillCardEntry(Moment):
    """A skill on the board, since when it was first touched there.

    ``rank`` orders the cards of a column, the lowest on top; ``level_target`` is 1 to 5; ``next_practice_on`` and
    ``archived_on`` are local dates.
    """

    skill_id: UUID = Field(foreign_key="skill.id", ondelete="CASCADE", unique=True)
    board: Board = Field(default=Board.SPOTTED, sa_type=by_value(Board, "board"))
    rank: float = 0.0
    level_target: int | None = Field(default=None, ge=1, le=5)
    why: Words = Field(default="", max_length=LONGEST_TEXT)
    next_practice_on: date | None = None
    archived_on: date | None = None


class SkillCard(SkillCardEntry, Record, table=True):
    """One card."""

    __tablename__ = "skill_card"
    texts = ("why",)
    part_of = "skill_id"
    __table_args__ = (CheckConstraint("level_target BETWEEN 1 AND 5", name="level_target"),)

    next_practice_on: date | None = Field(default=None, index=True)


class SkillLevelEntry(Moment):
    """How good one judged oneself to be at a moment, 1 to 5."""

    skill_id: UUID = Field(foreign_key="skill.id", ondelete="CASCADE", index=True)
    level: int = Field(ge=1, le=5)


class SkillLevel(SkillLevelEntry, Record, table=True):
    """One such judgement; the latest is the level now."""

    __tablename__ = "skill_level"
    __table_args__ = (CheckConstraint("level BETWEEN 1 AND 5", name="level"),)


class PracticeEntry(Moment):
    """Practice of 1 to 1440 minutes, of a skill or of none in particular."""

    skill_id: UUID | None = Field(default=None, foreign_key="skill.id", ondelete="SET NULL", index=True)
    minutes: int = Field(ge=1, le=1440)
    note: Words = Field(default="", max_length=LONGEST_TEXT)


class Practice(PracticeEntry, Record, table=True):
    """One practice."""

    __tablename__ = "practice"
    texts = ("note",)
    part_of = "skill_id"
    __table_args__ = (CheckConstraint("minutes BETWEEN 1 AND 1440", name="minutes"),)

    at: AwareDatetime = Field(index=True)
    day: date = Field(index=True)


class EvidenceEntry(Moment):
    """What one would show for a skill: a link, a text, or both."""

    skill_id: UUID = Field(foreign_key="skill.id", ondelete="CASCADE", index=True)
    text: Words = Field(default="", max_length=LONGEST_TEXT)
    link: Link = Field(default="", max_length=LONGEST_LINK)


class Evidence(EvidenceEntry, Record, table=True):
    """One piece of evidence."""

    __tablename__ = "evidence"
    texts = ("text", "link")
    part_of = "skill_id"
    __table_args__ = (CheckConstraint("text <> '' OR link <> ''", name="something"),)

    link: str = Field(default="", max_length=LONGEST_LINK)
    day: date = Field(index=True)


class ResourceEntry(Moment):
    """Something to learn from; ``cost`` is in the person's own words."""

    kind: ResourceKind = Field(sa_type=by_value(ResourceKind, "kind"))
    title: Line = Field(min_length=1, max_length=200)
    link: Link = Field(default="", max_length=LONGEST_LINK)
    cost: Line = Field(default="", max_length=60)
    state: ResourceState = Field(default=ResourceState.TO_DO, sa_type=by_value(ResourceState, "state"))
    notes: Words = Field(default="", max_length=LONGEST_TEXT)


class Resource(ResourceEntry, Record, table=True):
    """One resource."""

    __tablename__ = "resource"
    texts = ("title", "link", "notes")

    link: str = Field(default="", max_length=LONGEST_LINK)
    day: date = Field(index=True)


class ResourceSkill(Record, table=True):
    """That a resource is for a skill; it can be for several."""

    __tablename__ = "resource_skill"
    __table_args__ = (UniqueConstraint("resource_id", "skill_id"),)

    resource_id: UUID = Field(foreign_key="resource.id", ondelete="CASCADE")
    skill_id: UUID = Field(foreign_key="skill.id", ondelete="CASCADE", index=True)


class SourceEntry(Moment):
    """Something to look at every so often; ``next_on`` and ``last_read_on`` are local dates."""

    kind: SourceKind = Field(sa_type=by_value(SourceKind, "kind"))
    title: Line = Field(min_length=1, max_length=200)
    link: Link = Field(default="", max_length=LONGEST_LINK)
    cadence: Cadence = Field(min_length=1, max_length=120)
    next_on: date
    last_read_on: date | None = None


class Source(SourceEntry, Record, table=True):
    """One source."""

    __tablename__ = "source"
    texts = ("title", "link")

    link: str = Field(default="", max_length=LONGEST_LINK)
    cadence: str = Field(max_length=120)
    next_on: date = Field(index=True)
    day: date = Field(index=True)


class PracticeTimerEntry(Entry):
    """The timer: for which skill, and since when (UTC)."""

    skill_id: UUID = Field(foreign_key="skill.id", ondelete="CASCADE")
    started_at: AwareDatetime


class PracticeTimer(PracticeTimerEntry, Record, table=True):
    """The one timer that may run; ``slot`` is always 1, so that there cannot be two."""

    __tablename__ = "practice_timer"
    __table_args__ = (CheckConstraint("slot = 1", name="slot"),)

    slot: int = Field(default=1, unique=True)
