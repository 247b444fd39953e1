"""Efforts that the command ``did`` writes down: applying, learning, reaching out, reflecting."""

from datetime import date

from bounceback_tui.cli.drafting import opened
from bounceback_tui.cli.run import Misuse, Run


def effort(run: Run, kind: str, words: str, day: date, minutes: str | None) -> str:
    """Write an effort down.

    Args:
        run: this run.
        kind: apply, skill, reach-out or reflect.
        words: what was done, as typed.
        day: the local day it was done.
        minutes: how long it took, as typed, or None.

    Returns:
        What is said about it.

    Raises:
        Misuse: there are no words, or the minutes are no number of minutes.
        StoreError: it could not be saved; it is then kept as a draft.
    """
    if not words.strip():
        raise Misuse("There are no words for what you did; nothing was saved.")
    length = (minutes or "").strip()
    if length and not (length.isascii() and length.isdigit() and 1 <= int(length[:6]) <= 1_440):
        raise Misuse("Minutes are a whole number from 1 to 1,440; nothing was saved.")
    from bounceback_tui.journey.days import day_words
    from bounceback_tui.journey.now import moment_on

    when = moment_on(run.now, day, run.preferences.day_starts)
    values = {"text": words, "kind": kind, "minutes": int(length) if length else None}
    with opened(run, "effort", values | {"minutes": length, "day": day.isoformat()}) as db:
        from bounceback_tui.stages.persist import records
        from bounceback_tui.stages.persist.model import EffortEntry
        from bounceback_tui.store.base import checked

        records.save_effort(db, checked(EffortEntry, when._asdict() | values))
    took = f", {length} min" if length else ""
    return f"Saved: {' '.join(words.split())[:200]} ({kind}{took}; {day_words(day, run.today)})."
