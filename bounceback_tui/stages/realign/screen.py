"""Stage 3, Realign: directions, values, strengths, the course log and goals, a section at a time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from bounceback_tui.journey.now import today
from bounceback_tui.stages.realign import look, rules
from bounceback_tui.stages.realign.doings import CARDS, TABLES, Doings, other
from bounceback_tui.stages.realign.panes import Pane, Things
from bounceback_tui.stages.realign.rules import Section
from bounceback_tui.stages.realign.sections import SECTIONS, Strip
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.shelf import Line, Shelf
from bounceback_tui.ui.style import style
from bounceback_tui.ui.text import one_line, show

if TYPE_CHECKING:
    from bounceback_tui.stages.realign.records import RealignView
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

ONLY_IN = {
    "score": Section.DIRECTIONS,
    "archive": Section.DIRECTIONS,
    "look_again": Section.COURSE,
    "go_on": Section.GOALS,
}
"""Actions that one section has and the others do not."""


class RealignRoom(Doings):
    """The five sections."""

    key = "realign"
    title = "Realign"
    OPENS = frozenset(TABLES)
    DEFAULT_CSS = style(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "new", id="realign.new"),
        Binding("p", "score", "score it today", id="realign.score"),
        Binding("w", "look_again", "look again", id="realign.look-again"),
        Binding("f", "go_on", "done, later, let go", id="realign.go-on"),
        Binding("b", "staying", "staying the course", id="realign.staying"),
        Binding("a", "archive", "put away", id="realign.archive"),
        Binding("left", "move(-1)", "section before", show=False, id="realign.before"),
        Binding("right", "move(1)", "section", key_display="← →", id="realign.after"),
        Binding("r", "section('directions')", "directions", show=False, id="realign.directions"),
        Binding("v", "section('values')", "values", show=False, id="realign.values"),
        Binding("s", "section('strengths')", "strengths", show=False, id="realign.strengths"),
        Binding("o", "section('course')", "course log", show=False, id="realign.course"),
        Binding("g", "section('goals')", "goals", show=False, id="realign.goals"),
        Binding("E", "evidence", "what is known about this", show=False, id="realign.evidence"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.section = Section.DIRECTIONS
        self.view: RealignView | None = None
        self._drawn: tuple[object, ...] = ()
        """What the pane shows: the view, the thing, the width."""
        self.cursors: dict[Section, str | None] = {}
        """Where the cursor was in each section."""

    def compose(self) -> ComposeResult:
        """Lay out the room."""
        yield Strip(id="sections")
        with Horizontal(id="columns"):
            yield Things(id="things")
            with Pane(id="detail"):
                yield Static("", id="pane", markup=False)

    @property
    def shelf(self) -> Things:
        """The list of the present section."""
        return self.query_one(Things)

    def home(self) -> Widget:
        """The list has the focus on arrival."""
        return self.shelf.entries

    # Loading and showing

    def load(self, db: "Database") -> "RealignView":
        """Read what the room shows; runs on the lane."""
        from bounceback_tui.stages.realign import records

        return records.view(db, self.section, today=today(self.context), limit=Things.PAGE)

    def show(self, view: "RealignView") -> None:
        """Put the view on screen, unless another section was opened meanwhile."""
        if view.section is not self.section:
            return
        self.view = view
        strip = self.query_one(Strip)
        strip.here, strip.counts = view.section, view.counts
        shelf = self.shelf
        shelf.border_title = SECTIONS[view.section].title
        shelf.empty = "Nothing here yet. n begins one."
        shelf.today = view.today
        shelf.things.clear()
        shelf.put(self._lines(view.things))
        kept = self.cursors.pop(view.section, None)
        if kept is not None:
            shelf.entries.choose(kept)
        self._show_detail()
        self.refresh_bindings()

    def _lines(self, things: Sequence[rules.Thing]) -> list[Line]:
        here = today(self.context)
        self.shelf.things |= {thing.id.hex: thing for thing in things}
        return [look.line(thing, here) for thing in things]

    @on(Shelf.Lit)
    @on(Pane.Resized)
    def _show_detail(self) -> None:
        """Show the thing under the cursor, or what the section is for."""
        frame = self.query_one(Pane)
        if self.view is None or not frame.size.width:
            return  # the pane asks again when it is laid out
        pane = self.query_one("#pane", Static)
        thing = self.chosen()
        wanted = (self.view, thing, len(self.shelf.things), frame.size.width)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        if thing is None:
            frame.border_title = "What this is for"
            pane.update(self._empty(self.view))
            return
        frame.border_title = "Where it stands" if isinstance(thing, rules.Direction) else "In full"
        width = max(20, frame.size.width - 1)
        pane.update(look.detail(thing, list(self.shelf.things.values()), today(self.context), width))
        frame.scroll_home(animate=False)

    def _empty(self, view: "RealignView") -> Content:
        parts = [Content(SECTIONS[view.section].empty)]
        if view.section is Section.VALUES and view.closed:
            parts.append(Content.styled(show(one_line(view.closed, 600)), "$secondary"))
        return Content("\n\n").join(parts)

    def chosen(self) -> rules.Thing | None:
        """Return the thing under the cursor, or None."""
        return self.shelf.things.get(self.shelf.chosen or "")

    # Sections

    @on(Strip.Picked)
    def _picked(self, message: Strip.Picked) -> None:
        self.open_section(message.section)

    def action_section(self, section: str) -> None:
        """Open a section."""
        self.open_section(Section(section))

    def action_move(self, by: int) -> None:
        """Open the section before or after this one."""
        self.open_section(other(self.section, by))

    def open_section(self, section: Section) -> None:
        """Open a section; the one that is open stays as it is."""
        if section is self.section:
            self.shelf.entries.focus()
            return
        self.cursors[self.section] = self.shelf.chosen
        self.section = section
        self.query_one(Strip).here = section
        self.shelf.close_filter()
        self.shelf.entries.focus()
        self.reload(always=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the section has."""
        if action == "staying":
            return self.section is Section.DIRECTIONS and self.view is not None and not self.view.things
        return ONLY_IN.get(action, self.section) is self.section

    # Keys

    def action_new(self) -> None:
        """Begin a new one of the section."""
        self.new(self.section)

    def action_staying(self) -> None:
        """Begin with staying the course, a direction like any other."""
        self.new(Section.DIRECTIONS, name=rules.STAYING)

    def action_score(self) -> None:
        """Say how the direction under the cursor looks today."""
        if isinstance(thing := self.chosen(), rules.Direction):
            self.score(thing)
        else:
            self.post_message(Told("A score is about a direction: n adds one first."))

    def action_archive(self) -> None:
        """Put the direction under the cursor away, or bring it back."""
        if isinstance(thing := self.chosen(), rules.Direction):
            self.put_away(thing)

    def action_look_again(self) -> None:
        """Look again at the decision under the cursor."""
        if isinstance(thing := self.chosen(), rules.Course):
            self.review(thing)

    def action_go_on(self) -> None:
        """Say how the goal under the cursor goes on."""
        if isinstance(thing := self.chosen(), rules.Goal):
            self.go_on_with(thing)

    def action_evidence(self) -> None:
        """Show what is known about the section, and about the others."""
        from bounceback_tui.ui.evidence import evidence_page

        first = {Section.VALUES: CARDS[0], Section.GOALS: CARDS[1]}.get(self.section, CARDS[2])
        self.app.push_screen(evidence_page(sorted(CARDS, key=lambda card: card != first)))

    # The shelf

    def open_thing(self, table: str, key: str) -> None:
        """Show a thing in its section, with the cursor on it where it is listed."""
        section = TABLES[table]
        self.open_section(section)
        if table == "own_value":
            return  # it is among those to choose from
        if not self.shelf.look_at(key):
            self.cursors[section] = key

        def then(thing: rules.Thing) -> None:
            text = look.detail(thing, (), today(self.context), 70)
            self.show_thing(SECTIONS[section].title, text, lambda: self.change(thing))

        self.with_thing(section, key, then)

    @on(Shelf.Opened)
    def _open(self, message: Shelf.Opened) -> None:
        thing = self.shelf.things[message.key]
        if isinstance(thing, rules.Direction) and thing.scores:
            self.list_scores(thing)
        elif isinstance(thing, rules.Direction):
            self.score(thing)
        elif isinstance(thing, rules.Course):
            self.list_reviews(thing)
        else:
            self.app.push_screen(Page("In full", look.detail(thing, (), today(self.context), 70)))

    @on(Shelf.Edit)
    def _edit(self, message: Shelf.Edit) -> None:
        self.change(self.shelf.things[message.key])

    @on(Shelf.Delete)
    def _delete(self, message: Shelf.Delete) -> None:
        section, thing = self.section, self.shelf.things[message.key]

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.realign import write_records

            return write_records.remove(db, section, thing.id)

        self.write("Deleted.", job)

    @on(Shelf.More)
    def _more(self, message: Shelf.More) -> None:
        section = self.section
        offset = len(self.shelf.lines) if message.after else 0

        def job(db: "Database") -> Sequence[rules.Thing]:
            from bounceback_tui.stages.realign import records

            return records.more(db, section, containing=message.containing, offset=offset, limit=Things.PAGE)

        def then(things: Sequence[rules.Thing]) -> None:
            if section is self.section:
                self.shelf.add(self._lines(things), message)
                self._show_detail()

        self.read(job, then)
