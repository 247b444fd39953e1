"""The terminal app: rooms in one frame, keys, palette, themes, undo and a clean way out; no domain logic."""

import asyncio
import gc
import os
import signal
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from bounceback_tui import config
from bounceback_tui.going import Going
from bounceback_tui.journey.now import today
from bounceback_tui.known import KNOWN
from bounceback_tui.rooms import ACROSS, BLURBS, PATH, room_class
from bounceback_tui.store.errors import StoreError
from bounceback_tui.store.glance import Glance
from bounceback_tui.store.lane import Lane
from bounceback_tui.today.rules import working_line
from bounceback_tui.today.screen import TodayRoom
from bounceback_tui.ui import themes
from bounceback_tui.ui.context import Clock, Context, system_clock
from bounceback_tui.ui.curtain import Curtain, lets_through
from bounceback_tui.ui.draftbook import DraftBook
from bounceback_tui.ui.frame import KeyLine, PathStrip, Stop, TitleLine
from bounceback_tui.ui.messages import GoTo, PreferenceChanged, Told
from bounceback_tui.ui.saving import save

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database

Undo = Callable[["Database"], object]

UNDO_STEPS = 50
WARM_AFTER = 0.1
"""Seconds after the first frame until sqlmodel is imported on the lane."""
BACK_UP_AFTER = 4.0
"""Seconds after everything is ready until the day's backup is made."""
FLUSH_EVERY = 1.0
"""Seconds between two writes of drafts."""
LOOK_EVERY = 5.0
"""Seconds between two looks whether another window or the command line wrote something."""

TROUBLE_STAYS = 12
"""Seconds that what went wrong is told; what went well is told for five."""

CHECK_IN = "feel"
"""The room one checks in at."""


