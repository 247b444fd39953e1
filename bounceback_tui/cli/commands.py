"""The commands by name; each is imported when it is called for, because most calls are for one of them."""

from importlib import import_module

import click

from bounceback_tui import __version__
from bounceback_tui.cli.options import file_options
from bounceback_tui.cli.run import Run

COMMANDS = {
    "checkin": "checkin",
    "completion": "reading",
    "did": "did",
    "lines": "reading",
    "locate": "reading",
    "log": "reading",
    "no": "no",
    "proof": "proof",
    "search": "search",
    "today": "reading",
}
"""The module of this package that each command is in."""


class Commands(click.Group):
    """A group whose commands are imported one by one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command, or None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"bounceback_tui.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return found


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command the terminal app starts.",
)
@file_options(hidden=False)
@click.version_option(__version__, message="bounceback %(version)s")
@click.pass_context
def bounceback(context: click.Context) -> int | None:
    """From a job rejection to the next application, one step at a time."""
    if context.invoked_subcommand is not None:
        return None
    from bounceback_tui.cli.start import start

    run: Run = context.obj
    return start(run)
