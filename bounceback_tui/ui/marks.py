"""How a letter with marks for what is missing is drawn; knows no stage."""

from textual.content import Content

from bounceback_tui.ui.mail import CLOSE, OPEN
from bounceback_tui.ui.text import show


def marked_text(text: str) -> Content:
    """Return a letter with what is missing in it in another colour; the marks themselves stay."""
    pieces: list[tuple[str, str]] = []
    for number, piece in enumerate(show(text).split(OPEN)):
        inside, close, after = piece.partition(CLOSE)
        if number and close:
            pieces += [(f"{OPEN}{inside}{CLOSE}", "$accent"), (after, "")]
        else:
            pieces.append(((OPEN if number else "") + piece, ""))
    return Content.assemble(*pieces)
