"""How hunches and trials of one are told; reads nothing."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bounceback_tui.insights.named_rules import Kind, factor_words
from bounceback_tui.ui.text import show

Values = Mapping[str, Any]


def _hunch(values: Values) -> Iterator[str]:
    closed = f"; closed: {values['verdict'].removesuffix(' yet')}" if values["verdict"] else ""
    yield show(f"hunch: {factor_words(Kind(values['what']), values['factor'])}, mood the {values['effect']}{closed}")
    yield values["why"]


def _trial(values: Values) -> Iterator[str]:
    yield f"a trial of one, over {values['days']} days"
    yield values["question"]
    yield f"{values['first_condition']}, or {values['second_condition']}"
    yield values["why"]


_TOLD: Mapping[str, Callable[[Values], Iterator[str]]] = {"hunch": _hunch, "trial": _trial}
"""For each kind of entry: one line that says what it is, and then the texts that were written."""

ASKED = tuple(_TOLD)
"""The kinds of entry of hunches and trials."""


def asked_lines(kind: str, values: Values) -> Iterator[str]:
    """Yield one line that says what an entry is, and then the texts that were written."""
    yield from _TOLD[kind](values)
