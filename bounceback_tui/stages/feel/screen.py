"""Stage 1, Feel: the grid, the words, a line, and everything that was written here; five seconds, or longer."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from bounceback_tui.journey.now import today
from bounceback_tui.stages.feel import rules
from bounceback_tui.stages.feel.checking_in import DRAFT, CheckingIn, NoteSlot
from bounceback_tui.stages.feel.diary import Diary, heading, whole
from bounceback_tui.stages.feel.doings import OWN, TABLES
from bounceback_tui.stages.feel.grid import AffectGrid
from bounceback_tui.stages.feel.words import WordPicker
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.shelf import Shelf
from bounceback_tui.ui.style import style
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bounceback_tui.stages.feel.records import FeelView
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

WELCOME = (
    "This is a companion for the time after a no: it asks how you are, and offers one small step at a time. "
    "What you write stays in one file on this machine. It is a self-help tool, not treatment; "
    "F2 has numbers to call.\n\n"
    "How are you right now? Arrows move, tab goes to the words, enter saves."
)


class FeelRoom(CheckingIn):
    """The check-in, and the stage's other things to do."""

    key = "feel"
    title = "Feel"
    OPENS = frozenset((*TABLES, *OWN))
    DEFAULT_CSS = style(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "save", id="feel.save", key_display="enter"),
        Binding("ctrl+s", "save", "save", id="feel.save-anywhere", show=False, priority=True),
        Binding("b", "backdate", "backdate", id="feel.backdate"),
        Binding("a", "activities", "what the day was made of", id="feel.activities"),
        Binding("w", "sting", "when it stings", id="feel.sting"),
        Binding("o", "act", "one doable thing", id="feel.act"),
        Binding("p", "breathe", "breathe", id="feel.breathe"),
        Binding("g", "capsule", "letter to a worse day", id="feel.capsule"),
        Binding("E", "evidence", "what is known about this", id="feel.evidence", show=False),
        Binding("escape", "stop_editing", "leave it as it was", id="feel.stop", show=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._draft_is_back = False
        """Whether an unsaved check-in was found and not told of yet."""
        self.own_words: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Lay out the room."""
        yield Static(WELCOME, id="welcome", markup=False)
        with Horizontal(id="columns"):
            with Vertical(id="now"):
                with Horizontal(id="top"):
                    yield AffectGrid(id="grid")
                    yield WordPicker(id="words")
                yield NoteSlot(id="note-slot")
            yield Diary(id="entries-box")

    @property
    def diary(self) -> Diary:
        """What was written here so far."""
        return self.query_one(Diary)

    def home(self) -> AffectGrid:
        """The grid has the focus on arrival."""
        return self.grid

    def on_mount(self) -> None:
        """Name the parts, and bring an unfinished check-in back."""
        if not self.query(WordPicker):  # somebody left while it was made ready: its parts are never mounted then
            return
        self.words.border_title = "Words"
        self.query_one("#note-slot").border_title = "A line, if you like"
        self._name_the_grid()
        draft = self.context.drafts.get(DRAFT)
        if draft is not None:
            self._restore(dict(draft))
            self._draft_is_back = True
        self.watch(self.grid, "place", self._moved, init=False)
        self.words.wanted = self._first_words
        self.call_after_refresh(self._first_words)
        self.call_after_refresh(self._mount_editor)

    def on_show(self) -> None:
        """Tell of the draft once it is seen: the room may have been made ready before anyone came."""
        if self._draft_is_back:
            self._draft_is_back = False
            self.post_message(Told("Your unsaved check-in is back, as you left it."))

    def _first_words(self) -> None:
        """Offer the program's own words, read while the first frame is looked at; the person's come with the view."""
        from bounceback_tui.content.loader import ContentError, feelings

        if self.all_words:
            return
        try:
            self.all_words = list(feelings())
        except ContentError as error:
            self.trouble(error)
        self._sort_words()

    # Loading and showing

    def load(self, db: "Database") -> "FeelView":
        """Read what the room shows; runs on the lane."""
        from bounceback_tui.stages.feel import records

        return records.view(db, today=today(self.context), limit=Diary.PAGE)

    def show(self, view: "FeelView") -> None:
        """Put the view on screen."""
        self.set_class(not view.items, "-first")
        self.all_words = list(view.words)
        self.own_words = view.own_words
        self._sort_words()
        here = [item for item in view.items if item.day == view.today and item.kind is rules.Kind.CHECK_IN]
        self.grid.before = frozenset((item.fields["pleasantness"], item.fields["energy"]) for item in here)
        self.diary.show(view.items, view.today, view.activities)

    # Words of one's own

    @on(WordPicker.Added)
    def _add_word(self, message: WordPicker.Added) -> None:
        pleasantness, energy = self.grid.place

        def job(db: "Database") -> str:
            from bounceback_tui.stages.feel import records
            from bounceback_tui.stages.feel.model import OwnWordEntry
            from bounceback_tui.store.base import checked

            values = {"word": message.word, "pleasantness": pleasantness, "energy": energy}
            return records.add_own_word(db, checked(OwnWordEntry, values)).word

        def then(word: str) -> None:
            self.words.chosen = (*self.words.chosen, word)
            self._keep()
            self.post_message(Told(f"“{word}” is a word of your own now."))

        self.save(job, then)

    @on(WordPicker.Forgotten)
    def _forget_word(self, message: WordPicker.Forgotten) -> None:
        if message.word not in self.own_words:
            self.post_message(Told("Only words of your own can be taken off the list."))
            return

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.feel import records

            return records.remove_own_word(db, message.word)

        self.save(job, lambda rows: self.tell_undoable("Taken off the list; check-ins keep it.", rows))

    # What was written here

    def open_thing(self, table: str, key: str) -> None:
        """Show an entry, with the cursor on it where it is listed, or a name of one's own."""
        if table in OWN:
            self.show_own(table, key)
            return

        def then(item: rules.Item) -> None:
            self.diary.look_at(key)
            self.diary.entries.focus()
            self.show_thing(
                heading(item, today(self.context)), Content(show(whole(item).strip())), lambda: self.edit(item)
            )

        self.with_item(TABLES[table], key, then)

    @on(Shelf.Edit)
    def _edit(self, message: Shelf.Edit) -> None:
        self.edit(self.diary.items[message.key])

    @on(Shelf.Delete)
    def _delete(self, message: Shelf.Delete) -> None:
        item = self.diary.items[message.key]

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.feel import records

            return records.remove(db, item.kind, item.id)

        self.save(job, lambda rows: self.tell_undoable("Deleted.", rows))

    @on(Shelf.More)
    def _more(self, message: Shelf.More) -> None:
        before = self.diary.items[message.after].at if message.after else None

        def job(db: "Database") -> "Sequence[rules.Item]":
            from bounceback_tui.stages.feel import records

            return records.feed(db, before=before, containing=message.containing, limit=Diary.PAGE)

        self.read(job, lambda items: self.diary.add(self.diary.lines_of(items), message))
