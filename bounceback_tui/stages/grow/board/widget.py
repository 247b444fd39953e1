"""The board: cards moved through and moved by keys and mouse; it holds them and asks the room for everything else."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from rich.cells import cell_len as cells
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from bounceback_tui.stages.grow.board.drawing import EACH, BoardDrawing, Spot
from bounceback_tui.stages.grow.rules import COLUMNS, Board, Card
from bounceback_tui.ui.messages import Told

WHEEL = 3


class BoardView(BoardDrawing, can_focus=True):
    """Holds cards and a cursor; asks the room to move them."""

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

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in view; a board that only comes into view again is drawn already."""
        if event.size != self._drawn_at:
            self._drawn_at = event.size
            self._into_view()
            self.refresh()
