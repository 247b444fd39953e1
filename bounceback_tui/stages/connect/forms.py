"""The sixth stage's forms about people: who they are, that you were in touch, a pause."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.widgets import Input

from bounceback_tui.journey.days import stamp
from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.journey.when import WhenError, parse_moment
from bounceback_tui.stages.connect import rules
from bounceback_tui.stages.connect.rules import CADENCES, Give, Interaction, Kind, Opened, Tie, What
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.choice import Choice
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.form import Field, Form, Question, Values
from bounceback_tui.ui.text import one_line

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

YES_NO = (("yes", "yes"), ("no", "no"))


def options(values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the options of a choice whose values are their own words."""
    return tuple((str(value), str(value)) for value in values)


def moment_of(context: Context, when: str, kept: dict[str, Any] | None = None) -> dict[str, Any]:
    """Read when something was.

    Args:
        context: the run's context.
        when: in plain words.
        kept: the moment it had, which stays while its day is typed unchanged.

    Returns:
        ``at``, ``day`` and ``utc_offset``.

    Raises:
        InvalidEntry: it says no such moment, or one to come; in one sentence.
    """
    if kept is not None and when.strip() == kept["day"].isoformat():
        return kept
    preferences = context.preferences
    try:
        moment = parse_moment(when, context.clock(), date_order=preferences.date_order)
    except WhenError as error:
        raise InvalidEntry(str(error).replace("a check-in", "a contact")) from None
    return stamp(moment, preferences.day_starts)._asdict()


def rhythm(ideal: str, limit: str) -> tuple[int | None, int | None]:
    """Read a cadence: its ideal and its outer limit in days, or neither.

    Raises:
        InvalidEntry: one of them is no number of days, or the two do not go together.
    """
    every, most = days(ideal, "Every … days"), days(limit, "At most")
    if (every is None) != (most is None):
        raise InvalidEntry("That is a rhythm with one end only: give both numbers of days, or neither.")
    if every is not None and most is not None and most < every:
        raise InvalidEntry("The days “at most” have to be as many as in “every … days”, or more.")
    return every, most


def days(text: str, name: str) -> int | None:
    """Read a number of days; nothing is None.

    Raises:
        InvalidEntry: it is no whole number from 1 up.
    """
    typed = text.strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed[:6]) <= rules.LONGEST_CADENCE and len(typed) < 6):
        raise InvalidEntry(
            f"{name} has to be a whole number of days from 1 to {rules.LONGEST_CADENCE}, or empty for no reminder."
        )
    return int(typed)


class PersonForm(Form):
    """Somebody, or a community; the result is (their key, the way back).

    Args:
        context: the run's context.
        opened: who is changed; somebody new without it.
    """

    heading = "Somebody you know"
    intro = (
        "A name is enough. Comfort, information and introductions are what they give. The rhythm may stay empty: "
        "then you are never reminded of them."
    )
    fields: ClassVar[Sequence[Field]] = (
        Field("name", "name", optional=False),
        Field("kind", "it is", "choice", options=options(Kind), optional=False),
        Field("tie", "tie", "choice", options=options(Tie), optional=False),
        Field("comfort", "comfort", "choice", options=YES_NO, optional=False),
        Field("information", "information", "choice", options=YES_NO, optional=False),
        Field("introductions", "introductions", "choice", options=YES_NO, optional=False),
        Field("organisation", "organisation", placeholder="where they work"),
        Field("known_from", "known from", placeholder="how you know each other"),
        Field("ideal", "every … days", placeholder="a line now and then"),
        Field("limit", "at most", placeholder="days after which it has been a while"),
        Field("mail", "mail address"),
        Field("reach", "reach them", placeholder="phone, messenger, the café on Fridays"),
        Field("link", "link"),
        Field("notes", "notes", "text", height=3),
    )

    def __init__(self, context: Context, opened: Opened | None = None) -> None:
        self.opened = opened
        super().__init__(context, draft=_person_draft(opened), values=_person_start(opened))

    @on(Choice.Changed, "#field-tie")
    def suggest_rhythm(self, event: Choice.Changed) -> None:
        """Suggest the rhythm that goes with a tie, where none of one's own is typed."""
        fields = [self.query_one(f"#field-{name}", Input) for name in ("ideal", "limit")]
        typed = tuple(field.value for field in fields)
        usual = {tuple(map(str, pair)) for pair in CADENCES.values()}
        if event.choice.value and typed in usual:
            for field, number in zip(fields, CADENCES[Tie(event.choice.value)], strict=True):
                field.value = str(number)

    def write(self, db: "Database", values: Values) -> Any:
        """Store them; returns (key, the way back)."""
        from bounceback_tui.stages.connect import contact_records

        names = ("name", "tie", "organisation", "known_from", "mail", "reach", "link", "kind", "notes")
        columns: dict[str, Any] = {name: values[name] for name in names}
        columns |= {give.value: values[give.value] == "yes" for give in Give}
        columns["ideal_days"], columns["limit_days"] = rhythm(values["ideal"], values["limit"])
        if self.opened is None:
            columns |= stamp_now(self.context)._asdict()
        return contact_records.save_contact(db, columns, contact_id=self.opened.person.id if self.opened else None)


