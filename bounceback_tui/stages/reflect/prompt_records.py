"""Queries and writes of questions to write from: the person's own, and their favourites; run on the lane."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from bounceback_tui.content.questions import Prompt
from bounceback_tui.stages.reflect.model import FavouritePrompt, OwnPrompt, OwnPromptEntry
from bounceback_tui.store.base import checked
from bounceback_tui.store.database import Database
from bounceback_tui.store.snapshot import Rows, keep


def own_prompts(session: Session) -> list[Prompt]:
    """Return the person's own questions, the oldest first."""
    rows = session.exec(select(OwnPrompt).order_by(col(OwnPrompt.created_at), col(OwnPrompt.id))).all()
    return [Prompt(row.id.hex, row.group_id, row.text, own=True) for row in rows]


def favourites(session: Session) -> frozenset[str]:
    """Return the keys of the questions that were starred."""
    return frozenset(session.exec(select(FavouritePrompt.key)))


def star(db: Database, key: str) -> Rows:
    """Star a question, or take its star away; returns the way back."""
    with db.writing() as session:
        row = session.exec(select(FavouritePrompt).where(FavouritePrompt.key == key)).first()
        if row is not None:
            before = keep([row])
            session.delete(row)
            return before
        made = FavouritePrompt(key=key)
        session.add(made)
        return Rows().with_made([made])


def save_prompt(db: Database, values: Mapping[str, Any], *, prompt_id: UUID | None = None) -> Rows:
    """Write a question of one's own, or replace one; returns the way back.

    Raises:
        InvalidEntry: it is empty or longer than 160 characters.
    """
    entry = checked(OwnPromptEntry, values)
    with db.writing() as session:
        if prompt_id is None:
            row = OwnPrompt.model_validate(entry.model_dump())
            before = Rows().with_made([row])
        else:
            row = session.get_one(OwnPrompt, prompt_id)
            before = keep([row])
            row.sqlmodel_update(entry.model_dump())
        session.add(row)
    return before


def remove_prompt(db: Database, prompt_id: UUID) -> Rows:
    """Delete a question of one's own; answers to it keep its words. Returns what was deleted, for undo."""
    with db.writing() as session:
        row = session.get_one(OwnPrompt, prompt_id)
        gone = keep([row])
        session.delete(row)
    return gone
