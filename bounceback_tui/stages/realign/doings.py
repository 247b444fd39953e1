"""What is begun in the third stage, and what leads there: forms, values, scores, looks again, goals, drafts."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual.content import Content

from bounceback_tui.journey.days import day_words
from bounceback_tui.journey.now import today
from bounceback_tui.stages.realign import rules
from bounceback_tui.stages.realign.decisions import Decisions
from bounceback_tui.stages.realign.rules import Section
from bounceback_tui.ui.dialogs import Page
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.text import one_line
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.stages.realign.dialogs import Wish
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

CARDS = ("values-affirmation", "learning-goals", "directions")
"""The evidence cards of this stage."""


TABLES = {
    "direction": Section.DIRECTIONS,
    "own_value": Section.VALUES,
    "values_page": Section.VALUES,
    "strength": Section.STRENGTHS,
    "course_entry": Section.COURSE,
    "goal": Section.GOALS,
}
"""The section that shows a table's things."""


class Doings(Decisions):
    """The part of the room that opens dialogs. ``do_…`` are run on arrival from Today."""

    # New ones and changes

    def new(self, section: Section, **start: Any) -> None:
        """Begin a new thing of a section."""
        from bounceback_tui.stages.realign import decision_forms, forms

        if section is Section.VALUES:
            self.begin_values()
        elif section is Section.COURSE:
            self.open_course(None, start)
        elif section is Section.DIRECTIONS:
            self.push(forms.DirectionForm(self.context, start=start), "Saved. p says how it looks today.")
        elif section is Section.STRENGTHS:
            self.push(forms.StrengthForm(self.context, start=start), "Saved.")
        else:
            self.push(decision_forms.GoalForm(self.context, start=start), "Saved.")

    def change(self, thing: rules.Thing) -> None:
        """Change a thing."""
        from bounceback_tui.stages.realign import decision_forms, forms

        if isinstance(thing, rules.ValuesPage):
            self._change_page(thing)
        elif isinstance(thing, rules.Course):
            self.open_course(thing, {})
        elif isinstance(thing, rules.Direction):
            self.push(forms.DirectionForm(self.context, thing=thing), "Changed.")
        elif isinstance(thing, rules.Strength):
            self.push(forms.StrengthForm(self.context, thing=thing), "Changed.")
        else:
            self.push(decision_forms.GoalForm(self.context, thing=thing), "Changed.")

    # Values

    def begin_values(self) -> None:
        """Choose values and write about them, unless a no came today."""

        def job(db: "Database") -> "tuple[str, Sequence[str]]":
            from bounceback_tui.stages.realign import records

            return records.values_at_hand(db, today(self.context))

        def found(result: "tuple[str, Sequence[str]]") -> None:
            closed, own = result
            if closed:
                self.bring_up(Page("Values, on a calmer day", Content(one_line(closed, 600))), lambda _: None)
            else:
                self._choose(own, None)

        self.read(job, found)

    def _change_page(self, page: rules.ValuesPage) -> None:
        def job(db: "Database") -> "Sequence[str]":
            from bounceback_tui.stages.realign import records

            return records.values_at_hand(db, today(self.context))[1]

        self.read(job, lambda own: self._choose(own, page))

    def _choose(self, own: "Sequence[str]", page: rules.ValuesPage | None) -> None:
        from bounceback_tui.stages.realign.values_forms import ChooseValues, PageForm, draft_of

        def chosen(names: tuple[str, ...] | None) -> None:
            if names is not None:
                self.push(PageForm(self.context, names, page=page), "Saved." if page is None else "Changed.")

        if self.context.drafts.get(draft_of(page)) is not None:
            chosen(page.values if page is not None else ())
        else:
            self.bring_up(ChooseValues(self.context, own, page.values if page is not None else ()), chosen)

    # Scores

    def score(self, direction: rules.Direction) -> None:
        """Say how a direction looks today."""
        from bounceback_tui.stages.realign.forms import ScoreForm

        self.push(ScoreForm(self.context, direction), "Saved, beside the earlier ones.")

    def list_scores(self, direction: rules.Direction) -> None:
        """List the scores of a direction, to change or delete one."""
        from bounceback_tui.stages.realign.dialogs import Entries
        from bounceback_tui.stages.realign.forms import ScoreForm

        here = today(self.context)
        by_key = {score.id: score for score in direction.scores}
        lines = [
            (
                score.id,
                Content.assemble(
                    (f"{day_words(score.day, here):<15}", MUTED),
                    f"{score.mean:4.1f}   " + " ".join(f"{value:>2}" for value in score.values),
                    (f"   {one_line(score.note, 40)}", MUTED),
                ),
            )
            for score in reversed(direction.scores)
        ]

        def done(wish: "Wish | None") -> None:
            if wish is None:
                return
            if wish.what == "edit":
                self.push(ScoreForm(self.context, direction, score=by_key[wish.key]), "Changed.")
                return

            def job(db: "Database") -> "Rows":
                from bounceback_tui.stages.realign import write_records

                return write_records.remove_score(db, wish.key)

            self.write("Deleted.", job)

        hint = "The average, then interest, values, strengths, market, energy."
        self.bring_up(Entries(f"Scores of {one_line(direction.name, 40)}", lines, hint), done)

    def put_away(self, direction: rules.Direction) -> None:
        """Put a direction away, or bring it back."""
        on = None if direction.archived_on is not None else today(self.context)

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.realign import write_records

            return write_records.archive(db, direction.id, on=on)

        self.write("Put away; its scores stay." if on else "Back among the others.", job)

    # On arrival from Today

    async def do_review(self, key: str) -> None:
        """Look again at a decision."""
        self.open_section(Section.COURSE)
        self.with_thing(Section.COURSE, key, self.review)

    async def do_goal(self, key: str) -> None:
        """Say how a goal goes on."""
        self.open_section(Section.GOALS)
        self.with_thing(Section.GOALS, key, self.go_on_with)

    async def do_values(self, _: str) -> None:
        """Choose values and write about them."""
        self.open_section(Section.VALUES)
        self.begin_values()

    async def do_course(self, _: str) -> None:
        """Keep, adjust or change, about the no being worked through."""
        self.open_section(Section.COURSE)
        self.new(Section.COURSE, about_working=True)

    async def do_draft(self, key: str) -> None:
        """Go on with an unfinished text."""
        for prefix, section, then in (
            ("score-edit-", Section.DIRECTIONS, self._edit_score),
            ("review-edit-", Section.COURSE, self.edit_review),
        ):
            if key.startswith(prefix):
                self.open_section(section)
                then(UUID(key.removeprefix(prefix)))
                return
        known: dict[str, tuple[Section, Callable[[Any], Any]]] = {
            "values-page": (Section.VALUES, self.change),
            "score": (Section.DIRECTIONS, self.score),
            "review": (Section.COURSE, self.review),
            "direction": (Section.DIRECTIONS, self.change),
            "strength": (Section.STRENGTHS, self.change),
            "course": (Section.COURSE, self.change),
            "goal": (Section.GOALS, self.change),
        }
        kind = next(kind for kind in known if key == kind or key.startswith(f"{kind}-"))
        section, go = known[kind]
        self.open_section(section)
        rest = key.removeprefix(kind).removeprefix("-")
        if rest:
            self.with_thing(section, rest, go)
        else:
            self.new(section)

    def _edit_score(self, key: UUID) -> None:
        def job(db: "Database") -> rules.Direction | None:
            from bounceback_tui.stages.realign import records

            return records.direction_of(db, key)

        def found(direction: rules.Direction | None) -> None:
            from bounceback_tui.stages.realign.forms import ScoreForm

            score = next((one for one in direction.scores if one.id == key), None) if direction else None
            if direction is None or score is None:
                self.post_message(Told("That score is deleted; u may still bring it back.", trouble=True))
            else:
                self.push(ScoreForm(self.context, direction, score=score), "Changed.")

        self.read(job, found)


def other(section: Section, by: int) -> Section:
    """Return the section next to one, round the ends."""
    sections = list(Section)
    return sections[(sections.index(section) + by) % len(sections)]
