"""The command ``search``: where words are in everything that was written; loads no sqlmodel."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bounceback_tui.cli import streams
from bounceback_tui.cli.options import file_options
from bounceback_tui.cli.run import Misuse, Run

if TYPE_CHECKING:
    from bounceback_tui.store.search import Hit

MOST = 50
"""Hits that are written, at most, where nothing else is said."""
LONGEST = 10_000
INDENT = " " * 12


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option("--most", type=click.IntRange(1, LONGEST), default=MOST, show_default=True, help="How many hits.")
@click.option("--json", "as_json", is_flag=True, help="For other programs: one JSON object in ASCII.")
@file_options()
@click.pass_obj
def search(run: Run, words: Sequence[str], most: int, as_json: bool) -> None:
    """Find words in everything you wrote, newest first.

    The last word may be half typed. An argument in quotes is a phrase, -word leaves out what has it:
    bounceback search "second interview" -acme
    """
    from bounceback_tui.store.search import expression

    typed = " ".join(_part(word) for word in words)
    if not expression(typed):
        raise Misuse('There is no word to look for in that; give one, such as: bounceback search "second interview".')
    file = run.file()
    hits, more = _hits(file, typed, most) if file else ([], False)
    if as_json:
        import json

        streams.say(json.dumps({"hits": [_json(hit) for hit in hits], "more": more}, indent=2))
        return
    for line in _lines(hits):
        streams.say(line)
    if more:
        streams.tell(f"There are more; --most {most * 2} shows further ones.")


def _part(word: str) -> str:
    """Return an argument as one types it in the app: one with blanks in it is a phrase."""
    if '"' in word or not any(letter.isspace() for letter in word):
        return word
    return f'-"{word[1:]}"' if word.startswith("-") else f'"{word}"'


def _hits(file: Path, typed: str, most: int) -> tuple[list["Hit"], bool]:
    from bounceback_tui.store.reading import opened
    from bounceback_tui.store.search import find

    hits: list[Hit] = []
    before = None
    with opened(file) as connection:
        while len(hits) <= most:
            found = find(connection.execute, typed, before=before)
            hits += found.hits
            before = found.more
            if before is None:
                break
    return hits[:most], len(hits) > most


def _lines(hits: Sequence["Hit"]) -> Iterator[str]:
    from bounceback_tui.timeline.rules import PLACES, ROOMS
    from bounceback_tui.ui.text import flat

    if not hits:
        yield "Nothing has that in it."
    for hit in hits:
        place = PLACES[hit.source]
        text = "".join(f"[{flat(part)}]" if found else flat(part) for part, found in hit.pieces)
        when = hit.day.isoformat() if hit.day else ""
        yield f"{when:<10}  {ROOMS[place.room]} · {place.told(hit.column)}\n{INDENT}{text.strip()}"


def _json(hit: "Hit") -> dict[str, object]:
    from bounceback_tui.timeline.rules import PLACES

    place = PLACES[hit.source]
    return {
        "day": hit.day.isoformat() if hit.day else None,
        "room": "a no" if place.room == "nos" else place.room,
        "what": place.told(hit.column),
        "text": "".join(text for text, _ in hit.pieces),
        "found": [text for text, found in hit.pieces if found],
    }
