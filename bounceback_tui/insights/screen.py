"""Insights: what one's own entries say, honestly; a strip of sections, each a pane of its own."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from bounceback_tui.insights.pane import Pane
from bounceback_tui.insights.sections import SECTIONS, STOPS, Section
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.room import Room
from bounceback_tui.ui.strip import Strip
from bounceback_tui.ui.style import style
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database


class InsightsRoom(Room[tuple[str, Any]]):
    """The sections; its view is a section's key and what that section loaded."""

    key = "insights"
    title = "Insights"
    OPENS = frozenset(table for section in SECTIONS for table in section.kinds)
    DEFAULT_CSS = style(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("minus", "zoom(-1)", "shorter", id="insights.shorter", key_display="-"),
        Binding("plus,equals_sign", "zoom(1)", "longer", id="insights.longer", key_display="+"),
        Binding("S", "save_picture", "save the picture", id="insights.save"),
        Binding("E", "about", "how this is reckoned", id="insights.about"),
        *(
            Binding(letter, f"section('{key}')", name.lower(), id=f"insights.{key}", show=False)
            for key, letter, name in STOPS
        ),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.section = SECTIONS[0]
        self.panes: dict[str, Pane] = {self.section.key: self.section.pane_class()(context)}
        """Those that were looked at, by key."""

    def compose(self) -> ComposeResult:
        """Lay out the strip and the first section."""
        yield Strip(STOPS, heading="Insights", id="strip")
        with ContentSwitcher(initial=self.section.key, id="panes"):
            yield self.pane

    @property
    def pane(self) -> Pane:
        """The section that is shown."""
        return self.panes[self.section.key]

    def home(self) -> Widget:
        """The section's own home, or the strip while there is nothing in it."""
        return self.pane.home() or self.query_one(Strip)

    def load(self, db: "Database") -> tuple[str, Any]:
        """Read what the section shows; runs on the lane."""
        key = self.section.key
        return key, self.panes[key].load(db)

    def show(self, view: tuple[str, Any]) -> None:
        """Put it on screen, unless another section is looked at by now."""
        key, loaded = view
        if key == self.section.key:
            self.pane.show(loaded)

    # Sections

    @on(Strip.Chosen)
    async def _strip_chosen(self, message: Strip.Chosen) -> None:
        message.stop()
        await self.turn_to(_section(message.key), keep_focus=True)

    async def action_section(self, key: str) -> None:
        """Go to a section."""
        await self.turn_to(_section(key))

    async def turn_to(self, section: Section, *, keep_focus: bool = False) -> Pane:
        """Show a section, give it the focus unless the strip is to keep it, and return it."""
        if section.key not in self.panes:
            self.panes[section.key] = section.pane_class()(self.context)
        self.section = section
        self.query_one(Strip).here = section.key
        switcher = self.query_one("#panes", ContentSwitcher)
        if not self.pane.is_attached:
            await switcher.add_content(self.pane, set_current=False)
        if section == self.section:
            switcher.current = section.key
            if not keep_focus:
                self.screen.set_focus(self.home(), scroll_visible=False)
            self.screen.refresh_bindings()
            self.reload(always=True)
        return self.panes[section.key]

    async def do_section(self, argument: str) -> None:
        """Go to a section, and to something in it: its key, a space, and what its pane understands."""
        key, _, rest = argument.partition(" ")
        for section in SECTIONS:
            if section.key == key:
                pane = await self.turn_to(section)
                if rest:
                    await pane.open(rest)

    async def do_open(self, argument: str) -> None:
        """Open one thing that was written here in its section."""
        table, _, key = argument.rpartition("-")
        section = next(section for section in SECTIONS if table in section.kinds)
        await (await self.turn_to(section)).open(key)

    async def do_draft(self, key: str) -> None:
        """Take up an unfinished text in the section it belongs to."""
        for section in SECTIONS:
            if any(key == kind or key.startswith(f"{kind}-") for kind in section.kinds):
                await (await self.turn_to(section)).take_up(key)
                return

    # What every section has

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer saving where there is a picture, and the explanation where there is one."""
        if action == "save_picture" and (not self.is_attached or self.pane.picture() is None):
            return False
        if action == "zoom" and not self.pane.ranged:
            return False
        if action == "about" and not self.pane.about:
            return False
        return super().check_action(action, parameters)

    def action_zoom(self, by: int) -> None:
        """Look at a longer range, or a shorter one."""
        self.pane.zoom(by)

    def action_save_picture(self) -> None:
        """Ask where the picture is saved."""
        from bounceback_tui.ui.picture_form import SavePictureForm

        if (picture := self.pane.picture()) is not None:
            form = SavePictureForm(self.context, picture, f"bounceback {self.section.name}", self.app.theme_variables)
            self.app.push_screen(form, self._saved)

    def _saved(self, path: Any) -> None:
        if path is not None:
            self.post_message(Told(f"Saved {show(str(path))}."))

    def action_about(self) -> None:
        """Say how the section's numbers come about."""
        from bounceback_tui.ui.dialogs import Page

        self.app.push_screen(Page(f"{self.section.name}: how this is reckoned", Content(self.pane.about)))


def _section(key: str) -> Section:
    return next(section for section in SECTIONS if section.key == key)
