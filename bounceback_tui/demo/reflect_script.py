"""What the person of the made-up life wrote in the second stage; no dates, no code."""

from typing import NamedTuple


class Reason(NamedTuple):
    """A supposed reason: whose no, what, where from, how sure, and the second answer where there is one."""

    organisation: str
    text: str
    source: str
    confidence: int
    again: tuple[str, int, str] | None = None


class Page(NamedTuple):
    """An exercise that was done: whose no, how many days after it, which, the feelings, and the answers by field."""

    organisation: str
    after_days: int
    exercise: str
    before: int | None
    after: int | None
    answers: dict[str, str | int]


REASONS = (
    Reason(
        "Merrow & Hale",
        "I have never run a payments migration",
        "said",
        95,
        ("said", 95, "Still true, and only that."),
    ),
    Reason(
        "Merrow & Hale", "I talked too much in the second half", "inferred", 80, ("inferred", 35, "Nobody said so.")
    ),
    Reason("Merrow & Hale", "they had somebody inside already", "inferred", 50, ("unknowable", 40, "")),
    Reason("Larkspur Ledger", "the other one had worked in a bank", "said", 90, ("said", 90, "")),
    Reason(
        "Larkspur Ledger",
        "I froze at the whiteboard",
        "inferred",
        75,
        ("inferred", 40, "It was three minutes of an hour."),
    ),
    Reason("Larkspur Ledger", "I am not a senior engineer and they saw it", "inferred", 85, ("unknowable", 30, "")),
    Reason("Globex", "a filter threw it out", "inferred", 90, ("unknowable", 85, "")),
    Reason("Cobalt & Wren", "no Go in production", "said", 90),
    Reason("Cobalt & Wren", "he did not like that I changed jobs twice", "inferred", 60),
    Reason("Acme", "not senior enough", "said", 70),
    Reason("Acme", "somebody cheaper turned up", "unknowable", 40),
)

PAGES = (
    Page(
        "Merrow & Hale",
        2,
        "autopsy",
        None,
        None,
        {
            "worth-changing": "Say in the first mail what I have run myself and what I have only read about.",
            "not-yours": "Whom they had in mind before I came.",
        },
    ),
    Page(
        "Merrow & Hale",
        4,
        "thought-record",
        None,
        None,
        {
            "thought": "I should have known better than to apply there",
            "belief": 85,
            "for": "They asked for the one thing I have not done.",
            "against": "They invited me with my CV in front of them. Two of four rounds went well.",
            "distortions": "I should have",
            "fairer": "I applied for something one size up. That is how one gets one size up.",
            "belief-after": 40,
            "again": 20,
        },
    ),
    Page(
        "Larkspur Ledger",
        1,
        "writing",
        2,
        2,
        {
            "text": "Four rounds. I keep counting them as if there were a refund. "
            "What I cannot get past is that I liked them."
        },
    ),
    Page(
        "Larkspur Ledger",
        2,
        "writing",
        2,
        3,
        {"text": "Less about them today. More about the flat near the office, which I had furnished in my head."},
    ),
    Page(
        "Larkspur Ledger",
        6,
        "from-outside",
        3,
        4,
        {
            "happened": "Robin went through four rounds in five weeks, was told on a Friday, and answered politely.",
            "touched": "It touched the old sentence that Robin is nearly good enough.",
            "next": "Robin should rest until Monday, and then write to the one interviewer who laughed in the right "
            "places.",
        },
    ),
    Page("Cobalt & Wren", 3, "question", None, None, {"answer": "The part where I drew the queue. They leaned in."}),
    Page(
        "Cobalt & Wren",
        8,
        "thought-record",
        None,
        None,
        {
            "thought": "everybody in that room could see that I was bluffing",
            "belief": 70,
            "for": "I said “we” where it had been my colleague.",
            "against": "Nobody asked further. Marco nodded. I have a recording of practising it, and it is fine.",
            "distortions": "mind reading",
            "fairer": "I was nervous, and I do not know what they saw.",
            "belief-after": 35,
        },
    ),
)
