"""All that happened with somebody and was written to them, listed: any of it can be changed and deleted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.content import Content

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.stages.connect.ask_forms import LetterForm, SettledForm
from bounceback_tui.stages.connect.forms import TouchForm
from bounceback_tui.stages.connect.pane import HAPPENED
from bounceback_tui.stages.connect.rules import Ask, Interaction, Opened, Purpose
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Form
from bounceback_tui.ui.listing import Listing
from bounceback_tui.ui.shelf import Line
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


class HappenedList(Listing[Interaction | Ask]):
    """Contacts and letters, the newest first.

    Args:
        context: the run's context.
        opened: with whom.
    """

    hint = "e changes one, d deletes it; n notes another. The clock runs from the last contact that is left."

    def __init__(self, context: Context, opened: Opened) -> None:
        super().__init__(context)
        self.opened = opened
        self.heading = f"With {one_line(opened.person.name, 50)}"

    def find(self, db: "Database", before: Interaction | Ask | None, containing: str) -> Sequence[Interaction | Ask]:
        """Read what happened after one of them."""
        from bounceback_tui.stages.connect import happened_records

        return happened_records.happened(
            db, self.opened.person.id, after=before, containing=containing, limit=self.shelf.PAGE
        )

    def line(self, item: Interaction | Ask) -> Line:
        """Return its line: when, what, a line about it."""
        if isinstance(item, Ask):
            mark = "thanks" if item.purpose is Purpose.THANKS else "ask"
            what, note = f"✎ {mark}, {item.state.value}", item.what
        else:
            what, note = f"{HAPPENED[item.kind]} {item.kind.value}", item.note
        when = day_words(item.day, today(self.context))
        return Line(item.id.hex, Content.assemble((f"{when:<13} ", MUTED), f"{what:<17} ", one_line(note, 120)))

    def form(self, item: Interaction | Ask | None) -> Form:
        """Return the form of a contact, a letter, or a new contact."""
        if isinstance(item, Ask):
            return (LetterForm if item.open else SettledForm)(self.context, self.opened, item)
        return TouchForm(self.context, self.opened, happened=item)

    def rows_of(self, result: Any) -> "Rows":
        """Return the way back: a contact's form gives its key as well."""
        rows: Rows = result[1] if isinstance(result, tuple) else result
        return rows

    def delete(self, db: "Database", item: Interaction | Ask) -> "Rows":
        """Delete it."""
        from bounceback_tui.stages.connect import ask_records, happened_records

        return (
            ask_records.remove(db, item.id)
            if isinstance(item, Ask)
            else happened_records.remove_interaction(db, item.id)
        )
