"""On the day of a no: a letter from a better day, offered once, read or not."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.saving import load, save
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from bounceback_tui.stages.feel.model import Capsule
    from bounceback_tui.store.database import Database


class CapsuleOffer(Dialog[None]):
    """Offers the letter without showing it: reading is the person's own choice."""

    heading = "A letter from a better day"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", "read it", id="capsule.read", key_display="enter"),
        Binding("n,escape,q", "leave", "not now", id="capsule.not-now"),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.capsule: Capsule | None = None

    def compose(self) -> ComposeResult:
        """Lay out the offer."""
        with VerticalScroll(classes="box") as box:
            box.border_title = self.heading
            yield Static("", classes="body", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Find the letter."""

        def job(db: "Database") -> "Capsule | None":
            from bounceback_tui.stages.feel import records

            return records.capsule_to_offer(db)

        load(self, self.context.lane, job, self._loaded)

    def _loaded(self, capsule: "Capsule | None") -> None:
        if capsule is None:
            self.dismiss(None)
            return
        self.capsule = capsule
        day = day_words(capsule.day, today(self.context))
        self.query_one(".body", Static).update(
            f"You wrote yourself a letter on a better day ({day}). It keeps; there is no need to read it now."
        )

    def action_read(self) -> None:
        """Show the letter, and remember that it was read."""
        capsule = self.capsule
        if capsule is None:
            return
        self.query_one(".body", Static).update(Content(show(capsule.text)))

        def job(db: "Database") -> None:
            from bounceback_tui.stages.feel import records

            records.opened_capsule(db, capsule.id, now=self.context.clock())

        save(
            self,
            self.context.lane,
            job,
            lambda _: None,
            lambda error: self.post_message(Told(str(error), trouble=True)),
        )
