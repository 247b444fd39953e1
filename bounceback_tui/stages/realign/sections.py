"""The strip of the room's sections, and what each of them is called and says when it is empty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len as cells
from textual import events
from textual.message import Message
from textual.reactive import reactive

from bounceback_tui.stages.realign.rules import STAYING, Section
from bounceback_tui.ui.pieces import Piece, Pieces
from bounceback_tui.ui.themes import MUTED


@dataclass(frozen=True, slots=True)
class About:
    """A section: the key that opens it, its title, and what it says while there is nothing in it."""

    key: str
    title: str
    empty: str


SECTIONS: Mapping[Section, About] = {
    Section.DIRECTIONS: About(
        "r",
        "Directions",
        "Where could you go? n adds a direction: a family of jobs, another field. "
        f"“{STAYING}” is one like any other: b begins with it.\n\n"
        "Each is scored from 0 to 10 on interest, values, strengths, market and energy, as often as you like. What "
        "you said then stays, so that in three months you see what moved.",
    ),
    Section.VALUES: About(
        "v",
        "Values",
        "What matters to you, whatever they answered? n offers a list to choose two or three from, and then ten "
        "minutes on one question. For a calm day; E says what is known about it, for and against.",
    ),
    Section.STRENGTHS: About(
        "s",
        "Strengths",
        "What are you good at, and how do you know? n notes one, with the evidence you have: a thing you did, a "
        "sentence somebody said, a figure. Letters and applications can draw on them later.",
    ),
    Section.COURSE: About(
        "o",
        "Course log",
        "Keep, adjust or change? n writes down what you decide and why, which no's led to it, and when to look at it "
        "again. What you say then is kept beside what you say now.",
    ),
    Section.GOALS: About(
        "g",
        "Goals",
        "What do you want to learn, try or improve? n writes it down, with a first step small enough for one "
        "evening. Others decide about offers; this part is yours.",
    ),
}


class Strip(Pieces):
    """The sections on one line, the present one lit; a click opens one."""

    here: reactive[Section] = reactive(Section.DIRECTIONS)
    counts: reactive[Mapping[Section, int]] = reactive({})

    class Picked(Message):
        """A section was clicked.

        Args:
            section: which.
        """

        def __init__(self, section: Section) -> None:
            super().__init__()
            self.section = section

    def pieces(self, width: int) -> Sequence[Piece]:
        """Return the strip's pieces; where it is narrow the counts give way."""
        full = [piece for section in Section for piece in self._section(section, True)]
        if sum(cells(piece.text) for piece in full) <= width:
            return full
        return [piece for section in Section for piece in self._section(section, False)]

    def _section(self, section: Section, counted: bool) -> list[Piece]:
        about = SECTIONS[section]
        count = self.counts.get(section, 0)
        number = f" {count}" if counted and count else ""
        if section is self.here:
            return [Piece(f"▸ {about.key} {about.title}{number} ", "bold $primary"), Piece(" ")]
        return [
            Piece("  "),
            Piece(f"{about.key} ", "bold $secondary"),
            Piece(about.title),
            Piece(f"{number} ", MUTED),
            Piece(" "),
        ]

    def on_click(self, event: events.Click) -> None:  # type: ignore[override]
        """Open the section that was clicked."""
        event.stop()
        counted = sum(cells(piece.text) for section in Section for piece in self._section(section, True))
        start = 0
        for section in Section:
            start += sum(cells(piece.text) for piece in self._section(section, counted <= self.size.width))
            if event.x < start:
                self.post_message(self.Picked(section))
                return
