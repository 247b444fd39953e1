"""Finds the stylesheet beside a room's screen, so that it is read when the room is."""

from pathlib import Path


def style(module_file: str) -> str:
    """Return the text of ``screen.tcss`` beside a module.

    Args:
        module_file: the module's ``__file__``.

    Returns:
        The stylesheet, every rule of it nested under the room's own type.
    """
    return Path(module_file).with_suffix(".tcss").read_text(encoding="utf-8")
