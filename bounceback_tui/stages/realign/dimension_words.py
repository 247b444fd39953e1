"""What a direction is scored by; for the log as well, so it loads nothing."""

from collections.abc import Mapping

DIMENSIONS: Mapping[str, str] = {
    "interest": "interest",
    "values_fit": "values",
    "strengths_fit": "strengths",
    "market": "market",
    "energy": "energy",
}
"""The five dimensions of a score, by column, in their order."""
