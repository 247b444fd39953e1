"""What is done with decisions and goals: written, looked at again, gone on with, changed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual.content import Content

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.stages.realign import rules
from bounceback_tui.stages.realign.footing import Footing
from bounceback_tui.stages.realign.rules import Section
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from datetime import date

    from bounceback_tui.journey.records import No
    from bounceback_tui.stages.realign.dialogs import Wish
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


class Decisions(Footing):
    """The part of the room that opens the dialogs of the course log and the goals."""

    def open_course(self, course: rules.Course | None, start: dict[str, Any]) -> None:
        """Open the form of a decision, or of a new one."""

        def job(db: "Database") -> "tuple[Sequence[No], UUID | None]":
            from bounceback_tui.journey import records

            return records.nos(db, limit=5_000), records.working_id(db)

        def found(result: "tuple[Sequence[No], UUID | None]") -> None:
            from bounceback_tui.stages.realign.decision_forms import CourseForm

            nos, working = result
            about = {"nos": [working.hex]} if start.get("about_working") and working is not None else {}
            form = CourseForm(self.context, nos, thing=course, start=about)
            self.push(form, "Saved." if course is None else "Changed.")

        self.read(job, found)

    # Looking again

    def review(self, course: rules.Course) -> None:
        """Look at a decision again, and show both answers."""
        from bounceback_tui.stages.realign.decision_forms import ReviewForm

        def then(_: Any) -> None:
            self.with_thing(Section.COURSE, course.id.hex, self.read_course)

        self.push(ReviewForm(self.context, course), "Kept beside what you said then.", then)

    def read_course(self, course: rules.Course) -> None:
        """Show a decision with every later look at it."""
        from bounceback_tui.stages.realign.look import detail

        self.bring_up(Page("Then and now", detail(course, (), today(self.context), 70)), lambda _: None)

    def list_reviews(self, course: rules.Course) -> None:
        """List the looks at a decision, to change or delete one; without any, read it."""
        from bounceback_tui.stages.realign.decision_forms import ReviewForm
        from bounceback_tui.stages.realign.dialogs import Entries

        if not course.reviews:
            self.read_course(course)
            return
        here = today(self.context)
        by_key = {review.id: review for review in course.reviews}
        lines = [
            (
                review.id,
                Content.assemble(
                    (f"{day_words(review.day, here):<15}", MUTED), f"{review.verdict}  {one_line(review.text, 60)}"
                ),
            )
            for review in reversed(course.reviews)
        ]

        def done(wish: "Wish | None") -> None:
            if wish is None:
                return
            if wish.what == "edit":
                self.push(ReviewForm(self.context, course, review=by_key[wish.key]), "Changed.")
                return

            def job(db: "Database") -> "Rows":
                from bounceback_tui.stages.realign import write_records

                return write_records.remove_review(db, wish.key)

            self.write("Deleted.", job)

        self.bring_up(Entries("What you said later", lines, one_line(course.what, 70)), done)

    # Goals

    def go_on_with(self, goal: rules.Goal) -> None:
        """Ask how a goal goes on."""
        from bounceback_tui.stages.realign.dialogs import GoalDialog

        def done(answer: str | None) -> None:
            if answer == "day":
                self._another_day(goal)
            elif answer == "next":
                self._next_step(goal)
            elif answer is not None:
                self._close_goal(goal, answer)

        self.bring_up(GoalDialog(goal), done)

    def _close_goal(self, goal: rules.Goal, answer: str) -> None:
        here = today(self.context)

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.realign import write_records

            if answer == "go":
                return write_records.let_goal_go(db, goal.id, on=here)
            return write_records.finish_goal(db, goal.id, on=here if answer == "done" else None)

        told = {"done": "Done, and kept among your goals.", "go": "Let go. Not everything has to be done."}
        self.write(told.get(answer, "Open again."), job)

    def _another_day(self, goal: rules.Goal) -> None:
        from bounceback_tui.stages.realign.decision_forms import DayForm

        def done(on: "date | None") -> None:
            if on is None:
                return

            def job(db: "Database") -> "Rows":
                from bounceback_tui.stages.realign import write_records

                return write_records.move_step(db, goal.id, on=on)

            self.write(f"Moved: {day_words(on, today(self.context))}.", job)

        self.bring_up(DayForm(self.context), done)

    def _next_step(self, goal: rules.Goal) -> None:
        """Open the goal with its step taken, for the next one."""
        from dataclasses import replace

        from bounceback_tui.stages.realign.decision_forms import GoalForm

        fresh = replace(goal, first_step="", first_step_on=None)
        self.push(GoalForm(self.context, thing=fresh), "Saved, with the next step.")

    def edit_review(self, key: UUID) -> None:
        """Change a later look, by its key."""

        def job(db: "Database") -> rules.Course | None:
            from bounceback_tui.stages.realign import records

            return records.course_of(db, key)

        def found(course: rules.Course | None) -> None:
            from bounceback_tui.stages.realign.decision_forms import ReviewForm

            review = next((one for one in course.reviews if one.id == key), None) if course else None
            if course is None or review is None:
                self.post_message(Told("That is deleted; u may still bring it back.", trouble=True))
            else:
                self.push(ReviewForm(self.context, course, review=review), "Changed.")

        self.read(job, found)
