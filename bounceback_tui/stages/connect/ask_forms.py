"""The sixth stage's forms about asks: what is asked, the letter, that it went out, what came of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static, TextArea

from bounceback_tui.content.checks import ContentError
from bounceback_tui.content.letters import TONES, languages
from bounceback_tui.journey.now import stamp_now
from bounceback_tui.stages.connect import letters, rules
from bounceback_tui.stages.connect.forms import moment_of, options
from bounceback_tui.stages.connect.rules import Ask, Opened, Purpose, Size, State, Tie
from bounceback_tui.stages.learn.forms import language_of
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.editor import Editor
from bounceback_tui.ui.form import Field, Form, Values
from bounceback_tui.ui.mail import missing_in
from bounceback_tui.ui.messages import PreferenceChanged
from bounceback_tui.ui.text import one_line, show

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

EMPTY = "The letter is empty: write a line, or leave with escape."
HELPED, ANSWERED, LET_GO = "they helped", "an answer", "let it go"


class AskForm(Form):
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
        self.there = languages(context.paths.database.parent)
        tie = opened.person.tie
        start = {
            "size": rules.SIZES[tie].value,
            "what": " ".join(what.split())[:300],
            "tone": "brief" if tie is Tie.LOOSE else "warm",
            "language": "en",
            "name": context.preferences.name,
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
        if field.name == "language":
            titles = tuple((code, language.title) for code, language in self.there.found.items())
            field = replace(field, options=titles)
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

        name = " ".join(values["name"].split())
        if len(name) > 80:
            raise InvalidEntry("Signed has to have at most 80 characters.")
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

    def _saved(self, result: Any) -> None:
        name = " ".join(self.values()["name"].split())
        if name != self.context.preferences.name:
            self.app.post_message(PreferenceChanged(name=name))
        super()._saved(result)


class LetterForm(Form):
    """A letter in its editor, with what is still missing named under it; the result is the way back.

    Args:
        context: the run's context.
        opened: to whom.
        ask: the ask it belongs to.
    """

    DEFAULT_CSS = """
    LetterForm .missing { color: $accent; height: auto; }
    """
    heading = "The letter"
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

    def _compose_field(self, field: Field) -> ComposeResult:
        for widget in super()._compose_field(field):
            if isinstance(widget, Editor):
                widget.styles.height = max(8, self.app.size.height - 15)
            yield widget
        if field.name == "letter":
            yield Static("", classes="missing", markup=False)

    def on_mount(self) -> None:
        """Name what is missing from the start."""
        super().on_mount()
        self.name_missing()

    @on(TextArea.Changed)
    @on(Input.Changed)
    def name_missing(self) -> None:
        """Name what is still marked."""
        values = self.values()
        marked = missing_in(values["subject"], values["letter"])
        told = f"Still missing, marked ⟦ ⟧: {', '.join(show(one) for one in marked)}" if marked else ""
        self.query_one(".missing", Static).update(told)

    def write(self, db: "Database", values: Values) -> Any:
        """Store the letter; returns the way back."""
        from bounceback_tui.stages.connect import ask_records

        if not values["letter"].strip():
            raise InvalidEntry(EMPTY)
        return ask_records.change(db, self.ask.id, letter=values["letter"], subject=values["subject"])


class SettledForm(LetterForm):
    """A letter of before, with what came of it."""

    DEFAULT_CSS = """
    SettledForm #field-letter { max-height: 8; }
    """
    intro = "It went out as it was; this changes what is kept here."
    fields: ClassVar[Sequence[Field]] = (*LetterForm.fields, Field("answer", "what came of it", "text", height=3))

    def write(self, db: "Database", values: Values) -> Any:
        """Store letter and answer; returns the way back."""
        from bounceback_tui.stages.connect import ask_records

        if not values["letter"].strip():
            raise InvalidEntry(EMPTY)
        return ask_records.change(
            db, self.ask.id, letter=values["letter"], subject=values["subject"], answer=values["answer"]
        )


class SentForm(Form):
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

    def keep(self) -> bool:
        """A day is not worth a draft."""
        return False

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
