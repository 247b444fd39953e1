"""Where everything that was written belongs: kinds, rooms, what a text is called; no I/O, no clock."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of entry: the room it belongs to, and what several of them are called."""

    room: str
    name: str


KINDS: Mapping[str, Kind] = {
    "check-in": Kind("feel", "check-ins"),
    "one doable thing": Kind("feel", "doable things"),
    "when it stings": Kind("feel", "when it stung"),
    "capsule": Kind("feel", "letters to a worse day"),
    "reflection": Kind("reflect", "reflections"),
    "reason": Kind("reflect", "reasons"),
    "direction": Kind("realign", "directions"),
    "score": Kind("realign", "scores of directions"),
    "values": Kind("realign", "pages about values"),
    "value": Kind("realign", "values of your own"),
    "strength": Kind("realign", "strengths"),
    "course": Kind("realign", "the course log"),
    "look again": Kind("realign", "looks again"),
    "goal": Kind("realign", "goals"),
    "letter that asks": Kind("learn", "letters that ask"),
    "answer": Kind("learn", "answers"),
    "point": Kind("learn", "points of answers"),
    "skill": Kind("grow", "skills on the board"),
    "practice": Kind("grow", "practice"),
    "evidence": Kind("grow", "things to show"),
    "resource": Kind("grow", "things to learn from"),
    "source": Kind("grow", "sources to follow"),
    "contact": Kind("connect", "people put down"),
    "in touch": Kind("connect", "contacts"),
    "ask": Kind("connect", "asks and thanks"),
    "no": Kind("persist", "no's"),
    "application": Kind("persist", "steps of applications"),
    "effort": Kind("persist", "what was done"),
    "plan": Kind("persist", "if-then plans"),
    "change": Kind("persist", "changes"),
    "drill": Kind("persist", "drills"),
    "look-back": Kind("persist", "weeks looked back on"),
    "the end": Kind("persist", "what helped"),
    "hunch": Kind("insights", "hunches"),
    "trial": Kind("insights", "trials of one"),
}
"""Every kind of entry, in the order of the path."""

TIMELESS = frozenset({"no", "application"})
"""Kinds whose hour is not known."""


class Only(NamedTuple):
    """What the timeline is narrowed to; all of it without any.

    ``kind`` is one of ``KINDS``, ``room`` a room's key; ``no_id`` and ``application_id`` are a no's and its
    application's keys as hexadecimal text, ``called`` who said it; ``until`` the local day from which on one looks
    back.
    """

    kind: str = ""
    room: str = ""
    no_id: str = ""
    application_id: str = ""
    called: str = ""
    until: date | None = None

    def wants(self, kind: str) -> bool:
        """Tell whether entries of a kind are shown."""
        return self.kind in ("", kind) and self.room in ("", KINDS[kind].room)

    @property
    def everything(self) -> bool:
        """Whether it is narrowed neither to a kind nor to a no."""
        return not (self.kind or self.room or self.no_id)


class Place(NamedTuple):
    """Where a table's texts belong: the room, what a row is, and what each of its texts is called.

    A text that is the thing itself has no name of its own.
    """

    room: str
    what: str
    texts: tuple[str, ...]

    def told(self, column: int) -> str:
        """Return what a text is, for the line above what was found in it."""
        name = self.texts[column]
        return f"{self.what}, {name}" if name else self.what


PLACES: Mapping[str, Place] = {
    "application": Place(
        "persist",
        "application",
        ("role", "organisation", "came through", "kind of job", "link", "contact", "next step"),
    ),
    "application_status": Place("persist", "step of an application", ("",)),
    "rejection": Place("nos", "what stings", ("",)),
    "check_in": Place("feel", "check-in", ("",)),
    "check_in_word": Place("feel", "check-in", ("word",)),
    "own_word": Place("feel", "word of your own", ("",)),
    "own_activity": Place("feel", "activity of your own", ("",)),
    "small_act": Place("feel", "one doable thing", ("",)),
    "self_compassion": Place("feel", "when it stings", ("what hurts", "who else knows this", "to a friend with it")),
    "capsule": Place("feel", "letter to a worse day", ("",)),
    "reflection_answer": Place("reflect", "reflection", ("",)),
    "reason": Place("reflect", "reason", ("", "asked again")),
    "own_prompt": Place("reflect", "question of your own", ("",)),
    "direction": Place("realign", "direction", ("name", "note")),
    "direction_score": Place("realign", "score of a direction", ("",)),
    "own_value": Place("realign", "value of your own", ("",)),
    "values_page": Place("realign", "page about values", ("",)),
    "chosen_value": Place("realign", "page about values", ("value",)),
    "strength": Place("realign", "strength", ("", "how you know")),
    "course_entry": Place("realign", "course log", ("what", "why")),
    "course_review": Place("realign", "look again", ("",)),
    "goal": Place("realign", "goal", ("", "learnable part", "first step")),
    "skill": Place("grow", "skill", ("",)),
    "feedback_request": Place("learn", "letter", ("to", "subject", "", "second letter", "thanks")),
    "feedback_answer": Place("learn", "answer", ("from", "")),
    "feedback_point": Place("learn", "point of an answer", ("",)),
    "skill_card": Place("grow", "skill", ("why",)),
    "practice": Place("grow", "practice", ("",)),
    "evidence": Place("grow", "something to show", ("", "link")),
    "resource": Place("grow", "something to learn from", ("", "link", "notes")),
    "source": Place("grow", "source to follow", ("", "link")),
    "contact": Place(
        "connect", "somebody", ("name", "known from", "organisation", "mail", "how to reach", "link", "notes")
    ),
    "interaction": Place("connect", "contact", ("",)),
    "ask": Place("connect", "ask", ("what", "subject", "letter", "what came")),
    "effort": Place("persist", "what you did", ("",)),
    "pause": Place("persist", "pause", ("why",)),
    "if_then_plan": Place("persist", "if-then plan", ("wish", "in the way", "if", "then")),
    "change": Place("persist", "what you change", ("", "verdict")),
    "drill": Place(
        "persist", "drill", ("what could go wrong", "first reaction", "first step", "whom to tell", "looked back")
    ),
    "look_back": Place("persist", "week looked back on", ("",)),
    "journey_end": Place("persist", "what helped", ("",)),
    "hunch": Place("insights", "hunch", ("why",)),
    "trial": Place("insights", "trial of one", ("", "one side", "other side", "why")),
}
"""For each table that is searched: where it belongs, with a name for each of its texts, in their order."""

WHOLES: Mapping[str, str] = {
    "reflection": "reflect",
    **{table: place.room for table, place in PLACES.items()},
}
"""The room in which a table's rows are opened."""

ROOMS: Mapping[str, str] = {
    "nos": "A no",
    **{key: key.capitalize() for key in ("feel", "reflect", "realign", "learn", "grow", "connect", "persist")},
    "insights": "Insights",
}
"""What a place is called in a line of hits."""
