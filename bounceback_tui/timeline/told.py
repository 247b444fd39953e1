"""How each kind of entry is told: one line that says what it is, then the texts that were written; reads nothing."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bounceback_tui.stages.feel.rules import LIFTS, affect_words, lift_against
from bounceback_tui.stages.reflect.source_words import SOURCES
from bounceback_tui.store.glance_log import Entry
from bounceback_tui.timeline.told_grow import GROWN, grown_lines
from bounceback_tui.timeline.told_insights import ASKED, asked_lines
from bounceback_tui.timeline.told_persist import PERSIST, persist_lines
from bounceback_tui.timeline.told_realign import REALIGN, realign_lines
from bounceback_tui.ui.text import show

_PAGE = (("hurts", "what hurts"), ("others", "who else knows this"), ("friend", "to a friend with it"))


def told(entry: Entry) -> Iterator[str]:
    """Yield one line that says what an entry is, and then the texts that were written, just as they were."""
    yield from TOLD[entry.kind](entry)


def _check_in(entry: Entry) -> Iterator[str]:
    values: Mapping[str, Any] = entry.values
    place = affect_words(values["pleasantness"], values["energy"])
    yield f"{show(', '.join(entry.words))} ({place})" if entry.words else place
    yield values["note"]


def _no(entry: Entry) -> Iterator[str]:
    values: Mapping[str, Any] = entry.values
    how = [f"reached {values['reached']}"] if values["reached"] else []
    how += [f"by {values['channel']}"] if values["channel"] not in ("", "in person") else []
    how += ["in person"] if values["channel"] == "in person" else []
    yield show("; ".join([f"{values['role']}, {values['organisation']}", *how]))
    yield values["note"]


def _act(entry: Entry) -> Iterator[str]:
    values: Mapping[str, Any] = entry.values
    yield f"one doable thing: {_lift(values['predicted_lift'], values['actual_lift'])}"
    yield values["text"]


def _sting(entry: Entry) -> Iterator[str]:
    values: Mapping[str, Any] = entry.values
    yield entry.kind
    yield from (f"{label}: {values[name]}" for name, label in _PAGE if values[name].strip())


def _capsule(entry: Entry) -> Iterator[str]:
    yield "a letter to a worse day"
    yield str(entry.values["text"])


def _letter(entry: Entry) -> Iterator[str]:
    values: Mapping[str, Any] = entry.values
    whom = values["recipient"] or f"the {values['kind']}"
    about = f", {values['organisation']}" if values["organisation"] else ""
    yield show(f"{entry.kind}: {whom}{about} ({values['state']})")
    yield values["subject"]
    yield from (values[name] for name in ("letter", "follow_up", "thanks"))


def _answer(entry: Entry) -> Iterator[str]:
    yield show(f"an answer from {entry.values['who']}")
    yield str(entry.values["text"])


def _point(entry: Entry) -> Iterator[str]:
    values: Mapping[str, Any] = entry.values
    skill = f": {values['skill']}" if values["skill"] else ""
    yield show(f"{values['point']}{skill}")
    yield values["text"]


def _reflection(entry: Entry) -> Iterator[str]:
    values: Mapping[str, Any] = entry.values
    about = f" about the no from {values['organisation']}" if values["organisation"] else ""
    yield show(f"reflection: {values['exercise']}{about}") + ("; its words were let go" if values["burnt"] else "")
    for answer in values["answers"]:
        said = answer["text"] if answer["number"] is None else f"{answer['number']} of 100"
        yield f"{answer['question']}{'' if answer['question'].endswith('?') else ':'} {said}"


def _reason(entry: Entry) -> Iterator[str]:
    values: Mapping[str, Any] = entry.values
    told = (
        f"reason for the no from {values['organisation']}: {SOURCES[values['source']]}, {values['confidence']} of 100"
    )
    if values["again_confidence"] is not None:
        later = values["again_source"] or values["source"]
        told += f"; asked again: {SOURCES[later]}, {values['again_confidence']} of 100"
    yield show(told)
    yield values["text"]
    yield values["again_note"]


def _contact(entry: Entry) -> Iterator[str]:
    values: Mapping[str, Any] = entry.values
    at = f", {values['organisation']}" if values["organisation"] else ""
    yield show(f"{values['contact']}: {values['name']}{at}")
    yield from (values[name] for name in ("known_from", "mail", "reach", "link", "notes"))


def _in_touch(entry: Entry) -> Iterator[str]:
    values: Mapping[str, Any] = entry.values
    yield show(f"{values['name']}: {values['happened']}")
    yield values["note"]


def _ask(entry: Entry) -> Iterator[str]:
    values: Mapping[str, Any] = entry.values
    asked = "thanks to" if values["purpose"] == "thanks" else "asked of"
    state = "sent" if values["purpose"] == "thanks" and values["state"] == "answered" else values["state"]
    yield show(f"{asked} {values['name']} ({state})")
    yield from (values[name] for name in ("what", "subject", "letter", "answer"))


def _lift(predicted: int, actual: int | None) -> str:
    return f"{LIFTS[predicted]} expected" if actual is None else lift_against(predicted, actual)


TOLD: Mapping[str, Callable[[Entry], Iterator[str]]] = {
    "check-in": _check_in,
    "no": _no,
    "one doable thing": _act,
    "when it stings": _sting,
    "capsule": _capsule,
    "reflection": _reflection,
    "reason": _reason,
    **dict.fromkeys(REALIGN, lambda entry: realign_lines(entry.kind, entry.values)),
    **dict.fromkeys(GROWN, lambda entry: grown_lines(entry.kind, entry.values)),
    "letter that asks": _letter,
    "answer": _answer,
    "point": _point,
    "contact": _contact,
    "in touch": _in_touch,
    "ask": _ask,
    **dict.fromkeys(ASKED, lambda entry: asked_lines(entry.kind, entry.values)),
    **dict.fromkeys(PERSIST, lambda entry: persist_lines(entry.kind, entry.values)),
}
"""How each kind of entry is told."""
