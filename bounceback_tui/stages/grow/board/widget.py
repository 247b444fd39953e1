"""The board: four columns of cards drawn by hand in one widget, moved through and moved by keys and mouse."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import ClassVar
from uuid import UUID

from rich.cells import cell_len as cells
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from bounceback_tui.stages.grow import rules
from bounceback_tui.stages.grow.board.inks import Inks, inks
from bounceback_tui.stages.grow.board.look import TITLES, facts
from bounceback_tui.stages.grow.rules import COLUMNS, Board, Card
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.text import one_line

ALL_FOUR = 88
"""Cells from which the four columns stand side by side; below, one is wide and the others are tabs."""
EACH = 3
"""Lines of a card: its name, what it says beside, and room to the next."""
WHEEL = 3


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


class BoardView(Widget, can_focus=True):
    """Holds cards and a cursor; asks the room to move them."""

    DEFAULT_CSS = """
    BoardView { height: 1fr; min-height: 4; min-width: 20; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "across(-1)", "column to the left", show=False),
        Binding("right,l", "across(1)", "column to the right", show=False),
        Binding("up,k", "along(-1)", "card above", show=False),
        Binding("down,j", "along(1)", "card below", show=False),
        Binding("home", "along(-100000)", "first card", show=False),
        Binding("end,G", "along(100000)", "last card", show=False),
        Binding("pageup", "along(-5)", "five cards up", show=False),
        Binding("pagedown", "along(5)", "five cards down", show=False),
        Binding("enter", "open", "open", id="grow.open", show=False, key_display="enter"),
        Binding("L", "carry(1)", "move", id="grow.right", key_display="H L"),
        Binding("H", "carry(-1)", "to the column on the left", id="grow.left", show=False),
        Binding("J", "order(1)", "further down its column", id="grow.down", show=False),
        Binding("K", "order(-1)", "further up its column", id="grow.up", show=False),
    ]
    ALLOW_SELECT = False

    lit: reactive[UUID | None] = reactive(None)
    """The card under the cursor; a room that watches it follows within the same frame."""

    class Opened(Message):
        """The person wants to see everything about the card under the cursor."""

    class Moved(Message):
        """A card is to stand elsewhere.

        Args:
            skill_id: which.
            board: in which column.
            after: behind which card; on top without one.
        """

        def __init__(self, skill_id: UUID, board: Board, after: UUID | None) -> None:
            super().__init__()
            self.skill_id = skill_id
            self.board = board
            self.after = after

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

    # What is on it

    def show(self, cards: Sequence[Card], today: date, *, grouped: bool, totals: Sequence[int]) -> None:
        """Show cards, each column's in order; the cursor stays on its card wherever that is now.

        Args:
            cards: those that are shown.
            today: the local date.
            grouped: whether they stand under who named them.
            totals: how many cards each column has, those that are not shown included.
        """
        chosen = self.chosen
        self.today, self.grouped, self.totals = today, grouped, tuple(totals)
        for number, board in enumerate(COLUMNS):
            self._fill(self.columns[number], [card for card in cards if card.board is board])
        if chosen is not None:
            self.choose(chosen.id)
        elif cards and not self._shown:
            self.column = next(number for number, column in enumerate(self.columns) if column.cards)
        self._shown = self._shown or bool(cards)
        self._into_view()
        self._follow()

    def _follow(self) -> None:
        """Draw again, and say which card is under the cursor."""
        self.refresh()
        self.lit = self.chosen.id if self.chosen is not None else None

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
    def chosen(self) -> Card | None:
        """The card under the cursor."""
        column = self.columns[self.column]
        return column.cards[column.at] if column.cards else None

    def choose(self, skill_id: UUID) -> bool:
        """Put the cursor on a card, and say whether it is there."""
        for number, column in enumerate(self.columns):
            for place, card in enumerate(column.cards):
                if card.id == skill_id:
                    self.column, column.at = number, place
                    self._into_view()
                    self._follow()
                    return True
        return False

    # The cursor

    def action_across(self, by: int) -> None:
        """Go to the next column, at the same height."""
        target = max(0, min(len(COLUMNS) - 1, self.column + by))
        if target != self.column:
            self._go(target, self.columns[target].at)

    def action_along(self, by: int) -> None:
        """Go up or down the column."""
        self._go(self.column, self.columns[self.column].at + by)

    def _go(self, number: int, place: int) -> None:
        column = self.columns[number]
        self.column, column.at = number, max(0, min(place, len(column.cards) - 1))
        self._into_view()
        self._follow()

    def action_open(self) -> None:
        """Show everything about the card."""
        if self.chosen is not None:
            self.post_message(self.Opened())

    # Moving cards

    def action_carry(self, by: int) -> None:
        """Move the card to the next column, on top of it."""
        target = self.column + by
        if (card := self.chosen) is not None and 0 <= target < len(COLUMNS):
            self.post_message(self.Moved(card.id, COLUMNS[target], None))

    def action_order(self, by: int) -> None:
        """Move the card within its column."""
        column, card = self.columns[self.column], self.chosen
        if card is None or not 0 <= column.at + by < len(column.cards):
            return
        if self.grouped:
            self.post_message(Told("The cards are grouped by who named them: b ungroups, then J and K order them."))
            return
        above = column.at + by if by > 0 else column.at + by - 1
        after = column.cards[above].id if above >= 0 else None
        self.post_message(self.Moved(card.id, card.board, after))

    # The mouse

    def _spot(self, x: int, y: int) -> tuple[Spot, bool] | None:
        """Return the place under a point, and whether a card is right there; None beside the board."""
        if not (0 <= x < self.size.width and 0 <= y < self.size.height):
            return None
        if not self.wide and y == 0:
            return self._tab(x)
        number = self._number(x)
        column = self.columns[number]
        line = y - self._top + column.offset
        if not 0 <= line < len(column.rows):
            return Spot(number, len(column.cards) if line >= 0 else 0), False
        row = column.rows[line]
        return Spot(number, row.place + (row.part >= 1)), 0 <= row.part < EACH - 1

    def _tab(self, x: int) -> tuple[Spot, bool] | None:
        start = 0
        for number, words in enumerate(self._tabs()):
            if start <= x < start + cells(words):
                return Spot(number, 0), False
            start += cells(words)
        return None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where it was clicked, and take the card up."""
        found = self._spot(event.x, event.y)
        if found is None:
            return
        spot, on_card = found
        line = event.y - self._top + self.columns[spot.column].offset
        place = self.columns[spot.column].rows[line].place if on_card else self.columns[spot.column].at
        self._go(spot.column, place)
        if on_card and (card := self.chosen) is not None:
            self._dragged = card.id
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show where a card that is held would go."""
        if self._dragged is None:
            return
        found = self._spot(event.x, event.y)
        target = found[0] if found else None
        if target != self._target:
            self._target = target
            self.refresh()

    def on_mouse_up(self) -> None:
        """Let a card go: where it is, if that is on the board."""
        dragged, target = self._dragged, self._target
        self._dragged = self._target = None
        self.release_mouse()
        if dragged is None or target is None:
            return
        self.refresh()
        column = self.columns[target.column]
        above = [card.id for card in column.cards[: target.place]]
        here = self.column == target.column and dragged in [card.id for card in column.cards]
        if here and (self.grouped or target.place - column.at in (0, 1)):
            return
        self.post_message(self.Moved(dragged, COLUMNS[target.column], next(reversed(above), None)))

    def on_click(self, event: events.Click) -> None:
        """A double click opens."""
        if event.chain == 2:
            self.action_open()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll the column under the pointer."""
        self._wheel(event.x, WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll the column under the pointer."""
        self._wheel(event.x, -WHEEL)

    def _wheel(self, x: int, by: int) -> None:
        column = self.columns[self._number(x)]
        column.offset = max(0, min(column.offset + by, len(column.rows) - self._lines))
        self.refresh()

    # Drawing

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

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in view; a board that only comes into view again is drawn already."""
        if event.size != self._drawn_at:
            self._drawn_at = event.size
            self._into_view()
            self.refresh()

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
