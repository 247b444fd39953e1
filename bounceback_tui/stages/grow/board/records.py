"""What the board shows, read at once in a constant number of statements; it writes nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select as select_any
from sqlmodel import Session, col, exists, func, or_, select

from bounceback_tui.stages.grow import rules
from bounceback_tui.stages.grow.library.records import resources_by_skill
from bounceback_tui.stages.grow.model import Evidence, Practice, PracticeTimer, SkillCard, SkillLevel, Source
from bounceback_tui.stages.grow.records import named_as_gap, rank_of_new
from bounceback_tui.stages.grow.rules import Board, Card
from bounceback_tui.stages.learn.model import FeedbackAnswer, FeedbackPoint, PointKind, Skill
from bounceback_tui.stages.learn.skill_records import gaps
from bounceback_tui.store.base import as_text
from bounceback_tui.store.database import Database
from bounceback_tui.store.glance import IDLE, Gap


@dataclass(frozen=True, slots=True)
class GrowView:
    """What the room shows on a local date.

    ``cards`` are those on the board in the order of their columns, ``archived`` the others by name; ``loose`` are
    the minutes of the last four weeks that were practised for no skill in particular.
    """

    today: date
    cards: Sequence[Card]
    archived: Sequence[Card]
    running: rules.Running | None
    loose: int
    sources_due: int


def view(db: Database, today: date) -> GrowView:
    """Return what the room shows."""
    with db.reading() as session:
        weeks, totals = _practice(session, today)
        cards = _cards(session, today, weeks, totals)
        shown = rules.in_order(card for card in cards if card.archived_on is None)
        return GrowView(
            today=today,
            cards=[card for board in rules.COLUMNS for card in shown if card.board is board],
            archived=sorted(
                (card for card in cards if card.archived_on is not None), key=lambda card: card.name.casefold()
            ),
            running=running(session),
            loose=sum(weeks.get(None, ())),
            sources_due=session.exec(
                select(func.count()).select_from(Source).where(col(Source.next_on) <= today)
            ).one(),
        )


def running(session: Session) -> rules.Running | None:
    """Return the timer, if one runs."""
    row = session.exec(
        select(PracticeTimer.skill_id, Skill.name, PracticeTimer.started_at).join(
            Skill, col(Skill.id) == col(PracticeTimer.skill_id)
        )
    ).first()
    return rules.Running(*row) if row is not None else None


def _practice(session: Session, today: date) -> tuple[Mapping[str | None, list[int]], Mapping[str | None, int]]:
    """Return minutes by the skill's key: of each of the last four weeks, and all in all."""
    minutes = select_any(as_text(Practice.skill_id), func.sum(Practice.minutes)).group_by(col(Practice.skill_id))
    lately = (
        select_any(as_text(Practice.skill_id), col(Practice.day), func.sum(Practice.minutes))
        .where(col(Practice.day).between(rules.first_day(today), today))
        .group_by(col(Practice.skill_id), col(Practice.day))
    )
    weeks: dict[str | None, list[int]] = defaultdict(lambda: [0] * rules.WEEKS)
    for key, day, count in session.connection().execute(lately):
        week = rules.week_of(day, today)
        if week is not None:
            weeks[key][week] += int(count)
    return weeks, {key: int(count) for key, count in session.connection().execute(minutes)}


def _cards(
    session: Session, today: date, weeks: Mapping[str | None, list[int]], totals: Mapping[str | None, int]
) -> list[Card]:
    named, levels, evidence = _named(session), _levels(session), _evidence(session)
    resources = resources_by_skill(session)
    rows = session.connection().execute(
        select_any(
            as_text(Skill.id),
            col(Skill.name),
            col(Skill.created_at),
            col(SkillCard.board),
            col(SkillCard.rank),
            col(SkillCard.level_target),
            col(SkillCard.why),
            col(SkillCard.next_practice_on),
            col(SkillCard.archived_on),
        )
        .outerjoin(SkillCard, col(SkillCard.skill_id) == col(Skill.id))
        .where(or_(col(SkillCard.id).is_not(None), named_as_gap()))
    )
    return [
        Card(
            id=UUID(key),
            name=name,
            board=board if board is not None else Board.SPOTTED,
            rank=rank if board is not None else rank_of_new(made),
            target=target,
            why=why or "",
            next_on=next_on,
            archived_on=archived_on,
            levels=levels.get(key, ()),
            minutes=totals.get(key, 0),
            weeks=tuple(weeks.get(key, (0,) * rules.WEEKS)),
            named=named.get(key, ()),
            evidence=evidence.get(key, ()),
            resources=resources.get(key, ()),
        )
        for key, name, made, board, rank, target, why, next_on, archived_on in rows
    ]


