"""Starting a trial of one, and its words."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from bounceback_tui.insights.trial_rules import LENGTHS
from bounceback_tui.insights.trial_rules import Trial as Told
from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Form, Values

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

WORDS = (
    Field("question", "question", placeholder="does a walk before work lift the day?", optional=False),
    Field("first_condition", "one side", placeholder="walk before work", optional=False),
    Field("second_condition", "other side", placeholder="no walk", optional=False),
)
WHY = Field("why", "what you expect, if you like", "text", height=3)


class TrialForm(Form):
    """A new trial; the result is (its key, the way back)."""

    heading = "A trial of one"
    intro = (
        "A coin decides each day which of two sides it gets; after the last day, and not before, the moods of both "
        "sides are compared. Choose something you can do or leave on any day, and check in on each of them. A real "
        "difference of 0.8 points is found in 20 days by three people of ten, in 30 by five, in 40 by six, in 60 by "
        "eight."
    )
    fields: ClassVar[Sequence[Field]] = (
        *WORDS,
        Field("days", "how long", "choice", options=tuple((f"{n}", f"{n} days") for n in LENGTHS), optional=False),
        Field("start", "from", "choice", options=(("tomorrow", "tomorrow"), ("today", "today")), optional=False),
        WHY,
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, draft="trial", values={"days": f"{LENGTHS[1]}", "start": "tomorrow"})

    def write(self, db: "Database", values: Values) -> Any:
        """Toss for every day, and store it."""
        from bounceback_tui.insights import trial_records

        here = today(self.context)
        first_on = here + timedelta(days=0 if values["start"] == "today" else 1)
        columns = _named(values) | {"days": int(values["days"]), "first_on": first_on}
        return trial_records.start(db, columns | stamp_now(self.context)._asdict(), today=here)


class TrialWordsForm(Form):
    """The words of a trial; the result is the way back.

    Args:
        context: the run's context.
        key: which.
        trial: as it is.
        why: as it is.
    """

    heading = "A trial of one"
    intro = "The words may change; the days and the tosses are fixed."
    fields: ClassVar[Sequence[Field]] = (*WORDS, WHY)

    def __init__(self, context: Context, key: UUID, trial: Told, why: str) -> None:
        self.key = key
        values = {name: getattr(trial, name) for name in ("question", "first_condition", "second_condition")}
        super().__init__(context, draft=f"trial-{key.hex}", values=values | {"why": why})

    def write(self, db: "Database", values: Values) -> Any:
        """Store the words."""
        from bounceback_tui.insights import trial_records

        return trial_records.reword(db, self.key, _named(values))


def _named(values: Values) -> dict[str, Any]:
    """Return the words of a trial.

    Raises:
        InvalidEntry: one of them is missing.
    """
    for field in WORDS:
        if not str(values[field.name]).strip():
            raise InvalidEntry(f"The {field.label} is missing.")
    return {name: values[name] for name in ("question", "first_condition", "second_condition", "why")}
