"""Draws who is near and who is far: bands from left to right, a row for each thing they give. Knows no stage."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widget import Widget

from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

LABEL = 15
"""Cells of the names of the rows."""
FEWEST = 1
"""Names a cell shows at least, however low the picture is."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is given, and the names in each band, the nearest band first; ``gap`` is said where all are empty."""

    label: str
    bands: tuple[Sequence[str], ...]
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture: the bands' names, the rows, a sentence in words, and who is in none of the rows."""

    bands: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    sentence: str = ""
    rest: str = ""


Piece = tuple[str, str]


def _names_a_cell(rows: Sequence[Row], lines: int) -> int:
    """Return how many lines a cell may take for all rows together to take no more than there are."""
    needs = [max(1, *(len(names) for names in row.bands)) for row in rows]
    fitting = (most for most in range(max(needs), FEWEST, -1) if sum(min(need, most) for need in needs) <= lines)
    return next(fitting, FEWEST)


def draw(picture: Picture, width: int, height: int) -> list[Content]:
    """Draw the picture.

    Args:
        picture: what there is.
        width: cells of a line.
        height: lines there are; cells show fewer names and say how many more where it is low.

    Returns:
        The lines. Names that are cut end in "…"; nothing is told by colour alone.
    """
    if not picture.bands:
        return [Content(one_line(picture.sentence, width))]
    column = max(6, (width - LABEL) // len(picture.bands))
    each = _names_a_cell(picture.rows, height - 5 - len(picture.rows))
    lines = _heading(picture.bands, column)
    for row in picture.rows:
        lines += _row(row, column, each)
    lines += [Content(""), Content(show(picture.sentence))]
    if picture.rest:
        lines.append(Content.styled(show(picture.rest), MUTED))
    return lines


def _heading(bands: Sequence[str], column: int) -> list[Content]:
    """Return the axis from near to far."""
    names = "".join(f"  {band}".ljust(column) for band in bands)
    axis = "near " + "─" * max(4, column * len(bands) - 13) + "▸ far"
    you = "     you ◆".ljust(LABEL)
    return [
        Content.assemble((you, "bold $primary"), (axis, MUTED)),
        Content.assemble(" " * LABEL, (names.rstrip(), "bold")),
    ]


def _row(row: Row, column: int, each: int) -> list[Content]:
    cells = [_cell(names, column - 3, each) for names in row.bands]
    count = max(1, *(len(cell) for cell in cells))
    edge = Content.assemble(" " * LABEL, ("".join("┊".ljust(column, "┄") for _ in row.bands), MUTED))
    lines = [edge]
    for number in range(count):
        label = row.label if number == 0 else ""
        pieces: list[Piece] = [(f" {label}".ljust(LABEL), "bold $secondary")]
        if not any(row.bands) and number == 0:
            pieces += [("┊ ", MUTED), (f"◇ {row.gap}", "$accent")]
        else:
            for cell in cells:
                told = cell[number] if number < len(cell) else ""
                pieces += [("┊ ", MUTED), (_padded(told, column - 2), MUTED if told == "·" else "")]
        lines.append(Content.assemble(*pieces))
    return lines


def _cell(names: Sequence[str], width: int, each: int) -> list[str]:
    """Return a cell's lines: a name each, and how many more there are."""
    if not names:
        return ["·"]
    shown = names if len(names) <= each else names[: max(1, each - 1)]
    lines = ["● " + one_line(name, width - 2) for name in shown]
    if more := len(names) - len(shown):
        told = f"+ {more} more"
        return [*lines, told] if each > 1 else [f"{one_line(lines[0], width - len(told) - 1)} {told}"]
    return lines


def _padded(text: str, width: int) -> str:
    from rich.cells import cell_len

    return text + " " * max(0, width - cell_len(text))


class Bands(Widget, can_focus=True):
    """The picture as a widget, drawn anew for every size."""

    DEFAULT_CSS = """
    Bands { height: 1fr; width: 1fr; padding: 0 1; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.picture = Picture()

    def put(self, picture: Picture) -> None:
        """Show a picture."""
        self.picture = picture
        self.refresh()

    def render(self) -> Content:
        """Draw it."""
        return Content("\n").join(draw(self.picture, self.content_size.width, self.content_size.height))
