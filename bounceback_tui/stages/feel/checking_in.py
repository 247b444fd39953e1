"""The check-in that is being written: its place on the grid, its words, its line, its draft, and saving it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.containers import Vertical

from bounceback_tui.journey.days import clock_time, day_words
from bounceback_tui.journey.now import stamp_now, today
from bounceback_tui.stages.feel import rules
from bounceback_tui.stages.feel.doings import Doings
from bounceback_tui.stages.feel.grid import AffectGrid
from bounceback_tui.stages.feel.words import WordPicker
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.messages import Told

if TYPE_CHECKING:
    from bounceback_tui.content.model import Feeling
    from bounceback_tui.stages.feel.model import CheckIn
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows
    from bounceback_tui.ui.editor import Editor

CENTRE = (3, 3)
DRAFT = "check-in"


class NoteSlot(Vertical, can_focus=True):
    """Where the line is written; takes letters that come before the editor is there."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.typed = ""
        self._editor: Editor | None = None

    def on_key(self, event: events.Key) -> None:
        """Keep a letter for the editor, or hand it on if it was on its way here when the editor took over."""
        if not (event.character and event.is_printable):
            return
        if self._editor is None:
            self.typed += event.character
        else:
            self._editor.insert(event.character)
        event.stop()
        event.prevent_default()

    def give_way(self, editor: "Editor") -> None:
        """Let the editor take over, behind what was typed."""
        self._editor = editor
        editor.move_cursor(editor.document.end)
        if self.screen.focused is self:
            self.screen.set_focus(editor)
        self.can_focus = False


