"""Starts the terminal app, on a terminal and on a file that have been looked at first."""

from bounceback_tui.cli import streams
from bounceback_tui.cli.run import Misuse, Run
from bounceback_tui.store.glance import glance


def start(run: Run) -> int:
    """Run the app until the person leaves.

    Args:
        run: this run.

    Returns:
        The app's exit code.

    Raises:
        Misuse: there is no terminal to draw on.
        StoreError: the file is none that may be opened.
    """
    if not streams.can_draw():
        raise Misuse(
            "The app needs a terminal it can draw on, and this is none; bounceback checkin, no, today, log and lines "
            "work without one (bounceback --help)."
        )
    file = run.file()
    seen = glance(file, run.today) if file else None
    from bounceback_tui.app import run as run_app

    return run_app(run.paths, run.preferences, glance=seen, clock=run.clock, warnings=run.warnings)
