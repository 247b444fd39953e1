"""How each kind of thing that is due is told on Today, and where it leads."""

from collections.abc import Mapping
from typing import NamedTuple


class DueKind(NamedTuple):
    """How a kind of thing that is due is told, with its own words for ``{}``, and what opening it does."""

    room: str
    action: str
    words: str = "{}"


DUES: Mapping[str, DueKind] = {
    "act": DueKind("feel", "act_result"),
    "reason": DueKind("reflect", "reason_again", "ask again: “{}”"),
    "practice": DueKind("grow", "practice", "practise {}"),
    "source": DueKind("grow", "source", "have a look: {}"),
    "belief": DueKind("reflect", "belief_again", "believe it still? “{}”"),
    "follow-up": DueKind("learn", "request", "follow up with {}"),
    "review": DueKind("realign", "review", "look again: {}"),
    "goal": DueKind("realign", "goal", "first step: {}"),
    "touch": DueKind("connect", "contact", "say hello to {}"),
    "ask": DueKind("connect", "ask", "{}: any answer yet?"),
    "next-step": DueKind("persist", "next_step", "next step: {}"),
    "interview": DueKind("persist", "interview", "before the interview: {}"),
    "plan": DueKind("persist", "plan", "did it come up? if {}"),
    "drill": DueKind("persist", "drill_after", "how did the interview go? {}"),
}
