"""Tables of the fourth stage: requests for feedback, answers word for word, their points, and skills."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator
from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from bounceback_tui.config import is_address
from bounceback_tui.stages.feel.model import Moment
from bounceback_tui.stages.learn.rules import Kind, PointKind, State, Tone, Way
from bounceback_tui.store.base import LONGEST_TEXT, Entry, Line, Record, Words, by_value

__all__ = [
    "FeedbackAnswer",
    "FeedbackAnswerEntry",
    "FeedbackPoint",
    "FeedbackPointEntry",
    "FeedbackRequest",
    "FeedbackRequestEntry",
    "PointKind",
    "Skill",
    "SkillEntry",
]

LONGEST_LETTER = 20_000


def mail_address(value: str) -> str:
    """Refuse what no mail program would take for an address; nothing at all is fine.

    Raises:
        ValueError: it has no @, a blank, a letter outside ASCII, or pointed brackets.
    """
    if value and not is_address(value):
        raise ValueError('has to be a mail address such as "jordan@example.org", or empty')
    return value


Address = Annotated[Line, AfterValidator(mail_address)]


class SkillEntry(Entry):
    """A skill's name: one line, 1 to 80 characters."""

    name: Line = Field(min_length=1, max_length=80)


class Skill(SkillEntry, Record, table=True):
    """One skill; ``key`` is its name without regard to capitals, so that there is one of each."""

    __tablename__ = "skill"
    texts = ("name",)

    key: str = Field(max_length=240, unique=True)


class FeedbackRequestEntry(Moment):
    """A letter that asks what would have changed somebody's mind, and how it went.

    ``recipient`` may be empty while it is not known; ``sent_on``, ``follow_up_on``, ``followed_up_on`` and
    ``closed_on`` are local dates. ``follow_up`` is the one letter that may follow, ``thanks`` the one after an
    answer.
    """

    application_id: UUID | None = Field(default=None, foreign_key="application.id", ondelete="SET NULL", index=True)
    rejection_id: UUID | None = Field(default=None, foreign_key="rejection.id", ondelete="SET NULL", index=True)
    recipient: Line = Field(default="", max_length=120)
    address: Address = Field(default="", max_length=254)
    channel: Way = Field(default=Way.MAIL, sa_type=by_value(Way, "channel"))
    tone: Tone = Field(default=Tone.BRIEF, sa_type=by_value(Tone, "tone"))
    kind: Kind = Field(default=Kind.RECRUITER, sa_type=by_value(Kind, "kind"))
    language: Line = Field(default="en", min_length=2, max_length=12)
    subject: Line = Field(default="", max_length=200)
    letter: Words = Field(min_length=1, max_length=LONGEST_LETTER)
    follow_up: Words = Field(default="", max_length=LONGEST_LETTER)
    thanks: Words = Field(default="", max_length=LONGEST_LETTER)
    state: State = Field(default=State.DRAFT, sa_type=by_value(State, "state"))
    sent_on: date | None = None
    follow_up_on: date | None = None
    followed_up_on: date | None = None
    closed_on: date | None = None


class FeedbackRequest(FeedbackRequestEntry, Record, table=True):
    """One request."""

    __tablename__ = "feedback_request"
    texts = ("recipient", "subject", "letter", "follow_up", "thanks")
    __table_args__ = (
        CheckConstraint("state = 'draft' OR sent_on IS NOT NULL", name="sent_on"),
        Index(None, "state", "follow_up_on"),
    )

    day: date = Field(index=True)


class FeedbackAnswerEntry(Moment):
    """An answer, kept word for word; ``who`` is how the person calls whoever wrote it."""

    request_id: UUID | None = Field(default=None, foreign_key="feedback_request.id", ondelete="SET NULL", index=True)
    rejection_id: UUID | None = Field(default=None, foreign_key="rejection.id", ondelete="SET NULL", index=True)
    who: Line = Field(min_length=1, max_length=120)
    text: Words = Field(min_length=1, max_length=LONGEST_TEXT)


class FeedbackAnswer(FeedbackAnswerEntry, Record, table=True):
    """One answer."""

    __tablename__ = "feedback_answer"
    texts = ("who", "text")
    part_of = "request_id"

    day: date = Field(index=True)


class FeedbackPointEntry(Moment):
    """One point of an answer; ``position`` keeps their order, from 0."""

    answer_id: UUID = Field(foreign_key="feedback_answer.id", ondelete="CASCADE", index=True)
    kind: PointKind = Field(sa_type=by_value(PointKind, "kind"))
    skill_id: UUID | None = Field(default=None, foreign_key="skill.id", ondelete="SET NULL", index=True)
    text: Words = Field(default="", max_length=2_000)
    position: int = Field(default=0, ge=0)


class FeedbackPoint(FeedbackPointEntry, Record, table=True):
    """One point."""

    __tablename__ = "feedback_point"
    texts = ("text",)
    part_of = "answer_id"
    __table_args__ = (CheckConstraint("position >= 0", name="position"),)
