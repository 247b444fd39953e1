"""The command ``no``: logs a rejection as the form does, and says what the day of one brings with it."""

from contextlib import ExitStack

import click

from bounceback_tui.cli import streams
from bounceback_tui.cli.drafting import kept_as_draft
from bounceback_tui.cli.notes import note_of
from bounceback_tui.cli.options import file_options, said
from bounceback_tui.cli.run import Run
from bounceback_tui.ui.text import show

REACHED = ("applied", "screening", "interview", "final", "offer")
CHANNELS = {"mail": "mail", "call": "call", "silence": "silence", "in-person": "in person"}


@click.command()
@click.argument("role")
@click.argument("organisation")
@click.option("--on", metavar="DATE", help='The day it came, such as yesterday or "3 Nov"; today without it.')
@click.option("--reached", type=click.Choice(REACHED), help="How far it got.")
@click.option("--by", type=click.Choice(list(CHANNELS)), help="How it came.")
@click.option("-n", "--note", help="One line of what stings; - reads it from standard input.")
@file_options()
@click.pass_obj
def no(
    run: Run, *, role: str, organisation: str, on: str | None, reached: str | None, by: str | None, note: str | None
) -> None:
    """Log a no.

    Such as: bounceback no "Backend engineer" "Acme" --reached interview --by mail
    """
    from bounceback_tui.journey.days import day_words
    from bounceback_tui.journey.when import parse_day

    if on is not None:
        said("--on", on)
    day = parse_day(on or "", run.today, date_order=run.preferences.date_order)
    channel = CHANNELS[by] if by else None
    values = {
        "role": role,
        "organisation": organisation,
        "reached": reached,
        "channel": channel,
        "note": note_of(note),
    }
    draft = {name: value or "" for name, value in values.items()} | {"day": day.isoformat()}
    run.look()
    with ExitStack() as open_files:
        from bounceback_tui.journey import records as journey
        from bounceback_tui.journey.model import NoEntry
        from bounceback_tui.stages.feel.records import capsule_to_offer
        from bounceback_tui.store.base import checked
        from bounceback_tui.today.records import move_due

        entry = checked(NoEntry, values | {"day": day})
        with kept_as_draft(run.paths, "no", draft):  # not what follows: the no is saved by then
            db = open_files.enter_context(run.database())
            logged = journey.log_no(db, entry, now=run.now, today=run.today)
        told = [day_words(logged.day, run.today)]
        told += [f"reached {logged.reached}"] if logged.reached else []
        told += [f"by {logged.channel}" if by != "in-person" else "in person"] if by else []
        streams.say(show(f"Saved: {logged.role}, {logged.organisation} ({'; '.join(told)})."))
        if logged.day == run.today:
            moved, _ = move_due(db, run.today)
            if moved:
                things = "One thing that was due has" if moved == 1 else f"{moved} things that were due have"
                streams.say(f"{things} moved to tomorrow.")
        if capsule_to_offer(db) is not None:
            streams.say("A letter from a good day is kept: open bounceback to read it.")
