"""Words and activities of one's own, found by their keys; runs on the lane."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlmodel import col, func, select

from bounceback_tui.stages.feel.model import CheckIn, CheckInWord, DayActivity, OwnActivity, OwnWord
from bounceback_tui.store.database import Database


class Own(NamedTuple):
    """A name of one's own: what it is, and on how many local days it was chosen, the latest of them if any."""

    name: str
    days: int
    latest: date | None


def own_word(db: Database, key: str) -> Own | None:
    """Return a word by its key as hexadecimal text; None when it is gone."""
    with db.reading() as session:
        row = session.get(OwnWord, UUID(key))
        if row is None:
            return None
        chosen = (
            select(func.count(func.distinct(col(CheckIn.day))), func.max(CheckIn.day))
            .join(CheckInWord, col(CheckInWord.check_in_id) == col(CheckIn.id))
            .where(CheckInWord.word == row.word)
        )
        return Own(row.word, *session.exec(chosen).one())


def own_activity(db: Database, key: str) -> Own | None:
    """Return an activity by its key as hexadecimal text; None when it is gone."""
    with db.reading() as session:
        row = session.get(OwnActivity, UUID(key))
        if row is None:
            return None
        chosen = select(func.count(), func.max(DayActivity.day)).where(DayActivity.activity == row.activity)
        return Own(row.activity, *session.exec(chosen).one())
