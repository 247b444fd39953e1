"""What is a text at all; standard library only, for commands that load no tables."""

from unicodedata import category

FORMAT = "Cf"
"""The Unicode category of characters without a shape of their own, such as U+200B."""


def has_something(text: str) -> bool:
    """Tell whether there is anything in a text besides blanks, line ends and characters without a shape."""
    return any(not character.isspace() and category(character) != FORMAT for character in text)
