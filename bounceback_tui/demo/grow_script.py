"""What the person of the made-up life learned: cards, practice, what they learn from; no dates, no code."""

from typing import NamedTuple


class Said(NamedTuple):
    """Feedback that named a gap: whose no it was about, or none, who said it, in full, and the gap in it."""

    back: int
    organisation: str
    who: str
    answer: str
    skill: str
    text: str


class Skill(NamedTuple):
    """A card: its column, levels with days before the last one, target, reason, days to the next practice, minutes.

    ``minutes`` is about how much was practised over ``since`` days; with none of them it has only been spotted.
    """

    name: str
    board: str
    levels: tuple[tuple[int, int], ...] = ()
    target: int | None = None
    why: str = ""
    next_in: int | None = None
    sessions: int = 0
    since: int = 0
    until: int = 0
    notes: tuple[str, ...] = ()


class Shown(NamedTuple):
    """Evidence: for which skill, how many days before the last one, what, and where."""

    skill: str
    back: int
    text: str
    link: str = ""


class Resource(NamedTuple):
    """A resource with the skills it is for."""

    kind: str
    title: str
    link: str
    cost: str
    state: str
    skills: tuple[str, ...]
    notes: str = ""


class Source(NamedTuple):
    """A source: how often, when next (days from the last one) and when it was last read (days before it)."""

    kind: str
    title: str
    link: str
    cadence: str
    next_in: int
    read: int | None


SAID = (
    Said(
        136,
        "Merrow & Hale",
        "Ruth Merrow",
        "It was really only the one thing: the team moves the payments next year and wants somebody who has done it. "
        "Everything else we liked.",
        "Payments migrations",
        "wants somebody who has run one",
    ),
    Said(
        9,
        "",
        "Priya",
        "Good run. You know this stuff. When I asked what you would give up to make it ten times larger you went "
        "back to the schema, though, and I never heard you say: this costs us that.",
        "System design",
        "never heard you say: this costs us that",
    ),
)

SKILLS = (
    Skill(
        "Kubernetes basics", "spotted", target=2, why="Stands in every second advert, so I want to know the words."
    ),
    Skill(
        "Rust",
        "learning",
        levels=((88, 1), (30, 2)),
        target=3,
        why="The jobs I like most ask for it, and the sensor thing with Jonas needs it anyway.",
        next_in=1,
        sessions=7,
        since=60,
        until=2,
        notes=(
            "ownership, chapter four, again",
            "the logger reads one sensor now",
            "errors as values; I like it more than I expected",
            "fought the borrow checker, lost, slept, won",
        ),
    ),
    Skill(
        "Mentoring others",
        "learning",
        levels=((2, 2),),
        target=4,
        why="Acme asked how I would mentor a team and I had no story ready. I have the stories, only not in order.",
        next_in=0,
        sessions=1,
        since=2,
        until=2,
        notes=("wrote down three times I helped somebody get unstuck",),
    ),
    Skill(
        "Talking numbers",
        "practising",
        levels=((70, 1), (41, 2), (12, 3)),
        target=4,
        why="“Helped a bit” was half the load time. Say so first.",
        next_in=3,
        sessions=9,
        since=66,
        until=4,
        notes=(
            "five sentences, one number in each",
            "told Maren the migration story with the figures in it; she got it",
            "recorded it: I rush exactly at the number",
        ),
    ),
    Skill(
        "Whiteboard drawing",
        "practising",
        levels=((80, 2), (35, 3)),
        target=4,
        why="I froze at one in October.",
        sessions=6,
        since=75,
        until=16,
        notes=("queue, worker, database, ten minutes, aloud", "boxes first, arrows second"),
    ),
    Skill(
        "SQL windows",
        "proven",
        levels=((90, 3), (60, 4), (25, 5)),
        target=5,
        why="It keeps coming up in the data rounds.",
        sessions=10,
        since=89,
        until=27,
        notes=("running totals without a self-join", "gaps and islands", "lag and lead, on our old billing data"),
    ),
    Skill(
        "Query planners",
        "proven",
        levels=((85, 2), (44, 4)),
        target=4,
        sessions=7,
        since=84,
        until=46,
        notes=("the exercise that beat me took ten minutes", "read three plans aloud to the plant"),
    ),
    Skill(
        "Speaking in public",
        "proven",
        levels=((75, 2), (20, 4)),
        target=4,
        why="So that a room of people is only a room of people.",
        sessions=4,
        since=50,
        until=21,
        notes=("the whole talk once, standing", "twelve minutes, and it should be ten"),
    ),
)

SHOWN = (
    Shown("SQL windows", 24, "blog post: windows without tears", "https://robin.example/windows"),
    Shown(
        "Query planners", 44, "certificate of the course on indexes, and my notes", "https://robin.example/indexes"
    ),
    Shown("Speaking in public", 20, "talk at the meet-up, fifteen people, two questions"),
)

RESOURCES = (
    Resource(
        "book",
        "Data systems at scale",
        "https://library.example/data-systems",
        "from the library",
        "to do",
        ("System design",),
        "Chapters five to nine. Jordan says to skip the first four.",
    ),
    Resource(
        "person",
        "Jordan, one mock interview a month",
        "mailto:jordan@example.org",
        "a coffee",
        "doing",
        ("System design", "Talking numbers", "Mentoring others"),
    ),
    Resource("project", "Sensor logger with Jonas", "https://code.example/logger", "free", "doing", ("Rust",)),
    Resource(
        "course", "Indexes from the ground up", "https://courses.example/indexes", "45 €", "done", ("Query planners",)
    ),
    Resource(
        "video",
        "Drawing systems so that people follow",
        "https://videos.example/drawing",
        "free",
        "done",
        ("Whiteboard drawing",),
    ),
    Resource(
        "community",
        "Backend meet-up, every first Thursday",
        "https://meetup.example/backend",
        "free",
        "doing",
        ("Speaking in public", "System design"),
    ),
)

SOURCES = (
    Source("newsletter", "Query Notes", "https://querynotes.example", "weekly", 0, 7),
    Source("community", "Backend meet-up, the forum", "https://meetup.example/forum", "every 2 weeks", 4, 10),
    Source("blog", "What the payments people write", "https://payments.example/blog", "monthly", 17, 13),
)
