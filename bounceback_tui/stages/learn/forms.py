"""The fourth stage's forms: whom to ask, the letter itself, that it was sent, an answer."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.widgets import Input

from bounceback_tui.content.checks import ContentError
from bounceback_tui.journey.days import stamp
from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.journey.when import WhenError, parse_day, parse_moment
from bounceback_tui.preference_values import WEEKDAYS
from bounceback_tui.stages.learn import letters, rules
from bounceback_tui.stages.learn.rules import About, Answer, Kind, Purpose, Request, Tone, Way
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Form, Question, Values
from bounceback_tui.ui.letter_form import ComposingForm, EditingForm, language_of
from bounceback_tui.ui.mail import CLOSE, OPEN, missing_in
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.names import Name


def options(values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the options of a choice whose values are their own words."""
    return tuple((str(value), str(value)) for value in values)


class AskForm(ComposingForm):
    """Whom to ask, about what, and how; the result is (the new letter's key, the way back).

    Args:
        context: the run's context.
        about: what the letter is about.
        kind: who is asked, to begin with.
    """

    heading = "A letter that asks"
    fields: ClassVar[Sequence[Field]] = (
        Field("recipient", "to whom", placeholder="a name; may stay open", person=True),
        Field("address", "mail address", placeholder="may stay open"),
        Field("kind", "who is that", "choice", options=options(Kind), optional=False),
        Field("channel", "it goes by", "choice", options=options(Way), optional=False),
        Field("tone", "tone", "choice", options=options(Tone), optional=False),
        Field("language", "language", "choice", optional=False),
        Field("name", "signed", placeholder="your name; kept for the next letter"),
    )

    def __init__(
        self,
        context: Context,
        about: About,
        *,
        kind: Kind = Kind.RECRUITER,
    ) -> None:
        self.intro = f"About {show(about.words)}. {letters.SILENCE}"  # type: ignore[misc]
        self.about = about
        self.mails: dict[str, str] = {}
        start = {"kind": kind.value, "channel": Way.MAIL.value, "tone": Tone.BRIEF.value}
        super().__init__(context, draft=f"ask-{about.tag}", values=start)

    def know(self, names: "Sequence[Name]", others: Mapping[str, Sequence[str]]) -> None:
        """Complete names, those first who are where the letter is about."""
        here = self.about.organisation.casefold()
        self.mails = {one.name.casefold(): one.mail for one in names}
        super().know(sorted(names, key=lambda one: not here or one.organisation.casefold() != here), others)

    @on(Input.Changed, "#field-recipient")
    def fill_in_address(self, event: Input.Changed) -> None:
        """Fill in the address that was used for a name before, where none is typed."""
        address = self.query_one("#field-address", Input)
        if not address.value and (known := self.mails.get(event.value.strip().casefold())):
            address.value = known

    def write(self, db: "Database", values: Values) -> Any:
        """Compose the letter and store it; returns (key, the way back)."""
        from bounceback_tui.stages.learn import about_records, request_records
        from bounceback_tui.stages.learn.model import FeedbackRequestEntry
        from bounceback_tui.store.base import checked

        recipient, name = " ".join(values["recipient"].split()), self.signed(values)
        kind, tone = Kind(values["kind"]), Tone(values["tone"])
        try:
            subject, letter = letters.first_letter(
                language_of(self.context, values["language"]),
                self.about,
                kind=kind,
                tone=tone,
                recipient=recipient,
                sender=name,
                strength=about_records.latest_strength(db),
            )
        except ContentError as error:
            raise InvalidEntry(str(error)) from None
        columns = {key: values[key] for key in ("address", "kind", "channel", "tone", "language")}
        entry = columns | {
            "recipient": recipient,
            "rejection_id": self.about.rejection_id,
            "application_id": self.about.application_id,
            "subject": subject[:200],
            "letter": letter,
        }
        return request_records.add_request(
            db, checked(FeedbackRequestEntry, entry | stamp_now(self.context)._asdict())
        )


class WritingForm(EditingForm):
    """A letter in its editor, with what is still missing named under it; the result is the way back.

    Args:
        context: the run's context.
        request: the letter's request.
        purpose: which of its letters.
        text: what the letter says at the start.
    """

    purpose_drafts: ClassVar[dict[Purpose, str]] = {
        Purpose.ASK: "ask-letter",
        Purpose.FOLLOW_UP: "ask-again",
        Purpose.THANKS: "ask-thanks",
    }
    fields: ClassVar[Sequence[Field]] = (Field("letter", "the letter", "text", optional=False, height=9),)

    def __init__(self, context: Context, request: Request, purpose: Purpose, text: str) -> None:
        self.intro = self.words_above(purpose)  # type: ignore[misc]
        self.request = request
        self.purpose = purpose
        start = {"letter": text, "subject": request.subject_of(purpose)}
        start |= {"recipient": request.recipient, "address": request.address}
        super().__init__(context, draft=f"{self.purpose_drafts[purpose]}-{request.id.hex}", values=start)

    @staticmethod
    def words_above(purpose: Purpose) -> str:
        """Return what is said before anything is sent."""
        return {
            Purpose.ASK: "Silence is the usual answer, so ask a mentor as well. ⟦ ⟧ marks what is not known yet.",
            Purpose.FOLLOW_UP: "The one letter that may follow. If nothing comes of it, it is called silent, kindly.",
            Purpose.THANKS: "Few people answer at all; a line back is remembered.",
        }[purpose]

    def marked(self, values: Values) -> Sequence[str]:
        """Return what is still marked; the subject of a later letter is that of the first."""
        return missing_in(values["subject"] if self.purpose is Purpose.ASK else "", values["letter"])

    def write(self, db: "Database", values: Values) -> Any:
        """Store the letter; returns the way back."""
        from bounceback_tui.stages.learn import request_records

        columns = {request_records.LETTER_COLUMNS[self.purpose]: self.required(values)}
        if self.purpose is Purpose.ASK:
            columns = self._named(values)
        return request_records.change(db, self.request.id, **columns)

    def _named(self, values: Values) -> dict[str, str]:
        """Return the first letter's columns; a name that is known by now takes the place of its mark."""
        columns = {name: str(values[name]) for name in ("letter", "subject", "recipient", "address")}
        if name := " ".join(columns["recipient"].split()):
            with suppress(InvalidEntry):
                words = language_of(self.context, self.request.language).missing.get("recipient", "")
                mark = f"{OPEN}{words}{CLOSE}"
                columns |= {key: columns[key].replace(mark, name) for key in ("letter", "subject")}
        return columns


