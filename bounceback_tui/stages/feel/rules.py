"""Rules of the first stage, pure: what an entry is, which words fit a place on the grid, how lift is named."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from uuid import UUID

LIFTS: Mapping[int, str] = {
    -2: "much worse",
    -1: "a bit worse",
    0: "no change",
    1: "a bit better",
    2: "much better",
}
"""The scale of predicted and actual lift, in words: the same for both, so that they can be compared."""

PLEASANTNESS = ("very unpleasant", "unpleasant", "in between", "pleasant", "very pleasant")
ENERGY = ("very low", "low", "medium", "high", "very high")


class Kind(StrEnum):
    """What was written."""

    CHECK_IN = "check-in"
    ACT = "one doable thing"
    STING = "when it stings"
    CAPSULE = "capsule"


class Item(NamedTuple):
    """One entry of the stage.

    ``at`` is UTC, ``utc_offset`` the local clock's distance from it in minutes, ``day`` the local date it
    belongs to; ``fields`` holds the entry's own columns by name.
    """

    kind: Kind
    id: "UUID"
    at: datetime
    day: date
    utc_offset: int
    fields: Mapping[str, Any]
    words: tuple[str, ...] = ()

    def with_words(self, words: Iterable[str]) -> "Item":
        """Return the same entry with its feeling words."""
        return self._replace(words=tuple(words))


class Placed(Protocol):
    """A word with a place on the grid, 1 to 5 each way."""

    @property
    def word(self) -> str:
        """The word itself."""

    @property
    def pleasantness(self) -> int:
        """1 to 5."""

    @property
    def energy(self) -> int:
        """1 to 5."""


WordT = TypeVar("WordT", bound=Placed)


def affect_words(pleasantness: int, energy: int) -> str:
    """Say a place on the grid in words, for people who see neither grid nor colour.

    Args:
        pleasantness: 1 to 5.
        energy: 1 to 5.

    Returns:
        Such as "unpleasant, high energy".
    """
    return f"{PLEASANTNESS[pleasantness - 1]}, {ENERGY[energy - 1]} energy"


def nearest(words: Iterable[WordT], pleasantness: int, energy: int) -> list[WordT]:
    """Order words by their distance from a place on the circumplex (Russell 1980).

    Args:
        words: what there is to choose from.
        pleasantness: 1 to 5.
        energy: 1 to 5.

    Returns:
        All of them, nearest first; equally near ones in alphabetical order.
    """

    def distance(word: WordT) -> tuple[int, str]:
        across, up = word.pleasantness - pleasantness, word.energy - energy
        return across * across + up * up, word.word

    return sorted(words, key=distance)


def matching(words: Sequence[WordT], typed: str) -> list[WordT]:
    """Return the words that fit what was typed: those that begin with it, then those that contain it."""
    wanted = typed.strip().casefold()
    starts = [word for word in words if word.word.casefold().startswith(wanted)]
    inside = [word for word in words if wanted in word.word.casefold() and word not in starts]
    return starts + inside


def lift_against(predicted: int, actual: int) -> str:
    """Say how a small act turned out against what was expected, without praise."""
    told = LIFTS[actual]
    if actual == predicted:
        return f"{told}, as expected"
    return f"{told}; {LIFTS[predicted]} was expected"
