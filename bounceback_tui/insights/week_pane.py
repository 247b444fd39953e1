"""The fourth section: pleasantness by weekday and time of day."""

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from bounceback_tui.insights import week_rules as rules
from bounceback_tui.insights.month_drawing import draw_week, mark_slot, slot_at
from bounceback_tui.insights.mood_rules import RANGES
from bounceback_tui.insights.pane import Pane
from bounceback_tui.insights.ranges import Ranges
from bounceback_tui.journey.now import today
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.picture import Canvas, Picture, Read

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


LEGEND = "mean, and of how many days  · fewer than five"


class WeekPlot(Read):
    """The times of a week, weekday by weekday."""

    week: rules.Week = MappingProxyType({})

    def start(self) -> int:
        """Begin with the time that has the most days."""
        fullest = max(self.week, key=lambda slot: (self.week[slot].days, -slot[0], -slot[1]), default=(0, 0))
        return self._place(*fullest)

    @staticmethod
    def _place(weekday: int, block: int) -> int:
        return weekday * len(rules.BLOCKS) + block

    @property
    def slot(self) -> tuple[int, int]:
        """The time that is read: weekday and the block's place."""
        return divmod(max(0, self.cursor), len(rules.BLOCKS))

    def places(self) -> int:
        """Return how many times there are."""
        return len(rules.WEEKDAYS) * len(rules.BLOCKS) if self.picture is not None else 0

    def mark(self, canvas: Canvas, place: int) -> None:
        """Put the mean between brackets."""
        mark_slot(canvas, *self.slot)

    def place_at(self, x: int, y: int) -> int | None:
        """Return the time under a cell."""
        found = slot_at(x, y, *self.size)
        return None if found is None else self._place(*found)

    def moved(self, across: int, down: int) -> int:
        """Walk along the hours of a weekday, and up and down the weekdays; no further than the edges."""
        weekday, block = self.slot
        last_day, last_block = len(rules.WEEKDAYS) - 1, len(rules.BLOCKS) - 1
        return self._place(min(last_day, max(0, weekday + down)), min(last_block, max(0, block + across)))


class WeekPane(Pane):
    """The week by the hour."""

    key = "week"
    ranged = True
    about = (
        "Each number is the mean pleasantness (1 to 5) of your check-ins at that time of that weekday: first the "
        "mean of each day's, then the mean over the days, so that a day with many check-ins weighs no more than one "
        "with one. The paler number beside it is how many days there were. Below five days there is only a dot, and "
        "how many there are.\n\n"
        "The hours are those your clock showed when you wrote. What you wrote after midnight belongs to the day "
        "before, until your day begins.\n\n"
        "There are 49 times in a week, and you check in when you feel like it. Some will lie high or low by chance, "
        "and when you check in may itself depend on how you are. To test an idea, name it as a hunch beforehand."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.range = 2

    def compose(self) -> ComposeResult:
        """Lay out ranges, table and sentence."""
        yield Ranges(self.range, id="week-ranges")
        with Vertical(classes="frame", id="week-frame") as frame:
            frame.border_title = "How pleasant the week is by the hour, 1 to 5"
            frame.border_subtitle = LEGEND
            yield WeekPlot(id="week-plot")
        yield Static("", id="week-read", classes="sentence", markup=False)
        yield Static("", id="week-words", classes="aside", markup=False)

    def load(self, db: "Database") -> rules.Week:
        """Read the range; runs on the lane."""
        from bounceback_tui.insights import records

        return records.week(db, today(self.context), RANGES[self.range][1])

    def show(self, view: rules.Week) -> None:
        """Show the table."""
        sentence = rules.said(view)
        title = f"How pleasant the week is by the hour, 1 to 5: {RANGES[self.range][0]}"
        self.put_away("#week-frame", shown=bool(view))
        self.query_one("#week-read").display = bool(view)
        plot = self.query_one(WeekPlot)
        plot.week = view
        plot.put(Picture(title, sentence, partial(draw_week, view), LEGEND) if view else None)
        if plot.cursor < 0 and view:
            plot.begin()
        self._read()
        self.query_one("#week-words", Static).update(sentence)
        self.room.screen.refresh_bindings()

    @on(Read.Looked)
    def _looked(self, message: Read.Looked) -> None:
        message.stop()
        self._read()

    def _read(self) -> None:
        """Say the time under the cursor."""
        plot = self.query_one(WeekPlot)
        if plot.cursor >= 0:
            self.query_one("#week-read", Static).update(rules.read(plot.week, *plot.slot))

    def zoom(self, by: int) -> None:
        """Look at a longer range, or a shorter one."""
        self.range_to(self.range + by)

    def range_to(self, place: int) -> None:
        """Look at a range."""
        place = min(len(RANGES) - 1, max(0, place))
        if place != self.range:
            self.range = place
            self.query_one(Ranges).here = place
            self.room.reload(always=True)

    @on(Ranges.Chosen)
    def _range_chosen(self, message: Ranges.Chosen) -> None:
        message.stop()
        self.range_to(message.place)
