"""Writes a picture of cells as an SVG: plot marks as shapes, words as text, what it says as its description."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from textwrap import wrap
from xml.sax.saxutils import escape

from bounceback_tui.ui.picture import FAINT, MUTED, Canvas, Picture
from bounceback_tui.ui.text import show
from bounceback_tui.ui.themes import DARK

WIDTH, HEIGHT = 96, 22
"""Cells of a saved picture, whatever the terminal's size."""
CELL, LINE, MARGIN = 9.0, 19.0, 24.0
"""Points of a cell's width, of a line, and around it all."""
_EIGHTHS = {glyph: eighths for eighths, glyph in enumerate("▁▂▃▄▅▆▇█", 1)}
_SHADES = {"░": 0.22, "▒": 0.45, "▓": 0.7}
_BARS = {
    "─": (0.0, 0.46, 1.0, 0.05),
    "━": (0.0, 0.43, 1.0, 0.12),
    "│": (0.45, 0.0, 0.1, 1.0),
    "┃": (0.4, 0.0, 0.2, 1.0),
}
_DASHES = {"┄": (0.2, 0.47, 0.6, 0.05), "┊": (0.45, 0.2, 0.1, 0.6)}
_DISCS = {"●": 0.3, "•": 0.18, "·": 0.1, "∙": 0.12}
_RINGS = {"○": 0.28}
_POLYGONS = {
    "▾": ((0.1, 0.3), (0.9, 0.3), (0.5, 0.75)),
    "◆": ((0.5, 0.2), (1.0, 0.5), (0.5, 0.8), (0.0, 0.5)),
    "▪": ((0.15, 0.35), (0.85, 0.35), (0.85, 0.68), (0.15, 0.68)),
}


def svg(picture: Picture, colours: Mapping[str, str]) -> str:
    """Return a picture as the text of an SVG file.

    Args:
        picture: what is drawn; its title and sentence are written under it and into its description.
        colours: of the theme, by name, as ``#rrggbb``; others are replaced by the dark theme's.

    Returns:
        A whole document that needs nothing from elsewhere. It holds no text but the picture's own.
    """
    canvas = picture.draw(WIDTH, HEIGHT)
    lines = len(canvas.text().rstrip().split("\n"))
    told = [*wrap(show(picture.legend), WIDTH), *wrap(show(picture.sentence), WIDTH)]
    width, height = canvas.width * CELL + 2 * MARGIN, (lines + len(told) + 2) * LINE + 2 * MARGIN
    inks = _inks(colours)
    body = [*_words(show(picture.title), 0, 0, inks["bold"])]
    for y in range(lines):
        body += _line(canvas, y, inks)
    for place, line in enumerate(told, lines + 2):
        body += _words(line, 0, place, inks["muted"])
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
            f"<title>{_text(picture.title)}</title>",
            f"<desc>{_text(picture.sentence)}</desc>",
            f'<rect width="100%" height="100%" fill="{_colour(colours, "background")}"/>',
            f'<g transform="translate({MARGIN:g} {MARGIN:g})" font-family="monospace" font-size="15">',
            *body,
            "</g>",
            "</svg>",
            "",
        ]
    )


def _colour(colours: Mapping[str, str], name: str) -> str:
    found = colours.get(name, "")
    plain = found[:7] if found.startswith("#") and len(found) in (7, 9) else str(getattr(DARK, name))
    return plain.lower()


def _inks(colours: Mapping[str, str]) -> dict[str, str]:
    foreground = _colour(colours, "foreground")
    return {
        "": f'fill="{foreground}"',
        "bold": f'fill="{foreground}" font-weight="bold"',
        "cursor": f'fill="{foreground}"',
        "muted": f'fill="{foreground}" fill-opacity="{MUTED:g}"',
        "faint": f'fill="{foreground}" fill-opacity="{FAINT:g}"',
        **{name: f'fill="{_colour(colours, name)}"' for name in ("primary", "secondary", "accent")},
        "banded": f'fill="{_colour(colours, "primary")}"',
    }


