"""Rules of the third stage, pure: what its things are, when values are offered, what reads as an outcome."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from bounceback_tui.stages.realign.dimension_words import DIMENSIONS as DIMENSIONS  # noqa: PLC0414 - offered here too

LEAST_VALUES, MOST_VALUES = 2, 3
MINUTES = 10
QUESTION = "When did this last shape something you did?"
STAYING = "Staying the course"
CALM_AFTER = 7
"""Days without a no after which the values are offered on Today."""


class Section(StrEnum):
    """The parts of the room, in their order."""

    DIRECTIONS = "directions"
    VALUES = "values"
    STRENGTHS = "strengths"
    COURSE = "course"
    GOALS = "goals"


class Decision(StrEnum):
    """What one decides about the course."""

    KEEP = "keep"
    ADJUST = "adjust"
    CHANGE = "change"


class Verdict(StrEnum):
    """What a later look says of a decision."""

    RIGHT = "still right"
    CHANGED = "changed"
    CANNOT_TELL = "cannot tell"


class GoalKind(StrEnum):
    """What a goal in learning form sets out to do."""

    LEARN = "learn"
    TRY = "try"
    IMPROVE = "improve"


ASKED: Mapping[str, str] = {
    "interest": "how much it draws you",
    "values_fit": "how well it fits what matters to you",
    "strengths_fit": "how much it uses what you are good at",
    "market": "how many such jobs are within reach",
    "energy": "how much you have left for it",
}
"""What each dimension asks."""


@dataclass(frozen=True, slots=True)
class Score:
    """A dated score: ``values`` are 0 to 10 in the order of ``DIMENSIONS``."""

    id: UUID
    direction_id: UUID
    at: datetime
    day: date
    utc_offset: int
    values: tuple[int, ...]
    note: str

    @property
    def mean(self) -> float:
        """The mean of the five, 0 to 10."""
        return sum(self.values) / len(self.values)


@dataclass(frozen=True, slots=True)
class Direction:
    """A direction with its scores, the oldest first."""

    id: UUID
    at: datetime
    day: date
    utc_offset: int
    name: str
    note: str
    archived_on: date | None
    scores: tuple[Score, ...] = ()

    @property
    def latest(self) -> Score | None:
        """The newest score, or None when there is none yet."""
        return self.scores[-1] if self.scores else None


@dataclass(frozen=True, slots=True)
class ValuesPage:
    """A page about two or three values."""

    id: UUID
    at: datetime
    day: date
    utc_offset: int
    question: str
    text: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strength:
    """Something one is good at, and how one knows."""

    id: UUID
    at: datetime
    day: date
    utc_offset: int
    name: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Review:
    """A later look at a decision."""

    id: UUID
    at: datetime
    day: date
    utc_offset: int
    verdict: Verdict
    text: str


@dataclass(frozen=True, slots=True)
class Course:
    """An entry of the course log.

    ``nos`` are (key, organisation, day) of what led to it; ``reviews`` are the later looks, the oldest first.
    """

    id: UUID
    at: datetime
    day: date
    utc_offset: int
    decision: Decision
    what: str
    why: str
    review_on: date | None
    nos: tuple[tuple[UUID, str, date], ...] = ()
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in learning form."""

    id: UUID
    at: datetime
    day: date
    utc_offset: int
    text: str
    kind: GoalKind
    learnable: str
    first_step: str
    first_step_on: date | None
    done_on: date | None
    let_go_on: date | None

    @property
    def state(self) -> str:
        """Where it stands: "open", "done" or "let go"."""
        if self.done_on is not None:
            return "done"
        return "let go" if self.let_go_on is not None else "open"


Thing = Direction | ValuesPage | Strength | Course | Goal


