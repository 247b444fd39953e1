"""Queries of how applications went by channel; on the lane only."""

from uuid import UUID

from sqlmodel import col, select

from bounceback_tui.journey.model import (
    Application,
    ApplicationStatus,
    Rejection,
    Status,
)
from bounceback_tui.stages.persist import funnel_rules
from bounceback_tui.store.database import Database


def histories(db: Database) -> list[tuple[str, set[str]]]:
    """Return each application's channel and every status it had; one statement, columns only."""
    found: dict[UUID, tuple[str, set[str]]] = {}
    with db.reading() as session:
        rows = session.exec(
            select(Application.id, Application.source, ApplicationStatus.status).join(
                ApplicationStatus, col(ApplicationStatus.application_id) == col(Application.id)
            )
        )
        for key, source, status in rows:
            found.setdefault(key, (source or "", set()))[1].add(Status(status).value)
        reached = session.exec(
            select(Rejection.application_id, Rejection.reached).where(col(Rejection.reached).is_not(None))
        )
        for key, far in reached:
            if key in found and far is not None:
                found[key][1].add(str(far))
    return list(found.values())


def channels(db: Database) -> list[funnel_rules.Channel]:
    """Return how applications went by channel; two statements."""
    return funnel_rules.funnel(histories(db))
