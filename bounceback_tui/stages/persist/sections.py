"""The lists of the seventh room as data: what each reads on the lane, how a row is told, which table it is in."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len as cells
from textual.content import Content

from bounceback_tui.journey.days import ago_short, day_words
from bounceback_tui.stages.grow.rules import family
from bounceback_tui.stages.persist import rules
from bounceback_tui.ui.shelf import Line
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

_MARKS = {"rejected": "×", "withdrawn": "×", "silent": "…", "accepted": "●", "offer": "◆"}
_DEEDS = {"apply": "applying", "skill": "learning", "reach-out": "reaching out", "reflect": "reflecting"}


class Section:
    """One section of the room."""

    key: ClassVar[str]
    letter: ClassVar[str]
    name: ClassVar[str]
    """What the strip calls it."""
    title: ClassVar[str]
    empty: ClassVar[str]
    wide = True
    """Whether there is room for all that a line can say."""

    def rows(self, db: "Database", containing: str, offset: int, limit: int) -> Sequence[Any]:
        """Read rows; runs on the lane."""
        raise NotImplementedError

    def record(self, row: Any) -> Any:
        """Return the table row that a row is about."""
        return row.row

    def group(self, row: Any, today: date) -> str:
        """Return the heading a row stands under."""
        raise NotImplementedError

    def words(self, row: Any, today: date) -> Content:
        """Return a row on one line."""
        raise NotImplementedError

    def card(self, row: Any, today: date) -> Content:
        """Return all there is to say about a row."""
        raise NotImplementedError

    def line(self, row: Any, today: date) -> Line:
        """Return a row for the list."""
        return Line(self.record(row).id.hex, self.words(row, today), self.group(row, today))


def facts(*pairs: tuple[str, str]) -> Content:
    """Return what there is to say, each thing under its label; what is empty is left out."""
    return Content("\n\n").join(
        Content.assemble((f"{label}\n", MUTED), show(text)) for label, text in pairs if text.strip()
    )


class DoneSection(Section):
    """Efforts, pauses and mended gaps, by day."""

    name = "Done"
    key, letter, title = "done", "w", "What you did"
    empty = "n writes down what you did; P a pause."

    def rows(self, db: "Database", containing: str, offset: int, limit: int) -> Sequence[Any]:
        """Read the latest; runs on the lane."""
        from bounceback_tui.stages.persist import records

        return records.deeds(db, containing=containing, limit=offset + limit)[offset:]

    def group(self, row: Any, today: date) -> str:
        """Return the month."""
        return f"{row.day:%B} {row.day.year}"

    def words(self, row: Any, today: date) -> Content:
        """Return the day, and what was done."""
        record = row.row
        day = (f"{row.day:%a} {row.day.day:>2}  ", MUTED)
        if hasattr(record, "until"):
            return Content.assemble(day, f"– a pause to {day_words(record.until, today)}")
        if hasattr(record, "done_on"):
            return Content.assemble(day, "– a gap, made whole")
        minutes = f" · {record.minutes} min" if record.minutes else ""
        return Content.assemble(day, one_line(record.text, 60), (f" · {_DEEDS[record.kind]}{minutes}", MUTED))

    def card(self, row: Any, today: date) -> Content:
        """Return all of it."""
        record = row.row
        if hasattr(record, "until"):
            span = f"{day_words(record.since, today)} to {day_words(record.until, today)}"
            return facts(("a pause", span), ("why", record.why))
        if hasattr(record, "done_on"):
            return facts(
                ("a gap from", day_words(record.day, today)), ("made whole", day_words(record.done_on, today))
            )
        minutes = f"{record.minutes} minutes" if record.minutes else ""
        when = day_words(record.day, today)
        return facts(("what", record.text), ("kind", _DEEDS[record.kind]), ("when", when), ("how long", minutes))


class ApplicationSection(Section):
    """Applications, those that moved last first."""

    name = "Applications"
    key, letter, title = "applications", "a", "Applications"
    empty = "n writes an application down; I imports a list."

    def rows(self, db: "Database", containing: str, offset: int, limit: int) -> Sequence[Any]:
        """Read them; runs on the lane."""
        from bounceback_tui.stages.persist import application_records as records

        return records.listed(db, containing=containing, offset=offset, limit=limit)

    def record(self, row: Any) -> Any:
        """Return the row itself: it is plain values already."""
        return row

    def group(self, row: Any, today: date) -> str:
        """Nothing: the order is by the latest step."""
        return ""

    def words(self, row: Any, today: date) -> Content:
        """Return the mark, whose and what, and where it stands."""
        when = ago_short(row.status_on, today) if row.status_on else ""
        room = 20 if self.wide else 17
        whose = one_line(row.organisation, room - 1)
        return Content.assemble(
            f"{_MARKS.get(row.status, '○')} ",
            (whose + " " * max(1, room - cells(whose)), "bold"),
            (f"{row.status or 'no step yet':<10} {when:<9}", MUTED),
            f" {one_line(row.role, 40)}" if self.wide else "",
        )

    def card(self, row: Any, today: date) -> Content:
        """Return facts, history and what is tried."""
        next_step = row.next_step + (f" ({day_words(row.next_step_on, today)})" if row.next_step_on else "")
        steps = "\n".join(
            f"{day_words(step.day, today):<13} {step.status}" + (f" · {one_line(step.note, 60)}" if step.note else "")
            for step in row.steps
        )
        return facts(
            (one_line(row.organisation, 40), row.role),
            ("history", steps),
            ("next step", next_step),
            ("interview", day_words(row.interview_on, today) if row.interview_on else ""),
            ("through", row.source),
            ("kind of job", row.family or f"{family(row.role)} (read from the role; e names another)"),
            ("link · o opens it", row.link),
            ("contact", row.contact),
            ("whom you know there", "\n".join(f"· {one_line(name, 40)}" for name in row.people)),
            ("what you change here", "\n".join(f"· {one_line(text, 100)}" for text in row.changes)),
        )


class PlanSection(Section):
    """If-then plans, open ones first."""

    name = "Plans"
    key, letter, title = "plans", "p", "If-then plans"
    empty = "n makes a plan: if this happens, then I do that."

    def rows(self, db: "Database", containing: str, offset: int, limit: int) -> Sequence[Any]:
        """Read them; runs on the lane."""
        from bounceback_tui.stages.persist import plan_records as records

        return records.plans(db, containing=containing, offset=offset, limit=limit)

    def group(self, row: Any, today: date) -> str:
        """Return whether it is open."""
        return "open" if row.row.done_on is None and row.row.let_go_on is None else "done with"

    def words(self, row: Any, today: date) -> Content:
        """Return cue, act and how often it was followed."""
        ticks = "▪" * min(row.ticks, 7) or "▫"
        return Content.assemble((f"{ticks} ", "$primary"), f"If {one_line(row.row.if_cue, 44)}")

    def card(self, row: Any, today: date) -> Content:
        """Return all of it."""
        times = f"{row.ticks} times, the last {day_words(row.last, today)}" if row.last else "not yet"
        plan = row.row
        return facts(
            ("if", plan.if_cue),
            ("then I", plan.then_act),
            ("followed · space adds one", times),
            ("what I want", plan.wish),
            ("in the way", plan.obstacle),
            ("done", day_words(plan.done_on, today) if plan.done_on else ""),
            ("let go", day_words(plan.let_go_on, today) if plan.let_go_on else ""),
        )


class ChangeSection(Section):
    """What one does otherwise, those not judged first."""

    name = "Changes"
    key, letter, title = "changes", "g", "What I change"
    empty = "n: one thing to do otherwise next time."

    def rows(self, db: "Database", containing: str, offset: int, limit: int) -> Sequence[Any]:
        """Read them; runs on the lane."""
        from bounceback_tui.stages.persist import change_records

        return change_records.changes(db, containing=containing, offset=offset, limit=limit)

    def group(self, row: Any, today: date) -> str:
        """Return the verdict."""
        return str(row.row.verdict or "being tried")

    def words(self, row: Any, today: date) -> Content:
        """Return the change and on how many applications it is tried."""
        return Content.assemble(one_line(row.row.text, 44), (f" · on {len(row.on)}", MUTED))

    def card(self, row: Any, today: date) -> Content:
        """Return all of it."""
        on = "\n".join(
            f"· {one_line(organisation, 30)}: {status or 'no step yet'}" for _, organisation, status in row.on
        )
        change = row.row
        came = {"reason": "a reason you wrote down", "point": "a point of feedback"}.get(change.origin, "")
        judged = f"{change.verdict}, {day_words(change.judged_on, today)}" if change.judged_on else ""
        return facts(
            ("next time I", change.text),
            ("came from", came),
            ("tried on · v chooses", on or "none yet"),
            ("verdict · enter says it", judged or "not yet"),
            ("what you saw", change.judged_note),
        )


class DrillSection(Section):
    """Next-no drills, the latest interview first."""

    name = "Drills"
    key, letter, title = "drills", "r", "Drills"
    empty = "n: before an interview, meet the next no once already."

    def rows(self, db: "Database", containing: str, offset: int, limit: int) -> Sequence[Any]:
        """Read them; runs on the lane."""
        from bounceback_tui.stages.persist import plan_records as records

        return records.drills(db, containing=containing, offset=offset, limit=limit)

    def group(self, row: Any, today: date) -> str:
        """Nothing: the order is by the interview's day."""
        return ""

    def words(self, row: Any, today: date) -> Content:
        """Return whose interview, and when."""
        mark = "●" if row.row.looked_back_on else "○"
        return Content.assemble(
            f"{mark} ",
            (one_line(row.organisation, 24), "bold"),
            (f"  {day_words(row.row.interview_on, today)}", MUTED),
        )

    def card(self, row: Any, today: date) -> Content:
        """Return all of it."""
        drill = row.row
        return facts(
            (one_line(row.organisation, 40), f"interview {day_words(drill.interview_on, today)}"),
            ("could go wrong", drill.setback),
            ("first reaction", drill.first_reaction),
            ("first step", drill.first_step),
            ("whom you tell", drill.tell_whom),
            ("how it went", drill.look_back or "enter looks back, once it is over"),
        )