class BouncebackApp(Going):
    """The frame, and what works everywhere in it.

    Args:
        context: the run's context.
        glance: what the first screen shows.
        warnings: sentences told once at the start, such as about the preferences file.
    """

    TITLE = "Bounceback"
    CSS_PATH = "ui/base.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(f"{digit},alt+{digit},alt+f{digit}", f"room('{key}')", title, show=False, id=f"room.{key}")
            for key, title, digit in PATH
        ),
        *(
            Binding(
                f"{room.digit},alt+{room.digit}",
                f"room('{room.key}')",
                room.title.lower(),
                show=False,
                id=f"room.{room.key}",
            )
            for room in ACROSS
        ),
        Binding("c", "check_in", "check in", id="check-in"),
        Binding("x", "log_no", "a no", id="no.log"),
        Binding("X", "nos", "the no's so far", id="no.list", show=False),
        Binding("slash,ctrl+f", "search", "search", id="search", key_display="/"),
        Binding("u", "undo", "undo", id="undo", show=False),
        Binding("question_mark,f1", "keys", "all keys", id="keys", show=False, key_display="?"),
        Binding("f2", "help_now", "help now", id="help-now", priority=True),
        Binding("f3", "curtain", "hide the screen", id="curtain", show=False, priority=True),
        Binding("ctrl+q", "quit", "quit", id="quit", show=False, priority=True),
    ]

    def __init__(self, context: Context, glance: Glance, *, warnings: Sequence[str] = ()) -> None:
        super().__init__()
        self.context = context
        context.known = KNOWN
        self.glance = glance
        self.warnings = warnings
        self.undos: list[Undo] = []
        self._troubles: dict[str, float] = {}
        """Until when each of what went wrong is told, by ``monotonic``."""
        for theme in (themes.DARK, themes.LIGHT):
            self.register_theme(theme)
        self._dress(context.preferences.theme)
        self.set_keymap(dict(context.preferences.keys))

    def _dress(self, name: str) -> None:
        """Put on the person's theme; one of ours before any style is read, so that none is read twice."""
        ours = {theme.name: theme for theme in (themes.DARK, themes.LIGHT)}
        if name not in ours and name in self.available_themes:
            self.theme = name
            return
        theme = ours.get(name, themes.DARK)
        self.set_reactive(BouncebackApp.theme, theme.name)
        self.update_classes(
            {f"-theme-{theme.name}": True, "-dark-mode": theme.dark, "-light-mode": not theme.dark}, update=False
        )
        self.stylesheet.set_variables(self.get_css_variables())

    # The frame

    def compose(self) -> ComposeResult:
        """Lay out the frame and the first room."""
        yield TitleLine(id="title-line")
        yield PathStrip(id="path")
        first = "today" if self.glance.ever else CHECK_IN  # the first start goes straight to "How are you right now?"
        with ContentSwitcher(initial=first, id="rooms"):
            yield TodayRoom(self.context, self.glance, self.draft_names())
            if first != "today":
                room = room_class(first)(self.context)
                room.add_class("-first")
                yield room
        yield KeyLine(id="key-line")

    def on_mount(self) -> None:
        """Show the glance, and leave everything dear for after the first frame."""
        self.show_frame()
        self.call_after_refresh(self.set_timer, WARM_AFTER, self._after_first_frame)
        if (home := self.room.home()) is not None:
            home.focus()

    async def _after_first_frame(self) -> None:
        if self.leaving:
            return
        await self.rooms.query_one(TodayRoom).furnish()
        gc.collect()  # what the first screen left behind, half a megabyte in about 5 ms
        self.context.lane.warm()
        self.rooms.query_one(TodayRoom).get_to_know()
        if self.room.key != "today":
            self.room.reload()
        self.run_worker(self._settle(), exit_on_error=False)
        self.set_interval(FLUSH_EVERY, self._flush_drafts)
        self.set_interval(LOOK_EVERY, self._look)
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        for warning in self.warnings:
            self.tell(warning, trouble=True)

    async def _settle(self) -> None:
        """Turn garbage collection on once sqlmodel is there, with all that was loaded out of its sight."""
        await asyncio.to_thread(self.context.lane.drain)
        if self.leaving:
            return
        await asyncio.to_thread(self.fetch_rooms)
        await self.make_ready(CHECK_IN)
        gc.freeze()
        gc.enable()
        self.set_timer(BACK_UP_AFTER, self._begin_back_up)
        if self.context.lane.trouble is not None:
            self.tell(str(self.context.lane.trouble), trouble=True)

    def show_frame(self) -> None:
        """Put date, no, path and marks on screen."""
        here = self.glance.today
        line = self.query_one(TitleLine)
        line.date = f"{here:%A} {here.day} {here:%B}"
        line.working = working_line(self.glance)
        working = self.glance.working if line.working else None
        strip = self.query_one(PathStrip)
        strip.stops = tuple(
            Stop(key, digit, title, None if key == "today" or working is None else key in working.done)
            for key, title, digit in PATH
        )
        strip.here = self.room.key

    # What rooms and dialogs say

    def on_told(self, message: Told) -> None:
        """Show a toast, remember the way back, and bring the room up to date."""
        message.stop()
        if self.leaving:
            return
        self.tell(message.sentence, undo=message.undo, trouble=message.trouble)
        self.refresh_rooms()

    def tell(self, sentence: str, *, undo: Undo | None = None, trouble: bool = False) -> None:
        """Show one sentence as a toast.

        Args:
            sentence: shown as it is; with nothing in it only the way back is remembered.
            undo: how to take it back; ``u`` runs the latest.
            trouble: whether it stays longer.
        """
        if undo is not None:
            self.undos = [*self.undos, undo][-UNDO_STEPS:]
            if not sentence:
                return
            sentence += "  u undoes it."
        now = monotonic()
        if trouble and self._troubles.get(sentence, 0) > now:
            return  # it stands there already: what cannot be read is met by every room
        if trouble:
            self._troubles[sentence] = now + TROUBLE_STAYS
        self.notify(
            sentence,
            severity="warning" if trouble else "information",
            timeout=TROUBLE_STAYS if trouble else 5,
            markup=False,
        )

    def _clear_told(self) -> None:
        self._troubles.clear()
        self.clear_notifications()

    def refresh_rooms(self) -> None:
        """Load the room on screen again if the file changed, and Today's figures with it."""
        today_room = self.rooms.query_one(TodayRoom)
        before, today_room.drafts = today_room.drafts, self.draft_names()
        today_room.reload(always=before != today_room.drafts)
        if self.room is not today_room:
            self.room.reload()

    def on_today_room_figures(self, message: TodayRoom.Figures) -> None:
        """Bring title, path and the cards that come by themselves up to date."""
        if self.leaving:
            return
        self.glance = message.glance
        self.show_frame()
        self.offer_low_run_card()
        self.offer_trial_card()

    async def on_go_to(self, message: GoTo) -> None:
        """Go to a room and do something there, or take up a draft."""
        if message.room == "drafts":
            await self.take_up_draft(message.action)
            return
        if message.room == "nos":
            self.action_nos(message.argument)
            return
        room = await self.go(message.room)
        if message.action and message.action != "home":
            await getattr(room, f"do_{message.action}")(message.argument)

    def on_preference_changed(self, message: PreferenceChanged) -> None:
        """Keep changed preferences, and write the file off the UI thread."""
        self.context.preferences = self.context.preferences._replace(**message.changes)  # type: ignore[arg-type]
        kept, path = self.context.preferences, self.context.paths.preferences

        async def write() -> None:
            try:
                await asyncio.to_thread(config.save, path, kept)
            except config.ConfigError as error:
                self.tell(str(error), trouble=True)

        self.run_worker(write(), group="preferences", exit_on_error=False)
        self.offer_low_run_card()
        self.offer_trial_card()
        if "momentum" in message.changes:
            for room in (self.rooms.query_one(TodayRoom), self.room):
                room.seen = -1  # what is told beside it reloads too, and must not come in its way
                room.reload()

    def _keep_theme(self, name: str) -> None:
        if name != self.context.preferences.theme:
            self.post_message(PreferenceChanged(theme=name))

    # Keys that work everywhere

    async def action_check_in(self) -> None:
        """Go to the grid."""
        await self.go(CHECK_IN)

    def action_undo(self) -> None:
        """Take the last thing back."""
        if not self.undos:
            self.tell("There is nothing to undo.")
            return
        undo = self.undos.pop()

        def failed(error: Exception) -> None:
            self.undos.append(undo)
            self.tell(str(error), trouble=True)

        def then(_: object) -> None:
            self._clear_told()  # what was told before is no longer so
            self.tell("Taken back.")
            self.refresh_rooms()

        save(self.room, self.context.lane, undo, then, failed)

    def action_keys(self) -> None:
        """Show every key that works here."""
        from bounceback_tui.ui.keys_page import KeysPage, active_keys

        self.push_screen(KeysPage(active_keys(self.screen)))

    def action_help_now(self) -> None:
        """Show whom to call; loads no database."""
        from bounceback_tui.care.screen import HelpNow

        if isinstance(self.screen, HelpNow):
            self.screen.action_leave()
        elif not any(isinstance(screen, HelpNow) for screen in self.screen_stack):
            self.push_screen(HelpNow(self.context))

    def action_curtain(self) -> None:
        """Hide everything at once."""
        self._clear_told()
        self.push_screen(Curtain(), lambda _: self.bring_up_held())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let nothing but leaving through the curtain."""
        if self.screen_stack and not lets_through(self.screen, action):
            return False
        return super().check_action(action, parameters)

    def get_key_display(self, binding: Binding) -> str:
        """Write function keys as they stand on the keyboard."""
        told = super().get_key_display(binding)
        return told.upper() if told[:1] == "f" and told[1:].isdigit() else told

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer rooms and everything else by name in the palette."""
        for key, title, digit in (*PATH, *((room.key, room.title, room.digit) for room in ACROSS)):
            yield SystemCommand(f"{digit} {title}", BLURBS[key], lambda key=key: self.action_room(key))
        yield SystemCommand("Search", "Find words in everything you wrote.", self.action_search)
        yield SystemCommand("A no", "Log a rejection.", self.action_log_no)
        yield SystemCommand("The no's so far", "Turn to one, change it, be done with it.", self.action_nos)
        yield SystemCommand("Help now", "Whom to call, and three steps for the next minute.", self.action_help_now)
        yield SystemCommand("All keys", "Every key that works here.", self.action_keys)
        yield SystemCommand("Hide the screen", "F3 brings it back.", self.action_curtain)
        yield SystemCommand("Undo", "Take the last thing back.", self.action_undo)
        yield SystemCommand("Theme", "Light, dark, or one of many others; remembered.", self.action_change_theme)
        yield SystemCommand("Quit", "Everything is saved; drafts are kept.", self.action_quit)

    # Time and the way out

    def on_app_focus(self, event: events.AppFocus) -> None:
        """Someone may have written from the command line, and a day may have begun."""
        self.rooms.query_one(TodayRoom).reload(always=True)
        if self.room.key != "today":
            self.room.reload(always=True)

    def _begin_back_up(self) -> None:
        """Make the day's backup; not awaited here, for every key that comes meanwhile would wait too."""
        if not self.leaving and self.glance.ever and self.context.lane.trouble is None:
            self.run_worker(self._back_up(), exit_on_error=False)

    async def _back_up(self) -> None:
        from bounceback_tui.store import backup

        try:
            await asyncio.to_thread(backup.daily, self.context.paths.database)
        except StoreError as error:
            self.tell(str(error), trouble=True)

    async def _look(self) -> None:
        """Bring what is on screen up to date when another program wrote something."""

        def job(db: "Database") -> bool:
            return db.revision != db.notice()

        if not self.leaving and self.context.lane.opened:
            with suppress(StoreError):  # told by whatever is read next
                if await asyncio.wrap_future(self.context.lane.submit(job)) and not self.leaving:
                    self.refresh_rooms()

    async def _flush_drafts(self) -> None:
        await asyncio.to_thread(self.context.drafts.flush)

    def keep_everything(self) -> None:
        """Write every draft to disk, now."""
        self.context.drafts.flush()


