"""Tables of the first stage: check-ins with their words, activities, small acts, self-compassion, capsules."""

from datetime import date, datetime
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from bounceback_tui.store.base import LONGEST_TEXT, Entry, Line, Record, Words


class Moment(Entry):
    """When something was.

    ``at`` is UTC; ``day`` is the local date the person would say it belongs to, fixed when written;
    ``utc_offset`` is the local clock's distance from UTC then, in minutes, so that "18:40" stays 18:40
    after a move or a change of season.
    """

    at: AwareDatetime
    day: date
    utc_offset: int = Field(ge=-16 * 60, le=16 * 60)


class CheckInEntry(Moment):
    """Core affect at one moment on the circumplex of Russell (1980).

    ``pleasantness`` and ``energy`` are 1 (unpleasant, low) to 5 (pleasant, high); ``note`` is kept as typed.
    """

    pleasantness: int = Field(ge=1, le=5)
    energy: int = Field(ge=1, le=5)
    note: Words = Field(default="", max_length=LONGEST_TEXT)


class CheckIn(CheckInEntry, Record, table=True):
    """One check-in."""

    __tablename__ = "check_in"
    texts = ("note",)
    __table_args__ = (
        CheckConstraint("pleasantness BETWEEN 1 AND 5", name="pleasantness"),
        CheckConstraint("energy BETWEEN 1 AND 5", name="energy"),
        Index(None, "day", "at"),
    )

    at: AwareDatetime = Field(index=True)


class CheckInWord(Record, table=True):
    """A feeling word of a check-in; ``position`` keeps the order in which they were chosen, from 0."""

    __tablename__ = "check_in_word"
    texts = ("word",)
    part_of = "check_in_id"
    __table_args__ = (UniqueConstraint("check_in_id", "word"),)

    check_in_id: UUID = Field(foreign_key="check_in.id", ondelete="CASCADE")
    word: str = Field(max_length=40, index=True)
    position: int


class OwnWordEntry(Entry):
    """A word of the person's own, placed on the grid (1 to 5 each way)."""

    word: Line = Field(min_length=1, max_length=40)
    pleasantness: int = Field(ge=1, le=5)
    energy: int = Field(ge=1, le=5)


class OwnWord(OwnWordEntry, Record, table=True):
    """One own word."""

    __tablename__ = "own_word"
    texts = ("word",)
    __table_args__ = (
        CheckConstraint("pleasantness BETWEEN 1 AND 5", name="pleasantness"),
        CheckConstraint("energy BETWEEN 1 AND 5", name="energy"),
    )

    word: str = Field(unique=True)


class OwnActivityEntry(Entry):
    """An activity of the person's own, offered beside the ones that come with the program."""

    activity: Line = Field(min_length=1, max_length=40)


class OwnActivity(OwnActivityEntry, Record, table=True):
    """One own activity."""

    __tablename__ = "own_activity"
    texts = ("activity",)

    activity: str = Field(unique=True)


class DayActivityEntry(Entry):
    """What a local day was made of: one activity, one line of 1 to 40 characters."""

    day: date
    activity: Line = Field(min_length=1, max_length=40)


class DayActivity(DayActivityEntry, Record, table=True):
    """One activity of one day."""

    __tablename__ = "day_activity"
    __table_args__ = (UniqueConstraint("day", "activity"),)

    activity: str = Field(index=True)


class SmallActEntry(Moment):
    """One doable thing (behavioural activation, Ekers 2014).

    ``predicted_lift`` and ``actual_lift`` are −2 (much worse) to 2 (much better) on the same scale; ``due_on``
    is the local date it is meant for; ``done_at`` (UTC), ``done_on`` (its local date, fixed when it was written) and
    ``actual_lift`` are empty until it was done.
    """

    text: Words = Field(min_length=1, max_length=2_000)
    predicted_lift: int = Field(default=0, ge=-2, le=2)
    due_on: date
    done_at: AwareDatetime | None = None
    done_on: date | None = None
    actual_lift: int | None = Field(default=None, ge=-2, le=2)
    let_go_on: date | None = None


class SmallAct(SmallActEntry, Record, table=True):
    """One small act."""

    __tablename__ = "small_act"
    texts = ("text",)
    __table_args__ = (
        CheckConstraint("predicted_lift BETWEEN -2 AND 2", name="predicted_lift"),
        CheckConstraint("actual_lift BETWEEN -2 AND 2", name="actual_lift"),
    )

    day: date = Field(index=True)
    due_on: date = Field(index=True)
    done_on: date | None = Field(default=None, index=True)


class SelfCompassionEntry(Moment):
    """When it stings: three fields of self-compassion writing (job-seeker trial 2020), each as typed."""

    hurts: Words = Field(default="", max_length=LONGEST_TEXT)
    others: Words = Field(default="", max_length=LONGEST_TEXT)
    friend: Words = Field(default="", max_length=LONGEST_TEXT)


class SelfCompassion(SelfCompassionEntry, Record, table=True):
    """One such writing."""

    __tablename__ = "self_compassion"
    texts = ("hurts", "others", "friend")

    day: date = Field(index=True)


class CapsuleEntry(Moment):
    """A letter from a good day to a bad one."""

    text: Words = Field(min_length=1, max_length=LONGEST_TEXT)


class Capsule(CapsuleEntry, Record, table=True):
    """One capsule; ``opened_at`` (UTC) is when it was last read on a bad day."""

    __tablename__ = "capsule"
    texts = ("text",)

    opened_at: datetime | None = None
    day: date = Field(index=True)
