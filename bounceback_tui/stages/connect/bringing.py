"""Taking people over from a file: which file, then a preview in which nobody is ticked beforehand."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from bounceback_tui.config import is_address
from bounceback_tui.journey.now import stamp_now
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.transfer.cards import Book, Card
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.form import Field, Question, Values
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.saving import save
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

LISTED = 400
"""Lines of the preview at a time; the filter finds the others."""

Preview = tuple[Book, frozenset[UUID], bool]
"""What is in the file, who of it is here already, and whether ways to reach people come along."""


class FileForm(Question):
    """Which file; the result is a ``Preview``."""

    heading = "Take people over"
    intro = (
        "LinkedIn's Connections.csv, or a vCard file (.vcf) from any address book. First you see who is in it, and "
        "tick whom you want; nobody is ticked beforehand. Mail addresses and phones stay out unless you say so."
    )
    fields: ClassVar[Sequence[Field]] = (
        Field("file", "file", placeholder="~/Downloads/Connections.csv", optional=False),
        Field(
            "details", "mail and phone", "choice", options=(("no", "leave out"), ("yes", "take over")), optional=False
        ),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, draft="import", values={"details": "no"})

    def write(self, db: "Database", values: Values) -> Preview:
        """Read the file; nothing is written."""
        from bounceback_tui.stages.connect import newcomer_records

        book = read_file(values["file"])
        with_details = values["details"] == "yes"
        return (
            book,
            newcomer_records.already_here(db, [newcomer(card, with_details) for card in book.cards]),
            with_details,
        )


def read_file(name: str) -> Book:
    """Read an address book.

    Args:
        name: a file's name; ``~`` is the home folder.

    Raises:
        InvalidEntry: it cannot be opened, or is no file of that kind; in one sentence.
    """
    from bounceback_tui.store.transfer import linkedin, vcard
    from bounceback_tui.store.transfer.cards import LARGEST, TransferError

    if not name.strip():
        raise InvalidEntry("Which file? Its name is missing.")
    try:
        path = Path(name.strip()).expanduser()
        if not path.is_file():
            raise InvalidEntry("There is no such file.")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        is_cards = path.suffix.lower() in (".vcf", ".vcard") or b"BEGIN:VCARD" in content[:200].upper()
        return vcard.read(content) if is_cards else linkedin.read(content)
    except InvalidEntry:
        raise
    except TransferError as error:
        raise InvalidEntry(str(error)) from None
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise InvalidEntry(f"That file cannot be read: {reason.lower()}.") from None


def newcomer(card: Card, with_details: bool) -> Any:
    """Return a card as it comes in.

    Args:
        card: from the file.
        with_details: whether its mail address and phone number come along.
    """
    from bounceback_tui.stages.connect.newcomer_records import Newcomer

    mail = card.mail if with_details and is_address(card.mail) else ""
    known_from = " · ".join(part for part in (card.position, card.since and f"since {card.since}") if part)
    reach = card.phone if with_details else ""
    return Newcomer(card.id, card.name, card.organisation, known_from[:200], mail, reach, card.link)


class PreviewDialog(Dialog["tuple[int, Any] | None"]):
    """Who is in the file; the result is (how many came, the way back).

    Args:
        context: the run's context.
        preview: what the file holds.
    """

    heading = "Who comes along"
    DEFAULT_CSS = """
    PreviewDialog List { height: auto; max-height: 16; background: $surface; margin: 1 0; }
    PreviewDialog Input { border: none; height: 1; padding: 0 1; background: $panel; }
    PreviewDialog Input:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "tick", id="preview.tick", key_display="space"),
        Binding("ctrl+s", "take", "take them over", id="preview.take", priority=True),
        Binding("a", "tick_all", "all shown", id="preview.all"),
        Binding("slash", "filter", "filter", id="preview.filter", key_display="/"),
        Binding("q", "leave", "close", show=False),
    ]

    def __init__(self, context: Context, preview: Preview) -> None:
        super().__init__()
        self.context = context
        self.book, self.here, self.with_details = preview
        self.ticked: dict[UUID, Card] = {}
        self.shown: Sequence[Card] = self.book.cards
        self._taking = False

    def compose(self) -> ComposeResult:
        """Lay out the count, the filter and the list."""
        with Vertical(classes="box") as box:
            box.border_title = self.heading
            yield Static("", classes="hint", markup=False)
            yield Input(placeholder="filter, then enter", select_on_focus=False)
            yield List(id="cards")
            yield Static("", classes="trouble", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()
        self.query_one(List).focus()

    def _fill(self) -> None:
        listed = self.query_one(List)
        listed.clear_options()
        listed.add_options(
            Option(self._line(card), id=card.id.hex, disabled=card.id in self.here) for card in self.shown[:LISTED]
        )
        if len(self.shown) > LISTED:
            told = f"and {len(self.shown) - LISTED:,} more; / finds them"
            listed.add_option(Option(Content.styled(told, MUTED), disabled=True))
        first = next((place for place, card in enumerate(self.shown[:LISTED]) if card.id not in self.here), None)
        listed.highlighted = first
        self._count()

    def _line(self, card: Card) -> Content:
        here = card.id in self.here
        mark = "● here already  " if here else "◆ " if card.id in self.ticked else "◇ "
        where = " · ".join(part for part in (card.organisation, card.position) if part)
        return Content.assemble(
            (mark, MUTED if here else "$primary"), one_line(card.name, 40), (f"  {one_line(where, 60)}", MUTED)
        )

    def _count(self) -> None:
        unread = f" {self.book.unread:,} could not be read." if self.book.unread else ""
        here = f" {len(self.here):,} here already." if self.here else ""
        ticked = f"{len(self.ticked):,} ticked." if self.ticked else "Nobody is ticked."
        told = f"{len(self.book.cards):,} in the file.{here}{unread} {ticked}"
        self.query_one(".hint", Static).update(Content(told))

    def action_tick(self) -> None:
        """Tick who is under the cursor, or take the tick away, and go on."""
        listed = self.query_one(List)
        place = listed.highlighted
        if place is None or place >= min(LISTED, len(self.shown)) or (card := self.shown[place]).id in self.here:
            return
        if self.ticked.pop(card.id, None) is None:
            self.ticked[card.id] = card
        listed.replace_option_prompt_at_index(place, self._line(card))
        if place + 1 < listed.option_count:
            listed.action_cursor_down()
        self.query_one(".trouble", Static).update("")
        self._count()

    def action_tick_all(self) -> None:
        """Tick everybody who fits the filter; again takes the ticks away."""
        those = {card.id: card for card in self.shown if card.id not in self.here}
        if those.keys() <= self.ticked.keys():
            self.ticked = {key: card for key, card in self.ticked.items() if key not in those}
        else:
            self.ticked |= those
        place = self.query_one(List).highlighted
        self._fill()
        self.query_one(List).highlighted = place

    @on(List.OptionSelected)
    def _selected(self) -> None:
        self.action_tick()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        wanted = event.value.strip().casefold()
        self.shown = [
            card
            for card in self.book.cards
            if wanted in f"{card.name}\n{card.organisation}\n{card.position}".casefold()
        ]
        self._fill()

    @on(Input.Submitted)
    def _to_list(self) -> None:
        self.query_one(List).focus()

    def action_take(self) -> None:
        """Copy the file of the journal, and then write those who are ticked."""
        if self._taking:
            return
        if not self.ticked:
            self._failed(InvalidEntry("Nobody is ticked: space ticks who is under the cursor, escape leaves."))
            return
        self._taking = True
        save(self, self.context.lane, self._job(), self.dismiss, self._failed)

    def _job(self) -> "Callable[[Database], tuple[int, Any]]":
        chosen, with_details = list(self.ticked.values()), self.with_details
        path, moment = self.context.paths.database, stamp_now(self.context)._asdict()

        def job(db: "Database") -> tuple[int, Any]:
            from bounceback_tui.stages.connect import newcomer_records
            from bounceback_tui.store import backup

            backup.make(path, "before-import")
            return newcomer_records.bring_in(db, [newcomer(card, with_details) for card in chosen], moment=moment)

        return job

    def _failed(self, error: Exception) -> None:
        self._taking = False
        self.query_one(".trouble", Static).update(Content(str(error)))
