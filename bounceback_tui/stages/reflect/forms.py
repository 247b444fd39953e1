"""The second stage's short forms: a reason, the second asking, a belief once more, one's name, a question."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from bounceback_tui.content.loader import ContentError
from bounceback_tui.content.questions import Prompt, prompts
from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.stages.reflect import rules
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Form, Question, Values
from bounceback_tui.ui.text import one_line, show

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

SOURCE_OPTIONS = tuple((str(source.value), rules.SOURCES[source]) for source in rules.Source)


class ReasonForm(Form):
    """A supposed reason: what, where it comes from, how sure."""

    heading = "A reason"
    fields: ClassVar[Sequence[Field]] = (
        Field("text", "the reason, as it goes round in your head", "text", height=3),
        Field("source", "who says so", "choice", options=SOURCE_OPTIONS, optional=False),
        Field("confidence", "how sure", "percent"),
    )

    def __init__(self, context: Context, no_id: UUID, *, reason: rules.Reason | None = None) -> None:
        self.no_id = no_id
        self.reason = reason
        values = {"source": str(rules.Source.INFERRED), "confidence": 50}
        if reason is not None:
            values = {"text": reason.text, "source": str(reason.source), "confidence": reason.confidence}
        super().__init__(context, draft=f"reason-{(reason.id if reason else no_id).hex}", values=values)

    def write(self, db: "Database", values: Values) -> Any:
        """Store the reason; returns the way back."""
        from bounceback_tui.stages.reflect import reason_records
        from bounceback_tui.stages.reflect.model import ReasonEntry
        from bounceback_tui.store.base import checked

        if not str(values["text"]).strip():
            raise InvalidEntry("No reason is named yet: write one, or leave with escape.")
        if values["confidence"] == "":
            raise InvalidEntry("Say how sure you are, from 0 to 100.")
        found = reason_records.find_reason(db, self.reason.id) if self.reason else None
        when = stamp_now(self.context)._asdict()
        entry = checked(ReasonEntry, when | values | {"rejection_id": found[1].id if found else self.no_id})
        if found:
            entry = entry.model_copy(update={"day": found[0].day})
        return reason_records.save_reason(db, entry, reason_id=self.reason.id if self.reason else None)


class ReasonAgainForm(Form):
    """The second asking about a reason; the first answer is not shown before the second is given."""

    heading = "How do you see it now?"
    fields: ClassVar[Sequence[Field]] = (
        Field("source", "who says so", "choice", options=SOURCE_OPTIONS, optional=False),
        Field("confidence", "how sure", "percent"),
        Field("note", "what changed, if anything did", "text", height=3),
    )

    def __init__(self, context: Context, reason: rules.Reason, organisation: str) -> None:
        self.reason = reason
        self.organisation = organisation
        super().__init__(context, draft=f"reason-again-{reason.id.hex}")

    def introduction(self) -> str:
        """Return the reason, without the first answer to it."""
        day = day_words(self.reason.day, today(self.context))
        return (
            f"About the no from {one_line(self.organisation, 40)}, {day} you wrote:\n\n{show(self.reason.text)}\n\n"
            "Your first answer comes into view beside this one, once this one is given."
        )

    def write(self, db: "Database", values: Values) -> Any:
        """Store the second answer; returns (the reason as it is now, the way back)."""
        from bounceback_tui.stages.feel.model import Moment
        from bounceback_tui.stages.reflect import reason_records

        if not values["source"]:
            raise InvalidEntry("Say where it comes from: they said it, you infer it, or it cannot be known.")
        rows = reason_records.answer_again(
            db,
            self.reason.id,
            Moment(**stamp_now(self.context)._asdict()),
            source=values["source"],
            confidence=None if values["confidence"] == "" else values["confidence"],
            note=values["note"],
        )
        found = reason_records.find_reason(db, self.reason.id)
        return (found[0] if found else self.reason), rows


class BeliefForm(Form):
    """A belief that is asked once more."""

    heading = "Do you believe it still?"
    fields: ClassVar[Sequence[Field]] = (Field("number", "how far", "percent"),)

    def __init__(self, context: Context, run: rules.Run, question: str) -> None:
        self.run_ = run
        self.question = question
        super().__init__(context, draft=f"run-again-{run.id.hex}")

    def introduction(self) -> str:
        """Return the question and the thought."""
        return f"{self.question}\n\n{show(self.run_.title)}"

    def write(self, db: "Database", values: Values) -> Any:
        """Store the number; returns (number, the way back)."""
        from bounceback_tui.stages.reflect import records

        if values["number"] == "":
            raise InvalidEntry("Say how far you believe it, from 0 to 100.")
        return values["number"], records.answer_again(db, self.run_.id, self.question, values["number"])


class NameForm(Question):
    """The name one goes by, for telling it from outside; it is a preference, and goes nowhere else."""

    heading = "From outside"
    intro = "What do your friends call you? The questions then ask about you by that name. It stays on this machine."
    fields: ClassVar[Sequence[Field]] = (Field("name", "your name", optional=False),)

    def __init__(self, context: Context) -> None:
        super().__init__(context, draft="your-name", values={"name": context.preferences.name})

    def write(self, db: "Database", values: Values) -> str:
        """Return the name."""
        name = " ".join(str(values["name"]).split())
        if not 0 < len(name) <= 40 or not name.isprintable():
            raise InvalidEntry("A name of one to forty letters is needed here; escape leaves it as it was.")
        return name


class PromptForm(Form):
    """A question of one's own."""

    heading = "A question of your own"

    def __init__(self, context: Context, prompt: Prompt | None = None) -> None:
        self.prompt = prompt
        try:
            groups = tuple((group.id, group.title) for group in prompts())
        except ContentError:
            groups = (("next", "What you want next"),)
        self.fields = (  # type: ignore[misc]
            Field("text", "question", optional=False),
            Field("group_id", "group", "choice", options=groups, optional=False),
        )
        values = {"group_id": groups[0][0]}
        if prompt is not None:
            values = {"text": prompt.text, "group_id": prompt.group}
        super().__init__(context, draft=f"own-prompt-{prompt.key}" if prompt else "own-prompt", values=values)

    def write(self, db: "Database", values: Values) -> Any:
        """Store the question; returns the way back."""
        from bounceback_tui.stages.reflect import prompt_records

        if not str(values["text"]).strip():
            raise InvalidEntry("The question is empty: write one, or leave with escape.")
        return prompt_records.save_prompt(db, values, prompt_id=UUID(self.prompt.key) if self.prompt else None)
