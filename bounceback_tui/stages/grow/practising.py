"""What belongs to a card of the fifth room: practice, the timer, evidence, resources, sources."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bounceback_tui.journey.now import stamp_now
from bounceback_tui.stages.grow import rules
from bounceback_tui.stages.grow.board.look import TITLES
from bounceback_tui.stages.grow.doings import Doings, called
from bounceback_tui.stages.grow.rules import Card
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.text import one_line

if TYPE_CHECKING:
    from bounceback_tui.stages.grow.model import Practice
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


class Practising(Doings):
    """The part of the room about a card's practice and library."""

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
