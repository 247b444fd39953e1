"""The page of what helped: read, changed, saved as a file; and the way to start again."""

import os
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.files import private_file
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.text import show


class EndPage(Dialog[str]):
    """The result is ``edit``, ``save`` or ``again``; None if it was left.

    Args:
        text: what helped, as typed.
    """

    heading = "What helped me"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "choose('edit')", "change", id="end.edit"),
        Binding("W,s", "choose('save')", "save as a file", id="end.save", key_display="W"),
        Binding("N", "choose('again')", "start again", id="end.again"),
        Binding("q,enter", "leave", "close", show=False),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(classes="box") as box:
            box.border_title = self.heading
            yield Static(Content(show(self.text)), classes="body")
            yield KeyLine()

    def action_choose(self, what: str) -> None:
        """Close, and do it."""
        self.dismiss(what)


def save_page(path: Path, text: str) -> str:
    """Write a page to a new file, 0600.

    Returns:
        The sentence that says so.

    Raises:
        InvalidEntry: something is there already, or it cannot be written.
    """
    try:
        with os.fdopen(private_file(path), "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise InvalidEntry("Something of that name is there already, and was left alone: choose another.") from None
    except OSError as error:
        raise InvalidEntry(f"It could not be written there ({error.strerror}); choose another place.") from None
    return f"Saved to {show(str(path))}."
