"""The command ``did``: writes down what was done, each kind of it in its own way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import click

from bounceback_tui.cli import deeds, streams
from bounceback_tui.cli.drafting import opened
from bounceback_tui.cli.notes import note_of
from bounceback_tui.cli.options import file_options, said, skill_names
from bounceback_tui.cli.run import Misuse, Run
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from bounceback_tui.store.database import Database


@dataclass(frozen=True, slots=True)
class Deed:
    """What the command was told: words as typed, ``day`` local, ``minutes`` and ``skill`` as typed or None."""

    words: str
    day: "date"
    minutes: str | None
    skill: str | None
    new: bool


def practised(run: Run, deed: Deed) -> str:
    """Write practice down, and return what is said about it."""
    from bounceback_tui.stages.grow.rules import MinutesError, hours, read_minutes

    if deed.minutes is None:
        raise Misuse("Practice needs to know how long it was: add --minutes 40; nothing was saved.")
    try:
        minutes = read_minutes(deed.minutes)
    except MinutesError as error:
        raise Misuse(f"{str(error).removesuffix('.')}; nothing was saved.") from None
    draft = {"minutes": f"{minutes}", "on": deed.day.isoformat(), "note": deed.words}
    with opened(run, "practice", draft) as db:
        from bounceback_tui.journey.days import day_words
        from bounceback_tui.journey.now import moment_on
        from bounceback_tui.stages.grow import practice_records
        from bounceback_tui.stages.grow.model import PracticeEntry
        from bounceback_tui.store.base import checked

        when = moment_on(run.now, deed.day, run.preferences.day_starts)
        skill_id, name = (None, "") if deed.skill is None else _skill(db, run, deed.skill, new=deed.new)
        values = when._asdict() | {"skill_id": skill_id, "minutes": minutes, "note": deed.words}
        practice_records.practise(db, checked(PracticeEntry, values), when)
    of = f" of {name}" if name else ""
    return f"Saved: {hours(minutes)}{of} ({day_words(deed.day, run.today)})."


def _skill(db: "Database", run: Run, name: str, *, new: bool) -> "tuple[UUID, str]":
    """Return the skill of a name that is on the board; a new one only when that is asked for."""
    from bounceback_tui.journey.days import stamp
    from bounceback_tui.stages.grow import records
    from bounceback_tui.stages.grow.board.records import names

    known = {known.casefold(): (key, known) for key, known in names(db).items()}
    found = known.get(" ".join(name.split()).casefold())
    if found is not None:
        return found
    if not new:
        raise Misuse(_unknown(name, [known for _, known in known.values()]))
    put = records.put(db, name, stamp(run.now, run.preferences.day_starts))
    return put.skill_id, put.name


def _unknown(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    from bounceback_tui.ui.text import one_line

    folded = {one.casefold(): one for one in known}
    like = [folded[one] for one in get_close_matches(name.casefold(), list(folded), n=3, cutoff=0.5)]
    hint = f"try {', '.join(one_line(one, 40) for one in like)}, or " if like else ""
    return f"“{one_line(name, 40)}” is not on your board, so nothing was saved; {hint}add --new to put it there."


def effort(kind: str, run: Run, deed: Deed) -> str:
    """Write an effort down, and return what is said about it."""
    if deed.skill is not None or deed.new:
        raise Misuse("--skill and --new belong to --kind skill; nothing was saved.")
    return deeds.effort(run, kind, deed.words, deed.day, deed.minutes)


KINDS: Mapping[str, Callable[[Run, Deed], str]] = {
    "apply": partial(effort, "apply"),
    "skill": practised,
    "reach-out": partial(effort, "reach-out"),
    "reflect": partial(effort, "reflect"),
}
"""What can be written down, by kind: each takes the deed, writes it and returns what is said."""


@click.command()
@click.argument("text")
@click.option("--kind", default="apply", show_default=True, type=click.Choice(list(KINDS)), help="What it was.")
@click.option("--minutes", metavar="LENGTH", help='How long, such as 40 or "1 h 20".')
@click.option("--skill", metavar="NAME", shell_complete=skill_names, help="Which skill on your board it was for.")
@click.option("--new", is_flag=True, help="Put the skill on the board if it is not there.")
@click.option("--on", metavar="DATE", help='The day, such as yesterday or "3 Nov"; today without it.')
@file_options()
@click.pass_obj
def did(run: Run, *, text: str, kind: str, minutes: str | None, skill: str | None, new: bool, on: str | None) -> None:
    """Write down what you did; - reads the text from standard input.

    Such as: bounceback did "chapter four, again" --kind skill --minutes 40 --skill Rust
    """
    from bounceback_tui.journey.when import parse_day

    if on is not None:
        said("--on", on)
    day = parse_day(on or "", run.today, date_order=run.preferences.date_order)
    streams.say(show(KINDS[kind](run, Deed(note_of(text), day, minutes, skill, new))))
