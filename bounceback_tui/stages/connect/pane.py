"""How people are drawn: the lines of the list, the pane beside it, the support map."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from bounceback_tui.journey.days import ago_short, day_words
from bounceback_tui.stages.connect import map_rules, rules
from bounceback_tui.stages.connect.rules import Ask, Give, Kind, Opened, Person, Purpose, State, Tie, What
from bounceback_tui.ui.bands import Picture, Row
from bounceback_tui.ui.mail import missing_in
from bounceback_tui.ui.marks import marked_text
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

DUE = "◆"
TIES = {Tie.CLOSE: "●", Tie.MODERATE: "◐", Tie.LOOSE: "○"}
HAPPENED = {
    What.CAUGHT_UP: "·",
    What.ASKED: "◇",
    What.THEY_HELPED: "▲",
    What.THANKED: "◆",
    What.HELPED_THEM: "▽",
    What.EVENT: "▪",
}
SHOWN = 30
"""Interactions the pane draws."""
SETTLED = 3
"""Asks of before that it draws."""


def person_lines(person: Person, today: date) -> Content:
    """Return somebody's two lines: who they are and where, and how things stand."""
    due = rules.is_due(person, today)
    where = f", {person.organisation}" if person.organisation else ""
    gives = ", ".join(give.value for give in Give if give in person.gives)
    told = rules.touch_words(person, today)
    return Content.assemble(
        (f"{DUE if due else TIES[person.tie]} ", "$accent" if due else "$primary"),
        one_line(f"{person.name}{where}", 80),
        "\n  ",
        (f"{told}{', say hello' if due else ''}", "$accent" if due else MUTED),
        (f" · {gives}" if gives else "", MUTED),
    )


def pane(opened: Opened, today: date) -> Content:
    """Return the upper part of the pane: who they are, what is being asked, what was asked before."""
    return Content("\n").join(_pane(opened, today))


def happened_lines(opened: Opened, today: date) -> Content:
    """Return the lower part: what happened, a line each, which the room cuts at its edge."""
    return Content("\n").join(
        Content.assemble(
            (f"{day_words(one.day, today):<13}", MUTED),
            (f"{HAPPENED[one.kind]} {one.kind.value:<11}", "bold $secondary" if one.kind is What.THEY_HELPED else ""),
            f"  {one_line(one.note, 200)}" if one.note.strip() else "",
        )
        for one in opened.happened[:SHOWN]
    )


def _pane(opened: Opened, today: date) -> Iterator[Content]:
    yield from _facts(opened, today)
    if opened.ask is not None:
        yield from _ask(opened.ask, today)
    settled = [one for one in opened.asks if not one.open and one.purpose is Purpose.ASK]
    for ask in settled[:SETTLED]:
        yield from _settled(ask, today)


def _fact(label: str, told: str, style: str = "") -> Iterator[Content]:
    if told.strip():
        yield Content.assemble((f"{label:<9} ", MUTED), (told, style))


def _facts(opened: Opened, today: date) -> Iterator[Content]:
    person = opened.person
    kind = "" if person.kind is Kind.PERSON else ", a community"
    yield from _fact("tie", f"{person.tie.value}{kind}")
    yield from _fact("from", show(opened.known_from))
    yield from _fact("at", show(person.organisation))
    yield from _fact("gives", ", ".join(give.value for give in Give if give in person.gives))
    yield from _fact("mail", show(opened.mail))
    yield from _fact("reach", show(opened.reach))
    yield from _fact("link", show(opened.link))
    if person.ideal_days is not None:
        yield from _fact("rhythm", f"every {person.ideal_days} days, {person.limit_days} at most")
    quiet = rules.is_losing_touch(person, today)
    yield from _fact("last", rules.touch_words(person, today), "$accent" if quiet else "")
    if quiet:
        yield Content.styled(
            "A while has gone by, as it does. A line is enough to pick it up again.", f"italic {MUTED}"
        )
    elif person.next_on is not None and not rules.is_paused(person, today):
        yield from _fact("due" if rules.is_due(person, today) else "next", ago_short(person.next_on, today))
    if opened.notes.strip():
        yield Content("")
        yield Content(show(opened.notes.rstrip()))


def _ask(ask: Ask, today: date) -> Iterator[Content]:
    """Yield the letter at hand."""
    thanks = ask.purpose is Purpose.THANKS
    head = "thanks" if thanks else f"a {ask.size.value} ask"
    if ask.state is State.SENT and ask.sent_on is not None:
        look = f", look again {ago_short(ask.follow_up_on, today)}" if ask.follow_up_on else ""
        standing = f"sent {day_words(ask.sent_on, today)}{look}; r says what came"
    else:
        standing = "not sent yet; f once it is"
    yield Content("")
    yield Content.assemble((f"{head}  ", "bold $primary"), (standing, "$accent"))
    if marked := missing_in(ask.subject, ask.letter):
        yield from _fact("missing", show(", ".join(marked)), "$accent")
    yield Content.assemble(("subject   ", MUTED), marked_text(ask.subject))
    yield Content("")
    yield marked_text(ask.letter.rstrip())


def _settled(ask: Ask, today: date) -> Iterator[Content]:
    when = day_words(ask.sent_on or ask.day, today)
    yield Content("")
    yield Content.assemble((f"asked {when}, {ask.state.value}  ", MUTED), show(ask.what))
    if ask.answer.strip():
        yield Content(show(ask.answer.rstrip()))


def whole(opened: Opened) -> str:
    """Return every word about somebody, as plain text."""
    person = opened.person
    facts = [
        person.name,
        opened.known_from,
        person.organisation,
        opened.mail,
        opened.reach,
        opened.link,
        opened.notes,
    ]
    happened = [f"{one.day.isoformat()} {one.kind.value} {one.note}".rstrip() for one in opened.happened]
    letters = [f"{one.subject}\n\n{one.letter}\n{one.answer}".rstrip() for one in opened.asks]
    parts = ["\n".join(fact for fact in facts if fact.strip()), "\n".join(happened), *letters]
    return "\n\n".join(part for part in parts if part)


def picture(people: Sequence[Person]) -> Picture:
    """Return the support map: who is near and far, by what they give, with the gaps named."""
    ordered = sorted(people, key=lambda one: (one.name.casefold(), one.key))
    rows = tuple(
        Row(
            give.value,
            tuple([one.name for one in ordered if give in one.gives and one.tie is tie] for tie in Tie),
            f"nobody yet for {give.value}",
        )
        for give in Give
    )
    unplaced = [one.name for one in ordered if not one.gives]
    shown = unplaced[:6] + ([f"{len(unplaced) - 6} more"] if len(unplaced) > 6 else [])
    rest = f"For none of the three so far: {rules.listed([one_line(one, 30) for one in shown])}." if unplaced else ""
    return Picture(tuple(Tie), rows, map_rules.map_sentence(people), rest)


def nothing_yet() -> Content:
    """Return what the pane says before there is anybody."""
    return Content(
        "Who is near, and who a little further away: a friend who listens, somebody who knows the field, a former "
        "colleague who could say your name to somebody else. People some way off help most in a search; close ones "
        "are for the day of a no.\n\nn puts somebody down; a name is enough. g notes that you were in touch, and the "
        "clock starts anew. a asks something, sized to what the tie can bear; sending it is your own act. m shows "
        "everybody as a map, with the gaps named.\n\nI takes people over from LinkedIn's Connections.csv or an "
        "address book; you tick whom, and nobody is ticked beforehand."
    )
