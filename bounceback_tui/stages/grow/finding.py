"""Which cards are shown in the fifth room, and what leads to them from Today."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from textual import on
from textual.content import Content
from textual.widgets import Input

from bounceback_tui.stages.grow import rules
from bounceback_tui.stages.grow.board.look import whole
from bounceback_tui.stages.grow.board.widget import BoardView
from bounceback_tui.stages.grow.pane import Pane
from bounceback_tui.stages.grow.practising import Practising
from bounceback_tui.stages.grow.rules import Card
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.text import show
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

WHICH = (
    "By where they come from, what is due, or kind of job: as an application names it (7, then a, then e), or else "
    "as its role reads."
)


class Finding(Practising):
    """The part of the room about finding a card."""

    grouped: bool

    @property
    def board(self) -> BoardView:
        """The board."""
        return self.query_one(BoardView)

    @property
    def pane(self) -> Pane:
        """Everything about a card."""
        return self.query_one(Pane)

    def action_filter(self) -> None:
        """Choose which cards are shown."""
        from bounceback_tui.ui.pick import Pick

        families = rules.families(self.cards)
        filters = [
            rules.Filter(),
            rules.Filter(source="feedback"),
            rules.Filter(source="own"),
            rules.Filter(due=True),
        ]
        filters += [rules.Filter(family=family) for family in families]

        def told(one: rules.Filter) -> Content:
            count = sum(1 for card in self.cards if one.fits(card, self.today))
            return Content.assemble(show(one.words) or "everything", (f"  {count}", MUTED))

        def done(key: str | None) -> None:
            if key is not None:
                self.filter = filters[int(key)]
                self.draw()

        choices = [(str(number), told(one)) for number, one in enumerate(filters)]
        now = replace(self.filter, text="")
        here = str(filters.index(now)) if now in filters else None
        self.app.push_screen(Pick("Which cards", WHICH, choices, key=here), done)

    def action_copy(self) -> None:
        """Copy everything about the card as plain text."""
        if (card := self._here()) is not None:
            self.app.copy_to_clipboard(whole(card, self.today))
            self.post_message(Told("Copied, if your terminal lets programs do that."))

    def action_evidence_page(self) -> None:
        """Show what is known about practice and learning goals."""
        from bounceback_tui.ui.evidence import evidence_page

        self.app.push_screen(evidence_page(("learning-goals", "skill-board")))

    async def do_practice(self, key: str) -> None:
        """Write practice of a card that is due down."""

        def job(db: "Database") -> UUID | None:
            from bounceback_tui.stages.grow import records

            return records.skill_of_card(db, UUID(key))

        def then(skill_id: UUID) -> None:
            self.with_card(skill_id, self.practise)

        self.read_found(job, then, "That card is no longer there.")

    async def do_skill(self, key: str) -> None:
        """Look at a card, and write practice of it down."""
        self.with_card(UUID(key), self.practise)

    async def do_source(self, key: str) -> None:
        """Look at a source that is due."""
        from bounceback_tui.stages.grow.library.lists import SourceList

        self.bring_up(SourceList(self.context, chosen=key), lambda _: None)

    async def do_draft(self, key: str) -> None:
        """Go on with an unfinished text."""
        from bounceback_tui.stages.grow.drafts import take_up

        take_up(self, key)

    def action_find(self) -> None:
        """Open the field for a part of a name."""
        self.add_class("-finding")
        field = self.query_one("#find", Input)
        field.value = self.filter.text
        field.focus()

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        event.stop()
        if self.has_class("-finding"):
            self.filter = replace(self.filter, text=event.value.strip())
            self.draw()

    @on(Input.Submitted, "#find")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self.remove_class("-finding")
        self.board.focus()

    def _close_find(self) -> None:
        if self.has_class("-finding"):
            self.remove_class("-finding")
            self.filter = replace(self.filter, text="")
            self.draw()

    def action_group(self) -> None:
        """Put the cards under who named them, or in their own order again."""
        self.grouped = not self.grouped
        self.draw()

    def look_at(self, skill_id: UUID) -> bool:
        """Put the cursor on a card, whatever the filter shows; says whether it is on the board."""
        if not any(card.id == skill_id for card in self.cards):
            return False
        if not self.board.choose(skill_id):
            self.filter = rules.Filter()
            self.draw()
            self.board.choose(skill_id)
        self.pane.show(self.card, self.today)
        return True

    def with_card(self, skill_id: UUID, then: Callable[[Card], object]) -> None:
        """Go on with a card that is on the board or archived, once the board is there."""

        def go() -> None:
            self.look_at(skill_id)
            found = [card for card in (*self.cards, *self.archived) if card.id == skill_id]
            if found:
                then(found[0])
            else:
                self.post_message(Told("That card is no longer there.", trouble=True))

        self.when_there(go)
