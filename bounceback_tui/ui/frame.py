"""What surrounds every room: the title line, the path and the keys. Knows no stage, only what it is told."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len as cells
from textual.binding import Binding
from textual.reactive import reactive
from textual.screen import Screen

from bounceback_tui.ui.pieces import Piece, Pieces, spread
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED


class Stop(NamedTuple):
    """A room on the path: its key, the digit that opens it, its title, and whether it has something done."""

    key: str
    digit: str
    title: str
    done: bool | None = None
    """None where it does not apply, as for Today."""


class TitleLine(Pieces):
    """Name and date on the left, the no being worked through on the right."""

    date: reactive[str] = reactive("")
    working: reactive[str] = reactive("")

    def pieces(self, width: int) -> Sequence[Piece]:
        """Return the title's pieces; the name of the no is cut before it collides with the date."""
        left = [Piece(" Bounceback", "bold $primary"), Piece(f"   {self.date}", MUTED)]
        room = width - sum(cells(piece.text) for piece in left) - 4
        if not self.working or room < 8:
            return left
        return spread(left, [Piece(one_line(self.working, room) + " ", "$accent", "app.nos")], width)


class PathStrip(Pieces):
    """The rooms in their order; the present one lit, a filled dot where something was done for this no."""

    stops: reactive[tuple[Stop, ...]] = reactive(())
    here: reactive[str] = reactive("")

    def pieces(self, width: int) -> Sequence[Piece]:
        """Return the path's pieces; they move together first, and then only the present room keeps its title."""
        room = width - sum(cells(self._words(stop)) for stop in self.stops)
        gap = 2 if room < 0 else min(2, room // max(1, len(self.stops) - 1))
        return [piece for stop in self.stops for piece in self._stop(stop, room >= 0 or stop.key == self.here, gap)]

    @staticmethod
    def _words(stop: Stop, full: bool = True) -> str:
        dot = "" if stop.done is None else ("● " if stop.done else "○ ")
        return f" {dot}{stop.digit}" + (f" {stop.title} " if full else " ")

    def _stop(self, stop: Stop, full: bool, gap: int) -> list[Piece]:
        style = "bold $background on $primary" if stop.key == self.here else "$foreground"
        return [Piece(self._words(stop, full), style, f"app.room('{stop.key}')"), Piece(" " * gap)]


HELP = "help_now"
"""The action that shows whom to call."""


class KeyLine(Pieces):
    """The keys that work here, as many as fit; the whole list is behind ``?``."""

    _drawn: Sequence[Piece] = ()

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._follow())

    def _follow(self) -> None:
        """Draw again, if the keys are others than before: the signal comes with every step of the focus."""
        pieces = tuple(self.pieces(self.size.width))
        if pieces != self._drawn:
            self._drawn = pieces
            self.refresh()

    def pieces(self, width: int) -> Sequence[Piece]:
        """Return the shown bindings, those nearest to the focus first; help and the way to the others always fit."""
        found = shown(self.screen)
        last = [Piece(" ? ", "bold $secondary", "app.keys"), Piece("keys ", MUTED, "app.keys")]
        for binding, action in found:
            if binding.action == HELP:
                last = [*self._piece(binding, action), *last]
        room = width - sum(cells(piece.text) for piece in last)
        line: list[Piece] = []
        for binding, action in found:
            if binding.action == HELP:
                continue
            pair = self._piece(binding, action)
            if (room := room - sum(cells(piece.text) for piece in pair)) < 0:
                break
            line += pair
        return [*line, *last]

    def _piece(self, binding: Binding, action: str) -> tuple[Piece, Piece]:
        key = Piece(f" {self.app.get_key_display(binding)} ", "bold $secondary", action)
        return key, Piece(f"{binding.description} ", MUTED, action)


def shown(screen: Screen[object]) -> list[tuple[Binding, str]]:
    """Return the bindings that the key line shows, each with the action a click runs, nearest first."""
    found: dict[str, tuple[Binding, str]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if binding.show and active.enabled and binding.description:
            found.setdefault(binding.action, (binding, f"app.simulate_key('{key}')"))
    return list(found.values())
