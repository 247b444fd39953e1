"""The timeline: everything that was written, by day, newest first, read as one looks; enter opens a thing."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.timeline.look import Listed, listed, whole
from bounceback_tui.timeline.rules import KINDS, ROOMS, Only
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.messages import OpenWritten
from bounceback_tui.ui.room import Room
from bounceback_tui.ui.shelf import Shelf
from bounceback_tui.ui.style import style
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.journey.records import No
    from bounceback_tui.store.database import Database
    from bounceback_tui.timeline.records import Item

EMPTY = "Nothing is written yet.\n\nWhat you write in any room is here, by day.\nc begins with how you are."
NONE_SUCH = "Nothing of that. escape shows everything again."
MOST_DAYS = 100
"""Days that are read again at once when something changed, at most."""
WIDE = 96
"""Cells from which the whole of an entry is shown beside the list."""
ELSEWHERE = frozenset({"edit", "delete", "filter", "close_filter"})
"""What a shelf can do and this one leaves to the rooms."""


class Days(Shelf):
    """Entries under their days; nothing is changed here, and a search looks through all of it."""

    PAGE: ClassVar[int] = 1

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.items: dict[str, Item] = {}

    def text_of(self, key: str) -> str:
        """Return every word of an entry."""
        return whole(self.items[key].entry).plain

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave to the rooms what changes an entry."""
        return action not in ELSEWHERE


