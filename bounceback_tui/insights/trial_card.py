"""The card on Today that says what the coin said for the day, and takes the answer."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from bounceback_tui.store.glance import TrialDay
from bounceback_tui.ui.pieces import Piece, Pieces
from bounceback_tui.ui.text import one_line


class AnswerKeys(Pieces):
    """The two answers; a click gives them too."""

    def pieces(self, width: int) -> Sequence[Piece]:
        """Return the keys and their words."""
        line: list[Piece] = []
        for key, words in (("D", "done"), ("N", "not done")):
            act = f"app.simulate_key('{key}')"
            line += [Piece(key, "bold $secondary", act), Piece(f" {words}", "", act), Piece("   ")]
        return line


class TrialCard(Vertical):
    """What the coin says for today; it goes once that is answered.

    Args:
        trial: the trial's day.
    """

    DEFAULT_CSS = """
    TrialCard {
        height: auto; border: round $border; border-title-color: $foreground 70%; padding: 0 1;
        Static { width: 1fr; }
    }
    """

    def __init__(self, trial: TrialDay) -> None:
        super().__init__()
        self.trial = trial
        self.border_title = f"Trial of one · day {trial.number} of {trial.days}"

    def compose(self) -> ComposeResult:
        """Lay out what the coin says and the keys."""
        yield Static(Content.assemble("Today the coin says: ", (one_line(self.trial.told, 60), "bold")))
        yield AnswerKeys()
