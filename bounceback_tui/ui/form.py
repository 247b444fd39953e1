"""The one form of the program: fields from a description, a draft from the first key, saved on the lane."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label, Static, TextArea

from bounceback_tui.ui.choice import Choice
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.dialogs import Dialog
from bounceback_tui.ui.editor import Editor
from bounceback_tui.ui.frame import KeyLine
from bounceback_tui.ui.gauge import Gauge
from bounceback_tui.ui.messages import Told
from bounceback_tui.ui.saving import load, save

if TYPE_CHECKING:
    from bounceback_tui.store.database import Database
    from bounceback_tui.store.names import Name

Values = dict[str, Any]

LEAST = 3
"""Lines of a text's box: two are its border."""
ROOMY = 28
"""Lines of a terminal from which texts get one more line."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    ``kind`` is ``line`` (one line), ``text`` (several), ``percent`` (0 to 100, or nothing), ``ten`` (0 to 10, or
    nothing) or ``choice``; ``options`` are the (value, words) pairs of a choice; ``height`` is that of a text, in
    lines; ``person`` whether it is somebody's name, which is completed from the names that are known.
    """

    name: str
    label: str
    kind: Literal["line", "text", "choice", "percent", "ten"] = "line"
    placeholder: str = ""
    options: Sequence[tuple[str, str]] = ()
    optional: bool = True
    height: int = 5
    person: bool = False