class TimelineRoom(Room[Listed]):
    """Everything by day on the left, every word of the entry under the cursor on the right."""

    key = "timeline"
    title = "Timeline"
    DEFAULT_CSS = style(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "only_kind", "one kind", id="timeline.kind"),
        Binding("b", "only_no", "one no", id="timeline.no"),
        Binding("g", "go_to_day", "go to a day", id="timeline.day"),
        Binding("escape", "everything", "everything", id="timeline.everything"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.only = Only()
        self.more: date | None = None
        """The next older day with something in it, where there is one."""
        self._fresh = 0
        """Counts the times the list was begun anew: an older page that was asked for before is not added."""
        self._days: set[date] = set()
        """The days that are listed."""
        self._today: date | None = None
        """The local day that is on screen."""
        self._at: date | None = None
        """The day of the entry under the cursor."""

    def compose(self) -> ComposeResult:
        """Lay out the room."""
        with Horizontal(id="columns"):
            yield Days(id="days")
            with VerticalScroll(id="pane", can_focus=False):
                yield Static("", id="told", markup=False)

    @property
    def days(self) -> Days:
        """The list."""
        return self.query_one(Days)

    def home(self) -> Widget:
        """The list has the focus on arrival."""
        return self.days.entries

    def fit_to(self, size: Size) -> None:
        """Leave the list all the room there is where it is narrow."""
        self.set_class(size.width < WIDE, "-narrow")

    # Loading and showing

    def arrive(self) -> None:
        """Load again on another day: what was today is yesterday."""
        if self._today not in (None, today(self.context)):
            self.seen = -1
        super().arrive()

    def load(self, db: "Database") -> Listed:
        """Read the latest days, as many as are listed already, and draw them; runs on the lane."""
        from bounceback_tui.timeline import records

        here, days = today(self.context), min(len(self._days), MOST_DAYS) or None
        until, at = self.only.until, self._at
        return listed(records.page(db, today=here, only=self.only, until=until, days=days, through=at))

    def show(self, view: Listed) -> None:
        """List the latest days."""
        self._fresh += 1
        self._today = view.page.today
        self._days = set()
        days = self.days
        days.items = {}
        days.empty = EMPTY if self.only == Only() else NONE_SUCH
        self._keep(view)
        days.put(view.lines)
        days.complete = self.more is None
        self._say_what()
        self._show_chosen()

    def _keep(self, view: Listed) -> None:
        self.more = view.page.more
        self._days |= {item.entry.day for item in view.page.items}
        self.days.items |= {item.key: item for item in view.page.items}

    def _say_what(self) -> None:
        only = self.only
        parts = [KINDS[only.kind].name] if only.kind else []
        parts += [f"all of {ROOMS[only.room]}"] if only.room else []
        parts += [f"the no from {one_line(only.called, 24)}"] if only.no_id else []
        parts += [f"back from {day_words(only.until, today(self.context))}"] if only.until else []
        self.days.border_title = "Everything, by day" if only.everything else "By day"
        self.days.border_subtitle = Content(f"only {', '.join(parts)}") if parts else None

    @on(Shelf.Lit)
    def _show_chosen(self) -> None:
        item = self.days.items.get(self.days.chosen or "")
        pane, told = self.query_one("#pane", VerticalScroll), self.query_one("#told", Static)
        self._at = item.entry.day if item is not None else None
        if item is None:
            pane.border_title = None
            told.update("")
            return
        pane.border_title = f"{ROOMS[KINDS[item.entry.kind].room]} · enter opens it there"
        told.update(whole(item.entry))
        pane.scroll_home(animate=False)

    @on(Shelf.More)
    def _older(self, message: Shelf.More) -> None:
        fresh, until, only = self._fresh, self.more, self.only
        if message.after is None or until is None:
            return
        here = today(self.context)

        def job(db: "Database") -> Listed:
            from bounceback_tui.timeline import records

            return listed(records.page(db, today=here, only=only, until=until))

        def then(view: Listed) -> None:
            if fresh == self._fresh:
                self._keep(view)
                self.days.add(view.lines, message)
                self.days.complete = self.more is None

        self.read(job, then)

    @on(Shelf.Opened)
    def _open(self, message: Shelf.Opened) -> None:
        item = self.days.items[message.key]
        self.post_message(OpenWritten(item.table, item.key))

    # What is shown

    def narrow(self, only: Only) -> None:
        """Show something else, from its latest day on."""
        self.only = only
        self._days, self._at = set(), None
        self.days.entries.clear_options()
        self.days.entries.focus()
        self.refresh_bindings()
        self.reload(always=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer everything where only some of it is shown."""
        return action != "everything" or self.only != Only()

    def action_everything(self) -> None:
        """Show everything, from today on."""
        self.narrow(Only())

    def action_only_kind(self) -> None:
        """Choose a kind of entry, or a room."""
        from bounceback_tui.ui.pick import Pick

        choices = [("all", Content("everything"))]
        for room in dict.fromkeys(kind.room for kind in KINDS.values()):
            choices.append((f"room:{room}", Content.assemble((f"{ROOMS[room]:<10}", "bold $secondary"), "all of it")))
            choices += [
                (f"kind:{key}", Content.assemble((f"{ROOMS[room]:<10}", MUTED), kind.name))
                for key, kind in KINDS.items()
                if kind.room == room
            ]

        def done(picked: str | None) -> None:
            if picked is not None:
                what, _, name = picked.partition(":")
                self.narrow(
                    self.only._replace(kind=name if what == "kind" else "", room=name if what == "room" else "")
                )

        hint = "Type a part of its name."
        here = f"kind:{self.only.kind}" if self.only.kind else f"room:{self.only.room}" if self.only.room else "all"
        self.app.push_screen(Pick("Which kind?", hint, choices, key=here), done)

    def action_only_no(self) -> None:
        """Choose one no: what belongs to it is shown, wherever it was written."""
        from bounceback_tui.journey.pick import PickNo

        def done(picked: "No | str | None") -> None:
            if isinstance(picked, str):
                self.narrow(self.only._replace(no_id="", application_id="", called=""))
            elif picked is not None:
                no, application = picked.id.hex, picked.application_id.hex
                called = picked.organisation
                self.narrow(self.only._replace(no_id=no, application_id=application, called=called))

        self.app.push_screen(PickNo(self.context), done)

    def action_go_to_day(self) -> None:
        """Choose the day to look back from."""
        from bounceback_tui.timeline.forms import DayForm

        def done(day: date | None) -> None:
            if day is not None:
                self.narrow(self.only._replace(until=day))

        self.app.push_screen(DayForm(self.context), done)
