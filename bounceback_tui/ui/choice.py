"""One line to choose one of a few, marked by shape as well as colour: how a no came, how much lift."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len as cells
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from bounceback_tui.ui.themes import MUTED


class Choice(Widget, can_focus=True):
    """A row of options, wrapped where it must be.

    Args:
        options: (value, words) pairs; the words are shown.
        value: the value chosen at the start; None for no choice yet.
        optional: whether choosing the chosen one again takes the choice back.
    """

    DEFAULT_CSS = """
    Choice { height: auto; width: 1fr; }
    Choice:focus { background: $boost; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", "choose", show=False),
        Binding("right,l", "move(1)", "choose", key_display="← →"),
        Binding("space", "take_back", "none of these", show=False),
    ]
    ALLOW_SELECT = False

    value: reactive[str | None] = reactive(None, layout=True)

    class Changed(Message):
        """Another option was chosen."""

        def __init__(self, choice: "Choice") -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> "Choice":
            """The widget, for selectors in handlers."""
            return self.choice

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        *,
        value: str | None = None,
        optional: bool = True,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.options = list(options)
        self.optional = optional
        self.set_reactive(Choice.value, value)

    def _lines(self, width: int) -> list[list[tuple[str, str]]]:
        """Return the options of each line, with their words as drawn."""
        lines: list[list[tuple[str, str]]] = [[]]
        used = 0
        for value, words in self.options:
            drawn = f"{'◆' if value == self.value else '◇'} {words}  "
            if used and used + cells(drawn) > width:
                lines.append([])
                used = 0
            lines[-1].append((value, drawn))
            used += cells(drawn)
        return lines

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Return as many lines as the options need at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the options."""
        return Content("\n").join(
            Content.assemble(*((drawn, "bold $primary" if value == self.value else MUTED) for value, drawn in line))
            for line in self._lines(self.size.width)
        )

    def watch_value(self) -> None:
        """Tell the form."""
        self.post_message(self.Changed(self))

    def action_move(self, by: int) -> None:
        """Choose the next or the previous option."""
        values = [value for value, _ in self.options]
        if self.value not in values:
            self.value = values[0 if by > 0 else -1]
        else:
            self.value = values[(values.index(self.value) + by) % len(values)]

    def action_take_back(self) -> None:
        """Choose nothing, where that is allowed."""
        if self.optional:
            self.value = None

    def on_click(self, event: events.Click) -> None:
        """Choose the option that was clicked."""
        start = 0
        lines = self._lines(self.size.width)
        for value, drawn in lines[event.y] if event.y < len(lines) else []:
            if start <= event.x < start + cells(drawn):
                self.value = None if self.optional and value == self.value else value
                return
            start += cells(drawn)
