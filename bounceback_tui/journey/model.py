"""Applications and rejections, which every stage refers to, and what the person has put away for now."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import AwareDatetime
from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from bounceback_tui.store.base import LONGEST_TEXT, Entry, Line, Record, Words, by_value

LONGEST_FAMILY = 60


class Reached(StrEnum):
    """How far an application had got."""

    APPLIED = "applied"
    SCREENING = "screening"
    INTERVIEW = "interview"
    FINAL = "final"
    OFFER = "offer"


class Channel(StrEnum):
    """How a no came."""

    MAIL = "mail"
    CALL = "call"
    SILENCE = "silence"
    IN_PERSON = "in person"


class Status(StrEnum):
    """Where an application stands."""

    APPLIED = "applied"
    SCREENING = "screening"
    INTERVIEW = "interview"
    FINAL = "final"
    OFFER = "offer"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SILENT = "silent"
    WITHDRAWN = "withdrawn"


class ApplicationEntry(Entry):
    """A job someone applied for: both fields one line, 1 to 200 characters."""

    role: Line = Field(min_length=1, max_length=200)
    organisation: Line = Field(min_length=1, max_length=200)


class ApplicationFacts(Entry):
    """What else is known of an application; all of it may be missing.

    ``source`` is the channel it went through, ``family`` the kind of job in the person's own words,
    ``next_step_on`` and ``interview_on`` are local dates.
    """

    source: Line | None = Field(default=None, max_length=80)
    family: Line | None = Field(default=None, max_length=LONGEST_FAMILY)
    link: Line | None = Field(default=None, max_length=2_000)
    contact: Line | None = Field(default=None, max_length=120)
    next_step: Line | None = Field(default=None, max_length=200)
    next_step_on: date | None = Field(default=None, index=True)
    interview_on: date | None = Field(default=None, index=True)


class Application(ApplicationFacts, ApplicationEntry, Record, table=True):
    """One application; ``import_key`` is a digest of the line it was imported from, so that it comes in once."""

    __tablename__ = "application"
    texts = ("role", "organisation", "source", "family", "link", "contact", "next_step")

    organisation: str = Field(index=True)
    import_key: str | None = Field(default=None, max_length=64, unique=True)


class StatusEntry(Entry):
    """A step of an application's history; ``day`` is the local date it came."""

    application_id: UUID = Field(foreign_key="application.id", ondelete="CASCADE")
    status: Status = Field(sa_type=by_value(Status, "status"))
    day: date
    note: Words = Field(default="", max_length=2_000)


class ApplicationStatus(StatusEntry, Record, table=True):
    """One step; ``rejection_id`` is the no that brought it."""

    __tablename__ = "application_status"
    texts = ("note",)
    part_of = "application_id"
    __table_args__ = (Index(None, "application_id", "day"), Index(None, "status", "day"))

    day: date = Field(index=True)
    rejection_id: UUID | None = Field(default=None, foreign_key="rejection.id", ondelete="CASCADE", index=True)


class RejectionEntry(Entry):
    """A no.

    ``day`` is the local calendar date it came; ``note`` is one line of what stings, as typed.
    """

    day: date
    reached: Reached | None = Field(default=None, sa_type=by_value(Reached, "reached"))
    channel: Channel | None = Field(default=None, sa_type=by_value(Channel, "channel"))
    note: Words = Field(default="", max_length=LONGEST_TEXT)


class Rejection(RejectionEntry, Record, table=True):
    """One no.

    ``logged_at`` (UTC) is when it was logged, or noon of its day when it was logged on a later one: what is
    done after it counts as done for it. ``focused_at`` (UTC) is when the person last turned to it: the open
    one with the latest is the one being worked through. ``closed_on`` is the local date they said they
    were done with it.
    """

    __tablename__ = "rejection"
    texts = ("note",)

    day: date = Field(index=True)
    application_id: UUID = Field(foreign_key="application.id", ondelete="CASCADE", index=True)
    logged_at: datetime
    focused_at: datetime
    closed_on: date | None = None


class NoEntry(ApplicationEntry, RejectionEntry):
    """What the form and the command line ask for at a no: role and organisation required, all else optional."""


class PutAwayEntry(Entry):
    """Something Today offered and the person put away.

    ``what`` names it (``low-run``, ``step:check-in``, ``capsule``); ``at`` is UTC, ``day`` the local date.
    """

    what: Line = Field(min_length=1, max_length=80)
    at: AwareDatetime
    day: date


class PutAway(PutAwayEntry, Record, table=True):
    """One putting-away; the latest of its kind is what counts."""

    __tablename__ = "put_away"
    __table_args__ = (CheckConstraint("length(what) > 0", name="what"),)

    what: str = Field(index=True)
