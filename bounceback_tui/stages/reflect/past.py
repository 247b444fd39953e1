"""What was written in the second stage, newest first: listed by day and exercise, read as a page."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from bounceback_tui.content.exercises import Exercise
from bounceback_tui.journey.days import clock_time, day_words
from bounceback_tui.stages.reflect import rules
from bounceback_tui.ui.shelf import Line, Shelf
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

LET_GO = "written, and let go"


class Past(Shelf):
    """The stage's shelf; it holds no answers, only what each reflection begins with."""

    EMPTY = "What you write here is kept here."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "only_exercise", "this exercise only", id="past.only-exercise"),
        Binding("b", "only_no", "this no only", id="past.only-no"),
    ]

    class Copy(Shelf.About):
        """The person wants it as Markdown."""

    class OnlyExercise(Shelf.About):
        """Only those of one exercise are wanted, or again all."""

    class OnlyNo(Shelf.About):
        """Only those about one no are wanted, or again all."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.runs: dict[str, rules.Run] = {}
        self.today = date.min
        self.exercises: Mapping[str, Exercise] = {}

    def title_of(self, run: rules.Run) -> str:
        """Return what an exercise is called; one that is no longer there by its id."""
        exercise = self.exercises.get(run.exercise)
        return exercise.title if exercise is not None else run.exercise

    def lines_of(self, runs: Sequence[rules.Run]) -> list[Line]:
        """Return reflections as lines, and keep them at hand."""
        self.runs |= {run.id.hex: run for run in runs}
        return [Line(run.id.hex, self._line(run), self._group(run)) for run in runs]

    def _line(self, run: rules.Run) -> Content:
        words = LET_GO if run.burnt else run.title or "no words"
        return Content(one_line(words, 120))

    def _group(self, run: rules.Run) -> str:
        about = f" · {one_line(run.organisation, 20)}" if run.organisation else ""
        return f"{day_words(run.day, self.today)} · {self.title_of(run)}{about}"

    def heading(self, run: rules.Run) -> str:
        """Return the heading of a reflection: what it was, and when."""
        day = f"{run.day.day} {run.day:%B %Y}"
        return f"{self.title_of(run)}, {day} {clock_time(run.at, run.utc_offset)}"

    def action_copy(self) -> None:
        """Copy the reflection under the cursor as Markdown."""
        if (key := self.chosen) is not None:
            self.post_message(self.Copy(self, key))

    def action_only_exercise(self) -> None:
        """List only those of one exercise, or again all."""
        self.post_message(self.OnlyExercise(self, self.chosen or ""))

    def action_only_no(self) -> None:
        """List only those about one no, or again all."""
        self.post_message(self.OnlyNo(self, self.chosen or ""))


def reading(run: rules.Run, reasons: Sequence[rules.Reason]) -> Content:
    """Return a reflection as a page to read, every word of it.

    Args:
        run: the reflection, with its answers.
        reasons: of the no it was about, for an autopsy.
    """
    parts: list[Content] = []
    if run.organisation:
        parts.append(Content.styled(f"About the no from {show(run.organisation)}.", MUTED))
    if run.before is not None or run.after is not None:
        felt = f"Before: {rules.feeling_words(run.before)}. Afterwards: {rules.feeling_words(run.after)}."
        parts.append(Content.styled(felt, MUTED))
    if run.burnt:
        parts.append(Content("What was written was let go; nothing of it was kept."))
    if reasons:
        parts.append(Content("\n").join(Content(f"· {show(rules.reason_line(reason))}") for reason in reasons))
    for answer in run.answers:
        said = answer.text if answer.number is None else f"{answer.number} of 100"
        parts.append(Content("\n").join([Content.styled(show(answer.question), "bold"), Content(show(said))]))
    return Content("\n\n").join(parts)
