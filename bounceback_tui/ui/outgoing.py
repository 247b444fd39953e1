"""A letter's way out of a room: to the person's mail program, or into a mail file. Sends nothing."""

import os
from typing import TYPE_CHECKING, Any

from bounceback_tui.ui import mail
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.room import Room
from bounceback_tui.ui.text import one_line

if TYPE_CHECKING:
    from pathlib import Path


def still_missing(letter: mail.Letter) -> str:
    """Say what is marked in a letter, as a sentence that follows another; nothing when all is filled in."""
    marked = mail.missing_in(letter.subject, letter.text)
    return f" Still to fill in: {', '.join(one_line(one, 40) for one in marked)}." if marked else ""


def open_mail(room: Room[Any], letter: mail.Letter, then: str) -> None:
    """Open a letter in the person's mail program, or say why that cannot be.

    Args:
        room: where the letter is.
        letter: what is handed over.
        then: said after it, such as " m once it is sent."
    """
    link = mail.mailto(letter)
    if not mail.can_open_links(os.environ):
        room.post_message(Told("No mail program can be opened from here: y copies the letter, s saves it."))
    elif len(link) > mail.LONGEST_LINK:
        room.post_message(Told("The letter is too long to hand over: s saves it as a mail file.", trouble=True))
    else:
        room.app.open_url(link)
        room.post_message(Told(f"Handed to your mail program.{still_missing(letter)}{then}"))


def save_mail(room: Room[Any], letter: mail.Letter, name: str, then: str) -> None:
    """Ask where a letter is saved as a mail file; arguments as for ``open_mail``, and the file's name."""
    from bounceback_tui.ui.mail_form import SaveMailForm

    def done(path: "Path | None") -> None:
        if path is not None:
            room.post_message(Told(f"Saved {one_line(str(path), 200)}.{still_missing(letter)}{then}"))

    room.bring_up(SaveMailForm(room.context, letter, name), done)