def run(
    paths: config.Paths,
    preferences: config.Preferences,
    *,
    glance: Glance | None = None,
    clock: Clock = system_clock,
    warnings: Sequence[str] = (),
) -> int:
    """Run the app until the person leaves.

    Args:
        paths: where the files are; the database file has been checked, or does not exist yet.
        preferences: the person's.
        glance: the first screen's figures; without them it starts empty and fills when the file is open.
        clock: the present moment, aware and local.
        warnings: sentences to tell at the start.

    Returns:
        The exit code: 0, 1 after a fault, or 128 + the number of the signal that ended it.

    Raises:
        Exception: the fault that ended the app, after every draft was kept and the terminal restored.
    """
    gc.disable()  # until the first screen is ready: a collection there costs as much as the screen
    gc.freeze()  # what was imported stays, and need not be gone through after it
    from bounceback_tui.store.drafts import Drafts

    drafts = DraftBook(Drafts(paths.database.with_name(paths.database.name + ".drafts")))
    lane = Lane(lambda: _open(paths.database))
    context = Context(paths, lane, drafts, preferences, clock)
    try:
        drafts.adopt()
    except StoreError as error:
        warnings = [*warnings, str(error)]
    app = BouncebackApp(context, glance or Glance(today(context)), warnings=warnings)
    try:
        app.run()
    finally:
        drafts.close()
        lane.close()
    if app.return_code == 128 + signal.SIGHUP:
        _forget_the_terminal()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0


def _forget_the_terminal() -> None:
    """Write nowhere from now on: the window is gone, and the interpreter's last flush to it would fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def _open(path: Path) -> "Database":
    from bounceback_tui.store.database import open_database

    return open_database(path)
