"""What else there is to do in the fifth stage: forms, lists, merging, archiving, and the way back from each."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual.content import Content

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import stamp_now
from bounceback_tui.stages.grow import merge_rules, rules
from bounceback_tui.stages.grow.board.look import TITLES, whole
from bounceback_tui.stages.grow.rules import Board, Card
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.room import Room
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from datetime import date

    from bounceback_tui.stages.grow.forms import Changed
    from bounceback_tui.stages.grow.merge_records import Merged
    from bounceback_tui.stages.grow.model import Practice
    from bounceback_tui.stages.grow.records import Put
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

WHICH = (
    "By where they come from, what is due, or kind of job: as an application names it (7, then a, then e), or else "
    "as its role reads."
)
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

    # The card itself

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

        def read(db: "Database") -> Any:
            return db.revision, self.load(db)

        def then(found: Any) -> None:
            self._loaded(found)
            job()

        self.read(read, then)

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

    # Merging

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

    # Practice

    def action_practise(self) -> None:
        """Write practice down."""
        if (card := self._here()) is not None:
            self.practise(card)

    def practise(self, card: Card, *, timed: int | None = None) -> None:
        """Write practice of a card down; what its own timer measured is filled in."""
        from bounceback_tui.stages.grow.forms import PracticeForm

        if timed is None and self.running is not None and self.running.skill_id == card.id:
            timed = rules.timer_minutes(self.running.started_at, self.context.clock())
        self.bring_up(PracticeForm(self.context, card=card, timed=timed), self.after_practice(card.name))

    def after_practice(self, name: str) -> "Callable[[tuple[Practice | None, Rows] | None], None]":
        """Return what tells that practice of a skill is kept."""

        def done(result: "tuple[Practice | None, Rows] | None") -> None:
            from bounceback_tui.stages.grow.forms import saved_words

            if result is None:
                return
            practice, rows = result
            if practice is None:
                self.tell_undoable("The timer is stopped, and nothing was written down.", rows)
            else:
                told = saved_words(practice.minutes, practice.day, self.today, one_line(name, 40))
                self.tell_undoable(told, rows)

        return done

    def practise_anything(self) -> None:
        """Write practice of no skill in particular down."""
        from bounceback_tui.stages.grow.forms import LoosePracticeForm

        self.bring_up(LoosePracticeForm(self.context), self.after_practice(""))

    def action_timer(self) -> None:
        """Start the timer for the card, or stop the one that runs and write down what it measured."""
        if self.running is not None:
            self.with_card(self.running.skill_id, self.practise)
            return
        if (card := self._here()) is None:
            return
        now = stamp_now(self.context)

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.grow import practice_records

            return practice_records.start_timer(db, card.id, now)

        self.write_told(job, f"The timer runs for {called(card)}, wherever you go; P stops it.")

    def action_log(self) -> None:
        """List what was practised of the card."""
        from bounceback_tui.stages.grow.lists import PracticeList

        self.app.push_screen(PracticeList(self.context, self.card))

    # What there is to show

    def action_evidence(self) -> None:
        """List what there is to show, or add the first."""
        from bounceback_tui.stages.grow.forms import EvidenceForm
        from bounceback_tui.stages.grow.lists import EvidenceList

        if (card := self._here()) is None:
            return
        if card.evidence:
            self.app.push_screen(EvidenceList(self.context, card))
        else:
            self.bring_up(EvidenceForm(self.context, card=card), self.told("Kept: that is something to show."))

    def prove(self, card: Card) -> None:
        """Ask for what there is to show, and move the card to Proven with it."""
        from bounceback_tui.stages.grow.forms import EvidenceForm

        def done(rows: "Rows | None") -> None:
            if rows is None:
                self.post_message(Told(f"{called(card)} stays in {TITLES[card.board]}."))
            else:
                self.tell_undoable(f"{called(card)} is in Proven now, with something to show.", rows)

        self.bring_up(EvidenceForm(self.context, card=card, proves=True), done)

    # The library

    def action_resources(self) -> None:
        """List what to learn from, or add the first."""
        from bounceback_tui.stages.grow.library.forms import ResourceForm
        from bounceback_tui.stages.grow.library.lists import ResourceList

        if (card := self._here()) is None:
            return
        if card.resources:
            self.app.push_screen(ResourceList(self.context, card))
        else:
            form = ResourceForm(self.context, skill=card.name, key=card.id.hex)
            self.bring_up(form, self.told("Kept with the card."))

    def action_go(self) -> None:
        """Open the card's link: the one there is, or choose among several."""
        from bounceback_tui.stages.grow.library.lists import ResourceList
        from bounceback_tui.stages.grow.links import open_link

        if (card := self._here()) is None:
            return
        links = [resource.link for resource in card.resources if resource.link]
        links += [shown.link for shown in card.evidence if shown.link]
        if len(links) > 1 and len(card.resources) > 1:
            self.app.push_screen(ResourceList(self.context, card))
        elif not links:
            self.post_message(Told(f"{called(card)} has no link yet: r adds a resource, v evidence."))
        elif (trouble := open_link(self, links[0])) is not None:
            self.post_message(Told(trouble, trouble=True))

    def action_sources(self) -> None:
        """List what to look at every so often."""
        from bounceback_tui.stages.grow.library.lists import SourceList

        self.app.push_screen(SourceList(self.context))

    # What is shown

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

    # On arrival from Today

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


def _restoring(rows: "Rows") -> "Callable[[Database], object]":
    def undo(db: "Database") -> None:
        from bounceback_tui.store.snapshot import restore

        restore(db, rows)

    return undo
