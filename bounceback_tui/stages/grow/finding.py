"""Which cards are shown in the fifth room, and what leads to them from Today."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from textual.content import Content

from bounceback_tui.stages.grow import rules
from bounceback_tui.stages.grow.board.look import whole
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.text import show
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
from bounceback_tui.stages.grow.practising import Practising

WHICH = (
    "By where they come from, what is due, or kind of job: as an application names it (7, then a, then e), or else "
    "as its role reads."
)


class Finding(Practising):
    """The part of the room about finding a card."""

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
