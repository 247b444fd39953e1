"""The pages of an exercise: what stands on each, and how what they hold goes into the session."""

from textual.widget import Widget
from textual.widgets import Label

from bounceback_tui.stages.feel.rules import PLEASANTNESS
from bounceback_tui.stages.reflect.fields import values_of, widget_of
from bounceback_tui.stages.reflect.reason_table import ReasonTable
from bounceback_tui.stages.reflect.session import END, START, Session
from bounceback_tui.ui.choice import Choice
from bounceback_tui.ui.context import Context
from bounceback_tui.ui.editor import Editor

FEELINGS = tuple((str(value), words) for value, words in enumerate(PLEASANTNESS, 1))
KEEP = (("keep", "keep it"), ("burn", "burn it: it never touches the disk, and is gone at the end"))
ENDING = (("keep", "keep it"), ("burn", "let it go: the words are deleted, the session stays counted"))


LINES = {"text": 3, "line": 3, "percent": 3, "ticks": 11, "reasons": 13}
"""Lines a field takes with its label; a text takes its own height besides."""
AROUND = 15
"""Lines of an exercise's box around its fields: frame, heading, what is asked, what is pinned, keys."""


def lines(session: Session) -> int:
    """Return how many lines the open page would take; more than any terminal has for a field that fills it."""
    fields = session.step.fields if session.step is not None else ()
    if any(field.kind == "text" and not field.height for field in fields):
        return 1_000
    return AROUND + sum(LINES[field.kind] + (field.height if field.kind == "text" else 0) for field in fields)


def heading(session: Session) -> str:
    """Return the heading of the open page."""
    if session.step is not None:
        return session.step.heading
    return "Before you begin" if session.page == START else "And now"


def asked(session: Session, name: str) -> str:
    """Return what the open page asks; ``name`` is the person's own, or empty."""
    if session.step is not None:
        return session.asked(name)
    if session.page == END:
        return "How do you feel, now that it is written?"
    if not session.exercise.bounded:
        return "How do you feel right now?"
    return (
        f"{session.exercise.minutes} minutes, without stopping. The time stands above the text and cuts nothing off. "
        "How do you feel right now, and what shall become of the page?"
    )


def widgets(context: Context, session: Session, own: tuple[str, ...]) -> list[Widget]:
    """Make the widgets of the open page.

    Args:
        context: the run's context.
        session: what is run.
        own: own words to offer where words are chosen.
    """
    bounded = session.exercise.bounded
    if session.page == START:
        keep = [_choice("keep", KEEP, "burn" if session.burn else "keep", optional=False)] if bounded else []
        return [_choice("before", FEELINGS, session.before), *keep]
    if session.page == END:
        can_end = bounded and not session.burn
        end = [_choice("end", ENDING, "burn" if session.let_go else "keep", optional=False)] if can_end else []
        return [_choice("after", FEELINGS, session.after), *end]
    return _fields(context, session, own)


def _fields(context: Context, session: Session, own: tuple[str, ...]) -> list[Widget]:
    found: list[Widget] = []
    for field in session.step.fields if session.step else ():
        if field.kind == "reasons":
            if session.no is not None:
                found.append(ReasonTable(context, session.no, id=f"field-{field.name}"))
            continue
        found.append(Label(field.label, classes="above", markup=False))
        widget = widget_of(field, session.values.get(field.name), own)
        if isinstance(widget, Editor):
            widget.private = session.burn
        found.append(widget)
    return found


def _choice(name: str, options: tuple[tuple[str, str], ...], value: object, *, optional: bool = True) -> Choice:
    return Choice(options, value=None if value is None else str(value), optional=optional, id=f"field-{name}")


def take(page: Widget, session: Session) -> None:
    """Take what a page holds over into the session."""
    for choice in page.query(Choice):
        value = choice.value
        if choice.id == "field-before":
            session.before = int(value) if value else None
        elif choice.id == "field-after":
            session.after = int(value) if value else None
        elif choice.id == "field-keep":
            session.burn = value == "burn"
        elif choice.id == "field-end":
            session.let_go = value == "burn"
    if session.step is not None:
        session.values.update(values_of(page, session.step.fields))
