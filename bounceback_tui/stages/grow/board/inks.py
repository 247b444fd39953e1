"""The colours the board is drawn with, made once for each theme."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from rich.style import Style
from textual.color import Color

NAMES = ("foreground", "primary", "secondary", "accent", "border")


@dataclass(frozen=True, slots=True)
class Inks:
    """Styles by what they are for; ``lit`` ones are where the cursor is."""

    plain: Style
    muted: Style
    title: Style
    title_lit: Style
    frame: Style
    frame_lit: Style
    lit: Style
    level: Style
    due: Style
    group: Style
    hint: Style
    drop: Style
    mark: Style
    chosen: Style
    chosen_away: Style

    def card(self, chosen: bool, focused: bool) -> "Inks":
        """Return the styles of a card: on the ground of the cursor where that is."""
        return _on(self, self.chosen if focused else self.chosen_away) if chosen else self


@cache
def _on(ink: Inks, ground: Style) -> Inks:
    lit = {name: getattr(ink, name) + ground for name in ("plain", "muted", "title", "level", "due", "mark")}
    return replace(ink, **lit)


def inks(variables: Mapping[str, str], background: Color) -> Inks:
    """Return the styles of a theme.

    Args:
        variables: the theme's, by name.
        background: what the board stands on.
    """
    return _inks(background, tuple(variables[name] for name in NAMES))


@cache
def _inks(background: Color, colours: tuple[str, ...]) -> Inks:
    foreground, primary, secondary, accent, border = colours

    def ink(colour: str, strength: float = 1.0, *, bold: bool = False) -> Style:
        drawn = background.blend(Color.parse(colour), strength)
        return Style(color=drawn.rich_color, bgcolor=background.rich_color, bold=bold)

    def ground(colour: str, strength: float) -> Style:
        return Style(bgcolor=background.blend(Color.parse(colour), strength).rich_color)

    return Inks(
        plain=ink(foreground),
        muted=ink(foreground, 0.65),
        title=ink(foreground, bold=True),
        title_lit=ink(primary, bold=True),
        frame=ink(border),
        frame_lit=ink(primary),
        lit=ink(primary, bold=True),
        level=ink(primary),
        due=ink(accent),
        group=ink(secondary, bold=True),
        hint=ink(secondary),
        drop=ink(accent),
        mark=ink(primary),
        chosen=ground(primary, 0.3),
        chosen_away=ground(foreground, 0.1),
    )
