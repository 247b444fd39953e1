"""The thanks ledger in words; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bounceback_tui.stages.connect.rules import number

LATELY = 30
"""Days that "lately" means in the thanks ledger."""


THANKS_WITHIN = 180
"""Days for which help is kept in the ledger while nobody was thanked for it."""


@dataclass(frozen=True, slots=True)
class Help:
    """Somebody helped: ``at`` in UTC orders help and thanks, ``day`` is local."""

    contact_id: UUID
    name: str
    day: date
    at: datetime
    note: str
    thanked: bool


def thanks_sentence(helps: Sequence[Help], today: date) -> str:
    """Say who helped lately and whom one has not thanked yet.

    Args:
        helps: help of the last ``THANKS_WITHIN`` days.
        today: the local date it is now.

    Returns:
        Such as "Three people helped in the last 30 days, one not thanked yet."; "" when there is nothing to say.
    """
    lately = {one.contact_id for one in helps if (today - one.day).days < LATELY}
    waiting = {one.contact_id for one in helps if not one.thanked}
    if not lately and not waiting:
        return ""
    people = "person" if len(lately) == 1 else "people"
    told = f"{number(len(lately)).capitalize()} {people} helped in the last {LATELY} days"
    if not lately:
        return f"{number(len(waiting)).capitalize()} {'person' if len(waiting) == 1 else 'people'} not thanked yet."
    if not waiting:
        return f"{told}; {'thanked' if len(lately) == 1 else 'all thanked'}."
    return f"{told}, {number(len(waiting))} not thanked yet."
