"""How momentum is told: its figures, what the year was made of, and the last days one by one."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from bounceback_tui.journey.days import day_words
from bounceback_tui.stages.persist import rules
from bounceback_tui.ui.text import show
from bounceback_tui.ui.themes import MUTED

if TYPE_CHECKING:
    from bounceback_tui.stages.persist.records import MomentumView

LATELY = 30
"""Days that are counted by kind."""
LISTED = 14
"""Days that are told one by one, as far as there is room."""
MOST = 7
"""Kinds that are counted: as many as the year has lines, less the heading."""


def figures(view: "MomentumView", ended: str | None, today: date) -> Content:
    """Return how it stands: the run, the last thirty days, the week, what can be missed.

    Args:
        view: momentum as read.
        ended: with whom the journey ended, while it is closed.
        today: the present local day.
    """
    found = view.found
    skill, heart = rules.balance(view.efforts, today)
    closed = f"This journey ended with a yes from {show(ended or 'somebody')}. W: what helped, and starting anew."
    lines = [
        Content.styled(closed if ended is not None else "", "$secondary"),
        Content.styled(rules.streak_words(found), "bold"),
        Content.assemble(
            (f"{found.lately} of the last 30 days", "$primary"),
            f" · best run {found.best} · strength {found.strength} of 100 · {found.days} in all",
        ),
        Content(f"this week  skill {'▪' * skill or '▫'}  heart {'▪' * heart or '▫'}"),
        Content.styled(rules.slack_words(found), MUTED),
    ]
    return Content("\n").join(line for line in lines if line.plain)


def kinds_lines(efforts: Mapping[date, Collection[str]], today: date) -> Content:
    """Return on how many of the last days there was each kind of effort, the most frequent first."""
    counts = Counter(kind for back in range(LATELY) for kind in sorted(efforts.get(today - timedelta(days=back), ())))
    lines = [Content.styled(f"last {LATELY} days", MUTED)]
    for kind, count in counts.most_common(MOST):
        lines.append(Content.assemble(f"{count:>2} {kind:<12}", ("▪" * round(count / 2), "$primary")))
    return Content("\n").join(lines)


def day_lines(view: "MomentumView", today: date) -> Content:
    """Return the last days, today first: what was done, or that it was a pause, a rest day, or nothing."""
    lines = []
    for back in range(LISTED):
        day = today - timedelta(days=back)
        kinds = ", ".join(sorted(view.efforts.get(day, ())))
        if not kinds and any(since <= day <= until for since, until in view.pauses):
            kinds = "– a pause"
        elif not kinds:
            kinds = "a rest day was spent" if day in view.found.spent else "still open" if back == 0 else "·"
        lines.append(Content.assemble((f"{day_words(day, today):<14}", MUTED), kinds))
    return Content("\n").join(lines)
