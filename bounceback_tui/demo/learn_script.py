"""What was asked and answered in the made-up life; no dates, no code."""

from typing import NamedTuple

SENDER = "Sam"

ANSWER = """\
Hi Sam,

fair question, and I am glad you asked. You were close.

What we missed was system design at a larger scale: when I asked what happens with ten times the traffic you stayed \
with the one service and did not talk about the trade-offs around it. And you undersell your numbers. You said the \
migration "helped a bit"; it turned out later that it halved the load time. Say so first.

What I would keep: the way you explained the outage. Nobody else made it that clear, and the team still quotes it.

All the best for the next one
Tomasz

--\x20
Tomasz Wren
Cobalt & Wren, Harbour Road 4
tel 01 555 0142

> Was there an answer of mine that you would have wanted to be stronger?
> A line is plenty.
"""


class Point(NamedTuple):
    """A point of the answer: kind, skill, text."""

    kind: str
    skill: str
    text: str


POINTS = (
    Point("gap", "System design", "stayed with the one service, no trade-offs around it"),
    Point("gap", "Talking numbers", "said the migration “helped a bit”; it halved the load time"),
    Point("strength", "Explaining clearly", "the outage: nobody else made it that clear"),
)


class Letter(NamedTuple):
    """A letter: the organisation it is about, to whom, how, and how many days before the last one it went out."""

    organisation: str
    recipient: str
    address: str
    kind: str
    tone: str
    state: str
    sent: int
    closed: int
    """Days before the last one; 0 while it is open."""


LETTERS = (
    Letter("Cobalt & Wren", "Tomasz Wren", "tomasz@cobaltwren.example", "interviewer", "warm", "answered", 21, 16),
    Letter("Larkspur Ledger", "Anneke Vos", "vos@larkspur.example", "hiring manager", "formal", "silent", 78, 52),
    Letter("Globex", "Ines Duarte", "ines.duarte@globex.example", "recruiter", "brief", "sent", 10, 0),
    Letter("Acme", "", "", "interviewer", "brief", "draft", 0, 0),
)
"""The one to Globex is to be looked at again on the day after the last one."""
