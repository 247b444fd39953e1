"""An exercise under way: its pages, what was answered so far, what of it is kept; knows no widget, no table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bounceback_tui.content.exercises import Exercise, Field, Step
from bounceback_tui.content.questions import Prompt
from bounceback_tui.stages.reflect import rules
from bounceback_tui.ui.text import one_line

if TYPE_CHECKING:
    from bounceback_tui.journey.records import No

START, END = -1, -2
"""The pages that ask how one feels, before and after; every other page is the number of a step."""


@dataclass(slots=True)
class Session:
    """One exercise, from its first page to its last.

    ``no`` is what it is about, or None; ``started_at`` is aware; ``run`` is the reflection that is changed, or None
    for a new one; ``values`` holds the answers by field: text, a number or None for percent fields, a tuple of words
    for ticks; ``burn`` if nothing of it may reach the disk.
    """

    exercise: Exercise
    no: "No | None"
    started_at: datetime
    run: rules.Run | None = None
    prompt: Prompt | None = None
    place: int = 0
    values: dict[str, Any] = field(default_factory=dict)
    before: int | None = None
    after: int | None = None
    outside: bool = False
    burn: bool = False
    let_go: bool = False
    countdown: rules.Countdown = field(default_factory=rules.Countdown)

    @property
    def pages(self) -> list[int]:
        """The pages in their order."""
        steps = list(range(len(self.exercise.steps)))
        asks = self.exercise.feeling and self.run is None
        return [START, *steps, END] if asks else steps

    @property
    def page(self) -> int:
        """The page that is open: ``START``, ``END`` or a step."""
        return self.pages[self.place]

    @property
    def step(self) -> Step | None:
        """The step that is open, or None."""
        return self.exercise.steps[self.page] if self.page >= 0 else None

    @property
    def is_last(self) -> bool:
        """Whether this is the last page."""
        return self.place == len(self.pages) - 1

    def go(self, by: int) -> bool:
        """Go some pages on or back; says whether that was possible."""
        place = min(max(0, self.place + by), len(self.pages) - 1)
        moved, self.place = place != self.place, place
        return moved

    def asked(self, name: str) -> str:
        """Return the text of the open step, with the person's own name where it is told from outside."""
        if self.step is None:
            return ""
        if self.prompt is not None:
            return self.prompt.text
        return rules.own_name(self.step.outside, name) if self.outside and name else self.step.text

    @property
    def pinned(self) -> str:
        """What stays in view on the later pages, or nothing."""
        first = next(
            (one for one in self.exercise.steps if self.exercise.pinned in {f.name for f in one.fields}), None
        )
        return "" if self.step is first else str(self.values.get(self.exercise.pinned, ""))

    @property
    def empty(self) -> bool:
        """Whether nothing was answered yet."""
        return not any(self.values.values()) and self.before is None and self.after is None

    def missing(self) -> Field | None:
        """Return the first field that may not be left empty, and is."""
        return next((one for one in self.exercise.fields if one.needed and not self._text(one).strip()), None)

    # What is kept while it is under way

    @property
    def draft(self) -> str:
        """The key of its draft."""
        if self.run is not None:
            return f"run-edit-{self.run.id.hex}"
        return f"run-{self.exercise.id}-{self.no.id.hex if self.no else 'all'}"

    def as_draft(self) -> dict[str, Any]:
        """Return all there is of it, as JSON can hold it."""
        return {
            "place": self.place,
            "values": {
                name: list(value) if isinstance(value, tuple) else value for name, value in self.values.items()
            },
            "started_at": self.started_at.isoformat(),
            "before": self.before,
            "after": self.after,
            "outside": self.outside,
            "spent": self.countdown.spent,
            "prompt": [self.prompt.key, self.prompt.group, self.prompt.text] if self.prompt else None,
        }

    def take_up(self, draft: Mapping[str, Any]) -> None:
        """Go on from a draft."""
        self.values = {
            name: tuple(value) if isinstance(value, list) else value for name, value in dict(draft["values"]).items()
        }
        self.place = min(max(0, int(draft["place"])), len(self.pages) - 1)
        self.started_at = datetime.fromisoformat(draft["started_at"])
        self.before, self.after = draft["before"], draft["after"]
        self.outside = bool(draft["outside"])
        self.countdown = rules.Countdown(float(draft["spent"]))
        if draft.get("prompt"):
            self.prompt = Prompt(*draft["prompt"])

    # What is kept of it in the end

    @property
    def burnt(self) -> bool:
        """Whether its words are let go."""
        return self.burn or self.let_go

    @property
    def title(self) -> str:
        """The beginning of what was written, for lists."""
        if self.burnt:
            return ""
        if self.prompt is not None:
            return one_line(self.prompt.text, 160)
        texts = [str(self.values.get(self.exercise.pinned, "")), *map(self._text, self.exercise.fields)]
        return one_line(next((text for text in texts if text.strip()), ""), 160)

    def entry(self) -> dict[str, Any]:
        """Return the fields of the reflection, but for the moment it was finished and the next asking."""
        return {
            "exercise": self.exercise.id,
            "title": self.title,
            "rejection_id": self.no.id if self.no else None,
            "started_at": self.started_at.astimezone(UTC),
            "felt_before": self.before,
            "felt_after": self.after,
            "outside": self.outside,
            "seconds": min(86_400, int(self.countdown.spent)),
            "burnt": self.burnt,
        }

    def answers(self) -> list[dict[str, Any]]:
        """Return what was answered, in order; nothing where it is let go, and no empty answers."""
        if self.burnt:
            return []
        found = []
        for one in self.exercise.fields:
            question = self.prompt.text if self.prompt is not None else one.label
            text, number = self._text(one), self.values.get(one.name) if one.kind == "percent" else None
            if text.strip() or number is not None:
                found.append({"field": one.name, "question": question, "text": text, "number": number})
        return found

    def _text(self, one: Field) -> str:
        value = self.values.get(one.name)
        if one.kind in ("percent", "reasons") or value is None:
            return ""
        return "\n".join(value) if isinstance(value, tuple) else str(value)


def of_run(exercise: Exercise, run: rules.Run, no: "No | None") -> Session:
    """Return a session that changes a reflection which is there."""
    values: dict[str, Any] = {}
    for one in exercise.fields:
        answer = run.answer(one.name)
        if answer is None:
            continue
        words = tuple(word for word in answer.text.split("\n") if word)
        values[one.name] = answer.number if one.kind == "percent" else words if one.kind == "ticks" else answer.text
    session = Session(exercise, no, run.started_at, run=run, values=values)
    session.before, session.after, session.outside = run.before, run.after, run.outside
    session.countdown = rules.Countdown(float(run.seconds))
    if exercise.prompted and run.answers:
        session.prompt = Prompt("", "", run.answers[0].question)
    return session
