"""The sixth stage's forms about asks: what is asked, the letter, that it went out, what came of it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult

from bounceback_tui.content.checks import ContentError
from bounceback_tui.content.letters import TONES
from bounceback_tui.journey.now import stamp_now
from bounceback_tui.stages.connect import letters, rules
from bounceback_tui.stages.connect.forms import moment_of, options
from bounceback_tui.stages.connect.rules import Ask, Opened, Purpose, Size, State, Tie
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Form, Question, Values
from bounceback_tui.ui.letter_form import ComposingForm, EditingForm, language_of
from bounceback_tui.ui.text import one_line

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

HELPED, ANSWERED, LET_GO = "they helped", "an answer", "let it go"


class AskForm(ComposingForm):
    """What is asked of somebody, or thanked for; the result is (the letter's key, the way back).

    Args:
        context: the run's context.
        opened: of whom.
        purpose: an ask, or thanks.
        what: what it is about, to begin with.
    """

    fields: ClassVar[Sequence[Field]] = (
        Field("size", "how much", "choice", options=options(Size), optional=False),
        Field("what", "what", placeholder="one sentence; it goes into the letter"),
        Field("tone", "tone", "choice", options=options(TONES), optional=False),
        Field("language", "language", "choice", optional=False),
        Field("name", "signed", placeholder="your name; kept for the next letter"),
    )

    def __init__(self, context: Context, opened: Opened, *, purpose: Purpose = Purpose.ASK, what: str = "") -> None:
        self.opened = opened
        self.purpose = purpose
        self.heading = "Something to ask" if purpose is Purpose.ASK else "Thanks"
        tie = opened.person.tie
        start = {
            "size": rules.SIZES[tie].value,
            "what": " ".join(what.split())[:300],
            "tone": "brief" if tie is Tie.LOOSE else "warm",
        }
        mark = "a" if purpose is Purpose.ASK else "t"
        super().__init__(context, draft=f"favour-{mark}{opened.person.key}", values=start)

    def introduction(self) -> str:
        """Say to whom, and what the tie usually bears."""
        name, tie = one_line(self.opened.person.name, 50), self.opened.person.tie
        if self.purpose is Purpose.THANKS:
            return f"To {name}. Say what it was that helped; that is what is remembered."
        size = rules.SIZES[tie]
        return f"Of {name}. A {tie.value} tie usually bears a {size.value} ask: {rules.SIZE_WORDS[size]}."

    def _compose_field(self, field: Field) -> ComposeResult:
        if field.name == "size" and self.purpose is Purpose.THANKS:
            return
        yield from super()._compose_field(field)

    def values(self) -> Values:
        """Return what the fields hold; thanks have no size to choose."""
        found = dict(self.first)
        for field in self.fields:
            if field.name != "size" or self.purpose is Purpose.ASK:
                widget: Any = self.query_one(f"#field-{field.name}")
                found[field.name] = widget.value or ""
        return found

    def write(self, db: "Database", values: Values) -> Any:
        """Compose the letter and store it; returns (key, the way back)."""
        from bounceback_tui.stages.connect import ask_records

        name = self.signed(values)
        try:
            subject, letter = letters.letter_for(
                language_of(self.context, values["language"]),
                self.opened,
                purpose=self.purpose,
                size=Size(values["size"]),
                tone=values["tone"],
                what=values["what"],
                sender=name,
            )
        except ContentError as error:
            raise InvalidEntry(str(error)) from None
        columns = {"size": values["size"], "what": values["what"], "subject": subject[:200], "letter": letter}
        about = {"contact_id": self.opened.person.id, "purpose": self.purpose}
        return ask_records.add(db, columns | about | stamp_now(self.context)._asdict())


class LetterForm(EditingForm):
    """A letter in its editor, with what is still missing named under it; the result is the way back.

    Args:
        context: the run's context.
        opened: to whom.
        ask: the ask it belongs to.
    """

    beside = 15
    intro = "Nothing is sent from here; that is yours to do. ⟦ ⟧ marks what is not known yet."
    fields: ClassVar[Sequence[Field]] = (
        Field("subject", "subject", optional=False),
        Field("letter", "the letter", "text", optional=False, height=9),
    )

    def __init__(self, context: Context, opened: Opened, ask: Ask) -> None:
        self.ask = ask
        self.heading = f"To {one_line(opened.person.name, 50)}"
        start = {"subject": ask.subject, "letter": ask.letter, "answer": ask.answer}
        super().__init__(context, draft=f"favour-letter-{ask.id.hex}", values=start)

    def write(self, db: "Database", values: Values) -> Any:
        """Store the letter; returns the way back."""
        from bounceback_tui.stages.connect import ask_records

        return ask_records.change(db, self.ask.id, letter=self.required(values), subject=values["subject"])


class SettledForm(LetterForm):
    """A letter of before, with what came of it."""

    beside = 22
    intro = "It went out as it was; this changes what is kept here."
    fields: ClassVar[Sequence[Field]] = (*LetterForm.fields, Field("answer", "what came of it", "text", height=3))

    def write(self, db: "Database", values: Values) -> Any:
        """Store letter and answer; returns the way back."""
        from bounceback_tui.stages.connect import ask_records

        return ask_records.change(
            db, self.ask.id, letter=self.required(values), subject=values["subject"], answer=values["answer"]
        )


class SentForm(Question):
    """That a letter went out, and how long to wait; the result is the way back."""

    heading = "It is sent"
    fields: ClassVar[Sequence[Field]] = (
        Field("on", "when", placeholder="today · yesterday · 3 Nov"),
        Field("wait", "days to wait", placeholder="until you look at it again"),
    )

    def __init__(self, context: Context, ask: Ask) -> None:
        self.ask = ask
        super().__init__(context, draft="favour-sent", values={"on": "today", "wait": str(rules.WAIT)})

    def introduction(self) -> str:
        """Say what follows."""
        if self.ask.purpose is Purpose.THANKS:
            return "It goes into the thanks ledger, and the clock starts anew. Thanks wait for no answer."
        return "From now on it counts as a real contact. After these days it shows up once more on Today."

    def write(self, db: "Database", values: Values) -> Any:
        """Move the ask on; returns the way back."""
        from bounceback_tui.stages.connect import ask_records

        wait = values["wait"].strip()
        if not (wait.isascii() and wait.isdigit() and 1 <= int(wait[:4]) <= 365):
            raise InvalidEntry("Days to wait has to be a whole number from 1 to 365.")
        moment = moment_of(self.context, values["on"])
        follow_up_on = moment["day"] + timedelta(days=int(wait))
        return ask_records.mark_sent(db, self.ask.id, moment=moment, follow_up_on=follow_up_on)


class AnswerForm(Form):
    """What came of an ask; the result is the way back."""

    heading = "What came of it"
    intro = (
        "A no, or nothing at all, is an answer about their week. Letting it go is fine, and then it is off your mind."
    )
    fields: ClassVar[Sequence[Field]] = (
        Field("came", "what came", "choice", options=options((HELPED, ANSWERED, LET_GO)), optional=False),
        Field("answer", "in their words or yours", "text", height=5),
    )

    def __init__(self, context: Context, ask: Ask) -> None:
        self.ask = ask
        super().__init__(context, draft=f"favour-answer-{ask.id.hex}", values={"came": HELPED})

    def write(self, db: "Database", values: Values) -> Any:
        """Settle the ask; help goes into the thanks ledger. Returns the way back."""
        from bounceback_tui.stages.connect import ask_records

        state = State.LET_GO if values["came"] == LET_GO else State.ANSWERED
        helped = stamp_now(self.context)._asdict() if values["came"] == HELPED else None
        return ask_records.settle(db, self.ask.id, state=state, answer=values["answer"], helped=helped)
