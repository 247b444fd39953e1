"""Help now, and the card after a run of low days: words and numbers from files, never from the database."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from bounceback_tui.care.text import ELSEWHERE, country_here
from bounceback_tui.care.widgets import HelpBody
from bounceback_tui.content.loader import ContentError, Country, countries
from bounceback_tui.preference_values import LONGEST_PERSON, MOST_PEOPLE
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.messages import PreferenceChanged, Told
from bounceback_tui.ui.pieces import Piece, Pieces
from bounceback_tui.ui.text import show

if TYPE_CHECKING:  # the store itself is never needed here
    from bounceback_tui.care.rules import LowRun
    from bounceback_tui.ui.context import Context


class HelpNow(Dialog[None]):
    """Whom to call, and what to do in the next minute; needs no database and no network.

    Args:
        context: the run's context; only its preferences are looked at.
    """

    DEFAULT_CSS = """
    HelpNow .box { width: 92%; max-width: 84; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,f2", "leave", "close", show=False),
        Binding("n", "country", "choose country", id="help.country"),
        Binding("e", "people", "name two people", id="help.people"),
        Binding("j", "scroll_by(1)", "scroll down", show=False),
        Binding("k", "scroll_by(-1)", "scroll up", show=False),
    ]

    def __init__(self, context: "Context") -> None:
        super().__init__()
        self.preferences = context.preferences

    def compose(self) -> ComposeResult:
        """Lay out the page, and its keys where scrolling does not take them away."""
        with VerticalScroll(classes="box") as box:
            box.border_title = "Help now"
            yield HelpBody(self.preferences)
            yield KeyLine()

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the page."""
        self.query_one(".box").scroll_relative(y=lines, animate=False)

    def action_country(self) -> None:
        """Choose another country."""
        try:
            known = list(countries().values())
        except ContentError:
            self.post_message(Told("The list of countries could not be read; nothing changed.", trouble=True))
            return
        self.app.push_screen(CountryDialog(known, country_here(self.preferences, os.environ)), self._chose)

    def action_people(self) -> None:
        """Name the people to call."""
        self.app.push_screen(PeopleDialog(self.preferences.people), self._named)

    def _chose(self, code: str | None) -> None:
        if code is not None:
            self._change(country=code)

    def _named(self, people: tuple[str, ...] | None) -> None:
        if people is not None:
            self._change(people=people)

    def _change(self, **changes: Any) -> None:
        """Show the change at once, and let the app keep it."""
        self.preferences = self.preferences._replace(**changes)
        self.query_one(HelpBody).preferences = self.preferences
        self.app.post_message(PreferenceChanged(**changes))


class CountryDialog(Dialog[str]):
    """All countries that are known, and one for all others.

    Args:
        known: the countries, in the order to show them.
        chosen: the code of the one that is shown now.
    """

    DEFAULT_CSS = """
    CountryDialog {
        .box { width: 46; }
        List { height: auto; max-height: 100%; background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "leave", "close", show=False)]

    def __init__(self, known: Sequence[Country], chosen: str | None) -> None:
        super().__init__()
        self.known = known
        self.chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="box") as box:
            box.border_title = "Which country?"
            box.border_subtitle = "enter takes it"
            yield List()
            yield KeyLine()

    def on_mount(self) -> None:
        """Fill the list."""
        listed = self.query_one(List)
        listed.add_options(Option(Content(country.name), id=country.code) for country in self.known)
        listed.add_option(Option("another country", id=ELSEWHERE))
        listed.choose(self.chosen)

    @on(List.OptionSelected)
    def choose(self, event: List.OptionSelected) -> None:
        """Take the country that was chosen."""
        self.dismiss(event.option_id)


class PeopleDialog(Dialog[tuple[str, ...]]):
    """Two lines for two people; empty ones are left out.

    Args:
        people: the lines as they are now.
    """

    DEFAULT_CSS = """
    PeopleDialog {
        Input { border: none; border-left: blank; height: 1; padding: 0 1; background: $panel; margin-top: 1; }
        Input:focus { border: none; border-left: thick $primary; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", id="form.save", priority=True),
    ]

    def __init__(self, people: Sequence[str]) -> None:
        super().__init__()
        self.people = people

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with Vertical(classes="box") as box:
            box.border_title = "Two people"
            yield Static(
                "Who could you call or write to on a bad day? One or two, with their numbers. "
                "They are kept in the preferences file on this machine, and shown here only.",
                classes="hint",
            )
            for person in [*self.people, *[""] * MOST_PEOPLE][:MOST_PEOPLE]:
                yield Input(
                    show(person),
                    placeholder="a name, and how to reach them",
                    max_length=LONGEST_PERSON,
                    select_on_focus=False,
                )
            yield KeyLine()

    @on(Input.Submitted)
    def next_line(self, event: Input.Submitted) -> None:
        """Enter goes to the next line, and saves from the last."""
        if event.input is self.query(Input).last():
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Take the lines that say something."""
        lines = (show(line.value).strip() for line in self.query(Input))
        self.dismiss(tuple(line for line in lines if line))


class LowRunPutAway(Message):
    """The card after a run of low days is to stay away for a day."""


class CardKeys(Pieces):
    """What can be done with the card; a click does it too."""

    def pieces(self, width: int) -> Sequence[Piece]:
        """Return the keys and their words."""
        line: list[Piece] = []
        for key, words in (("f2", "help now"), ("z", "put away for a day"), ("Z", "never show it again")):
            act = f"app.simulate_key('{key}')"
            line += [Piece(key.upper() if key == "f2" else key, "bold $secondary", act), Piece(f" {words}", "", act)]
            line.append(Piece("   "))
        return line


class LowRunCard(Vertical, can_focus=True):
    """One gentle card after a run of low days; it diagnoses nothing and can be turned off for good.

    Args:
        run: what was seen.
    """

    DEFAULT_CSS = """
    LowRunCard {
        height: auto; border: round $border; border-title-color: $foreground 65%; padding: 0 1;
        &:focus { border: round $primary; border-title-color: $primary; }
        Static { width: 1fr; }
        .quiet { color: $foreground 65%; margin-bottom: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z", "put_away", "put away for a day", id="low-run.put-away"),
        Binding("Z", "never", "never show it again", id="low-run.never"),
    ]

    def __init__(self, run: "LowRun") -> None:
        super().__init__()
        self.run = run
        self.border_title = "A word in passing"

    def compose(self) -> ComposeResult:
        """Lay out what was seen, what it is not, and the keys."""
        yield Static(Content(f"{self.run.why} That is a lot to carry; somebody to talk to is one key away."))
        yield Static(
            "This counts check-ins and nothing else. The program watches nobody and sends nothing.",
            classes="quiet",
        )
        yield CardKeys()

    def action_put_away(self) -> None:
        """Ask for a day without the card."""
        self.post_message(LowRunPutAway())

    def action_never(self) -> None:
        """Turn the card off for good."""
        self.post_message(PreferenceChanged(low_run_card=False))
