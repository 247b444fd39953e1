"""Terminal drivers that outlive bad input on stdin; to go when Textual's own do (textual#6456)."""

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver, linux_inline_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

ESCAPE = "\x1b"
BEGIN, END = ESCAPE + "[200~", ESCAPE + "[201~"
"""What a terminal puts around what is pasted."""


class SteadyParser(XTermParser):
    """A parser that ignores a key code no character has, instead of ending the input thread, and escapes in a paste.

    What is pasted is text: with an escape in it, Textual took the rest for keys, and one of them may be the one that
    leaves. Most terminals take escapes out themselves.
    """

    _pasting = False
    _passed = ""
    """The last characters outside a paste: its beginning may come in two parts."""
    _kept_back = ""
    """The last characters of a paste, where they may be the beginning of its end."""

    def feed(self, data: str) -> Iterable[Message]:
        """Parse what was read; nothing means that there is no more."""
        if not data:
            return super().feed(data)
        steady = "".join(self._without_escapes(data))
        return super().feed(steady) if steady else ()

    def _without_escapes(self, data: str) -> Iterator[str]:
        while data:
            if not self._pasting:
                seen = self._passed + data
                place = seen.find(BEGIN)
                end = len(data) if place < 0 else place + len(BEGIN) - len(self._passed)
                self._pasting, self._passed = place >= 0, "" if place >= 0 else seen[-len(BEGIN) + 1 :]
                yield data[:end]
                data = data[end:]
            else:
                data = self._kept_back + data
                text, found, data = data.partition(END)
                self._pasting, self._kept_back = not found, "" if found else _beginning_of_end(text)
                yield text[: len(text) - len(self._kept_back)].replace(ESCAPE, "") + found

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """Take escape and a digit for alt+digit: Textual takes it for what one keyboard writes with that key."""
        if len(sequence) == 2 and sequence[0] == "\x1b" and sequence[1].isdigit():
            return [events.Key(f"alt+{sequence[1]}", None)]
        return super()._sequence_to_key_events(sequence, alt)

    def _parse_extended_key(self, sequence: str) -> "list[events.Key] | None":  # type: ignore[override]
        try:
            return super()._parse_extended_key(sequence)
        except (ValueError, OverflowError):
            return []


def _beginning_of_end(text: str) -> str:
    """Return what a text ends with that may be the beginning of ``END``."""
    return next((END[:length] for length in range(len(END) - 1, 0, -1) if text.endswith(END[:length])), "")


def _forgiving(encoding: str) -> Callable[[], Any]:
    """Return a decoder that shows a stand-in for a byte that is not UTF-8."""
    return partial(getincrementaldecoder(encoding), errors="replace")


for module in (linux_driver, linux_inline_driver):
    module.getincrementaldecoder = _forgiving  # type: ignore[attr-defined]
    module.XTermParser = SteadyParser  # type: ignore[attr-defined]

SteadyDriver = LinuxDriver
"""Textual's driver, with the two names above replaced in its module."""
