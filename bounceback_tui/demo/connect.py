"""The people of the made-up life: nine of them and a community, what happened, two asks, one not thanked yet."""

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bounceback_tui.content.letters import languages
from bounceback_tui.demo import connect_script as script
from bounceback_tui.demo.learn_script import SENDER
from bounceback_tui.stages.connect import organisation_rules, rules
from bounceback_tui.stages.connect.letters import letter_for
from bounceback_tui.stages.connect.model import Ask, AskEntry, Contact, ContactEntry, Interaction, InteractionEntry
from bounceback_tui.stages.connect.rules import Purpose, Size
from bounceback_tui.store.base import checked

if TYPE_CHECKING:
    from bounceback_tui.demo.life import Life

GIVES = {"c": "comfort", "i": "information", "n": "introductions"}


def add(life: "Life") -> None:
    """Add the people, what happened with them, and what was asked."""
    asked = [script.Happened(one.name, one.sent, "asked", one.what) for one in script.ASKS] + [
        script.Happened(one.name, one.answered, "they helped", one.answer) for one in script.ASKS if one.answered
    ]
    happened = [*script.HAPPENED, *asked]
    people = {one.name: _contact(life, one, happened) for one in script.PEOPLE}
    life.layers += [
        list(people.values()),
        [_happened(life, one, people[one.name]) for one in happened],
        [_ask(life, one, people[one.name]) for one in script.ASKS],
    ]


def _contact(life: "Life", one: script.Contact, happened: list[script.Happened]) -> Contact:
    days = [other.back for other in happened if other.name == one.name]
    when = life.stamp(max(days) + 1, time(20, 30))
    paused = life.today + timedelta(days=one.paused) if one.paused else None
    ideal, limit = one.rhythm or (None, None)
    values = when._asdict() | {
        "name": one.name,
        "kind": one.kind,
        "tie": one.tie,
        "organisation": one.organisation,
        "known_from": one.known_from,
        "mail": one.mail,
        "reach": one.reach,
        "notes": one.notes,
        "ideal_days": ideal,
        "limit_days": limit,
        "paused_until": paused,
    }
    entry = checked(ContactEntry, values | {GIVES[letter]: True for letter in one.gives})
    last = life.today - timedelta(days=min(days))
    key = organisation_rules.organisation_key(one.organisation)
    return life.row(Contact, entry, when, next_on=rules.next_on(last, ideal, paused), organisation_key=key)


def _happened(life: "Life", one: script.Happened, contact: Contact) -> Interaction:
    when = life.stamp(one.back, time(20, 10))
    values = when._asdict() | {"contact_id": contact.id, "kind": one.kind, "note": one.note}
    return life.row(Interaction, checked(InteractionEntry, values), when)


def _ask(life: "Life", one: script.Asked, contact: Contact) -> Ask:
    when = life.stamp(one.sent, time(20, 5))
    opened = rules.Opened(contact.person(None), contact.known_from, contact.reach, contact.mail, "", contact.notes)
    size, english = Size(one.size), languages().found["en"]
    letter = letter_for(english, opened, purpose=Purpose.ASK, size=size, tone=one.tone, what=one.what, sender=SENDER)
    values = when._asdict() | {
        "contact_id": contact.id,
        "size": size,
        "what": one.what,
        "subject": letter[0],
        "letter": letter[1],
        "state": "answered" if one.answered else "sent",
        "sent_on": when.day,
        "follow_up_on": None if one.answered else when.day + timedelta(days=rules.WAIT),
        "answer": one.answer,
    }
    return life.row(Ask, checked(AskEntry, values), when)
