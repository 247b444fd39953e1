"""What was done, for an employment office: reads a whitelist of columns and no other; on the lane only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from bounceback_tui.journey.model import Application, ApplicationStatus, Status
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
)
"""Every column that is read. Effort of the kind "reflect" is left out whole: its words are a reflection's."""

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
    """Return what was done over a range of local days, oldest first; two statements.

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
    deeds = select(*WHITELIST[5:]).where(
        col(Effort.day).between(since, until), col(Effort.kind).in_([Deed.APPLY, Deed.SKILL, Deed.REACH_OUT])
    )
    found: list[Activity] = []
    with db.reading() as session:
        for day, status, role, organisation, source in session.exec(steps):
            found.append(Activity(day, _STEPS[Status(status).value], f"{role}, {organisation}", source or ""))
        for day, kind, text, minutes in session.exec(deeds):
            found.append(Activity(day, _DEEDS[Deed(kind).value], " ".join(text.split()), minutes=minutes))
    return sorted(found, key=lambda one: (one.day, one.what, one.about))
