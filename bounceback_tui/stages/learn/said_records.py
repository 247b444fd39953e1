"""What was said in answers, as read-only reasons of the no they are about; every function runs on the lane."""

from uuid import UUID

from sqlmodel import Session, col, select

from bounceback_tui.stages.learn.model import FeedbackAnswer, FeedbackPoint, PointKind, Skill
from bounceback_tui.stages.reflect.model import Reason, ReasonEntry
from bounceback_tui.stages.reflect.rules import Source
from bounceback_tui.store.base import checked
from bounceback_tui.store.snapshot import Rows, keep

LONGEST = 2_000
"""Characters of a reason; the point itself keeps all of its words."""


def bring_up_to_date(session: Session, *rejection_ids: UUID | None) -> Rows:
    """Make the reasons of some no's say what their answers say: one for each point that is no strength.

    Args:
        session: one that is writing, with the changed points flushed or added.
        rejection_ids: whose answers changed; None among them is passed over.

    Returns:
        The way back.
    """
    session.flush()
    ids = {one for one in rejection_ids if one is not None}
    if not ids:
        return Rows()
    wanted = _said(session, ids)
    reasons = session.exec(
        select(Reason).where(col(Reason.rejection_id).in_(ids), col(Reason.origin_id).is_not(None))
    ).all()
    before = keep(reasons)
    there = {row.origin_id: row for row in reasons}
    made: list[Reason] = []
    for point_id, entry in wanted.items():
        row = there.pop(point_id, None)
        if row is None:
            row = Reason.model_validate(entry.model_dump() | {"origin_id": point_id})
            made.append(row)
        else:
            row.sqlmodel_update(entry.model_dump())
        session.add(row)
    for row in there.values():
        session.delete(row)
    session.flush()
    return before.with_made(made)


def _said(session: Session, ids: set[UUID]) -> dict[UUID, ReasonEntry]:
    """Return what was said about some no's, by the point it comes from."""
    rows = session.exec(
        select(FeedbackPoint, FeedbackAnswer.rejection_id, Skill.name)
        .join(FeedbackAnswer, col(FeedbackAnswer.id) == col(FeedbackPoint.answer_id))
        .join(Skill, col(Skill.id) == col(FeedbackPoint.skill_id), isouter=True)
        .where(col(FeedbackAnswer.rejection_id).in_(ids), col(FeedbackPoint.kind) != PointKind.STRENGTH)
    )
    found = {}
    for point, no, skill in rows:
        text = ": ".join(part for part in (skill, point.text.strip()) if part) or str(point.kind)
        when = {"at": point.at, "day": point.day, "utc_offset": point.utc_offset}
        said = {"rejection_id": no, "text": text[:LONGEST], "source": Source.SAID, "confidence": 100}
        found[point.id] = checked(ReasonEntry, when | said)
    return found
