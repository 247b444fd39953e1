"""The lists of what was done, and of applications."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len as cells
from textual.content import Content

from bounceback_tui.journey.days import ago_short, day_words
from bounceback_tui.stages.grow.rules import family
from bounceback_tui.stages.persist.section import Section, facts
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.stages.persist.section import Reader
    from bounceback_tui.store.database import Database


_MARKS = {"rejected": "×", "withdrawn": "×", "silent": "…", "accepted": "●", "offer": "◆"}


_DEEDS = {"apply": "applying", "skill": "learning", "reach-out": "reaching out", "reflect": "reflecting"}


class DoneSection(Section):
    """Efforts, pauses and mended gaps, by day."""

    name = "Done"
    key, letter, title = "done", "w", "What you did"
    empty = "Nothing here yet; n writes it down."
    purpose = (
        "What you did counts, whatever came of it: an application, an hour on a skill, a line to somebody. What you "
        "do in the other rooms counts by itself; this is for the rest.\n\n"
        "P marks days away, past or to come. They break nothing."
    )

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
    empty = "None yet; n writes one down."
    purpose = (
        "Every application with its steps and their dates. n writes one down, s says where it stands now, H changes "
        "its steps.\n\n"
        "I takes over a list: LinkedIn's or Simplify's, or any table. You see first what would come, and taking the "
        "same list over again doubles nothing.\n\n"
        "C shows how it went by channel, once there are enough to say anything."
    )

    def reader(self) -> "Reader":
        """Return what reads the rows."""
        from bounceback_tui.stages.persist.application_records import listed

        return listed

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
