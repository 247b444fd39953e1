"""What there is to do with people in the sixth stage, and the way back from each."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bounceback_tui.journey.now import today
from bounceback_tui.stages.connect.rules import Interaction, Opened, Purpose, What
from bounceback_tui.stages.connect.thanks_rules import Help
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.room import Room
from bounceback_tui.ui.text import one_line

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

NOBODY = "There is nobody under the cursor; n puts somebody down."


class Doings(Room[Any]):
    """The part of the room that opens dialogs about people. ``do_…`` are run on arrival from Today."""

    def chosen_key(self) -> str | None:
        """Return the key of whom the cursor is on, or is about to be."""
        raise NotImplementedError

    def look_at(self, key: str) -> None:
        """Called when the cursor belongs on somebody."""
        raise NotImplementedError

    def with_opened(self, key: str, then: Callable[[Opened], Any]) -> None:
        """Find somebody by their key as hexadecimal text, and go on with them if they are still there."""

        def job(db: "Database") -> Opened | None:
            from bounceback_tui.stages.connect import records

            return records.find(db, key)

        self.read_found(job, then, "They are deleted.")

    def with_chosen(self, then: Callable[[Opened], Any]) -> None:
        """Go on with whom the cursor is on, as the file has them now."""
        if (key := self.chosen_key()) is None:
            self.post_message(Told(NOBODY))
        else:
            self.with_opened(key, then)

    # People

    def action_new(self) -> None:
        """Put somebody down."""
        self._open_person(None)

    def _open_person(self, opened: Opened | None) -> None:
        from bounceback_tui.stages.connect.forms import PersonForm

        def done(result: "tuple[UUID, Rows] | None") -> None:
            if result is not None:
                key, rows = result
                self.look_at(key.hex)
                self.tell_undoable("Changed." if opened else "Put down.", rows)

        self.bring_up(PersonForm(self.context, opened), done)

    def edit(self, key: str) -> None:
        """Change somebody."""
        self.with_opened(key, self._open_person)

    def delete(self, key: str) -> None:
        """Delete somebody with all that hangs on them."""

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.connect import contact_records

            return contact_records.remove(db, UUID(key))

        self.write_told(job, "Deleted, with what was noted and asked.")

    def action_pause(self) -> None:
        """Pause somebody."""
        from bounceback_tui.stages.connect.forms import PauseForm

        def then(opened: Opened) -> None:
            self.bring_up(PauseForm(self.context, opened), self.told("Noted. The rest will keep."))

        self.with_chosen(then)

    # In touch

    def action_touch(self) -> None:
        """Note that there was a real contact."""
        self.with_chosen(self.open_touch)

    def open_touch(self, opened: Opened, *, happened: Interaction | None = None, kind: What = What.CAUGHT_UP) -> None:
        """Open the form for a contact, a new one or one that is changed."""
        from bounceback_tui.stages.connect.forms import TouchForm

        def done(result: "tuple[UUID, Rows] | None") -> None:
            if result is not None:
                self.tell_undoable("Noted. The clock starts anew.", result[1])

        self.bring_up(TouchForm(self.context, opened, happened=happened, kind=kind), done)

    def action_happened(self) -> None:
        """List all that happened and was written, to change and delete any of it."""
        from bounceback_tui.stages.connect.happened import HappenedList

        def then(opened: Opened) -> None:
            if opened.happened or opened.asks:
                self.bring_up(HappenedList(self.context, opened), lambda _: self.reload())
            else:
                self.post_message(Told("Nothing is noted here yet; g notes that you were in touch."))

        self.with_chosen(then)

    # Thanks

    def action_thanks(self) -> None:
        """Show who helped and who is not thanked yet."""
        from bounceback_tui.stages.connect.thanks import ThanksDialog

        here = today(self.context)

        def job(db: "Database") -> Sequence[Help]:
            from bounceback_tui.stages.connect import thanks_records

            return thanks_records.ledger(db, today=here)

        self.read(job, lambda helps: self.bring_up(ThanksDialog(helps, here), self._thank))

    def _thank(self, result: tuple[str, Help] | None) -> None:
        if result is None:
            return
        what, one = result
        key = one.contact_id.hex
        self.look_at(key)
        if what == "said":
            self.with_opened(key, lambda opened: self.open_touch(opened, kind=What.THANKED))
        else:
            self.with_opened(key, lambda opened: self.begin_ask(opened, Purpose.THANKS, one.note))

    def begin_ask(self, opened: Opened, purpose: Purpose = Purpose.ASK, what: str = "") -> None:
        """Called when a letter is to be composed."""
        raise NotImplementedError

    # From elsewhere

    def action_bring_in(self) -> None:
        """Take people over from a file."""
        from bounceback_tui.stages.connect.bringing import FileForm, PreviewDialog

        def came(result: "tuple[int, Rows] | None") -> None:
            if result is not None:
                count, rows = result
                people = "person" if count == 1 else "people"
                self.tell_undoable(f"{count:,} {people} taken over. e sets a rhythm for those you choose.", rows)

        def read(preview: Any) -> None:
            if preview is not None:
                self.bring_up(PreviewDialog(self.context, preview), came)

        self.bring_up(FileForm(self.context), read)

    def action_evidence(self) -> None:
        """Show what is known about people one knows."""
        from bounceback_tui.stages.connect.evidence import evidence_page

        self.app.push_screen(evidence_page())

    # On arrival from Today

    async def do_contact(self, key: str) -> None:
        """Look at somebody."""
        self.look_at(key)

    async def do_tell(self, key: str) -> None:
        """Look at the one who might be told of a no, and say how."""
        self.look_at(key)

        def then(opened: Opened) -> None:
            name = one_line(opened.person.name, 40)
            self.post_message(Told(f"One line to {name} is enough. g notes it afterwards, if you like."))

        self.with_opened(key, then)
