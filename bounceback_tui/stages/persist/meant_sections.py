"""The lists of what one means to do and how it was: plans, changes, drills, weeks."""

from datetime import date
from typing import TYPE_CHECKING, Any

from textual.content import Content

from bounceback_tui.journey.days import date_words, day_words
from bounceback_tui.stages.persist import rules
from bounceback_tui.stages.persist.section import Section, facts
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.stages.persist.section import Reader


class PlanSection(Section):
    """If-then plans, open ones first."""

    name = "Plans"
    key, letter, title = "plans", "p", "If-then plans"
    empty = "None yet; n makes one."
    purpose = (
        "If this happens, then I do that: a cue you will meet anyway, and one small thing to do when you do. "
        "“If the coffee is made, then I open the letter.”\n\n"
        "space ticks it each time the cue came and you did it; f is for a plan that is done with, z lets one go. "
        "E says what is known about it."
    )

    def reader(self) -> "Reader":
        """Return what reads the rows."""
        from bounceback_tui.stages.persist.plan_records import plans

        return plans

    def group(self, row: Any, today: date) -> str:
        """Return whether it is open."""
        return "open" if row.row.done_on is None and row.row.let_go_on is None else "done with"

    def words(self, row: Any, today: date) -> Content:
        """Return cue, act and how often it was followed."""
        ticks = "▪" * min(row.ticks, 7) or "▫"
        return Content.assemble((f"{ticks} ", "$primary"), f"If {one_line(row.row.if_cue, 44)}")

    def card(self, row: Any, today: date) -> Content:
        """Return all of it."""
        often = "once," if row.ticks == 1 else f"{row.ticks} times, the last"
        times = f"{often} {day_words(row.last, today)}" if row.last else "not yet"
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
    empty = "None yet; n writes one down."
    purpose = (
        "One thing you do otherwise next time. Some come from a no you took apart or from what they answered; n is "
        "for your own.\n\n"
        "v chooses the applications it is tried on, and enter judges it later: kept, dropped, or cannot tell. A "
        "handful of applications seldom tells."
    )

    def reader(self) -> "Reader":
        """Return what reads the rows."""
        from bounceback_tui.stages.persist.change_records import changes

        return changes

    def group(self, row: Any, today: date) -> str:
        """Return the verdict."""
        return str(row.row.verdict or "being tried")

    def words(self, row: Any, today: date) -> Content:
        """Return the change and on how many applications it is tried."""
        count = len(row.on)
        on = f" · on {count} application{'' if count == 1 else 's'}" if count else " · on none yet"
        return Content.assemble(one_line(row.row.text, 44), (on, MUTED))

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
    empty = "None yet; n begins one."
    purpose = (
        "Before an interview, meet the next no once already: what could go wrong, your first reaction, a first step, "
        "and whom you tell.\n\n"
        "Give an application its interview's day, and Today offers this before it. Afterwards enter looks back, with "
        "both beside each other."
    )

    def reader(self) -> "Reader":
        """Return what reads the rows."""
        from bounceback_tui.stages.persist.plan_records import drills

        return drills

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
    empty = "None yet; n looks back at this one."
    purpose = (
        "Once a week: four sliders and one sentence, all of them optional. It is the week that is looked at, not "
        "you.\n\n"
        "The same questions each time, so that some weeks later you can see what moved."
    )

    def reader(self) -> "Reader":
        """Return what reads the rows."""
        from bounceback_tui.stages.persist.plan_records import look_backs

        return look_backs

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
            f"{words.removeprefix('handling '):<10} {'━' * value}{'─' * (10 - value)} {value}"
            for name, words in rules.SLIDERS
            if (value := getattr(row, name)) is not None
        )
        return facts(
            ("the week from", date_words(row.week, today)), ("how well", lines), ("one sentence", row.sentence)
        )


def _bar(value: int | None) -> str:
    return "·" if value is None else "▁▂▃▄▅▆▇█"[min(7, value * 7 // 10)]
