"""How text is made fit to be displayed, on screens and on the command line; knows no widget."""

import re
from unicodedata import category, combining, east_asian_width

_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and newline, DEL, C1: they reach the terminal as commands
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, overrides and isolates of direction
    "\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0001"  # invisible
    "\u2028\u2029"  # line and paragraph separators
    "\ud800-\udfff"  # lone surrogates cannot be written out at all
    "]"
)
_JOINERS = "\u200c\u200d"  # kept: emoji and several scripts are spelled with them
_EMOJI_STYLE = "\ufe0f"
_WIDENED = re.compile("[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d376]")  # by Unicode 16


def show(text: str) -> str:
    """Return ``text`` as it can be displayed: nothing in it commands the terminal, hides or reorders.

    Control characters become their pictures (ESC is shown as ␛), all else that is unsafe becomes �. Newlines
    and tabs stay. What is stored stays as typed: this is for display only.

    Args:
        text: anything at all.

    Returns:
        The safe text, as many characters long. Doing it twice changes nothing more.
    """
    return text if text.isprintable() else _UNSAFE.sub(_stand_in, text)


def one_line(text: str, width: int) -> str:
    """Return ``text`` made safe, on one line, and cut with "…" to what fits.

    Args:
        text: anything at all.
        width: the most cells it may take in a terminal; nothing fits into 0 or less.

    Returns:
        The line, of at most ``width`` cells. Cells are counted on the safe side: an emoji joined from several
        counts as all of them, so that a line may be cut a little early but never runs over.
    """
    line = " ".join(show(text).split())
    if len(line) * 2 <= width:
        return line
    used, fits = 0, 0
    for place, character in enumerate(line):
        used += _cells(character)
        if used > width:
            return line[:fits].rstrip(" " + _JOINERS) + "…" if width > 0 else ""
        if used < width:
            fits = place + 1
    return line


def flat(text: str) -> str:
    """Return a part of a text made safe and without line breaks; a blank at either end stays one.

    Args:
        text: anything at all.
    """
    inner = " ".join(show(text).split())
    before = " " if text[:1].isspace() else ""
    after = " " if inner and text[-1:].isspace() else ""
    return f"{before}{inner}{after}"


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"


def _cells(character: str) -> int:
    """Return the cells a character adds, never fewer than a terminal gives it."""
    if character.isascii():
        return 1
    if character == _EMOJI_STYLE:  # widens a narrow character to two cells
        return 1
    if combining(character) or character in _JOINERS or category(character) in ("Mn", "Me"):
        return 0
    if east_asian_width(character) in "WF" or _WIDENED.match(character):
        return 2
    # Emoji newer than this Python's tables are unassigned to it, and wide.
    return 2 if category(character) == "Cn" and ord(character) >= 0x1F000 else 1
