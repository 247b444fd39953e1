"""Saves a letter as a mail file: asks where to and from whom; knows no stage, sends nothing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from bounceback_tui.config import is_address
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui import mail
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Question, Values
from bounceback_tui.ui.messages import PreferenceChanged

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


class SaveMailForm(Question):
    """Where a letter is saved; the result is its path.

    Args:
        context: the run's context.
        letter: what is saved.
        name: the file's name, without its ending.
    """

    heading = "Save the letter"
    intro = (
        "As an .eml file, which mail programs open as a draft. Readable by you alone; no file that is there is ever "
        "written over. Your own address is kept in the preferences and may be left out."
    )
    fields: ClassVar[Sequence[Field]] = (
        Field("folder", "folder", optional=False),
        Field("sender", "your address", placeholder="sam@example.org"),
    )

    def __init__(self, context: Context, letter: mail.Letter, name: str) -> None:
        start = {"folder": mail.usual_folder(), "sender": context.preferences.mail_from}
        super().__init__(context, draft="save-mail", values=start)
        self.letter = letter
        self.file_name = name

    def write(self, db: "Database", values: Values) -> Path:
        """Write the file; returns where it is."""
        folder, sender = str(values["folder"]).strip(), str(values["sender"]).strip()
        if sender and not is_address(sender):
            raise InvalidEntry('Your address has to be a mail address such as "sam@example.org", or empty.')
        content = mail.eml(replace(self.letter, sender=sender), self.context.clock())
        try:
            return mail.save_file(folder or "~", self.file_name, content)
        except (OSError, RuntimeError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it cannot be used"
            raise InvalidEntry(f"Nothing was saved there: {reason.lower()}.") from None

    def _saved(self, result: Any) -> None:
        sender = str(self.values()["sender"]).strip()
        if sender != self.context.preferences.mail_from:
            self.app.post_message(PreferenceChanged(mail_from=sender))
        super()._saved(result)
