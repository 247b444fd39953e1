"""The affect grid: pleasantness across, energy up, five steps each, drawn by hand in one widget."""

from functools import cache
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

STEPS = 5
AXES = 2
"""Lines around the grid that name its axes: one above, one below."""


class AffectGrid(Widget, can_focus=True):
    """Core affect on the circumplex (Russell 1980): a place from (1, 1) to (5, 5).

    The place is marked by a shape; the colours only repeat what the axes say.
    """

    DEFAULT_CSS = """
    AffectGrid { width: 1fr; height: 1fr; min-height: 5; min-width: 10; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1, 0)", "less pleasant", show=False),
        Binding("right,l", "move(1, 0)", "more pleasant", show=False),
        Binding("up,k", "move(0, 1)", "more energy", show=False),
        Binding("down,j", "move(0, -1)", "less energy", show=False),
    ]
    ALLOW_SELECT = False

    place: reactive[tuple[int, int]] = reactive((3, 3))
    """(pleasantness, energy), 1 to 5 each."""
    before: reactive[frozenset[tuple[int, int]]] = reactive(frozenset())
    """Places of earlier check-ins of the day, marked by a small ring."""

    def action_move(self, across: int, up: int) -> None:
        """Move by one step and stop at the edge."""
        pleasantness, energy = self.place
        self.place = (min(STEPS, max(1, pleasantness + across)), min(STEPS, max(1, energy + up)))

    def _cell(self) -> Size:
        """Return the size of one cell of the grid, at least 1 × 1."""
        return Size(max(1, self.size.width // STEPS), max(1, min(3, (self.size.height - AXES) // STEPS)))

    @property
    def _top(self) -> int:
        """Return the line the grid begins on: the axes give way when there is no room for them."""
        return 1 if self.size.height >= STEPS + AXES else 0

    def _at(self, x: int, y: int) -> tuple[int, int] | None:
        """Return the place under a point of the widget, or None beside the grid."""
        cell = self._cell()
        column, row = x // cell.width, (y - self._top) // cell.height
        if 0 <= column < STEPS and 0 <= row < STEPS:
            return column + 1, STEPS - row
        return None

    def on_click(self, event: events.Click) -> None:
        """Go to the place that was clicked."""
        if (place := self._at(event.x, event.y)) is not None:
            self.place = place

    def render_line(self, y: int) -> Strip:
        """Draw one line: five cells, or an axis above or below them."""
        cell = self._cell()
        width, span = self.size.width, cell.width * STEPS
        row, inside = divmod(y - self._top, cell.height)
        if 0 <= row < STEPS:
            return Strip(self._row(STEPS - row, inside == (cell.height - 1) // 2, cell)).crop(0, width)
        words = {
            0: "↑ more energy".center(span),
            STEPS * cell.height + 1: "unpleasant" + "pleasant →".rjust(max(11, span - 10)),
        }.get(y, "")
        return Strip([Segment(words, self._muted())]).adjust_cell_length(width, self._muted())

    def _row(self, energy: int, middle: bool, cell: Size) -> list[Segment]:
        segments = []
        for pleasantness in range(1, STEPS + 1):
            here = (pleasantness, energy) == self.place
            mark = "◆" if here else ("○" if (pleasantness, energy) in self.before else "·")
            text = (mark if middle else "").center(cell.width)
            segments.append(Segment(text, self._shade(pleasantness, energy, here)))
        return segments

    def _muted(self) -> Style:
        """Return the colours of what stands beside the grid."""
        return _muted(self._ink("foreground"), self.background_colors[1])

    def _ink(self, name: str) -> str:
        return self.app.theme_variables[name]

    def _shade(self, pleasantness: int, energy: int, here: bool) -> Style:
        """Return a cell's colours."""
        background = self.background_colors[1]
        where = (pleasantness, energy)
        low, high = self._ink("accent"), self._ink("primary")
        return _shade(low, high, background, where, here=here, focused=self.has_focus)


@cache
def _muted(ink: str, background: Color) -> Style:
    return Style(color=background.blend(Color.parse(ink), 0.6).rich_color, bgcolor=background.rich_color)


@cache
def _shade(low: str, high: str, background: Color, where: tuple[int, int], *, here: bool, focused: bool) -> Style:
    """Return a cell's colours: the warmer the more unpleasant, the lighter the more energy."""
    pleasantness, energy = where
    ink = Color.parse(low).blend(Color.parse(high), (pleasantness - 1) / (STEPS - 1))
    if here:
        lit = ink if focused else background.blend(ink, 0.7)
        return Style(color=background.rich_color, bgcolor=lit.rich_color, bold=True)
    return Style(
        color=background.blend(ink, 0.75).rich_color,
        bgcolor=background.blend(ink, 0.06 + 0.05 * energy).rich_color,
    )
