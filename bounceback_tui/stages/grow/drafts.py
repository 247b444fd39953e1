"""Taking up an unfinished text of the stage: which form its draft's key belongs to."""

from typing import TYPE_CHECKING
from uuid import UUID

from bounceback_tui.ui.messages import Told

if TYPE_CHECKING:
    from bounceback_tui.stages.grow.model import Practice
    from bounceback_tui.stages.grow.practising import Practising
    from bounceback_tui.stages.grow.rules import Card
    from bounceback_tui.store.database import Database

GONE = "What that text was about is no longer there; the draft is gone with it."


def take_up(room: "Practising", key: str) -> None:
    """Open the form that a draft belongs to.

    Args:
        room: the stage's room.
        key: the draft's key, as the forms make it.
    """
    name, _, rest = key.partition("-")
    if name == "skill":
        room.when_there(lambda: _skill(room, key, rest))
    elif name == "practice":
        _practice(room, key, rest)
    elif name == "evidence":
        room.when_there(lambda: _evidence(room, key, rest))
    elif name == "resource":
        room.when_there(lambda: _resource(room, key, rest))
    elif rest:
        _source(room, key, rest)
    else:
        _new_source(room)


def _card(room: "Practising", key: str, skill: str) -> "Card | None":
    """Return the card a draft is about, or drop the draft and say so."""
    found = next((card for card in (*room.cards, *room.archived) if card.id.hex.startswith(skill)), None)
    if found is None or not skill:
        _gone(room, key)
        return None
    return found


def _gone(room: "Practising", key: str) -> None:
    room.context.drafts.drop(key)
    room.post_message(Told(GONE, trouble=True))


def _skill(room: "Practising", key: str, rest: str) -> None:
    if not rest:
        room.action_new()
    elif (card := _card(room, key, rest)) is not None:
        room.edit(card)


def _practice(room: "Practising", key: str, rest: str) -> None:
    if not rest:
        room.practise_anything()
    elif rest.startswith("e") and len(rest) > 32:
        _changed_practice(room, key, UUID(rest[1:]))
    else:
        room.when_there(lambda: _new_practice(room, key, rest))


def _new_practice(room: "Practising", key: str, skill: str) -> None:
    if (card := _card(room, key, skill)) is not None:
        room.practise(card)


def _changed_practice(room: "Practising", key: str, practice_id: UUID) -> None:
    from bounceback_tui.stages.grow.forms import practice_form

    def job(db: "Database") -> "Practice | None":
        from bounceback_tui.stages.grow import practice_records

        return practice_records.find_practice(db, practice_id)

    def then(practice: "Practice | None") -> None:
        if practice is None:
            _gone(room, key)
            return
        card = next((card for card in (*room.cards, *room.archived) if card.id == practice.skill_id), None)
        room.bring_up(practice_form(room.context, card, practice), room.after_practice(""))

    room.when_there(lambda: room.read(job, then))


def _evidence(room: "Practising", key: str, rest: str) -> None:
    from bounceback_tui.stages.grow.forms import EvidenceForm

    kind, first, _, skill = rest[:1], *rest[1:].partition("-")
    if (card := _card(room, key, skill if kind == "e" else first)) is None:
        return
    if kind == "p":
        room.prove(card)
        return
    shown = next((one for one in card.evidence if one.id.hex == first), None) if kind == "e" else None
    if kind == "e" and shown is None:
        _gone(room, key)
        return
    room.bring_up(EvidenceForm(room.context, card=card, shown=shown), room.told("Kept."))


def _resource(room: "Practising", key: str, rest: str) -> None:
    from bounceback_tui.stages.grow.library.forms import ResourceForm

    cards = (*room.cards, *room.archived)
    if rest.startswith("e") and len(rest) > 32:
        found = next((one for card in cards for one in card.resources if one.id.hex == rest[1:]), None)
        if found is None:
            _gone(room, key)
            return
        form = ResourceForm(room.context, skill="", key="", resource=found)
    else:
        if (card := _card(room, key, rest)) is None:
            return
        form = ResourceForm(room.context, skill=card.name, key=card.id.hex)
    room.bring_up(form, room.told("Kept."))


def _source(room: "Practising", key: str, rest: str) -> None:
    from bounceback_tui.stages.grow.library.forms import SourceForm
    from bounceback_tui.stages.grow.library.rules import Source

    def job(db: "Database") -> "Source | None":
        from bounceback_tui.stages.grow.library import records

        return next((one for one in records.sources(db) if one.id.hex == rest), None)

    def then(found: "Source | None") -> None:
        if found is None:
            _gone(room, key)
        else:
            room.bring_up(SourceForm(room.context, source=found), room.told("Changed."))

    room.read(job, then)


def _new_source(room: "Practising") -> None:
    from bounceback_tui.stages.grow.library.forms import SourceForm

    room.bring_up(SourceForm(room.context), room.told("Saved."))
