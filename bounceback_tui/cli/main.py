"""The command line from the first argument to the exit code; every fault ends here in one sentence."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bounceback_tui.cli import streams
from bounceback_tui.cli.run import Clock, Run, system_clock

if TYPE_CHECKING:
    import click

COMPLETION = "_BOUNCEBACK_COMPLETE"
"""The variable through which a shell asks what could come next."""
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None, *, clock: Clock = system_clock) -> int:
    """Do what the arguments say.

    Args:
        argv: the arguments without the program's name; the process's own if ``None``.
        clock: the present moment, aware and local.

    Returns:
        The exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted, or that of the app.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    streams.prepare()
    run = Run(clock)
    try:
        return _dispatch(arguments, run)
    except BrokenPipeError:  # whoever was reading has read enough
        streams.abandon_output()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from bounceback_tui.cli import trouble

        return trouble.answer(error, run)
    finally:
        run.close()


def _dispatch(arguments: list[str], run: Run) -> int:
    completing = os.environ.get(COMPLETION)
    if completing:
        from click.shell_completion import shell_complete

        from bounceback_tui.cli.commands import bounceback

        return shell_complete(bounceback, {}, "bounceback", COMPLETION, completing)
    code = _at_once(arguments, run)
    return _parse(arguments, run) if code is None else code


def _at_once(arguments: list[str], run: Run) -> int | None:
    """Do what can be done without the parser, because a prompt or the first frame waits for it.

    Returns:
        The exit code, or ``None`` if the arguments say something else.
    """
    named = arguments[1:2] if arguments[:1] == ["--db"] else []
    rest = arguments[2:] if named else arguments
    if rest not in ([], ["today"], ["log"]):
        return None
    run.db = named[0] if named else None
    if not rest:
        from bounceback_tui.cli.start import start

        return start(run)
    from bounceback_tui.cli.showing import show_log, show_today

    show = show_today if rest == ["today"] else show_log
    show(run)
    _tell_warnings(run)
    return 0


def _parse(arguments: list[str], run: Run) -> int:
    import click

    from bounceback_tui.cli.commands import bounceback

    try:
        with bounceback.make_context("bounceback", arguments, obj=run) as context:
            code = int(bounceback.invoke(context) or 0)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        streams.tell(_sentence(error))
        return error.exit_code
    _tell_warnings(run)
    return code


def _tell_warnings(run: Run) -> None:
    """Say what is wrong with the preferences file, after what was asked for."""
    for warning in run.warnings:
        streams.tell(warning)


def _sentence(error: "click.ClickException") -> str:
    """Return what the parser has to say in one sentence, with the way to more."""
    message = error.format_message().removesuffix(".")
    context = getattr(error, "ctx", None)
    return f"{message}; {context.command_path if context else 'bounceback'} --help shows how."
