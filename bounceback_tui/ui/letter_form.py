"""The two forms every letter goes through: how it is composed, and the letter in its editor; they know no stage."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from bounceback_tui.content.letters import Language, languages
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.editor import Editor
from bounceback_tui.ui.form import Field, Form, Values
from bounceback_tui.ui.mail import missing_in
from bounceback_tui.ui.messages import PreferenceChanged
from bounceback_tui.ui.pick import Pick
from bounceback_tui.ui.saving import load
from bounceback_tui.ui.text import one_line, show

if TYPE_CHECKING:
    pass

LONGEST_SIGNATURE = 80
EMPTY = "The letter is empty: write a line, or leave with escape."


def language_of(context: Context, code: str) -> Language:
    """Return a language by its code.

    Raises:
        InvalidEntry: there is none of that code, or its file is wrong; in one sentence.
    """
    there = languages(context.paths.database.parent)
    if code not in there.found:
        raise InvalidEntry(" ".join(there.troubles) or f"There are no letters in that language ({code}).")
    return there.found[code]


class ComposingForm(Form):
    """How a letter is to be; a subclass has the fields ``language`` and ``name``, and composes it in ``write``."""

    def __init__(self, context: Context, *, draft: str, values: Values) -> None:
        self.there = languages(context.paths.database.parent)
        start = {"language": "en", "name": context.preferences.signature or context.preferences.name}
        super().__init__(context, draft=draft, values=start | values)

    def _compose_field(self, field: Field) -> ComposeResult:
        if field.name == "language":
            titles = tuple((code, language.title) for code, language in self.there.found.items())
            field = replace(field, options=titles)
        yield from super()._compose_field(field)

    def on_mount(self) -> None:
        """Say which language cannot be used."""
        super().on_mount()
        self.query_one(".trouble", Static).update(Content("\n".join(show(one) for one in self.there.troubles)))

    @staticmethod
    def signed(values: Values) -> str:
        """Return how the letter is signed.

        Raises:
            InvalidEntry: it is too long.
        """
        name = " ".join(values["name"].split())
        if len(name) > LONGEST_SIGNATURE:
            raise InvalidEntry(f"Signed has to have at most {LONGEST_SIGNATURE} characters.")
        return name

    def _saved(self, result: Any) -> None:
        name = self.signed(self.values())
        if name != self.first["name"]:
            self.app.post_message(PreferenceChanged(signature=name))
        super()._saved(result)


class EditingForm(Form):
    """A letter in its editor, with what is still missing named under it; the field ``letter`` is the letter."""

    DEFAULT_CSS = """
    EditingForm .missing { color: $accent; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "put_in", "put in what you can show", id="letter.put-in", priority=True)
    ]
    heading = "The letter"
    beside: ClassVar[int] = 16
    """Lines of the screen that are not the letter's."""

    def _compose_field(self, field: Field) -> ComposeResult:
        for widget in super()._compose_field(field):
            if isinstance(widget, Editor) and field.name == "letter":
                widget.styles.height = max(8, self.app.size.height - self.beside)
            yield widget
        if field.name == "letter":
            yield Static("", classes="missing", markup=False)

    def on_mount(self) -> None:
        """Name what is missing from the start."""
        super().on_mount()
        self.name_missing()

    def marked(self, values: Values) -> Sequence[str]:
        """Return what is still marked."""
        return missing_in(values.get("subject", ""), values["letter"])

    @on(TextArea.Changed)
    @on(Input.Changed)
    def name_missing(self) -> None:
        """Name what is still marked."""
        marked = self.marked(self.values())
        told = f"Still missing, marked ⟦ ⟧: {', '.join(show(one) for one in marked)}" if marked else ""
        self.query_one(".missing", Static).update(told)

    @staticmethod
    def required(values: Values) -> str:
        """Return the letter.

        Raises:
            InvalidEntry: it is empty.
        """
        if not values["letter"].strip():
            raise InvalidEntry(EMPTY)
        return str(values["letter"])

    def action_put_in(self) -> None:
        """Choose something one can show, and put it where the cursor is."""

        def then(shown: Sequence[str]) -> None:
            if not shown:
                self.query_one(".trouble", Static).update(
                    "There is nothing to show yet: v on a card in Grow (5) adds it."
                )
                return
            choices = [(str(place), Content(one_line(text, 90))) for place, text in enumerate(shown)]
            hint = "It goes into the letter, where the cursor is."
            self.app.push_screen(Pick("What you can show", hint, choices), lambda key: self._put_in(shown, key))

        load(self, self.context.lane, self.context.known.shown, then)

    def _put_in(self, shown: Sequence[str], key: str | None) -> None:
        if key is not None:
            editor = self.query_one("#field-letter", Editor)
            editor.insert(shown[int(key)])
            editor.focus()
