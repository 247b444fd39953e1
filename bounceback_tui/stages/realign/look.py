"""How the things of the third stage look: as a line on the shelf, in the pane beside it, and as plain text."""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.cells import cell_len as cells
from textual.content import Content

from bounceback_tui.journey.days import ago_short, day_words
from bounceback_tui.stages.realign import rules
from bounceback_tui.ui import plots
from bounceback_tui.ui.shelf import Line
from bounceback_tui.ui.text import one_line, show
from bounceback_tui.ui.themes import MUTED

SPARKS = 9
"""Cells of the history on a line."""
NAME = 18
COMPARED = 5
"""Directions that are drawn side by side, at most."""
SIGNS = {rules.Decision.KEEP: "=", rules.Decision.ADJUST: "~", rules.Decision.CHANGE: "→"}


def padded(text: str, width: int) -> str:
    """Return a text on one line, cut or filled up to a number of cells."""
    line = one_line(text, width)
    return line + " " * (width - cells(line))


def history(direction: rules.Direction, today: date, cells_: int = SPARKS) -> str:
    """Draw the means of a direction's scores over time, with gaps where there are none."""
    points = ((score.day, score.mean) for score in direction.scores)
    return plots.sparkline(plots.over_time(points, today, cells_), 0, 10)


def line(thing: rules.Thing, today: date) -> Line:
    """Return a thing as a line on the shelf."""
    if isinstance(thing, rules.Direction):
        return Line(thing.id.hex, _direction_line(thing, today), "put away" if thing.archived_on else "")
    if isinstance(thing, rules.ValuesPage):
        text = Content.assemble((one_line(", ".join(thing.values), 60), "$primary"), f"  {one_line(thing.text, 60)}")
        return Line(thing.id.hex, text, day_words(thing.day, today))
    if isinstance(thing, rules.Strength):
        mark = ("▪ ", "$primary") if thing.evidence.strip() else ("▫ ", MUTED)
        return Line(thing.id.hex, Content.assemble(mark, one_line(thing.name, 60)))
    if isinstance(thing, rules.Course):
        mark = (f"{SIGNS[thing.decision]} {thing.decision:<7}", "$secondary")
        return Line(thing.id.hex, Content.assemble(mark, one_line(thing.what, 60)), day_words(thing.day, today))
    step = (f"  {ago_short(thing.first_step_on, today)}", MUTED) if thing.first_step_on else ""
    mark = (f"{thing.kind:<8}", "$secondary")
    return Line(thing.id.hex, Content.assemble(mark, one_line(thing.text, 60), step), thing.state)


def _direction_line(direction: rules.Direction, today: date) -> Content:
    latest = direction.latest
    mean = f"{latest.mean:4.1f}" if latest is not None else "   –"
    return Content.assemble(
        padded(direction.name, NAME), (mean, "bold"), (f" {history(direction, today)}", "$primary")
    )


def detail(thing: rules.Thing, every: Sequence[rules.Thing], today: date, width: int) -> Content:
    """Return a thing as it stands in the pane.

    Args:
        thing: which.
        every: the others of its section, for the comparison of directions.
        today: the person's local date.
        width: cells there are.
    """
    if isinstance(thing, rules.Direction):
        parts = [_scores(thing, today, width)]
        others = [one for one in every if isinstance(one, rules.Direction)]
        if thing.scores:
            parts.append(comparison(thing, others, width))
            parts.append(_history(thing, today, width))
        if thing.note.strip():
            parts.append(Content.assemble(("What it would mean\n", "bold"), show(thing.note)))
        return Content("\n\n").join(parts)
    if isinstance(thing, rules.ValuesPage):
        head = [Content.styled(show(", ".join(thing.values)), "bold $primary"), _when(thing.day, today)]
        return _blocks(
            [Content("\n").join(head), Content.styled(show(thing.question), MUTED), Content(show(thing.text))]
        )
    if isinstance(thing, rules.Strength):
        known = thing.evidence.strip()
        said = Content(show(thing.evidence)) if known else _muted("How do you know? e adds it: one thing is enough.")
        return _blocks([Content.styled(show(thing.name), "bold $primary"), said, _when(thing.day, today)])
    return _course(thing, today) if isinstance(thing, rules.Course) else _goal(thing, today)


def _blocks(parts: Iterable[Content]) -> Content:
    return Content("\n\n").join(parts)


def _muted(text: str) -> Content:
    return Content.styled(text, MUTED)


def _when(day: date, today: date) -> Content:
    return _muted(f"written {day_words(day, today)}")


def _scores(direction: rules.Direction, today: date, width: int) -> Content:
    """Draw the latest score, a bar a dimension."""
    latest = direction.latest
    head = Content.assemble((one_line(direction.name, width), "bold $primary"))
    if latest is None:
        return Content("\n").join([head, _muted("No score yet: p says how it looks today, in five numbers.")])
    lines = [head, _muted(f"{day_words(latest.day, today)}, {latest.mean:.1f} on average"), Content("")]
    room = min(40, width - 14)
    for label, value in zip(rules.DIMENSIONS.values(), latest.values, strict=True):
        full, rest = plots.bar(value, 10, room)
        lines.append(Content.assemble((f"{label:<10}", MUTED), (full, "$primary"), (rest, MUTED), f" {value:>2}"))
    return Content("\n").join(lines)


