"""The table of supposed reasons of one no: written, changed, deleted and asked about again where it stands."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.stages.reflect import rules
from bounceback_tui.stages.reflect.forms import ReasonAgainForm, ReasonForm
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.saving import load, save
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.journey.records import No
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

MARKS = {rules.Source.SAID: "■", rules.Source.INFERRED: "◇", rules.Source.UNKNOWABLE: "?"}
"""A shape for each source, beside its words."""


def row(reason: rules.Reason, width: int) -> Content:
    """Return a reason as one line of a table.

    Args:
        reason: which.
        width: cells there are for it.
    """
    numbers = f"{reason.confidence:>3}"
    if reason.again_confidence is not None:
        numbers += f" → {reason.again_confidence:<3}"
    words = max(8, width - 19 - 11)
    text = one_line(reason.text, words)
    source = reason.again_source or reason.source
    return Content.assemble(
        (f"{MARKS[source]} {rules.SOURCES[source]:<16} ", "$secondary"),
        f"{text}{' ' * (words - Content(text).cell_length)} ",
        (numbers, "$primary"),
    )


def side_by_side(reason: rules.Reason, here: Callable[[Any], str]) -> Content:
    """Return both answers about a reason, one under the other, and how far they lie apart.

    Args:
        reason: one that was asked again.
        here: says a local date in words.
    """
    assert reason.again_source is not None and reason.again_confidence is not None
    answers = [
        (here(reason.day), reason.source, reason.confidence),
        (here(reason.again_day), reason.again_source, reason.again_confidence),
    ]
    lines = [
        Content.assemble(
            (f"{when:<14} ", MUTED),
            f"{rules.SOURCES[source]:<17}",
            ("━" * round(confidence / 4), "$primary"),
            ("─" * (25 - round(confidence / 4)), MUTED),
            f" {confidence}",
        )
        for when, source, confidence in answers
    ]
    parts = [
        Content(show(reason.text)),
        Content(""),
        *lines,
        Content(""),
        Content.styled(rules.drift(reason), "bold"),
    ]
    if reason.again_note:
        parts += [Content(""), Content(show(reason.again_note))]
    return Content("\n").join(parts)


def both_page(context: Context, reason: rules.Reason) -> Page:
    """Return the page with both answers about a reason."""
    here = today(context)
    return Page("Then and now", side_by_side(reason, lambda day: day_words(day, here)))


class ReasonTable(Vertical):
    """The reasons of one no; it reads and writes them itself.

    Args:
        context: the run's context.
        no: which no.
    """

    DEFAULT_CSS = """
    ReasonTable {
        height: auto;
        List { height: auto; min-height: 3; max-height: 10; background: $surface; }
        .drift { height: auto; color: $foreground 65%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "new reason", id="reason.new"),
        Binding("e", "edit", "change", id="reason.edit"),
        Binding("d", "delete", "delete", id="reason.delete"),
        Binding("a", "again", "ask again", id="reason.again"),
        Binding("u", "undo", "undo", id="reason.undo", show=False),
    ]

    def __init__(self, context: Context, no: "No", *, id: str) -> None:
        super().__init__(id=id)
        self.context = context
        self.no = no
        self.reasons: dict[str, rules.Reason] = {}

    def compose(self) -> ComposeResult:
        """Lay out the table."""
        yield List()
        yield Static("", classes="drift", markup=False)

    def on_mount(self) -> None:
        """Read the reasons."""
        self.reload()

    def focus(self, scroll_visible: bool = True) -> "ReasonTable":
        """Give the list the focus."""
        self.query_one(List).focus(scroll_visible)
        return self

    def reload(self) -> None:
        """Read the reasons again."""

        def job(db: "Database") -> list[rules.Reason]:
            from bounceback_tui.stages.reflect import reason_records

            return reason_records.reasons(db, self.no.id)

        load(self, self.context.lane, job, self.show)

    def show(self, reasons: Sequence[rules.Reason]) -> None:
        """Put the reasons on screen."""
        self.reasons = {reason.id.hex: reason for reason in reasons}
        listed = self.query_one(List)
        chosen, place = listed.chosen, listed.highlighted or 0
        listed.clear_options()
        width = listed.size.width or 60
        listed.add_options(Option(row(reason, width), id=key) for key, reason in self.reasons.items())
        if not reasons:
            listed.add_option(Option(Content.styled("None yet: n writes the first.", MUTED), disabled=True))
        elif chosen in self.reasons:
            listed.choose(chosen)
        else:
            listed.highlighted = min(place, len(reasons) - 1)
        self.query_one(".drift", Static).update(Content(rules.drift_of_all(reasons)))

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        if self.reasons:
            self.show(list(self.reasons.values()))

    @property
    def reason(self) -> rules.Reason | None:
        """The reason under the cursor."""
        return self.reasons.get(self.query_one(List).chosen or "")

    def on_option_list_option_selected(self, event: List.OptionSelected) -> None:
        """Open a reason: both answers, or the form."""
        event.stop()
        reason = self.reason
        if reason is not None and reason.again_confidence is not None:
            self.show_both(reason)
        else:
            self.action_edit()

    def show_both(self, reason: rules.Reason) -> None:
        """Show both answers side by side."""
        self.app.push_screen(both_page(self.context, reason))

    def action_new(self) -> None:
        """Write a reason."""
        self.app.push_screen(
            ReasonForm(self.context, self.no.id), self._written("Written down. You are asked again.")
        )

    def action_edit(self) -> None:
        """Change the reason under the cursor."""
        reason = self.reason
        if reason is None:
            return
        if reason.from_feedback:
            self.post_message(Told("This is what they said, from an answer you kept; it is changed there."))
            return
        form = ReasonForm(self.context, self.no.id, reason=reason)
        self.app.push_screen(form, self._written("Changed."))

    def _written(self, sentence: str) -> "Callable[[Rows | None], None]":
        def done(rows: "Rows | None") -> None:
            if rows is not None:
                self.tell_undoable(sentence, rows)

        return done

    def tell_undoable(self, sentence: str, rows: "Rows") -> None:
        """Tell what was done, with the way back, and read again."""

        def undo(db: "Database") -> None:
            from bounceback_tui.store.snapshot import restore

            restore(db, rows)

        self.post_message(Told(sentence, undo=undo))
        self.reload()

    def action_delete(self) -> None:
        """Delete the reason under the cursor."""
        if (reason := self.reason) is None:
            return

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.reflect import reason_records

            return reason_records.remove_reason(db, reason.id)

        save(self, self.context.lane, job, lambda rows: self.tell_undoable("Deleted.", rows), self._trouble)

    async def action_undo(self) -> None:
        """Take the last thing back, and show the table as it then is."""
        await self.app.run_action("undo")
        self.reload()

    def _trouble(self, error: Exception) -> None:
        self.post_message(Told(str(error), trouble=True))

    def action_again(self) -> None:
        """Ask about the reason under the cursor again, before its time if need be."""
        if (reason := self.reason) is None:
            return

        def done(result: "tuple[rules.Reason, Rows] | None") -> None:
            if result is not None:
                self.tell_undoable("Kept beside the first answer.", result[1])
                self.show_both(result[0])

        self.app.push_screen(ReasonAgainForm(self.context, reason, self.no.organisation), done)
