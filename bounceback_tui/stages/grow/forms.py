"""The forms of a card: the skill itself, practice of it, and evidence for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from textual.binding import Binding, BindingType

from bounceback_tui.journey.ahead import parse_ahead
from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import moment_on, stamp_now, today
from bounceback_tui.journey.when import WhenError, parse_day
from bounceback_tui.stages.grow import rules
from bounceback_tui.stages.grow.rules import Card
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Form, Values
from bounceback_tui.ui.saving import save

if TYPE_CHECKING:
    from bounceback_tui.stages.grow.model import Practice
    from bounceback_tui.stages.grow.records import Put
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

LEVELS = tuple((str(level), f"{level}") for level in range(1, rules.LEVELS + 1))
NEXT = Field("next_on", "next practice", placeholder="tomorrow · in 3 days · friday · 3 Dec · or nothing")


def day_ahead(context: Context, typed: str) -> date | None:
    """Read a day to come, or nothing.

    Raises:
        InvalidEntry: it is no such day.
    """
    if not typed.strip():
        return None
    try:
        return parse_ahead(typed, today(context), date_order=context.preferences.date_order)
    except WhenError as error:
        raise InvalidEntry(str(error)) from None


def day_past(context: Context, typed: str) -> date:
    """Read a day that is today or over; nothing is today.

    Raises:
        InvalidEntry: it is no such day.
    """
    try:
        return parse_day(typed, today(context), date_order=context.preferences.date_order)
    except WhenError as error:
        raise InvalidEntry(str(error)) from None


def moment_of(context: Context, day: date) -> dict[str, Any]:
    """Return the moment of something that was on a local day: now, or noon of a day before."""
    return moment_on(context.clock(), day, context.preferences.day_starts)._asdict()


def ahead_words(day: date | None, here: date) -> str:
    """Return a day as it stands in a form: as ISO, or nothing for none and for one that is over."""
    return day.isoformat() if day is not None and day >= here else ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of changing a card: the way back, and the skill that has the name already."""

    rows: "Rows"
    clash: UUID | None
    name: str


class SkillForm(Form):
    """A card: a new one, or one that is there. The result is ``Put`` or ``Changed``."""

    intro = "1 is new to it, 5 could teach it; you judge that."
    fields: ClassVar[Sequence[Field]] = (
        Field("name", "skill", placeholder="system design", optional=False),
        Field("level", "level now", "choice", options=LEVELS),
        Field("target", "aiming for", "choice", options=LEVELS),
        NEXT,
        Field("why", "why it matters to you", "text", height=4),
    )

    def __init__(self, context: Context, *, card: Card | None = None) -> None:
        self.card = card
        self.heading = "A skill for the board" if card is None else "Change this card"
        values = None
        if card is not None:
            values = {
                "name": card.name,
                "level": str(card.level or ""),
                "target": str(card.target or ""),
                "next_on": ahead_words(card.next_on, today(context)),
                "why": card.why,
            }
        super().__init__(context, draft=f"skill-{card.id.hex}" if card else "skill", values=values)

    def write(self, db: "Database", values: Values) -> "Put | Changed":
        """Store the card."""
        from bounceback_tui.stages.grow import records

        now = stamp_now(self.context)
        next_on = day_ahead(self.context, values["next_on"])
        if self.card is not None and not values["next_on"].strip() and self.first["next_on"] == "":
            next_on = self.card.next_on  # one that is due stays due until it is practised or another day is set
        fields = {
            "name": values["name"],
            "level_target": int(values["target"]) if values["target"] else None,
            "why": values["why"],
            "next_practice_on": next_on,
        }
        level = int(values["level"]) if values["level"] else None
        if self.card is not None:
            rows, clash = records.change(db, self.card.id, fields, now, level=level)
            return Changed(rows, clash, str(values["name"]))
        found = records.put(db, values["name"], now)
        if found.was:
            return found
        rows, _ = records.change(db, found.skill_id, fields, now, level=level)
        return records.Put(found.skill_id, found.name, "", rows + found.rows)


