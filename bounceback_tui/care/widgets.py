"""What the help page says: numbers, people, steps; put together from files, with words of our own to spare."""

import os
from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Label, Static

from bounceback_tui.care.text import PROMISE, SPARE_FALLBACK, country_here, source_of
from bounceback_tui.config import Preferences
from bounceback_tui.content.loader import (
    ContentError,
    Country,
    Fallback,
    countries,
    fallback,
    grounding,
)
from bounceback_tui.ui.text import show
from bounceback_tui.ui.themes import MUTED

SPARE_GROUNDING = ("Put both feet on the floor, and breathe out slowly, longer than you breathe in.",)


class Row(Horizontal):
    """Something short on the left, and the words to it on the right."""

    DEFAULT_CSS = """
    Row {
        height: auto;
        .left { text-style: bold; }
        .right { width: 1fr; }
        &.number { margin-bottom: 1; }
        &.number .left { background: $primary; color: $background; text-align: center; margin-right: 2; }
        &.step .left { width: 3; color: $secondary; }
    }
    """

    def __init__(self, left: str, right: Content, *, width: int | None = None, classes: str) -> None:
        super().__init__(classes=classes)
        self.left = Static(Content(left), classes="left")
        if width is not None:
            self.left.styles.width = width
        self.right = Static(right, classes="right")

    def compose(self) -> ComposeResult:
        """Lay out both sides."""
        yield self.left
        yield self.right


class HelpBody(Vertical):
    """What the help page says; made again when the country or the people change."""

    DEFAULT_CSS = """
    HelpBody {
        height: auto; padding-right: 1;
        .place, .heading { color: $secondary; text-style: bold; }
        .place, .heading, .urgent, .elsewhere, .person, .promise { width: 1fr; }
        .place, .urgent, .elsewhere { margin-bottom: 1; }
        .urgent { text-style: bold; }
        .heading { margin-top: 1; }
        .elsewhere { margin-bottom: 0; }
        .promise { margin-top: 1; color: $foreground 65%; }
    }
    """

    preferences: reactive[Preferences] = reactive(Preferences, recompose=True)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.set_reactive(HelpBody.preferences, preferences)

    def compose(self) -> ComposeResult:
        """Lay out numbers, people, steps, in the order they are needed."""
        yield from self._numbers()
        yield from self._people()
        yield Label("For the next minute", classes="heading")
        for number, step in enumerate(_steps(), start=1):
            yield Row(f"{number}", Content(step), classes="step")
        yield Static(PROMISE, classes="promise")

    def _numbers(self) -> ComposeResult:
        other = _fallback()
        country, place = _look_up(country_here(self.preferences, os.environ))
        yield Label(place, classes="place")
        if country is None or country.emergency is None:
            yield Static(Content(other.emergency), classes="urgent")
        yield from _number_rows(country)
        yield Static(
            Content.assemble(
                ("Other lines: " if country and country.lines else "Somebody to talk to: "),
                (other.site, "bold"),
                f" {other.about}.",
            ),
            classes="elsewhere",
        )

    def _people(self) -> ComposeResult:
        if not self.preferences.people:
            return
        yield Label("The people you chose", classes="heading")
        for person in self.preferences.people:
            yield Static(Content(show(person)), classes="person")


def _look_up(code: str | None) -> tuple[Country | None, str]:
    """Return a country, if it is known, and what the page calls it."""
    try:
        country = countries().get(code or "")
    except ContentError:
        return None, "The list of numbers could not be read"
    if country is not None:
        return country, country.name
    return None, "No country is chosen yet" if code is None else "No numbers yet for your country"


def _number_rows(country: Country | None) -> Iterator[Row]:
    """Yield the emergency number and each line of a country, their numbers equally wide."""
    rows: list[tuple[str, Content]] = []
    if country and country.emergency:
        rows.append((country.emergency, Content("if your life or somebody else's is in danger")))
    for line in country.lines if country else ():
        known = " · ".join(filter(None, (line.name, line.how, line.hours, line.languages)))
        rows.append((line.number, Content.assemble(known, "\n", (source_of(line), MUTED))))
    width = max((len(number) for number, _ in rows), default=0) + 4
    for number, words in rows:
        yield Row(number, words, width=width, classes="number")


def _fallback() -> Fallback:
    try:
        return fallback()
    except ContentError:
        return SPARE_FALLBACK


def _steps() -> Sequence[str]:
    try:
        return grounding()
    except ContentError:
        return SPARE_GROUNDING
