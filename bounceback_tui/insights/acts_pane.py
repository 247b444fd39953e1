"""The fifth section: what made days better, small acts with the lift expected and the one that came."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from bounceback_tui.insights import act_rules as rules
from bounceback_tui.insights.acts_drawing import draw
from bounceback_tui.insights.pane import Pane
from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.messages import OpenWritten
from bounceback_tui.ui.picture import Drawn, Picture
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

ROOMY, ROOMY_PLOT, PLOT = 24, 14, 10
"""Lines of the section from which the bars have lines between them, and the lines of both."""
TITLE = "What made days better: the lift expected, and the one that came"
NOTHING = "Small acts (o in Feel), and how they turned out, will be listed here."


class Kinds(List):
    """Acts put together by their words; enter opens the latest of them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "open it")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open only where there is one."""
        return False if action == "select" and self.chosen is None else super().check_action(action, parameters)


class ActsPane(Pane):
    """Small acts."""

    key = "acts"
    about = (
        "These are the small acts you set yourself in Feel and then said how they turned out, from much worse (−2) "
        "to much better (+2), on the same scale as you had guessed. Those you let go or that are still open are not "
        "in the figures, and acts that went badly may be let go more often than others.\n\n"
        "Acts with the same words are put together. A mean is told from five on; below that it is too few to say.\n\n"
        "It is what you said yourself, soon afterwards. It does not prove that the act did it: mood after a low hour "
        "often rises by itself."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.days: Mapping[str, date] = {}
        """The local day of the latest of each kind, by its key."""

    def compose(self) -> ComposeResult:
        """Lay out the bars, the sentence and the list."""
        with Vertical(classes="frame", id="acts-frame") as frame:
            frame.border_title = "What made days better"
            yield Drawn(id="acts-plot")
        yield Static("", id="acts-words", classes="sentence", markup=False)
        with Vertical(classes="frame", id="acts-list-frame") as frame:
            frame.border_title = "Act by act"
            yield Kinds(id="acts-list")

    def load(self, db: "Database") -> tuple[rules.Acts, Sequence[rules.Kind]]:
        """Read the acts, and put together those that are alike; runs on the lane."""
        from bounceback_tui.insights import records

        found = records.acts(db)
        return found, rules.kinds(found.done)[: rules.TOLD]

    def show(self, seen: tuple[rules.Acts, Sequence[rules.Kind]]) -> None:
        """Show them."""
        view, kinds = seen
        sentence = rules.said(view)
        enough = len(view.done) >= rules.LEAST
        self.query_one("#acts-frame").display = enough
        self.on_resize()
        self.query_one(Drawn).put(Picture(TITLE, sentence, partial(draw, view)) if enough else None)
        self.query_one("#acts-words", Static).update(sentence)
        self.days = {kind.key: kind.day for kind in kinds}
        listed = self.query_one(Kinds)
        chosen = listed.chosen
        listed.clear_options()
        listed.add_options(
            Option(Content.assemble((f"{rules.kind_words(kind):<36} ", MUTED), one_line(kind.text, 120)), kind.key)
            for kind in kinds
        )
        if kinds:
            listed.choose(chosen)
        self._read()
        if not view.done:
            listed.add_option(Option(Content.styled(NOTHING, MUTED), disabled=True))
        self.room.screen.refresh_bindings()

    def on_resize(self) -> None:
        """Leave lines between the bars where there is room; what is read may come before the first layout."""
        self.query_one("#acts-frame").styles.height = 2 + (ROOMY_PLOT if self.size.height >= ROOMY else PLOT)

    @on(OptionList.OptionHighlighted)
    def _lit(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._read()

    def _read(self) -> None:
        """Say when the act under the cursor was done last."""
        key = self.query_one(Kinds).chosen
        day = self.days.get(key or "")
        told = f"latest {day_words(day, today(self.context))} · enter opens it" if day is not None else ""
        self.query_one("#acts-list-frame").border_subtitle = told
        self.room.screen.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self.post_message(OpenWritten("small_act", event.option_id))
