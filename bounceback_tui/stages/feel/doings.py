"""What else there is to do in the first stage: forms, the pacer, evidence, and the way back from each."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from textual.content import Content

from bounceback_tui.journey.days import Stamp, day_words, stamp
from bounceback_tui.journey.now import today
from bounceback_tui.stages.feel import rules
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.room import Room
from bounceback_tui.ui.text import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bounceback_tui.stages.feel.forms import EntryForm
    from bounceback_tui.stages.feel.own_records import Own
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows


CARDS = ("naming-the-feeling", "self-compassion", "one-doable-thing", "breathing", "capsule")
"""The evidence cards of this stage."""


TABLES = {
    "check_in": rules.Kind.CHECK_IN,
    "small_act": rules.Kind.ACT,
    "self_compassion": rules.Kind.STING,
    "capsule": rules.Kind.CAPSULE,
}
"""The kind of entry that a table holds."""
OWN = {"own_word": "A word of your own", "own_activity": "An activity of your own"}
"""What a row of a table of names is called."""


class Doings(Room[Any]):
    """The part of the room that opens dialogs. ``do_…`` are run on arrival from Today."""

    when: datetime | None

    def stamp_of(self, when: datetime) -> Stamp:
        """Return the stamp of a backdated moment."""
        return stamp(when, self.context.preferences.day_starts)

    def with_item(self, kind: rules.Kind, key: str, then: Callable[[rules.Item], Any]) -> None:
        """Find an entry by its key as hexadecimal text, and go on with it if it is still there."""

        def job(db: "Database") -> rules.Item | None:
            from bounceback_tui.stages.feel import records

            return records.find(db, kind, UUID(key))

        def found(item: rules.Item | None) -> None:
            if item is None:
                self.post_message(Told("That entry is deleted.", trouble=True))
            else:
                then(item)

        self.read(job, found)

    def show_own(self, table: str, key: str) -> None:
        """Show a word or an activity of one's own, and on how many days it was chosen."""

        def job(db: "Database") -> "Own | None":
            from bounceback_tui.stages.feel import own_records

            return own_records.own_word(db, key) if table == "own_word" else own_records.own_activity(db, key)

        def then(own: "Own") -> None:
            here = today(self.context)
            on = f"Chosen on {own.days} day{'' if own.days == 1 else 's'}"
            told = f"{on}, the latest {day_words(own.latest, here)}." if own.latest else "Not chosen yet."
            self.show_thing(OWN[table], Content(f"{show(own.name)}\n\n{told}"))

        self.read_found(job, then, "That is off the list; what it was chosen for keeps it.")

    # Forms

    def open_form(self, item: rules.Item) -> None:
        """Open the form of an entry that is there."""
        self._push(self._form(item.kind)(self.context, item=item), item.kind)

    def _form(self, kind: rules.Kind) -> "type[EntryForm]":
        from bounceback_tui.stages.feel import forms

        return {
            rules.Kind.STING: forms.StingForm,
            rules.Kind.ACT: forms.ActForm,
            rules.Kind.CAPSULE: forms.CapsuleForm,
        }[kind]

    def _push(self, form: "EntryForm", kind: rules.Kind) -> None:
        def done(result: "tuple[Any, Rows] | None") -> None:
            if result is None:
                return
            _, before = result
            self.tell_undoable("Changed." if form.item is not None else "Saved.", before)

        self.bring_up(form, done)

    def action_sting(self) -> None:
        """Write when it stings."""
        self._push(self._form(rules.Kind.STING)(self.context), rules.Kind.STING)

    def action_act(self) -> None:
        """Choose one doable thing."""
        from bounceback_tui.stages.feel.suggestions import SuggestionDialog

        def chosen(text: str | None) -> None:
            if text is not None:
                start = {"text": text} if text else {}
                self._push(self._form(rules.Kind.ACT)(self.context, start=start), rules.Kind.ACT)

        if self.context.drafts.get("act") is not None:
            chosen("")
        else:
            self.app.push_screen(SuggestionDialog(), chosen)

    def action_capsule(self) -> None:
        """Write a letter to a worse day."""
        self._push(self._form(rules.Kind.CAPSULE)(self.context), rules.Kind.CAPSULE)

    def action_breathe(self) -> None:
        """Breathe along; nothing of it is stored."""
        from bounceback_tui.stages.feel.pacer import Pacer

        self.app.push_screen(Pacer())

    def action_backdate(self) -> None:
        """Say when the check-in was."""
        from bounceback_tui.stages.feel.forms import BackdateForm

        def done(when: datetime | None) -> None:
            if when is not None:
                self.when = when
                self.backdated()

        self.app.push_screen(BackdateForm(self.context), done)

    def backdated(self) -> None:
        """Called when the check-in got another moment."""

    def action_activities(self) -> None:
        """Say what the day was made of: today, or the day the check-in is backdated to."""
        from bounceback_tui.stages.feel.activities import ActivitiesDialog

        here = today(self.context)
        day = self.stamp_of(self.when).day if self.when else here

        def done(result: "tuple[Sequence[str], Sequence[str]] | None") -> None:
            if result is None:
                return
            _, before = result

            def undo(db: "Database") -> None:
                from bounceback_tui.stages.feel import activity_records

                activity_records.set_activities(db, day, before)

            self.post_message(Told("Saved what the day was made of.", undo=undo))

        heading = f"What {day_words(day, here)} was made of"
        self.app.push_screen(ActivitiesDialog(self.context, day, heading), done)

    def action_evidence(self) -> None:
        """Show what is known about the exercises of this room."""
        from bounceback_tui.ui.evidence import evidence_page

        self.app.push_screen(evidence_page(CARDS))

    # On arrival from Today

    async def do_sting(self, _: str) -> None:
        """Write when it stings."""
        self.action_sting()

    async def do_act(self, _: str) -> None:
        """Choose one doable thing."""
        self.action_act()

    async def do_capsule(self, _: str) -> None:
        """Write a letter to a worse day."""
        self.action_capsule()

    async def do_act_result(self, key: str) -> None:
        """Say how a small act turned out."""
        self.with_item(rules.Kind.ACT, key, self.ask_outcome)

    def ask_outcome(self, item: rules.Item) -> None:
        """Ask how a small act turned out."""
        from bounceback_tui.stages.feel.outcome import OutcomeDialog

        def done(result: "tuple[str, Rows] | None") -> None:
            if result is not None:
                self.tell_undoable(*result)

        self.bring_up(OutcomeDialog(self.context, item), done)

    async def do_draft(self, key: str) -> None:
        """Go on with an unfinished text."""
        name, _, item = key.partition("-")
        kinds = {"sting": rules.Kind.STING, "act": rules.Kind.ACT, "capsule": rules.Kind.CAPSULE}
        if name not in kinds:
            return  # a check-in: the room itself brought it back
        if item:
            self.with_item(kinds[name], item, self.open_form)
        else:
            self._push(self._form(kinds[name])(self.context), kinds[name])
