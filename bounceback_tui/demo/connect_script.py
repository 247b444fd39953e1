"""Who the person of the made-up life knows, and what happened between them; no dates, no code."""

from typing import NamedTuple


class Contact(NamedTuple):
    """Somebody: ``gives`` are first letters of comfort, information and introductions (c, i, n)."""

    name: str
    tie: str
    gives: str
    organisation: str
    known_from: str
    rhythm: tuple[int, int] | None = None
    mail: str = ""
    reach: str = ""
    notes: str = ""
    kind: str = "person"
    paused: int = 0
    """Days from the last one on."""


PEOPLE = (
    Contact(
        "Maren Holt",
        "close",
        "c",
        "",
        "school, then the flat in Weaver Street",
        (14, 30),
        reach="phone, after eight",
        notes="Does not say anything clever. That is why.",
    ),
    Contact(
        "Priya Nair",
        "close",
        "ci",
        "Northlight Energy",
        "two years at the next desk",
        (14, 30),
        "priya.nair@northlight.example",
        "messenger; Sunday walks",
        "Got forty of these letters last year. Offer to read her talk in January.",
    ),
    Contact("Rasmus Holt", "close", "", "", "Maren's brother", (30, 60), reach="Tuesday bouldering"),
    Contact(
        "Jonas Feld",
        "moderate",
        "i",
        "Cartwright Systems",
        "my first job",
        (45, 90),
        "jonas@cartwright.example",
        notes="Reads CVs for a living now. Honest, and kind about it.",
    ),
    Contact(
        "Tunde Adeyemi",
        "moderate",
        "i",
        "Acme Ltd",
        "the database evening in spring",
        (45, 90),
        "tunde@acme.example",
        notes="Works two floors away from the team that said no.",
    ),
    Contact(
        "Ana Sousa", "moderate", "c", "", "the job-search course; also looking", (30, 75), reach="café on Fridays"
    ),
    Contact(
        "Colm Brady",
        "loose",
        "n",
        "Harbour Data",
        "Priya's old manager",
        (120, 240),
        "colm.brady@harbourdata.example",
    ),
    Contact("Tomasz Wren", "loose", "i", "Cobalt & Wren", "he interviewed me", None, "tomasz@cobaltwren.example"),
    Contact("Elif Kaya", "loose", "i", "", "taught me databases", (120, 240), paused=40),
    Contact(
        "Harbour Python evening",
        "moderate",
        "i",
        "",
        "every second Thursday",
        (30, 60),
        kind="community",
        notes="People stay afterwards. Go on the days when there is no news.",
    ),
)


class Happened(NamedTuple):
    """What happened: with whom, how many days before the last one, what it was, a line about it."""

    name: str
    back: int
    kind: str
    note: str


HAPPENED = (
    Happened("Maren Holt", 168, "caught up", "told her about Thistledown; she stayed on the line"),
    Happened("Maren Holt", 141, "caught up", ""),
    Happened("Maren Holt", 96, "event", "her birthday, the whole table"),
    Happened("Maren Holt", 83, "caught up", "four rounds, and she remembered all of their names"),
    Happened("Maren Holt", 31, "helped them", "carried the wardrobe"),
    Happened("Maren Holt", 24, "caught up", "walked home along the water with her on the phone"),
    Happened("Maren Holt", 3, "caught up", "“not senior enough”; she laughed first, then I did"),
    Happened("Priya Nair", 150, "caught up", ""),
    Happened("Priya Nair", 112, "helped them", "her shelves, up four floors"),
    Happened("Priya Nair", 61, "asked", "whether her old manager would talk to me"),
    Happened("Priya Nair", 58, "they helped", "wrote to Colm the same evening"),
    Happened("Priya Nair", 56, "thanked", "took her to the noodle place"),
    Happened("Priya Nair", 17, "caught up", "a walk to the lighthouse; hardly a word about work"),
    Happened("Rasmus Holt", 20, "caught up", "bouldering, and chips after it"),
    Happened("Jonas Feld", 130, "caught up", ""),
    Happened("Jonas Feld", 14, "asked", "to read my CV"),
    Happened("Jonas Feld", 12, "they helped", "cut the CV to one page, and said which page"),
    Happened("Jonas Feld", 11, "thanked", ""),
    Happened("Tunde Adeyemi", 120, "event", "met at the database evening"),
    Happened("Tunde Adeyemi", 44, "caught up", "coffee near the canal; he knows the Acme stack well"),
    Happened("Ana Sousa", 160, "caught up", ""),
    Happened("Ana Sousa", 104, "caught up", "swapped cover letters at the café"),
    Happened("Colm Brady", 55, "caught up", "Priya introduced us in a mail of two lines"),
    Happened("Tomasz Wren", 16, "they helped", "answered my letter, and at length"),
    Happened("Tomasz Wren", 15, "thanked", ""),
    Happened("Elif Kaya", 137, "caught up", "she is abroad until the new year"),
    Happened("Harbour Python evening", 88, "event", ""),
    Happened("Harbour Python evening", 60, "event", "gave the short talk; people stayed to ask"),
    Happened("Harbour Python evening", 18, "event", ""),
)


class Asked(NamedTuple):
    """What was asked: of whom, how much, what, how many days before the last one it went out; what came of it."""

    name: str
    size: str
    tone: str
    what: str
    sent: int
    answered: int = 0
    answer: str = ""


ASKS = (
    Asked(
        "Colm Brady",
        "small",
        "brief",
        "who at Harbour Data looks after the ingestion team?",
        9,
        6,
        "That would be Ruth. I told her about you; she is happy to talk in December.",
    ),
    Asked(
        "Tunde Adeyemi",
        "medium",
        "warm",
        "what does “senior” mean where you are, and what would somebody see of it in an interview?",
        9,
    ),
)
