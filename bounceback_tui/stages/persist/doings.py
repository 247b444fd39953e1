"""What every part of the seventh room uses, and momentum: pauses, a gap made whole, the switch."""

from typing import TYPE_CHECKING, Any

from bounceback_tui.stages.persist import rules
from bounceback_tui.ui.messages import PreferenceChanged, Told
from bounceback_tui.ui.room import Room

if TYPE_CHECKING:
    from uuid import UUID

    from bounceback_tui.store.snapshot import Rows


OPENED_IN = {
    **{"effort": "done", "pause": "done", "application": "applications", "if_then_plan": "plans"},
    **{"change": "changes", "drill": "drills", "look_back": "weeks", "journey_end": "momentum"},
}
"""The section that shows a table's things."""


class Doings(Room[Any]):
    """The part of the room that the others build on."""

    section: str
    wanted: str | None = None
    """The key of what was just written: the cursor goes there."""
    found: rules.Momentum | None
    efforts: Any

    @property
    def chosen(self) -> Any:
        """The row under the cursor, or None."""
        raise NotImplementedError

    def turn_to(self, key: str, *, keep_focus: bool = False) -> None:
        """Show a section."""
        raise NotImplementedError

    def begin_end(self, application_id: "UUID | None") -> None:
        """Called when an offer is accepted."""
        raise NotImplementedError

    def push(self, form: Any, sentence: str = "Saved.") -> None:
        """Open a form, and tell what it saved with the way back."""

        def done(rows: "Rows | None") -> None:
            if rows is not None:
                self.wanted = rows.made[0][1].hex if rows.made else None
                self.tell_undoable(sentence, rows)

        self.bring_up(form, done)

    def action_pause(self) -> None:
        """Write a pause down."""
        from bounceback_tui.stages.persist.forms import PauseForm

        self.push(PauseForm(self.context), "Paused. Nothing is lost by it.")

    def action_mend(self) -> None:
        """Mend the gap that can be mended."""
        from bounceback_tui.stages.persist.forms import MendForm

        if self.found is not None and self.found.mend is not None:
            self.push(MendForm(self.context, self.found.mend), "Whole again.")

    def action_switch(self) -> None:
        """Switch momentum on or off, everywhere."""
        on = not self.context.preferences.momentum
        self.post_message(PreferenceChanged(momentum=on))
        self.post_message(
            Told("Momentum is shown again." if on else "Momentum is off, everywhere; M brings it back.")
        )