def _person_draft(opened: Opened | None) -> str:
    return f"person-{opened.person.key}" if opened else "person"


def _person_start(opened: Opened | None) -> Values:
    if opened is None:
        ideal, limit = CADENCES[Tie.MODERATE]
        start: Values = {
            "tie": Tie.MODERATE.value,
            "kind": Kind.PERSON.value,
            "ideal": str(ideal),
            "limit": str(limit),
        }
        return start | {give.value: "no" for give in Give}
    person = opened.person
    texts = {name: getattr(opened, name) for name in ("known_from", "mail", "reach", "link", "notes")}
    gives = {give.value: "yes" if give in person.gives else "no" for give in Give}
    start = {"name": person.name, "organisation": person.organisation, "tie": person.tie.value}
    start |= {"kind": person.kind.value, "ideal": str(person.ideal_days or ""), "limit": str(person.limit_days or "")}
    return start | texts | gives


class TouchForm(Form):
    """That there was a real contact; the result is (its key, the way back).

    Args:
        context: the run's context.
        opened: with whom.
        happened: the one that is changed; a new one without it.
        kind: what it was, to begin with.
    """

    heading = "In touch"
    fields: ClassVar[Sequence[Field]] = (
        Field("kind", "what", "choice", options=options(What), optional=False),
        Field("when", "when", placeholder="today · yesterday 18:00 · 3 Nov"),
        Field("note", "a line about it", "text", height=3),
    )

    def __init__(
        self,
        context: Context,
        opened: Opened,
        *,
        happened: Interaction | None = None,
        kind: What = What.CAUGHT_UP,
    ) -> None:
        self.opened = opened
        self.happened = happened
        if happened is not None:
            draft = f"touch-i{happened.id.hex}"
            start = {"kind": happened.kind.value, "when": happened.day.isoformat(), "note": happened.note}
        else:
            draft, start = f"touch-c{opened.person.key}", {"kind": kind.value, "when": "today"}
        super().__init__(context, draft=draft, values=start)

    def introduction(self) -> str:
        """Say with whom."""
        return f"With {one_line(self.opened.person.name, 60)}. The clock starts anew from the last of these."

    def write(self, db: "Database", values: Values) -> Any:
        """Store it; returns (key, the way back)."""
        from bounceback_tui.stages.connect import happened_records

        happened = self.happened
        columns: dict[str, Any] = {"kind": values["kind"], "note": values["note"]}
        if happened is None or values["when"].strip() != happened.day.isoformat():
            columns |= moment_of(self.context, values["when"])
        if happened is None:
            columns["contact_id"] = self.opened.person.id
        return happened_records.log_interaction(db, columns, interaction_id=happened.id if happened else None)


class PauseForm(Question):
    """Until when one is not reminded of somebody; the result is the way back."""

    heading = "A pause"
    intro = "Nothing is asked of you about them until then. Empty ends a pause."
    fields: ClassVar[Sequence[Field]] = (Field("until", "until", placeholder="3 weeks · 2 months · 2027-01-31"),)

    def __init__(self, context: Context, opened: Opened) -> None:
        self.opened = opened
        until = opened.person.paused_until
        here = today(context)
        super().__init__(
            context, draft="pause", values={"until": until.isoformat() if until and until >= here else "3 weeks"}
        )

    def write(self, db: "Database", values: Values) -> Any:
        """Pause them, or end the pause; returns the way back."""
        from bounceback_tui.stages.connect import contact_records

        try:
            until = rules.pause_until(values["until"], today(self.context))
        except ValueError as error:
            raise InvalidEntry(str(error)) from None
        return contact_records.pause(db, self.opened.person.id, until)
