"""How often a source is looked at, in words; for the log as well, so it loads little."""

from collections.abc import Mapping

UNITS: Mapping[str, str] = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of a rrule, and what they are called."""


def cadence_words(rule: str) -> str:
    """Say a kept rrule in words: "every 2 weeks", "every Friday"; as it stands where it is more than that."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    unit, count = UNITS.get(parts.get("FREQ", "")), int(parts.get("INTERVAL", "1"))
    if parts.keys() - {"FREQ", "INTERVAL", "BYDAY"} or unit is None:
        return rule
    if day := parts.get("BYDAY"):
        if unit != "week" or count != 1 or day not in DAYS:
            return rule
        return f"every {NAMES[DAYS.index(day)]}"
    return f"every {count} {unit}s" if count > 1 else f"every {unit}"
