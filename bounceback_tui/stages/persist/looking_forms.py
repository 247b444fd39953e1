"""The forms of a week looked back on, and of the end."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from bounceback_tui.journey.days import date_words
from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.stages.persist import rules
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.editor import Editor
from bounceback_tui.ui.form import Field, Values

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
from bounceback_tui.stages.persist.forms import RowForm


class WeekForm(RowForm):
    """A week looked back on: four sliders and one sentence (Van Hooft 2021)."""

    heading = "The week"
    name_of_draft = "week"
    fields: ClassVar[Sequence[Field]] = (
        *(Field(name, words.removeprefix("handling "), "ten") for name, words in rules.SLIDERS),
        Field("sentence", "one sentence", placeholder="what you take along"),
    )

    def __init__(
        self, context: Context, week: date, row: Mapping[str, Any] | None = None, balance: tuple[int, int] = (0, 0)
    ) -> None:
        self.week = week
        self.balance = balance
        super().__init__(context, row)
        self.draft = f"week-{week.isoformat()}"
        self.start = self.first | dict(context.drafts.get(self.draft) or {})

    def introduction(self) -> str:
        """Return which week, and its balance of skill and heart."""
        skill, heart = self.balance
        monday = date_words(self.week, today(self.context))
        return (
            f"The week from {monday}: skill on {skill} day{'' if skill == 1 else 's'}, heart on {heart}. "
            "How well, not how much; 10 is as well as you can."
        )

    def write(self, db: "Database", values: Values) -> Any:
        """Store the week; returns the way back."""
        from bounceback_tui.stages.persist import plan_records

        sliders = {name: None if values[name] == "" else values[name] for name, _ in rules.SLIDERS}
        if not str(values["sentence"]).strip() and all(value is None for value in sliders.values()):
            raise InvalidEntry("Nothing is said yet: move a slider or write a sentence, or leave with escape.")
        kept = stamp_now(self.context)._asdict() | values | sliders | {"week": self.week}
        return plan_records.save_look_back(db, kept)[1]


class EndForm(RowForm):
    """What helped, from one's own entries, to be changed at will; it closes the journey."""

    heading = "What helped me"
    intro = "You said yes to an offer, so this journey ends. This page is yours: cut, add. W saves it as a file."
    name_of_draft = "end"
    fields: ClassVar[Sequence[Field]] = (Field("text", "for the next time somebody needs it", "text", height=11),)

    def __init__(
        self,
        context: Context,
        row: Mapping[str, Any] | None = None,
        *,
        application_id: UUID | None = None,
        text: str = "",
    ) -> None:
        self.application_id = application_id
        super().__init__(context, row, values={"text": text})

    def on_mount(self) -> None:
        """Go on writing where the page ends."""
        super().on_mount()
        page = self.query_one(Editor)
        page.move_cursor(page.document.end)

    def write(self, db: "Database", values: Values) -> Any:
        """Store the page; returns the way back."""
        from bounceback_tui.stages.persist import end_records

        kept = self.moment() | {"text": values["text"], "application_id": self.application_id}
        return end_records.save_end(db, kept, end_id=self.row_id)[1]
