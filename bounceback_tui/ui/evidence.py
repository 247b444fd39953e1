"""The page of evidence cards: study, size of effect, caveat, and when to skip an exercise; knows no stage."""

from collections.abc import Sequence
from textwrap import wrap

from textual.content import Content
from textual.widget import Widget

from bounceback_tui.content.loader import ContentError, evidence
from bounceback_tui.content.model import EvidenceCard
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.themes import MUTED

LABELS = (("study", "study"), ("effect", "effect"), ("caveat", "caveat"), ("skip", "skip it"))
INDENT = 9
"""Cells before what a label introduces."""


def evidence_page(cards: Sequence[str]) -> Page:
    """Return the page with the cards of these ids; a card that cannot be read says so in its place."""
    return EvidencePage(cards)


class EvidencePage(Page):
    """What is known about some exercises.

    Args:
        cards: the ids of the cards.
    """

    def __init__(self, cards: Sequence[str]) -> None:
        super().__init__("What is known about this", Content(""))
        self.cards = cards

    def body(self) -> Widget:
        """Return the cards, one below the other."""
        return Cards(self.cards)


class Cards(Widget):
    """Evidence cards in the width there is: what a label introduces keeps its indent on every line."""

    DEFAULT_CSS = "Cards { height: auto; width: 1fr; }"
    ALLOW_SELECT = False

    def __init__(self, cards: Sequence[str]) -> None:
        super().__init__(classes="body")
        self.cards = [_read(card) for card in cards]

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Return as many lines as the cards need at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the cards."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for card in self.cards:
            lines += [Content(""), *_card(card, max(width, INDENT + 8))]
        return lines[1:]


def _read(card_id: str) -> EvidenceCard | ContentError:
    try:
        return evidence(card_id)
    except ContentError as error:
        return error


def _card(card: EvidenceCard | ContentError, width: int) -> list[Content]:
    if isinstance(card, ContentError):
        return [Content.styled(line, "$error") for line in wrap(str(card), width)]
    title = Content.assemble((card.title, "bold $primary"), (f"   {_status(card)}", MUTED))
    narrow = title.cell_length > width
    lines = [title]
    if narrow:
        lines = [Content.styled(line, "bold $primary") for line in wrap(card.title, width)]
        lines += [Content.styled(line, MUTED) for line in wrap(_status(card), width)]
    lines += [Content(line) for line in wrap(card.what, width)]
    for name, label in LABELS:
        for place, line in enumerate(wrap(getattr(card, name), width - INDENT)):
            lines.append(Content.assemble((f"{label if place == 0 else '':<{INDENT}}", MUTED), line))
    return lines


def _status(card: EvidenceCard) -> str:
    return {
        "read": "figures read on a published page",
        "second-hand": "figures known second-hand only",
        "recalled": "from memory, so without figures",
        "none": "no study claimed",
    }[card.status]
