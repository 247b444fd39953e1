"""The check-in inside the shell: a few lines below the prompt, gone again when it is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from bounceback_tui.content.model import Feeling
from bounceback_tui.stages.feel import rules
from bounceback_tui.stages.feel.grid import AffectGrid
from bounceback_tui.stages.feel.words import WordPicker
from bounceback_tui.ui import themes
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.steady import SteadyApp


@dataclass(frozen=True, slots=True)
class Picked:
    """What was picked: affect 1 to 5 each way, words in the order chosen, a line or nothing."""

    pleasantness: int
    energy: int
    words: tuple[str, ...]
    note: str


class PickerApp(SteadyApp):
    """Grid, words and a line in the height of a few shell lines.

    Args:
        words: the feeling words to choose from.
    """

    CSS = """
    Screen { height: 7; background: $background; }
    Screen:inline { height: 7; border: none; }
    #top { height: 5; }
    AffectGrid { width: 26; height: 5; }
    WordPicker { height: 5; margin-left: 2; }
    #line { border: none; height: 1; padding: 0; background: $background; }
    #line:focus { border: none; background: $panel; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "save", key_display="enter"),
        Binding("ctrl+s", "save", "save", show=False, priority=True),
        Binding("tab", "app.focus_next", "words, line"),
        Binding("escape,ctrl+q", "leave", "leave", priority=True),
    ]

    def __init__(self, words: Sequence[Feeling]) -> None:
        super().__init__()
        self.all_words = words
        self.picked: Picked | None = None
        self.register_theme(themes.DARK)
        self.theme = themes.DARK.name

    def compose(self) -> ComposeResult:
        """Lay out the few lines."""
        with Horizontal(id="top"):
            yield AffectGrid(id="grid")
            yield WordPicker(id="words")
        yield Input(placeholder="a line, if you like", id="line", select_on_focus=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the middle."""
        grid = self.query_one(AffectGrid)
        self.watch(grid, "place", self.sort_words)
        grid.focus()

    def sort_words(self) -> None:
        """Offer the words near the place."""
        place = self.query_one(AffectGrid).place
        self.query_one(WordPicker).offer(rules.nearest(self.all_words, *place))

    @on(WordPicker.Added)
    def add_word(self, message: WordPicker.Added) -> None:
        """A word of one's own is only chosen here; it is kept with the check-in."""
        picker = self.query_one(WordPicker)
        picker.chosen = (*picker.chosen, message.word)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Hand over what is on screen."""
        pleasantness, energy = self.query_one(AffectGrid).place
        words, note = self.query_one(WordPicker).chosen, self.query_one("#line", Input).value
        self.picked = Picked(pleasantness, energy, words, note)
        self.exit(0)

    def action_leave(self) -> None:
        """Leave without a check-in."""
        self.exit(0)


def pick(words: Sequence[Feeling]) -> Picked | None:
    """Ask in the shell.

    Args:
        words: the feeling words to choose from.

    Returns:
        What was picked, or None when the person left.

    Raises:
        Exception: the fault that ended it, after the terminal was restored.
    """
    app = PickerApp(words)
    app.run(inline=True, inline_no_clear=False)
    if app.fault is not None:
        raise app.fault
    return app.picked
