"""The library, listed: the resources of a card, and the sources for staying current."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from bounceback_tui.journey.days import ago_short, day_words
from bounceback_tui.journey.now import today
from bounceback_tui.stages.grow.board.look import bare, resource_words
from bounceback_tui.stages.grow.library import rules
from bounceback_tui.stages.grow.library.forms import ResourceForm, SourceForm
from bounceback_tui.stages.grow.links import follow
from bounceback_tui.stages.grow.rules import Card
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Form
from bounceback_tui.ui.listing import Listing
from bounceback_tui.ui.shelf import Line
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

STATES = tuple(rules.ResourceState)


class ResourceList(Listing[rules.Resource]):
    """The resources of a card, those under way first."""

    hint = "n adds something, space says how far you are, g opens the link, e changes it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "step", "how far", id="resources.step", key_display="space"),
        Binding("g", "go", "open the link", id="listing.go"),
    ]

    def __init__(self, context: Context, card: Card, *, chosen: str | None = None) -> None:
        super().__init__(context, chosen=chosen)
        self.card = card
        self.heading = f"To learn from: {one_line(card.name, 50)}"

    def find(self, db: "Database", before: rules.Resource | None, containing: str) -> Sequence[rules.Resource]:
        """Read all resources."""
        from bounceback_tui.stages.grow.library import records

        wanted = containing.casefold()
        found = () if before else records.resources(db, self.card.id)
        return [one for one in found if wanted in f"{one.title} {one.kind} {one.notes}".casefold()]

    def line(self, item: rules.Resource) -> Line:
        """Return a resource's line."""
        others = len(item.skills) - 1
        also = f"  for {others} other{'s' if others > 1 else ''} too" if others > 0 else ""
        return Line(item.id.hex, Content.assemble(resource_words(item), (f"  {item.state}{also}", MUTED)))

    def form(self, item: rules.Resource | None) -> Form:
        """Return the form."""
        return ResourceForm(self.context, skill=self.card.name, key=self.card.id.hex, resource=item)

    def delete(self, db: "Database", item: rules.Resource) -> "Rows":
        """Delete it, for every skill it is for."""
        from bounceback_tui.stages.grow.library import records

        return records.remove_resource(db, item.id)

    def action_step(self) -> None:
        """Go one state further: to do, doing, done, dropped."""
        if (item := self.item) is None:
            return
        state = STATES[(STATES.index(item.state) + 1) % len(STATES)]

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.grow.library import records

            return records.set_state(db, item.id, state)

        self.write(job, lambda rows: self.tell_undoable(f"{one_line(item.title, 40)}: {state}.", rows))

    def action_go(self) -> None:
        """Open the link."""
        if self.item is not None:
            follow(self, self.item.link)


class SourceList(Listing[rules.Source]):
    """What to look at every so often, the next one on top."""

    heading = "Staying current"
    hint = "space marks as read, g opens the link, n adds a source."
    empty = "Nothing to follow yet: a newsletter, a forum, a person."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "read", "mark as read", id="sources.read", key_display="space"),
        Binding("g", "go", "open the link", id="listing.go"),
    ]

    def find(self, db: "Database", before: rules.Source | None, containing: str) -> Sequence[rules.Source]:
        """Read all sources."""
        from bounceback_tui.stages.grow.library import records

        wanted = containing.casefold()
        found = () if before else records.sources(db)
        return [one for one in found if wanted in f"{one.title} {one.kind} {one.link}".casefold()]

    def line(self, item: rules.Source) -> Line:
        """Return a source's line: when to look, what, how often."""
        here = today(self.context)
        due = item.next_on <= here
        when = f"{'▸ ' if due else '  '}{ago_short(item.next_on, here):<10} "
        read = f" · read {day_words(item.last_read_on, here)}" if item.last_read_on else ""
        more = f"  {item.kind} · {rules.cadence_words(item.cadence)}{read}"
        link = f" · {bare(item.link)}" if item.link else ""
        return Line(
            item.id.hex,
            Content.assemble((when, "$accent" if due else MUTED), one_line(item.title, 40), (more + link, MUTED)),
        )

    def form(self, item: rules.Source | None) -> Form:
        """Return the form."""
        return SourceForm(self.context, source=item)

    def delete(self, db: "Database", item: rules.Source) -> "Rows":
        """Delete it."""
        from bounceback_tui.stages.grow.library import records

        return records.remove_source(db, item.id)

    def action_read(self) -> None:
        """Mark the source as read today; when to look again follows from how often."""
        if (item := self.item) is None:
            return
        here = today(self.context)

        def job(db: "Database") -> "tuple[object, Rows]":
            from bounceback_tui.stages.grow.library import records

            day, rows = records.mark_read(db, item.id, here)
            return day_words(day, here), rows

        self.write(
            job,
            lambda done: self.tell_undoable(f"{one_line(item.title, 40)}: read. Next look {done[0]}.", done[1]),
        )

    def action_go(self) -> None:
        """Open the link."""
        if self.item is not None:
            follow(self, self.item.link)
