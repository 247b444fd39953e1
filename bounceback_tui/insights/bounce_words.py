"""What the bounce says in plain sentences: in the room, on Today and on the command line; pure."""

from datetime import date
from typing import NamedTuple

from bounceback_tui.insights.bounce_rules import (
    HORIZON,
    LATEST,
    LEAST_DAYS,
    LEAST_NOS,
    WINDOW,
    Bounces,
    End,
    Point,
    Unread,
    halves,
    summary,
    time_to_half,
)
from bounceback_tui.insights.rules import number, signed, span
from bounceback_tui.journey.days import day_words


class Lately(NamedTuple):
    """What Today knows of the last times: a sentence, the days they took, and the day of the one under way."""

    sentence: str = ""
    took: tuple[int, ...] = ()
    present_day: int | None = None

    @property
    def ahead(self) -> str:
        """Around which day it turned, while the one under way has not got past it; nothing else."""
        if not self.took or self.present_day is None or not 1 <= self.present_day <= max(self.took):
            return ""
        least, most = min(self.took), max(self.took)
        return f"day {most}" if least == most else f"day {least}–{most}"


def lately(found: Bounces, today: date) -> Lately:
    """Say how long the last three took whose watching is over.

    Args:
        found: the bounces up to today.
        today: the local date.

    Returns:
        Nothing unless there are three, at least two of them back to usual.
    """
    last = found.over[-LATEST:]
    took = tuple(one.back for one in last if one.back is not None)
    if len(last) < LATEST or len(took) < LATEST - 1:
        return Lately()
    present_day = (today - found.present.day).days if found.present else None
    if len(took) == LATEST:
        sentence = f"The last three times you were back to usual in {span(took)}."
    else:
        other = next(one for one in last if one.back is None)
        how = "the next no came first" if other.end is End.NEXT else f"it took longer than {HORIZON} days"
        sentence = f"Two of the last three times you were back to usual in {span(took)}; the other time {how}."
    if present_day is not None and present_day > max(took):
        sentence += " This one is taking longer, and that is allowed."
    return Lately(sentence, took, present_day)


def told(found: Bounces, last: Lately, today: date) -> str:
    """Say all of it in one line, as it stands with the picture: the last three times, then all of them.

    Args:
        found: the bounces up to today.
        last: what ``lately`` says of them.
        today: the local date.
    """
    return f"{last.sentence} {overall(found, today)}".strip()


def overall(found: Bounces, today: date) -> str:
    """Say how it went after all no's together, with how many there are of each kind.

    Args:
        found: the bounces up to today.
        today: the local date.

    Returns:
        One or two sentences; below three no's how many are missing, and why some cannot be read.
    """
    count = len(found.read)
    if not found.read and not found.unread and found.present is None:
        return (
            "You have not logged a no yet; x does. This will show how your mood goes after one, and after how many "
            "days it is back to usual. It needs check-ins on ten days of the six weeks before."
        )
    if count < LEAST_NOS:
        return f"{_can_be_read(count)} {_missing(found.unread, today)}".strip()
    half = time_to_half(found.read)
    told = (
        f"Half of the time you were back to usual by {_by(half)}"
        if half is not None
        else "Too few ended back to usual to say by which day half do"
    )
    more = f"; {len(found.unread)} more cannot be read" if found.unread else ""
    return f"{told} ({_how_many(found)}: {_ends(found)}{more}). {_depth(found)}".strip()


def _how_many(found: Bounces) -> str:
    """Return how many no's can be read; several of one day are counted, and watched as one."""
    nos, days = sum(one.nos for one in found.read), len(found.read)
    return f"{nos} no's" if nos == days else f"{nos} no's on {days} days"


def _by(day: int) -> str:
    return "the day after" if day == 1 else f"day {day}"


def _can_be_read(count: int) -> str:
    have = ("None of your no's can be read yet", "One no can be read so far", "Two no's can be read so far")[count]
    return f"{have}; from three on, this says how long it takes you: {number(LEAST_NOS - count)} more."


def _missing(unread: tuple[Unread, ...], today: date) -> str:
    """Say what was missing for the latest that cannot be read."""
    if not unread:
        return ""
    one = unread[-1]
    when = day_words(one.day, today)
    if one.days >= LEAST_DAYS:
        return f"The one of {when} has no check-in between it and the next."
    have = "none has" if not one.days else f"{one.days} {'has' if one.days == 1 else 'have'}"
    return (
        f"Of the {WINDOW} days before the one of {when}, {have} a check-in; {LEAST_DAYS} are needed, "
        f"{LEAST_DAYS - one.days} were missing."
    )


def _ends(found: Bounces) -> str:
    names = {End.BACK: "back", End.NEXT: "met by the next no first", End.LONG: f"not within {HORIZON} days"}
    names[End.NOW] = "not yet"
    counts = {end: sum(1 for one in found.read if one.end is end) for end in names}
    return ", ".join(f"{counts[end]} {words}" for end, words in names.items() if counts[end])


def _depth(found: Bounces) -> str:
    """Say where mood lay in the middle on the day after, and a week after."""
    points = summary(found.read, 7)
    parts = [
        f"on day {day} {'mood was ' if day == 1 else ''}{_against(point.middle)} (n {point.n})"
        for day in (1, 7)
        if (point := points[day]).middle is not None
    ]
    return f"O{'; '.join(parts)[1:]}." if parts else ""


def _against(value: float) -> str:
    rounded = round(abs(value), 1)
    if rounded == 0:
        return "as usual"
    return f"{rounded:.1f} {'above' if value > 0 else 'below'} usual"


def compared(found: Bounces) -> str:
    """Compare the first half of all no's with the latest; nothing below six."""
    both = halves(found.read)
    if both is None:
        return ""
    size = number(len(both[0]))
    first, latest = (time_to_half(half) for half in both)
    if first is None and latest is None:
        return ""
    if first is None or latest is None:
        which, other = ("latest", "first") if first is None else ("first", "latest")
        day = latest if first is None else first
        return (
            f"Half of the {which} {size} were back by {_by(day or 0)}; of the {other} {size}, fewer than half were."
        )
    return (
        f"Half of the first {size} were back by {_by(first)}, half of the latest {size} by {_by(latest)}; chance "
        "alone moves such figures by some days."
    )


def day(number_: int, point: Point) -> str:
    """Say one day of the summary, such as "day 3: 0.9 below usual, half of them from −1.5 to −0.2 (n 7)"."""
    name = "the day of the no" if number_ == 0 else f"day {number_}" if number_ > 0 else f"{-number_} before"
    if point.middle is None or point.low is None or point.high is None:
        return f"{name}: too few to say (n {point.n}, and {number(LEAST_NOS)} are needed)"
    half = f"half of them from {signed(point.low)} to {signed(point.high)}"
    return f"{name}: {_against(point.middle)}, {half} (n {point.n})"