def comparison(chosen: rules.Direction, every: Sequence[rules.Direction], width: int) -> Content:
    """Draw directions side by side, a dimension at a time, with one sentence that says it in words.

    Args:
        chosen: is drawn whatever its scores.
        every: the directions; those put away and those without a score are left out.
        width: cells there are.
    """
    rivals = [one for one in every if one.latest and not one.archived_on and one.id != chosen.id]
    rivals.sort(key=lambda one: -one.latest.mean if one.latest else 0)
    shown = [chosen, *rivals[: COMPARED - 1]]
    heading = Content.styled("Side by side", "bold")
    words = Content(show(rules.compared(shown)))
    if len(shown) < 2:
        return Content("\n").join([heading, words])
    left = len(rivals) - (len(shown) - 1)
    beside = width >= 46
    name = min(20 if beside else 16, max(cells(one_line(one.name, 20)) for one in shown))
    room = max(6, min(30, width - name - 5 - (11 if beside else 0)))
    series = [(one.name, one.latest.values if one.latest else None) for one in shown]
    lines = [heading]
    for row in plots.grouped(list(rules.DIMENSIONS.values()), series, 10, room):
        strong = "bold $primary" if row.name == chosen.name else "$secondary"
        if row.group and not beside:
            lines.append(_muted(row.group))
        label = f"{row.group:<11}" if beside else " "
        value = "–" if row.value is None else str(row.value)
        lines.append(
            Content.assemble(
                (label, MUTED),
                (padded(row.name, name) + " ", "bold" if row.name == chosen.name else ""),
                (row.full, strong),
                (row.rest, MUTED),
                f" {value:>2}",
            )
        )
    if left > 0:
        lines.append(_muted(f"and {left} more that score lower on average"))
    return Content("\n").join([*lines, words])


def _history(direction: rules.Direction, today: date, width: int) -> Content:
    """List the scores, the newest first, with their notes."""
    spark = history(direction, today, min(40, width - 12))
    lines = [
        Content.assemble(("Over time  ", "bold"), (spark, "$primary")),
        _muted(f"{_span(direction, today)}; {plots.GAP} is a stretch without a score. enter changes one."),
    ]
    for score in reversed(direction.scores):
        five = " ".join(str(value) for value in score.values)
        lines.append(
            Content.assemble(
                (f"{day_words(score.day, today):<13}", MUTED), f"{score.mean:4.1f}", (f"   {five}", MUTED)
            )
        )
        if score.note.strip():
            lines.append(Content("  " + one_line(score.note, 400)))
    return Content("\n").join(lines)


def _span(direction: rules.Direction, today: date) -> str:
    count = len(direction.scores)
    return f"{count} score{'s' if count > 1 else ''} since {day_words(direction.scores[0].day, today)}"


def _course(course: rules.Course, today: date) -> Content:
    head = Content.assemble(
        (f"{str(course.decision).capitalize()}: ", "bold $secondary"), (show(course.what), "bold")
    )
    parts = [Content("\n").join([head, _when(course.day, today)])]
    if course.why.strip():
        parts.append(Content(show(course.why)))
    if course.nos:
        came = [Content(f"▾ {one_line(name, 40)}, {day_words(day, today)}") for _, name, day in course.nos]
        parts.append(Content("\n").join([_muted("what led to it"), *came]))
    for review in course.reviews:
        verdict = Content.assemble((f"{day_words(review.day, today)}: ", MUTED), (str(review.verdict), "bold"))
        said = [Content(show(review.text))] if review.text.strip() else []
        parts.append(Content("\n").join([verdict, *said]))
    if course.review_on is not None:
        parts.append(_muted(f"To be looked at again {day_words(course.review_on, today)}; w does it now."))
    elif not course.reviews:
        parts.append(_muted("No date to look again; w does it whenever you like."))
    return _blocks(parts)


def _goal(goal: rules.Goal, today: date) -> Content:
    head = Content.assemble((f"{str(goal.kind).capitalize()}: ", "bold $secondary"), (show(goal.text), "bold"))
    parts = [Content("\n").join([head, _when(goal.day, today)])]
    if goal.learnable.strip():
        parts.append(Content("\n").join([_muted("its learnable part"), Content(show(goal.learnable))]))
    if goal.first_step:
        on = f" ({day_words(goal.first_step_on, today)})" if goal.first_step_on else ""
        parts.append(Content("\n").join([_muted(f"first step{on}"), Content(show(goal.first_step))]))
    if goal.done_on is not None:
        parts.append(Content(f"Done {day_words(goal.done_on, today)}."))
    elif goal.let_go_on is not None:
        parts.append(Content(f"Let go {day_words(goal.let_go_on, today)}. Not everything has to be done."))
    else:
        parts.append(_muted("f: done, another day, or let it go"))
    return _blocks(parts)


def whole(thing: rules.Thing, today: date) -> str:
    """Return every word of a thing as plain text, for the clipboard."""
    if isinstance(thing, rules.Direction):
        head = [thing.name, *([thing.note] if thing.note.strip() else [])]
        labels = list(rules.DIMENSIONS.values())
        for score in reversed(thing.scores):
            figures = ", ".join(f"{label} {value}" for label, value in zip(labels, score.values, strict=True))
            head.append(f"{score.day.isoformat()}: {figures}" + (f"\n{score.note}" if score.note.strip() else ""))
        return "\n\n".join(head)
    return detail(thing, (), today, 80).plain
