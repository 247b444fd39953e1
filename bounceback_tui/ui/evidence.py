"""The page of evidence cards: study, size of effect, caveat, and when to skip an exercise; knows no stage."""

from collections.abc import Sequence

from textual.content import Content

from bounceback_tui.content.loader import ContentError, evidence
from bounceback_tui.content.model import EvidenceCard
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.themes import MUTED


def evidence_page(cards: Sequence[str]) -> Page:
    """Return the page with the cards of these ids; a card that cannot be read says so in its place."""
    return Page("What is known about this", Content("\n\n").join(_card(card_id) for card_id in cards))


def _card(card_id: str) -> Content:
    try:
        card = evidence(card_id)
    except ContentError as error:
        return Content.styled(str(error), "$error")
    return Content("\n").join(
        [
            Content.assemble((card.title, "bold $primary"), (f"   {_status(card)}", MUTED)),
            Content(card.what),
            *(
                Content.assemble((f"{label:<9}", MUTED), text)
                for label, text in (
                    ("study", card.study),
                    ("effect", card.effect),
                    ("caveat", card.caveat),
                    ("skip it", card.skip),
                )
                if text
            ),
        ]
    )


def _status(card: EvidenceCard) -> str:
    return {
        "read": "figures read on a published page",
        "second-hand": "figures known second-hand only",
        "recalled": "from memory, so without figures",
        "none": "no study claimed",
    }[card.status]
