"""What the person of the made-up life wrote about where to go; days are counted back from the last one, no code."""

from typing import NamedTuple


class Direction(NamedTuple):
    """A direction; ``scores`` are (days back, five numbers, note)."""

    back: int
    name: str
    note: str
    scores: tuple[tuple[int, tuple[int, int, int, int, int], str], ...]


class Page(NamedTuple):
    """Ten minutes about values."""

    back: int
    values: tuple[str, ...]
    text: str


class Course(NamedTuple):
    """A decision: ``nos`` are the organisations that led to it, ``review_in`` days from the last one.

    ``looks`` are (days back, verdict, text).
    """

    back: int
    decision: str
    what: str
    why: str
    nos: tuple[str, ...]
    review_in: int | None
    looks: tuple[tuple[int, str, str], ...] = ()


class Goal(NamedTuple):
    """A goal; ``step_in`` and ``done_in`` are days from the last one, negative for the past."""

    back: int
    kind: str
    text: str
    learnable: str
    first_step: str
    step_in: int | None
    done_in: int | None = None


DIRECTIONS = (
    Direction(
        152,
        "Staying the course",
        "Backend roles in companies of fifty to five hundred, as before. What I know, and where people know me.",
        (
            (151, (7, 6, 8, 6, 7), ""),
            (130, (7, 6, 8, 5, 6), "Payments keeps coming up. Everybody wants it, I have read about it."),
            (108, (6, 6, 8, 5, 5), ""),
            (76, (5, 6, 7, 4, 3), "A week after Larkspur. I know that this is partly that week talking."),
            (49, (6, 6, 7, 4, 5), ""),
            (30, (6, 7, 8, 5, 6), ""),
            (9, (7, 7, 8, 5, 6), "Two good conversations lately. It is the searching I am tired of, not the work."),
        ),
    ),
    Direction(
        132,
        "Data engineering",
        "The part of my last job that I did on Fridays and liked best: pipelines, tests for data, fewer meetings.",
        (
            (131, (6, 6, 5, 7, 6), ""),
            (104, (7, 6, 5, 7, 6), "Rebuilt the bus timetable thing over a weekend without looking at the clock."),
            (76, (7, 7, 6, 7, 5), ""),
            (30, (8, 7, 6, 7, 7), ""),
            (9, (8, 7, 7, 7, 7), "Window functions do not scare me any more."),
        ),
    ),
    Direction(
        96,
        "Teaching programming",
        "Dad's idea, which is why I was cross about it for a month. Evening courses first, not a whole new life.",
        (
            (95, (5, 8, 6, 3, 5), ""),
            (70, (6, 8, 6, 3, 4), ""),
            (30, (7, 9, 7, 3, 6), "Sat in on Priya's course. I talked the whole way home."),
            (9, (7, 9, 7, 4, 6), ""),
        ),
    ),
)

OWN_VALUE = "room to breathe"

PAGES = (
    Page(
        97,
        ("craft", "honesty"),
        "The migration script in spring. Nobody would have seen the corner I could have cut, and I would have known. "
        "I stayed two evenings and wrote the check. When it found the three broken rows in the night run, nobody "
        "called me, which was the whole point.\n\nAnd I told Jonas that the flat is too dear for one and a half "
        "incomes. That was harder than the script.",
    ),
    Page(
        38,
        ("kindness", "teaching", "patience"),
        "On Tuesday the new one in Priya's course asked the same thing for the third time and apologised for it. I "
        "drew it differently, with envelopes, and saw the moment it went in. I had forgotten that I can do that, and "
        "that nobody has to hire me for it.",
    ),
)

STRENGTHS = (
    (
        140,
        "Explaining hard things simply",
        "Merrow & Hale, after the call: “the clearest walk through an outage we have had.” Priya's students ask me.",
    ),
    (
        118,
        "Finding the one wrong row",
        "The invoice bug that three people had given up on: found in an afternoon, with a notebook and a join.",
    ),
    (80, "Finishing", "Four rounds, a take-home and a panel at Larkspur, all of it handed in on the day it was due."),
    (
        45,
        "Writing things down",
        "The on-call handbook of the old team is still in use. Maren sent me a screenshot of it.",
    ),
    (12, "Staying calm when it breaks", ""),
)

COURSES = (
    Course(
        137,
        "adjust",
        "No more roles that ask for payments in the first line",
        "Two no's for the same reason. I can learn it, but not by applying for it.",
        ("Thistledown Freight", "Merrow & Hale"),
        None,
        ((95, "still right", "It has saved me four evenings at least, and I have not missed any of them."),),
    ),
    Course(
        73,
        "keep",
        "Backend roles until the end of the year",
        "Larkspur was the last two. That is close, and close is a reason to stay on the road a while longer.",
        ("Larkspur Ledger",),
        None,
        (
            (42, "cannot tell", "One more no since, from a machine. It says nothing either way."),
            (15, "changed", "I want data roles beside it, not instead of it."),
        ),
    ),
    Course(
        48,
        "adjust",
        "Write to people before I fill in a form",
        "Eleven minutes at Globex: no person saw it. A form alone is a lottery ticket.",
        ("Globex",),
        1,
    ),
    Course(
        14,
        "change",
        "Data engineering beside backend, half and half",
        "It scores higher since summer, and not only on the good days. I would rather find out than wonder.",
        ("Cobalt & Wren",),
        24,
    ),
)

GOALS = (
    Goal(
        88,
        "improve",
        "Answer “tell me about yourself” in ninety seconds, without apologising",
        "",
        "Say it to Maren once, with a clock",
        None,
        -61,
    ),
    Goal(
        40,
        "learn",
        "Plan a payments migration on paper, end to end",
        "",
        "Read the two write-ups I saved and draw the cut-over",
        2,
    ),
    Goal(
        11,
        "try",
        "Get an offer for a data role by spring",
        "Talk through a pipeline of my own to somebody who runs one, and find out what I cannot answer yet.",
        "Ask Priya whether her brother has half an hour",
        0,
    ),
)
