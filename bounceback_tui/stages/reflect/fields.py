"""The widgets of an exercise's fields, made from their description, and what they hold; they know no store."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from bounceback_tui.content.exercises import Field
from bounceback_tui.content.loader import ContentError
from bounceback_tui.content.model import Feeling
from bounceback_tui.content.questions import distortions
from bounceback_tui.stages.feel.words import WordPicker
from bounceback_tui.ui.editor import Editor
from bounceback_tui.ui.gauge import Gauge


class Ticks(WordPicker):
    """Words to choose from, several at once, and own ones: what is typed and is not there can be added."""

    DEFAULT_CSS = """
    Ticks { height: 9; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "tick", "choose", key_display="enter")]

    def on_key(self, event: events.Key) -> None:
        """A blank belongs to what is typed; with nothing typed it chooses."""
        if event.key == "space" and self.typed:
            event.stop()
            event.prevent_default()
            self.typed += " "

    def action_tick(self) -> None:
        """Choose the word under the cursor, or add what was typed."""
        if self.cursor >= len(self.listed) and self.addable:
            self.chosen = (*self.chosen, self.typed.strip())
            self.typed = ""
            self.post_message(self.Chosen())
            return
        super().action_tick()

    def _gloss(self) -> str:
        if self.cursor >= len(self.listed) and self.addable:
            return "enter adds it in your own words"
        return super()._gloss()


def words_of(own: Sequence[str]) -> list[Feeling]:
    """Return the habits of thought to choose from, own ones behind those that come along.

    Raises:
        ContentError: their file is missing or wrong.
    """
    known = [Feeling(habit.word, 3, 3, habit.gloss) for habit in distortions()]
    theirs = {feeling.word for feeling in known}
    return [*known, *(Feeling(word, 3, 3, "in your own words") for word in own if word not in theirs)]


def widget_of(field: Field, value: Any, own: Sequence[str]) -> Widget:
    """Make the widget of a field, with its value.

    Args:
        field: which; not of the kind "reasons".
        value: what ``value_of`` returned earlier, or None.
        own: own words for ticks.

    Returns:
        A widget with the id ``field-`` and the field's name.
    """
    name = f"field-{field.name}"
    if field.kind == "percent":
        return Gauge(value if isinstance(value, int) else None, id=name)
    if field.kind == "line":
        return Input(str(value or ""), id=name, select_on_focus=False)
    if field.kind == "ticks":
        ticks = Ticks(id=name)
        ticks.chosen = tuple(value or ())
        try:
            ticks.offer(words_of(own))
        except ContentError:
            ticks.offer([Feeling(word, 3, 3, "in your own words") for word in own])
        return ticks
    editor = Editor(str(value or ""), id=name)
    if field.height:
        editor.styles.height = field.height + 2
    else:
        editor.styles.height = "1fr"
        editor.styles.min_height = 6
    return editor


def value_of(widget: Widget) -> Any:
    """Return what a field's widget holds."""
    if isinstance(widget, Editor):
        return widget.text
    if isinstance(widget, Ticks):
        return widget.chosen
    if isinstance(widget, Gauge | Input):
        return widget.value
    return None


def values_of(page: Widget, fields: Sequence[Field]) -> Mapping[str, Any]:
    """Return what the fields on a page hold, by name."""
    found = {}
    for field in fields:
        for widget in page.query(f"#field-{field.name}"):
            found[field.name] = value_of(widget)
    return found
