"""The evidence cards of this stage's exercises."""

from bounceback_tui.ui import evidence
from bounceback_tui.ui.dialogs import Page

CARDS = ("naming-the-feeling", "self-compassion", "one-doable-thing", "breathing", "capsule")


def evidence_page() -> Page:
    """Return the page with every card of the stage."""
    return evidence.evidence_page(CARDS)
