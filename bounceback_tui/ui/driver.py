"""Terminal drivers that outlive bad input on stdin; to go when Textual's own do (textual#6456)."""

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver, linux_inline_driver
from textual.drivers.linux_driver import LinuxDriver


class SteadyParser(XTermParser):
    """A parser that ignores a key code no character has, instead of ending the input thread."""

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


def _forgiving(encoding: str) -> Callable[[], Any]:
    """Return a decoder that shows a stand-in for a byte that is not UTF-8."""
    return partial(getincrementaldecoder(encoding), errors="replace")


for module in (linux_driver, linux_inline_driver):
    module.getincrementaldecoder = _forgiving  # type: ignore[attr-defined]
    module.XTermParser = SteadyParser  # type: ignore[attr-defined]

SteadyDriver = LinuxDriver
"""Textual's driver, with the two names above replaced in its module."""
