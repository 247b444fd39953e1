"""Stage 5, Grow: the skill-gap board with its pane, and the way to practice, resources and what one would show."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.geometry import Size
from textual.timer import Timer
from textual.widgets import Input, Static

from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.stages.grow import rules
from bounceback_tui.stages.grow.board.widget import BoardView
from bounceback_tui.stages.grow.finding import Finding
from bounceback_tui.stages.grow.pane import Pane
from bounceback_tui.stages.grow.rules import COLUMNS, Board, Card
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.style import style
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.stages.grow.board.records import GrowView
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

EMPTY = (
    "Gaps that feedback names arrive here by themselves. n puts a skill of your own on the board: what you want to "
    "learn, how far along you are, and why."
)
BESIDE = 140
"""Cells from which the pane stands beside the board."""
OPEN_HEIGHT = 27
"""Lines of the terminal from which the pane below is open by itself."""
TICK = 20.0
"""Seconds between two looks at the running timer."""


class GrowRoom(Finding):
    """The board, and everything about the card under the cursor."""

    key = "grow"
    title = "Grow"
    OPENS = frozenset({"skill", "practice", "resource", "source"})
    DEFAULT_CSS = style(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "new", id="grow.new"),
        Binding("e", "edit", "change", id="grow.edit"),
        Binding("p", "practise", "practise", id="grow.practise"),
        Binding("P", "timer", "timer", id="grow.timer"),
        Binding("r", "resources", "resources", id="grow.resources"),
        Binding("v", "evidence", "evidence", id="grow.evidence"),
        Binding("g", "go", "open link", id="grow.go"),
        Binding("m", "merge", "merge", id="grow.merge"),
        Binding("d", "archive", "archive", id="grow.archive"),
        Binding("w", "sources", "stay current", id="grow.sources"),
        Binding("f", "filter", "filter", id="grow.filter"),
        Binding("b", "group", "by who named it", id="grow.group"),
        Binding("A", "archived", "archived cards", id="grow.archived", show=False),
        Binding("o", "log", "what was practised", id="grow.log", show=False),
        Binding("y", "copy", "copy", id="grow.copy", show=False),
        Binding("slash", "find", "find on the board", id="grow.find", show=False, key_display="/"),
        Binding("E", "evidence_page", "what is known about this", id="grow.known", show=False),
        Binding("escape", "back", "back to the board", id="grow.back", show=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.cards: list[Card] = []
        self.archived: list[Card] = []
        self.running: rules.Running | None = None
        self.filter = rules.Filter()
        self.grouped = False
        self.loose = 0
        self.sources_due = 0
        self.today = today(context)
        self._arrived: list[Callable[[], object]] = []
        """What is to be done once the board is there."""
        self._opened: bool | None = None
        """Whether the person opened or closed the pane; None while neither."""
        self._ticking: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the room."""
        yield Static("", id="head", markup=False)
        yield Input(id="find", placeholder="a part of a name, then enter", select_on_focus=False)
        yield Static(EMPTY, id="empty", markup=False)
        with Container(id="body"):
            yield BoardView(id="board")
            yield Pane(id="pane")

    @property
    def card(self) -> Card | None:
        """The card under the cursor."""
        return self.board.chosen

    def home(self) -> BoardView:
        """The board has the focus on arrival."""
        return self.board

    # Loading and showing

    def load(self, db: "Database") -> "GrowView":
        """Read what the room shows; runs on the lane."""
        from bounceback_tui.stages.grow.board.records import view

        return view(db, today(self.context))

    def show(self, view: "GrowView") -> None:
        """Put the view on screen."""
        self.today = view.today
        self.cards, self.archived = list(view.cards), list(view.archived)
        self.running, self.loose, self.sources_due = view.running, view.loose, view.sources_due
        self._tick()
        self.draw()
        todo, self._arrived = self._arrived, []
        for job in todo:
            job()

    def when_there(self, job: Callable[[], object]) -> None:
        """Do something once the board shows what the file holds."""
        if self.seen >= 0:
            job()
        else:
            self._arrived.append(job)

    def draw(self) -> None:
        """Show the cards that fit, and what is said about them."""
        fitting = [card for card in self.cards if self.filter.fits(card, self.today)]
        totals = [sum(1 for card in self.cards if card.board is board) for board in COLUMNS]
        self.board.show(fitting, self.today, grouped=self.grouped, totals=totals)
        self.set_class(not self.cards, "-empty")
        self._head()
        self.pane.show(self.card, self.today)

    def _head(self) -> None:
        told: list[str | tuple[str, str]] = []
        if self.running is not None:
            minutes = rules.timer_minutes(self.running.started_at, self.context.clock())
            told.append((f"● {one_line(self.running.skill, 30)}, {rules.hours(minutes)}", "$accent"))
            told.append((" · P stops it   ", MUTED))
        shown = [self.filter.words] if self.filter.words else []
        shown += ["by who named it"] if self.grouped else []
        if shown:
            told.append((f"showing {one_line('; '.join(shown), 60)} (f)   ", "$secondary"))
        beside = [f"{rules.hours(self.loose)} lately for no skill in particular"] if self.loose else []
        beside += [f"{self.sources_due} to read (w)"] if self.sources_due else []
        beside += [f"{len(self.archived)} archived (A)"] if self.archived else []
        told.append((" · ".join(beside), MUTED))
        head = self.query_one("#head", Static)
        line = Content.assemble(*told)
        head.display = bool(line.plain)
        head.update(line)

    def _tick(self) -> None:
        """Look at the timer every so often while one runs."""
        if self.running is not None and self._ticking is None:
            self._ticking = self.set_interval(TICK, self._head)
        elif self.running is None and self._ticking is not None:
            self._ticking.stop()
            self._ticking = None

    def fit_to(self, size: Size) -> None:
        """Choose where the pane stands, and whether it is open by itself."""
        beside = size.width >= BESIDE
        self.set_class(beside, "-beside")
        self.set_class(size.height < OPEN_HEIGHT - 3, "-low")
        roomy = beside or (size.width >= 100 and size.height >= OPEN_HEIGHT - 3)
        self.set_class(self._opened if self._opened is not None else roomy, "-open")

    def on_mount(self) -> None:
        """Follow the cursor within the same frame."""
        self.watch(self.board, "lit", self._lit, init=False)

    def _lit(self) -> None:
        self.pane.show(self.card, self.today)

    @on(BoardView.Opened)
    def _open(self) -> None:
        """Open the pane and go into it."""
        self._opened = True
        self.add_class("-open")
        self.pane.show(self.card, self.today)
        self.pane.focus()

    def action_back(self) -> None:
        """Come back to the board; from the board, close the pane."""
        if self.pane.has_focus or self.has_class("-finding"):
            self._close_find()
            if self.size.height < OPEN_HEIGHT - 3 and not self.has_class("-beside"):
                self._close_pane()
            self.board.focus()
        elif self.filter != rules.Filter():
            self.filter = rules.Filter()
            self.draw()
        else:
            self._close_pane()

    def _close_pane(self) -> None:
        self._opened = False
        self.remove_class("-open")

    # Moving

    @on(BoardView.Moved)
    def _moved(self, message: BoardView.Moved) -> None:
        card = next((card for card in self.cards if card.id == message.skill_id), None)
        if card is None:
            return  # it went while the message was under way
        if message.board is Board.PROVEN and card.board is not Board.PROVEN and not card.evidence:
            self.prove(card)
            return
        before = self.cards
        self.cards = rules.moved(self.cards, card.id, message.board, message.after)
        self.draw()  # at once: the file follows
        now, board, after = stamp_now(self.context), message.board, message.after
        seen = self.seen

        def job(db: "Database") -> "tuple[int, Rows]":
            from bounceback_tui.stages.grow import records

            rows = records.move(db, card.id, board, after, now)
            return db.revision, rows

        def then(done: "tuple[int, Rows]") -> None:
            revision, rows = done
            if self.seen == seen and revision == seen + 1:
                self.seen = revision  # what is on screen is what the file holds
            self.tell_moved(card, board, rows)

        def failed(error: Exception) -> None:
            self.cards = before
            self.draw()
            self.trouble(error)
            self.reload(always=True)

        self.save(job, then, failed)

    # What leads here

    def open_thing(self, table: str, key: str) -> None:
        """Look at a card, or at a thing in its list."""
        from bounceback_tui.stages.grow.library.lists import SourceList
        from bounceback_tui.stages.grow.lists import PracticeList

        if table == "skill":
            self.with_card(UUID(key), lambda _: self._open())
        elif table == "practice":
            self.bring_up(PracticeList(self.context, None, chosen=key), lambda _: None)
        elif table == "source":
            self.bring_up(SourceList(self.context, chosen=key), lambda _: None)
        else:
            self._open_resource(key)

    def _open_resource(self, key: str) -> None:
        from bounceback_tui.stages.grow.library.lists import ResourceList

        def job(db: "Database") -> UUID | None:
            from bounceback_tui.stages.grow.library import records

            return records.skill_of(db, UUID(key))

        def then(skill_id: UUID | None) -> None:
            if skill_id is None:
                self.post_message(Told("That entry is deleted.", trouble=True))
                return
            self.with_card(
                skill_id,
                lambda card: self.bring_up(ResourceList(self.context, card, chosen=key), lambda _: None),
            )

        self.read(job, then)
