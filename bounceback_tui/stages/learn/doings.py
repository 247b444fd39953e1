"""What there is to do in the fourth stage: letters, answers, points, and the way back from each."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bounceback_tui.content.checks import ContentError
from bounceback_tui.journey.now import today
from bounceback_tui.stages.learn import letters
from bounceback_tui.stages.learn.rules import About, Answer, Kind, Opened, Purpose, Request, State
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.room import Room

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

MARK_FIRST = "This letter is not sent yet: m says that it is."
NO_LETTER = "There is no letter under the cursor; n drafts one."


class Doings(Room[Any]):
    """The part of the room that opens dialogs. ``do_…`` are run on arrival from Today."""

    def chosen_key(self) -> str | None:
        """Return the key of the entry the cursor is on, or is about to be."""
        raise NotImplementedError

    def look_at(self, key: str) -> None:
        """Called when the cursor belongs on an entry."""
        raise NotImplementedError

    def with_opened(self, key: str, then: Callable[[Opened], Any]) -> None:
        """Find an entry by its key as hexadecimal text, and go on with it if it is still there."""

        def job(db: "Database") -> Opened | None:
            from bounceback_tui.stages.learn import records

            return records.find(db, key)

        self.read_found(job, then, "That letter is deleted.")

    def with_request(self, then: Callable[[Request], Any]) -> None:
        """Go on with the letter under the cursor, as the file has it now."""

        def found(opened: Opened) -> None:
            if opened.request is None:
                self.post_message(Told(NO_LETTER))
            else:
                then(opened.request)

        if (key := self.chosen_key()) is None:
            self.post_message(Told(NO_LETTER))
        else:
            self.with_opened(key, found)

    def action_ask(self) -> None:
        """Draft a letter: first what it is about."""
        self._choose_about(self._ask)

    def _choose_about(self, then: Callable[[About], Any]) -> None:
        from bounceback_tui.stages.learn.about import AboutDialog

        def job(db: "Database") -> Sequence[About]:
            from bounceback_tui.stages.learn import about_records

            return about_records.abouts(db)

        def chosen(about: About | None) -> None:
            if about is not None:
                then(about)

        self.read(job, lambda abouts: self.bring_up(AboutDialog(abouts, today(self.context)), chosen))

    def _ask(self, about: About, kind: Kind = Kind.RECRUITER) -> None:
        from bounceback_tui.stages.learn.forms import AskForm

        self.bring_up(AskForm(self.context, about, kind=kind), self._drafted)

    def _drafted(self, result: "tuple[UUID, Rows] | None") -> None:
        if result is None:
            return
        key, rows = result
        self.tell_undoable("Drafted. Nothing is sent from here; that is yours to do.", rows)
        self.look_at(key.hex)
        self.with_opened(key.hex, self._write)

    def _write(self, opened: Opened, purpose: Purpose = Purpose.ASK) -> None:
        if opened.request is not None:
            self.write_letter(opened.request, purpose)

    def action_mentor(self) -> None:
        """Ask a mentor as well, about the same."""
        self.with_request(lambda request: self._ask(request.about, Kind.MENTOR))

    def write_letter(self, request: Request, purpose: Purpose, text: str | None = None) -> None:
        """Open one of a request's letters in its editor."""
        from bounceback_tui.stages.learn.forms import LetterForm, WritingForm

        form = LetterForm if purpose is Purpose.ASK else WritingForm
        said = request.text(purpose) if text is None else text
        self.bring_up(form(self.context, request, purpose, said), self.told("The letter is kept."))

    def action_later(self) -> None:
        """Draft the one letter that may follow, or the thanks for an answer."""
        self.with_request(self._later)

    def _later(self, request: Request) -> None:
        if request.state is State.DRAFT:
            self.post_message(Told(MARK_FIRST))
            return
        if request.state is not State.ANSWERED and request.followed_up_on is not None:
            self.post_message(Told("One more letter went out already, and one is enough. w calls it silent."))
            return
        if request.state is State.SILENT:
            self.post_message(Told("This one is called silent. u takes that back, if it was just now."))
            return
        purpose = Purpose.THANKS if request.state is State.ANSWERED else Purpose.FOLLOW_UP
        if text := request.text(purpose):
            self.write_letter(request, purpose, text)
            return
        self._compose_later(request, purpose)

    def _compose_later(self, request: Request, purpose: Purpose) -> None:
        from bounceback_tui.ui.letter_form import language_of

        try:
            language = language_of(self.context, request.language)
            text = letters.later_letter(language, request, purpose, sender=self.context.preferences.signature)
        except (ContentError, InvalidEntry) as error:
            self.trouble(error)
            return

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.learn import request_records

            return request_records.change(db, request.id, **{request_records.LETTER_COLUMNS[purpose]: text})

        def then(rows: "Rows") -> None:
            self.tell_undoable("Drafted.", rows)
            self.write_letter(request, purpose, text)

        self.save(job, then)

    def action_sent(self) -> None:
        """Say that the letter at hand went out."""
        self.with_request(self._sent)

    def _sent(self, request: Request) -> None:
        from bounceback_tui.stages.learn.forms import SentForm

        if request.at_hand is Purpose.FOLLOW_UP:
            self.bring_up(SentForm(self.context, request), self.told("Noted. After that, two letters are enough."))
        elif request.state is State.DRAFT or (request.state is State.SENT and request.followed_up_on is None):
            self.bring_up(SentForm(self.context, request), self.told("Noted. Asking was the part that is yours."))
        else:
            self.post_message(Told("Nothing is waiting to be sent here."))

    def action_silent(self) -> None:
        """Stop waiting."""
        self.with_request(self._silent)

    def _silent(self, request: Request) -> None:
        if request.state is not State.SENT:
            self.post_message(Told(MARK_FIRST if request.state is State.DRAFT else "Nobody is waited for here."))
            return
        here = today(self.context)

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.learn import request_records

            return request_records.call_silent(db, request.id, today=here)

        self.write_told(job, "Called silent. Most letters stay unanswered; it says how they work, nothing about you.")

    def action_answer(self) -> None:
        """Record an answer to the letter under the cursor, or change the one it has."""
        if (key := self.chosen_key()) is None:
            self.action_unasked()
        else:
            self.with_opened(key, self._answer)

    def _answer(self, opened: Opened) -> None:
        request = opened.request
        if request is not None and request.state is State.DRAFT:
            self.post_message(Told(f"{MARK_FIRST} R keeps an answer that came unasked."))
            return
        about = request.about if request else opened.answers[0].about
        self._open_answer(about, request, opened.answers[-1] if opened.answers else None)

    def action_unasked(self) -> None:
        """Record an answer that nobody had asked for."""
        self._choose_about(lambda about: self._open_answer(about, None, None))

    def _open_answer(self, about: About, request: Request | None, answer: Answer | None) -> None:
        from bounceback_tui.stages.learn.forms import AnswerForm

        def done(result: "tuple[UUID, Rows] | None") -> None:
            if result is not None:
                key, rows = result
                self.look_at(request.id.hex if request else key.hex)
                self.tell_undoable("Kept, word for word. p takes it apart into points.", rows)

        self.bring_up(AnswerForm(self.context, about, request=request, answer=answer), done)

    def action_points(self) -> None:
        """Cut an answer into points."""
        self._with_answer(lambda opened: self._open_points(opened.answers[-1]))

    def _with_answer(self, then: Callable[[Opened], Any]) -> None:
        """Go on with what the cursor is on, if an answer is there."""

        def found(opened: Opened | None) -> None:
            if opened is None or not opened.answers:
                self.post_message(Told("There is no answer here yet; r records one."))
            else:
                then(opened)

        if (key := self.chosen_key()) is None:
            found(None)
        else:
            self.with_opened(key, found)

    def _open_points(self, answer: Answer) -> None:
        from bounceback_tui.stages.learn.points import PointsDialog

        self.bring_up(PointsDialog(self.context, answer), lambda _: self.reload())

    def action_take_answer_away(self) -> None:
        """Delete the latest answer of a request; it waits again."""

        def then(opened: Opened) -> None:
            again = " The letter waits again." if opened.request else ""
            self.delete(opened.answers[-1].id, f"The answer is deleted.{again}")

        self._with_answer(then)

    def delete(self, row_id: UUID, sentence: str) -> None:
        """Delete a request or an answer with all that belongs to it."""

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.learn import answer_records

            return answer_records.remove(db, row_id)

        self.write_told(job, sentence)

    def action_evidence(self) -> None:
        """Show what is known about asking."""
        from bounceback_tui.stages.learn.evidence import evidence_page

        self.app.push_screen(evidence_page())
