"""Which facts go into which letter of this stage; pure: what is not known stays unknown."""

from datetime import date

from bounceback_tui.content.letters import Language
from bounceback_tui.stages.connect.rules import Ask, Opened, Purpose, Size
from bounceback_tui.ui.mail import Letter, compose


def letter_for(
    language: Language, opened: Opened, *, purpose: Purpose, size: Size, tone: str, what: str, sender: str = ""
) -> tuple[str, str]:
    """Compose an ask or thanks.

    Args:
        language: its templates and words.
        opened: to whom.
        purpose: what it is for.
        size: how much is asked; thanks have none.
        tone: "brief", "warm" or "formal".
        what: what is asked, or thanked for.
        sender: how it is signed, if that is known.

    Returns:
        Subject and text, with marks where something is not known.

    Raises:
        ContentError: the language has no such letter.
    """
    to = f"{size.value} ask" if purpose is Purpose.ASK else "thanks for help"
    facts: dict[str, str | date | None] = {"recipient": opened.person.name, "what": what, "sender": sender}
    return compose(language.template(to, tone), language, facts)


def on_its_way(opened: Opened, ask: Ask) -> Letter:
    """Return an ask as it leaves."""
    return Letter(opened.person.name, opened.mail, ask.subject, ask.letter)
