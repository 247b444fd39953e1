"""Tables of the second stage: exercises that were done, supposed reasons, questions of one's own, favourites."""

from datetime import date
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from bounceback_tui.stages.feel.model import Moment
from bounceback_tui.stages.reflect.rules import Source
from bounceback_tui.store.base import LONGEST_TEXT, Entry, Line, Record, Words, by_value


class ReflectionEntry(Moment):
    """An exercise that was done; ``at`` is when it was finished.

    ``exercise`` is the id in the file of exercises, ``title`` the beginning of what was written, for lists;
    ``started_at`` is UTC; ``felt_before`` and ``felt_after`` are pleasantness, 1 to 5; ``outside`` if it was written
    with one's own name; ``seconds`` is how long was written; ``burnt`` if the words were let go; ``ask_on`` is the
    local date on which a belief is asked once more.
    """

    exercise: Line = Field(min_length=1, max_length=20)
    title: Line = Field(default="", max_length=200)
    rejection_id: UUID | None = None
    started_at: AwareDatetime
    felt_before: int | None = Field(default=None, ge=1, le=5)
    felt_after: int | None = Field(default=None, ge=1, le=5)
    outside: bool = False
    seconds: int = Field(default=0, ge=0, le=86_400)
    burnt: bool = False
    ask_on: date | None = None


class Reflection(ReflectionEntry, Record, table=True):
    """One exercise that was done; its words are in ``ReflectionAnswer``."""

    __tablename__ = "reflection"
    __table_args__ = (
        CheckConstraint("felt_before BETWEEN 1 AND 5", name="felt_before"),
        CheckConstraint("felt_after BETWEEN 1 AND 5", name="felt_after"),
        CheckConstraint("seconds BETWEEN 0 AND 86400", name="seconds"),
    )

    exercise: str = Field(index=True)
    rejection_id: UUID | None = Field(default=None, foreign_key="rejection.id", ondelete="SET NULL", index=True)
    at: AwareDatetime = Field(index=True)
    day: date = Field(index=True)
    ask_on: date | None = Field(default=None, index=True)


class AnswerEntry(Entry):
    """What was answered to one field: ``question`` as it was asked, ``number`` 0 to 100 where one was asked for."""

    field: Line = Field(min_length=1, max_length=30)
    question: Words = Field(default="", max_length=2_000)
    text: Words = Field(default="", max_length=LONGEST_TEXT)
    number: int | None = Field(default=None, ge=0, le=100)


class ReflectionAnswer(AnswerEntry, Record, table=True):
    """One answer; ``position`` keeps the order in which they were asked, from 0."""

    __tablename__ = "reflection_answer"
    __table_args__ = (
        UniqueConstraint("reflection_id", "field"),
        CheckConstraint("number BETWEEN 0 AND 100", name="number"),
    )
    texts = ("text",)
    part_of = "reflection_id"

    reflection_id: UUID = Field(foreign_key="reflection.id", ondelete="CASCADE")
    position: int


class ReasonEntry(Moment):
    """A supposed reason for a no: where it comes from, and how sure one is, 0 to 100."""

    rejection_id: UUID
    text: Words = Field(min_length=1, max_length=2_000)
    source: Source = Field(sa_type=by_value(Source, "source"))
    confidence: int = Field(default=50, ge=0, le=100)


class AgainEntry(Entry):
    """The second answer about a reason; ``again_at`` is UTC, ``again_day`` the local date."""

    again_source: Source | None = Field(default=None, sa_type=by_value(Source, "again_source"))
    again_confidence: int | None = Field(default=None, ge=0, le=100)
    again_note: Words = Field(default="", max_length=LONGEST_TEXT)
    again_at: AwareDatetime | None = None
    again_day: date | None = None


class Reason(ReasonEntry, AgainEntry, Record, table=True):
    """One reason.

    ``ask_on`` is the local date on which it is asked about again; ``origin_id`` the point of feedback it came
    from, if one did: such a reason is what they said, and is not changed here.
    """

    __tablename__ = "reason"
    __table_args__ = (
        CheckConstraint("confidence BETWEEN 0 AND 100", name="confidence"),
        CheckConstraint("again_confidence BETWEEN 0 AND 100", name="again_confidence"),
    )
    texts = ("text", "again_note")

    rejection_id: UUID = Field(foreign_key="rejection.id", ondelete="CASCADE", index=True)
    day: date = Field(index=True)
    ask_on: date | None = Field(default=None, index=True)
    origin_id: UUID | None = Field(default=None, unique=True)


class OwnPromptEntry(Entry):
    """A question of one's own, in one of the groups."""

    group_id: Line = Field(min_length=1, max_length=20)
    text: Line = Field(min_length=1, max_length=160)


class OwnPrompt(OwnPromptEntry, Record, table=True):
    """One own question."""

    __tablename__ = "own_prompt"
    texts = ("text",)


class FavouritePrompt(Record, table=True):
    """A question that was starred, by its key."""

    __tablename__ = "favourite_prompt"

    key: str = Field(unique=True, max_length=40)
