"""Makes half a year of made-up life, the same one for the same seed and last day; writes it, shows nothing."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

from sqlmodel import SQLModel

from bounceback_tui.content.loader import feelings
from bounceback_tui.content.model import Feeling
from bounceback_tui.demo import connect, grow, insights, learn, persist, realign, reflect, script
from bounceback_tui.journey.days import Stamp, day_of, local, stamp
from bounceback_tui.journey.model import Application, ApplicationEntry, Rejection, RejectionEntry
from bounceback_tui.stages.feel.model import (
    Capsule,
    CapsuleEntry,
    CheckIn,
    CheckInEntry,
    CheckInWord,
    DayActivity,
    DayActivityEntry,
    OwnWord,
    OwnWordEntry,
    SelfCompassion,
    SelfCompassionEntry,
    SmallAct,
    SmallActEntry,
)
from bounceback_tui.stages.feel.rules import nearest
from bounceback_tui.stages.grow.model import Practice
from bounceback_tui.stages.persist.model import Effort
from bounceback_tui.store.base import Record, checked
from bounceback_tui.store.database import Database

DAYS = 182
"""Length of the life in days."""
DAY_STARTS = time(4)
USUAL = 3.6
"""Mean pleasantness of an ordinary day."""
WEEK = (-0.4, -0.1, 0.0, 0.0, 0.3, 0.6, -0.1)
"""What each weekday adds to the mood, from Monday."""
DEPTH = 2.7
"""How far the mood falls on the day of a no."""
AWAY = (range(60, 65), range(122, 126))
"""Days before the last one on which nothing was written: somebody was away."""
PARTS = ((time(7, 40), 120), (time(12, 10), 150), (time(18, 20), 210))
"""When check-ins are made: the earliest time of each part of the day, and how many minutes it lasts."""
CHANCES = {"after": 0.5, "low": 0.35, "middle": 0.18, "good": 0.12}
"""How often something was written with a check-in."""
LATELY = 14
"""The last days: no worse than usual, and with more written, so that the first screens show what there is."""
NOTES_SAVED = 3
"""Notes of each kind that are saved for them."""
LAST_CHECK_IN = time(8, 10)
NO_COMES = time(14, 20)

ON_GOOD_DAYS = ("slept well", "walk", "exercise", "saw a friend", "cooked", "learned something", "music", "read")
ON_LOW_DAYS = ("slept badly", "screens late", "rested", "games", "phone call", "drank alcohol", "felt ill")
ON_ANY_DAY = ("walk", "cooked", "ate properly", "read", "tidied up", "family", "outdoors", "phone call")

RowT = TypeVar("RowT", bound=Record)

LATER: tuple[Callable[["Life"], None], ...] = (
    reflect.add,
    realign.add,
    learn.add,
    grow.add,
    connect.add,
    persist.add,
    insights.add,
)
"""What the later stages add, in their order; each after the ones before, so that those stay as they are."""


def fill(db: Database, *, until: datetime, seed: int = 7) -> None:
    """Write the made-up life into an empty database, in one transaction.

    Args:
        db: the open database.
        until: the last moment of the life, aware; its local day has one check-in.
        seed: chooses the life; the same seed and moment give the same rows.

    Raises:
        StoreError: it could not be written; nothing of it is kept.
    """
    life = Life(until, seed)
    with db.writing() as session:
        session.add_all(life.first)
        session.flush()  # what the others refer to has to be there first
        session.add_all(life.rows)
        for layer in life.layers:
            session.flush()
            session.add_all(layer)


class Life:
    """Half a year, made up from a seed.

    ``first`` holds the rows that others refer to, ``rows`` all others of the first stage; ``layers`` are those of the
    later stages, what is referred to before what refers to it.
    """

    def __init__(self, until: datetime, seed: int) -> None:
        self.until = until
        self.today = day_of(until, DAY_STARTS)
        self.random = Random(seed)  # noqa: S311 - nothing here is a secret
        self.first: list[Record] = []
        self.rows: list[Record] = []
        self.layers: list[list[Record]] = []
        own = [Feeling(*own_word, "a word of one's own") for own_word in script.OWN_WORDS]
        self.words = [*feelings(), *own]
        self.notes = {
            kind: self.random.sample(notes, len(notes))
            for kind, notes in (
                ("after", script.AFTER_A_NO),
                ("low", script.LOW),
                ("middle", script.MIDDLE),
                ("good", script.GOOD),
            )
        }
        self.nos = {self._workday(no.back): no for no in script.NOS}
        self._add_own_words()
        drift = 0.0
        for back in range(DAYS - 1, -1, -1):
            drift = 0.7 * drift + self.random.gauss(0, 0.25)
            self._live(back, drift if back > LATELY else max(drift, 0.3))
        self._add_nos()
        self._add_acts()
        self._add_pages_and_capsules()
        for add in LATER:
            add(self)
        self._rest()

    def _rest(self) -> None:
        """Take what was done by habit out of the quiet days: nobody does something every day for half a year."""
        quiet = {self._day(back) for back in script.QUIET}
        gone = {row.id for row in self.first if isinstance(row, CheckIn) and row.day in quiet}

        def stays(row: Record) -> bool:
            if isinstance(row, CheckInWord):
                return row.check_in_id not in gone
            return not (isinstance(row, CheckIn | DayActivity | Practice | Effort) and row.day in quiet)

        self.first, self.rows = list(filter(stays, self.first)), list(filter(stays, self.rows))
        self.layers = [list(filter(stays, layer)) for layer in self.layers]

    def _day(self, back: int) -> date:
        return self.today - timedelta(days=back)

    def _workday(self, back: int) -> int:
        """Return the same distance or one or two days more, so that a no comes on a day when people work.

        The last no keeps its distance, whatever day that is.
        """
        return back if back == script.NOS[-1].back else back + max(0, self._day(back).weekday() - 4)

    def stamp(self, back: int, clock: time) -> Stamp:
        """Return the stamp of a local time on a day, or of the last moment when that is later."""
        moment = local(datetime.combine(self._day(back), clock), self.until)
        return stamp(min(moment, self.until), DAY_STARTS)

    def rejection(self, back: int) -> Rejection:
        """Return the no that came on a day, ``back`` days before the last one."""
        day = self._day(back)
        return next(row for row in self.rows if isinstance(row, Rejection) and row.day == day)

    def row(self, table: type[RowT], entry: SQLModel, when: Stamp, **more: object) -> RowT:
        """Make a row whose key and stamps come from the seed and the life."""
        key = UUID(int=self.random.getrandbits(128), version=4)
        bookkeeping = {"id": key, "created_at": when.at, "updated_at": when.at}
        return table.model_validate(entry.model_dump() | more | bookkeeping)

    def _add_own_words(self) -> None:
        for word, pleasantness, energy in script.OWN_WORDS:
            entry = checked(OwnWordEntry, {"word": word, "pleasantness": pleasantness, "energy": energy})
            self.rows.append(self.row(OwnWord, entry, self.stamp(DAYS - 1, time(7))))

    # Days

    def _live(self, back: int, drift: float) -> None:
        """Write what there is of one day."""
        if any(back in days for days in AWAY):
            return
        mood = USUAL + WEEK[self._day(back).weekday()] + drift - self._sting(back)
        no = self.nos.get(back)
        if back == 0:
            self._check_in(self.stamp(0, LAST_CHECK_IN), 3, 2, words=("flat",))
        elif no is not None:
            self._check_in(self.stamp(back, time(16, 5)), 1, self.random.choice((2, 4)), note=no.after)
            self._check_in(self.stamp(back, self._clock(2)), 2, self.random.choice((1, 2)), after=True)
        else:
            for part in self._parts(back):
                self._check_in(self.stamp(back, self._clock(part)), *self._affect(mood), after=self._is_after(back))
        if back and self.random.random() < 0.7:
            self._spend(back, mood)

    def _sting(self, back: int) -> float:
        """Return how much of the latest no is still felt, falling to nothing over its recovery."""
        since = [(came - back, no) for came, no in self.nos.items() if 0 <= came - back < no.recovery]
        return sum(DEPTH * (1 - gone / no.recovery) for gone, no in since)

    def _is_after(self, back: int) -> bool:
        return any(0 < came - back <= 3 for came in self.nos)

    def _parts(self, back: int) -> list[int]:
        """Return in which parts of the day there was a check-in: none on some days, one or two on most."""
        chance = self.random.random()
        if chance < 0.13 and not self._is_after(back):
            return []
        count = 1 if chance < 0.66 else 2 if chance < 0.95 else 3
        return sorted(self.random.sample(range(len(PARTS)), count))

    def _clock(self, part: int) -> time:
        earliest, minutes = PARTS[part]
        begun = earliest.hour * 60 + earliest.minute + self.random.randrange(minutes)
        return time(begun // 60, begun % 60)

    def _affect(self, mood: float) -> tuple[int, int]:
        """Return a place on the grid near a mood; low moods are drained more often than wrought up."""
        pleasantness = min(5, max(1, round(mood + self.random.gauss(0, 0.5))))
        usual = self.random.choice((1, 2, 2, 4)) if pleasantness <= 2 else 2 + 0.4 * pleasantness - 0.4
        return pleasantness, min(5, max(1, round(usual + self.random.gauss(0, 0.7))))

    def _check_in(
        self,
        when: Stamp,
        pleasantness: int,
        energy: int,
        *,
        words: tuple[str, ...] = (),
        note: str = "",
        after: bool = False,
    ) -> None:
        note = note or self._note(when.day, pleasantness, after=after)
        values = when._asdict() | {"pleasantness": pleasantness, "energy": energy, "note": note}
        row = self.row(CheckIn, checked(CheckInEntry, values), when)
        self.first.append(row)
        for position, word in enumerate(words or self._feelings(pleasantness, energy)):
            chosen = CheckInWord(check_in_id=row.id, word=word, position=position)
            self.rows.append(self.row(CheckInWord, chosen, when))

    def _note(self, day: date, pleasantness: int, *, after: bool) -> str:
        """Take a note that fits and was not used yet, or none."""
        kind = "after" if after and pleasantness <= 2 else ("low", "low", "middle", "good", "good")[pleasantness - 1]
        lately = (self.today - day).days < LATELY
        chance, saved = (0.5, 0) if lately else (CHANCES[kind], NOTES_SAVED)
        return self.notes[kind].pop() if len(self.notes[kind]) > saved and self.random.random() < chance else ""

    def _feelings(self, pleasantness: int, energy: int) -> list[str]:
        """Choose one to three words of that place on the grid, or of the places next to it when it has few."""
        here = [word for word in self.words if (word.pleasantness, word.energy) == (pleasantness, energy)]
        fitting = here if len(here) > 3 else nearest(self.words, pleasantness, energy)[:6]
        chosen = [word.word for word in self.random.sample(fitting, self.random.choice((1, 1, 2, 2, 3)))]
        own = [word for word, *place in script.OWN_WORDS if place == [pleasantness, energy]]
        if not own or self.random.random() < 0.6:
            return chosen
        return [*own, *(word for word in chosen if word not in own)][:3]

    def _spend(self, back: int, mood: float) -> None:
        """Say what a day was made of."""
        names = {*self.random.sample(ON_ANY_DAY, self.random.randint(0, 2))}
        names.add(self.random.choice(ON_LOW_DAYS if mood < 2.5 else ON_GOOD_DAYS))
        if self._day(back).weekday() < 5 and self.random.random() < 0.4:
            names.add("applied somewhere")
        for name in sorted(names):
            entry = checked(DayActivityEntry, {"day": self._day(back), "activity": name})
            self.rows.append(self.row(DayActivity, entry, self.stamp(back, time(21, 30))))

    # What was done about it

    def _add_nos(self) -> None:
        for back, no in self.nos.items():
            when = self.stamp(back, NO_COMES)
            job = checked(ApplicationEntry, {"role": no.role, "organisation": no.organisation})
            application = self.row(Application, job, when)
            self.first.append(application)
            answer = checked(
                RejectionEntry,
                {"day": when.day, "reached": no.reached, "channel": no.channel, "note": no.note},
            )
            closed_on = None if no is script.NOS[-1] else self._day(max(0, back - no.recovery - 4))
            more = {
                "application_id": application.id,
                "logged_at": when.at,
                "focused_at": when.at,
                "closed_on": closed_on,
            }
            self.rows.append(self.row(Rejection, answer, when, **more))

    def _add_acts(self) -> None:
        """Place the small acts on the days after the no's, and those that are open at the end."""
        days = [back - gone for back in self.nos if back > 3 for gone in (1, 4)]
        for act, back in zip(script.ACTS, days, strict=True):
            done = self.stamp(back, time(19, 45)) if act.actual is not None else None
            closing = (
                {"done_at": done.at, "done_on": done.day, "actual_lift": act.actual}
                if done
                else {"let_go_on": self._day(back - 2)}
            )
            self._act(act, self.stamp(back, time(10, 15)), due_on=self._day(back), **closing)
        for days_ahead, act in enumerate(script.OPEN_ACTS):
            self._act(act, self.stamp(1, time(17, 30)), due_on=self.today + timedelta(days=days_ahead))

    def _act(self, act: script.Act, when: Stamp, **values: object) -> None:
        fields: Mapping[str, object] = when._asdict() | {"text": act.text, "predicted_lift": act.predicted} | values
        self.rows.append(self.row(SmallAct, checked(SmallActEntry, fields), when))

    def _add_pages_and_capsules(self) -> None:
        backs = list(self.nos)
        for page, back in zip(script.PAGES, (*backs[:4], backs[5]), strict=True):
            when = self.stamp(back, time(20, 40))
            entry = checked(SelfCompassionEntry, when._asdict() | page._asdict())
            self.rows.append(self.row(SelfCompassion, entry, when))
        for text, back in zip(script.CAPSULES, (130, 70, 12), strict=True):
            when = self.stamp(back, time(20, 10))
            letter = checked(CapsuleEntry, when._asdict() | {"text": text})
            self.rows.append(self.row(Capsule, letter, when))
