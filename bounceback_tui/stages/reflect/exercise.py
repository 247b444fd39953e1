"""The one screen that runs every exercise: a page at a time, kept from the first key, or let go."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from bounceback_tui.journey.now import stamp_now
from bounceback_tui.stages.reflect import pages, rules
from bounceback_tui.stages.reflect.fields import Ticks
from bounceback_tui.stages.reflect.session import END, Session
from bounceback_tui.ui.choice import Choice
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.gauge import Gauge
from bounceback_tui.ui.messages import PreferenceChanged, Told
from bounceback_tui.ui.saving import save
from bounceback_tui.ui.style import style
from bounceback_tui.ui.text import one_line, show

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


class ExerciseScreen(Dialog["tuple[UUID, Rows] | None"]):
    """Runs a session; the result is the reflection's key and the way back, or None if it was left.

    Args:
        context: the run's context.
        session: what is run; a draft of it is taken up.
        own: own words to offer where words are chosen.
        clock: seconds on a clock that only moves forward, for the countdown.
    """

    DEFAULT_CSS = style(__file__)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", id="exercise.save", priority=True),
        Binding("ctrl+n", "go(1)", "on", id="exercise.on", priority=True),
        Binding("ctrl+b", "go(-1)", "back", id="exercise.back", priority=True),
        Binding("f4", "outside", "by name", id="exercise.outside"),
        Binding("escape", "leave", "leave, keep draft", id="exercise.leave"),
        Binding("ctrl+t", "let_go", "let go unsaved", id="exercise.let-go", priority=True),
        Binding("enter", "next_field", "next", show=False),
    ]

    def __init__(
        self,
        context: Context,
        session: Session,
        *,
        own: tuple[str, ...] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.context = context
        self.session = session
        self.own = own
        self._clock = clock
        self._saving = False
        self._leaving = False
        self._person = context.preferences.name
        draft = context.drafts.get(session.draft)
        self._back = draft is not None
        if draft is not None:
            session.take_up(draft)

    # On screen

    def compose(self) -> ComposeResult:
        """Lay out what every page has."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self.session.exercise.title)
            with Horizontal(classes="line"):
                yield Static("", classes="where", markup=False)
                yield Static("", classes="clock", markup=False)
            yield Static("", classes="pinned", markup=False)
            yield Static("", classes="heading", markup=False)
            yield Static("", classes="asked", markup=False)
            yield VerticalScroll(classes="page", can_focus=False)
            yield Static("", classes="trouble", markup=False)
            yield KeyLine()

    async def on_mount(self) -> None:
        """Open the first page, or the one that was left."""
        await self._open()
        if self._back:
            self.post_message(Told("Your draft is back, as you left it."))
        if self.session.exercise.bounded and self.session.run is None:
            self.set_interval(1.0, self._tick)

    async def _open(self) -> None:
        """Show the page the session is at."""
        session = self.session
        page = self.query_one(".page", VerticalScroll)
        await page.remove_children()
        self.query_one(".box").set_class(pages.lines(session) > self.app.size.height * 0.94, "-full")
        await page.mount(*pages.widgets(self.context, session, self.own))
        about = one_line(session.no.organisation, 30) if session.no else "about all of it"
        self._say(".where", f"{about} · page {session.place + 1} of {len(session.pages)}{self._ways()}")
        self._say(".heading", pages.heading(session))
        self._ask()
        pinned = self.query_one(".pinned", Static)
        pinned.set_class(bool(session.pinned), "-there")
        pinned.update(Content(show(session.pinned)))
        self._say(".trouble", "")
        self._show_clock()
        first = next((widget for widget in page.query("*") if widget.focusable), None)
        if first is not None:
            first.focus()

    def _ways(self) -> str:
        """Return which keys turn the page from here."""
        ways = [] if self.session.is_last else ["ctrl+n on"]
        ways += ["ctrl+b back"] if self.session.place else []
        return "".join(f" · {way}" for way in ways)

    def _say(self, where: str, text: str) -> None:
        self.query_one(where, Static).update(Content(show(text)))

    def _ask(self) -> None:
        """Show the text of the page, by name or not."""
        self._say(".asked", pages.asked(self.session, self._person))

    # The countdown

    def _tick(self) -> None:
        if self.session.step is None:
            self.session.countdown = rules.Countdown(self.session.countdown.spent)
            return
        self.session.countdown = self.session.countdown.at(self._clock())
        self._show_clock()

    def _show_clock(self) -> None:
        session = self.session
        if session.exercise.bounded and session.step is not None and session.run is None:
            left = rules.time_left(session.countdown.left(session.exercise.minutes))
            self._say(".clock", left + (" · to be burnt" if session.burn else ""))
        else:
            self._say(".clock", "")

    # What is typed

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(Choice.Changed)
    @on(Gauge.Changed)
    @on(Ticks.Chosen)
    def keep_draft(self) -> None:
        """Keep what is typed; on disk within a second, unless it is to be burnt."""
        if not self._saving and self.is_mounted:
            self._leaving = False
            self.keep()

    def keep(self) -> bool:
        """Keep the draft if there is anything to keep; say whether there is."""
        session = self.session
        pages.take(self.query_one(".page"), session)
        if session.burn or (session.empty and session.run is None):
            self.context.drafts.drop(session.draft)
            return False
        self.context.drafts.note(session.draft, session.as_draft())
        return True

    # Keys

    @on(Input.Submitted)
    async def action_next_field(self) -> None:
        """Go on to the next field, or from the last one to the next page."""
        page = self.query_one(".page", VerticalScroll)
        fields = [widget for widget in page.query("*") if widget.focusable]
        if self.focused in fields and self.focused is not fields[-1]:
            self.focus_next()
        else:
            await self.action_go(1)

    async def action_go(self, by: int) -> None:
        """Go a page on or back."""
        self.keep()
        if self.session.go(by):
            self.keep()
            await self._open()

    def action_outside(self) -> None:
        """Ask by name, or no longer."""
        if not self._person:
            from bounceback_tui.stages.reflect.forms import NameForm

            def named(name: str | None) -> None:
                if name:
                    self._person = name
                    self.app.post_message(PreferenceChanged(name=name))
                    self._turn()

            self.app.push_screen(NameForm(self.context), named)
            return
        self._turn()

    def _turn(self) -> None:
        self.session.outside = not self.session.outside
        self._ask()
        self.keep()

    def action_leave(self) -> None:
        """Close, and keep what was typed; what is to be burnt is only left at the second asking."""
        if self._saving:
            return
        if self.keep():
            self.app.post_message(Told("Kept as a draft: it is here when you come back."))
        elif self.session.burn and not self.session.empty and not self._leaving:
            self._leaving = True
            self._say(".trouble", "This page is not kept anywhere: escape again leaves it for good, any key goes on.")
            return
        self.dismiss(None)

    def action_let_go(self) -> None:
        """Close and keep nothing; undo brings the draft back, unless it was to be burnt."""
        if self._saving:
            return
        pages.take(self.query_one(".page"), self.session)
        session, drafts = self.session, self.context.drafts
        held = session.as_draft()
        self._saving = True
        drafts.drop(session.draft)
        if session.burn:
            self.app.post_message(Told("Let go. Nothing of it was kept."))
        elif not session.empty:
            self.app.post_message(Told("Let go, unsaved.", undo=lambda _: drafts.note(session.draft, held)))
        self.dismiss(None)

    async def action_save(self) -> None:
        """Keep it in the file; where a feeling is asked for afterwards, ask first."""
        if self._saving:
            return
        self.keep()
        session = self.session
        if session.pages[-1] == END and not session.is_last:
            session.place = len(session.pages) - 1
            self.keep()
            await self._open()
            return
        missing = session.missing()
        if missing is not None and not session.burnt:
            self._say(".trouble", f"“{missing.label}” is empty, and the rest stands on it: write a line there first.")
            return
        if not session.burnt and not session.answers() and session.exercise.id != "autopsy":
            self._say(".trouble", "Nothing is written yet: a line is enough, or leave with escape.")
            return
        self._saving = True
        when = stamp_now(self.context)._asdict()
        if session.run is not None:
            when = {"at": session.run.at, "day": session.run.day, "utc_offset": session.run.utc_offset}
        again = session.exercise.again
        asks = again is not None and session.run is None and session.values.get(again.field) is not None
        entry = session.entry() | when

        def job(db: "Database") -> "tuple[UUID, Rows]":
            from datetime import timedelta

            from bounceback_tui.stages.reflect import records
            from bounceback_tui.stages.reflect.model import AnswerEntry, ReflectionEntry
            from bounceback_tui.store.base import checked

            ask_on = session.run.ask_on if session.run else None
            if asks and again is not None:
                ask_on = entry["day"] + timedelta(days=again.days)
            checked_entry = checked(ReflectionEntry, entry | {"ask_on": ask_on})
            answers = [checked(AnswerEntry, answer) for answer in session.answers()]
            run_id = session.run.id if session.run else None
            return records.save_run(db, checked_entry, answers, run_id=run_id)

        save(self, self.context.lane, job, self._saved, self._failed)

    def _saved(self, result: "tuple[UUID, Rows]") -> None:
        self.context.drafts.drop(self.session.draft)
        self.dismiss(result)

    def _failed(self, error: Exception) -> None:
        self._saving = False
        self._say(".trouble", str(error))
