"""A pacer to breathe along with: in for four seconds, hold for two, out for six; nothing of it is stored."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.themes import MUTED

IN, HOLD, OUT = 4.0, 2.0, 6.0
"""Seconds of each phase."""
CYCLE = IN + HOLD + OUT
"""Seconds of one breath."""
FRAME = 0.1
"""Seconds between two looks at the clock."""
LONGEST_BAR = 40
"""Cells of the bar when the lungs are full; one more on each side every second frame."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A moment of a breath.

    ``name`` is "in", "hold" or "out"; ``fraction`` is how full the lungs are, 0 to 1; ``left`` is how many
    seconds the phase still lasts, more than 0.
    """

    name: str
    fraction: float
    left: float


def phase(seconds: float) -> Phase:
    """Return where in a breath one is.

    Args:
        seconds: since the first breath in began; 0 or more.

    Returns:
        The phase. ``fraction`` never jumps, from one breath to the next either.
    """
    into = seconds % CYCLE
    if into < IN:
        return Phase("in", into / IN, IN - into)
    if into < IN + HOLD:
        return Phase("hold", 1.0, IN + HOLD - into)
    return Phase("out", (CYCLE - into) / OUT, CYCLE - into)


_WORDS = {"in": "Breathe in", "hold": "Hold", "out": "Breathe out"}


class Breath(Widget):
    """The bar that grows and shrinks, the word, and the seconds left."""

    DEFAULT_CSS = """
    Breath { width: 1fr; height: 7; text-align: center; }
    """
    half: reactive[int] = reactive(1)
    """Cells of the bar on each side of the middle."""
    words: reactive[str] = reactive("")
    count: reactive[int] = reactive(1)

    def at(self, seconds: float) -> None:
        """Show a moment; only a change is drawn.

        Args:
            seconds: since the first breath in began.
        """
        now = phase(seconds)
        self.half = max(1, round(now.fraction * self._full))
        self.words = f"{_WORDS[now.name]}  {math.ceil(now.left)}"
        self.count = int(seconds // CYCLE) + 1

    @property
    def _full(self) -> int:
        return min(LONGEST_BAR // 2, max(1, self.size.width // 2))

    def render(self) -> Content:
        """Draw the bar with rounded ends on its track, the words and the number of this breath."""
        half = self.half
        track = ("·" * (self._full - half), MUTED)
        return Content("\n").join(
            [
                Content.styled("▄" * (2 * half - 2), "$primary"),
                Content.assemble(track, ("█" * (2 * half), "$primary"), track),
                Content.styled("▀" * (2 * half - 2), "$primary"),
                Content(""),
                Content.styled(self.words, "bold"),
                Content(""),
                Content.styled(f"breath {self.count}", MUTED),
            ]
        )


class Pacer(Dialog[None]):
    """Breathe along until any key, or a click, ends it.

    Args:
        clock: returns seconds that only ever grow.
    """

    DEFAULT_CSS = """
    Pacer {
        .box { width: 56; max-width: 96%; padding: 1 2; }
        .hint { text-align: center; margin-top: 1; }
    }
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.clock = clock
        self.began = clock()

    def compose(self) -> ComposeResult:
        """Lay out the bar and how it ends."""
        with Vertical(classes="box") as box:
            box.border_title = "Breathe along"
            yield Breath()
            yield Static("4 in, 2 hold, 6 out. Any key or a click ends it; nothing is stored.", classes="hint")

    def on_mount(self) -> None:
        """Begin with the first breath in."""
        self.tick()
        self.set_interval(FRAME, self.tick)

    def tick(self) -> None:
        """Show the present moment."""
        self.query_one(Breath).at(self.clock() - self.began)

    def on_key(self, event: events.Key) -> None:
        """End it, whatever the key; the key does nothing else."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """End it."""
        event.stop()
        self.dismiss(None)
