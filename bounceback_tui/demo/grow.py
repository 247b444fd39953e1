"""The fifth stage of the made-up life: the board with three months of practice, and what is learned from."""

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bounceback_tui.demo import grow_script as script
from bounceback_tui.stages.grow.library.rules import read_cadence
from bounceback_tui.stages.grow.model import (
    Evidence,
    EvidenceEntry,
    Practice,
    PracticeEntry,
    Resource,
    ResourceEntry,
    ResourceSkill,
    SkillCard,
    SkillCardEntry,
    SkillLevel,
    SkillLevelEntry,
    Source,
    SourceEntry,
)
from bounceback_tui.stages.grow.rules import APART
from bounceback_tui.stages.learn.model import (
    FeedbackAnswer,
    FeedbackAnswerEntry,
    FeedbackPoint,
    FeedbackPointEntry,
    PointKind,
    Skill,
    SkillEntry,
)
from bounceback_tui.store.base import Record, checked

if TYPE_CHECKING:
    from uuid import UUID

    from bounceback_tui.demo.life import Life

LENGTHS = (15, 20, 20, 25, 30, 30, 40, 45, 60)
"""Minutes of one practice."""


def add(life: "Life") -> None:
    """Add the board, practice, evidence, resources and sources of a life."""
    there = [*life.first, *life.rows, *(row for layer in life.layers for row in layer)]
    skills = {row.key: row for row in there if isinstance(row, Skill)}
    new: list[Record] = []
    answers: list[Record] = []
    for said in script.SAID:
        answers.append(_answer(life, said))
        new += _skill(life, said.skill, said.back, skills)
    for skill in script.SKILLS:
        new += _skill(
            life, skill.name, max([88 if skill.sessions else 20, *(back for back, _ in skill.levels)]), skills
        )
    ids = {key: row.id for key, row in skills.items()}
    points = [_point(life, said, answer, ids) for said, answer in zip(script.SAID, answers, strict=True)]
    grown: list[Record] = [row for place, skill in enumerate(script.SKILLS) for row in _card(life, place, skill, ids)]
    grown += [_evidence(life, shown, ids) for shown in script.SHOWN]
    resources = [_resource(life, resource, place) for place, resource in enumerate(script.RESOURCES)]
    links = [
        life.row(
            ResourceSkill, ResourceSkill(resource_id=row.id, skill_id=ids[name.casefold()]), life.stamp(40, time(20))
        )
        for resource, row in zip(script.RESOURCES, resources, strict=True)
        for name in resource.skills
    ]
    sources = [_source(life, source) for source in script.SOURCES]
    life.layers += [[*new, *answers, *resources, *sources], [*points, *grown, *links]]


def _skill(life: "Life", name: str, back: int, there: dict[str, Skill]) -> list[Record]:
    """Return a skill of that name, unless it is there; it is noted as being there from now on."""
    entry = checked(SkillEntry, {"name": name})
    key = entry.name.casefold()
    if key in there:
        return []
    there[key] = life.row(Skill, entry, life.stamp(back, time(20, 30)), key=key)
    return [there[key]]


def _answer(life: "Life", said: script.Said) -> FeedbackAnswer:
    when = life.stamp(said.back, time(11, 20))
    no = next((back for back, no in life.nos.items() if no.organisation == said.organisation), None)
    rejection = life.rejection(no).id if no is not None else None
    values = when._asdict() | {"who": said.who, "text": said.answer, "rejection_id": rejection}
    return life.row(FeedbackAnswer, checked(FeedbackAnswerEntry, values), when)


def _point(life: "Life", said: script.Said, answer: Record, ids: "dict[str, UUID]") -> FeedbackPoint:
    when = life.stamp(said.back, time(20, 30))
    values = when._asdict() | {
        "answer_id": answer.id,
        "kind": PointKind.GAP,
        "skill_id": ids[said.skill.casefold()],
        "text": said.text,
    }
    return life.row(FeedbackPoint, checked(FeedbackPointEntry, values), when)


def _card(life: "Life", place: int, skill: script.Skill, ids: "dict[str, UUID]") -> list[Record]:
    key = ids[skill.name.casefold()]
    first = life.stamp(max([20, *(back for back, _ in skill.levels)]) if len(skill.levels) != 1 else 2, time(20, 30))
    values = first._asdict() | {
        "skill_id": key,
        "board": skill.board,
        "rank": APART * place,
        "level_target": skill.target,
        "why": skill.why,
        "next_practice_on": life.today + timedelta(days=skill.next_in) if skill.next_in is not None else None,
    }
    rows: list[Record] = [life.row(SkillCard, checked(SkillCardEntry, values), first)]
    for back, level in skill.levels:
        when = life.stamp(back, time(20, 35))
        judged = checked(SkillLevelEntry, when._asdict() | {"skill_id": key, "level": level})
        rows.append(life.row(SkillLevel, judged, when))
    days = sorted(life.random.sample(range(skill.until, skill.since + 1), skill.sessions), reverse=True)
    notes = [*skill.notes, *("" for _ in range(skill.sessions - len(skill.notes)))]
    life.random.shuffle(notes)
    for back, note in zip(days, notes, strict=False):
        when = life.stamp(back, time(17, life.random.randrange(60)))
        minutes = life.random.choice(LENGTHS)
        entry = checked(PracticeEntry, when._asdict() | {"skill_id": key, "minutes": minutes, "note": note})
        rows.append(life.row(Practice, entry, when))
    return rows


def _evidence(life: "Life", shown: script.Shown, ids: "dict[str, UUID]") -> Evidence:
    when = life.stamp(shown.back, time(21, 5))
    values = when._asdict() | {"skill_id": ids[shown.skill.casefold()], "text": shown.text, "link": shown.link}
    return life.row(Evidence, checked(EvidenceEntry, values), when)


def _resource(life: "Life", resource: script.Resource, place: int) -> Resource:
    when = life.stamp(60 - 8 * place, time(20, 45))
    values = when._asdict() | resource._asdict()
    return life.row(Resource, checked(ResourceEntry, {key: values[key] for key in values if key != "skills"}), when)


def _source(life: "Life", source: script.Source) -> Source:
    when = life.stamp(75, time(20, 50))
    values = when._asdict() | {
        "kind": source.kind,
        "title": source.title,
        "link": source.link,
        "cadence": read_cadence(source.cadence),
        "next_on": life.today + timedelta(days=source.next_in),
        "last_read_on": life.today - timedelta(days=source.read) if source.read is not None else None,
    }
    return life.row(Source, checked(SourceEntry, values), when)
