"""Standard input and output as the commands use them: whatever they are connected to, and never raw controls."""

import codecs
import io
import os
import sys
from typing import TextIO

from bounceback_tui.ui.text import one_line, show

LONGEST_SENTENCE = 1_000
"""Cells of one message; a path may be long, a pasted argument is cut."""

_IN_ASCII = str.maketrans(
    {
        **dict(zip("▁▂▃▄▅▆▇█", "12345678", strict=True)),
        **{"▪": "#", "▫": ".", "▸": ">", "●": "*", "○": "o", "×": "x"},
        **{"▾": "v", "·": ".", "…": "...", "–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"'},
    }
)
_PLAIN = "bounceback-plain"


class Unwritten(Exception):
    """Standard output did not take what was written to it; ``str(error)`` is one sentence."""


def prepare() -> None:
    """Make the three streams safe to use.

    Descriptors that came closed are filled, so that no file that is opened later takes the place of one; text
    that a stream's encoding does not have is written in other characters instead of failing.
    """
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    codecs.register_error(_PLAIN, _in_ascii)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_PLAIN)


def _in_ascii(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    simple = error.object[error.start : error.end].translate(_IN_ASCII)
    return simple.encode("ascii", "backslashreplace").decode("ascii"), error.end


def say(text: str) -> None:
    """Write a text that is safe already to standard output, with a newline, at once.

    Raises:
        BrokenPipeError: nobody reads it any more.
        Unwritten: it could not be written, as on a full disk.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_output()
        raise Unwritten(
            f"The output could not be written ({error.strerror}); what was saved before is kept."
        ) from None


def tell(sentence: str) -> None:
    """Write one sentence to standard error, on one line; a standard error that cannot take it changes nothing."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{one_line(sentence, LONGEST_SENTENCE)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def abandon_output() -> None:
    """Let nothing more be written to a standard output that nobody reads, not even at the end of the process."""
    try:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
        os.close(devnull)
    except (OSError, ValueError, AttributeError):
        return


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is connected to a terminal; one that is missing or closed is not."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def can_draw() -> bool:
    """Tell whether there is a terminal that the app can draw on: on standard input and standard error."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"


def shown_path(path: object) -> str:
    """Return a path safe to display on one line."""
    return show(str(path)).replace("\n", "␊").replace("\t", "␉")
