"""The card itself in the fifth room: new, changed, archived, merged, and the way back from each."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual.content import Content

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import stamp_now
from bounceback_tui.stages.grow import merge_rules, rules
from bounceback_tui.stages.grow.board.look import TITLES
from bounceback_tui.stages.grow.rules import Board, Card
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.room import Room
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from datetime import date

    from bounceback_tui.stages.grow.forms import Changed
    from bounceback_tui.stages.grow.merge_records import Merged
    from bounceback_tui.stages.grow.records import Put
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

NO_CARD = "There is no card here: n puts a skill on the board."


def called(card: Card) -> str:
    """Return a card's name for a sentence."""
    return f"“{one_line(card.name, 40)}”"


class Doings(Room[Any]):
    """The part of the room that opens dialogs. ``do_…`` are run on arrival from Today."""

    cards: list[Card]
    archived: list[Card]
    running: rules.Running | None
    filter: rules.Filter
    today: "date"

    @property
    def card(self) -> Card | None:
        """The card under the cursor."""
        raise NotImplementedError

    def look_at(self, skill_id: UUID) -> bool:
        """Put the cursor on a card."""
        raise NotImplementedError

    def with_card(self, skill_id: UUID, then: Callable[[Card], object]) -> None:
        """Go on with a card once the board is there."""
        raise NotImplementedError

    def when_there(self, job: Callable[[], object]) -> None:
        """Do something once the board shows what the file holds."""
        raise NotImplementedError

    def draw(self) -> None:
        """Show the cards that fit."""
        raise NotImplementedError

    def _here(self) -> Card | None:
        if self.card is None:
            self.post_message(Told(NO_CARD))
        return self.card

    def tell_moved(self, card: Card, board: Board, rows: "Rows") -> None:
        """Tell that a card stands elsewhere; within its column it is seen."""
        if board is card.board:
            self.post_message(Told("", undo=_restoring(rows)))
        else:
            self.tell_undoable(f"{called(card)} is in {TITLES[board]} now.", rows)

    def action_new(self) -> None:
        """Put a skill on the board."""
        from bounceback_tui.stages.grow.forms import SkillForm

        self.bring_up(SkillForm(self.context), self._after_new)

    def _after_new(self, found: "Put | None") -> None:
        if found is None:
            return
        name = f"“{one_line(found.name, 40)}”"
        if found.was == "there":
            self.post_message(Told(f"{name} is on the board already: here it is. m merges two cards, e changes one."))
        elif found.was == "archived":
            self.tell_undoable(f"{name} was archived; it is back where it was.", found.rows)
        else:
            self.tell_undoable(f"{name} is on the board.", found.rows)
        self.reload_then(lambda: self.look_at(found.skill_id))

    def reload_then(self, job: Callable[[], object]) -> None:
        """Show what the file holds now, and go on."""

        def then(read: Any) -> None:
            self.show_read(read)
            job()

        self.read(self.read_all, then)

    def action_edit(self) -> None:
        """Change the card."""
        if (card := self._here()) is not None:
            self.edit(card)

    def edit(self, card: Card) -> None:
        """Change a card."""
        from bounceback_tui.stages.grow.forms import SkillForm

        def done(changed: "Changed | None") -> None:
            if changed is None:
                return
            self.tell_undoable("Changed.", changed.rows)
            if changed.clash is not None:
                self.offer_merge(card, changed.clash, changed.name)

        self.bring_up(SkillForm(self.context, card=card), done)

    def action_archive(self) -> None:
        """Take the card off the board; nothing of it is lost."""
        if (card := self._here()) is None:
            return
        now = stamp_now(self.context)

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.grow import records

            return records.archive(db, card.id, now)

        self.write_told(job, f"{called(card)} is archived; A shows what is.")

    def action_archived(self) -> None:
        """List archived cards, and bring one back."""
        from bounceback_tui.ui.pick import Pick

        if not self.archived:
            self.post_message(Told("Nothing is archived."))
            return
        choices = [(card.id.hex, self._choice(card)) for card in self.archived]

        def done(key: str | None) -> None:
            if key is not None:
                self._bring_back(UUID(key))

        self.app.push_screen(Pick("Archived", "Picking one puts it back where it was.", choices), done)

    def _bring_back(self, skill_id: UUID) -> None:
        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.grow import records

            return records.bring_back(db, skill_id)

        def then(rows: "Rows") -> None:
            self.tell_undoable("It is back on the board.", rows)
            self.reload_then(lambda: self.look_at(skill_id))

        self.save(job, then)

    def _choice(self, card: Card) -> Content:
        off = f", archived {day_words(card.archived_on, self.today)}" if card.archived_on else ""
        return Content.assemble(one_line(card.name, 50), (f"  {TITLES[card.board]}{off}", MUTED))

    def action_merge(self) -> None:
        """Merge the card with another one."""
        from bounceback_tui.ui.pick import Pick

        if (card := self._here()) is None:
            return
        others = [other for other in self.cards if other.id != card.id]
        if not others:
            self.post_message(Told("There is no other card to merge it with."))
            return
        hint = "It becomes part of the one you pick: points, practice, resources and evidence come along."
        choices = [(other.id.hex, self._choice(other)) for other in others]

        def done(key: str | None) -> None:
            if key is not None:
                self.merge(card, UUID(key))

        self.app.push_screen(Pick(f"Merge {called(card)} into …", hint, choices), done)

    def offer_merge(self, card: Card, other: UUID, name: str) -> None:
        """Offer to merge a card with the one that has the name it was given."""
        from bounceback_tui.ui.pick import Pick

        choices = [("merge", Content("merge the two")), ("leave", Content("leave both as they are"))]

        def done(key: str | None) -> None:
            if key == "merge":
                self.merge(card, other)

        hint = "Two cards cannot have one name. Merged, everything of this one comes along to the other."
        self.bring_up(Pick(f"“{one_line(name, 40)}” is there already", hint, choices), done)

    def merge(self, card: Card, other: UUID) -> None:
        """Make a card part of another one."""
        now = stamp_now(self.context)

        def job(db: "Database") -> "Merged":
            from bounceback_tui.stages.grow import merge_records

            return merge_records.merge(db, card.id, other, now)

        def then(merged: "Merged") -> None:
            along = merge_rules.points_words(merged.points, merged.minutes, merged.resources)
            told = f"; {along} came along" if along else ""
            self.tell_undoable(f"{called(card)} is part of the other card now{told}.", merged.rows)
            self.reload_then(lambda: self.look_at(other))

        self.save(job, then)


def _restoring(rows: "Rows") -> "Callable[[Database], object]":
    def undo(db: "Database") -> None:
        from bounceback_tui.store.snapshot import restore

        restore(db, rows)

    return undo
