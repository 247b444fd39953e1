"""A short list of the no's with ticks: which of them led to something."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from bounceback_tui.journey.days import day_words
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.text import one_line

if TYPE_CHECKING:
    from bounceback_tui.journey.records import No


class NoTicks(List):
    """The no's, newest first, any of them ticked.

    Args:
        nos: what there is to choose from.
        ticked: the keys, as hexadecimal text, that are ticked at the start.
        today: the person's local date.
    """

    DEFAULT_CSS = """
    NoTicks { height: auto; max-height: 4; background: $surface; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "tick", key_display="space")]

    class Changed(Message):
        """Another no is ticked, or one no longer."""

    def __init__(self, nos: "Sequence[No]", ticked: Sequence[str], today: date) -> None:
        super().__init__(id="nos")
        self.lines = {
            no.id.hex: f"{day_words(no.day, today):<15} {one_line(no.organisation, 22)} · {one_line(no.role, 28)}"
            for no in nos
        }
        self.ticked = tuple(key for key in ticked if key in self.lines)

    def on_mount(self) -> None:
        """Fill the list."""
        self.add_options(Option(self._line(key), id=key) for key in self.lines)
        self.action_first()

    def _line(self, key: str) -> Content:
        return Content(f"{'▪' if key in self.ticked else '▫'} {self.lines[key]}")

    @on(List.OptionSelected)
    def _tick(self, event: List.OptionSelected) -> None:
        event.stop()
        key = str(event.option_id)
        self.ticked = tuple(one for one in self.ticked if one != key) if key in self.ticked else (*self.ticked, key)
        self.replace_option_prompt(key, self._line(key))
        self.post_message(self.Changed())
