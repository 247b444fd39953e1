"""What several commands share: the options that choose the file, the scale from 1 to 5, what a shell may complete."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bounceback_tui.cli.run import Misuse

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

CommandT = TypeVar("CommandT", bound=Callable[..., Any])


ENDS = {
    "pleasantness": ("very unpleasant", "very pleasant"),
    "energy": ("very low", "very high"),
}


def one_to_five(_context: click.Context, parameter: click.Parameter, value: str | None) -> int | None:
    """Return what was typed as a whole number from 1 to 5, or say what both ends mean."""
    if value is None:
        return None
    if value not in ("1", "2", "3", "4", "5"):
        name = str(parameter.name)
        low, high = ENDS[name]
        raise Misuse(f"{name.capitalize()} is a number from 1 ({low}) to 5 ({high}); nothing was saved.")
    return int(value)


def said(option: str, value: str) -> None:
    """Refuse an option that was given with nothing in it, as by a script whose variable is empty.

    Raises:
        Misuse: there is nothing in it.
    """
    if not value.strip():
        raise Misuse(f"{option} has nothing in it: say when, or leave it out for now; nothing was saved.")


def file_options(*, hidden: bool = True) -> Callable[[CommandT], CommandT]:
    """Give a command ``--db`` and ``--demo``, so that they work before its name and after it.

    Args:
        hidden: whether to leave them out of the command's help, because the program's own help has them.
    """

    def decorate(command: CommandT) -> CommandT:
        command = click.option(
            "--demo",
            is_flag=True,
            expose_value=False,
            hidden=hidden,
            callback=_use_demo,
            help="Six months of made-up life in a throw-away file.",
        )(command)
        return click.option(
            "--db",
            metavar="FILE",
            expose_value=False,
            hidden=hidden,
            callback=_use_file,
            shell_complete=_file_names,
            help="The file to use; BOUNCEBACK_DB does the same.",
        )(command)

    return decorate


def _use_file(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None and context.obj is not None:  # there is no run while a shell asks for completions
        context.obj.db = value


def _use_demo(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and context.obj is not None:
        context.obj.demo = True


def _file_names(_context: click.Context, _parameter: click.Parameter, begun: str) -> list["CompletionItem"]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]


def feeling_words(_context: click.Context, _parameter: click.Parameter, begun: str) -> list["CompletionItem"]:
    """Return the feeling words that begin like this, with their glosses."""
    from click.shell_completion import CompletionItem

    from bounceback_tui.content.loader import feelings

    return [CompletionItem(word.word, help=word.gloss) for word in feelings() if word.word.startswith(begun)]


def activity_names(_context: click.Context, _parameter: click.Parameter, begun: str) -> list["CompletionItem"]:
    """Return the activities that begin like this."""
    from click.shell_completion import CompletionItem

    from bounceback_tui.content.loader import activities

    return [CompletionItem(name) for name in activities() if name.startswith(begun)]


def skill_names(_context: click.Context, _parameter: click.Parameter, begun: str) -> list["CompletionItem"]:
    """Return the skills of the person's file that begin like this; none where the file cannot be read."""
    import os

    from click.shell_completion import CompletionItem

    from bounceback_tui import config
    from bounceback_tui.store.errors import StoreError
    from bounceback_tui.store.glance import skill_names as known

    try:
        names = known(config.paths(None, os.environ).database)
    except (StoreError, config.ConfigError):
        return []
    return [CompletionItem(name) for name in names if name.casefold().startswith(begun.casefold())]


def country_codes(_context: click.Context, _parameter: click.Parameter, begun: str) -> list["CompletionItem"]:
    """Return the country codes that begin like this, with their names."""
    from click.shell_completion import CompletionItem

    from bounceback_tui.content.loader import countries

    return [
        CompletionItem(country.code, help=country.name)
        for country in countries().values()
        if country.code.startswith(begun.upper())
    ]
