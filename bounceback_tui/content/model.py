"""What the content files hold, as frozen values; no reading and no checking here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling word with its place on the circumplex (Russell 1980) and a short gloss.

    ``pleasantness`` and ``energy`` are 1 (very unpleasant, very low) to 5 (very pleasant, very high);
    ``gloss`` has at most 48 characters.
    """

    word: str
    pleasantness: int
    energy: int
    gloss: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A small act to choose from: ``kind`` is "pleasant" or "doable", ``minutes`` 2 to 30."""

    text: str
    kind: str
    minutes: int


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """A line to call, with what is known about its number.

    ``checked_on`` is an ISO date, or only its year, when the number was last seen on a published page. Where
    it is ``None``, ``please_check`` is true and the screen says so. ``how`` is such as "call or text".
    """

    name: str
    number: str
    source: str
    source_year: int | None
    checked_on: str | None
    please_check: bool
    how: str | None
    hours: str | None
    languages: str | None


@dataclass(frozen=True, slots=True)
class Country:
    """A country by ISO 3166 alpha-2 code.

    ``emergency`` is ``None`` where no number was looked up, and ``lines`` is empty where no line is known:
    the screen then shows the fallback.
    """

    code: str
    name: str
    emergency: str | None
    lines: tuple[CrisisLine, ...]


@dataclass(frozen=True, slots=True)
class Fallback:
    """Where to turn when no line is known: a site, what it does, and a sentence on the emergency number."""

    site: str
    about: str
    emergency: str


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """What is known about an exercise.

    ``status`` is "read" (the figures were read on a published page), "second-hand" (figures that
    somebody else quoted), "recalled" (worded without a figure) or "none" (no study is claimed).
    """

    id: str
    title: str
    what: str
    study: str
    effect: str
    caveat: str
    skip: str
    status: str
