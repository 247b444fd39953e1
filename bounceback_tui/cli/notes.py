"""The note of a command: given in the arguments, or read from standard input so that no shell history has it."""

import sys

from bounceback_tui.cli import streams
from bounceback_tui.cli.run import Misuse
from bounceback_tui.store.texts import has_something

FROM_INPUT = "-"
LONGEST_BYTES = 1_000_000
"""Bytes that are read of a note: more than any text field may hold."""


def note_of(given: str | None) -> str:
    """Return the note, "" if there is none.

    Args:
        given: what ``--note`` was given, ``-`` for standard input.

    Raises:
        Misuse: standard input cannot be read as a note.
    """
    if given is None:
        return ""
    note = _read() if given == FROM_INPUT else given
    if not has_something(note):
        streams.tell("The note was empty, so none was kept.")
        return ""
    return note


def _read() -> str:
    if sys.stdin is None or sys.stdin.closed:
        raise Misuse("There is no standard input to read the note from; nothing was saved.")
    if streams.is_terminal(sys.stdin):
        streams.tell("Write the note; ctrl+d on a line of its own ends it.")
    try:
        content = sys.stdin.buffer.read(LONGEST_BYTES + 1)
    except OSError as error:
        raise Misuse(
            f"The note could not be read from standard input ({error.strerror}); nothing was saved."
        ) from None
    if len(content) > LONGEST_BYTES:
        raise Misuse("The note has more than the 200,000 characters that one can hold; nothing was saved.")
    try:
        note = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Misuse("The note on standard input is not text in UTF-8; nothing was saved.") from None
    return note.replace("\r\n", "\n").removesuffix("\n")
