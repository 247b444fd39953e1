"""The first section: how mood went after each no, and after how many days it was back to usual."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from bounceback_tui.insights import bounce_words as words
from bounceback_tui.insights.bounce_drawing import LABELS, LONGEST, draw, layout, mark
from bounceback_tui.insights.bounce_rules import BEFORE, Point, summary
from bounceback_tui.insights.pane import Pane
from bounceback_tui.journey.now import today
from bounceback_tui.ui.picture import Canvas, Picture, Read
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.insights.records import BounceView
    from bounceback_tui.store.database import Database

LEGEND = "● median  ░ middle half  · one no  ○ this one"
A_NO_TODAY = "A no came today. These numbers keep; nothing here asks anything of you."


class BouncePlot(Read):
    """The days around a no."""

    points: Mapping[int, Point] = {}

    @property
    def number(self) -> int:
        """The number of the day that is read."""
        return self.cursor - BEFORE

    def start(self) -> int:
        """Begin with the day after the no."""
        return BEFORE + 1

    def places(self) -> int:
        """Return how many days are drawn."""
        return layout(self.size.width)[1] + BEFORE + 1 if self.picture is not None else 0

    def mark(self, canvas: Canvas, place: int) -> None:
        """Put the day's number between brackets."""
        mark(canvas, place - BEFORE)

    def place_at(self, x: int, y: int) -> int | None:
        """Return the day under a cell."""
        place = (x - LABELS) // layout(self.size.width)[0]
        return place if 0 <= place < self.places() else None


class BouncePane(Pane):
    """Mood around the no's."""

    key = "bounce"
    about = (
        "A day's mood is the mean pleasantness of its check-ins, from 1 to 5. Your usual is the median of the "
        "days with a check-in in the six weeks before a no; ten of them are needed. The curves show how far "
        "each day lay above or below it.\n\n"
        "Your usual range begins at the lower quartile of those days, and at least half a step below the "
        "median. You are back on the first of two days in a row that lie in it or above it; a pair may have one "
        "day without a check-in in between, not more. The day of the no itself is left out: part of it was "
        "before.\n\n"
        "Two no's on one day count as one. A no is watched until the next one, until today, or for 60 days. If "
        "you were not back by then it is “not yet”. By which day half are back is reckoned after Kaplan and "
        "Meier: such times count for as long as they were watched. A day without a check-in is a gap and is "
        "never guessed; after some such days you may have been back sooner than it says.\n\n"
        "All of this says what was; not why, and not how the next one will be."
    )

    def compose(self) -> ComposeResult:
        """Lay out the plot and what it says."""
        with Vertical(classes="frame", id="bounce-frame") as frame:
            frame.border_title = "Mood around a no, against your usual"
            frame.border_subtitle = LEGEND
            yield BouncePlot(id="bounce-plot")
        yield Static("", id="bounce-day", classes="aside", markup=False)
        yield Static("", id="bounce-words", classes="sentence", markup=False)

    def load(self, db: "Database") -> "BounceView":
        """Read the days around every no; runs on the lane."""
        from bounceback_tui.insights import records

        return records.bounce(db, today(self.context))

    def show(self, view: "BounceView") -> None:
        """Show the curves and the sentences."""
        sentence = words.overall(view.found, view.today)
        soft = view.found.came_on(view.today)
        compared = "" if soft else words.compared(view.found)
        lines = [
            Content.styled(A_NO_TODAY, "$accent") if soft else Content(""),
            Content.styled(view.lately.sentence, "bold"),
            Content.assemble(f"{sentence} ", (compared, MUTED)),
        ]
        self.query_one("#bounce-words", Static).update(Content("\n").join(line for line in lines if line.plain))
        drawable = bool(view.found.read or view.found.present)
        self.put_away("#bounce-frame", shown=drawable)
        title = "Mood around a no, against the usual before it"
        picture = Picture(title, words.told(view.found, view.lately, view.today), partial(draw, view.found), LEGEND)
        plot = self.query_one(BouncePlot)
        plot.points = summary(view.found.read, LONGEST)
        plot.put(picture if drawable else None)
        if plot.cursor < 0:
            plot.begin()
        self._read()
        self.room.screen.refresh_bindings()

    @on(Read.Looked)
    def _looked(self, message: Read.Looked) -> None:
        message.stop()
        self._read()

    def _read(self) -> None:
        plot = self.query_one(BouncePlot)
        point = plot.points.get(plot.number) if plot.picture is not None else None
        self.query_one("#bounce-day", Static).update(words.day(plot.number, point) if point else "")
