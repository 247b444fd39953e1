"""The command ``proof``: what was done over some days, as a file for an employment office; never a feeling."""

import os
from pathlib import Path

import click

from bounceback_tui.cli import streams
from bounceback_tui.cli.options import file_options
from bounceback_tui.cli.run import Misuse, Run


@click.command()
@click.argument("file")
@click.option("--since", metavar="DATE", required=True, help='The first day, such as "1 Nov".')
@click.option("--until", metavar="DATE", help="The last day; today without it.")
@file_options()
@click.pass_obj
def proof(run: Run, *, file: str, since: str, until: str | None) -> None:
    """Write what you did to a new FILE: .md, .csv or .html.

    Applications and what you wrote down with did; no feeling, note or reflection can be in it.
    """
    from bounceback_tui.cli.proof_text import RENDERERS
    from bounceback_tui.journey.when import parse_day
    from bounceback_tui.store import files

    first = parse_day(since, run.today, date_order=run.preferences.date_order)
    last = parse_day(until or "", run.today, date_order=run.preferences.date_order)
    path = Path(file)
    render = RENDERERS.get(path.suffix.lower())
    if render is None:
        raise Misuse("The file's name has to end in .md, .csv or .html; nothing was written.")
    if last < first:
        raise Misuse("That ends before it begins; nothing was written.")
    with run.database() as db:
        from bounceback_tui.stages.persist.proof_records import activities

        found = activities(db, first, last)
    text = render(found, first, last)
    try:
        descriptor = files.private_file(path)
    except FileExistsError:
        raise Misuse(f"{streams.shown_path(path)} is there already and was left alone; name another file.") from None
    except OSError as error:
        raise Misuse(f"{streams.shown_path(path)} could not be written ({error.strerror}).") from None
    with os.fdopen(descriptor, "wb") as target:
        target.write(text.encode("utf-8"))
        target.flush()
        os.fsync(descriptor)
    lines = f"{len(found)} line{'' if len(found) == 1 else 's'}"
    streams.say(f"Saved: {lines} to {streams.shown_path(path)}, readable by you alone.")
