"""Tables of the room: hunches, named before they are looked at, and trials of one with their days."""

from datetime import date
from typing import Self
from uuid import UUID

from pydantic import model_validator
from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from bounceback_tui.insights.hunch_rules import Verdict, When
from bounceback_tui.insights.named_rules import Kind
from bounceback_tui.insights.trial_rules import LENGTHS
from bounceback_tui.stages.feel.model import Moment
from bounceback_tui.store.base import Entry, Line, Record, Words, by_value

LONGEST_WHY = 2_000
"""Characters of what one thinks about a hunch or a trial."""


class HunchEntry(Moment):
    """Something that may go with a better or worse mood.

    ``kind`` and ``factor`` name it (an activity, a kind of effort, a feeling word); ``effect`` says whose mood it is
    compared with; the moment is when it was named, and only days after ``day`` count.
    """

    kind: Kind = Field(sa_type=by_value(Kind, "kind"))
    factor: Line = Field(min_length=1, max_length=40)
    effect: When = Field(sa_type=by_value(When, "effect"))
    why: Words = Field(default="", max_length=LONGEST_WHY)

    @model_validator(mode="after")
    def no_mood_on_its_own_day(self) -> Self:
        """Refuse to compare a feeling word with the mood it was a part of."""
        if self.kind is Kind.WORD and self.effect is When.SAME:
            raise ValueError("is a feeling word, which is part of that day's mood: compare it with the next day")
        return self


class Hunch(HunchEntry, Record, table=True):
    """One hunch; ``closed_on`` is the local day it was closed, and with it stands how it stood then."""

    __tablename__ = "hunch"
    texts = ("why",)
    __table_args__ = (
        CheckConstraint("kind <> 'word' OR effect = 'next day'", name="no_mood_on_its_own_day"),
        CheckConstraint("(closed_on IS NULL) = (closed_verdict IS NULL)", name="closed"),
    )

    day: date = Field(index=True)
    closed_on: date | None = Field(default=None, index=True)
    closed_verdict: Verdict | None = Field(default=None, sa_type=by_value(Verdict, "closed_verdict"))
    closed_difference: float | None = None
    closed_low: float | None = None
    closed_high: float | None = None
    closed_with: int = 0
    closed_without: int = 0


class TrialEntry(Moment):
    """A question asked of coin-tossed days.

    ``first_on`` is its first local day, ``days`` how many there are; ``blocks`` and ``tosses`` are fixed with them
    (see ``trial_rules``).
    """

    question: Line = Field(min_length=1, max_length=200)
    first_condition: Line = Field(min_length=1, max_length=60)
    second_condition: Line = Field(min_length=1, max_length=60)
    why: Words = Field(default="", max_length=LONGEST_WHY)
    first_on: date
    days: int
    blocks: str = Field(max_length=60)
    tosses: str = Field(max_length=60)

    @model_validator(mode="after")
    def comparable(self) -> Self:
        """Refuse two conditions that are one, and days that were not dealt for this length."""
        if self.first_condition.casefold() == self.second_condition.casefold():
            raise ValueError("has the same thing on both sides; there has to be something to compare")
        if self.days not in LENGTHS:
            raise ValueError(f"has to last {', '.join(map(str, LENGTHS[:-1]))} or {LENGTHS[-1]} days")
        if not len(self.tosses) == sum(map(int, self.blocks)) == self.days:
            raise ValueError("has not been dealt for its number of days")
        return self


class Trial(TrialEntry, Record, table=True):
    """One trial; ``last_on`` is its last local day, ``stopped_on`` the one on which it was broken off."""

    __tablename__ = "trial"
    texts = ("question", "first_condition", "second_condition", "why")
    __table_args__ = (
        CheckConstraint("length(tosses) = days", name="dealt"),
        CheckConstraint("last_on >= first_on", name="last_on"),
        Index(None, "first_on", "last_on"),
    )

    day: date = Field(index=True)
    last_on: date
    stopped_on: date | None = None


class TrialDayEntry(Entry):
    """What became of one local day of a trial: whether what the coin said was done."""

    trial_id: UUID
    day: date
    done: bool


class TrialDay(TrialDayEntry, Record, table=True):
    """One such day."""

    __tablename__ = "trial_day"
    __table_args__ = (UniqueConstraint("trial_id", "day"),)

    trial_id: UUID = Field(foreign_key="trial.id", ondelete="CASCADE")
