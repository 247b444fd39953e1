"""The one thing that is typed in the timeline: a date to look back from."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from bounceback_tui.journey.now import today
from bounceback_tui.journey.when import WhenError, parse_day
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Question, Values

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


class DayForm(Question):
    """A local date in the person's own words; the result is the date, it stores nothing."""

    heading = "Back from which day?"
    fields: ClassVar[Sequence[Field]] = (
        Field("day", "day", placeholder="yesterday · 3 Nov · 2024-11-03", optional=False),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, draft="timeline-day")

    def write(self, db: "Database", values: Values) -> date:
        """Return the date; runs on the lane because reading dates loads a library."""
        try:
            return parse_day(values["day"], today(self.context), date_order=self.context.preferences.date_order)
        except WhenError as error:
            raise InvalidEntry(str(error)) from None