class LetterForm(WritingForm):
    """The first letter, with its subject, and to whom it goes."""

    DEFAULT_CSS = """
    LetterForm Input { margin-bottom: 0; }
    """
    fields: ClassVar[Sequence[Field]] = (
        Field("recipient", "to whom", placeholder="a name; may stay open", person=True),
        Field("address", "mail address", placeholder="may stay open"),
        Field("subject", "subject", optional=False),
        Field("letter", "the letter", "text", optional=False, height=9),
    )


class SentForm(Question):
    """That a letter went out, and how long to wait; the result is the way back."""

    heading = "It is sent"
    fields: ClassVar[Sequence[Field]] = (
        Field("on", "on which day", placeholder="today · yesterday · 3 Nov"),
        Field("wait", "days to wait", placeholder=f"working days, 1 to {rules.LONGEST_WAIT}"),
    )

    def __init__(self, context: Context, request: Request) -> None:
        again = request.at_hand is Purpose.FOLLOW_UP
        self.intro = (  # type: ignore[misc]
            "After these working days it is shown once more, to be called silent: two letters are enough."
            if again
            else f"After these working days you are reminded to ask once more. {letters.SILENCE}"
        )
        self.request = request
        self.again = again
        on = request.sent_on.isoformat() if request.sent_on and not again else "today"
        super().__init__(context, draft="sent", values={"on": on, "wait": str(rules.WAIT)})

    def write(self, db: "Database", values: Values) -> Any:
        """Move the letter on; returns the way back."""
        from bounceback_tui.stages.learn import request_records

        preferences = self.context.preferences
        wait = values["wait"].strip()
        if not (wait.isascii() and wait.isdigit() and 1 <= int(wait) <= rules.LONGEST_WAIT):
            raise InvalidEntry(f"Days to wait has to be a whole number from 1 to {rules.LONGEST_WAIT}.")
        try:
            on = parse_day(values["on"], today(self.context), date_order=preferences.date_order)
        except WhenError as error:
            raise InvalidEntry(str(error)) from None
        look = rules.working_days_after(
            on,
            int(wait),
            weekend=[WEEKDAYS.index(one) for one in preferences.weekend],
            holidays=preferences.holidays,
        )
        return request_records.mark_sent(db, self.request.id, on=on, follow_up_on=look, again=self.again)


class AnswerForm(Form):
    """An answer, word for word; the result is (its key, the way back).

    Args:
        context: the run's context.
        about: what it is about.
        request: the letter it answers, if anybody was asked.
        answer: the answer that is changed; a new one without it.
    """

    heading = "An answer"
    intro = (
        "Paste it as it came. Quoted lines and the signature are kept, and folded away on screen. p then takes it "
        "apart into points."
    )
    fields: ClassVar[Sequence[Field]] = (
        Field("who", "from whom", optional=False),
        Field("when", "it came", placeholder="today · yesterday 18:00 · 3 Nov"),
        Field("text", "word for word", "text", optional=False, height=8),
    )

    def __init__(
        self, context: Context, about: About, *, request: Request | None = None, answer: Answer | None = None
    ) -> None:
        self.about = about
        self.request = request
        self.answer = answer
        if answer is not None:
            draft = f"answer-a{answer.id.hex}"
            start = {"who": answer.who, "when": answer.day.isoformat(), "text": answer.text}
        else:
            draft = f"answer-r{request.id.hex}" if request else f"answer-{about.tag}"
            start = {"who": request.who if request else "", "when": "today", "text": ""}
        super().__init__(context, draft=draft, values=start)
        if answer is None and request is not None:
            self.begin_at("text")

    def write(self, db: "Database", values: Values) -> Any:
        """Store the answer; returns (key, the way back)."""
        from bounceback_tui.stages.learn import answer_records

        if not values["text"].strip():
            raise InvalidEntry("The answer is empty: paste it, or leave with escape.")
        columns = self._moment(values["when"]) | {
            "who": values["who"],
            "text": values["text"],
            "request_id": self.request.id if self.request else None,
            "rejection_id": self.about.rejection_id,
        }
        return answer_records.save_answer(db, columns, answer_id=self.answer.id if self.answer else None)

    def _moment(self, when: str) -> dict[str, Any]:
        answer = self.answer
        if answer is not None and when.strip() == answer.day.isoformat():
            return {"at": answer.at, "day": answer.day, "utc_offset": answer.utc_offset}
        preferences = self.context.preferences
        try:
            moment = parse_moment(when, self.context.clock(), date_order=preferences.date_order)
        except WhenError as error:
            raise InvalidEntry(str(error).replace("a check-in", "an answer")) from None
        return stamp(moment, preferences.day_starts)._asdict()
