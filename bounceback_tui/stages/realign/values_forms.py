"""Values: choosing two or three of them, and the ten minutes about them."""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from bounceback_tui.content.checks import ContentError
from bounceback_tui.content.values import values as known_values
from bounceback_tui.stages.realign import rules
from bounceback_tui.stages.realign.forms import moment
from bounceback_tui.stages.reflect.rules import Countdown, time_left
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.form import Field, Form, Values
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.saving import save
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


class ChooseValues(Dialog["tuple[str, ...] | None"]):
    """Tick two or three values; the result is their names in the order chosen.

    Args:
        context: the run's context.
        own: the person's own values.
        chosen: what is ticked at the start.
    """

    heading = "What matters to you?"
    DEFAULT_CSS = """
    ChooseValues {
        .box { height: 94%; }
        List { height: 1fr; background: $surface; }
        Input { border: none; border-left: blank; height: 1; padding: 0 1; background: $panel; margin-top: 1; }
        Input:focus { border: none; border-left: thick $primary; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "tick", key_display="space"),
        Binding("ctrl+s", "go_on", "go on", id="values.go-on", priority=True),
        Binding("n", "own", "one of your own", id="values.own"),
        Binding("delete", "forget", "remove own", show=False),
        Binding("q", "leave", "close", show=False),
    ]

    def __init__(self, context: Context, own: Sequence[str], chosen: Sequence[str] = ()) -> None:
        super().__init__()
        self.context = context
        self.own = list(own)
        self.chosen = tuple(chosen)
        self.glosses: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and the field for an own value."""
        with Vertical(classes="box") as box:
            box.border_title = self.heading
            yield Static("", classes="hint", markup=False)
            yield List(id="values")
            yield Input(placeholder="one of your own, then enter", id="own")
            yield Static("", classes="trouble", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """List the values."""
        self.glosses = dict.fromkeys(self.own, "your own")
        try:
            self.glosses = {value.name: value.gloss for value in known_values()} | self.glosses
        except ContentError as error:
            self._say(str(error))
        for name in self.chosen:
            self.glosses.setdefault(name, "chosen earlier")
        self._draw(0)
        self.query_one(List).focus()

    @property
    def names(self) -> list[str]:
        """The values in the order in which they are listed: one's own first."""
        return [*self.own, *(name for name in self.glosses if name not in self.own)]

    def _draw(self, row: int) -> None:
        listed = self.query_one(List)
        listed.clear_options()
        listed.add_options(Option(self._line(name), id=str(place)) for place, name in enumerate(self.names))
        if self.names:
            listed.highlighted = min(row, len(self.names) - 1)
        self._count()

    def _line(self, name: str) -> Content:
        mark = "▪" if name in self.chosen else "▫"
        return Content.assemble(
            (f"{mark} {one_line(name, 16):<16} ", "bold $primary" if name in self.chosen else ""),
            (one_line(self.glosses[name], 60), MUTED),
        )

    def _count(self) -> None:
        told = ", ".join(one_line(name, 24) for name in self.chosen) or "none yet"
        self.query_one(".hint", Static).update(
            Content(f"Two or three that are yours, not the ones one ought to have. Chosen: {told}.")
        )

    @on(List.OptionSelected)
    def _select(self, event: List.OptionSelected) -> None:
        self._tick(event.option_index)

    def action_tick(self) -> None:
        """Tick the value under the cursor, or take the tick away."""
        if (row := self.query_one(List).highlighted) is not None:
            self._tick(row)

    def _tick(self, row: int) -> None:
        name = self.names[row]
        if name in self.chosen:
            self.chosen = tuple(one for one in self.chosen if one != name)
        elif len(self.chosen) >= rules.MOST_VALUES:
            self._say("Three are chosen: take one of them away first. With more, none stands out.")
            return
        else:
            self.chosen = (*self.chosen, name)
        self._say("")
        self.query_one(List).replace_option_prompt_at_index(row, self._line(name))
        self._count()

    def action_own(self) -> None:
        """Go to the field for an own value."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _add(self, event: Input.Submitted) -> None:
        values = {"name": event.value} | moment(self.context)
        if not event.value.strip():
            self.query_one(List).focus()
            return

        def job(db: "Database") -> str:
            from bounceback_tui.stages.realign import write_records
            from bounceback_tui.stages.realign.model import OwnValueEntry
            from bounceback_tui.store.base import checked

            return write_records.add_own_value(db, checked(OwnValueEntry, values))

        def then(name: str) -> None:
            event.input.value = ""
            if name not in self.glosses:
                self.own.append(name)
                self.glosses[name] = "your own"
            self._draw(self.names.index(name))
            self.query_one(List).focus()
            if name not in self.chosen:
                self._tick(self.names.index(name))

        save(self, self.context.lane, job, then, lambda error: self._say(str(error)))

    def action_forget(self) -> None:
        """Take an own value off the list; pages that chose it keep it."""
        row = self.query_one(List).highlighted
        if row is None or (name := self.names[row]) not in self.own:
            self._say("Only values of your own can be taken off the list.")
            return

        def job(db: "Database") -> object:
            from bounceback_tui.stages.realign import write_records

            return write_records.remove_own_value(db, name)

        def then(_: object) -> None:
            self.own.remove(name)
            self.chosen = tuple(one for one in self.chosen if one != name)
            del self.glosses[name]
            self._draw(row)

        save(self, self.context.lane, job, then, lambda error: self._say(str(error)))

    def action_go_on(self) -> None:
        """Go on to the ten minutes."""
        if len(self.chosen) < rules.LEAST_VALUES:
            self._say("Two at least: one value alone is quickly said. Space ticks.")
            return
        self.dismiss(self.chosen)

    def _say(self, sentence: str) -> None:
        self.query_one(".trouble", Static).update(Content(sentence))


class PageForm(Form):
    """The ten-minute question about the chosen values.

    The countdown stands in the frame's lower edge, never over the text, and at its end nothing happens.

    Args:
        context: the run's context.
        chosen: the values; those of a draft come before them.
        page: the page that is changed.
        clock: seconds on a clock that only moves forward.
    """

    heading = "Ten minutes about what matters"
    fields: ClassVar[Sequence[Field]] = (Field("text", rules.QUESTION, "text", height=9),)

    def __init__(
        self,
        context: Context,
        chosen: Sequence[str],
        *,
        page: rules.ValuesPage | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.page = page
        self._clock = clock
        self.countdown = Countdown()
        draft = draft_of(page)
        values = {"text": page.text if page else "", "chosen": list(page.values if page else chosen)}
        super().__init__(context, draft=draft, values=values)
        begun = context.drafts.get(draft) is not None
        self.chosen = [str(name) for name in (self.start["chosen"] if begun else chosen)]

    def introduction(self) -> str:
        """Return the values, and how to go about it."""
        named = ", ".join(one_line(name, 40) for name in self.chosen)
        return f"{named}.\n\nTen minutes, for nobody but you. Small things count; it need not be about work."

    def on_mount(self) -> None:
        """Begin the countdown, for a new page."""
        if self.page is None:
            self.tick()
            self.set_interval(1.0, self.tick)

    def tick(self) -> None:
        """Show how much of the ten minutes is left."""
        self.countdown = self.countdown.at(self._clock())
        left = time_left(self.countdown.left(rules.MINUTES))
        self.query_one(".box").border_subtitle = Content(left)

    def values(self) -> Values:
        """Return the text and the chosen values."""
        return super().values() | {"chosen": list(self.chosen)}

    def keep(self) -> bool:
        """Keep a draft once something is written: values alone are chosen again quickly."""
        if self.page is None and not str(self.values()["text"]).strip():
            self.context.drafts.drop(self.draft)
            return False
        return super().keep()

    def write(self, db: "Database", values: Values) -> Any:
        """Store the page; returns (row, the way back)."""
        from bounceback_tui.stages.realign import write_records
        from bounceback_tui.stages.realign.model import ValuesPageEntry
        from bounceback_tui.store.base import checked

        if not str(values["text"]).strip():
            raise InvalidEntry("Nothing is written yet: a line is enough, or leave with escape.")
        question = self.page.question if self.page else rules.QUESTION
        texts = {"text": values["text"], "question": question}
        entry = checked(ValuesPageEntry, texts | moment(self.context, self.page))
        return write_records.save_page(db, entry, self.chosen, key=self.page.id if self.page else None)


def draft_of(page: rules.ValuesPage | None) -> str:
    """Return the draft's key of a page, or of a new one."""
    return f"values-page-{page.id.hex}" if page is not None else "values-page"
