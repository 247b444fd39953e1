"""Queries of whom one knows at an organisation; on the lane only."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import case
from sqlmodel import Session, col, select

from bounceback_tui.stages.connect import organisation_rules
from bounceback_tui.stages.connect.model import Contact
from bounceback_tui.stages.connect.rules import Tie


def contacts_at(session: Session, organisation: str) -> Sequence[Contact]:
    """Return whom one knows at an organisation, close ones first; one statement.

    Args:
        session: one that is reading or writing.
        organisation: as it is written anywhere; capitals, punctuation and "Ltd", "GmbH" or "Inc" make no difference.
    """
    if not (key := organisation_rules.organisation_key(organisation)):
        return ()
    near = case(*((col(Contact.tie) == tie, place) for place, tie in enumerate(Tie)))
    return session.exec(
        select(Contact).where(Contact.organisation_key == key).order_by(near, col(Contact.name), col(Contact.id))
    ).all()


def known_at(session: Session, organisations: Sequence[str]) -> dict[str, str]:
    """Say whom one knows at each of some organisations, in a sentence each; one statement.

    Args:
        session: one that is reading.
        organisations: as they are written, at most some hundred; those where one knows nobody are left out.
    """
    keys = {name: organisation_rules.organisation_key(name)[:400] for name in organisations}
    near = case(*((col(Contact.tie) == tie, place) for place, tie in enumerate(Tie)))
    found: dict[str, list[str]] = defaultdict(list)
    for key, name in session.exec(
        select(Contact.organisation_key, Contact.name)
        .where(col(Contact.organisation_key).in_({key for key in keys.values() if key}))
        .order_by(near, col(Contact.name), col(Contact.id))
    ):
        found[key].append(name)
    return {name: organisation_rules.known_sentence(found[key], name) for name, key in keys.items() if key in found}
