"""How the log tells what was written in the seventh stage; reads nothing."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from bounceback_tui.journey.days import whole_date
from bounceback_tui.stages.grow.length_words import hours
from bounceback_tui.ui.text import show

Values = Mapping[str, Any]


def _effort(values: Values) -> Iterator[str]:
    yield f"{values['deed']}" + (f", {hours(values['minutes'])}" if values["minutes"] else "")
    yield values["text"]


def _application(values: Values) -> Iterator[str]:
    yield show(f"application: {values['role']}, {values['organisation']}: {values['status']}")
    yield values["note"]


def _plan(values: Values) -> Iterator[str]:
    yield "if-then plan"
    yield f"If {values['if_cue']}, then I {values['then_act']}"
    for name, label in (("wish", "wish"), ("obstacle", "in the way")):
        if values[name]:
            yield f"{label}: {values[name]}"


def _change(values: Values) -> Iterator[str]:
    yield "what I change next time" + (f": {values['verdict']}" if values["verdict"] else "")
    yield values["text"]
    yield values["judged_note"]


def _drill(values: Values) -> Iterator[str]:
    yield show(f"next-no drill, {values['organisation']}")
    for name in ("setback", "first_reaction", "first_step", "tell_whom", "look_back"):
        if values[name]:
            yield f"{name.replace('_', ' ')}: {values[name]}"


def _week(values: Values) -> Iterator[str]:
    told = [f"{name} {values[name]}" for name in ("planning", "preparation", "emotions", "learning")]
    week = whole_date(date.fromisoformat(str(values["week"])))
    yield f"the week from {week}: " + ", ".join(one for one in told if not one.endswith("None"))
    yield values["sentence"]


def _end(values: Values) -> Iterator[str]:
    yield "what helped me"
    yield values["text"]


_TOLD: Mapping[str, Callable[[Values], Iterator[str]]] = {
    "effort": _effort,
    "application": _application,
    "plan": _plan,
    "change": _change,
    "drill": _drill,
    "look-back": _week,
    "the end": _end,
}
"""For each kind of entry of this stage: one line that says what it is, and then the texts that were written."""

PERSIST = tuple(_TOLD)
"""The kinds of entry of this stage."""


def persist_lines(kind: str, values: Values) -> Iterator[str]:
    """Yield one line that says what an entry is, and then the texts that were written."""
    yield from _TOLD[kind](values)
