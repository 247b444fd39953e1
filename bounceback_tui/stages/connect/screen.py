"""Stage 6, Connect: people and communities, what happened with them, what is asked, and who is near and far."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from bounceback_tui.journey.now import today
from bounceback_tui.stages.connect import map_rules, rules
from bounceback_tui.stages.connect.asks import Asks
from bounceback_tui.stages.connect.pane import happened_lines, nothing_yet, pane, picture, whole
from bounceback_tui.stages.connect.rules import Opened, Person
from bounceback_tui.stages.connect.shelf import People
from bounceback_tui.ui.bands import Bands
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.shelf import Shelf
from bounceback_tui.ui.style import style
from bounceback_tui.ui.text import one_line, show

if TYPE_CHECKING:
    from bounceback_tui.stages.connect.records import ConnectView
    from bounceback_tui.store.database import Database


class ConnectRoom(Asks):
    """The people on the left, the one under the cursor on the right; or everybody as a map."""

    key = "connect"
    title = "Connect"
    OPENS = frozenset({"contact"})
    DEFAULT_CSS = style(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "somebody new", id="connect.new"),
        Binding("g", "touch", "in touch", id="connect.touch"),
        Binding("a", "ask", "ask", id="connect.ask"),
        Binding("m", "map", "map", id="connect.map"),
        Binding("T", "thanks", "thanks", id="connect.thanks"),
        Binding("L", "losing_first", "quiet ones first", id="connect.losing-first"),
        Binding("f", "sent", "it is sent", id="connect.sent"),
        Binding("r", "answer", "what came", id="connect.answer"),
        Binding("p", "pause", "pause", id="connect.pause"),
        Binding("I", "bring_in", "take people over", id="connect.bring-in"),
        Binding("o", "open_mail", "mail program", id="connect.open-mail", show=False),
        Binding("s", "save_mail", "save .eml", id="connect.save-mail", show=False),
        Binding("b", "happened", "what happened", id="connect.happened"),
        Binding("A", "take_ask_away", "delete the letter", id="connect.take-ask-away", show=False),
        Binding("E", "evidence", "what is known about this", id="connect.evidence", show=False),
        Binding("escape", "list", "back to the list", show=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.opened: Opened | None = None
        self.everybody: Sequence[Person] = ()
        self._day: date | None = None
        """The local day that is on screen."""
        self._wanted: str | None = None
        """The key of whom the cursor belongs on, once they are listed."""

    def compose(self) -> ComposeResult:
        """Lay out the room."""
        yield Static(id="overview", markup=False)
        with Horizontal(id="columns"):
            yield People(id="people")
            with VerticalScroll(id="pane"):
                yield Static(id="told", markup=False)
                yield Static(id="happened", markup=False)
        yield Bands(id="map")

    @property
    def people(self) -> People:
        """The list."""
        return self.query_one(People)

    def home(self) -> Widget:
        """The list, or the map while that is shown, has the focus on arrival."""
        return self.query_one(Bands) if self.has_class("-map") else self.people.entries

    def on_mount(self) -> None:
        """Name the parts."""
        self.people.border_title = "People"
        self.query_one(Bands).border_title = "Who is near, and what they give"

    # Loading and showing

    def arrive(self) -> None:
        """Load again on another day: somebody may be due."""
        if self._day is not None and self._day != today(self.context):
            self.seen = -1
        super().arrive()

    def load(self, db: "Database") -> "ConnectView":
        """Read what the room shows; runs on the lane."""
        from bounceback_tui.stages.connect import records

        key = self._wanted or (self.opened and self.opened.person.key)
        return records.view(db, today=today(self.context), key=key or None)

    def show(self, view: "ConnectView") -> None:
        """Put the view on screen."""
        self._day = view.today
        self.everybody = view.people
        told = " ".join(part for part in (view.known, view.thanks) if part)
        self.query_one("#overview", Static).update(Content(show(told or map_rules.map_sentence(view.people))))
        self.query_one(Bands).put(picture(view.people))
        wanted, self._wanted = self._wanted, None
        self.people.show(view.people, view.today, wanted or self.people.chosen)
        self.show_opened(view.opened)
        if wanted in self.people.lines:
            self.people.entries.choose(wanted)

    def show_opened(self, opened: Opened | None) -> None:
        """Put somebody into the pane."""
        self.opened = opened
        box, told = self.query_one("#pane", VerticalScroll), self.query_one("#told", Static)
        if opened is None:
            box.border_title, box.border_subtitle = "Nobody yet", None
            told.update(nothing_yet())
            self.query_one("#happened", Static).update("")
            return
        here = today(self.context)
        box.border_title = Content(one_line(opened.person.name, 40))
        box.border_subtitle = rules.touch_words(opened.person, here)
        told.update(pane(opened, here))
        self.query_one("#happened", Static).update(happened_lines(opened, here))
        self.people.texts = {opened.person.key: opened.ask.letter if opened.ask else whole(opened)}

    def chosen_key(self) -> str | None:
        """Return the key of whom the cursor is on, or is about to be."""
        return self._wanted or self.people.chosen

    def look_at(self, key: str) -> None:
        """Put the cursor on somebody, now or once they are listed."""
        self.action_list()
        if key in self.people.lines:
            self.people.entries.choose(key)
        else:
            self._wanted = key
            self.reload(always=True)

    def open_thing(self, table: str, key: str) -> None:
        """Look at somebody."""
        self.with_opened(key, lambda _: self.look_at(key))

    @on(Shelf.Lit)
    def _lit(self, message: Shelf.Lit) -> None:
        """Show whom the cursor is on, unless it has moved on meanwhile."""
        if self.opened and self.opened.person.key == message.key:
            return
        self.query_one("#pane", VerticalScroll).scroll_home(animate=False)

        def job(db: "Database") -> Opened | None:
            from bounceback_tui.stages.connect import records

            return records.find(db, message.key)

        def then(opened: Opened | None) -> None:
            if opened is not None and self.people.chosen == message.key:
                self.show_opened(opened)

        self.read(job, then)

    @on(Shelf.More)
    def _more(self, message: Shelf.More) -> None:
        if message.after is not None:
            self.people.further(message)
            return

        def job(db: "Database") -> Sequence[Person]:
            from bounceback_tui.stages.connect import records

            return records.people(db, containing=message.containing)

        self.read(job, lambda found: self.people.found_for(found, message))

    @on(Shelf.Opened)
    def _read_whole(self, message: Shelf.Opened) -> None:
        def then(opened: Opened) -> None:
            self.bring_up(Page(one_line(opened.person.name, 60), Content(show(whole(opened)))), lambda _: None)

        self.with_opened(message.key, then)

    @on(Shelf.Edit)
    def _edit(self, message: Shelf.Edit) -> None:
        self.edit(message.key)

    @on(Shelf.Delete)
    def _delete(self, message: Shelf.Delete) -> None:
        self.delete(message.key)

    # The map, and the order of the list

    def action_map(self) -> None:
        """Show everybody as a map, or the list again."""
        self.toggle_class("-map")
        self.screen.set_focus(self.home(), scroll_visible=False)

    def action_list(self) -> None:
        """Go back to the list."""
        if self.has_class("-map"):
            self.action_map()

    def action_losing_first(self) -> None:
        """List those first whom one is losing touch with, or by tie again."""
        self.action_list()
        self.people.losing_first = not self.people.losing_first
        self.people.border_title = "People, quiet ones first" if self.people.losing_first else "People"
        self.people.show(self.everybody, today(self.context))
        self.people.entries.action_first()
