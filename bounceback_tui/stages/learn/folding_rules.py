"""What of an answer was written, quoted or signed; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an answer: what was written, what it quotes, or a signature. Parts together are the whole text."""

    folded: str
    """Empty for what was written, else what it is called when folded: "quoted lines" or "signature"."""
    text: str


_ATTRIBUTION = re.compile(
    r"(On .{4,200} wrote:|Am .{4,200} schrieb.{0,80}:|Le .{4,200} a écrit\s?:|El .{4,200} escribió:"
    r"|-{2,}\s?(Original Message|Ursprüngliche Nachricht|Forwarded message)\s?-{2,}|_{10,})\s*"
)


_SENT_FROM = re.compile(r"(Sent from my |Von meinem .{2,40} gesendet|Get Outlook for ).{0,60}\s*")


def fold(text: str) -> Sequence[Part]:
    """Tell what was written in a mail from what it quotes and from its signature.

    Args:
        text: the mail as it was pasted.

    Returns:
        The parts in order; joined they are the text, letter for letter. All after a line "-- " is signature, up
        to the next quoted line; all after "Original Message" is quoted.
    """
    kinds: list[tuple[str, str]] = []
    now = ""
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare.startswith(">"):
            kinds.append(("quoted lines", line))
            continue
        if _ATTRIBUTION.fullmatch(bare):
            now = "quoted lines" if bare.startswith(("-", "_")) else now
            kinds.append(("quoted lines", line))
            continue
        if not now and (line.rstrip("\r\n") == "-- " or bare == "--" or _SENT_FROM.fullmatch(bare)):
            now = "signature"
        kinds.append((now, line))
    return tuple(
        Part(kind, "".join(line for _, line in those)) for kind, those in groupby(kinds, key=lambda one: one[0])
    )


def folded_words(part: Part) -> str:
    """Say what is folded away, such as "4 quoted lines"."""
    count = len(part.text.splitlines())
    if part.folded == "signature":
        return f"signature, {count} line{'s' if count > 1 else ''}"
    return f"{count} quoted line{'s' if count > 1 else ''}"
