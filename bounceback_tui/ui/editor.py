"""The one multi-line text field of the program: drafts, a cap on what is pasted, and the person's own editor."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea

from bounceback_tui.ui.messages import Told

LONGEST_PASTE = 20_000
"""Characters taken from one paste; more freezes the screen for seconds."""


class Editor(TextArea):
    """Free text, several lines, kept exactly as typed."""

    DEFAULT_CSS = """
    Editor { border: round $border; padding: 0 1; height: 5; background: $background; }
    Editor:focus { border: round $primary; }
    Editor .text-area--cursor-line { background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g", "own_editor", "$EDITOR", id="editor.own", show=False),
    ]

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(text, id=id, tab_behavior="focus", placeholder=placeholder)
        self.private = False
        """Whether nothing of the text may reach the disk, a file for another editor included."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw nothing while it has no styles, just before it appears and just after it is gone (textual#6528)."""
        if not self._component_styles:
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    def on_unmount(self) -> None:
        """Let the app forget it: Textual keeps whoever follows the theme, and all that was written in it."""
        following = getattr(self.app, "__watchers", {}).get("theme", [])
        following[:] = [entry for entry in following if entry[0] is not self]

    async def _on_paste(self, event: events.Paste) -> None:
        clean = event.text.replace("\x00", "")
        if len(clean) > LONGEST_PASTE:
            clean = clean[:LONGEST_PASTE]
            self.post_message(
                Told(
                    f"That was long: the first {LONGEST_PASTE:,} characters are in; paste the rest piece by piece.",
                    trouble=True,
                )
            )
        event.prevent_default()
        event.stop()
        if not self.read_only and (result := self._replace_via_keyboard(clean, *self.selection)):
            self.move_cursor(result.end_location)

    def action_own_editor(self) -> None:
        """Open the text in ``$VISUAL`` or ``$EDITOR``; the file in between is private and gone afterwards."""
        if self.private:
            self.post_message(Told("This page is not to touch the disk, so it stays in this editor.", trouble=True))
            return
        command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if not command:
            self.post_message(Told("No editor is set: put one in $EDITOR and start again.", trouble=True))
            return
        with tempfile.TemporaryDirectory(prefix="bounceback-") as folder:  # made 0700
            page = Path(folder) / "page.txt"
            page.write_text(self.text, encoding="utf-8", errors="surrogatepass")
            page.chmod(0o600)
            try:
                with self.app.suspend():
                    done = subprocess.run([*shlex.split(command), str(page)], check=False)  # noqa: S603
                changed = page.read_text(encoding="utf-8", errors="replace")
            except (OSError, ValueError):
                self.post_message(Told("Your editor could not be started; the text here is as it was.", trouble=True))
                return
        if done.returncode == 0:
            self.text = changed.removesuffix("\n") if not self.text.endswith("\n") else changed
        self.app.refresh(layout=True)
