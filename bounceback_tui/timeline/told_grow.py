"""How the log tells what was done on the board of skills; reads nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

from bounceback_tui.stages.grow.length_words import hours
from bounceback_tui.stages.grow.library.cadence_words import cadence_words
from bounceback_tui.ui.text import show

GROWN = ("practice", "evidence", "skill", "resource", "source")


def grown_lines(kind: str, values: Mapping[str, Any]) -> Iterator[str]:
    """Yield one line that says what it is, and then the texts that were written.

    Args:
        kind: one of ``GROWN``.
        values: the entry's columns.
    """
    if kind == "practice":
        yield show(f"practice{' of ' if values['skill'] else ''}{values['skill']}, {hours(values['minutes'])}")
        yield values["note"]
    elif kind == "evidence":
        yield show(f"something to show for {values['skill']}")
        yield from (values["text"], values["link"])
    elif kind == "skill":
        yield show(f"on the board: {values['skill']}")
        yield values["why"]
    else:
        beside = values["cost"] if kind == "resource" else cadence_words(values["cadence"])
        yield show(f"{values['what']}: {values['title']}" + (f" ({beside})" if beside else ""))
        yield values["link"]
        yield values.get("notes", "")
