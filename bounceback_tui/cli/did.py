"""The command ``did``: writes down what was done, each kind of it in its own way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import click

from bounceback_tui.cli import deeds, streams
from bounceback_tui.cli.notes import note_of
from bounceback_tui.cli.options import file_options
from bounceback_tui.cli.run import Run
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Deed:
    """What the command was told: words as typed, ``day`` local, ``minutes`` as typed or None."""

    words: str
    day: "date"
    minutes: str | None


def effort(kind: str, run: Run, deed: Deed) -> str:
    """Write an effort down, and return what is said about it."""
    return deeds.effort(run, kind, deed.words, deed.day, deed.minutes)


KINDS: Mapping[str, Callable[[Run, Deed], str]] = {
    kind: partial(effort, kind) for kind in ("apply", "skill", "reach-out", "reflect")
}
"""What can be written down, by kind: each takes the deed, writes it and returns what is said."""


@click.command()
@click.argument("text")
@click.option("--kind", default="apply", show_default=True, type=click.Choice(list(KINDS)), help="What it was.")
@click.option("--minutes", metavar="LENGTH", help="How long, such as 40.")
@click.option("--on", metavar="DATE", help='The day, such as yesterday or "3 Nov"; today without it.')
@file_options()
@click.pass_obj
def did(run: Run, *, text: str, kind: str, minutes: str | None, on: str | None) -> None:
    """Write down what you did; - reads the text from standard input.

    Such as: bounceback did "sent two applications" --kind apply --minutes 40
    """
    from bounceback_tui.journey.when import parse_day

    day = parse_day(on or "", run.today, date_order=run.preferences.date_order)
    streams.say(show(KINDS[kind](run, Deed(note_of(text), day, minutes))))
