"""What ``today`` and ``log`` do once their options are known: no parser, and without --json no sqlmodel either."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from bounceback_tui.cli import streams
from bounceback_tui.cli.run import Run

A_WEEK = 7


def show_today(run: Run, *, as_json: bool = False) -> None:
    """Write how today stands to standard output.

    Args:
        run: this run.
        as_json: for other programs instead of for people.

    Raises:
        StoreError: the file cannot be read.
    """
    from bounceback_tui.insights.bounce_rules import WINDOW
    from bounceback_tui.store.glance import Glance, glance
    from bounceback_tui.store.glance_moods import around_nos
    from bounceback_tui.today.known import NOTHING, known
    from bounceback_tui.today.text import today_json, today_text

    file = run.file()
    seen = glance(file, run.today) if file else Glance(run.today)
    more = known(around_nos(file, run.today, WINDOW), run.today) if file else NOTHING
    low_run, momentum = _low_run(run, seen.daily, seen.put_away), run.preferences.momentum
    if as_json:
        said = _insights(file, run.today) if file else None
        _say_json(today_json(seen, run.now, known=more, low_run=low_run, momentum=momentum, insights=said))
    else:
        streams.say(today_text(seen, run.now, known=more, low_run=low_run, momentum=momentum).rstrip("\n"))
    _tell_missing(run, file)


def show_log(run: Run, *, days: int = A_WEEK, as_json: bool = False) -> None:
    """Write what was written over the last days to standard output.

    Args:
        run: this run.
        days: how many, today among them; at least 1.
        as_json: for other programs instead of for people.

    Raises:
        StoreError: the file cannot be read.
    """
    from bounceback_tui.cli.log_text import log_json, log_text
    from bounceback_tui.store.glance_log import log

    file = run.file()
    since = run.today - timedelta(days=days - 1)
    entries, made_of = log(file, since, run.today) if file else ((), {})
    if as_json:
        _say_json(log_json(entries, made_of, since, run.today))
    else:
        streams.say(log_text(entries, made_of, days).rstrip("\n"))
    _tell_missing(run, file)


def _tell_missing(run: Run, file: Path | None) -> None:
    """Say that a file which was named is not there: it may be a slip, and looks like an empty journal."""
    if file is None and run.db is not None and not run.paths.database.exists():
        streams.tell(
            f"There is no journal at {streams.shown_path(run.paths.database)} yet; the first entry makes it."
        )


def _low_run(run: Run, daily: Mapping[date, float], put_away: Mapping[str, datetime]) -> str | None:
    """Return the sentence of the card after a run of low days, if it is due."""
    from bounceback_tui.care.rules import card_due, low_run

    found = low_run(daily, run.today)
    due = card_due(found, put_away.get("low-run"), run.now, run.preferences.low_run_card)
    return found.why if found is not None and due else None


def _insights(file: Path, today: date) -> Mapping[str, object]:
    """Read what each section of Insights says, through the records; the one thing here that loads sqlmodel."""
    from contextlib import closing

    from bounceback_tui.insights.sentence_records import sentences
    from bounceback_tui.store.database import open_database

    with closing(open_database(file, read_only=True)) as db:
        return dict(sentences(db, today))


def _say_json(value: object) -> None:
    import json

    streams.say(json.dumps(value, indent=2))
