"""Stage 4, Learn: letters that ask what would have changed their mind, what came of them, and what it says."""

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
from bounceback_tui.stages.learn import letters, rules
from bounceback_tui.stages.learn.arriving import Arriving
from bounceback_tui.stages.learn.pane import pane, whole
from bounceback_tui.stages.learn.rules import Opened, Request, State
from bounceback_tui.stages.learn.shelf import Letters, nothing_yet
from bounceback_tui.ui import mail, outgoing
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.shelf import Shelf
from bounceback_tui.ui.style import style
from bounceback_tui.ui.text import one_line, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bounceback_tui.stages.learn.records import LearnView
    from bounceback_tui.store.database import Database


class LearnRoom(Arriving):
    """The letters on the left, the one under the cursor on the right."""

    key = "learn"
    title = "Learn"
    OPENS = frozenset({"feedback_request", "feedback_answer"})
    DEFAULT_CSS = style(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "ask", "draft a letter", id="learn.ask"),
        Binding("m", "sent", "it is sent", id="learn.sent"),
        Binding("r", "answer", "an answer", id="learn.answer"),
        Binding("p", "points", "points", id="learn.points"),
        Binding("f", "later", "follow up, thank", id="learn.later"),
        Binding("o", "open_mail", "mail program", id="learn.open-mail"),
        Binding("s", "save_mail", "save .eml", id="learn.save-mail"),
        Binding("w", "silent", "call it silent", id="learn.silent"),
        Binding("M", "mentor", "ask a mentor as well", id="learn.mentor"),
        Binding("R", "unasked", "an answer that came unasked", id="learn.unasked", show=False),
        Binding("z", "unfold", "unfold quoted lines", id="learn.unfold", show=False),
        Binding("D", "take_answer_away", "take the answer away", id="learn.take-answer-away", show=False),
        Binding("E", "evidence", "what is known about this", id="learn.evidence", show=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.opened: Opened | None = None
        self.unfolded = False
        self._day: date | None = None
        """The local day that is on screen."""
        self._wanted: str | None = None
        """The key of the entry the cursor belongs on, once it is listed."""

    def compose(self) -> ComposeResult:
        """Lay out the room."""
        yield Static(id="overview", markup=False)
        with Horizontal(id="columns"):
            yield Letters(id="letters")
            with VerticalScroll(id="pane"):
                yield Static(id="told", markup=False)

    @property
    def letters(self) -> Letters:
        """The list."""
        return self.query_one(Letters)

    def home(self) -> Widget:
        """The list has the focus on arrival."""
        return self.letters.entries

    def on_mount(self) -> None:
        """Name the parts."""
        self.letters.border_title = "Letters and answers"

    # Loading and showing

    def arrive(self) -> None:
        """Load again on another day: what waited may be due."""
        if self._day is not None and self._day != today(self.context):
            self.seen = -1
        super().arrive()

    def load(self, db: "Database") -> "LearnView":
        """Read what the room shows; runs on the lane."""
        from bounceback_tui.stages.learn import records

        key = self._wanted or (self.opened and (self.opened.request or self.opened.answers[0]).id.hex)
        return records.view(db, today=today(self.context), key=key or None)

    def show(self, view: "LearnView") -> None:
        """Put the view on screen."""
        self._day = view.today
        self.query_one("#overview", Static).update(rules.overview(view.figures))
        wanted, self._wanted = self._wanted, None
        self.letters.show(view.entries, view.today, wanted or self.letters.chosen)
        self.show_opened(view.opened)
        if wanted in self.letters.lines:
            self.letters.entries.choose(wanted)

    def show_opened(self, opened: Opened | None) -> None:
        """Put one request or answer into the pane."""
        self.opened = opened
        box, told = self.query_one("#pane", VerticalScroll), self.query_one("#told", Static)
        if opened is None:
            box.border_title, box.border_subtitle = "Asking", None
            told.update(nothing_yet())
            return
        key = (opened.request or opened.answers[0]).id.hex
        who = opened.request.who if opened.request else opened.answers[0].who
        box.border_title = Content(one_line(who, 40))
        box.border_subtitle = rules.state_words(opened.request, today(self.context)) if opened.request else "unasked"
        told.update(pane(opened, today(self.context), unfolded=self.unfolded))
        at_hand = opened.request.text(opened.request.at_hand) if opened.request else opened.answers[0].text
        self.letters.texts = {key: at_hand}

    def chosen_key(self) -> str | None:
        """Return the key of the entry the cursor is on, or is about to be."""
        return self._wanted or self.letters.chosen

    def look_at(self, key: str) -> None:
        """Put the cursor on an entry, now or once it is listed."""
        if key in self.letters.lines:
            self.letters.entries.choose(key)
        else:
            self._wanted = key
            self.reload(always=True)

    def open_thing(self, table: str, key: str) -> None:
        """Look at a letter, or at an answer that came unasked."""
        self.with_opened(key, lambda _: self.look_at(key))

    @on(Shelf.Lit)
    def _lit(self, message: Shelf.Lit) -> None:
        """Show what the cursor is on, unless it has moved on meanwhile."""
        if self.opened and (self.opened.request or self.opened.answers[0]).id.hex == message.key:
            return
        self.query_one("#pane", VerticalScroll).scroll_home(animate=False)
        self.unfolded = False

        def job(db: "Database") -> Opened | None:
            from bounceback_tui.stages.learn import records

            return records.find(db, message.key)

        def then(opened: Opened | None) -> None:
            if opened is not None and self.letters.chosen == message.key:
                self.show_opened(opened)

        self.read(job, then)

    @on(Shelf.More)
    def _more(self, message: Shelf.More) -> None:
        if message.after is not None:
            self.letters.further(message)
            return
        here = today(self.context)

        def job(db: "Database") -> "Sequence[rules.Entry]":
            from bounceback_tui.stages.learn import records

            return records.entries(db, today=here, containing=message.containing)

        self.read(job, lambda found: self.letters.found_for(found, message))

    @on(Shelf.Opened)
    def _read_whole(self, message: Shelf.Opened) -> None:
        self.with_opened(message.key, self._show_whole)

    def _show_whole(self, opened: Opened) -> None:
        who = opened.request.who if opened.request else opened.answers[0].who
        self.bring_up(Page(one_line(who, 60), Content(show(whole(opened)))), lambda _: None)

    @on(Shelf.Edit)
    def _edit(self, message: Shelf.Edit) -> None:
        def then(opened: Opened) -> None:
            if opened.request is None:
                self._answer(opened)
            else:
                self.write_letter(opened.request, opened.request.at_hand)

        self.with_opened(message.key, then)

    @on(Shelf.Delete)
    def _delete(self, message: Shelf.Delete) -> None:
        entry = self.letters.entry(message.key)
        if entry is not None:
            with_answer = " The answer and its points went with it." if entry.asked and entry.answers else ""
            self.delete(entry.id, f"Deleted.{with_answer}")

    def action_unfold(self) -> None:
        """Show quoted lines and signatures, or fold them away again."""
        self.unfolded = not self.unfolded
        self.show_opened(self.opened)

    # On its way out

    def action_open_mail(self) -> None:
        """Open the letter at hand in the person's mail program."""
        self.with_request(lambda request: outgoing.open_mail(self, letters.at_hand(request), " m once it is sent."))

    def action_save_mail(self) -> None:
        """Save the letter at hand as a mail file."""
        self.with_request(self._save_mail)

    def _save_mail(self, request: Request) -> None:
        again = " m once it is sent." if request.state is State.DRAFT else ""
        name = mail.file_name(request.about.organisation or request.who, request.at_hand.value)
        outgoing.save_mail(self, letters.at_hand(request), name, again)
