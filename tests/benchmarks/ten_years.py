"""Makes a file of ten years of somebody's life, the same from the same seed, to measure on.

python -m tests.benchmarks.ten_years FILE [--seed N] [--until YYYY-MM-DD]
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from sqlmodel import SQLModel, insert

from bounceback_tui.content.loader import activities, acts, feelings
from bounceback_tui.insights.hunch_rules import Verdict as HunchVerdict
from bounceback_tui.insights.hunch_rules import When
from bounceback_tui.insights.model import Hunch, Trial, TrialDay
from bounceback_tui.insights.named_rules import Kind
from bounceback_tui.insights.trial_rules import make_blocks, toss
from bounceback_tui.journey.days import day_of, stamp
from bounceback_tui.journey.model import Application, ApplicationStatus, Channel, PutAway, Reached, Rejection, Status
from bounceback_tui.stages.connect.model import Ask, Contact, Interaction
from bounceback_tui.stages.connect.organisation_rules import organisation_key
from bounceback_tui.stages.connect.rules import CADENCES, Give, Tie, What
from bounceback_tui.stages.feel.model import (
    Capsule,
    CheckIn,
    CheckInWord,
    DayActivity,
    OwnActivity,
    OwnWord,
    SelfCompassion,
    SmallAct,
)
from bounceback_tui.stages.grow.library.rules import ResourceKind, SourceKind
from bounceback_tui.stages.grow.model import (
    Evidence,
    Practice,
    Resource,
    ResourceSkill,
    SkillCard,
    SkillLevel,
)
from bounceback_tui.stages.grow.model import Source as StayingCurrent
from bounceback_tui.stages.grow.rules import APART, COLUMNS
from bounceback_tui.stages.learn.model import FeedbackAnswer, FeedbackPoint, FeedbackRequest, PointKind, Skill
from bounceback_tui.stages.learn.rules import State
from bounceback_tui.stages.persist.model import Effort
from bounceback_tui.stages.persist.rules import Deed
from bounceback_tui.stages.realign.model import (
    ChosenValue,
    Course,
    CourseNo,
    CourseReview,
    Direction,
    DirectionScore,
    Goal,
    OwnValue,
    Strength,
    ValuesPage,
)
from bounceback_tui.stages.realign.rules import DIMENSIONS, QUESTION, Decision, GoalKind, Verdict
from bounceback_tui.stages.reflect.model import Reason, Reflection, ReflectionAnswer
from bounceback_tui.stages.reflect.rules import Source
from bounceback_tui.store.database import Database, open_database

DAYS = 3653
CHECK_INS = 18_000
REJECTIONS = 300
APPLICATIONS = 2_000
CONTACTS = 1_000
CARDS = 500
PRACTICES = 5_000
DAY_STARTS = time(4)
PROSE = (
    "the call went better than I had feared and still I keep going over one answer walked to the river before "
    "breakfast slept badly wrote two letters nobody replied a friend rang made soup the room was quiet I said what "
    "I meant for once waiting is the hard part tomorrow I shall ask about the second interview or let it be"
)
ORGANISATIONS = ("Acme", "Globex", "Initech", "Umbra", "Hooli", "Northwind", "Contoso", "Vandelay", "Wonka", "Stark")
ROLES = ("Backend engineer", "Data analyst", "Nurse", "Teacher of physics", "Product designer", "Bookkeeper")
OWN_WORDS = ("frayed", "sea-legged", "Sunday-ish", "underslept", "braced", "unhurried", "see-through", "wintry")
OWN_ACTIVITIES = ("allotment", "choir", "bouldering", "repair café", "night shift")


@dataclass
class Life:
    """Rows in the making, in the order in which they can be inserted."""

    random: Random
    now: datetime
    """Aware and local: nothing is later."""
    rows: dict[type[SQLModel], list[dict[str, Any]]] = field(default_factory=dict)

    @cached_property
    def days(self) -> list[date]:
        """The local days, the last one today."""
        last = day_of(self.now, DAY_STARTS)
        return [last - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]

    def add(self, table: type[SQLModel], written: datetime, **values: Any) -> UUID:
        """Add a row, with key and stamps, and return its key."""
        key = UUID(int=self.random.getrandbits(128), version=4)
        self.rows.setdefault(table, []).append({"id": key, "created_at": written, "updated_at": written, **values})
        return key

    def moment(self, day: date, part: float) -> dict[str, Any]:
        """Return at, day and offset of a moment; ``part`` 0 to 1 is how much of the waking day was over."""
        start = datetime.combine(day, time(7)).astimezone()
        end = min(start + timedelta(hours=16), self.now)
        start = min(start, end - timedelta(minutes=1))
        at, its_day, offset = stamp(start + (end - start) * part, DAY_STARTS)
        return {"at": at, "day": its_day, "utc_offset": offset}

    def sentence(self, least: int, most: int) -> str:
        """Return made-up words."""
        return " ".join(self.random.choices(PROSE.split(), k=self.random.randint(least, most))).capitalize()


def live(seed: int, now: datetime) -> Life:
    """Make up ten years.

    Args:
        seed: the same seed and the same moment give the same rows.
        now: the present moment, aware and local; the last day is the one it belongs to.

    Returns:
        The rows.
    """
    life = Life(Random(seed), now)
    nos = [*sorted(life.random.sample(range(DAYS - 4), REJECTIONS - 1)), DAYS - 4]
    live_nos(life, [life.days[place] for place in nos])
    live_check_ins(life, set(nos))
    live_activities(life)
    live_acts(life)
    live_writings(life, [life.days[place] for place in nos])
    live_reflections(life)
    live_learn(life)
    live_persist(life)
    live_directions(life)
    live_decisions(life)
    live_skills(life)
    live_people(life)
    live_hunches(life)
    return life


def live_nos(life: Life, days: Sequence[date]) -> None:
    """Add applications and their rejections; all but the last three are done with."""
    for count, day in enumerate(days):
        written = life.moment(day, life.random.random())["at"]
        application = life.add(
            Application,
            written,
            role=life.random.choice(ROLES),
            organisation=f"{life.random.choice(ORGANISATIONS)} {count}",
        )
        closed = None if count >= REJECTIONS - 3 else day + timedelta(days=life.random.randint(2, 20))
        life.add(
            Rejection,
            written,
            application_id=application,
            day=day,
            reached=life.random.choice([None, *Reached]),
            channel=life.random.choice([None, *Channel]),
            note=life.sentence(3, 14),
            logged_at=written,
            focused_at=written,
            closed_on=closed,
        )


def moods(random: Random, nos: set[int]) -> Iterator[float]:
    """Yield a mood for each day, 1 to 5: it wanders about its usual, falls at a no and comes back in days."""
    mood = 3.4
    for place in range(DAYS):
        mood += (3.4 - mood) * 0.2 + random.gauss(0, 0.35) - (1.4 if place in nos else 0)
        mood = min(5.0, max(1.0, mood))
        yield mood


def live_check_ins(life: Life, nos: set[int]) -> None:
    """Add check-ins, about five a day, a third of them with a line, two thirds with words."""
    random = life.random
    each, more = divmod(CHECK_INS, DAYS)
    fuller = set(random.sample(range(DAYS), more))
    near: dict[tuple[int, int], list[str]] = {}
    for feeling in feelings():
        near.setdefault((feeling.pleasantness, feeling.energy), []).append(feeling.word)
    for word in OWN_WORDS:
        place = {"pleasantness": random.randint(1, 5), "energy": random.randint(1, 5)}
        life.add(OwnWord, life.moment(life.days[0], 0)["at"], word=word, **place)
        near.setdefault((place["pleasantness"], place["energy"]), []).append(word)
    for count, (day, mood) in enumerate(zip(life.days, moods(random, nos), strict=True)):
        for part in sorted(random.random() for _ in range(each + (count in fuller))):
            moment = life.moment(day, part)
            pleasantness = min(5, max(1, round(random.gauss(mood, 0.7))))
            energy = min(5, max(1, round(random.gauss(3.2 - part, 0.9))))
            note = life.sentence(3, 25) if random.random() < 0.33 else ""
            values = {"pleasantness": pleasantness, "energy": energy, "note": note}
            key = life.add(CheckIn, moment["at"], **moment, **values)
            known = near.get((pleasantness, energy), [])
            for position, word in enumerate(random.sample(known, min(len(known), random.choice((0, 1, 1, 2, 3))))):
                life.add(CheckInWord, moment["at"], check_in_id=key, word=word, position=position)


def live_activities(life: Life) -> None:
    """Add what each day was made of: two to five things, most of them from those that come along."""
    for activity in OWN_ACTIVITIES:
        life.add(OwnActivity, life.moment(life.days[0], 0)["at"], activity=activity)
    known = [*activities(), *OWN_ACTIVITIES]
    for day in life.days[:-1]:
        written = life.moment(day, 0.9)["at"]
        for activity in life.random.sample(known, life.random.randint(2, 5)):
            life.add(DayActivity, written, day=day, activity=activity)


def live_acts(life: Life) -> None:
    """Add a small act every third day; those of the last week are still open."""
    random = life.random
    texts = [act.text for act in acts()]
    for place, day in enumerate(life.days[::3]):
        moment = life.moment(day, random.random())
        done = place * 3 < DAYS - 7 and random.random() < 0.8
        life.add(
            SmallAct,
            moment["at"],
            **moment,
            text=random.choice(texts),
            predicted_lift=random.randint(-1, 2),
            due_on=day,
            done_at=moment["at"] + timedelta(minutes=20) if done else None,
            done_on=moment["day"] if done else None,
            actual_lift=random.randint(-2, 2) if done else None,
            let_go_on=None if done or place * 3 >= DAYS - 7 else day + timedelta(days=2),
        )


def live_writings(life: Life, nos: Sequence[date]) -> None:
    """Add writings for when it stings, capsules, and what was put away."""
    random = life.random
    for day in nos[::2]:
        moment = life.moment(day, 0.7)
        fields = {name: life.sentence(15, 60) for name in ("hurts", "others", "friend")}
        life.add(SelfCompassion, moment["at"], **moment, **fields)
    for day in random.sample(life.days[:-30], 60):
        moment = life.moment(day, 0.4)
        opened = moment["at"] + timedelta(days=20) if random.random() < 0.5 else None
        life.add(Capsule, moment["at"], **moment, text=life.sentence(30, 120), opened_at=opened)
    for day in random.sample(life.days[:-1], 200):
        at = life.moment(day, 0.2)["at"]
        life.add(PutAway, at, what=random.choice(("low-run", "capsule", "step:check-in")), at=at, day=day)


def live_reflections(life: Life) -> None:
    """Add 500 exercises that were done, one of them of 20,000 words, and 200 reasons for the latest hundred no's."""
    random = life.random
    nos = life.rows[Rejection][-100:]
    for count in range(500):
        no = nos[count % len(nos)]
        moment = life.moment(life.days[-1 - count * 7], random.random())
        words = 20_000 if count == 0 else random.randint(40, 400)
        text = "\n\n".join(life.sentence(80, 80) for _ in range(max(1, words // 80)))
        key = life.add(
            Reflection,
            moment["at"],
            **moment,
            exercise=random.choice(("writing", "thought-record", "from-outside", "question")) if count else "writing",
            title=text[:100],
            rejection_id=no["id"] if count % 3 else None,
            started_at=moment["at"] - timedelta(minutes=20),
            felt_before=random.randint(1, 5),
            felt_after=random.randint(1, 5),
            outside=False,
            seconds=1200,
            burnt=False,
            ask_on=None,
        )
        answer = {"field": "text", "question": "twenty minutes", "text": text, "number": None, "position": 0}
        life.add(ReflectionAnswer, moment["at"], reflection_id=key, **answer)
    for count in range(200):
        no = nos[-1 - count // 2]
        moment = life.moment(no["day"], 0.8)
        life.add(
            Reason,
            moment["at"],
            **moment,
            rejection_id=no["id"],
            text=life.sentence(3, 12),
            source=random.choice(list(Source)),
            confidence=random.randint(0, 100),
            ask_on=no["day"] + timedelta(days=14),
            again_note="",
        )


def live_learn(life: Life) -> None:
    """Add a letter about every second no, every fourth of them answered and cut into points, and skills."""
    random = life.random
    start = life.moment(life.days[0], 0.1)["at"]
    skills = [life.add(Skill, start, name=f"Skill {number}", key=f"skill {number}") for number in range(40)]
    for count, no in enumerate(life.rows[Rejection][:-4:2]):
        moment = life.moment(no["day"], 0.5)
        state = State.ANSWERED if count % 4 == 0 else State.SILENT
        texts = {"subject": life.sentence(3, 8), "letter": life.sentence(40, 90), "follow_up": "", "thanks": ""}
        who = {"recipient": f"Person {count}", "address": "", "channel": "mail", "tone": "brief", "kind": "recruiter"}
        dates = {"sent_on": no["day"], "follow_up_on": no["day"] + timedelta(days=11), "followed_up_on": None}
        about = {"rejection_id": no["id"], "application_id": no["application_id"]}
        closed = {"state": state, "closed_on": no["day"] + timedelta(days=14), "language": "en"}
        request = life.add(FeedbackRequest, moment["at"], **moment, **about, **who, **texts, **dates, **closed)
        if state is not State.ANSWERED:
            continue
        said = {"request_id": request, "rejection_id": no["id"], "who": f"Person {count}"}
        answer = life.add(FeedbackAnswer, moment["at"], **moment, **said, text=life.sentence(60, 200))
        for position, kind in enumerate(("gap", "gap", "strength")):
            point = {"answer_id": answer, "kind": kind, "skill_id": random.choice(skills), "position": position}
            life.add(FeedbackPoint, moment["at"], **moment, **point, text=life.sentence(4, 12))


def live_directions(life: Life) -> None:
    """Add 20 directions with 60 scores each, 200 strengths, and 100 pages about values."""
    random = life.random
    for count in range(20):
        moment = life.moment(life.days[count], 0.5)
        name = f"{random.choice(ROLES)} {count}"
        key = life.add(Direction, moment["at"], **moment, name=name, note=life.sentence(5, 30), archived_on=None)
        for place in sorted(random.sample(range(DAYS), 60)):
            moment = life.moment(life.days[place], 0.5)
            numbers = {column: random.randint(0, 10) for column in DIMENSIONS}
            note = life.sentence(3, 20) if random.random() < 0.4 else ""
            life.add(DirectionScore, moment["at"], **moment, **numbers, direction_id=key, note=note)
    for place in random.sample(range(DAYS), 200):
        moment = life.moment(life.days[place], 0.6)
        life.add(Strength, moment["at"], **moment, name=life.sentence(2, 6), evidence=life.sentence(10, 60))
    life.add(OwnValue, life.moment(life.days[0], 0)["at"], **life.moment(life.days[0], 0), name="room to breathe")
    for place in random.sample(range(DAYS), 100):
        moment = life.moment(life.days[place], 0.8)
        key = life.add(ValuesPage, moment["at"], **moment, question=QUESTION, text=life.sentence(80, 300))
        for position, name in enumerate(random.sample(("craft", "care", "play", "order", "room to breathe"), 2)):
            life.add(ChosenValue, moment["at"], page_id=key, name=name, position=position)


def live_decisions(life: Life) -> None:
    """Add 300 entries of the course log, each about two no's and looked at again, and 300 goals."""
    random = life.random
    nos = life.rows[Rejection]
    for count in range(300):
        moment = life.moment(life.days[-1 - count * 12], 0.7)
        key = life.add(
            Course,
            moment["at"],
            **moment,
            decision=random.choice(list(Decision)),
            what=life.sentence(4, 10),
            why=life.sentence(20, 80),
            review_on=moment["day"] + timedelta(days=30) if count < 3 else None,
        )
        for no in random.sample(nos, 2):
            life.add(CourseNo, moment["at"], course_id=key, rejection_id=no["id"])
        life.add(
            CourseReview,
            moment["at"],
            **moment,
            course_id=key,
            verdict=random.choice(list(Verdict)),
            text=life.sentence(5, 40),
        )
        closed = moment["day"] if count >= 20 else None
        life.add(
            Goal,
            moment["at"],
            **moment,
            text=life.sentence(4, 20),
            kind=random.choice(list(GoalKind)),
            learnable="",
            first_step=life.sentence(3, 8),
            first_step_on=moment["day"] + timedelta(days=5),
            done_on=closed if count % 3 else None,
            let_go_on=None if count % 3 else closed,
        )


def live_skills(life: Life) -> None:
    """Add a board of 500 cards, half of them named in feedback, with 5,000 practices, resources and sources."""
    random = life.random
    keys = []
    for number in range(CARDS):
        moment = life.moment(random.choice(life.days[:-1]), random.random())
        name = f"{life.sentence(1, 3)} {number}"
        key = life.add(Skill, moment["at"], name=name, key=name.casefold())
        keys.append(key)
        board = COLUMNS[number % len(COLUMNS)]
        due = life.days[-1] + timedelta(days=random.randint(-5, 60)) if random.random() < 0.3 else None
        card = {"board": board, "rank": APART * number, "level_target": random.randint(2, 5), "next_practice_on": due}
        life.add(SkillCard, moment["at"], **moment, skill_id=key, why=life.sentence(3, 30), archived_on=None, **card)
        for level in range(1, random.randint(2, 4)):
            life.add(SkillLevel, moment["at"], **life.moment(life.days[-level], 0.5), skill_id=key, level=level)
        shown = {"text": life.sentence(2, 12), "link": "https://example.org/shown"}
        life.add(Evidence, moment["at"], **moment, skill_id=key, **shown)
        if number % 2:
            said = life.sentence(10, 80)
            answer = life.add(FeedbackAnswer, moment["at"], **moment, who=random.choice(ORGANISATIONS), text=said)
            point = {"kind": PointKind.GAP, "text": said[:120], "position": 0}
            life.add(FeedbackPoint, moment["at"], **moment, answer_id=answer, skill_id=key, **point)
    for _ in range(PRACTICES):
        moment = life.moment(random.choice(life.days[:-1]), random.random())
        note = life.sentence(2, 15) if random.random() < 0.5 else ""
        life.add(
            Practice, moment["at"], **moment, skill_id=random.choice(keys), minutes=random.randint(5, 120), note=note
        )
    live_library(life, keys)


def live_library(life: Life, skills: Sequence[UUID]) -> None:
    """Add 200 resources for one to three skills each, and 30 sources."""
    random = life.random
    for number in range(200):
        moment = life.moment(random.choice(life.days[:-1]), random.random())
        about = {
            "kind": random.choice(list(ResourceKind)),
            "title": life.sentence(2, 8),
            "notes": life.sentence(0, 30),
        }
        link = {"link": f"https://example.org/{number}", "cost": "free", "state": "doing"}
        key = life.add(Resource, moment["at"], **moment, **about, **link)
        for skill in random.sample(skills, random.randint(1, 3)):
            life.add(ResourceSkill, moment["at"], resource_id=key, skill_id=skill)
    for number in range(30):
        moment = life.moment(random.choice(life.days[:-1]), random.random())
        about = {"kind": random.choice(list(SourceKind)), "title": life.sentence(2, 5), "cadence": "FREQ=WEEKLY"}
        dates = {"next_on": life.days[-1] + timedelta(days=number - 5), "last_read_on": None}
        life.add(StayingCurrent, moment["at"], **moment, **about, link=f"https://example.org/s{number}", **dates)


def live_people(life: Life) -> None:
    """Add a thousand contacts, most without a rhythm, eight interactions each, and an ask of every tenth."""
    random = life.random
    for number in range(CONTACTS):
        day = random.choice(life.days[:-400])
        moment, tie = life.moment(day, 0.4), random.choice(list(Tie))
        place = f"{random.choice(ORGANISATIONS)} {random.randrange(300)}"
        ideal, limit = CADENCES[tie] if number % 8 == 0 else (None, None)
        met = sorted(day + timedelta(days=random.randrange((life.days[-1] - day).days)) for _ in range(8))
        contact = life.add(
            Contact,
            moment["at"],
            **moment,
            **{give.value: random.random() < 0.3 for give in Give},
            **{"kind": "person", "name": f"Person {number}", "tie": tie, "organisation": place},
            **{"known_from": life.sentence(2, 5), "mail": "", "reach": "", "link": "", "notes": life.sentence(0, 20)},
            **{"ideal_days": ideal, "limit_days": limit, "paused_until": None},
            next_on=met[-1] + timedelta(days=ideal) if ideal else None,
            organisation_key=organisation_key(place),
        )
        for when in met:
            then = life.moment(when, random.random())
            happened = {"contact_id": contact, "kind": random.choice(list(What)), "note": life.sentence(0, 12)}
            life.add(Interaction, then["at"], **then, **happened)
        if number % 10 == 0:
            texts = {"what": life.sentence(3, 9), "subject": life.sentence(2, 5), "letter": life.sentence(40, 80)}
            state = {"state": "answered", "sent_on": day, "follow_up_on": None, "answer": life.sentence(3, 30)}
            about = {"contact_id": contact, "purpose": "ask", "size": "small"}
            life.add(Ask, moment["at"], **moment, **about, **texts, **state)


def live_persist(life: Life) -> None:
    """Add two thousand applications with their histories, and effort on every day."""
    no_of = {row["application_id"]: row for row in life.rows[Rejection]}
    for row in life.rows[Application]:
        no = no_of[row["id"]]
        values = {"application_id": row["id"], "note": "", "status": Status.REJECTED, "rejection_id": no["id"]}
        life.add(ApplicationStatus, no["created_at"], day=no["day"], **values)
    for count in range(APPLICATIONS):
        day = life.days[count * DAYS // APPLICATIONS]
        written = life.moment(day, life.random.random())["at"]
        name = f"{life.random.choice(ORGANISATIONS)} {count} & Co"
        key = life.add(Application, written, role=life.random.choice(ROLES), organisation=name)
        for gone, status in enumerate((Status.APPLIED, Status.SCREENING, Status.SILENT)):
            values = {"application_id": key, "note": "", "status": status, "rejection_id": None}
            life.add(ApplicationStatus, written, day=day + timedelta(days=gone), **values)
    for day in life.days:
        moment = life.moment(day, life.random.random())
        text = life.sentence(3, 9)
        life.add(Effort, moment["at"], **moment, kind=life.random.choice(list(Deed)), text=text, minutes=30)


def live_hunches(life: Life) -> None:
    """Add five open hunches of half a year, a hundred closed, and trials one after another, the last running."""
    about = [(Kind.ACTIVITY, name) for name in ("walk", "exercise", "cooked")]
    about += [(Kind.EFFORT, "application"), (Kind.WORD, "hopeful")]
    for count in range(105):
        kind, factor = about[count % 5]
        day = life.days[-182] if count < 5 else life.days[count * 30]
        values = {"kind": kind, "factor": factor, "effect": When.NEXT, "why": life.sentence(4, 12)}
        closed = (
            {} if count < 5 else {"closed_on": day + timedelta(days=90), "closed_verdict": HunchVerdict.CANNOT_TELL}
        )
        moment = life.moment(day, 0.8)
        life.add(Hunch, moment["at"], **moment, **values, **closed, closed_with=0, closed_without=0)
    for count in range(DAYS // 61):
        first = life.days[-12 - 61 * count]
        blocks = make_blocks(60, life.random.randrange)
        dealt = {"blocks": blocks, "tosses": toss(blocks, life.random.randrange), "days": 60, "first_on": first}
        words = {"question": life.sentence(5, 9), "first_condition": "tea", "second_condition": "coffee", "why": ""}
        moment = life.moment(first, 0.1)
        last = {"last_on": first + timedelta(days=59), "stopped_on": None}
        key = life.add(Trial, moment["at"], **moment, **words, **dealt, **last)
        for number in range(60 if count else 11):
            day = first + timedelta(days=number)
            life.add(TrialDay, life.moment(day, 0.9)["at"], trial_id=key, day=day, done=life.random.random() < 0.9)


def write(db: Database, life: Life) -> None:
    """Write all rows of a life in one transaction."""
    with db.writing() as session:
        for table, rows in life.rows.items():
            names = {name: None for row in rows for name in row}
            session.connection().execute(insert(table), [names | row for row in rows])


def make(path: Path, seed: int, now: datetime) -> Life:
    """Make the file.

    Args:
        path: where; nothing may be there.
        seed: what the life is made from.
        now: the present moment, aware and local.

    Returns:
        What was written.

    Raises:
        FileExistsError: something is there.
    """
    if path.exists():
        raise FileExistsError(f"{path} is there already; nothing was written.")
    life = live(seed, now)
    db = open_database(path)
    try:
        write(db, life)
    finally:
        db.close()
    return life


def main() -> int:
    """Read the arguments and make the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--until", type=date.fromisoformat, help="the last day, lived until 20:00; today until now")
    asked = parser.parse_args()
    now = datetime.now(UTC).astimezone()
    if asked.until:
        now = datetime.combine(asked.until, time(20)).astimezone()
    try:
        life = make(asked.file, asked.seed, now)
    except FileExistsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for table, rows in life.rows.items():
        sys.stdout.write(f"{len(rows):7,} {table.__name__}\n")
    sys.stdout.write(f"{asked.file.stat().st_size / 1e6:6.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
