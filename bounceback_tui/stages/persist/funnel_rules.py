"""How applications went by channel, with counts and intervals; pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

FEWEST = 5
"""Answers below which a share says nothing."""


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of Wilson for a share of ``hits`` in ``count``; ``count`` is at least 1."""
    z = 1.959964
    share = hits / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return max(0.0, middle - half), min(1.0, middle + half)


REACHED = ("applied", "screening", "interview", "final", "offer", "accepted")
"""The stages of an application, in their order; the others say that it ended."""


@dataclass(frozen=True, slots=True)
class Channel:
    """How applications through one channel went: how many got at least to each of the first five stages."""

    name: str
    counts: Mapping[str, int]


def funnel(histories: Sequence[tuple[str, Collection[str]]]) -> list[Channel]:
    """Count, for each channel, how many applications got how far.

    Args:
        histories: of each application its channel and every status it had.

    Returns:
        The channels, the one with most applications first.
    """
    found: dict[str, dict[str, int]] = {}
    for name, statuses in histories:
        counts = found.setdefault(name or "no channel named", dict.fromkeys(REACHED, 0))
        far = max((REACHED.index(status) for status in statuses if status in REACHED), default=0)
        for stage in REACHED[: far + 1]:
            counts[stage] += 1
    return sorted((Channel(name, counts) for name, counts in found.items()), key=lambda one: -one.counts["applied"])


def share_words(hits: int, count: int) -> str:
    """Say a share with its uncertainty, or that there is too little to say."""
    if count < FEWEST:
        return f"{hits} of {count} · too few to read anything into"
    low, high = wilson(hits, count)
    return f"{hits} of {count} · {hits / count:.0%} (between {low:.0%} and {high:.0%})"


def funnel_lines(channels: Sequence[Channel]) -> Iterator[str]:
    """Yield the funnel, one line a channel and stage; the same for every width from 60 cells."""
    for channel in channels:
        count = channel.counts["applied"]
        yield f"{channel.name}: {count} application{'' if count == 1 else 's'}"
        yield f"  got to screening   {share_words(channel.counts['screening'], count)}"
        yield f"  got to interview   {share_words(channel.counts['interview'], count)}"
        yield f"  got an offer       {share_words(channel.counts['offer'], count)}"
