"""An app that survives what Textual does not, and leaves cleanly: signals, faults, suspended terminals."""

import asyncio
import os
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.screen import Screen
from textual.widgets import Input

from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.one_frame import OneFrame
from bounceback_tui.ui.turns import Turns

if TYPE_CHECKING:
    from textual.driver import Driver

LONGEST_LINE = 2_000
"""Characters of a paste that a one-line field takes: drawing a longer one takes seconds, and a megabyte minutes."""
LAST_RESORT = 3.0
"""Seconds after a hang-up until the process ends even if the dead terminal holds it."""


class Palette(CommandPalette):
    """The palette, which can be closed twice without ending the app."""

    def dismiss(self, result: object = None) -> AwaitComplete:
        """Close, unless it is closed already."""
        if not self.is_current:
            return AwaitComplete()
        return super().dismiss(None)

    def _action_command_list(self, action: str) -> None:
        """Move in the list, unless nothing of it is laid out yet: a page of nothing has no place to go to."""
        with suppress(KeyError):
            super()._action_command_list(action)


class SteadyApp(App[int]):
    """The base of both apps, the full one and the one inside the shell.

    A fault ends it with a code that is not 0 and is left in ``fault`` for the caller: no traceback, and none of
    what the person wrote, reaches the terminal.
    """

    ALLOW_SELECT = False  # a mouse-down on a widget that is just going breaks text selection

    def __init__(self) -> None:
        super().__init__(driver_class=self._driver_class())
        self.fault: BaseException | None = None
        self._turns = Turns(self)

    def get_default_screen(self) -> Screen[Any]:
        """Return the screen that everything else lies over."""
        return OneFrame(id="_default")

    async def on_event(self, event: events.Event) -> None:
        """Handle what is typed one key after the other."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and not self._turns.take(event):
            return
        if isinstance(event, events.Paste) and isinstance(self.focused, Input):
            self._shorten(event)
        await super().on_event(event)

    def _shorten(self, event: events.Paste) -> None:
        """Cut what is pasted into a one-line field, and say so."""
        if len(event.text) > LONGEST_LINE:
            event.text = event.text[:LONGEST_LINE]
            sentence = f"That was long: a field of one line takes the first {LONGEST_LINE:,} characters of it."
            self.post_message(Told(sentence, trouble=True))

    @staticmethod
    def _driver_class() -> "type[Driver] | None":
        if os.name != "posix":
            return None
        from bounceback_tui.ui.driver import SteadyDriver

        return SteadyDriver

    def keep_everything(self) -> None:
        """Write every draft to disk, now; called on the UI thread before a forced end."""

    def _on_mount_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._leave_on, number)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def on_load(self, event: events.Load) -> None:
        """Take the signals that would otherwise leave the terminal raw."""
        if os.name == "posix" and threading.current_thread() is threading.main_thread():
            self._on_mount_signals()

    def _leave_on(self, number: int) -> None:
        """Keep every draft, restore the terminal, and end with 128 + the signal's number."""
        self.keep_everything()
        code = 128 + number
        timer = threading.Timer(LAST_RESORT, os._exit, (code,))
        timer.daemon = True
        timer.start()
        self.exit(code, return_code=code)

    def _handle_exception(self, error: Exception) -> None:
        self.fault = self.fault or error
        self.keep_everything()
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def action_command_palette(self) -> None:
        """Open the palette, unless one is open or still closing."""
        if not any(isinstance(screen, Palette) for screen in (*self.screen_stack, *self._registry)):
            self.push_screen(Palette())
