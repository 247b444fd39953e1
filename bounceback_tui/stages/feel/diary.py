"""What was written in the first stage, newest first, by day: read, filter, change, delete, copy."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from bounceback_tui.journey.days import clock_time, day_words
from bounceback_tui.stages.feel import rules
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.shelf import Line, Shelf
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

BARS = "▁▂▄▆█"
"""Pleasantness 1 to 5 in one cell."""


class Diary(Shelf):
    """The stage's shelf, with its entries at hand."""

    EMPTY = "Nothing written yet."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("n", "app.check_in", "new", show=False)]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.items: dict[str, rules.Item] = {}
        self.today = date.min

    def show(self, items: Sequence[rules.Item], today: date, activities: Sequence[str]) -> None:
        """Show the newest entries."""
        self.today = today
        self.border_title = "Written here"
        self.border_subtitle = f"today: {one_line(', '.join(activities), 40)}" if activities else None
        self.put(self.lines_of(items))

    def lines_of(self, items: Sequence[rules.Item]) -> list[Line]:
        """Return entries as lines, and keep them at hand."""
        self.items |= {item.id.hex: item for item in items}
        return [Line(item.id.hex, line(item), day_words(item.day, self.today)) for item in items]

    def text_of(self, key: str) -> str:
        """Return every word of an entry."""
        return whole(self.items[key])

    @on(Shelf.Opened)
    def _read(self, message: Shelf.Opened) -> None:
        item = self.items[message.key]
        self.app.push_screen(Page(heading(item, self.today), Content(show(whole(item)))))


def heading(item: rules.Item, today: date) -> str:
    """Return what an entry is, and when it was."""
    return f"{item.kind} · {day_words(item.day, today)} {clock_time(item.at, item.utc_offset)}"


def line(item: rules.Item) -> Content:
    """Return an entry's line in the list: when, what, and the start of it."""
    fields = item.fields
    time = clock_time(item.at, item.utc_offset)
    if item.kind is rules.Kind.CHECK_IN:
        bar = BARS[fields["pleasantness"] - 1]
        told = ", ".join(item.words) or one_line(fields["note"], 60) or "no words"
        return Content.assemble((f"{time} ", MUTED), (bar, "$primary"), f" {show(told)}")
    if item.kind is rules.Kind.ACT:
        mark, text = "act", _act(fields["text"], fields["actual_lift"], fields["let_go_on"])
    elif item.kind is rules.Kind.STING:
        mark, text = "sting", fields["hurts"] or fields["others"] or fields["friend"]
    else:
        mark, text = "letter", fields["text"]
    return Content.assemble((f"{time} ", MUTED), (f"{mark} ", "$secondary"), one_line(text, 60))


def _act(text: str, actual: int | None, let_go: date | None) -> str:
    if actual is not None:
        return f"{text}: {rules.LIFTS[actual]}"
    return f"{text} (let go)" if let_go else f"{text} …"


def whole(item: rules.Item) -> str:
    """Return every word of an entry, as plain text."""
    fields = item.fields
    if item.kind is rules.Kind.CHECK_IN:
        affect = rules.affect_words(fields["pleasantness"], fields["energy"])
        return "\n".join(part for part in (", ".join(item.words), affect, "", fields["note"]) if part is not None)
    if item.kind is rules.Kind.STING:
        asked = ("What hurts", "hurts"), ("Who else knows this", "others"), ("To a friend", "friend")
        return "\n\n".join(f"{label}:\n{fields[name]}" for label, name in asked if fields[name])
    if item.kind is rules.Kind.ACT:
        expected = f"expected: {rules.LIFTS[fields['predicted_lift']]}"
        actual = fields["actual_lift"]
        turned = f"\nturned out: {rules.LIFTS[actual]}" if actual is not None else ""
        return f"{fields['text']}\n\n{expected}{turned}"
    return str(fields["text"])
