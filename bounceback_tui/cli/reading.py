"""Commands that only read: ``today``, ``log``, ``lines``, ``locate``, ``completion``; none of them loads sqlmodel."""

import os

import click

from bounceback_tui.cli import streams
from bounceback_tui.cli.options import country_codes, file_options
from bounceback_tui.cli.run import Run
from bounceback_tui.cli.showing import A_WEEK, show_log, show_today

LONGEST_LOG = 36_525
"""Days that the log goes back at most: a hundred years."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For other programs: one JSON object in ASCII.")
@file_options()
@click.pass_obj
def today(run: Run, as_json: bool) -> None:
    """How today stands: the small step, check-ins, mood, what waits."""
    show_today(run, as_json=as_json)


@click.command()
@click.option(
    "--days", type=click.IntRange(1, LONGEST_LOG), default=A_WEEK, show_default=True, help="How many, with today."
)
@click.option("--json", "as_json", is_flag=True, help="For other programs: one JSON object in ASCII.")
@file_options()
@click.pass_obj
def log(run: Run, days: int, as_json: bool) -> None:
    """What was written, newest first, every word of it."""
    show_log(run, days=days, as_json=as_json)


@click.command()
@click.option(
    "--country",
    metavar="NZ",
    shell_complete=country_codes,
    help="A country's code or name; else the one in the preferences, or of the locale.",
)
@file_options()
@click.pass_obj
def lines(run: Run, country: str | None) -> None:
    """Whom to call, now; needs no journal and no network."""
    from bounceback_tui.care.text import code_of, country_here, lines_text
    from bounceback_tui.config import ConfigError, Preferences

    try:
        preferences = run.preferences
    except ConfigError:  # no home folder is no reason to hold a number back
        preferences = Preferences()
    code = code_of(country) if country is not None else country_here(preferences, os.environ)
    streams.say(lines_text(code).rstrip("\n"))


@click.command()
@file_options()
@click.pass_obj
def locate(run: Run) -> None:
    """Where the data, preferences, drafts, backups and log are."""
    from bounceback_tui.store import backup

    paths = run.paths
    places = {
        "data": paths.database,
        "preferences": paths.preferences,
        "drafts": paths.database.with_name(paths.database.name + ".drafts"),
        "backups": backup.folder_of(paths.database),
        "log": paths.log,
    }
    for name, path in places.items():
        streams.say(f"{name:<11}  {streams.shown_path(path)}")


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands.

    For bash: bounceback completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    from bounceback_tui.cli.commands import bounceback
    from bounceback_tui.cli.main import COMPLETION

    made_by = get_completion_class(shell)
    assert made_by is not None
    streams.say(made_by(bounceback, {}, "bounceback", COMPLETION).source().rstrip("\n"))
