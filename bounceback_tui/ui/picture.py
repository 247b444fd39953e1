"""Pictures made of cells: drawn once, shown by one widget, saved as an SVG from the same cells. Knows no stage."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

INKS = ("", "muted", "faint", "primary", "secondary", "accent", "bold", "cursor", "banded")
"""How a cell may be inked; none of them says anything that its glyph does not say too.

``banded`` is primary, on a band that goes on behind it: only where a picture is saved is there room to draw both.
"""
FAINT, MUTED = 0.4, 0.65
"""How much of the foreground is left in the paler inks."""


class Canvas:
    """A rectangle of cells, each a glyph one cell wide and an ink; what is put outside is passed over.

    Args:
        width: cells of a line, 0 or more.
        height: lines, 0 or more.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = max(0, width), max(0, height)
        self.rows = [[(" ", "")] * self.width for _ in range(self.height)]

    def put(self, x: int, y: int, text: str, ink: str = "") -> None:
        """Write a text from a cell on; its glyphs have to be one cell wide."""
        if not 0 <= y < self.height:
            return
        row = self.rows[y]
        for place, glyph in enumerate(text, x):
            if 0 <= place < self.width:
                row[place] = (glyph, ink)

    def at(self, x: int, y: int) -> str:
        """Return the glyph of a cell, or a space outside."""
        return self.rows[y][x][0] if 0 <= y < self.height and 0 <= x < self.width else " "

    def runs(self, y: int) -> Iterator[tuple[str, str]]:
        """Yield a line as runs of one ink: text and ink."""
        for ink, cells in groupby(self.rows[y], key=lambda cell: cell[1]):
            yield "".join(glyph for glyph, _ in cells), ink

    def copy(self) -> "Canvas":
        """Return another one with the same cells."""
        other = Canvas(0, 0)
        other.width, other.height, other.rows = self.width, self.height, [list(row) for row in self.rows]
        return other

    def text(self) -> str:
        """Return all lines as plain text, without what is empty at their ends."""
        return "\n".join("".join(glyph for glyph, _ in row).rstrip() for row in self.rows)


@dataclass(frozen=True, slots=True)
class Picture:
    """Something that can be drawn at any size.

    ``title`` and ``sentence`` say in words what it shows, for people who read no plots or see none; ``draw`` takes
    width and height in cells; ``legend`` says what its marks stand for.
    """

    title: str
    sentence: str
    draw: Callable[[int, int], Canvas]
    legend: str = ""


class Drawn(Widget):
    """Shows a picture, drawn anew for every size and kept until then."""

    DEFAULT_CSS = """
    Drawn { height: 1fr; width: 1fr; min-height: 1; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.picture: Picture | None = None
        self._lines: list[Strip] = []
        self._drawn_for: tuple[Size, Picture | None, str] | None = None
        self._base: tuple[Size, Picture | None, Canvas] | None = None

    def put(self, picture: Picture | None) -> None:
        """Show a picture, or nothing."""
        self.picture = picture
        self.redraw()

    def redraw(self) -> None:
        """Draw again, though picture and size are the same."""
        self._drawn_for = None
        self.refresh()

    def canvas(self) -> Canvas:
        """Return the picture as drawn at the present size."""
        if self._base is None or self._base[:2] != (self.size, self.picture):
            width, height = self.size
            drawn = self.picture.draw(width, height) if self.picture is not None else Canvas(width, height)
            self._base = self.size, self.picture, drawn
        return self._base[2]

    def render_line(self, y: int) -> Strip:
        """Return one line of the picture."""
        wanted = (self.size, self.picture, self.app.theme)
        if self._drawn_for != wanted:
            self._drawn_for = wanted
            inks = self._inks()
            canvas = self.canvas()
            self._lines = [
                Strip([Segment(text, inks[ink]) for text, ink in canvas.runs(line)], canvas.width)
                for line in range(canvas.height)
            ]
        return self._lines[y] if y < len(self._lines) else Strip.blank(self.size.width, self.rich_style)

    def _inks(self) -> dict[str, Style]:
        base, colours = self.rich_style, self.app.theme_variables
        background, foreground = self.background_colors[1], Color.parse(colours["foreground"])
        pale = {
            name: base + Style(color=background.blend(foreground, share).rich_color)
            for name, share in (("muted", MUTED), ("faint", FAINT))
        }
        own = {
            name: base + Style(color=Color.parse(colours[name]).rich_color)
            for name in ("primary", "secondary", "accent")
        }
        plain = {"": base, "bold": base + Style(bold=True), "cursor": base + Style(reverse=True)}
        return plain | pale | own | {"banded": own["primary"]}


class Read(Drawn, can_focus=True):
    """A picture that is read place by place, by arrows, mouse or letters; the room says in words what is there.

    A subclass says how many places there are, where one is, and which one is under a cell.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1, 0)", "back", show=False),
        Binding("right,l", "move(1, 0)", "read it", key_display="← →"),
        Binding("up,k", "move(0, -1)", "up", show=False),
        Binding("down,j", "move(0, 1)", "down", show=False),
        Binding("home", "end(-1)", "to the first", show=False),
        Binding("end,G", "end(1)", "to the last", show=False),
    ]
    cursor: reactive[int] = reactive(-1)
    """The place that is read, or −1 while there is none."""

    class Looked(Message):
        """Another place is read.

        Args:
            picture: where.
            place: which.
        """

        def __init__(self, picture: "Read", place: int) -> None:
            super().__init__()
            self.picture = picture
            self.place = place

        @property
        def control(self) -> "Read":
            """The widget, for selectors in handlers."""
            return self.picture

    def places(self) -> int:
        """Return how many places there are."""
        raise NotImplementedError

    def start(self) -> int:
        """Return the place that is read at first."""
        return 0

    def begin(self) -> None:
        """Go to the place that is read at first; before there is any room, that waits for it."""
        if self.size.width:
            self.cursor = self.start()

    def on_resize(self) -> None:
        """Begin, once there is room; later keep to the places that are left."""
        if self.cursor < 0:
            self.begin()
        else:
            self.cursor = self.validate_cursor(self.cursor)

    def mark(self, canvas: Canvas, place: int) -> None:
        """Mark a place on the canvas."""
        raise NotImplementedError

    def place_at(self, x: int, y: int) -> int | None:
        """Return the place under a cell."""
        raise NotImplementedError

    def moved(self, across: int, down: int) -> int:
        """Return the place that a step leads to; kept to those there are."""
        return self.cursor + across

    def canvas(self) -> Canvas:
        """Return the picture with the place that is read marked; the saved one has no mark."""
        canvas = super().canvas().copy()
        if 0 <= self.cursor < self.places():
            self.mark(canvas, self.cursor)
        return canvas

    def validate_cursor(self, place: int) -> int:
        """Keep to the places there are."""
        return min(self.places() - 1, max(0, place))

    def watch_cursor(self) -> None:
        """Draw the mark, and tell what is read."""
        self.redraw()
        self.post_message(self.Looked(self, self.cursor))

    def action_move(self, across: int, down: int) -> None:
        """Take a step."""
        self.cursor = self.moved(across, down)

    def action_end(self, which: int) -> None:
        """Go to the first or the last place."""
        self.cursor = 0 if which < 0 else self.places() - 1

    def on_click(self, event: events.Click) -> None:
        """Read what was clicked."""
        if (place := self.place_at(event.x, event.y)) is not None:
            self.cursor = place
