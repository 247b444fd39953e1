"""What the made-up life had hunches about, and the trials it made of itself."""

HUNCHES = (
    (
        "effort",
        "application",
        "next day",
        110,
        "The day after sending one, something is moving. I think that carries.",
    ),
    ("effort", "skill", "same day", 95, "Learning feels good while I do it. Does it make the day?"),
    ("activity", "walk", "next day", 95, ""),
    ("effort", "reach-out", "same day", 16, "Talking to people costs me, and then it does not."),
)
"""Kind, something, whose mood, how many days ago it was named, and why."""

CLOSED = ("activity", "cooked", "same day", 176, 61, "A proper meal, a better evening?")
"""The same of a closed one, with how many days ago it was closed."""

TRIALS = (
    (
        "Does leaving the phone in the kitchen at night change the next day?",
        "phone in the kitchen",
        "phone by the bed",
        20,
        84,
        "I would like it to matter. Let us see.",
    ),
    (
        "Does a walk before the first application lift the day?",
        "walk first",
        "desk first",
        30,
        10,
        "I keep saying it helps.",
    ),
)
"""Question, both sides, days, how many days ago it began, and what was expected."""
