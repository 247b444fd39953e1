"""Stage 7, Persist: momentum over the year, and the lists of what keeps one going."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from bounceback_tui.journey.days import date_words
from bounceback_tui.journey.now import today
from bounceback_tui.stages.persist import rules
from bounceback_tui.stages.persist.arriving import OPENED_IN, Arriving
from bounceback_tui.stages.persist.momentum import day_lines, figures, kinds_lines
from bounceback_tui.stages.persist.section import Section
from bounceback_tui.stages.persist.sections import SECTIONS, STOPS
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.heatmap import Heatmap
from bounceback_tui.ui.shelf import Shelf
from bounceback_tui.ui.strip import Strip
from bounceback_tui.ui.style import style
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.stages.persist.records import MomentumView
    from bounceback_tui.store.database import Database

CARDS = ("forgiving-streaks", "if-then-plans", "next-no-drill", "mixed-programme", "search-quality")
OFF = "Momentum is switched off. Nothing is counted anywhere; M switches it on again."
WIDE = 96
"""Cells of the room from which a line of a list says more."""
LOW = 24
"""Lines of the room below which the last days are left out."""
OF_A_ROW = frozenset({"tick", "let_go", "finish", "step", "history", "link", "try_on"})
"""What can be done only where there is something on the list."""
LEGEND = "▫ one kind   ▪ two   ■ three or more   – a pause   · nothing"


@dataclass(frozen=True, slots=True)
class PersistView:
    """What the room shows: momentum, or the rows of one list."""

    today: date
    section: str
    momentum: "MomentumView | None" = None
    rows: Sequence[Any] = ()
    ended: str | None = None


class Things(Shelf):
    """The room's one shelf, for whichever section is shown."""

    EMPTY = ""


