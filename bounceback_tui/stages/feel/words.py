"""The word picker: feeling words near the place on the grid, filtered by typing, several to be chosen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from bounceback_tui.stages.feel import rules
from bounceback_tui.ui.text import one_line, show

if TYPE_CHECKING:
    from bounceback_tui.content.model import Feeling

LONGEST = 40


class WordPicker(Widget, can_focus=True):
    """Words in columns, nearest to the place first; chosen ones are marked by a shape and lead the list."""

    DEFAULT_CSS = """
    WordPicker { width: 1fr; height: 1fr; min-height: 4; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", "up", show=False),
        Binding("down", "move(1, 0)", "down", show=False),
        Binding("left", "move(0, -1)", "left", show=False),
        Binding("right", "move(0, 1)", "right", show=False),
        Binding("space", "tick", "choose", key_display="space"),
        Binding("enter", "take", "choose", show=False),
        Binding("backspace", "rub_out", "clear", show=False),
        Binding("delete", "forget", "remove own word", show=False),
    ]
    ALLOW_SELECT = False

    chosen: reactive[tuple[str, ...]] = reactive(())
    typed: reactive[str] = reactive("")
    cursor: reactive[int] = reactive(0)

    class Chosen(Message):
        """The chosen words changed."""

    class Added(Message):
        """The person asked for a word of their own.

        Args:
            word: as typed.
        """

        def __init__(self, word: str) -> None:
            super().__init__()
            self.word = word

    class Forgotten(Message):
        """The person asked to take an own word off the list.

        Args:
            word: which.
        """

        def __init__(self, word: str) -> None:
            super().__init__()
            self.word = word

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.words: Sequence[Feeling] = ()
        self.listed: Sequence[Feeling] = ()
        """The words on show, in order."""
        self.wanted: Callable[[], None] = lambda: None
        """Offers words, if somebody types before any were offered."""

    def offer(self, words: "Sequence[Feeling]") -> None:
        """Show these words, in this order, from the top."""
        self.words = words
        self.cursor = 0
        self._list()

    def _list(self) -> None:
        """Put the chosen words first, or else those that fit what was typed."""
        if self.typed:
            self.listed = rules.matching(self.words, self.typed)
        else:
            known = {feeling.word: feeling for feeling in self.words}
            first = [known.get(word) or _unknown(word) for word in self.chosen]
            self.listed = [*first, *(feeling for feeling in self.words if feeling.word not in self.chosen)]
        self.refresh()

    def watch_chosen(self) -> None:
        """Bring the chosen words to the front."""
        self._list()

    @property
    def addable(self) -> bool:
        """Whether what was typed could become an own word."""
        typed = self.typed.strip()
        return bool(typed) and all(feeling.word != typed for feeling in self.words)

    @property
    def _columns(self) -> int:
        return max(1, self.size.width // 18)

    @property
    def _rows(self) -> int:
        return max(1, self.size.height - 2)

    def _page(self) -> int:
        """Return the index of the first word on show, so that the cursor is in view."""
        row = self.cursor // self._columns
        return max(0, row - self._rows + 1) * self._columns

    def watch_typed(self) -> None:
        """Begin at the top whenever the filter changes."""
        self.cursor = 0
        self._list()
        self.refresh_bindings()

    def on_key(self, event: events.Key) -> None:
        """Letters filter."""
        if event.character and (event.character.isalpha() or event.character in "-'"):
            event.stop()
            event.prevent_default()
            self._have_words()
            self.typed = (self.typed + event.character)[:LONGEST]

    def _have_words(self) -> None:
        """Get words before anything is made of a key: a word that is known must not become one's own."""
        if not self.words:
            self.wanted()

    def key_escape(self, event: events.Key) -> None:
        """Escape clears the filter first."""
        if self.typed:
            event.stop()
            event.prevent_default()
            self.typed = ""

    def action_rub_out(self) -> None:
        """Take the last letter of the filter away."""
        self.typed = self.typed[:-1]

    def action_move(self, down: int, right: int) -> None:
        """Move the cursor, and stop at the ends."""
        last = len(self.listed) - (0 if self.addable else 1)
        self.cursor = min(max(0, self.cursor + down * self._columns + right), max(0, last))

    def action_tick(self) -> None:
        """Choose the word under the cursor, or let it go; the last place adds what was typed."""
        self._have_words()
        listed = self.listed
        if self.cursor < len(listed):
            self._toggle(listed[self.cursor].word)
        elif self.addable:
            self.post_message(self.Added(self.typed.strip()))
            self.typed = ""

    def action_take(self) -> None:
        """Choose as ``space`` does, while something is typed: enter saves, and what was typed is not to be lost."""
        self.action_tick()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave enter to whoever saves, while nothing is typed."""
        return bool(self.typed) if action == "take" else super().check_action(action, parameters)

    def action_forget(self) -> None:
        """Ask for the own word under the cursor to be taken off the list."""
        listed = self.listed
        if self.cursor < len(listed):
            self.post_message(self.Forgotten(listed[self.cursor].word))

    def _toggle(self, word: str) -> None:
        if word in self.chosen:
            self.chosen = tuple(other for other in self.chosen if other != word)
        else:
            self.chosen = (*self.chosen, word)
        if self.typed:
            self.typed = ""
        self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Choose the word that was clicked."""
        width = self.size.width // self._columns
        index = self._page() + (event.y - 1) * self._columns + event.x // max(1, width)
        last = len(self.listed) - (0 if self.addable else 1)
        if 1 <= event.y <= self._rows and 0 <= index <= last:
            self.cursor = index
            self.action_tick()

    def render_line(self, y: int) -> Strip:
        """Draw the filter, a row of words, or what the word under the cursor means."""
        width = self.size.width
        base = self.rich_style
        muted = base + Style(dim=True)
        if y == 0:
            return self._filter_line(width, base, muted)
        if y == self.size.height - 1:
            return Strip([Segment(set_cell_size(one_line(self._gloss(), width), width), muted)], width)
        return self._word_line(y - 1, width, base)

    def _filter_line(self, width: int, base: Style, muted: Style) -> Strip:
        if self.typed:
            segments = [Segment("filter: ", muted), Segment(show(self.typed), base + Style(bold=True))]
        else:
            chosen = ", ".join(self.chosen)
            segments = [
                Segment(show(chosen), base + Style(bold=True)) if chosen else Segment("type to filter", muted)
            ]
        return Strip(segments).adjust_cell_length(width, base).crop(0, width)

    def _gloss(self) -> str:
        listed = self.listed
        if self.cursor < len(listed):
            return listed[self.cursor].gloss
        return "space adds it as a word of your own" if self.addable else ""

    def _lit(self) -> Style:
        """Return what marks the word under the cursor, as in the program's lists."""
        background = self.background_colors[1]
        primary = Color.parse(self.app.theme_variables["primary"])
        return Style(bold=True, bgcolor=background.blend(primary, 0.3).rich_color)

    def _word_line(self, row: int, width: int, base: Style) -> Strip:
        columns = self._columns
        listed = self.listed
        segments = []
        for index in range(start := self._page() + row * columns, start + columns):
            if index < len(listed):
                text = f"{'▪' if listed[index].word in self.chosen else ' '} {listed[index].word}"
            elif index == len(listed) and self.addable:
                text = f"+ {self.typed.strip()}"
            else:
                text = ""
            style = base + Style(bold=text.startswith("▪"))
            if self.has_focus and index == self.cursor:
                style += self._lit()
            segments.append(Segment(set_cell_size(show(text), width // columns - 1), style))
            segments.append(Segment(" ", base))
        return Strip(segments).adjust_cell_length(width, base)


def _unknown(word: str) -> "Feeling":
    """Return a chosen word that is on no list, such as one that was forgotten since."""
    from bounceback_tui.content.model import Feeling

    return Feeling(word, 3, 3, "")
