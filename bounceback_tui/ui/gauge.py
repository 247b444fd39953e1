"""A number from 0 to 100, or to 10, on one line, by arrows, figures or a click: a bar, and the number beside it."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

BAR = 25
"""Cells of the bar: four of a hundred each."""


class Gauge(Widget, can_focus=True):
    """How sure, how far: 0 to 100, or nothing chosen yet.

    Args:
        value: where it stands at the start.
        most: the highest number, 10 or 100.
    """

    DEFAULT_CSS = """
    Gauge { height: 1; width: 1fr; min-width: 4; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-5)", "less", show=False),
        Binding("right,l", "move(5)", "more", key_display="← →"),
        Binding("shift+left", "move(-1)", "a little less", show=False),
        Binding("shift+right", "move(1)", "a little more", show=False),
        Binding("home", "put(0)", "0", show=False),
        Binding("end", "put(100)", "100", show=False),
        Binding("backspace", "rub_out", "rub out", show=False),
    ]
    ALLOW_SELECT = False

    value: reactive[int | None] = reactive(None)
    told: reactive[str] = reactive("")
    """A sentence about what was typed, when it did not fit."""

    class Changed(Message):
        """The number changed."""

        def __init__(self, gauge: "Gauge") -> None:
            super().__init__()
            self.gauge = gauge

        @property
        def control(self) -> "Gauge":
            """The widget, for selectors in handlers."""
            return self.gauge

    def __init__(self, value: int | None = None, *, most: int = 100, id: str | None = None) -> None:
        super().__init__(id=id)
        self.most = most
        self.set_reactive(Gauge.value, value)
        self._typed = ""

    def watch_value(self) -> None:
        """Tell the form."""
        self.post_message(self.Changed(self))

    def action_move(self, by: int) -> None:
        """Go up or down; from nothing to the middle."""
        self._typed, self.told = "", ""
        by = by if self.most == 100 else (by > 0) - (by < 0)
        self.value = self.most // 2 if self.value is None else min(self.most, max(0, self.value + by))

    def action_put(self, value: int) -> None:
        """Go to a number."""
        self._typed, self.told = "", ""
        self.value = min(self.most, value)

    def action_rub_out(self) -> None:
        """Take the last figure away, and with the last one the answer."""
        digits = (self._typed or str(self.value or ""))[:-1]
        self._typed, self.told = digits, ""
        self.value = int(digits) if digits else None

    def on_key(self, event: events.Key) -> None:
        """Figures are the number itself."""
        if event.character is None or not event.character.isascii() or not event.character.isdigit():
            return
        event.stop()
        event.prevent_default()
        digits = (self._typed + event.character).lstrip("0") or "0"
        if int(digits) > self.most:
            self.told = f"0 to {self.most}; that stays as it was"
            self._typed = ""
            return
        self._typed, self.told = digits, ""
        self.value = int(digits)

    def on_blur(self) -> None:
        """A number that is typed later begins anew."""
        self._typed, self.told = "", ""

    def on_click(self, event: events.Click) -> None:
        """Go to where the bar was clicked."""
        self.action_put(min(self.most, max(0, round(event.x * self.most / (BAR - 1)))))

    def render_line(self, y: int) -> Strip:
        """Draw the bar and the number."""
        base = self.rich_style
        muted = base + Style(dim=True)
        if self.value is None:
            number, full = "not said yet", 0
        else:
            number, full = str(self.value), round(self.value * BAR / self.most)
        strong = base + Style(bold=self.has_focus)
        segments = [
            Segment("━" * full, strong),
            Segment("─" * (BAR - full), muted),
            Segment(f" {number}", strong if self.value is not None else muted),
            Segment("  " + (self.told or f"0 to {self.most}" if self.has_focus else ""), muted),
        ]
        return Strip(segments).adjust_cell_length(self.size.width, base).crop(0, self.size.width)
