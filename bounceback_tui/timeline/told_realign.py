"""How the third stage's entries are told in the log: one line that says what it is, then the texts; reads nothing."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bounceback_tui.journey.days import whole_date
from bounceback_tui.stages.realign.dimension_words import DIMENSIONS
from bounceback_tui.ui.text import show

REALIGN = frozenset({"direction", "score", "values", "value", "strength", "course", "look again", "goal"})
"""The kinds of entries that are told here."""


def realign_lines(kind: str, values: Mapping[str, Any]) -> Iterator[str]:
    """Yield one line that says what an entry is, and then the texts that were written.

    Args:
        kind: one of ``REALIGN``.
        values: the entry's columns by name.
    """
    if kind == "direction":
        yield f"a direction: {show(values['name'])}"
        yield values["note"]
    elif kind == "score":
        yield f"{show(values['name'])}: " + ", ".join(f"{label} {values[name]}" for name, label in DIMENSIONS.items())
        yield values["note"]
    elif kind == "values":
        yield f"what matters: {show(values['names'] or '')}"
        yield values["question"]
        yield values["text"]
    elif kind == "value":
        yield f"a value of one's own: {show(values['name'])}"
    elif kind == "strength":
        yield f"a strength: {show(values['name'])}"
        yield values["evidence"]
    elif kind == "course":
        led = f"; after {values['nos']}" if values["nos"] else ""
        yield show(f"{values['decision']}: {values['what']}{led}")
        yield values["why"]
    elif kind == "look again":
        yield show(f"looking again at “{values['what']}”: {values['verdict']}")
        yield values["text"]
    else:
        yield f"a goal, to {values['goal']}{_state(values)}"
        yield values["text"]
        yield from (f"{label}: {values[name]}" for name, label in _PARTS if values[name].strip())


_PARTS = (("learnable", "learnable part"), ("first_step", "first step"))


def _state(values: Mapping[str, Any]) -> str:
    for name, told in (("done_on", "done on"), ("let_go_on", "let go on")):
        if values[name]:
            return f", {told} {whole_date(date.fromisoformat(str(values[name])))}"
    return ""