class PersistRoom(Arriving):
    """Effort, applications, plans, changes, drills, weeks."""

    key = "persist"
    title = "Persist"
    OPENS = frozenset(OPENED_IN)
    DEFAULT_CSS = style(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "new", id="persist.new"),
        Binding("space", "tick", "followed", id="persist.tick"),
        Binding("s", "step", "where it stands", id="persist.step"),
        Binding("H", "history", "its steps", id="persist.history"),
        Binding("v", "try_on", "where it is tried", id="persist.try"),
        Binding("f", "finish", "done with it", id="persist.finish"),
        Binding("z", "let_go", "let go", id="persist.let-go"),
        Binding("o", "link", "open the link", id="persist.link"),
        Binding("C", "channels", "how it went by channel", id="persist.channels"),
        Binding("I", "import", "import", id="persist.import"),
        Binding("P", "pause", "a pause", id="persist.pause"),
        Binding("F", "mend", "make it whole", id="persist.mend"),
        Binding("M", "switch", "momentum on or off", id="persist.switch"),
        Binding("W", "end", "what helped me", id="persist.end", show=False),
        Binding("E", "evidence", "what is known about this", id="persist.evidence"),
        *(
            Binding(letter, f"section('{key}')", title, id=f"persist.{key}", show=False)
            for key, letter, title in STOPS
        ),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.section = "momentum"
        self._turning = False
        """Whether the focus goes to the section once it is there."""
        self.rows: dict[str, Any] = {}
        self.today = date.min
        self.efforts: Mapping[date, frozenset[str]] = {}
        self.found: rules.Momentum | None = None

    def compose(self) -> ComposeResult:
        """Lay out the strip and both panes; the one that is not shown costs nothing to draw."""
        yield Strip(STOPS, id="strip")
        with Vertical(id="momentum"):
            yield Static("", id="figures", markup=False)
            with Vertical(id="frame"):
                with Horizontal(id="year-row"):
                    yield Heatmap(id="year")
                    yield Static("", id="kinds", markup=False)
                yield Static("", id="day", markup=False)
            yield Static(LEGEND, id="legend", markup=False)
            yield Static("", id="lately", markup=False)
        with Horizontal(id="lists"):
            yield Things(id="things")
            with VerticalScroll(id="card-frame", can_focus=False):
                yield Static("", id="card", markup=False)

    def on_mount(self) -> None:
        """Name the parts."""
        self.query_one("#figures").border_title = "Momentum"
        self.query_one("#frame").border_title = "The year"
        self.query_one("#lately").border_title = "The last days"
        self.query_one("#lists").display = False

    def fit_to(self, size: Size) -> None:
        """Leave out the last days where there is no room for them; give a list what it needs to say more."""
        self.set_class(size.height < LOW, "-low")
        self.set_class(size.width >= WIDE, "-wide")

    @property
    def shelf(self) -> Things:
        """The list."""
        return self.query_one(Things)

    @property
    def listing(self) -> Section | None:
        """The list that is shown, or None while momentum is."""
        return next((one for one in SECTIONS if one.key == self.section), None)

    @property
    def chosen(self) -> Any:
        """The row under the cursor, or None."""
        return self.rows.get(self.shelf.chosen or "") if self.listing else None

    def home(self) -> Widget:
        """The year or the list has the focus on arrival."""
        return self.query_one(Heatmap) if self.listing is None else self.shelf.entries

    # Loading and showing

    def load(self, db: "Database") -> PersistView:
        """Read what the section shows; runs on the lane."""
        from bounceback_tui.stages.persist import end_records, records

        here, section = today(self.context), self.section
        end = end_records.ended(db)
        ended = end[1] if end else None
        listing = next((one for one in SECTIONS if one.key == section), None)
        if listing is not None:
            return PersistView(here, section, rows=self._rows(db, listing), ended=ended)
        return PersistView(here, section, records.momentum(db, here), ended=ended)

    def _rows(self, db: "Database", listing: Section) -> Sequence[Any]:
        """Read the first page, or as many as it takes to have what is wanted among them."""
        wanted, limit = self.wanted, Shelf.PAGE
        while True:
            rows = listing.rows(db, "", 0, limit)
            found = wanted is None or any(listing.record(row).id.hex == wanted for row in rows)
            if found or len(rows) < limit:
                return self._with_history(db, listing, rows)
            limit *= 4

    def _with_history(self, db: "Database", listing: Section, rows: Sequence[Any]) -> Sequence[Any]:
        """Read the history of the application that the cursor will be on, so that its card comes with the list."""
        if listing.key != "applications" or not rows:
            return rows
        from bounceback_tui.stages.persist import application_records

        lit = self.wanted or listing.record(rows[0]).id.hex
        return [
            (application_records.find(db, UUID(lit)) or row) if listing.record(row).id.hex == lit else row
            for row in rows
        ]

    def show(self, view: PersistView) -> None:
        """Put the section on screen."""
        if view.section != self.section:
            return
        self.today = view.today
        with self.app.batch_update():
            self._put(view)
        if self._turning:
            self._turning = False
            self.screen.set_focus(self.home(), scroll_visible=False)

    def _put(self, view: PersistView) -> None:
        listing = self.listing
        self.query_one("#momentum").display = listing is None
        self.query_one("#lists").display = listing is not None
        if view.momentum is not None:
            self._show_momentum(view.momentum, view.ended)
        elif listing is not None:
            listing.wide = self.size.width >= WIDE
            self.rows = {listing.record(row).id.hex: row for row in view.rows}
            things = self.shelf
            things.empty = listing.empty
            things.border_title = listing.title
            things.put([listing.line(row, self.today) for row in view.rows])
            if self.wanted in self.rows:
                things.entries.choose(self.wanted)
            self.wanted = None
            self._show_card()
            self.refresh_bindings()

    def _show_momentum(self, view: "MomentumView", ended: str | None) -> None:
        on_ = self.context.preferences.momentum
        self.set_class(not on_, "-off")
        self.efforts, self.found = view.efforts, view.found
        self.refresh_bindings()
        self.query_one("#figures", Static).update(figures(view, ended, self.today) if on_ else Content(OFF))
        if not on_:
            return
        self.query_one("#kinds", Static).update(kinds_lines(view.efforts, self.today))
        self.query_one("#lately", Static).update(day_lines(view, self.today))
        self.query_one(Heatmap).put(view.efforts, view.pauses, self.today)

    @on(Heatmap.Looked)
    def _look(self, message: Heatmap.Looked) -> None:
        kinds = ", ".join(sorted(self.efforts.get(message.day, ())))
        if message.day == date.min:
            self.query_one("#day", Static).update("", layout=False)
            return
        told = kinds or "nothing written down, and that is allowed"
        when = f"{date_words(message.day, self.today)}: "
        self.query_one("#day", Static).update(Content.assemble((when, "bold"), told), layout=False)

    def _show_card(self) -> None:
        listing, row = self.listing, self.chosen
        told = Content("")
        if listing is not None and row is not None:
            told = listing.card(row, self.today)
        elif listing is not None and not self.rows and not self.shelf.containing:
            told = Content.styled(listing.purpose, MUTED)
        card = self.query_one("#card", Static)
        if not (isinstance(card.content, Content) and told.is_same(card.content)):
            card.update(told)

    # Sections

    @on(Strip.Chosen)
    def _strip_chosen(self, message: Strip.Chosen) -> None:
        self.turn_to(message.key, keep_focus=True)

    def action_section(self, key: str) -> None:
        """Go to a section."""
        self.turn_to(key)

    def turn_to(self, key: str, *, keep_focus: bool = False) -> None:
        """Show a section, and give it the focus."""
        self.section, self.rows = key, {}  # what is still drawn of the other one can be neither changed nor deleted
        self.query_one(Strip).here = key
        self.refresh_bindings()
        if not keep_focus:
            self._turning = True
        self.reload(always=True)

    def refresh_bindings(self) -> None:
        """Bring the key line up to date."""
        self.screen.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer in each section what can be done there."""
        only = {
            "tick": ("plans",),
            "let_go": ("plans",),
            "finish": ("plans", "applications"),
            "step": ("applications",),
            "history": ("applications",),
            "link": ("applications",),
            "channels": ("applications",),
            "import": ("applications",),
            "try_on": ("changes",),
            "pause": ("momentum", "done"),
            "mend": ("momentum",),
            "switch": ("momentum",),
        }
        if action in only and self.section not in only[action]:
            return False
        if action in OF_A_ROW and not self.rows:
            return False
        if action == "mend" and (self.found is None or self.found.mend is None):
            return False
        return super().check_action(action, parameters)

    # The list

    @on(Shelf.Lit)
    def _lit(self, message: Shelf.Lit) -> None:
        self._show_card()
        if self.section == "applications":
            self._whole(message.key)

    def _whole(self, key: str) -> None:
        """Read the history of the application under the cursor."""

        def job(db: "Database") -> Any:
            from bounceback_tui.stages.persist import application_records

            return application_records.find(db, UUID(key))

        def then(found: Any) -> None:
            if found is not None and key in self.rows and found != self.rows[key]:
                self.rows[key] = found
                self._show_card()

        self.read(job, then)

    @on(Shelf.More)
    def _more(self, message: Shelf.More) -> None:
        listing = self.listing
        if listing is None:
            return
        offset = len(self.rows) if message.after else 0

        def job(db: "Database") -> Sequence[Any]:
            return listing.rows(db, message.containing, offset, Shelf.PAGE)

        def then(rows: Sequence[Any]) -> None:
            if listing is self.listing:
                self.rows |= {listing.record(row).id.hex: row for row in rows}
                self.shelf.add([listing.line(row, self.today) for row in rows], message)
                self._show_card()

        self.read(job, then)

    @on(Shelf.Opened)
    def _opened(self, message: Shelf.Opened) -> None:
        if (row := self.rows.get(message.key)) is not None:
            self.open_row(self.section, row)

    @on(Shelf.Edit)
    def _edit(self, message: Shelf.Edit) -> None:
        if (row := self.rows.get(message.key)) is not None:
            self.edit_row(self.section, row)

    @on(Shelf.Delete)
    def _delete(self, message: Shelf.Delete) -> None:
        if (row := self.rows.get(message.key)) is not None:
            self.delete_row(self.section, row)

    def action_new(self) -> None:
        """Write something new of the section down."""
        self.new(self.section)

    def action_evidence(self) -> None:
        """Show what is known about this."""
        from bounceback_tui.ui.evidence import evidence_page

        self.app.push_screen(evidence_page(CARDS))
