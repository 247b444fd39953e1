"""How a card is told: the two lines on the board, and everything about it in the pane; draws nothing itself."""

from collections.abc import Iterator
from datetime import date
from textwrap import wrap

from rich.cells import cell_len as cells

from bounceback_tui.journey.days import ago_short, day_words
from bounceback_tui.stages.grow import rules
from bounceback_tui.stages.grow.library.rules import MARKS, Resource
from bounceback_tui.stages.grow.rules import Board, Card
from bounceback_tui.ui.text import one_line, show

TITLES = {
    Board.SPOTTED: "Spotted",
    Board.LEARNING: "Learning",
    Board.PRACTISING: "Practising",
    Board.PROVEN: "Proven",
}
Line = tuple[tuple[str, str], ...]
"""One line of the pane: texts with the name of the ink they are drawn with."""

LABEL = 11
"""Cells of the labels in the pane."""
SHOWN = 6
"""Things of a kind that the pane lists; the rest is counted."""


def facts(card: Card, today: date, room: int) -> str:
    """Return what a card says beside its name, such as "3 h 20 · tomorrow".

    Args:
        card: which.
        today: the local date.
        room: cells there are; less is said before anything is cut.
    """
    when = ""
    if card.next_on is not None:
        when = ago_short(card.next_on, today)
        when = f"due {when}" if card.next_on <= today else when
    long, short = _told(card)
    if card.board is Board.PROVEN and card.evidence:
        return one_line(long, room)
    for parts in ((long, when), (short, when), (when,), (long,)):
        line = " · ".join(part for part in parts if part)
        if line and cells(line) <= room:
            return line
    return one_line(when or long, room)


def _told(card: Card) -> tuple[str, str]:
    """Return what there is to say of a card, in full and in short."""
    if card.board is Board.PROVEN and card.evidence:
        first = card.evidence[0]
        return (f"shown: {one_line(first.text or bare(first.link), 60)}",) * 2
    if card.minutes:
        return rules.hours(card.minutes), rules.hours(card.minutes, rough=True)
    if card.named:
        who, times = one_line(card.named[0].who, 40), len(card.named)
        return (f"named {times}× · {who}", f"named {times}×") if times > 1 else (f"named by {who}", f"by {who}")
    return ("", "") if card.next_on else ("not practised yet", "")


def bare(link: str) -> str:
    """Return a link as it is told: without its scheme."""
    return link.split(":", 1)[-1].removeprefix("//").removeprefix("www.").rstrip("/")


def detail(card: Card, today: date, width: int) -> list[Line]:
    """Return everything about a card, for a pane of some width in cells."""
    lines = [_head(card, today), *_levels(card, today, width)]
    if card.why.strip():
        lines += _labelled("why", show(card.why), width)
    for place, named in enumerate(card.named[:SHOWN]):
        quote = f": “{one_line(named.text, 600)}”" if named.text.strip() else ""
        told = f"{one_line(named.who, 60)}, {day_words(named.day, today)}{quote}"
        lines += _labelled("named by" if place == 0 else "", told, width)
    lines += _more(len(card.named))
    for place, resource in enumerate(card.resources[:SHOWN]):
        lines += _labelled("resources" if place == 0 else "", resource_words(resource), width)
    lines += _more(len(card.resources))
    for place, shown in enumerate(card.evidence[:SHOWN]):
        told = " · ".join(part for part in (one_line(shown.text, 300), bare(shown.link)) if part)
        lines += _labelled("evidence" if place == 0 else "", f"{told} ({day_words(shown.day, today)})", width)
    lines += _more(len(card.evidence))
    missing = [name for name, there in _kinds(card) if not there]
    if missing:
        lines.append(((f"{'':{LABEL}}no {_listed(missing)} yet", "muted"),))
    return lines


def _kinds(card: Card) -> tuple[tuple[str, object], ...]:
    return ("reason (e)", card.why.strip()), ("resource (r)", card.resources), ("evidence (v)", card.evidence)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _more(count: int) -> list[Line]:
    return [((f"{'':{LABEL}}and {count - SHOWN} more", "muted"),)] if count > SHOWN else []


def _head(card: Card, today: date) -> Line:
    """Return the line of level, practice and next date."""
    now, goal = card.level, card.target
    level = f"{rules.squares(now)} {now}" if now else "not said yet"
    level += f" → {goal}" if goal else ""
    weeks = (("   four weeks ", "muted"), (rules.sparkline(card.weeks), "hint")) if any(card.weeks) else ()
    return (
        (f"{'level':<{LABEL}}", "muted"),
        (level, "level"),
        ("   practice ", "muted"),
        (rules.hours(card.minutes) if card.minutes else "none yet", "plain"),
        *weeks,
        ("   next ", "muted"),
        (day_words(card.next_on, today) if card.next_on else "none yet", "plain"),
    )


def _levels(card: Card, today: date, width: int) -> list[Line]:
    if len(card.levels) < 2:
        return []
    told = " → ".join(f"{level} {day_words(day, today)}" for day, level in card.levels[-SHOWN:])
    return list(_labelled("so far", told, width))


def _labelled(label: str, text: str, width: int) -> Iterator[Line]:
    room = max(20, width - LABEL)
    lines = [line for part in text.splitlines() for line in _wrapped(part, room)]
    for place, line in enumerate(lines):
        yield (f"{label if place == 0 else '':<{LABEL}}", "muted"), (line, "plain")


def _wrapped(text: str, room: int) -> list[str]:
    """Return a text in lines of at most ``room`` cells; where letters are wide, lines have fewer of them."""
    if cells(text) == len(text):
        return wrap(text, room) or [""]
    return [piece for line in wrap(text, room) for piece in wrap(line, room if cells(line) <= room else room // 2)]


def resource_words(resource: Resource) -> str:
    """Return a resource on one line: state, kind, title, cost, link."""
    title = one_line(resource.title, 200)
    more = [one_line(resource.cost, 40), bare(resource.link)]
    return f"{MARKS[resource.state]} {resource.kind}  " + " · ".join(part for part in (title, *more) if part)


def whole(card: Card, today: date) -> str:
    """Return every word about a card as plain text, for the clipboard."""
    lines = ["".join(text for text, _ in line) for line in detail(card, today, 100)]
    return "\n".join([f"{show(card.name)} ({TITLES[card.board]})", *lines])
