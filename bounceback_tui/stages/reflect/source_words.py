"""Where a supposed reason comes from, by name and in words; for the log as well, so it loads little."""

from collections.abc import Mapping
from enum import StrEnum


class Source(StrEnum):
    """Where a supposed reason comes from."""

    SAID = "said"
    INFERRED = "inferred"
    UNKNOWABLE = "unknowable"


SOURCES: Mapping[str, str] = {
    Source.SAID: "they said",
    Source.INFERRED: "I infer",
    Source.UNKNOWABLE: "cannot be known",
}
"""The same, in the words on screen."""
