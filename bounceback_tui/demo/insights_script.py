"""What the made-up life had hunches about, and the trials it made of itself."""

from typing import NamedTuple


class Trial(NamedTuple):
    """A question, both sides, how many days, how many days ago it began, and what was expected."""

    question: str
    first: str
    second: str
    days: int
    ago: int
    why: str


HUNCHES = (
    ("activity", "outdoors", "same day", 170, "An hour outside, and the day is wider."),
    ("effort", "skill", "same day", 95, "Learning feels good while I do it. Does it make the day?"),
    ("activity", "read", "same day", 160, "A chapter instead of the news."),
    ("effort", "reach-out", "same day", 16, "Talking to people costs me, and then it does not."),
)
"""Kind, something, whose mood, how many days ago it was named, and why."""

OUTDOORS = (0.7, 0.2)
"""How likely one was outdoors on a day better than most of its weekday, and on any other: a link to be found."""

CLOSED = ("activity", "cooked", "same day", 176, 61, "A proper meal, a better evening?")
"""The same of a closed one, with how many days ago it was closed."""

TRIALS = (
    Trial(
        "Does leaving the phone in the kitchen at night change the next day?",
        "phone in the kitchen",
        "phone by the bed",
        20,
        84,
        "I would like it to matter. Let us see.",
    ),
    Trial(
        "Does a walk before the first application lift the day?",
        "walk first",
        "desk first",
        30,
        10,
        "I keep saying it helps.",
    ),
)
