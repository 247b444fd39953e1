"""Rules of what one learns from, pure: resources, sources and how often to look at them, links that may be opened."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from bounceback_tui.stages.grow.library.cadence_words import DAYS, NAMES, UNITS
from bounceback_tui.stages.grow.library.cadence_words import cadence_words as cadence_words  # noqa: PLC0414 - offered here too


class ResourceKind(StrEnum):
    """What a resource is."""

    COURSE = "course"
    BOOK = "book"
    PROJECT = "project"
    COMMUNITY = "community"
    NEWSLETTER = "newsletter"
    PERSON = "person"
    VIDEO = "video"


class ResourceState(StrEnum):
    """How far one is with a resource."""

    TO_DO = "to do"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


UNDER_WAY_FIRST = (ResourceState.DOING, ResourceState.TO_DO, ResourceState.DONE, ResourceState.DROPPED)
"""The order in which resources are listed."""


class SourceKind(StrEnum):
    """What one looks at to stay current."""

    NEWSLETTER = "newsletter"
    COMMUNITY = "community"
    PERSON = "person"
    BLOG = "blog"
    PODCAST = "podcast"


MARKS: Mapping[ResourceState, str] = {
    ResourceState.TO_DO: "○",
    ResourceState.DOING: "◐",
    ResourceState.DONE: "●",
    ResourceState.DROPPED: "×",
}


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to learn from, for one or several skills, which are named in ``skills``."""

    id: UUID
    kind: ResourceKind
    title: str
    link: str
    cost: str
    state: ResourceState
    notes: str
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Something to look at every so often: ``cadence`` is an rrule, ``next_on`` and ``last_read_on`` local dates."""

    id: UUID
    kind: SourceKind
    title: str
    link: str
    cadence: str
    next_on: date
    last_read_on: date | None


# Links

OPENED = ("http", "https", "mailto")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BARE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@:/]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)


class LinkError(ValueError):
    """What was typed is no link that is opened; ``str(error)`` is one sentence."""


def read_link(text: str) -> str:
    """Read a link that may be opened later.

    Args:
        text: a web or mail address; ``https:`` or ``mailto:`` may be left out; nothing at all is fine.

    Returns:
        The link with its scheme, or "".

    Raises:
        LinkError: it has another scheme, or is no address at all.
    """
    link = text.strip()
    if not link:
        return ""
    if _MAIL.fullmatch(link):
        return f"mailto:{link}"
    scheme = _SCHEME.match(link)
    if _BARE.fullmatch(link) and (scheme is None or "." in scheme[0]):
        return f"https://{link}"
    if scheme is None:
        raise LinkError("That is no address: a link looks like https://example.org or name@example.org.")
    name = scheme[0][:-1].lower()
    if name not in OPENED:
        raise LinkError(f"Only web and mail addresses are kept and opened (http, https, mailto), not “{name[:20]}:”.")
    rest = link[len(scheme[0]) :]
    if any(letter.isspace() or not letter.isprintable() for letter in link) or not rest.strip("/"):
        raise LinkError("That address is not whole: a link looks like https://example.org or name@example.org.")
    if name != "mailto" and not rest.startswith("//"):
        raise LinkError("That address is not whole: a link looks like https://example.org or name@example.org.")
    return link


# How often

_ADVERBS = {"daily": (1, "day"), "weekly": (1, "week"), "fortnightly": (2, "week"), "monthly": (1, "month")}
_ADVERBS |= {"quarterly": (3, "month"), "yearly": (1, "year")}
_EVERY = re.compile(
    r"(?:every )?(?:(?P<count>\d{1,3}|other|an?|one|two|three|four) )?(?P<unit>day|week|month|year)s?"
)
_COUNTS = {"other": 2, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_WEEKDAYS = re.compile(r"every (?P<day>[a-z]{3,9})")
_RULE = re.compile(
    r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=[1-9]\d{0,2})?"
    r"(?:;BYDAY=[+-]?[1-4]?(?:MO|TU|WE|TH|FR|SA|SU)(?:,[+-]?[1-4]?(?:MO|TU|WE|TH|FR|SA|SU))*)?"
    r"(?:;BYMONTHDAY=(?:-1|[12]?\d|3[01]))?"
)


class CadenceError(ValueError):
    """What was typed does not say how often; ``str(error)`` is one sentence."""


def read_cadence(text: str) -> str:
    """Read how often to look at a source.

    Args:
        text: "weekly", "every 2 weeks", "every friday", or an rrule such as "FREQ=WEEKLY;BYDAY=FR".

    Returns:
        The rrule that is kept.

    Raises:
        CadenceError: it says nothing of the kind.
    """
    words = " ".join(text.split())
    rule = words.upper().removeprefix("RRULE:")
    if _RULE.fullmatch(rule):
        return rule
    words = words.casefold()
    if found := _WEEKDAYS.fullmatch(words):
        for code, name in zip(DAYS, NAMES, strict=True):
            if name.casefold().startswith(found["day"]):
                return f"FREQ=WEEKLY;BYDAY={code}"
    if words in _ADVERBS:
        count, unit = _ADVERBS[words]
    elif found := _EVERY.fullmatch(words):
        given = found["count"] or "a"
        count, unit = _COUNTS.get(given) or int(given), found["unit"]
    else:
        raise CadenceError("How often was not understood: try “weekly”, “every 2 weeks” or “every friday”.")
    if not 1 <= count <= 365:
        raise CadenceError("That is more than can be counted: every 1 to 365 days, weeks, months or years.")
    name = next(name for name, told in UNITS.items() if told == unit)
    return f"FREQ={name}" + (f";INTERVAL={count}" if count > 1 else "")


def next_look(rule: str, read_on: date) -> date:
    """Return when to look at a source again.

    Args:
        rule: an rrule as ``read_cadence`` returns it.
        read_on: the local date it was read.

    Returns:
        The first date of the rule after that day; a month without such a day has its last one. A rule without
        any further date gives the next day.
    """
    from dateutil.relativedelta import relativedelta
    from dateutil.rrule import rrulestr

    parts = dict(part.split("=", 1) for part in rule.split(";"))
    unit, count = UNITS[parts["FREQ"]], int(parts.get("INTERVAL", "1"))
    if not parts.keys() - {"FREQ", "INTERVAL"}:
        ahead: date = read_on + relativedelta(**{f"{unit}s": count})  # type: ignore[arg-type]
        return ahead
    start = datetime.combine(read_on, time())
    found = rrulestr(rule, dtstart=start).after(start)
    return found.date() if found is not None else read_on + timedelta(days=1)