def values_closed(nos: Iterable[tuple[date, str]], today: date) -> str:
    """Say why the values are not offered on this day, or nothing when they are.

    Being affirmed and then failing can make people give up (Vohs 2013), so they are for calm days.

    Args:
        nos: day and organisation of the latest no's.
        today: the person's local date.

    Returns:
        One kind sentence on the day of a no, else an empty text.
    """
    today_s = [organisation for day, organisation in nos if day == today]
    if not today_s:
        return ""
    return (
        f"A no from {today_s[-1]} came today, and values are for a calm day: held up against a fresh no they can "
        "weigh more than they carry. They will be here tomorrow, or whenever it is quieter."
    )


_OUTCOME = re.compile(
    r"""\b(?:
        (?:get|getting|receive|receiving|obtain|win|winning|secure|securing|land|landing|score|earn|bag|find|finding)
          \s+(?:(?:a|an|the|that|this|my|another|some|one|new|good|better|real|proper|first|second|final|dream|paid)\s+)*
          (?:\w+\s+){0,2}?(?:offers?|jobs?|roles?|positions?|contracts?|placements?|employment|interviews?|callbacks?|promotion)
      | (?:get|getting|be|being|become|am|end\s+up)\s+(?:\w+\s+)?(?:hired|employed|accepted|chosen|selected|picked|
          shortlisted|recruited|promoted|invited)
      | (?:pass|passing|ace|acing|nail|nailing|clear|survive|get\s+through)
          \s+(?:(?:a|an|the|that|this|my|next|first|second|third|final|last|phone|technical)\s+)*
          (?:\w+\s+)?(?:interviews?|screenings?|screens?|rounds?|probation|assessments?|tests?|trial)
      | (?:make|reach|get\s+(?:in)?to)\s+the\s+(?:shortlist|short\s+list|final\s+round|last\s+round|next\s+round|cut)
      | start(?:ing)?\s+(?:a|the|my)\s+new\s+(?:job|role|position)
      | (?:a|the)\s+yes\s+from
      | offer\s+(?:in\s+hand|letter|signed)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LEARNING = re.compile(
    r"\b(?:learn|learning|practise|practice|practising|try|trying|improve|improving|get\s+better|understand|find\s+out|"
    r"rehearse|read|ask|explain|write|build|study|prepare)\b",
    re.IGNORECASE,
)


def reads_as_outcome(text: str) -> bool:
    """Tell whether a goal names what others decide, such as "get the offer", rather than what one can learn.

    A goal that says what is learnt, tried or done on the way, such as "practise for the interview", does not.

    Args:
        text: the goal, in English.

    Returns:
        Whether to ask once for its learnable part; never a reason to refuse it.
    """
    found = _OUTCOME.search(text)
    if found is None:
        return False
    before = _LEARNING.search(text)
    return before is None or before.start() > found.start()


def compared(directions: Sequence[Direction]) -> str:
    """Say in words what the comparison of the latest scores shows, for people who read no plots.

    Args:
        directions: those that are compared; ones without a score are passed over.

    Returns:
        One or two sentences; names are as typed.
    """
    scored = [(one.name, one.latest.values) for one in directions if one.latest is not None]
    if not scored:
        return "No direction has a score yet."
    if len(scored) == 1:
        return f"Only {scored[0][0]} has a score yet; a second direction gives it something to stand beside."
    leads: dict[str, list[str]] = {}
    gaps: list[tuple[int, str, int, int]] = []
    for place, label in enumerate(DIMENSIONS.values()):
        column = [values[place] for _, values in scored]
        best = [name for name, values in scored if values[place] == max(column)]
        if len(best) == 1:
            leads.setdefault(best[0], []).append(label)
        gaps.append((max(column) - min(column), label, min(column), max(column)))
    told = "; ".join(f"{name} on {_and(labels)}" for name, labels in leads.items())
    first = f"Highest by the latest scores: {told}." if told else "Nowhere is one alone the highest."
    gap, label, low, high = max(gaps, key=lambda one: one[0])
    second = f"They lie furthest apart on {label}: {low} to {high}." if gap else "They are level throughout."
    return f"{first} {second}"


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
