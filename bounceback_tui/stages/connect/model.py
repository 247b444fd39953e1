"""Tables of the sixth stage: people and communities, what happened between you, and what was asked of them."""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, model_validator
from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from bounceback_tui.stages.connect import rules
from bounceback_tui.stages.connect.rules import LONGEST_CADENCE, Give, Kind, Person, Purpose, Size, State, Tie, What
from bounceback_tui.stages.feel.model import Moment
from bounceback_tui.stages.learn.model import LONGEST_LETTER, Address
from bounceback_tui.store.base import Line, Record, Words, by_value

__all__ = ["Ask", "AskEntry", "Contact", "ContactEntry", "Interaction", "InteractionEntry"]


def cadence(value: int | None) -> int | None:
    """Refuse a cadence that is none.

    Raises:
        ValueError: it is below one day or above ten years.
    """
    if value is not None and not 1 <= value <= LONGEST_CADENCE:
        raise ValueError(f"has to be a whole number of days from 1 to {LONGEST_CADENCE}, or empty for no reminder")
    return value


Days = Annotated[int | None, AfterValidator(cadence)]


class ContactEntry(Moment):
    """Somebody, or a community.

    ``reach`` says how to reach them, as typed. ``ideal_days`` and ``limit_days`` are the cadence, both or neither;
    ``paused_until`` is the last local date of a pause. The moment is when they were put down here.
    """

    kind: Kind = Field(default=Kind.PERSON, sa_type=by_value(Kind, "kind"))
    name: Line = Field(min_length=1, max_length=120)
    known_from: Line = Field(default="", max_length=200)
    organisation: Line = Field(default="", max_length=200)
    tie: Tie = Field(default=Tie.MODERATE, sa_type=by_value(Tie, "tie"))
    comfort: bool = False
    information: bool = False
    introductions: bool = False
    mail: Address = Field(default="", max_length=254)
    reach: Words = Field(default="", max_length=500)
    link: Line = Field(default="", max_length=500)
    notes: Words = Field(default="", max_length=20_000)
    ideal_days: Days = None
    limit_days: Days = None
    paused_until: date | None = None

    @model_validator(mode="after")
    def cadence_in_order(self) -> Self:
        """Refuse half a cadence, and a limit below the ideal."""
        if (self.ideal_days is None) != (self.limit_days is None):
            raise ValueError("has a rhythm with one end only: give both numbers of days, or neither")
        if self.ideal_days is not None and self.limit_days is not None and self.limit_days < self.ideal_days:
            raise ValueError("has an outer limit below the ideal number of days; it has to be that or more")
        return self


class Contact(ContactEntry, Record, table=True):
    """One of them.

    ``next_on`` is the local date from which on they are due (see ``rules.next_on``; moved by a day when a no comes),
    ``organisation_key`` what their organisation is compared by.
    """

    __tablename__ = "contact"
    texts = ("name", "known_from", "organisation", "mail", "reach", "link", "notes")
    __table_args__ = (
        CheckConstraint(f"ideal_days BETWEEN 1 AND {LONGEST_CADENCE}", name="ideal_days"),
        CheckConstraint(f"limit_days BETWEEN ideal_days AND {LONGEST_CADENCE}", name="limit_days"),
        CheckConstraint("(ideal_days IS NULL) = (limit_days IS NULL)", name="cadence"),
    )

    next_on: date | None = Field(default=None, index=True)
    organisation_key: str = Field(default="", max_length=400, index=True)

    def person(self, last_on: date | None) -> Person:
        """Return the line of the list."""
        gives = frozenset(give for give in Give if getattr(self, give.value))
        facts = (self.id, self.kind, self.name, self.organisation, self.tie, gives, self.day)
        return Person(*facts, self.ideal_days, self.limit_days, self.paused_until, self.next_on, last_on)


class InteractionEntry(Moment):
    """A real contact: what it was, and a line about it."""

    contact_id: UUID = Field(foreign_key="contact.id", ondelete="CASCADE")
    kind: What = Field(default=What.CAUGHT_UP, sa_type=by_value(What, "kind"))
    note: Words = Field(default="", max_length=20_000)


class Interaction(InteractionEntry, Record, table=True):
    """One contact."""

    __tablename__ = "interaction"
    texts = ("note",)
    part_of = "contact_id"
    __table_args__ = (Index(None, "contact_id", "day"), Index(None, "kind", "day"))

    day: date = Field(index=True)

    def plain(self) -> rules.Interaction:
        """Return it as the room handles it."""
        return rules.Interaction(self.id, self.kind, self.day, self.note)


class AskEntry(Moment):
    """Something asked of somebody, or thanks to them, with its letter.

    ``sent_on`` and ``follow_up_on`` are local dates; ``answer`` is what came, as typed.
    """

    contact_id: UUID = Field(foreign_key="contact.id", ondelete="CASCADE", index=True)
    purpose: Purpose = Field(default=Purpose.ASK, sa_type=by_value(Purpose, "purpose"))
    size: Size = Field(default=Size.SMALL, sa_type=by_value(Size, "size"))
    what: Line = Field(default="", max_length=300)
    subject: Line = Field(default="", max_length=200)
    letter: Words = Field(min_length=1, max_length=LONGEST_LETTER)
    state: State = Field(default=State.DRAFT, sa_type=by_value(State, "state"))
    sent_on: date | None = None
    follow_up_on: date | None = None
    answer: Words = Field(default="", max_length=20_000)


class Ask(AskEntry, Record, table=True):
    """One ask."""

    __tablename__ = "ask"
    texts = ("what", "subject", "letter", "answer")
    part_of = "contact_id"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'let go') OR sent_on IS NOT NULL", name="sent_on"),
        Index(None, "state", "follow_up_on"),
    )

    day: date = Field(index=True)

    def plain(self) -> rules.Ask:
        """Return it as the room handles it."""
        return rules.Ask(**{name: getattr(self, name) for name in rules.Ask.__slots__})