class PracticeForm(Form):
    """Practice of a skill, or of none in particular; new, measured by the timer, or one that is there.

    The result is (practice, the way back).
    """

    heading = "Practice"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "drop_timer", "drop the timer", id="practice.drop-timer", priority=True)
    ]
    fields: ClassVar[Sequence[Field]] = (
        Field("minutes", "how long", placeholder="40 · 1 h 20 · 1:20", optional=False),
        Field("on", "when", placeholder="today · yesterday · monday · 3 Nov"),
        Field("note", "what you did, if you like", "text", height=3),
        NEXT,
    )

    def __init__(
        self,
        context: Context,
        *,
        card: Card | None = None,
        practice: "Practice | None" = None,
        timed: int | None = None,
    ) -> None:
        self.card = card
        self.practice = practice
        self.timed = timed
        here = today(context)
        values: Values = {"next_on": ahead_words(card.next_on, here + timedelta(days=1)) if card else ""}
        if practice is not None:
            values |= {"minutes": str(practice.minutes), "on": practice.day.isoformat(), "note": practice.note}
        elif timed is not None:
            values |= {"minutes": str(timed)}
        if card is not None:
            from bounceback_tui.ui.text import one_line

            self.heading = f"Practice: {one_line(card.name, 50)}"
        super().__init__(context, draft=self._key(), values=values)

    def introduction(self) -> str:
        """Say what the timer measured."""
        if self.timed is None:
            return ""
        return f"The timer has run for {rules.hours(self.timed)}; put the minutes right if it ran on by itself."

    def _key(self) -> str:
        if self.practice is not None:
            return f"practice-e{self.practice.id.hex}"
        return f"practice-{self.card.id.hex}" if self.card is not None else "practice"

    def write(self, db: "Database", values: Values) -> "tuple[Practice, Rows]":
        """Store the practice."""
        from bounceback_tui.stages.grow import practice_records
        from bounceback_tui.stages.grow.model import PracticeEntry
        from bounceback_tui.store.base import checked

        try:
            minutes = rules.read_minutes(str(values["minutes"]))
        except rules.MinutesError as error:
            raise InvalidEntry(str(error)) from None
        moment = self._moment(day_past(self.context, str(values["on"])))
        entry = checked(
            PracticeEntry,
            moment | {"skill_id": self.card.id if self.card else None, "minutes": minutes, "note": values["note"]},
        )
        return practice_records.practise(
            db,
            entry,
            stamp_now(self.context),
            practice_id=self.practice.id if self.practice else None,
            next_on=day_ahead(self.context, str(values.get("next_on", ""))),
            plans=self.card is not None,
            stops_timer=self.timed is not None,
        )

    def _moment(self, day: date) -> dict[str, Any]:
        if self.practice is not None and day == self.practice.day:
            return {"at": self.practice.at, "day": self.practice.day, "utc_offset": self.practice.utc_offset}
        return moment_of(self.context, day)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to drop the timer only where it was running."""
        if action == "drop_timer":
            return self.timed is not None
        return super().check_action(action, parameters)

    def action_drop_timer(self) -> None:
        """Stop the timer, and log nothing."""

        def job(db: "Database") -> "tuple[None, Rows]":
            from bounceback_tui.stages.grow import practice_records

            return None, practice_records.drop_timer(db)

        self._saving = True
        save(self, self.context.lane, job, self._saved, self._failed)


class LoosePracticeForm(PracticeForm):
    """Practice of no skill in particular: there is no next one to plan."""

    fields: ClassVar[Sequence[Field]] = PracticeForm.fields[:-1]


def practice_form(context: Context, card: Card | None, practice: "Practice | None" = None) -> PracticeForm:
    """Return the form of practice that is there, or of new practice."""
    form = LoosePracticeForm if card is None else PracticeForm
    return form(context, card=card, practice=practice)


class EvidenceForm(Form):
    """What one would show for a skill: a link, a line or two, or both. The result is the way back.

    Args:
        context: the run's context.
        card: for which skill.
        shown: the evidence to change; new without it.
        proves: whether saving moves the card to Proven.
    """

    fields: ClassVar[Sequence[Field]] = (
        Field("text", "what you would show", "text", placeholder="a talk, a pull request, what a colleague said"),
        Field("link", "link", placeholder="https://… or name@example.org"),
    )

    def __init__(
        self, context: Context, *, card: Card, shown: rules.Shown | None = None, proves: bool = False
    ) -> None:
        self.card = card
        self.shown = shown
        self.proves = proves
        self.heading = "What would you show?" if proves else "Evidence"
        values = {"text": shown.text, "link": shown.link} if shown else None
        key = f"e{shown.id.hex}-{card.id.hex[:16]}" if shown else f"{'p' if proves else 'n'}{card.id.hex}"
        super().__init__(context, draft=f"evidence-{key}", values=values)

    def introduction(self) -> str:
        """Say what counts as evidence."""
        if self.proves:
            return (
                "Proven asks for something you could show somebody: a link, or a line that says what it is. "
                "Leaving this keeps the card where it was."
            )
        return "Something you could show somebody: a link, or a line that says what it is."

    def write(self, db: "Database", values: Values) -> "Rows":
        """Store the evidence."""
        from bounceback_tui.stages.grow import evidence_records
        from bounceback_tui.stages.grow.model import EvidenceEntry
        from bounceback_tui.store.base import checked

        if not str(values["text"]).strip() and not str(values["link"]).strip():
            raise InvalidEntry("Both are empty: a link or a line will do, or leave with escape.")
        now = stamp_now(self.context)
        moment = moment_of(self.context, self.shown.day) if self.shown else now._asdict()
        entry = checked(EvidenceEntry, values | moment | {"skill_id": self.card.id})
        return evidence_records.save_evidence(
            db, entry, now, evidence_id=self.shown.id if self.shown else None, proves=self.proves
        )


def saved_words(minutes: int, day: date, here: date, name: str) -> str:
    """Say that practice is kept."""
    when = "" if day == here else f", {day_words(day, here)}"
    what = f" of {name}" if name else ""
    return f"{rules.hours(minutes)}{what}{when}: written down."
