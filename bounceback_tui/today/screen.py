"""Today: the step, how it is going, what waits; drawn from the glance at the start, from the records after."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from bounceback_tui.journey.days import clock_time, day_words
from bounceback_tui.journey.now import today
from bounceback_tui.store.glance import Check, Glance
from bounceback_tui.today import rules, steps
from bounceback_tui.today.known import NOTHING, Known, known
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.messages import GoTo, Told
from bounceback_tui.ui.room import Room
from bounceback_tui.ui.style import style
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


ROOMY = 25
"""Lines of this room from which two whole cards fit one above the other."""
ONE_LINE = 43
"""Cells of a line of a card where the terminal is 100 wide."""
CRAMPED = 20
"""Lines of this room below which it scrolls."""


class StepCard(Static, can_focus=True):
    """The one small step."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "do it", id="today.take", key_display="enter"),
        Binding("s", "other", "something else", id="today.other"),
    ]

    class Taken(Message):
        """The person wants to do the step."""

    class Other(Message):
        """The person wants another one."""

    def action_take(self) -> None:
        """Do it."""
        self.post_message(self.Taken())

    def action_other(self) -> None:
        """Put it away for today."""
        self.post_message(self.Other())

    def on_click(self) -> None:
        """Do it."""
        self.post_message(self.Taken())


class Lately(Static):
    """What was written lately, without a frame where that would be all of it."""

    def on_resize(self, event: events.Resize) -> None:
        """Drop the frame where it has no line in it."""
        self.set_class(event.size.height < 3, "-bare")


class TodayView(NamedTuple):
    """What Today shows: the figures of the day, and what is known from the last times."""

    glance: Glance
    known: Known = NOTHING


