"""Saves a picture as an SVG: asks where to; knows no stage."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui import mail
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Question, Values
from bounceback_tui.ui.picture import Picture
from bounceback_tui.ui.svg import svg

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


class SavePictureForm(Question):
    """Where a picture is saved; the result is its path.

    Args:
        context: the run's context.
        picture: what is saved.
        name: words of the file's name, without its ending.
        colours: of the theme, by name.
    """

    heading = "Save the picture"
    intro = (
        "As an .svg file, with the sentence under it and nothing else of yours. Readable by you alone; no file "
        "that is there is ever written over."
    )
    fields: ClassVar[Sequence[Field]] = (Field("folder", "folder", optional=False),)

    def __init__(self, context: Context, picture: Picture, name: str, colours: Mapping[str, str]) -> None:
        super().__init__(context, draft="save-picture", values={"folder": mail.usual_folder()})
        self.picture = picture
        self.file_name = mail.file_name(name)
        self.colours = dict(colours)

    def write(self, db: "Database", values: Values) -> Path:
        """Write the file; returns where it is."""
        folder = str(values["folder"]).strip() or "~"
        content = svg(self.picture, self.colours).encode()
        try:
            return mail.save_file(folder, self.file_name, content, ending=".svg")
        except (OSError, RuntimeError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it cannot be used"
            raise InvalidEntry(f"Nothing was saved there: {reason.lower()}.") from None
