"""What the app brings up from anywhere: the form for a no and what follows it, open drafts, the low-run card."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from bounceback_tui.care import rules as care
from bounceback_tui.journey.now import today
from bounceback_tui.rooms import DRAFTS
from bounceback_tui.store.glance import Glance
from bounceback_tui.today.screen import TodayRoom
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.curtain import Curtain
from bounceback_tui.ui.messages import BringUp, GoTo, OpenWritten, Told
from bounceback_tui.ui.room import Room
from bounceback_tui.ui.saving import save
from bounceback_tui.ui.steady import SteadyApp

if TYPE_CHECKING:
    from bounceback_tui.journey.records import No
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

LOW_RUN = "low-run"


class Offering(SteadyApp):
    """The app's own dialogs; the frame is in ``app``."""

    context: Context
    glance: Glance

    def __init__(self) -> None:
        super().__init__()
        self.sought: list[str] = [""]
        """What was searched for last."""
        self.held: list[tuple[Screen[Any], Callable[[Any], None] | None]] = []

    @property
    def room(self) -> Room[Any]:
        """The room on screen."""
        raise NotImplementedError

    def _today_room(self) -> TodayRoom:
        return self.screen_stack[0].query_one(TodayRoom)

    # Dialogs that come by themselves

    def bring_up(self, screen: Screen[Any], then: Callable[[Any], None] | None = None) -> None:
        """Push a dialog, or hold it back until the curtain is lifted."""
        if isinstance(self.screen, Curtain):
            self.held.append((screen, then))
        else:
            self.push_screen(screen, then)

    def on_bring_up(self, message: BringUp) -> None:
        """Show what a room asks for."""
        self.bring_up(message.screen, message.then)

    def bring_up_held(self) -> None:
        """Push what was held back behind the curtain."""
        held, self.held = self.held, []
        for screen, then in held:
            self.push_screen(screen, then)

    # Drafts

    def draft_names(self) -> Mapping[str, str]:
        """Return what each unfinished text is called, by the draft's key."""
        names = {}
        for key in self.context.drafts.begun():
            if (kind := self._kind_of(key)) is not None:
                names[key] = DRAFTS[kind][1]
        return names

    @staticmethod
    def _kind_of(draft: str) -> str | None:
        fitting = [kind for kind in DRAFTS if draft == kind or draft.startswith(f"{kind}-")]
        return max(fitting, key=len, default=None)

    async def take_up_draft(self, key: str) -> None:
        """Open the form that an unfinished text belongs to."""
        kind = self._kind_of(key)
        if kind == "no":
            self.open_no_form(key)
        elif kind is not None:
            self.post_message(GoTo(DRAFTS[kind][0], "draft", key))

    # A no

    def action_log_no(self) -> None:
        """Log a no, from anywhere."""
        self.open_no_form("no")

    def open_no_form(self, draft: str) -> None:
        """Open the form for a new no, or for the one a draft is about."""
        from bounceback_tui.journey.screen import NoForm

        if any(isinstance(screen, NoForm) for screen in self.screen_stack):
            return
        if draft == "no":
            self.push_screen(NoForm(self.context), self._after_a_no)
            return

        def job(db: "Database") -> "No | None":
            from bounceback_tui.journey import records

            return records.find_no(db, draft.removeprefix("no-"))

        def then(no: "No | None") -> None:
            if no is None:
                self.context.drafts.drop(draft)
                self.post_message(Told("The no it was about is deleted; its draft is gone with it.", trouble=True))
            else:
                self.bring_up(NoForm(self.context, no=no), self._after_an_edit)

        save(self.room, self.context.lane, job, then, self._told_trouble)

    def _told_trouble(self, error: Exception) -> None:
        self.post_message(Told(str(error), trouble=True))

    def _after_an_edit(self, rows: "Rows | None") -> None:
        if rows is None:
            self.post_message(Told("The draft is kept."))
            return

        def undo(db: "Database") -> None:
            from bounceback_tui.store.snapshot import restore

            restore(db, rows)

        self.post_message(Told("Changed.", undo=undo))

    def _after_a_no(self, no: "No | None") -> None:
        """Say that it is kept; on its day, move on what was due, and offer a letter from a better one."""
        if no is None:
            self._today_room().drafts = self.draft_names()
            self._today_room().reload(always=True)
            return
        here = today(self.context)
        if no.day != here:
            self._tell_no(no, 0, None)
            return

        def job(db: "Database") -> "tuple[int, Rows]":
            from bounceback_tui.today import records

            return records.move_due(db, here)

        def then(moved: "tuple[int, Rows]") -> None:
            self._tell_no(no, *moved)
            self._offer_capsule()

        save(self.room, self.context.lane, job, then, self._told_trouble)

    def _tell_no(self, no: "No", count: int, rows: "Rows | None") -> None:
        def undo_no(db: "Database") -> None:
            from bounceback_tui.journey import records

            records.delete_no(db, no.id)

        self.post_message(Told("Written down. It says what happened, not who you are.", undo=undo_no))
        if count and rows is not None:

            def undo_move(db: "Database") -> None:
                from bounceback_tui.store.snapshot import restore

                restore(db, rows)

            things = "One thing that was due has" if count == 1 else f"{count} things that were due have"
            self.post_message(Told(f"{things} moved to tomorrow.", undo=undo_move))

    def _offer_capsule(self) -> None:
        if self.glance.capsules:
            from bounceback_tui.stages.feel.capsules import CapsuleOffer

            self.bring_up(CapsuleOffer(self.context))

    def action_nos(self, at: str | None = None) -> None:
        """Show every no so far, with the cursor on one of them."""
        from bounceback_tui.journey.screen import NosDialog

        if not any(isinstance(screen, NosDialog) for screen in self.screen_stack):
            self.push_screen(NosDialog(self.context, at=at))

    # What was written

    def action_search(self) -> None:
        """Find words in everything that was written, and open it where it belongs."""
        from bounceback_tui.timeline.finding import SearchDialog

        if any(isinstance(screen, SearchDialog) for screen in self.screen_stack):
            return

        def done(found: tuple[str, str] | None) -> None:
            if found is not None:
                self.post_message(OpenWritten(*found))

        self.push_screen(SearchDialog(self.context, self.sought), done)

    def on_open_written(self, message: OpenWritten) -> None:
        """Go to the room in which something is opened; a part of something is opened with it."""
        from bounceback_tui.timeline.rules import WHOLES

        def job(db: "Database") -> tuple[str, str] | None:
            from bounceback_tui.timeline import records

            return records.target(db, message.table, message.key)

        def then(found: tuple[str, str] | None) -> None:
            if found is None:
                self.post_message(Told("That entry is deleted.", trouble=True))
                return
            table, key = found
            room = WHOLES[table]
            self.post_message(GoTo(room, "", key) if room == "nos" else GoTo(room, "open", f"{table}-{key}"))

        save(self.room, self.context.lane, job, then, self._told_trouble)

    # The low-run card

    def offer_low_run_card(self) -> None:
        """Show the card on Today, or take it away, as the rule of care says."""
        run = care.low_run(self.glance.daily, self.glance.today)
        due = run is not None and care.card_due(
            run,
            self.glance.put_away.get(LOW_RUN),
            self.context.clock(),
            self.context.preferences.low_run_card,
        )
        cards = self._today_room().query("LowRunCard")
        if due and run is not None and not cards:
            from bounceback_tui.care.screen import LowRunCard

            self._today_room().place_card(LowRunCard(run))
        elif cards and not due:
            cards.remove()

    def on_low_run_put_away(self) -> None:
        """Put the low-run card away for a day."""

        def job(db: "Database") -> object:
            from bounceback_tui.journey import records

            return records.put_away(db, LOW_RUN, now=self.context.clock(), today=today(self.context))

        self._today_room().save(job, lambda _: self._today_room().reload())
