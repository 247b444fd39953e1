"""What was done, for an employment office: reads a whitelist of columns and no other; on the lane only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from bounceback_tui.journey.model import Application, ApplicationStatus, Status
from bounceback_tui.stages.grow.model import Evidence, Practice
from bounceback_tui.stages.learn.model import Skill
from bounceback_tui.stages.persist.model import Effort
from bounceback_tui.stages.persist.rules import Deed
from bounceback_tui.store.database import Database

WHITELIST: tuple[Any, ...] = (
    ApplicationStatus.day,
    ApplicationStatus.status,
    Application.role,
    Application.organisation,
    Application.source,
    Effort.day,
    Effort.kind,
    Effort.text,
    Effort.minutes,
    Practice.day,
    Practice.minutes,
    Skill.name,
    Evidence.day,
    Evidence.text,
    Evidence.link,
)
"""Every column that is read. Effort of the kind "reflect" is left out whole, for its words are a reflection's, and so
are the notes of practice; evidence was written to be shown."""

ACTIVITY = (Status.APPLIED, Status.SCREENING, Status.INTERVIEW, Status.FINAL)
"""Steps that are something one does; how an application was answered is nobody's business here."""

_STEPS = {"applied": "applied", "screening": "screening call", "interview": "interview", "final": "final round"}
_DEEDS = {"apply": "applying", "skill": "learning", "reach-out": "reaching out"}


@dataclass(frozen=True, slots=True)
class Activity:
    """One line of the proof."""

    day: date
    what: str
    about: str
    channel: str = ""
    minutes: int | None = None


def activities(db: Database, since: date, until: date) -> Sequence[Activity]:
    """Return what was done over a range of local days, oldest first; four statements.

    Args:
        db: the open database.
        since: first local day.
        until: last local day.
    """
    steps = (
        select(*WHITELIST[:5])
        .join(Application, col(Application.id) == col(ApplicationStatus.application_id))
        .where(
            col(ApplicationStatus.day).between(since, until),
            col(ApplicationStatus.status).in_(ACTIVITY),
            col(ApplicationStatus.rejection_id).is_(None),
        )
    )
    deeds = select(*WHITELIST[5:9]).where(
        col(Effort.day).between(since, until), col(Effort.kind).in_([Deed.APPLY, Deed.SKILL, Deed.REACH_OUT])
    )
    practice = (
        select(*WHITELIST[9:12])
        .join(Skill, col(Skill.id) == col(Practice.skill_id), isouter=True)
        .where(col(Practice.day).between(since, until))
    )
    evidence = (
        select(*WHITELIST[11:])
        .join(Skill, col(Skill.id) == col(Evidence.skill_id))
        .where(col(Evidence.day).between(since, until))
    )
    found: list[Activity] = []
    with db.reading() as session:
        for day, status, role, organisation, source in session.exec(steps):
            found.append(Activity(day, _STEPS[Status(status).value], f"{role}, {organisation}", source or ""))
        for day, kind, text, minutes in session.exec(deeds):
            found.append(Activity(day, _DEEDS[Deed(kind).value], " ".join(text.split()), minutes=minutes))
        for day, minutes, skill in session.exec(practice):
            found.append(Activity(day, "practising", skill or "", minutes=minutes))
        for skill, day, text, link in session.exec(evidence):
            shown = " ".join(f"{text} {link}".split())
            found.append(Activity(day, "something to show", f"{skill}: {shown}"))
    return sorted(found, key=lambda one: (one.day, one.what, one.about))