class Form(Dialog[Any]):
    """A form over the room.

    A subclass gives ``heading``, ``intro`` and ``fields``, and says in ``write`` how what was typed is stored.
    Every field is a draft under ``draft`` from its first key; leaving keeps it, saving drops it.

    Args:
        context: the run's context.
        draft: the draft's key, unique to what is being written (a form's name, and a record's id for an edit).
        values: what the fields hold at the start, by name.
    """

    DEFAULT_CSS = """
    Form {
        .row { height: auto; }
        .label { width: 15; color: $foreground 65%; }
        .above { width: 1fr; color: $foreground 65%; }
        Input { border: none; border-left: blank; height: 1; padding: 0 1; background: $panel; margin-bottom: 1; }
        Input:focus { border: none; border-left: thick $primary; }
        Editor, Editor:focus { background: $surface; }
        Editor .text-area--cursor-line { background: $surface; }
        Choice, Gauge { margin-bottom: 1; }
        .hint { margin-bottom: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", id="form.save", priority=True),
        Binding("escape", "leave", "leave, keep draft", id="form.leave"),
        Binding("ctrl+t", "throw_away", "throw away", id="form.throw-away"),
    ]

    intro: ClassVar[str] = ""
    fields: ClassVar[Sequence[Field]] = ()

    def __init__(self, context: Context, *, draft: str, values: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self.context = context
        self.draft = draft
        self.first: Values = {field.name: "" for field in self.fields} | dict(values or {})
        self.start: Values = self.first | dict(context.drafts.get(draft) or {})
        self._saving = False

    def begin_at(self, field: str) -> None:
        """Give a field the focus at first, by its name: what stands before it is known already."""
        self.AUTO_FOCUS = f"#field-{field}"  # type: ignore[misc]

    def introduction(self) -> str:
        """Return what stands above the fields, safe to display."""
        return self.intro

    def write(self, db: "Database", values: Values) -> Any:
        """Store what was typed; runs on the lane.

        Args:
            db: the open database.
            values: what the fields hold, by name.

        Returns:
            What the form's caller gets.

        Raises:
            InvalidEntry: a field does not fit; the sentence is shown in the form.
            StoreError: the write failed; the sentence is shown and the draft stays.
        """
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        with VerticalScroll(classes="box", can_focus=False) as box:
            box.border_title = Content(self.heading)
            if intro := self.introduction():
                yield Static(intro, classes="hint", markup=False)
            for field in self.fields:
                yield from self._compose_field(field)
            yield Static("", classes="trouble", markup=False)
            yield KeyLine()

    def _compose_field(self, field: Field) -> ComposeResult:
        value = self.start[field.name]
        if field.kind == "text":
            yield Label(field.label, classes="above", markup=False)
            editor = Editor(str(value), placeholder=field.placeholder, id=f"field-{field.name}")
            editor.styles.height = max(LEAST, field.height) + (1 if self.app.size.height >= ROOMY else 0)
            yield editor
            return
        with Horizontal(classes="row"):
            yield Label(field.label, classes="label", markup=False)
            if field.kind in ("percent", "ten"):
                number = value if isinstance(value, int) else None
                yield Gauge(number, most=10 if field.kind == "ten" else 100, id=f"field-{field.name}")
            elif field.kind == "choice":
                yield Choice(field.options, value=value or None, optional=field.optional, id=f"field-{field.name}")
            else:
                yield Input(
                    str(value), placeholder=field.placeholder, id=f"field-{field.name}", select_on_focus=False
                )

    def on_mount(self) -> None:
        """Say so when a draft came back."""
        if self.start != self.first:
            self.post_message(Told("Your draft is back, as you left it."))
        if any(field.person for field in self.fields):
            load(self, self.context.lane, self._completing, lambda found: self.know(*found))

    def _completing(self, db: "Database") -> "tuple[Sequence[Name], Mapping[str, Sequence[str]]]":
        return self.context.known.names(db), self.completions(db)

    def completions(self, db: "Database") -> Mapping[str, Sequence[str]]:
        """Return what completes further fields of a form that has a person in it, by field; runs on the lane."""
        return {}

    def know(self, names: "Sequence[Name]", others: Mapping[str, Sequence[str]]) -> None:
        """Complete names from now on, and what else there is."""
        people = {field.name: [one.name for one in names] for field in self.fields if field.person}
        for name, texts in (people | dict(others)).items():
            shown = [text for text in texts if text.isprintable()]
            self.query_one(f"#field-{name}", Input).suggester = SuggestFromList(shown, case_sensitive=False)

    def values(self) -> Values:
        """Return what the fields hold."""
        found: Values = {}
        for field in self.fields:
            widget = self.query_one(f"#field-{field.name}", Widget)
            if isinstance(widget, TextArea):
                found[field.name] = widget.text
            elif isinstance(widget, Gauge):
                found[field.name] = "" if widget.value is None else widget.value
            elif isinstance(widget, Choice | Input):
                found[field.name] = widget.value or ""
        return self.first | found

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(Choice.Changed)
    @on(Gauge.Changed)
    def keep_draft(self) -> None:
        """Keep what is typed; on disk within a second."""
        if not self._saving and self.is_mounted:
            self.keep()

    def keep(self) -> bool:
        """Keep the draft if anything differs from the start; say whether it does."""
        values = self.values()
        if values != self.first:
            self.context.drafts.note(self.draft, values)
            return True
        self.context.drafts.drop(self.draft)
        return False

    @on(Input.Submitted)
    def next_field(self) -> None:
        """Enter in a line goes on to the next field; where there is none it saves."""
        if len(self.focus_chain) > 1:
            self.focus_next()
        else:
            self.action_save()

    def action_leave(self) -> None:
        """Close, and keep what was typed; while it is being saved, that closes the form."""
        if self._saving:
            return
        if self.keep():
            self.app.post_message(Told("Kept as a draft: it is here when you come back."))
        else:
            self.context.drafts.drop(self.draft)  # a save that was refused had noted it
        self.dismiss(None)

    def action_throw_away(self) -> None:
        """Close, and throw the draft away; undo brings it back."""
        if self._saving:
            return
        values, drafts, draft = self.values(), self.context.drafts, self.draft
        self._saving = True
        drafts.drop(draft)
        if values != self.first:
            self.app.post_message(Told("Thrown away.", undo=lambda _: drafts.note(draft, values)))
        self.dismiss(None)

    def action_save(self) -> None:
        """Hand what was typed to the lane, and close once it is durable."""
        if self._saving:
            return
        self._saving = True
        values = self.values()
        self.context.drafts.note(self.draft, values)
        save(self, self.context.lane, lambda db: self.write(db, values), self._saved, self._failed)

    def _saved(self, result: Any) -> None:
        self.context.drafts.drop(self.draft)
        self.dismiss(result)

    def _failed(self, error: Exception) -> None:
        self._saving = False
        self.query_one(".trouble", Static).update(Content(str(error)))
        box = self.query_one(".box", VerticalScroll)
        self.call_after_refresh(box.scroll_end, animate=False)  # below all fields, however many lines it takes


class Question(Form):
    """A form whose answer is not worth a draft: leaving it just closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "close", id="form.close")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing that could be thrown away."""
        return action != "throw_away" and super().check_action(action, parameters)

    def keep(self) -> bool:
        """Keep nothing."""
        return False
