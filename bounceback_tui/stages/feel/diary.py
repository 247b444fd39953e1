"""What was written in the first stage, newest first, by day: read, filter, change, delete, copy."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input
from textual.widgets.option_list import Option

from bounceback_tui.journey.days import clock_time, day_words
from bounceback_tui.stages.feel import rules
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

BARS = "▁▂▄▆█"
"""Pleasantness 1 to 5 in one cell."""


class Diary(Vertical):
    """A list that loads what is looked at; it asks the room for everything."""

    PAGE = 100
    """Entries a load."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "change", id="diary.edit"),
        Binding("d", "delete", "delete", id="diary.delete"),
        Binding("y", "copy", "copy", id="diary.copy"),
        Binding("slash", "filter", "filter", id="diary.filter", key_display="/"),
        Binding("n", "app.check_in", "new", show=False),
        Binding("escape", "close_filter", "close the filter", show=False),
    ]

    class Edit(Message):
        """The person wants to change an entry."""

        def __init__(self, item: rules.Item) -> None:
            super().__init__()
            self.item = item

    class Delete(Edit):
        """The person wants to delete an entry."""

    class More(Message):
        """Older entries are wanted.

        Args:
            before: entries earlier than this; from the newest without it.
            containing: only entries with this in them.
        """

        def __init__(self, before: datetime | None, containing: str) -> None:
            super().__init__()
            self.before = before
            self.containing = containing

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.items: dict[str, rules.Item] = {}
        self.today = date.min
        self.complete = False
        """Whether there is nothing older than what is listed."""

    def compose(self) -> ComposeResult:
        """Lay out filter and list."""
        yield Input(id="filter", placeholder="filter, then enter", select_on_focus=False)
        yield List(id="entries")

    @property
    def entries(self) -> List:
        """The list."""
        return self.query_one(List)

    @property
    def containing(self) -> str:
        """What the list is filtered by."""
        return self.query_one("#filter", Input).value.strip()

    def show(self, items: Sequence[rules.Item], today: date, activities: Sequence[str]) -> None:
        """Show the newest entries, keeping the cursor on its entry."""
        self.today = today
        self.border_title = "Written here"
        self.border_subtitle = f"today: {one_line(', '.join(activities), 40)}" if activities else None
        if self.containing:
            self.post_message(self.More(None, self.containing))
        else:
            self._fill(items)

    def add(self, items: Sequence[rules.Item], asked: "Diary.More") -> None:
        """Add older entries, unless the filter has changed since they were asked for."""
        if asked.containing != self.containing:
            return
        if asked.before is None:
            self._fill(items)
        else:
            self._append(items)

    def _fill(self, items: Sequence[rules.Item]) -> None:
        chosen = self.entries.chosen
        self.items = {}
        self.entries.clear_options()
        self._append(items)
        if not items:
            nothing = "Nothing with that in it." if self.containing else "What you write shows here."
            self.entries.add_option(Option(Content.styled(nothing, MUTED), disabled=True))
        elif chosen in self.items:
            self.entries.choose(chosen)
        else:
            self.entries.action_first()

    def _append(self, items: Sequence[rules.Item]) -> None:
        last = next(reversed(self.items.values())).day if self.items else None
        options = []
        for item in items:
            if item.day != last:
                options.append(Option(self._heading(item.day), disabled=True))
                last = item.day
            self.items[item.id.hex] = item
            options.append(Option(line(item), id=item.id.hex))
        self.entries.add_options(options)
        self.complete = len(items) < self.PAGE

    def _heading(self, day: date) -> Content:
        return Content.styled(day_words(day, self.today), f"bold {MUTED}")

    @property
    def item(self) -> rules.Item | None:
        """The entry under the cursor."""
        return self.items.get(self.entries.chosen or "")

    @on(List.OptionHighlighted)
    def _load_more(self, event: List.OptionHighlighted) -> None:
        if not self.complete and self.items and event.option_index >= self.entries.option_count - 10:
            self.complete = True  # asked for; what comes says whether there is more
            oldest = next(reversed(self.items.values()))
            self.post_message(self.More(oldest.at, self.containing))

    @on(List.OptionSelected)
    def _open(self) -> None:
        if (item := self.item) is not None:
            day = day_words(item.day, self.today)
            heading = f"{item.kind} · {day} {clock_time(item.at, item.utc_offset)}"
            self.app.push_screen(Page(heading, Content(show(whole(item)))))

    def action_edit(self) -> None:
        """Change the entry under the cursor."""
        if (item := self.item) is not None:
            self.post_message(self.Edit(item))

    def action_delete(self) -> None:
        """Delete the entry under the cursor."""
        if (item := self.item) is not None:
            self.post_message(self.Delete(item))

    def action_copy(self) -> None:
        """Copy the entry under the cursor as plain text."""
        if (item := self.item) is not None:
            self.app.copy_to_clipboard(show(whole(item)))
            self.post_message(Told("Copied, if your terminal lets programs do that."))

    def action_filter(self) -> None:
        """Open the filter."""
        field = self.query_one("#filter", Input)
        field.add_class("-open")
        field.focus()

    def action_close_filter(self) -> None:
        """Close the filter and list everything."""
        field = self.query_one("#filter", Input)
        field.remove_class("-open")
        had = field.value
        field.value = ""
        self.entries.focus()
        if had:
            self.post_message(self.More(None, ""))

    @on(Input.Changed, "#filter")
    def _filter(self) -> None:
        self.post_message(self.More(None, self.containing))

    @on(Input.Submitted, "#filter")
    def _to_list(self) -> None:
        self.entries.focus()


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