class CheckingIn(Doings):
    """The part of the room that writes a check-in, or changes one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.editing: rules.Item | None = None
        """The check-in that is being changed, or None for a new one."""
        self.when: datetime | None = None
        """When the check-in was, or None for now."""
        self._saving = False
        self._editor: Editor | None = None
        self._note = ""
        self.all_words: list[Feeling] = []

    @property
    def grid(self) -> AffectGrid:
        """The affect grid."""
        return self.query_one(AffectGrid)

    @property
    def words(self) -> WordPicker:
        """The word picker."""
        return self.query_one(WordPicker)

    @property
    def note(self) -> str:
        """The line, if they like."""
        if self._editor is not None:
            return self._editor.text
        return self._note + self.query_one(NoteSlot).typed

    @note.setter
    def note(self, text: str) -> None:
        self._note = text
        self.query_one(NoteSlot).typed = ""
        if self._editor is not None:
            self._editor.text = text

    async def _mount_editor(self) -> None:
        """Put the editor in its place once the room is painted: importing it takes longer than all the rest."""
        from bounceback_tui.ui.editor import Editor

        slot = self.query_one(NoteSlot)
        if slot.is_attached and not self.app._exit:  # one may have left meanwhile
            editor = Editor(id="note")
            await slot.mount(editor)
            editor.load_text(self.note)  # with what was typed while it was being mounted
            self._editor = editor
            slot.give_way(editor)

    # What is on screen

    def _sort_words(self) -> None:
        self.words.offer(rules.nearest(self.all_words, *self.grid.place))

    def _name_the_grid(self) -> None:
        if self.editing is not None:
            time = clock_time(self.editing.at, self.editing.utc_offset)
            title = f"Changing {day_words(self.editing.day, today(self.context))} {time}"
        elif self.when is not None:
            title = f"{day_words(self.when.date(), today(self.context))} {self.when:%H:%M}".capitalize()
        else:
            title = "Right now"
        self.grid.border_title = title
        self.grid.border_subtitle = rules.affect_words(*self.grid.place).removesuffix(" energy")

    def _moved(self) -> None:
        """Follow the grid within the same frame."""
        self._sort_words()
        self._name_the_grid()
        self._keep()

    @on(WordPicker.Chosen)
    def _keep(self) -> None:
        """Keep what is on screen; on disk within a second."""
        if self._saving:
            return
        if self._untouched():
            self.context.drafts.drop(DRAFT)
        else:
            self.context.drafts.note(DRAFT, self._draft())

    def on_text_area_changed(self) -> None:
        """Keep what is typed in the line."""
        self._keep()

    def _untouched(self) -> bool:
        return (
            self.editing is None
            and self.when is None
            and self.grid.place == CENTRE
            and not self.words.chosen
            and not self.note
        )

    # The draft

    def _draft(self) -> dict[str, object]:
        return {
            "place": list(self.grid.place),
            "words": list(self.words.chosen),
            "note": self.note,
            "when": self.when.isoformat() if self.when else "",
            "editing": self.editing.id.hex if self.editing else "",
        }

    def _restore(self, draft: dict[str, Any]) -> None:
        pleasantness, energy = draft["place"]
        self.grid.place = (int(pleasantness), int(energy))
        self.words.chosen = tuple(str(word) for word in draft["words"])
        self.note = str(draft["note"])
        self.when = datetime.fromisoformat(draft["when"]) if draft["when"] else None
        if draft["editing"]:
            self.with_item(rules.Kind.CHECK_IN, str(draft["editing"]), self._go_on_editing)
        self._name_the_grid()

    def _go_on_editing(self, item: rules.Item) -> None:
        self.editing = item
        self._name_the_grid()

    # Saving

    def action_save(self) -> None:
        """Hand the check-in to the lane; it is told once it is durable."""
        if self._saving:
            return
        self._saving = True
        entry = self._moment() | {
            "pleasantness": self.grid.place[0],
            "energy": self.grid.place[1],
            "note": self.note,
        }
        words, editing = self.words.chosen, self.editing

        def job(db: "Database") -> "tuple[CheckIn, Rows]":
            from bounceback_tui.stages.feel import records
            from bounceback_tui.stages.feel.model import CheckInEntry
            from bounceback_tui.store.base import checked

            return records.save_check_in(
                db, checked(CheckInEntry, entry), words, check_in_id=editing.id if editing else None
            )

        self.save(job, self._saved, self._not_saved)

    def _moment(self) -> dict[str, Any]:
        if self.editing is not None and self.when is None:
            item = self.editing
            return {"at": item.at, "day": item.day, "utc_offset": item.utc_offset}
        now = stamp_now(self.context) if self.when is None else self.stamp_of(self.when)
        return {"at": now.at, "day": now.day, "utc_offset": now.utc_offset}

    def _saved(self, saved: "tuple[CheckIn, Rows]") -> None:
        row, before = saved
        edited = self.editing is not None
        self._clear()
        hint = ""
        if not edited and row.pleasantness <= 2:
            hint = " o offers one doable thing, w is for when it stings."
        elif not edited and row.pleasantness >= 4:
            hint = " A good moment for g, a letter to a worse day."

        done = "Changed" if edited else "Saved"
        self.tell_undoable(f"{done} {clock_time(row.at, row.utc_offset)}.{hint}", before)

    def _clear(self) -> None:
        self.editing = None
        self.when = None
        self.words.chosen = ()
        self.words.typed = ""
        self.note = ""
        self.grid.place = CENTRE
        self.context.drafts.drop(DRAFT)
        self._saving = False
        self._name_the_grid()
        self.grid.focus()

    def _not_saved(self, error: Exception) -> None:
        self._saving = False
        self.trouble(error)

    # Another one, and another time

    def edit(self, item: rules.Item) -> None:
        """Change an entry: a check-in on the grid, anything else in its form."""
        if item.kind is not rules.Kind.CHECK_IN:
            self.open_form(item)
            return
        if not self._untouched() and self.editing is None:
            self.post_message(Told("A new check-in is begun here: save it with ctrl+s first.", trouble=True))
            return
        self.editing = item
        self.when = None
        self.grid.place = (item.fields["pleasantness"], item.fields["energy"])
        self.words.chosen = item.words
        self.note = item.fields["note"]
        self._name_the_grid()
        self.grid.focus()

    def backdated(self) -> None:
        """Show the other moment, and keep it."""
        self._name_the_grid()
        self._keep()
        self.grid.focus()

    def action_stop_editing(self) -> None:
        """Leave a check-in as it was, or come back to now."""
        if self.editing is not None or self.when is not None:
            self._clear()
        else:
            self.grid.focus()
