"""The one list widget: arrows and hjkl, options made from plain text, never from markup."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widgets import OptionList


class List(OptionList):
    """An option list for people who keep their hands on the letters."""

    DEFAULT_CSS = """
    List {
        min-width: 2;
        min-height: 1;
        border: none;
        padding: 0;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        background: $background;
        scrollbar-size-vertical: 1;
        & > .option-list--option { padding: 0; }
        & > .option-list--option-highlighted { background: $boost; color: $foreground; text-style: none; }
        &:focus > .option-list--option-highlighted { background: $primary 30%; color: $foreground; text-style: bold; }
        &:focus { border: none; background-tint: transparent; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "down", show=False),
        Binding("k", "cursor_up", "up", show=False),
        Binding("l", "select", "open", show=False),
        Binding("home", "first", "first", show=False),
        Binding("end,G", "last", "last", show=False),
    ]
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._measured: Size | None = None
        self._laid_out: tuple[Size, ...] = ()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Measure the options as soon as the size is known, and leave the scrollbar alone where nothing changed.

        Textual measures them when they are drawn and once more when it hears of the new size, and both times
        everything is drawn again. It also compares the container's size with one that it keeps without the border,
        and so draws the scrollbar of a list with a border once more, whenever anything is laid out.
        """
        laid_out = (size, virtual_size, container_size, self.virtual_size)
        if laid_out == self._laid_out:
            return False
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if size != self._measured:
            self._measured = size
            self._clear_caches()
        self._update_lines()
        self._laid_out = (size, virtual_size, container_size, self.virtual_size)
        return changed

    def _on_resize(self, event: events.Resize) -> None:  # type: ignore[override]
        """Do nothing: it was measured when it was laid out."""
        event.prevent_default()

    def action_page_up(self) -> None:
        """Move up by a page; where nothing is laid out yet there is none."""
        if self.scrollable_content_region.area:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Move down by a page; where nothing is laid out yet there is none."""
        if self.scrollable_content_region.area:
            super().action_page_down()  # type: ignore[no-untyped-call]

    @property
    def chosen(self) -> str | None:
        """The id of the option under the cursor, or None."""
        if self.highlighted is None:
            return None
        return self.get_option_at_index(self.highlighted).id

    def choose(self, option_id: str | None) -> None:
        """Put the cursor on an option, or on the first when it is gone."""
        if option_id is not None and option_id in self._id_to_option:
            self.highlighted = self.get_option_index(option_id)
        elif self.option_count:
            self.highlighted = 0
