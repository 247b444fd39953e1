"""What every doing of the third stage's room is made of: find a thing, open a form, write and tell it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bounceback_tui.stages.realign import rules
from bounceback_tui.stages.realign.rules import Section
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.room import Room

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows
    from bounceback_tui.ui.form import Form


class Footing(Room[Any]):
    """The part of the room that its doings stand on."""

    def open_section(self, section: Section) -> None:
        """Show another section."""
        raise NotImplementedError

    def with_thing(self, section: Section, key: str, then: Callable[[Any], Any]) -> None:
        """Find a thing by its key as hexadecimal text, and go on with it if it is still there."""

        def job(db: "Database") -> rules.Thing | None:
            from bounceback_tui.stages.realign import records

            return records.find(db, section, UUID(key))

        def found(thing: rules.Thing | None) -> None:
            if thing is None:
                self.post_message(Told("That is deleted; u may still bring it back.", trouble=True))
            else:
                then(thing)

        self.read(job, found)

    def push(self, form: "Form", sentence: str, then: Callable[[Any], Any] | None = None) -> None:
        """Open a form whose result is (row, the way back), and tell when it is kept."""

        def done(result: "tuple[Any, Rows] | None") -> None:
            if result is not None:
                self.tell_undoable(sentence, result[1])
                if then is not None:
                    then(result[0])

        self.bring_up(form, done)

    def write(self, sentence: str, job: "Callable[[Database], Rows]") -> None:
        """Write something small, and tell it with the way back."""
        self.save(job, lambda rows: self.tell_undoable(sentence, rows))
