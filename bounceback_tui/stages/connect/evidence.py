"""The evidence card of this stage's exercise."""

from bounceback_tui.ui import evidence
from bounceback_tui.ui.dialogs import Page

CARDS = ("networking",)


def evidence_page() -> Page:
    """Return the page with every card of the stage."""
    return evidence.evidence_page(CARDS)
