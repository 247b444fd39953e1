"""What an organisation is compared by, and whom one knows there in words; pure."""

import re
import unicodedata
from collections.abc import Sequence

from bounceback_tui.stages.connect.rules import listed

_FORMS = frozenset(
    {"ab", "ag", "as", "asa", "bv", "co", "company", "corp", "corporation", "gbr", "gmbh", "inc", "incorporated"}
    | {"kg", "kgaa", "limited", "llc", "llp", "ltd", "mbh", "nv", "oy", "oyj", "plc", "pty", "sa", "sarl", "sas"}
    | {"se", "spa", "srl", "ug"}
)
"""Legal forms, which nobody says."""


_WORD = re.compile(r"[^\W_]+")


def organisation_key(name: str) -> str:
    """Return what an organisation is compared by: no capitals, no punctuation, no "Ltd", "GmbH" or "Inc".

    Args:
        name: as it is written, such as "Acme Robotics, Inc.".

    Returns:
        Such as "acme robotics"; a name made of nothing but such words keeps them.
    """
    plain = re.sub(r"(?<=\w)\.(?=\w)|(?<=\b\w)\.", "", unicodedata.normalize("NFKC", name).casefold())
    words = _WORD.findall(plain)
    kept = list(words)
    while kept and (kept[-1] in _FORMS or kept[-1] == "and"):
        kept.pop()
    return " ".join(kept or words)


def known_sentence(names: Sequence[str], organisation: str) -> str:
    """Say whom one knows somewhere, such as "At Acme you know Priya and Tom."; "" for nobody."""
    if not names:
        return ""
    shown = list(names[:3]) + ([f"{len(names) - 3} more"] if len(names) > 3 else [])
    return f"At {organisation} you know {listed(shown)}."
