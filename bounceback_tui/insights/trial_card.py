"""The card on Today that says what the coin said for the day, and takes the answer."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from bounceback_tui.store.glance import TrialDay
from bounceback_tui.ui.pieces import Piece, Pieces, spread
from bounceback_tui.ui.text import one_line

ANSWERS = (("D", "done"), ("N", "not done"))


class CoinLine(Pieces):
    """What the coin says, and the two answers; a click gives them too.

    Args:
        told: the side of the day.
    """

    def __init__(self, told: str) -> None:
        super().__init__()
        self.told = told

    def pieces(self, width: int) -> Sequence[Piece]:
        """Return what is said on the left, and the answers on the right."""
        keys: list[Piece] = []
        for key, words in ANSWERS:
            act = f"app.simulate_key('{key}')"
            keys += [Piece(key, "bold $secondary", act), Piece(f" {words}", "", act), Piece("   ")]
        room = width - 2 - sum(len(piece.text) for piece in keys)
        said = "Today the coin says: "
        left = [Piece(said), Piece(one_line(self.told, max(8, room - len(said))), "bold")]
        return spread(left, keys[:-1], width)


class TrialCard(Vertical):
    """What the coin says for today; it goes once that is answered.

    Args:
        trial: the trial's day.
    """

    DEFAULT_CSS = """
    TrialCard { height: auto; border: round $border; border-title-color: $foreground 70%; padding: 0 1; }
    """

    def __init__(self, trial: TrialDay) -> None:
        super().__init__()
        self.trial = trial
        self.border_title = f"Trial of one · day {trial.number} of {trial.days}"

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield CoinLine(self.trial.told)
