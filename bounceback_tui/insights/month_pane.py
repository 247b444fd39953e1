"""The third section: a month at a time, and each day of it in words."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from bounceback_tui.insights import month_drawing as drawing
from bounceback_tui.insights import month_rules as rules
from bounceback_tui.insights.pane import Pane
from bounceback_tui.journey.now import today
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.picture import Canvas, Picture, Read
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


LEGEND = "▪ how pleasant, of five  ▾ a no  · no check-in"


class MonthPlot(Read):
    """The days of a month; walking out of it asks for another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left_square_bracket,pageup", "month(-1)", "a month back", key_display="["),
        Binding("right_square_bracket,pagedown", "month(1)", "a month on", key_display="]"),
    ]
    month = rules.Month(date.min)
    today = date.min

    class Walked(Message):
        """A day of another month is wanted.

        Args:
            day: which.
        """

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    @property
    def day(self) -> date:
        """The day that is read."""
        return self.month.first + timedelta(days=max(0, self.cursor))

    def places(self) -> int:
        """Return how many days of the month there have been."""
        return (min(self.today, rules.last_of(self.month.first)) - self.month.first).days + 1

    def mark(self, canvas: Canvas, place: int) -> None:
        """Put the day between brackets."""
        drawing.mark(canvas, self.month.first, self.day)

    def place_at(self, x: int, y: int) -> int | None:
        """Return the day under a cell, unless it is still to come."""
        day = drawing.day_at(self.month.first, x, y, *self.size)
        return None if day is None or day > self.today else (day - self.month.first).days

    def action_move(self, across: int, down: int) -> None:
        """Walk on by days or weeks, into other months too."""
        self._go(self.day + timedelta(days=across + 7 * down))

    def action_month(self, by: int) -> None:
        """Walk on by months."""
        self._go(rules.walk(self.day, by, self.today))

    def _go(self, day: date) -> None:
        if day > self.today or day < date(1900, 1, 1):
            return
        if rules.first_of(day) == self.month.first:
            self.cursor = (day - self.month.first).days
        else:
            self.post_message(self.Walked(day))


class MonthPane(Pane):
    """A calendar."""

    key = "month"
    about = (
        "Five squares are the mean pleasantness of a day's check-ins, rounded to whole ones; the line below has "
        "it to a tenth, with how many check-ins there were. A dot is a day without one, and no day is filled "
        "in. ▾ is a no.\n\n"
        "A day begins when your preferences say, at 04:00 unless you changed it: what you wrote at one in the "
        "morning belongs to the day before."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.wanted: date | None = None
        """The day to go to once its month is there; today at first."""

    def compose(self) -> ComposeResult:
        """Lay out the grid and what is said."""
        with Vertical(classes="frame", id="month-frame") as frame:
            frame.border_subtitle = LEGEND
            yield MonthPlot(id="month-plot")
        yield Static("", id="month-day", classes="sentence", markup=False)
        yield Static("", id="month-words", classes="aside", markup=False)

    def load(self, db: "Database") -> tuple[date, date, rules.Month]:
        """Read the month of the wanted day; runs on the lane."""
        from bounceback_tui.insights import records

        here = today(self.context)
        wanted = min(self.wanted or here, here)
        return here, wanted, records.month(db, rules.first_of(wanted))

    def show(self, view: tuple[date, date, rules.Month]) -> None:
        """Show a month."""
        here, wanted, month = view
        self.wanted = wanted
        plot = self.query_one(MonthPlot)
        plot.month, plot.today = month, here
        self.query_one("#month-frame").border_title = rules.name(month.first)
        sentence = rules.said(month)
        plot.put(Picture(rules.name(month.first), sentence, partial(drawing.draw, month, here), LEGEND))
        plot.cursor = (wanted - month.first).days
        self.query_one("#month-words", Static).update(sentence)
        self._read()
        self.room.screen.refresh_bindings()

    @on(Read.Looked)
    def _looked(self, message: Read.Looked) -> None:
        message.stop()
        self._read()

    def _read(self) -> None:
        plot = self.query_one(MonthPlot)
        if plot.month.first == date.min:
            return
        self.wanted = plot.day
        told = rules.read(plot.day, plot.month.days.get(plot.day, rules.Day()), plot.today)
        self.query_one("#month-day", Static).update(Content(show(" ".join(told.split()))))

    @on(MonthPlot.Walked)
    def _walked(self, message: MonthPlot.Walked) -> None:
        message.stop()
        self.wanted = message.day
        self.room.reload(always=True)
