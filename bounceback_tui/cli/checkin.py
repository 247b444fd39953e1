"""The command ``checkin``: from options or from a few lines in the shell, into the same records as the grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from bounceback_tui.cli import streams
from bounceback_tui.cli.drafting import kept_as_draft, opened
from bounceback_tui.cli.notes import note_of
from bounceback_tui.cli.options import activity_names, feeling_words, file_options, one_to_five, said
from bounceback_tui.cli.run import Misuse, Run
from bounceback_tui.cli.words import settle
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


@dataclass(frozen=True, slots=True)
class Asked:
    """A check-in as it was asked for.

    ``moment`` is aware and local; ``own`` says whether unknown words become the person's own.
    """

    moment: datetime
    pleasantness: int
    energy: int
    words: Sequence[str]
    note: str
    did: Sequence[str]
    own: bool

    def draft(self) -> dict[str, object]:
        """Return what the grid's draft would hold."""
        return {
            "place": [self.pleasantness, self.energy],
            "words": list(self.words),
            "note": self.note,
            "when": self.moment.isoformat(),
            "editing": "",
        }


@click.command()
@click.option("-p", "--pleasantness", metavar="1-5", callback=one_to_five, help="Very unpleasant to very pleasant.")
@click.option("-e", "--energy", metavar="1-5", callback=one_to_five, help="Very low to very high.")
@click.option("-f", "--feel", multiple=True, metavar="WORD", shell_complete=feeling_words, help="May be repeated.")
@click.option("-n", "--note", help="A line, if you like; - reads it from standard input.")
@click.option("--at", metavar="WHEN", help='Such as "yesterday 18:00"; now without it.')
@click.option(
    "--did", multiple=True, metavar="ACTIVITY", shell_complete=activity_names, help="What the day was made of."
)
@click.option("--own", is_flag=True, help="Make unknown words and activities your own.")
@file_options()
@click.pass_obj
def checkin(
    run: Run,
    *,
    pleasantness: int | None,
    energy: int | None,
    feel: tuple[str, ...],
    note: str | None,
    at: str | None,
    did: tuple[str, ...],
    own: bool,
) -> None:
    """Say how you are; without options it asks.

    Such as: bounceback checkin -p 2 -e 4 -f tense -f hopeful -n "call went fine"
    """
    if pleasantness is None and energy is None and note is None and at is None and not (feel or did or own):
        _pick(run)
        return
    if pleasantness is None or energy is None:
        raise Misuse(
            "A check-in needs both -p and -e, from 1 to 5, so nothing was saved; as in: bounceback checkin -p 2 -e 4"
        )
    moment = run.now
    if at is not None:
        said("--at", at)
        from bounceback_tui.journey.when import parse_moment

        moment = parse_moment(at, run.now, date_order=run.preferences.date_order)
    asked = Asked(moment, pleasantness, energy, feel, note_of(note), did, own)
    with opened(run, "check-in", asked.draft()) as db:
        _save(run, db, asked)


def _pick(run: Run) -> None:
    """Ask in the shell; the file is opened first, so that nobody answers in vain."""
    if not streams.can_draw():
        raise Misuse(
            "There is no terminal to ask on; say how you are with -p and -e, from 1 to 5, and -f and -n if you like."
        )
    with run.database() as db:
        from bounceback_tui.stages.feel import records
        from bounceback_tui.stages.feel.picker import pick

        picked = pick(records.view(db, today=run.today, limit=0).words)
        if picked is None:
            streams.tell("Nothing was saved.")
            return
        note = picked.note if picked.note.strip() else ""
        asked = Asked(run.now, picked.pleasantness, picked.energy, picked.words, note, (), own=True)
        with kept_as_draft(run.paths, "check-in", asked.draft()):
            _save(run, db, asked)


def _save(run: Run, db: "Database", asked: Asked) -> None:
    """Write the check-in last, so that what is told as not saved is not there, and can be asked for again."""
    from bounceback_tui.content.loader import activities, feelings
    from bounceback_tui.journey.days import stamp
    from bounceback_tui.stages.feel import activity_records, records
    from bounceback_tui.stages.feel.model import CheckInEntry, OwnActivityEntry, OwnWordEntry
    from bounceback_tui.stages.feel.rules import nearest
    from bounceback_tui.store.base import checked

    place = {"pleasantness": asked.pleasantness, "energy": asked.energy}
    when = stamp(asked.moment, run.preferences.day_starts)
    near = [word.word for word in nearest(feelings(), **place)]
    words, new_words = settle(
        asked.words, [*near, *records.words_known(db)], own=asked.own, what="a feeling word", otherwise=near
    )
    known = [*activities(), *activity_records.own_activities(db)]
    did, new_doings = settle(asked.did, known, own=asked.own, what="an activity")
    entry = checked(CheckInEntry, when._asdict() | place | {"note": asked.note})
    own_words = [checked(OwnWordEntry, {"word": word} | place) for word in new_words]
    own_doings = [checked(OwnActivityEntry, {"activity": name}) for name in new_doings]
    for own_word in own_words:
        records.add_own_word(db, own_word)
    for own_doing in own_doings:
        activity_records.add_own_activity(db, own_doing)
    if did:
        activity_records.add_activities(db, when.day, did)
    records.save_check_in(db, entry, words)
    _tell_saved(run, asked, words, did, [*new_words, *new_doings])


def _tell_saved(run: Run, asked: Asked, words: Sequence[str], did: Sequence[str], new: Sequence[str]) -> None:
    from bounceback_tui.journey.days import clock_time, day_words, stamp
    from bounceback_tui.stages.feel.rules import affect_words

    at, day, utc_offset = stamp(asked.moment, run.preferences.day_starts)
    clock = clock_time(at, utc_offset)
    when = clock if day == run.today else f"{day_words(day, run.today)}, {clock}"
    place = affect_words(asked.pleasantness, asked.energy)
    felt = f"{', '.join(words)} ({place})" if words else place
    made_of = f"; the day was made of {', '.join(did)}" if did else ""
    streams.say(show(f"Saved {when}: {felt}{made_of}."))
    if new:
        streams.say(show(f"Your own from now on: {', '.join(new)}."))
