"""Messages that rooms and dialogs send up; the app acts on them. Knows no stage."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


class Told(Message):
    """Something was done, or could not be done; the app shows it as a toast.

    Args:
        sentence: one plain sentence, shown as it is (never as markup); nothing when what was done is seen anyway.
        undo: a job for the lane that takes it back; ``u`` runs it.
        trouble: whether it went wrong.
    """

    def __init__(
        self, sentence: str, *, undo: "Callable[[Database], object] | None" = None, trouble: bool = False
    ) -> None:
        super().__init__()
        self.sentence = sentence
        self.undo = undo
        self.trouble = trouble


class GoTo(Message):
    """Go to a room, and do something there.

    Args:
        room: a room's key.
        action: the name of the room's action to run on arrival, if any.
        argument: what the action is about, such as a record's id.
    """

    def __init__(self, room: str, action: str = "", argument: str = "") -> None:
        super().__init__()
        self.room = room
        self.action = action
        self.argument = argument


class OpenWritten(Message):
    """Open something that was written, in the room it belongs to.

    Args:
        table: its table.
        key: its key as hexadecimal text.
    """

    def __init__(self, table: str, key: str) -> None:
        super().__init__()
        self.table = table
        self.key = key


class BringUp(Message):
    """Show a dialog, as soon as the curtain allows.

    Args:
        screen: the dialog.
        then: called with its result.
    """

    def __init__(self, screen: Screen[Any], then: Callable[[Any], None]) -> None:
        super().__init__()
        self.screen = screen
        self.then = then


class PreferenceChanged(Message):
    """The person changed preferences; the app keeps them and writes the file.

    Args:
        changes: new values by the field's name in ``config.Preferences``.
    """

    def __init__(self, **changes: object) -> None:
        super().__init__()
        self.changes = changes
