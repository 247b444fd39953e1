"""Whom the person knows and what they can show: put together from the stages, handed to each room in its context."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bounceback_tui.ui.context import Known

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.names import Name


def names(db: "Database") -> "Sequence[Name]":
    """Return everybody who was written to, is in touch, or belongs to an application; runs on the lane."""
    from bounceback_tui.stages.connect import records as connect
    from bounceback_tui.stages.learn import records as learn
    from bounceback_tui.stages.persist import application_records as applications
    from bounceback_tui.store.known import names as known

    with db.reading() as session:
        return known(session, (learn.NAMES, connect.NAMES, applications.NAMES))


def at(db: "Database", organisations: Sequence[str]) -> Mapping[str, str]:
    """Say for each organisation whom one knows there; those where one knows nobody are left out. Runs on the lane."""
    from bounceback_tui.stages.connect import known_records

    with db.reading() as session:
        return known_records.known_at(session, organisations)


def shown(db: "Database") -> Sequence[str]:
    """Return what one can show for one's skills, the newest first, a line each; runs on the lane."""
    from bounceback_tui.stages.grow.board import records as board

    with db.reading() as session:
        return board.shown(session)


KNOWN = Known(names, shown, at)
