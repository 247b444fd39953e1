"""Which facts go into which letter of this stage; pure: what is not known stays unknown."""

from collections.abc import Mapping
from datetime import date

from bounceback_tui.content.letters import Language
from bounceback_tui.stages.learn.rules import About, Kind, Purpose, Request, Tone
from bounceback_tui.ui.mail import Letter, compose

SILENCE = (
    "Silence is the usual answer: in a survey of 2012, known here second-hand only, 4.4% got feedback meant "
    "for them. So ask a mentor as well, who knows your work."
)
"""Said before anything is sent."""


def first_letter(
    language: Language,
    about: About,
    *,
    kind: Kind,
    tone: Tone,
    recipient: str = "",
    sender: str = "",
    strength: str = "",
) -> tuple[str, str]:
    """Compose the letter that asks.

    Args:
        language: its templates and words.
        about: what it is about.
        kind: who is asked.
        tone: how it sounds.
        recipient: their name, if it is known.
        sender: how it is signed, if that is known.
        strength: what others said is a strength, if anybody did.

    Returns:
        Subject and text, with marks where something is not known.

    Raises:
        ContentError: the language has no such letter.
    """
    facts: dict[str, str | date | None] = {
        "recipient": recipient,
        "role": about.role,
        "organisation": about.organisation,
        "no_day": about.no_day,
        "sender": sender,
        "strength": strength,
    }
    return compose(language.template(kind.value, tone.value), language, facts)


def later_letter(language: Language, request: Request, purpose: Purpose, *, sender: str = "") -> str:
    """Compose the one letter that may follow, or the thanks; arguments and errors as for ``first_letter``."""
    facts: Mapping[str, str | date | None] = {
        "recipient": request.recipient,
        "role": request.about.role,
        "organisation": request.about.organisation,
        "no_day": request.about.no_day,
        "sent_day": request.sent_on,
        "sender": sender,
    }
    return compose(language.template(purpose.value, request.tone.value), language, facts)[1]


def at_hand(request: Request) -> Letter:
    """Return the letter that is to be sent now."""
    purpose = request.at_hand
    return Letter(request.recipient, request.address, request.subject_of(purpose), request.text(purpose))
