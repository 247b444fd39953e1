"""The list of people: by tie, or those one is losing touch with first; two lines each, loaded as one looks."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from bounceback_tui.stages.connect import rules
from bounceback_tui.stages.connect.pane import person_lines
from bounceback_tui.stages.connect.rules import Person
from bounceback_tui.ui.shelf import Line, Shelf


class People(Shelf):
    """The stage's shelf; the room gives it whole lists, and it shows them a page at a time."""

    PAGE: ClassVar[int] = 60
    EMPTY = "n puts somebody down."

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.found: Sequence[Person] = ()
        """Everybody who fits the filter, in the order of the list."""
        self.losing_first = False
        self.today = date.min
        self.texts: dict[str, str] = {}
        """What ``y`` copies of whom is opened."""

    def show(self, people: Sequence[Person], today: date, wanted: str | None = None) -> None:
        """Show the first page, or as many as it takes to have somebody among them."""
        self.today = today
        if not self.containing:
            self.found = rules.order(people, today, losing_first=self.losing_first)
        place = next((place for place, one in enumerate(self.found) if one.key == wanted), 0)
        self.put(self._lines(self.found[: (place // self.PAGE + 1) * self.PAGE]))

    def found_for(self, people: Sequence[Person], asked: Shelf.More) -> None:
        """Show who fits the filter."""
        if asked.containing == self.containing:
            self.found = rules.order(people, self.today, losing_first=self.losing_first)
        self.add(self._lines(self.found[: self.PAGE]), asked)

    def further(self, asked: Shelf.More) -> None:
        """Show the next page."""
        start = next((place for place, one in enumerate(self.found, start=1) if one.key == asked.after), None)
        if start is not None:
            self.add(self._lines(self.found[start : start + self.PAGE]), asked)

    def _lines(self, people: Sequence[Person]) -> list[Line]:
        return [
            Line(
                one.key,
                person_lines(one, self.today),
                rules.group(one, self.today, losing_first=self.losing_first),
            )
            for one in people
        ]

    def text_of(self, key: str) -> str:
        """Return the letter at hand, or what is written about them."""
        return self.texts.get(key) or super().text_of(key)

    def person(self, key: str | None) -> Person | None:
        """Return whom a line stands for."""
        return next((one for one in self.found if one.key == key), None)
