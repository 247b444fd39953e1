"""The curtain: one blank page over everything, at one key; it shows nothing that is anybody's."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static


class Curtain(ModalScreen[None]):
    """Hides all that is on screen, toasts too; only the key that drew it, or quitting, does anything."""

    DEFAULT_CSS = """
    Curtain {
        background: $background;
        align: right bottom;
        Static { width: auto; height: 1; color: $foreground 35%; margin: 0 1; }
        ToastHolder { display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "come_back", "come back", id="curtain", key_display="F3", priority=True)
    ]
    ALLOW_SELECT = False

    def compose(self) -> ComposeResult:
        """Show how to come back, and nothing else."""
        ways = [active.binding for active in self.active_bindings.values() if active.binding.id == "curtain"]
        yield Static(Content(" ".join(self.app.get_key_display(way) for way in ways)))

    def action_come_back(self) -> None:
        """Show everything again, as it was."""
        if self.is_active:
            self.dismiss(None)


def lets_through(screen: Screen[Any], action: str) -> bool:
    """Say whether an action of the app may run now; its priority keys reach it past any modal screen.

    Args:
        screen: the screen on top.
        action: the action's name, without its arguments.

    Returns:
        False for everything but quitting while the curtain is drawn, True otherwise.
    """
    return action == "quit" or not isinstance(screen, Curtain)
