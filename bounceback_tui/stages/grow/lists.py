"""What belongs to a card, listed: its practice and its evidence."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.stages.grow import rules
from bounceback_tui.stages.grow.board.look import bare
from bounceback_tui.stages.grow.forms import EvidenceForm, practice_form
from bounceback_tui.stages.grow.links import follow
from bounceback_tui.stages.grow.rules import Card
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Form
from bounceback_tui.ui.listing import Listing
from bounceback_tui.ui.shelf import Line, Shelf
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.stages.grow.model import Practice
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


class PracticeList(Listing["Practice"]):
    """The practice of a card, newest first; of none in particular without a card."""

    hint = "n writes practice down, e changes it, d deletes it."
    empty = "Nothing practised yet."

    def __init__(self, context: Context, card: Card | None, *, chosen: str | None = None) -> None:
        super().__init__(context, chosen=chosen)
        self.card = card
        self.heading = f"Practice: {one_line(card.name, 50)}" if card else "Practice of nothing in particular"

    def find(self, db: "Database", before: "Practice | None", containing: str) -> "Sequence[Practice]":
        """Read practice."""
        from bounceback_tui.stages.grow import practice_records

        return practice_records.practice_log(
            db,
            self.card.id if self.card else None,
            before=before.at if before else None,
            containing=containing,
            limit=Shelf.PAGE,
        )

    def line(self, item: "Practice") -> Line:
        """Return a practice's line: when, how long, what."""
        day = day_words(item.day, today(self.context))
        return Line(
            item.id.hex,
            Content.assemble((f"{day:<13} ", MUTED), f"{rules.hours(item.minutes):>8}  ", one_line(item.note, 120)),
        )

    def form(self, item: "Practice | None") -> Form:
        """Return the form."""
        return practice_form(self.context, self.card, item)

    def rows_of(self, result: Any) -> "Rows":
        """Return the way back."""
        rows: Rows = result[1]
        return rows

    def delete(self, db: "Database", item: "Practice") -> "Rows":
        """Delete a practice."""
        from bounceback_tui.stages.grow import practice_records

        return practice_records.remove_practice(db, item.id)


class EvidenceList(Listing[rules.Shown]):
    """The evidence of a card, newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("g", "go", "open the link", id="listing.go")]
    hint = "n adds something to show, e changes it, g opens its link."
    empty = "Nothing to show yet."

    def __init__(self, context: Context, card: Card) -> None:
        super().__init__(context)
        self.card = card
        self.heading = f"Evidence: {one_line(card.name, 50)}"

    def find(self, db: "Database", before: rules.Shown | None, containing: str) -> Sequence[rules.Shown]:
        """Read all evidence."""
        from bounceback_tui.stages.grow.board.records import evidence

        wanted = containing.casefold()
        return (
            ()
            if before
            else [shown for shown in evidence(db, self.card.id) if wanted in f"{shown.text} {shown.link}".casefold()]
        )

    def line(self, item: rules.Shown) -> Line:
        """Return its line: when and what."""
        told = " · ".join(part for part in (one_line(item.text, 120), bare(item.link)) if part)
        return Line(item.id.hex, Content.assemble((f"{self._day(item.day):<13} ", MUTED), told))

    def _day(self, day: date) -> str:
        return day_words(day, today(self.context))

    def form(self, item: rules.Shown | None) -> Form:
        """Return the form."""
        return EvidenceForm(self.context, card=self.card, shown=item)

    def delete(self, db: "Database", item: rules.Shown) -> "Rows":
        """Delete it."""
        from bounceback_tui.stages.grow import evidence_records

        return evidence_records.remove_evidence(db, item.id)

    def action_go(self) -> None:
        """Open the link."""
        if self.item is not None:
            follow(self, self.item.link)