class TodayRoom(Room[TodayView]):
    """The first screen."""

    key = "today"
    title = "Today"
    DEFAULT_CSS = style(__file__)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("D", "answer_trial(True)", "trial: done", id="today.trial-done"),
        Binding("N", "answer_trial(False)", "trial: not done", id="today.trial-not-done"),
    ]

    class Figures(Message):
        """The figures were read again.

        Args:
            glance: what they are now.
        """

        def __init__(self, glance: Glance) -> None:
            super().__init__()
            self.glance = glance

    def __init__(self, context: Context, glance: Glance, drafts: Mapping[str, str]) -> None:
        super().__init__(context)
        self.glance = glance
        self.known = NOTHING
        self.drafts = drafts
        """What each unfinished text is called, by the draft's key."""
        self.furnished = glance.ever
        """Whether the cards are there: the very first start goes elsewhere, and need not wait for them."""

    def compose(self) -> ComposeResult:
        """Lay out the cards."""
        if not self.furnished:
            return
        yield Static(id="greeting", markup=False)
        yield Vertical(id="above")
        yield StepCard(id="step", markup=False)
        yield Static(id="mood", markup=False)
        yield List(id="waiting")
        yield Static(id="effort", markup=False)
        yield Lately(id="lately", markup=False)

    def on_mount(self) -> None:
        """Show what the glance saw."""
        if self.furnished:
            self._name_cards()
            self.show(TodayView(self.glance))

    async def furnish(self) -> None:
        """Lay out the cards, if they are not there yet."""
        if not self.furnished:
            self.furnished = True
            await self.recompose()
            self._name_cards()
            self.show(TodayView(self.glance, self.known))

    def _name_cards(self) -> None:
        for name, heading in (
            ("step", "One small step"),
            ("mood", "How it is going"),
            ("waiting", "Waiting for you"),
            ("effort", "Momentum"),
            ("lately", "Lately"),
        ):
            self.query_one(f"#{name}").border_title = heading
        self.query_one("#mood").border_subtitle = "i insights"

    def home(self) -> Widget:
        """The step has the focus on arrival."""
        return self.query_one(StepCard)

    def load(self, db: "Database") -> TodayView:
        """Read the figures; runs on the lane."""
        from bounceback_tui.today import records

        return TodayView(records.glance(db, today(self.context)), self._find_out(db))

    def _find_out(self, db: "Database") -> Known:
        """Read what is known from the last times; runs on the lane."""
        from bounceback_tui.insights import known_records

        here = today(self.context)
        return known(known_records.moods(db, here), here)

    def get_to_know(self) -> None:
        """Find out what is known from the last times; the first frame does without it, and this without tables."""
        here = today(self.context)

        def job(db: "Database") -> tuple[int, Known]:
            from bounceback_tui.insights.bounce_rules import WINDOW
            from bounceback_tui.store.glance_moods import around_nos

            return db.revision, known(around_nos(db.path, here, WINDOW), here)

        def then(read: tuple[int, Known]) -> None:
            revision, found = read
            if revision == 0 and self.seen < 0:
                self.seen = revision  # nothing was written since the glance: what it saw need not be read once more
            if found != self.known:
                self.known = found
                self._show_known()

        self.read(job, then)

    def _show_known(self) -> None:
        """Put on screen what the last times have a say in."""
        if self.query("#greeting"):
            greeting = rules.greeting(self.context.clock(), self.glance, self.known)
            self.query_one("#greeting", Static).update(greeting)
            self.query_one(StepCard).update(self._step(steps.step(self.glance, self.known)))
            self.query_one("#mood", Static).update(self._mood(self.glance))

    def show(self, seen: TodayView) -> None:
        """Put the figures on screen."""
        view, self.known = seen
        self.glance = view
        if not self.query("#greeting"):
            return  # furnish shows it
        self._show_known()
        self.query_one("#lately", Static).update(self._lately(view))
        self._show_effort(view)
        self._show_waiting(view)
        self.post_message(self.Figures(view))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to answer for the trial of one while its card is there."""
        if action == "answer_trial" and (self.glance.trial is None or self.glance.trial.done is not None):
            return False
        return super().check_action(action, parameters)

    def action_answer_trial(self, done: bool) -> None:
        """Say whether what the coin said was done today."""
        if (trial := self.glance.trial) is None:
            return

        def job(db: "Database") -> "Rows":
            from uuid import UUID

            from bounceback_tui.insights import trial_records

            return trial_records.mark(db, UUID(trial.id), self.glance.today, done=done)

        def then(rows: "Rows") -> None:
            told = (
                "Noted." if done else "Noted. The day stays on the side the coin gave it; that keeps the trial fair."
            )
            self.tell_undoable(told, rows)
            self.reload()

        self.save(job, then)

    def place_card(self, card: Widget) -> None:
        """Put a card that someone else made above the others."""
        self.query_one("#above").mount(card)

    def _step(self, step: steps.Step) -> Content:
        minutes = f"About {step.minutes} minute{'s' if step.minutes > 1 else ''}. " if step.minutes else ""
        return Content("\n").join(
            [
                Content.styled(show(step.heading), "bold"),
                Content(show(step.text)),
                Content(""),
                Content.styled(f"{minutes}Why this: {show(step.why)}", MUTED),
            ]
        )

    def _mood(self, view: Glance) -> Content:
        marks, bars = rules.mood_line(view)
        lines = [self._check(check) for check in view.checks[-2:]]
        return Content("\n").join(
            [
                *(lines or [Content.styled("no check-in yet today; c begins one", MUTED)]),
                Content.styled(marks, "$accent"),
                Content.styled(bars, "$primary"),
                Content.styled(rules.mood_sentence(view), MUTED),
                *([Content(self.known.bounce)] if self.known.bounce else []),
            ]
        )

    def _check(self, check: Check) -> Content:
        words = ", ".join(check.words) or one_line(check.note, 60) or "no words"
        time = clock_time(check.at, check.utc_offset)
        squares = "▪" * check.pleasantness + "▫" * (5 - check.pleasantness)
        return Content.assemble((f"{time} ", MUTED), (squares, "$primary"), f" {show(words)}")

    def _lately(self, view: Glance) -> Content:
        lines: list[Content] = []
        here = view.today
        for day, organisation in reversed(view.nos[-3:]):
            lines.append(
                Content.assemble(
                    (f"▾ {day_words(day, here):<12} ", "$accent"), "a no from " + one_line(organisation, 24)
                )
            )
        for check in view.latest:
            told = one_line(check.note, 200) if check.note.strip() else ", ".join(check.words)
            lines.append(Content.assemble((f"  {day_words(check.day, here):<12} ", MUTED), show(told)))
        if not lines:
            return Content.styled("What you write shows here.", MUTED)
        return Content("\n").join(lines)

    def _show_effort(self, view: Glance) -> None:
        """Show momentum, unless it is switched off; where it is low, two lines of it."""
        shown = self.context.preferences.momentum
        self.query_one("#effort").display = shown
        self.set_class(not shown, "-plain")
        if shown:
            run, days, week, slack = rules.momentum_lines(view)
            lines = [Content.styled(run, "bold"), Content.styled(days, "$primary")]
            lines += [Content(week)] if len(slack) <= ONE_LINE else []  # else it needs two, and says more
            self.query_one("#effort", Static).update(Content("\n").join([*lines, Content.styled(slack, MUTED)]))

    def fit_to(self, size: Size) -> None:
        """Where it is low the second card beside what waits needs the room."""
        self.set_class(size.height < ROOMY, "-low")
        self.set_class(size.height < CRAMPED, "-cramped")

    def _show_waiting(self, view: Glance) -> None:
        listed = self.query_one("#waiting", List)
        chosen = listed.chosen
        listed.clear_options()
        self._waiting = rules.waiting(view, self.drafts)
        for number, item in enumerate(self._waiting):
            line = Content.assemble((f"{item.when:<11} ", MUTED), one_line(item.text, 120))
            listed.add_option(Option(line, id=f"{number}"))
        if not self._waiting:
            listed.add_option(Option(Content.styled("Nothing, and that is fine.", MUTED), disabled=True))
        else:
            listed.choose(chosen)

    def on_option_list_option_selected(self, event: List.OptionSelected) -> None:
        """Go to what waits."""
        item = self._waiting[int(event.option_id or 0)]
        self.post_message(GoTo(item.room, item.action, item.argument))

    def on_step_card_taken(self) -> None:
        """Go and do the step."""
        step = steps.step(self.glance, self.known)
        if step.action != "nothing":
            self.post_message(GoTo(step.room, step.action, step.argument))
        if step.once:
            self._put_away(step)

    def on_step_card_other(self) -> None:
        """Put the step away for today, and show the next one that fits."""
        step = steps.step(self.glance, self.known)
        if step.key == "rest":
            self.post_message(Told("There is nothing else today. The rooms above are open all the same."))
            return
        self._put_away(step)

    def _put_away(self, step: steps.Step) -> None:
        what = steps.away(step, self.glance.today)

        def job(db: "Database") -> object:
            from bounceback_tui.journey import records

            return records.put_away(db, what, now=self.context.clock(), today=today(self.context))

        self.save(job, lambda _: self.reload())
