"""Queries and writes of resources and sources; every function runs on the lane, none once per row."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select as select_any
from sqlmodel import Session, col, select

from bounceback_tui.stages.grow.library import rules
from bounceback_tui.stages.grow.model import Resource, ResourceEntry, ResourceSkill, Source, SourceEntry
from bounceback_tui.stages.learn.model import Skill
from bounceback_tui.store.base import as_text
from bounceback_tui.store.database import Database
from bounceback_tui.store.due import DueSource
from bounceback_tui.store.errors import InvalidEntry
from bounceback_tui.store.snapshot import Rows, keep

DUE = DueSource("source", Source, Source.title, Source.next_on, ahead=0)


def resources_by_skill(session: Session) -> Mapping[str, tuple[rules.Resource, ...]]:
    """Return resources by the skill's key, those under way first; two statements."""
    linked = session.connection().execute(
        select_any(as_text(ResourceSkill.resource_id), as_text(ResourceSkill.skill_id), col(Skill.name))
        .join(Skill, col(Skill.id) == col(ResourceSkill.skill_id))
        .order_by(col(Skill.name), col(Skill.id))
    )
    skills: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, skill, name in linked:
        skills[key].append((skill, name))
    rows = session.connection().execute(
        select_any(
            as_text(Resource.id),
            col(Resource.kind),
            col(Resource.title),
            col(Resource.link),
            col(Resource.cost),
            col(Resource.state),
            col(Resource.notes),
        ).order_by(col(Resource.at), col(Resource.id))
    )
    order = {state: place for place, state in enumerate(rules.UNDER_WAY_FIRST)}
    found: dict[str, list[rules.Resource]] = defaultdict(list)
    for key, kind, title, link, cost, state, notes in sorted(rows, key=lambda row: order[row.state]):
        names = tuple(name for _, name in skills[key])
        resource = rules.Resource(UUID(key), kind, title, link, cost, state, notes, names)
        for skill, _ in skills[key]:
            found[skill].append(resource)
    return {key: tuple(those) for key, those in found.items()}


def resources(db: Database, skill_id: UUID) -> Sequence[rules.Resource]:
    """Return the resources of one skill, those under way first."""
    with db.reading() as session:
        return resources_by_skill(session).get(skill_id.hex, ())


def skill_of(db: Database, resource_id: UUID) -> UUID | None:
    """Return one of the skills a resource is for, or None when it is gone."""
    with db.reading() as session:
        return session.exec(
            select(ResourceSkill.skill_id).where(ResourceSkill.resource_id == resource_id).limit(1)
        ).first()


def save_resource(
    db: Database, entry: ResourceEntry, skills: Sequence[str], *, resource_id: UUID | None = None
) -> Rows:
    """Write a resource, or change it, with the skills it is for.

    Args:
        db: the open database.
        entry: the validated resource.
        skills: names of skills that are there, whatever their capitals; doubles are folded.
        resource_id: the one to change; a new one without it.

    Returns:
        The way back.

    Raises:
        InvalidEntry: no skill is named, or one that there is not.
    """
    with db.writing() as session:
        wanted = _skills(session, skills)
        if resource_id is None:
            row = Resource.model_validate(entry.model_dump())
            before, rows = [], Rows().with_made([row])
        else:
            row = session.get_one(Resource, resource_id)
            before = list(session.exec(select(ResourceSkill).where(ResourceSkill.resource_id == resource_id)))
            rows = keep([row, *before])
            written = {"at": row.at, "day": row.day, "utc_offset": row.utc_offset}
            row.sqlmodel_update(entry.model_dump() | written)
        session.add(row)
        session.flush()
        for link in before:
            if link.skill_id not in wanted:
                session.delete(link)
        there = {link.skill_id for link in before}
        added = [ResourceSkill(resource_id=row.id, skill_id=key) for key in wanted if key not in there]
        session.add_all(added)
    return rows.with_made(added)


def _skills(session: Session, names: Sequence[str]) -> list[UUID]:
    keys = list(dict.fromkeys(" ".join(name.split()).casefold() for name in names if name.strip()))
    if not keys:
        raise InvalidEntry("Say which skill it is for: its name as it is on the board.")
    known = {skill.key: skill.id for skill in session.exec(select(Skill).where(col(Skill.key).in_(keys)))}
    for key in keys:
        if key not in known:
            raise InvalidEntry(
                f"There is no skill called “{key[:40]}”: several are parted by commas; n makes a card."
            )
    return [known[key] for key in keys]


def remove_resource(db: Database, resource_id: UUID) -> Rows:
    """Delete a resource for all its skills; returns the way back."""
    with db.writing() as session:
        row = session.get_one(Resource, resource_id)
        links = session.exec(select(ResourceSkill).where(ResourceSkill.resource_id == resource_id)).all()
        rows = keep([row, *links])
        session.delete(row)
    return rows


def set_state(db: Database, resource_id: UUID, state: rules.ResourceState) -> Rows:
    """Say how far one is with a resource; returns the way back."""
    with db.writing() as session:
        row = session.get_one(Resource, resource_id)
        rows = keep([row])
        row.state = state
    return rows


# Staying current


def sources(db: Database) -> Sequence[rules.Source]:
    """Return every source, the one to look at first on top."""
    with db.reading() as session:
        rows = session.exec(select(Source).order_by(col(Source.next_on), col(Source.title), col(Source.id))).all()
        return [
            rules.Source(row.id, row.kind, row.title, row.link, row.cadence, row.next_on, row.last_read_on)
            for row in rows
        ]


def save_source(db: Database, entry: SourceEntry, *, source_id: UUID | None = None) -> Rows:
    """Write a source, or change it; returns the way back."""
    with db.writing() as session:
        if source_id is None:
            row = Source.model_validate(entry.model_dump())
            session.add(row)
            return Rows().with_made([row])
        row = session.get_one(Source, source_id)
        rows = keep([row])
        row.sqlmodel_update(entry.model_dump(exclude={"at", "day", "utc_offset"}))
    return rows


def remove_source(db: Database, source_id: UUID) -> Rows:
    """Delete a source; returns the way back."""
    with db.writing() as session:
        row = session.get_one(Source, source_id)
        rows = keep([row])
        session.delete(row)
    return rows


def mark_read(db: Database, source_id: UUID, today: date) -> tuple[date, Rows]:
    """Mark a source as read on a local date; returns when to look again, and the way back."""
    with db.writing() as session:
        row = session.get_one(Source, source_id)
        rows = keep([row])
        row.last_read_on, row.next_on = today, rules.next_look(row.cadence, today)
    return row.next_on, rows
