"""Which feeling words and activities are taken as typed, and what is said about one that is not known."""

from collections.abc import Iterable, Sequence

from bounceback_tui.cli.run import Misuse
from bounceback_tui.ui.text import one_line

NEAR = 3
"""How many near words are named."""


def settle(
    typed: Sequence[str], known: Sequence[str], *, own: bool, what: str, otherwise: Sequence[str] = ()
) -> tuple[list[str], list[str]]:
    """Match what was typed against what is known, whatever its case.

    Args:
        typed: words or activities, in the order they were given.
        known: all that are known, in the spelling they are kept in.
        own: whether an unknown one becomes one of the person's own.
        what: what they are called in a sentence, such as "a feeling word".
        otherwise: what to name when nothing known is spelled like an unknown one.

    Returns:
        All of them in the spelling to keep, doubles folded; and those that are new.

    Raises:
        Misuse: one is empty, or unknown without ``own``.
    """
    spelled = {name.casefold(): name for name in known}
    settled: list[str] = []
    new: list[str] = []
    for one in (" ".join(words.split()) for words in typed):
        if not one:
            raise Misuse(f"{what.capitalize()} was empty; nothing was saved.")
        if one.casefold() not in spelled:
            if not own:
                raise Misuse(_unknown(one, known, what, otherwise))
            spelled[one.casefold()] = one
            new.append(one)
        settled.append(spelled[one.casefold()])
    return list(dict.fromkeys(settled)), new


def _unknown(one: str, known: Iterable[str], what: str, otherwise: Sequence[str]) -> str:
    from difflib import get_close_matches

    like = get_close_matches(one.casefold(), list(known), n=NEAR, cutoff=0.6) or otherwise
    hint = f"try {', '.join(like[:NEAR])}, or " if like else ""
    return (
        f"“{one_line(one, 40)}” is not known here as {what}, so nothing was saved; "
        f"{hint}add --own to make it one of your own."
    )
