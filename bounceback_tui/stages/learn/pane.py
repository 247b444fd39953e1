"""How a request and its answers are drawn: the lines of the list, and the pane beside it."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from bounceback_tui.journey.days import ago_short, day_words
from bounceback_tui.stages.learn import folding_rules, rules
from bounceback_tui.stages.learn.letters import SILENCE
from bounceback_tui.stages.learn.rules import Answer, Entry, Opened, Point, PointKind, Purpose, Request, State
from bounceback_tui.ui.mail import missing_in
from bounceback_tui.ui.marks import marked_text
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

MARKS = {State.DRAFT: "◇", State.SENT: "◐", State.ANSWERED: "●", State.SILENT: "○"}
DUE = "◆"
POINTS = {PointKind.STRENGTH: ("▲", "$success"), PointKind.GAP: ("▽", "$accent"), PointKind.OTHER: ("·", MUTED)}
PURPOSES = {Purpose.ASK: "letter", Purpose.FOLLOW_UP: "second letter", Purpose.THANKS: "thanks"}


def entry_lines(entry: Entry, today: date) -> Content:
    """Return an entry's two lines in the list: to whom about what, and where it stands."""
    due = rules.is_due(entry, today)
    mark = DUE if due else MARKS[entry.state]
    about = f", {entry.organisation}" if entry.organisation else ""
    return Content.assemble(
        (f"{mark} ", "$accent" if due else "$primary"),
        one_line(f"{entry.who}{about}", 80),
        "\n  ",
        (_standing(entry, today), "$accent" if due else MUTED),
    )


def _standing(entry: Entry, today: date) -> str:
    if not entry.asked:
        return f"unasked · {day_words(entry.day, today)}"
    words = rules.state_words(entry, today)
    if entry.state is State.SENT and entry.follow_up_on is not None:
        look = "silent?" if entry.followed_up_on else "again"
        return f"{words}, {look} {ago_short(entry.follow_up_on, today)}"
    return f"{words} · {day_words(entry.sent_on or entry.day, today)}"


def point_line(point: Point) -> Content:
    """Return a point's line: its kind by mark and word, the skill, the text."""
    mark, style = POINTS[point.kind]
    skill = f"{point.skill}  " if point.skill else ""
    return Content.assemble(
        (f"{mark} {point.kind.value:<9} ", style),
        (one_line(skill, 60) + "  " if skill else "", "bold"),
        show(point.text),
    )


def answer_text(text: str, *, unfolded: bool = False, hint: str = "") -> Content:
    """Return an answer as it is read: what it quotes and its signature folded into a line each, or in full."""
    parts = folding_rules.fold(text)
    if unfolded:
        return Content.assemble(*((show(part.text), MUTED if part.folded else "") for part in parts))
    return Content.assemble(
        *(
            (f"⋯ {folding_rules.folded_words(part)}{hint}\n", MUTED) if part.folded else (show(part.text), "")
            for part in parts
        )
    )


def pane(opened: Opened, today: date, *, unfolded: bool) -> Content:
    """Return the whole pane."""
    return Content("\n").join(_pane(opened, today, unfolded))


def _pane(opened: Opened, today: date, unfolded: bool) -> Iterator[Content]:
    request = opened.request
    if request is not None:
        yield from _facts(request, today)
    for answer in opened.answers:
        if request is None:
            yield from _fact("about", show(answer.about.words))
        yield from _answer(answer, today, unfolded)
    if request is not None:
        yield from _letters(request)


def _fact(label: str, told: str, style: str = "") -> Iterator[Content]:
    if told:
        yield Content.assemble((f"{label:<9} ", MUTED), (told, style))


def _facts(request: Request, today: date) -> Iterator[Content]:
    yield from _fact("to", f"{show(request.recipient)}, {request.kind}" if request.recipient else request.who)
    yield from _fact("mail", show(request.address))
    about = request.about
    yield from _fact("about", show(about.words))
    days = [(about.no_day, "no"), (request.sent_on, "sent"), (request.followed_up_on, "again")]
    closing = "silent" if request.state is State.SILENT else "answered"
    for day, label in [*days, (request.closed_on, closing)]:
        if day is not None:
            yield from _fact(label, day_words(day, today))
    purpose = request.at_hand
    marked = missing_in(request.subject if purpose is Purpose.ASK else "", request.text(purpose))
    if request.state in (State.DRAFT, State.SENT):
        yield from _fact("missing", show(", ".join(marked)), "$accent")
    yield from _advice(request, today)


def _advice(request: Request, today: date) -> Iterator[Content]:
    """Say what may come next, never as an order."""
    told = ""
    if request.state is State.DRAFT:
        told = f"{SILENCE} M drafts that letter too."
    elif rules.is_due(request, today):
        told = (
            "Nothing yet. f drafts one more letter, w calls it silent; both are fine."
            if request.followed_up_on is None
            else "Two letters are enough. w calls it silent: most stay unanswered, and it says nothing about you."
        )
    elif request.state is State.SILENT:
        told = (
            "No answer, as with most. It says how they work, nothing about you. r still records one that comes late."
        )
    if told:
        yield Content("")
        yield Content.styled(told, f"italic {MUTED}")


def _answer(answer: Answer, today: date, unfolded: bool) -> Iterator[Content]:
    yield Content("")
    yield Content.assemble(
        (f"{show(answer.who)} ", "bold $primary"), (f"answered {day_words(answer.day, today)}", MUTED)
    )
    if answer.points:
        yield from (point_line(point) for point in answer.points)
    else:
        yield Content.styled("p takes it apart into strengths and gaps.", MUTED)
    yield Content("")
    yield answer_text(answer.text.rstrip(), unfolded=unfolded, hint="; z unfolds")


def _letters(request: Request) -> Iterator[Content]:
    """Yield the letters, the one at hand first."""
    order = sorted(Purpose, key=lambda purpose: purpose is not request.at_hand)
    for purpose in order:
        if text := request.text(purpose):
            yield Content("")
            subject = marked_text(request.subject_of(purpose))
            yield Content.assemble((f"{PURPOSES[purpose]:<9} ", "bold $secondary"), subject)
            yield Content("")
            yield marked_text(text.rstrip())


def whole(opened: Opened) -> str:
    """Return every word of what is opened, as plain text."""
    texts = [answer.text for answer in opened.answers]
    if opened.request is not None:
        texts += [text for purpose in Purpose if (text := opened.request.text(purpose))]
    return "\n\n".join(texts)