class WeekSection(Section):
    """Weeks looked back on, the latest first."""

    name = "Weeks"
    key, letter, title = "weeks", "b", "Weeks"
    empty = "n looks back at this week: four sliders, one sentence."

    def rows(self, db: "Database", containing: str, offset: int, limit: int) -> Sequence[Any]:
        """Read them; runs on the lane."""
        from bounceback_tui.stages.persist import plan_records as records

        return records.look_backs(db, containing=containing, offset=offset, limit=limit)

    def record(self, row: Any) -> Any:
        """Return the row itself."""
        return row

    def group(self, row: Any, today: date) -> str:
        """Return the year."""
        return f"{row.week.year}"

    def words(self, row: Any, today: date) -> Content:
        """Return the week, its sliders as bars, and its sentence."""
        bars = "".join(_bar(getattr(row, name)) for name, _ in rules.SLIDERS)
        return Content.assemble(
            (f"{row.week.day:>2} {row.week:%b} ", MUTED), (f"{bars} ", "$primary"), one_line(row.sentence, 40)
        )

    def card(self, row: Any, today: date) -> Content:
        """Return all of it."""
        lines = "\n".join(
            f"{words:<18} {'━' * value}{'─' * (10 - value)} {value}"
            for name, words in rules.SLIDERS
            if (value := getattr(row, name)) is not None
        )
        return facts(
            ("the week from", day_words(row.week, today)), ("how well", lines), ("one sentence", row.sentence)
        )


def _bar(value: int | None) -> str:
    return "·" if value is None else "▁▂▃▄▅▆▇█"[min(7, value * 7 // 10)]


SECTIONS: tuple[Section, ...] = (
    DoneSection(),
    ApplicationSection(),
    PlanSection(),
    ChangeSection(),
    DrillSection(),
    WeekSection(),
)
"""The lists, in the order of the strip; momentum comes before them."""

MOMENTUM = ("momentum", "m", "Momentum")
