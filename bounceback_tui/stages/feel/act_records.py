"""What becomes of a small act once it was meant: done, moved or let go; runs on the lane."""

from datetime import UTC, date, datetime
from uuid import UUID

from bounceback_tui.stages.feel.model import SmallAct, SmallActEntry
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.snapshot import Rows, keep


def act_done(db: Database, act_id: UUID, *, lift: int, now: datetime, today: date) -> Rows:
    """Record how a small act turned out.

    Args:
        db: the open database.
        act_id: which.
        lift: −2 (much worse) to 2 (much better).
        now: the moment of telling, aware.
        today: its local date, on which the act counts as effort.

    Returns:
        The row as it was, for undo.
    """
    with db.writing() as session:
        row = session.get_one(SmallAct, act_id)
        before = keep([row])
        done = {"done_at": now.astimezone(UTC), "done_on": today}
        values = row.model_dump() | done | {"actual_lift": lift, "let_go_on": None}
        row.sqlmodel_update(checked(SmallActEntry, values).model_dump())
    return before


def let_act_go(db: Database, act_id: UUID, *, today: date) -> Rows:
    """Take a small act off the waiting list without judging it; returns the row as it was, for undo."""
    with db.writing() as session:
        row = session.get_one(SmallAct, act_id)
        before = keep([row])
        row.let_go_on = today
    return before


def move_act(db: Database, act_id: UUID, *, due_on: date) -> Rows:
    """Mean a small act for another local day; returns the row as it was, for undo."""
    with db.writing() as session:
        row = session.get_one(SmallAct, act_id)
        before = keep([row])
        row.due_on = due_on
    return before
