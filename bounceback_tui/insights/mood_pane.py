"""The second section: mood over time with the no's marked, and the words used most."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from bounceback_tui.insights import mood_drawing as drawing
from bounceback_tui.insights import mood_rules as rules
from bounceback_tui.insights.pane import Pane
from bounceback_tui.insights.ranges import Ranges
from bounceback_tui.journey.now import today
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.picture import Canvas, Picture, Read
from bounceback_tui.ui.text import one_line

if TYPE_CHECKING:
    from bounceback_tui.insights.records import MoodView
    from bounceback_tui.store.database import Database

LEGEND = "▾ a no  · no check-in"
LOW = 22
"""Lines of the section below which words have one line less."""


class MoodPlot(Read):
    """The columns; as many as fit, so that they are put together anew for every width."""

    view: "MoodView | None" = None
    spread: Callable[[int], Sequence[rules.Column]] | None = None
    """Puts the days into so many columns at most, once for each number."""

    def put_view(self, view: "MoodView", title: str, sentence: str) -> None:
        """Show another range."""
        days, before = [day for day, _ in view.nos], self.places()
        self.view, self.spread = view, cache(partial(rules.columns, view.daily, days, view.first, view.last))
        self.put(Picture(title, sentence, partial(drawing.draw_range, self.spread), LEGEND))
        if self.cursor < 0 or self.places() != before:
            self.begin()

    def start(self) -> int:
        """Begin with today."""
        return self.places() - 1

    def on_resize(self) -> None:
        """Begin anew: where there is other room, there are other columns."""
        self.begin()

    @property
    def columns(self) -> Sequence[rules.Column]:
        """The columns at the present width."""
        return self.spread(drawing.room_for(self.size.width)) if self.spread is not None else ()

    def places(self) -> int:
        """Return how many columns there are."""
        return len(self.columns)

    def mark(self, canvas: Canvas, place: int) -> None:
        """Mark a column: its bar in another shape, and a line of dots above it."""
        edges = drawing.edges(self.places(), canvas.width)
        drawing.mark(canvas, edges[place], edges[place + 1])

    def place_at(self, x: int, y: int) -> int | None:
        """Return the column under a cell."""
        edges = drawing.edges(self.places(), self.size.width) if self.places() else []
        return next((place for place in range(len(edges) - 1) if edges[place] <= x < edges[place + 1]), None)


class MoodPane(Pane):
    """Mood over time."""

    key = "mood"
    ranged = True
    about = (
        "Each bar is the mean of the days in it, and a day's mood is the mean pleasantness of its check-ins, from 1 "
        "(very unpleasant) to 5 (very pleasant). Where a range is longer than the screen is wide, a bar stands for "
        "several days; the line below says for which. A stretch without a check-in stays a gap.\n\n"
        "The middle is the median of the days, and “half of them” lies between the quartiles. Below five days with a "
        "check-in nothing is said about a middle.\n\n"
        "Words are counted as often as they were chosen, in the same days."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.range = 1
        self.words: Sequence[tuple[str, int]] = ()

    def compose(self) -> ComposeResult:
        """Lay out ranges, plot, what is read, and words."""
        yield Ranges(self.range, id="mood-ranges")
        with Vertical(classes="frame", id="mood-frame") as frame:
            frame.border_title = "How pleasant the days were, 1 to 5"
            frame.border_subtitle = LEGEND
            yield MoodPlot(id="mood-plot")
        yield Static("", id="mood-read", classes="sentence", markup=False)
        yield Static("", id="mood-words", classes="aside", markup=False)
        with Vertical(classes="frame", id="mood-used") as used:
            used.border_title = "Words used most"
            yield Static("", id="mood-used-words", markup=False)

    def load(self, db: "Database") -> "MoodView":
        """Read the range; runs on the lane."""
        from bounceback_tui.insights import records

        return records.mood(db, today(self.context), rules.RANGES[self.range][1])

    def show(self, view: "MoodView") -> None:
        """Show the range."""
        sentence = rules.said(view.daily, len(view.nos), view.first, view.last)
        title = f"How pleasant the days were, 1 to 5: {rules.RANGES[self.range][0]}"
        self.query_one(MoodPlot).put_view(view, title, sentence)
        self.query_one("#mood-words", Static).update(sentence)
        self.put_away("#mood-frame", shown=bool(view.daily or view.nos))
        self.query_one("#mood-read").display = bool(view.daily or view.nos)
        self.query_one("#mood-used").display = bool(view.words)
        self._read()
        self.words = view.words
        self._show_words()
        self.room.screen.refresh_bindings()

    def on_resize(self) -> None:
        """Put as many words side by side as there is room for; what is read may come before the first layout."""
        self._show_words()

    def _show_words(self) -> None:
        width = max(20, self.size.width - 6)
        lines = 2 if self.size.height < LOW else 3
        self.query_one("#mood-used").styles.height = lines + 2
        self.query_one("#mood-used-words", Static).update(drawing.word_lines(self.words, width, lines))

    @on(Read.Looked)
    def _looked(self, message: Read.Looked) -> None:
        message.stop()
        self._read()

    def _read(self) -> None:
        """Say the column under the cursor, with the no's in it by name."""
        plot = self.query_one(MoodPlot)
        view, found = plot.view, plot.columns
        if view is None or not 0 <= plot.cursor < len(found):
            return
        column = found[plot.cursor]
        told = rules.read(column, view.last)
        names = [name for day, name in view.nos if column.first <= day <= column.last]
        if names:
            told += f": {', '.join(one_line(name, 24) for name in names[:3])}{' …' if len(names) > 3 else ''}"
        self.query_one("#mood-read", Static).update(Content.assemble(("┊ ", "bold $secondary"), told))

    def zoom(self, by: int) -> None:
        """Look at a longer range, or a shorter one."""
        self.range_to(self.range + by)

    def range_to(self, place: int) -> None:
        """Look at a range."""
        place = min(len(rules.RANGES) - 1, max(0, place))
        if place != self.range:
            self.range = place
            self.query_one(Ranges).here = place
            self.room.reload(always=True)

    @on(Ranges.Chosen)
    def _range_chosen(self, message: Ranges.Chosen) -> None:
        message.stop()
        self.range_to(message.place)
