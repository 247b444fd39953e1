"""What a hunch is about, what that is called, and on which days it is read; for Today as well, so it loads little."""

from collections.abc import Mapping
from enum import StrEnum

LOOKS = (30, 45, 60, 90, 120, 150, 180)
"""Days after the first that counts on which a hunch is read; on the last for good."""


class Kind(StrEnum):
    """Where the days of a hunch's something come from."""

    ACTIVITY = "activity"
    EFFORT = "effort"
    WORD = "word"


EFFORTS: Mapping[str, str] = {
    "application": "applied for a job",
    "skill": "worked on a skill",
    "reach-out": "was in touch with somebody",
    "reflection": "took a no apart",
    "kindness": "was kind to yourself in writing",
    "small act": "did one doable thing",
    "planning": "made or ticked a plan",
}
"""How each kind of effort is told; a check-in is on every day there is, so it is none of them."""


def factor_words(kind: Kind, factor: str) -> str:
    """Return what the something is called."""
    if kind is Kind.EFFORT:
        return EFFORTS.get(factor, factor)
    return f"felt {factor}" if kind is Kind.WORD else factor
