"""Rules of the fourth stage, pure: states of a letter, working days, what of an answer is folded, the overview."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

WAIT = 7
"""Working days until one asks again."""
LONGEST_WAIT = 60
FEWEST_ANSWERS = 5
"""Below this many answers nothing is said about how long they take."""


class Kind(StrEnum):
    """Who is asked."""

    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring manager"
    INTERVIEWER = "interviewer"
    MENTOR = "mentor"


class Tone(StrEnum):
    """How the letter sounds."""

    BRIEF = "brief"
    WARM = "warm"
    FORMAL = "formal"


class Way(StrEnum):
    """How the letter goes out."""

    MAIL = "mail"
    MESSAGE = "message"
    CALL = "call"
    IN_PERSON = "in person"


class State(StrEnum):
    """Where a letter stands; only the person moves it. Waiting and due are told from its dates."""

    DRAFT = "draft"
    SENT = "sent"
    ANSWERED = "answered"
    SILENT = "silent"


class PointKind(StrEnum):
    """What a point of an answer is."""

    STRENGTH = "strength"
    GAP = "gap"
    OTHER = "other"


class Purpose(StrEnum):
    """Which of a request's letters is at hand."""

    ASK = "ask"
    FOLLOW_UP = "follow-up"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class About:
    """What a letter or an answer is about: a no, an application without one, or neither.

    ``tag`` is a short text for draft keys: "n" or "p" and the record's id, or "x". Dates are local.
    """

    rejection_id: UUID | None = None
    application_id: UUID | None = None
    role: str = ""
    organisation: str = ""
    no_day: date | None = None
    reached: str = ""

    @property
    def tag(self) -> str:
        """The short text."""
        if self.rejection_id is not None:
            return f"n{self.rejection_id.hex}"
        return f"p{self.application_id.hex}" if self.application_id is not None else "x"

    @property
    def words(self) -> str:
        """What it is called."""
        return f"{self.organisation} · {self.role}" if self.organisation else "nothing in particular"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an answer."""

    id: UUID
    kind: PointKind
    skill: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, word for word; ``day`` is the local date it came, ``utc_offset`` in minutes."""

    id: UUID
    request_id: UUID | None
    about: About
    who: str
    text: str
    at: datetime
    day: date
    utc_offset: int
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a request, or an answer that nobody had asked for (``asked`` is False)."""

    id: UUID
    asked: bool
    who: str
    organisation: str
    state: State
    day: date
    sent_on: date | None = None
    follow_up_on: date | None = None
    followed_up_on: date | None = None
    answers: int = 0

    @property
    def key(self) -> str:
        """Its record's key as hexadecimal text."""
        return self.id.hex


@dataclass(frozen=True, slots=True)
class Request:
    """One request with everything about it; dates are local."""

    id: UUID
    about: About
    recipient: str
    address: str
    channel: Way
    tone: Tone
    kind: Kind
    language: str
    subject: str
    letter: str
    follow_up: str
    thanks: str
    state: State
    day: date
    sent_on: date | None
    follow_up_on: date | None
    followed_up_on: date | None
    closed_on: date | None

    @property
    def who(self) -> str:
        """The recipient by name, or else by kind."""
        return self.recipient or f"the {self.kind}"

    @property
    def at_hand(self) -> Purpose:
        """Which letter is to be sent, copied or changed now."""
        if self.state is State.SENT and self.follow_up and self.followed_up_on is None:
            return Purpose.FOLLOW_UP
        if self.state is State.ANSWERED and self.thanks:
            return Purpose.THANKS
        return Purpose.ASK

    def text(self, purpose: Purpose) -> str:
        """Return one of its letters."""
        return {Purpose.ASK: self.letter, Purpose.FOLLOW_UP: self.follow_up, Purpose.THANKS: self.thanks}[purpose]

    def subject_of(self, purpose: Purpose) -> str:
        """Return the subject of one of its letters."""
        return self.subject if purpose is Purpose.ASK else f"Re: {self.subject}"


@dataclass(frozen=True, slots=True)
class Opened:
    """What the pane beside the list shows: a request with its answers, or an answer alone."""

    request: Request | None
    answers: tuple[Answer, ...] = ()


def state_words(entry: Entry | Request, today: date) -> str:
    """Say where a letter stands.

    Args:
        entry: the letter.
        today: the local date it is now.

    Returns:
        Such as "draft", "waiting 5 d", "due", "answered", "silent".
    """
    if entry.state is not State.SENT or entry.sent_on is None:
        return entry.state.value
    if is_due(entry, today):
        return "due"
    since = entry.followed_up_on or entry.sent_on
    return f"waiting {max(0, (today - since).days)} d"


def is_due(entry: Entry | Request, today: date) -> bool:
    """Whether it is time to ask again, or to call it silent."""
    return entry.state is State.SENT and entry.follow_up_on is not None and entry.follow_up_on <= today


def working_days_after(
    day: date, count: int, *, weekend: Collection[int] = (5, 6), holidays: Collection[date] = ()
) -> date:
    """Return the date that is so many working days later.

    Args:
        day: the local date to count from; it does not count itself.
        count: 1 or more.
        weekend: weekdays on which nobody works, Monday 0 to Sunday 6; at most six of them.
        holidays: local dates on which nobody works.

    Returns:
        A working day after ``day``.
    """
    from dateutil.rrule import DAILY, rrule, rruleset  # not on the way to the first frame

    start = datetime.combine(day + timedelta(days=1), datetime.min.time())
    working = rruleset()
    working.rrule(rrule(DAILY, dtstart=start, byweekday=[one for one in range(7) if one not in weekend]))
    for holiday in holidays:
        working.exdate(datetime.combine(holiday, datetime.min.time()))
    found: datetime = next(one for number, one in enumerate(working, start=1) if number == count)
    return found.date()


@dataclass(frozen=True, slots=True)
class Figures:
    """How asking went: letters sent, answers among them, and the days each answer took where both days are known."""

    asked: int = 0
    answered: int = 0
    days: tuple[int, ...] = ()


def overview(figures: Figures) -> str:
    """Say how asking went in one plain sentence.

    Args:
        figures: what there is.

    Returns:
        Such as "12 asked, 6 answered, after 5 days in the middle (1 to 19, n = 6)."; without days below five.
    """
    if not figures.asked:
        return "Nobody asked so far. Silence is usual, and now and then it is broken."
    told = f"{figures.asked} asked, {figures.answered} answered"
    if len(figures.days) < FEWEST_ANSWERS:
        return f"{told}. Too few answers yet to say how long they take."
    from statistics import median

    middle = median(figures.days)
    return (
        f"{told}, after {middle:g} day{'' if middle == 1 else 's'} in the middle "
        f"({min(figures.days)} to {max(figures.days)}, n = {len(figures.days)})."
    )


def too_early(day: date, about: About) -> str:
    """Say why a letter or an answer cannot be of a day, or nothing when it can.

    Args:
        day: the local date typed.
        about: what it is about; a day before the no itself does not fit.

    Returns:
        One sentence, or "".
    """
    if about.no_day is None or day >= about.no_day:
        return ""
    return f"That is before the no itself, which came on {about.no_day.isoformat()}; the day has to be that or later."


def groups(entries: Sequence[Entry], today: date) -> Iterator[tuple[Entry, str]]:
    """Yield every line with the heading it stands under, in the order of the list."""
    heads = {
        State.DRAFT: "not sent yet",
        State.SENT: "waiting",
        State.ANSWERED: "answered",
        State.SILENT: "silent",
    }
    for entry in entries:
        yield entry, "time to look again" if is_due(entry, today) else heads[entry.state]