def _line(canvas: Canvas, y: int, inks: Mapping[str, str]) -> Iterator[str]:
    """Yield one line: shapes, those alike side by side as one, and words; the title stands above the first."""
    cells = enumerate(canvas.rows[y])
    for (ink, shape), group in groupby(cells, key=lambda one: (one[1][1], one[1][0] if _is_shape(one[1][0]) else "")):
        held = list(group)
        x = held[0][0]
        if not shape:
            yield from _words("".join(glyph for _, (glyph, _) in held), x, y + 1.5, inks[ink])
            continue
        place, length = (x * CELL, (y + 1.5) * LINE), len(held)
        if ink == "banded":
            yield _run("░", *place, length, inks[ink])
        yield from _shapes(shape, *place, length, inks[ink])


def _is_shape(glyph: str) -> bool:
    return any(glyph in shapes for shapes in (_EIGHTHS, _SHADES, _BARS, _DASHES, _DISCS, _RINGS, _POLYGONS))


def _shapes(glyph: str, x: float, y: float, length: int, ink: str) -> Iterator[str]:
    """Yield what a run of one glyph is drawn as: one shape where they join, and else one each."""
    if glyph in _EIGHTHS or glyph in _SHADES or glyph in ("─", "━"):
        yield _run(glyph, x, y, length, ink)
        return
    for place in range(length):
        yield _shape(glyph, x + place * CELL, y, ink)


def _run(glyph: str, x: float, y: float, length: int, ink: str) -> str:
    wide = length * CELL
    if glyph in _EIGHTHS:
        high = LINE * _EIGHTHS[glyph] / 8
        return _rect(x, y + LINE - high, wide, high, ink)
    if glyph in _SHADES:
        return f'<g opacity="{_SHADES[glyph]:g}">{_rect(x, y, wide, LINE, ink)}</g>'
    _, top, _, high = _BARS[glyph]
    return _rect(x, y + top * LINE, wide, high * LINE, ink)


def _shape(glyph: str, x: float, y: float, ink: str) -> str:
    if glyph in _DISCS or glyph in _RINGS:
        radius = CELL * _DISCS.get(glyph, _RINGS.get(glyph, 0)) * 1.3
        how = ink if glyph in _DISCS else f'{ink.replace("fill", "stroke")} fill="none"'
        return f'<circle cx="{x + CELL / 2:g}" cy="{y + LINE / 2:g}" r="{radius:.3g}" {how}/>'
    if glyph in _POLYGONS:
        points = " ".join(f"{x + across * CELL:.4g},{y + down * LINE:.4g}" for across, down in _POLYGONS[glyph])
        return f'<polygon points="{points}" {ink}/>'
    left, top, wide, high = (_BARS | _DASHES)[glyph]
    return _rect(x + left * CELL, y + top * LINE, wide * CELL, high * LINE, ink)


def _rect(x: float, y: float, width: float, height: float, ink: str) -> str:
    size = f'width="{width:.4g}" height="{height:.4g}" shape-rendering="crispEdges"'
    return f'<rect x="{x:.5g}" y="{y:.5g}" {size} {ink}/>'


def _words(text: str, x: float, y: float, ink: str) -> Iterator[str]:
    """Yield a run of text, word by word where there are wide gaps, each held to its cells."""
    place = 0
    for gap, glyphs in groupby(text, key=lambda glyph: glyph == " "):
        run = "".join(glyphs)
        if not gap:
            across, down = (x + place) * CELL, y * LINE + LINE * 0.72
            wide = len(run) * CELL
            yield f'<text x="{across:g}" y="{down:g}" textLength="{wide:g}" {ink}>{_text(run)}</text>'
        place += len(run)


def _text(text: str) -> str:
    return escape(show(text))
