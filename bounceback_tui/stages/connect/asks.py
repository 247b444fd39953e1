"""What there is to do about asks and thanks in the sixth stage: compose, change, send, settle."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bounceback_tui.stages.connect import letters
from bounceback_tui.stages.connect.doings import Doings
from bounceback_tui.stages.connect.rules import Ask, Interaction, Opened, Purpose, State
from bounceback_tui.ui import mail, outgoing
from bounceback_tui.ui.messages import Told

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

NO_ASK = "Nothing is asked here just now; a begins."


class Asks(Doings):
    """The part of the room about letters."""

    def with_ask(self, then: Callable[[Opened, Ask], Any]) -> None:
        """Go on with the open ask of whom the cursor is on."""

        def found(opened: Opened) -> None:
            if opened.ask is None:
                self.post_message(Told(NO_ASK))
            else:
                then(opened, opened.ask)

        self.with_chosen(found)

    def action_ask(self) -> None:
        """Ask something, or go on with what is being asked."""

        def then(opened: Opened) -> None:
            if opened.ask is None or opened.ask.state is State.SENT:
                self.begin_ask(opened)
            else:
                self._open_letter(opened, opened.ask)

        self.with_chosen(then)

    def begin_ask(self, opened: Opened, purpose: Purpose = Purpose.ASK, what: str = "") -> None:
        """Compose a letter: first what it is about."""
        from bounceback_tui.stages.connect.ask_forms import AskForm

        def done(result: "tuple[UUID, Rows] | None") -> None:
            if result is None:
                return
            key, rows = result
            self.tell_undoable("Drafted. Nothing is sent from here; that is yours to do.", rows)
            self._with_letter(key.hex, self._open_letter)

        self.bring_up(AskForm(self.context, opened, purpose=purpose, what=what), done)

    def _with_letter(self, key: str, then: Callable[[Opened, Ask], Any]) -> None:
        def job(db: "Database") -> tuple[Opened, Ask] | None:
            from bounceback_tui.stages.connect import ask_records

            return ask_records.find(db, key)

        self.read_found(job, lambda found: then(*found), "That letter is deleted.")

    def _open_letter(self, opened: Opened, ask: Ask) -> None:
        from bounceback_tui.stages.connect.ask_forms import LetterForm

        self.look_at(opened.person.key)
        self.bring_up(LetterForm(self.context, opened, ask), self.told("The letter is kept."))

    def action_sent(self) -> None:
        """Say that the letter at hand went out."""
        from bounceback_tui.stages.connect.ask_forms import SentForm

        def then(opened: Opened, ask: Ask) -> None:
            if ask.state is State.SENT:
                self.post_message(Told("That went out already. r says what came of it."))
            else:
                self.bring_up(SentForm(self.context, ask), self.told("Noted. Asking was the part that is yours."))

        self.with_ask(then)

    def action_answer(self) -> None:
        """Say what came of an ask."""

        def then(opened: Opened, ask: Ask) -> None:
            if ask.state is State.DRAFT:
                self.post_message(Told("This letter is not sent yet: f says that it is."))
            else:
                self._open_answer(opened, ask)

        self.with_ask(then)

    def _open_answer(self, opened: Opened, ask: Ask) -> None:
        from bounceback_tui.stages.connect.ask_forms import AnswerForm

        self.bring_up(AnswerForm(self.context, ask), self.told("Kept."))

    def action_take_ask_away(self) -> None:
        """Delete the open ask; what happened stays."""

        def then(opened: Opened, ask: Ask) -> None:
            def job(db: "Database") -> "Rows":
                from bounceback_tui.stages.connect import ask_records

                return ask_records.remove(db, ask.id)

            self.write_told(job, "The letter is deleted.")

        self.with_ask(then)

    # On its way out

    def action_open_mail(self) -> None:
        """Open the letter at hand in the person's mail program."""
        self.with_ask(
            lambda opened, ask: outgoing.open_mail(self, letters.on_its_way(opened, ask), " f once it is sent.")
        )

    def action_save_mail(self) -> None:
        """Save the letter at hand as a mail file."""

        def then(opened: Opened, ask: Ask) -> None:
            again = " f once it is sent." if ask.state is State.DRAFT else ""
            name = mail.file_name(opened.person.name, ask.purpose.value)
            outgoing.save_mail(self, letters.on_its_way(opened, ask), name, again)

        self.with_ask(then)

    # On arrival from Today

    async def do_ask(self, key: str) -> None:
        """Look at whoever was asked."""
        self._with_letter(key, lambda opened, ask: self.look_at(opened.person.key))

    async def do_draft(self, key: str) -> None:
        """Go on with an unfinished text."""
        if key == "person":
            self.action_new()
        elif key.startswith("person-"):
            self.edit(key.removeprefix("person-"))
        elif key.startswith("touch-c"):
            self.with_opened(key.removeprefix("touch-c"), self.open_touch)
        elif key.startswith("touch-i"):
            self._draft_of_touch(key.removeprefix("touch-i"))
        elif key.startswith("favour-letter-"):
            self._with_letter(key.removeprefix("favour-letter-"), self._open_letter)
        elif key.startswith("favour-answer-"):
            self._with_letter(key.removeprefix("favour-answer-"), self._open_answer)
        else:
            tag = key.removeprefix("favour-")
            purpose = Purpose.THANKS if tag[:1] == "t" else Purpose.ASK
            self.with_opened(tag[1:], lambda opened: self.begin_ask(opened, purpose))

    def _draft_of_touch(self, key: str) -> None:
        def job(db: "Database") -> tuple[Opened, Interaction] | None:
            from bounceback_tui.stages.connect import happened_records

            return happened_records.interaction(db, key)

        self.read_found(
            job, lambda found: self.open_touch(found[0], happened=found[1]), "What it was about is deleted."
        )
