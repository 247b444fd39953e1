"""A screen that is drawn once where Textual would draw it three times in a row."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from bounceback_tui.ui.turns import caught_up

ResultT = TypeVar("ResultT")

PASSES = 3
"""How many layouts may follow one another before the last is shown as it is."""


class OneFrame(Screen[ResultT]):
    """Lays out until no widget asks for more, and only then draws.

    Textual draws a layout at once, and two frames later the one that its new sizes asked for, which is most often
    the same to the last letter. It also draws everything whenever the focus moves, though what lost and what got the
    focus draws itself.
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    _laying_out = False
    _held = 0
    """How many are at work on what is to be drawn at once."""

    @contextmanager
    def held(self) -> Iterator[None]:
        """Draw nothing, and then all that has changed meanwhile in one frame."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
            self.check_idle()

    async def fit(self, room: Widget) -> None:
        """Lay out while held, and let what is in a room answer to its size until nothing asks for more."""
        for _ in range(PASSES):
            self._refresh_layout()
            self._layout_required = False
            parts = room.walk_children(Widget, with_self=True)
            await caught_up(*(part for part in parts if hasattr(part, "on_resize")), room)
            await caught_up(self)  # a part that was idle meanwhile has asked already
            if not self._layout_required and not any(part._layout_required for part in parts):
                break

    async def _on_idle(self, event: events.Idle) -> None:
        if self._held:
            event.prevent_default()
        else:
            await super()._on_idle(event)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        if not self.app._dom_ready:  # the very first frame is waited for
            super()._refresh_layout(size, scroll)
            return
        self._laying_out = True
        try:
            self._take_requests()
            super()._refresh_layout(size, scroll)
            for _ in range(PASSES - 1):
                if not self._take_requests():
                    break
                super()._refresh_layout(size)
        finally:
            self._laying_out = False
        if self.is_current and not self.app._batch_count:
            self._compositor_refresh()

    def _compositor_refresh(self) -> None:
        if not self._laying_out and not self._held:
            super()._compositor_refresh()

    def _take_requests(self) -> bool:
        """Answer now what widgets would ask for when they are idle, as ``Widget._check_refresh`` does.

        Returns:
            Whether one of them needs another layout.
        """
        mounted = [widget for widget in self.walk_children(Widget) if widget._is_mounted]
        repainted = {widget for widget in mounted if widget._repaint_required}
        for widget in repainted:
            widget._repaint_required = False
        self._compositor.update_widgets(repainted & self._compositor.visible_widgets.keys())
        asking = [widget for widget in mounted if widget._layout_required]
        for widget in asking:
            widget._layout_required = False
            for ancestor in widget.ancestors:
                if not isinstance(ancestor, Widget):
                    break
                ancestor._clear_arrangement_cache()
                ancestor._layout_updates += 1
                if not ancestor.styles.auto_dimensions:
                    break
        return bool(asking)
