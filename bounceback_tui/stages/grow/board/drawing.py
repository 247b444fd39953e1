"""How the board is drawn: four columns of cards, by hand, in one widget."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from rich.cells import cell_len as cells
from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from bounceback_tui.stages.grow import rules
from bounceback_tui.stages.grow.board.inks import Inks, inks
from bounceback_tui.stages.grow.board.look import TITLES, facts
from bounceback_tui.stages.grow.rules import COLUMNS, Board, Card
from bounceback_tui.ui.text import one_line

ALL_FOUR = 88
"""Cells from which the four columns stand side by side; below, one is wide and the others are tabs."""
EACH = 3
"""Lines of a card: its name, what it says beside, and room to the next."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a column: ``part`` 0 and 1 are a card's own, 2 is the room below it, −1 a heading."""

    place: int
    part: int
    heading: str = ""


@dataclass(slots=True)
class Column:
    """A column: its cards, what each line of it is, where the cursor is and how far it is scrolled."""

    cards: list[Card]
    rows: list[Row]
    tops: list[int]
    at: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the board: a column and how many of its cards are above."""

    column: int
    place: int


class BoardDrawing(Widget):
    """Holds the columns and draws them; keys, mouse and messages are the subclass's."""

    DEFAULT_CSS = """
    BoardDrawing { height: 1fr; min-height: 4; min-width: 20; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.today = date.min
        self.grouped = False
        self.columns = [Column([], [], []) for _ in COLUMNS]
        self.column = 0
        self.totals = (0,) * len(COLUMNS)
        self._dragged: UUID | None = None
        self._target: Spot | None = None
        self._drawn_at: Size | None = None
        self._shown = False
        """Whether there were cards yet: the first time the cursor goes where the first ones are."""

    def _fill(self, column: Column, cards: list[Card]) -> None:
        if self.grouped:
            order = list(dict.fromkeys(rules.named_by(card) for card in cards))
            order.sort(key=lambda who: (who == "your own", who.casefold()))
            cards = [card for who in order for card in cards if rules.named_by(card) == who]
        column.cards, column.rows, column.tops = cards, [], []
        heading = None
        for place, card in enumerate(cards):
            if self.grouped and rules.named_by(card) != heading:
                heading = rules.named_by(card)
                column.rows.append(Row(place, -1, heading))
            column.tops.append(len(column.rows))
            column.rows += [Row(place, part) for part in range(EACH)]
        column.at = max(0, min(column.at, len(cards) - 1))

    @property
    def wide(self) -> bool:
        """Whether the four columns stand side by side."""
        return self.size.width >= ALL_FOUR

    @property
    def _top(self) -> int:
        """The first line of cards."""
        return 1 if self.wide else 2

    @property
    def _lines(self) -> int:
        """How many lines of cards there is room for."""
        return max(1, self.size.height - self._top - 1)

    def _edges(self) -> list[int]:
        """Return where each column begins, and where the last one ends."""
        if not self.wide:
            return [0, self.size.width]
        return [self.size.width * number // len(COLUMNS) for number in range(len(COLUMNS) + 1)]

    def _number(self, x: int) -> int:
        if not self.wide:
            return self.column
        return max(0, min(len(COLUMNS) - 1, sum(1 for edge in self._edges()[1:-1] if x >= edge)))

    def _into_view(self) -> None:
        for column in self.columns:
            if not column.cards:
                column.offset = 0
                continue
            top = column.tops[column.at]
            first = top - 1 if top and column.rows[top - 1].part == -1 else top
            column.offset = max(min(column.offset, first), top + EACH - 1 - self._lines)
            column.offset = max(0, min(column.offset, len(column.rows) - self._lines))

    def _tabs(self) -> list[str]:
        return [
            f" {'▸' if number == self.column else ' '}{TITLES[board]} {len(self.columns[number].cards)} "
            for number, board in enumerate(COLUMNS)
        ]

    def render_line(self, y: int) -> Strip:
        """Draw one line across the columns."""
        ink = inks(self.app.theme_variables, self.background_colors[1])
        if not self.wide and y == 0:
            tabs = enumerate(self._tabs())
            segments = [Segment(words, ink.lit if number == self.column else ink.muted) for number, words in tabs]
            return Strip(segments).adjust_cell_length(self.size.width, ink.plain)
        line = y - self._top + 1
        edges, shown = self._edges(), range(len(COLUMNS)) if self.wide else [self.column]
        segments = []
        for number, (start, end) in zip(shown, pairwise(edges), strict=True):
            segments += self._part(number, line, end - start - (1 if self.wide and number < 3 else 0), ink)
            if self.wide and number < 3:
                segments.append(Segment(" ", ink.plain))
        return Strip(segments).adjust_cell_length(self.size.width, ink.plain)

    def _part(self, number: int, line: int, width: int, ink: Inks) -> list[Segment]:
        """Draw one line of a column: its frame, or what is in it."""
        here = number == self.column
        frame = ink.frame_lit if here and self.has_focus else ink.frame
        column = self.columns[number]
        if line == 0:
            title = f" {one_line(f'{TITLES[COLUMNS[number]]} {self._count(number)}', width - 5)} "
            return [
                Segment("╭─", frame),
                Segment(title, ink.title_lit if here else ink.title),
                Segment("─" * (width - 3 - cells(title)) + "╮", frame),
            ]
        if line == self._lines + 1:
            told = self._below(number, width - 4)
            return [
                Segment("╰" + "─" * (width - 3 - cells(told)), frame),
                Segment(told, ink.hint),
                Segment("─╯", frame),
            ]
        inner = self._inner(column, column.offset + line - 1, number, width - 2, ink)
        return [Segment("│", frame), *inner, Segment("│", frame)]

    def _count(self, number: int) -> str:
        shown, all_ = len(self.columns[number].cards), self.totals[number]
        return f"{shown}" if shown == all_ else f"{shown} of {all_}"

    def _below(self, number: int, room: int) -> str:
        """Return what stands in a column's lower edge: what there is further down, or the hint on many at once."""
        column = self.columns[number]
        if COLUMNS[number] is Board.LEARNING and self.totals[number] > rules.MANY:
            return f" {one_line(f'over {rules.MANY} at once', room - 2)} "
        below = len(column.rows) - column.offset - self._lines
        return f" {one_line(f'{-(-below // EACH)} more ↓', room - 2)} " if below > 0 else ""

    def _inner(self, column: Column, line: int, number: int, width: int, ink: Inks) -> list[Segment]:
        if self._target is not None and self._target.column == number and self._marks(column, line):
            return [Segment("━" * width, ink.drop)]
        if not column.cards and line == 0:
            return [Segment(f" {'nothing here':<{width - 1}}"[:width], ink.muted)]
        if line >= len(column.rows):
            return [Segment(" " * width, ink.plain)]
        row = column.rows[line]
        if row.part == -1:
            heading = one_line(row.heading, width - 1)
            return [Segment(" " + heading + " " * (width - 1 - cells(heading)), ink.group)]
        if row.part == EACH - 1:
            return [Segment(" " * width, ink.plain)]
        chosen = number == self.column and row.place == column.at
        return self._card(column.cards[row.place], row.part, width, ink.card(chosen, self.has_focus), chosen)

    def _marks(self, column: Column, line: int) -> bool:
        """Tell whether a line is where a held card would go: the room above that place."""
        assert self._target is not None
        place = self._target.place
        if place == 0:
            return line == max(0, (column.tops[0] if column.tops else 0) - 1)
        return line == column.tops[place - 1] + EACH - 1

    def _card(self, card: Card, part: int, width: int, ink: Inks, chosen: bool) -> list[Segment]:
        """Draw a card's first or second line; where it is narrow the level goes to the second."""
        room = width - 2
        squares = rules.squares(card.level)
        apart = cells(card.name) + cells(squares) + 1 > room if squares else False
        mark = Segment("▌" if chosen else " ", ink.mark)
        if part == 0:
            beside = "" if apart else squares
            name = one_line(card.name, room - (cells(beside) + 1 if beside else 0))
            gap = room - cells(name) - cells(beside)
            return [mark, Segment(name + " " * gap, ink.title), Segment(beside + " ", ink.level)]
        lead = f"{squares} " if apart else ""
        told = facts(card, self.today, room - cells(lead))
        due = rules.is_due(card, self.today)
        rest = " " * (room - cells(lead) - cells(told) + 1)
        return [mark, Segment(lead, ink.level), Segment(told + rest, ink.due if due else ink.muted)]
