"""Dialogs that only show something: a page of text, closed by any of the usual keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.one_frame import OneFrame

ResultT = TypeVar("ResultT")


class Dialog(OneFrame[ResultT], ModalScreen[ResultT]):
    """A box over the room. Escape closes it, and so does ``q``: escape is slow in plain terminals."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 70%;
        .box {
            width: 84%; max-width: 88; min-width: 20; height: auto; max-height: 94%;
            background: $surface; border: round $primary; border-title-color: $primary; padding: 1 2 0 2;
        }
        .body { height: auto; max-height: 100%; }
        .body:focus { background-tint: transparent; }
        .hint { color: $foreground 65%; height: auto; }
        .trouble { color: $error; height: auto; }
        KeyLine { dock: bottom; height: 2; padding-top: 1; background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close", id="dialog.leave"),
        Binding("question_mark,f1", "app.keys", "all keys", show=False),
    ]
    heading: str = ""
    _closes_with: tuple[ResultT | None] | None = None
    """The result of a dialog that is done while something lies over it, or while a write has no answer yet."""
    _writes = 0
    """How many writes have no answer yet."""

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Close, once; under another screen, such as the curtain, not before that is gone.

        Textual would close whatever is on top instead: a save that is done behind the curtain would lift it. And
        nobody leaves before a write is answered: what it did could neither be told nor undone.
        """
        if self.is_active and not self._writes:
            self._closes_with = None
            return super().dismiss(result)
        self._closes_with = (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """Close now, if that was put off."""
        if self._closes_with is not None:
            self.dismiss(*self._closes_with)

    @contextmanager
    def answering(self, *, written: bool) -> Iterator[None]:
        """Hold while a write is answered: whoever wanted to leave meanwhile leaves then, unless it failed."""
        self._writes -= 1
        if not written:
            self._closes_with = None
        yield
        if self._closes_with is not None:
            self.dismiss(*self._closes_with)

    def write_begins(self) -> None:
        """Stay until the write is answered."""
        self._writes += 1

    def action_leave(self) -> None:
        """Close without a result."""
        self.dismiss(None)


CHANGE = "change"


class Thing(Dialog["str | None"]):
    """One thing that was written, every word of it; the result is ``CHANGE`` where it is to be changed.

    Args:
        heading: the title of the box.
        text: what it says.
        changeable: whether it can be changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "change", "change", id="thing.change"),
        Binding("q,enter,space", "leave", "close", show=False),
    ]

    def __init__(self, heading: str, text: Content, *, changeable: bool) -> None:
        super().__init__()
        self.heading = heading
        self.text = text
        self.changeable = changeable

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(classes="box") as box:
            box.border_title = Content(self.heading)
            yield Static(self.text, classes="body")
            yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a change only where there can be one."""
        return action != "change" or self.changeable

    def action_change(self) -> None:
        """Close, to change it."""
        self.dismiss(CHANGE)


class Page(Dialog[None]):
    """A page to read.

    Args:
        heading: the title of the box.
        text: what it says; ``Content``, so that nothing in it is taken for markup.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,enter,space", "leave", "close", show=False)]

    def __init__(self, heading: str, text: Content) -> None:
        super().__init__()
        self.heading = heading
        self.text = text

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(classes="box") as box:
            box.border_title = Content(self.heading)
            yield self.body()
            yield KeyLine()

    def body(self) -> Widget:
        """Return what the page shows."""
        return Static(self.text, classes="body")
