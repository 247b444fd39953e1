"""The questions one can write from: the day's first, favourites starred, own ones beside them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from bounceback_tui.content.loader import ContentError
from bounceback_tui.content.questions import Prompt, prompts
from bounceback_tui.journey.now import today
from bounceback_tui.stages.reflect import rules
from bounceback_tui.stages.reflect.forms import PromptForm
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.lists import List
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.saving import load, save
from bounceback_tui.ui.text import show
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.snapshot import Rows

OWN = "of your own"


def every(own: Sequence[Prompt]) -> list[Prompt]:
    """Return all questions there are, own ones last; only those when the file of questions is broken."""
    try:
        return [*(prompt for group in prompts() for prompt in group.prompts), *own]
    except ContentError:
        return list(own)


class PromptList(Dialog["Prompt | None"]):
    """The result is the question that was chosen.

    Args:
        context: the run's context.
        chosen: the key of the question to begin at; the day's without one.
    """

    heading = "One question"
    DEFAULT_CSS = """
    PromptList {
        .box { height: 90%; }
        List { height: 1fr; background: $surface; margin-bottom: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "star", "favourite", id="prompt.star"),
        Binding("n", "new", "one of your own", id="prompt.new"),
        Binding("e", "edit", "change", id="prompt.edit"),
        Binding("d", "delete", "delete", id="prompt.delete"),
        Binding("u", "undo", "undo", id="prompt.undo", show=False),
        Binding("q", "leave", "close", show=False),
    ]

    def __init__(self, context: Context, chosen: str = "") -> None:
        super().__init__()
        self.context = context
        self.wanted = chosen
        self.prompts: dict[str, Prompt] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="box") as box:
            box.border_title = self.heading
            yield Static("", classes="hint", markup=False)
            yield List()
            yield KeyLine()

    def on_mount(self) -> None:
        """Read favourites and own questions."""
        try:
            prompts()
        except ContentError as error:
            self.query_one(".hint", Static).update(Content(str(error)))
        self.reload()

    def reload(self) -> None:
        """Read again, keeping the cursor on its question."""

        def job(db: "Database") -> tuple[list[Prompt], frozenset[str]]:
            from bounceback_tui.stages.reflect import prompt_records

            with db.reading() as session:
                return prompt_records.own_prompts(session), prompt_records.favourites(session)

        load(self, self.context.lane, job, lambda found: self.show(*found))

    def show(self, own: Sequence[Prompt], favourites: frozenset[str]) -> None:
        """Put the questions on screen: the day's first, then group by group."""
        ordered = rules.ordered(every(own), frozenset(), today(self.context))
        self.prompts = {prompt.key: prompt for prompt in ordered}
        listed = self.query_one(List)
        chosen = listed.chosen or self.wanted
        listed.clear_options()
        starred = [prompt for prompt in ordered[1:] if prompt.key in favourites]
        self._group(listed, "for today", ordered[:1], favourites)
        self._group(listed, "favourites", starred, favourites)
        for title, those in self._groups(ordered[1:], favourites):
            self._group(listed, title, those, favourites)
        if chosen in self.prompts:
            listed.choose(chosen)
        else:
            listed.action_first()
        listed.focus()

    def _groups(self, rest: Sequence[Prompt], favourites: frozenset[str]) -> list[tuple[str, list[Prompt]]]:
        plain = [prompt for prompt in rest if prompt.key not in favourites]
        try:
            titles = {group.id: group.title for group in prompts()}
        except ContentError:
            titles = {}
        titles |= {prompt.group: OWN for prompt in plain if prompt.group not in titles}
        return [(title, [prompt for prompt in plain if prompt.group == key]) for key, title in titles.items()]

    @staticmethod
    def _group(listed: List, title: str, those: Sequence[Prompt], favourites: frozenset[str]) -> None:
        if not those:
            return
        listed.add_option(Option(Content.styled(title, f"bold {MUTED}"), disabled=True))
        for prompt in those:
            mark = "★ " if prompt.key in favourites else "  "
            own = (f"  {OWN}", MUTED) if prompt.own else ("", "")
            listed.add_option(Option(Content.assemble((mark, "$secondary"), show(prompt.text), own), id=prompt.key))

    @property
    def prompt(self) -> Prompt | None:
        """The question under the cursor."""
        return self.prompts.get(self.query_one(List).chosen or "")

    def on_option_list_option_selected(self, event: List.OptionSelected) -> None:
        """Write from it."""
        event.stop()
        self.dismiss(self.prompt)

    def _write(self, sentence: str, job: "Callable[[Database], Rows]") -> None:
        def done(rows: "Rows") -> None:
            self._tell(sentence, rows)

        save(self, self.context.lane, job, done, lambda error: self.app.post_message(Told(str(error), trouble=True)))

    def _tell(self, sentence: str, rows: "Rows") -> None:
        def undo(db: "Database") -> None:
            from bounceback_tui.store.snapshot import restore

            restore(db, rows)

        self.app.post_message(Told(sentence, undo=undo))
        self.reload()

    async def action_undo(self) -> None:
        """Take the last thing back, and show the list as it then is."""
        await self.app.run_action("undo")
        self.reload()

    def action_star(self) -> None:
        """Make the question a favourite, or no longer."""
        prompt = self.prompt
        if prompt is None:
            return

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.reflect import prompt_records

            return prompt_records.star(db, prompt.key)

        self._write("Noted.", job)

    def action_new(self) -> None:
        """Write a question of one's own."""
        self._form(None, "Your question is on the list.")

    def action_edit(self) -> None:
        """Change an own question."""
        if (prompt := self._own()) is not None:
            self._form(prompt, "Changed; what you wrote from it keeps the old words.")

    def _form(self, prompt: Prompt | None, sentence: str) -> None:
        def done(rows: "Rows | None") -> None:
            if rows is not None:
                self._tell(sentence, rows)

        self.app.push_screen(PromptForm(self.context, prompt), done)

    def _own(self) -> Prompt | None:
        prompt = self.prompt
        if prompt is not None and not prompt.own:
            self.app.post_message(Told("Only questions of your own can be changed or deleted."))
            return None
        return prompt

    def action_delete(self) -> None:
        """Delete an own question."""
        if (prompt := self._own()) is None:
            return

        def job(db: "Database") -> "Rows":
            from bounceback_tui.stages.reflect import prompt_records

            return prompt_records.remove_prompt(db, UUID(prompt.key))

        self._write("Deleted; what you wrote from it stays.", job)
