"""Small acts: the lift that was expected against the one that came, with how many; pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bounceback_tui.insights.rules import counted, number, signed
from bounceback_tui.stages.feel.rules import LIFTS

LEAST = 5
"""Acts below which it is too few to say."""
TOLD = 100
"""Kinds of acts that are listed at most."""


@dataclass(frozen=True, slots=True)
class Act:
    """One small act that was done: what it was, the local day, the lift expected and the one that came, −2 to 2.

    ``key`` is its record's, in hex.
    """

    text: str
    day: date
    expected: int
    came: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Acts:
    """Acts that were done, the latest first, and how many were let go or are open."""

    done: Sequence[Act] = ()
    let_go: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """Acts with the same words: the words as written last, how often, both means, and the latest's day and key."""

    text: str
    count: int
    expected: float
    came: float
    day: date
    key: str


def means(acts: Sequence[Act]) -> tuple[float, float]:
    """Return the mean lift expected and the mean lift that came, of at least one act."""
    return (sum(act.expected for act in acts) / len(acts), sum(act.came for act in acts) / len(acts))


def kinds(acts: Sequence[Act]) -> list[Kind]:
    """Put acts with the same words together, whatever their case and spaces.

    Args:
        acts: the latest first.

    Returns:
        Those done most often first, and among equals those that lifted most.
    """
    held: dict[str, list[Act]] = {}
    for act in acts:
        held.setdefault(" ".join(act.text.casefold().split()), []).append(act)
    found = [Kind(same[0].text, len(same), *means(same), same[0].day, same[0].key) for same in held.values()]
    return sorted(found, key=lambda kind: (-kind.count, -kind.came, kind.text))


def levels(acts: Sequence[Act]) -> tuple[Counter[int], Counter[int]]:
    """Return how often each lift was expected, and how often it came."""
    return Counter(act.expected for act in acts), Counter(act.came for act in acts)


def said(acts: Acts) -> str:
    """Say how acts turned out; below five that it is too few, and how many are missing."""
    done = acts.done
    rest = _rest(acts)
    if len(done) < LEAST:
        have = "No small act is done yet" if not done else f"{number(len(done)).capitalize()} done so far"
        return f"{have}: too few to say, {number(LEAST - len(done))} more needed.{rest}"
    expected, came = means(done)
    better = sum(1 for act in done if act.came > act.expected)
    worse = sum(1 for act in done if act.came < act.expected)
    same = len(done) - better - worse
    return (
        f"{counted(len(done), 'small act')} done: a lift of {signed(expected)} was expected on average, "
        f"{signed(came)} came. {better} turned out better than expected, {same} as expected, {worse} worse.{rest}"
    )


def _rest(acts: Acts) -> str:
    parts = []
    if acts.let_go:
        parts.append(f"{acts.let_go} let go")
    if acts.open:
        parts.append(f"{acts.open} still open")
    return f" Not counted: {', '.join(parts)}." if parts else ""


def kind_words(kind: Kind) -> str:
    """Say how acts of one kind turned out; a mean is told from five on."""
    if kind.count == 1:
        return f"{LIFTS[round(kind.came)]:<12} expected {LIFTS[round(kind.expected)]}"
    if kind.count < LEAST:
        return f"{kind.count} times: too few to say"
    return f"{kind.count} times: {signed(kind.came)}, expected {signed(kind.expected)}"
