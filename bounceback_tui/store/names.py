"""A name as forms complete it: plain values, known before the database is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody by name, with mail address and organisation where they are known."""

    name: str
    mail: str = ""
    organisation: str = ""