def _named(session: Session) -> Mapping[str, tuple[rules.Named, ...]]:
    """Return gaps by the skill's key, newest first."""
    found: dict[str, list[rules.Named]] = defaultdict(list)
    for gap in gaps(session):
        job = rules.family(gap.role, gap.family or "") if gap.role is not None else ""
        found[gap.skill_key].append(rules.Named(gap.who, gap.text, gap.day, job))
    return {key: tuple(those) for key, those in found.items()}


def _levels(session: Session) -> Mapping[str, tuple[tuple[date, int], ...]]:
    """Return judgements by the skill's key, oldest first."""
    found: dict[str, list[tuple[date, int]]] = defaultdict(list)
    rows = select_any(as_text(SkillLevel.skill_id), col(SkillLevel.day), col(SkillLevel.level)).order_by(
        col(SkillLevel.at), col(SkillLevel.created_at), col(SkillLevel.id)
    )
    for key, day, level in session.connection().execute(rows).all():
        found[key].append((day, level))
    return {key: tuple(those) for key, those in found.items()}


def _evidence(session: Session, skill_id: UUID | None = None) -> Mapping[str, tuple[rules.Shown, ...]]:
    """Return evidence by the skill's key, newest first; of one skill alone where one is given."""
    found: dict[str, list[rules.Shown]] = defaultdict(list)
    rows = select_any(
        as_text(Evidence.skill_id), col(Evidence.id), col(Evidence.text), col(Evidence.link), col(Evidence.day)
    ).order_by(col(Evidence.at).desc(), col(Evidence.id))
    if skill_id is not None:
        rows = rows.where(col(Evidence.skill_id) == skill_id)
    for key, evidence_id, text, link, day in session.connection().execute(rows).all():
        found[key].append(rules.Shown(evidence_id, text, link, day))
    return {key: tuple(those) for key, those in found.items()}


def shown(session: Session, *, limit: int = 100) -> Sequence[str]:
    """Return what there is to show, the newest first, as a line for a letter: skill, text and link."""
    rows = session.exec(
        select(Skill.name, Evidence.text, Evidence.link)
        .join(Skill, col(Skill.id) == col(Evidence.skill_id))
        .order_by(col(Evidence.at).desc(), col(Evidence.id))
        .limit(limit)
    )
    return [
        f"{name}: {', '.join(part for part in (' '.join(text.split()), link) if part)}" for name, text, link in rows
    ]


def idle_gap(session: Session, today: date) -> Gap | None:
    """Return the gap named last of those that nothing was practised for over the last days."""
    lately = exists().where(col(Practice.skill_id) == col(Skill.id), col(Practice.day) > today - timedelta(days=IDLE))
    row = session.exec(
        select(col(Skill.id), col(Skill.name), col(FeedbackAnswer.who), col(FeedbackPoint.day))
        .select_from(FeedbackPoint)
        .join(Skill, col(Skill.id) == col(FeedbackPoint.skill_id))
        .join(FeedbackAnswer, col(FeedbackAnswer.id) == col(FeedbackPoint.answer_id))
        .outerjoin(SkillCard, col(SkillCard.skill_id) == col(Skill.id))
        .where(
            col(FeedbackPoint.kind) == PointKind.GAP,
            col(SkillCard.archived_on).is_(None),
            or_(col(SkillCard.board).is_(None), col(SkillCard.board) != Board.PROVEN),
            ~lately,
        )
        .order_by(col(FeedbackPoint.day).desc(), col(FeedbackPoint.at).desc(), col(FeedbackPoint.id))
        .limit(1)
    ).first()
    return Gap(row[0].hex, *row[1:]) if row is not None else None


def evidence(db: Database, skill_id: UUID) -> Sequence[rules.Shown]:
    """Return the evidence of one skill, newest first."""
    with db.reading() as session:
        return _evidence(session, skill_id).get(skill_id.hex, ())


def names(db: Database) -> Mapping[UUID, str]:
    """Return the names of the skills on the board, archived ones included, by key."""
    with db.reading() as session:
        on_it = or_(col(SkillCard.id).is_not(None), named_as_gap())
        found = (
            select(Skill.id, Skill.name).outerjoin(SkillCard, col(SkillCard.skill_id) == col(Skill.id)).where(on_it)
        )
        return dict(session.exec(found).all())
