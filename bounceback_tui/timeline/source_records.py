"""Every kind of entry as a statement: what the log reads of it, and what makes it belong to a no."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, func, literal, type_coerce
from sqlalchemy import select as select_core
from sqlmodel import col, or_, select

from bounceback_tui.insights.model import Hunch, Trial
from bounceback_tui.journey.model import Application, ApplicationStatus, Rejection
from bounceback_tui.stages.connect.model import Ask, Contact, Interaction
from bounceback_tui.stages.feel.model import Capsule, CheckIn, SelfCompassion, SmallAct
from bounceback_tui.stages.grow.model import Evidence, Practice, Resource, SkillCard, Source
from bounceback_tui.stages.learn.model import FeedbackAnswer, FeedbackPoint, FeedbackRequest, Skill
from bounceback_tui.stages.persist.model import (
    Change,
    ChangeApplication,
    Drill,
    Effort,
    IfThenPlan,
    JourneyEnd,
    LookBack,
)
from bounceback_tui.stages.realign.model import (
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
from bounceback_tui.stages.reflect.model import Reason, Reflection
from bounceback_tui.store.base import Record

select_any: Any = select_core
About = Callable[[UUID, UUID], ColumnElement[bool]]
"""The condition under which rows belong to a no, from its key and its application's."""


class Told(NamedTuple):
    """A kind of entry.

    ``table`` is the one it is opened by and whose ``day`` counts; ``rows`` reads what is told of it; ``about`` is
    None for what never belongs to one no.
    """

    kind: str
    table: type[Record]
    rows: Select[Any]
    about: About | None = None

    @property
    def day(self) -> Any:
        """The column with the local date, the table's and not its class's: one statement is made of all 37."""
        return self.table.metadata.tables[str(self.table.__tablename__)].c[self.table.dated]


def _told(table: Any, *columns: Any) -> Any:
    """Return the statement of a table whose rows say themselves when they were."""
    return select_any(table.id, table.at, table.day, table.utc_offset, *columns)


def _text(column: Any) -> Any:
    """Return a column as text that is never missing; an enum's by its value."""
    return func.coalesce(type_coerce(column, String), "").label(column.key)


def _answers_about(no_id: UUID) -> Any:
    asked = select(FeedbackRequest.id).where(FeedbackRequest.rejection_id == no_id)
    return or_(col(FeedbackAnswer.rejection_id) == no_id, col(FeedbackAnswer.request_id).in_(asked))


def _courses(no_id: UUID) -> Any:
    return select(CourseNo.course_id).where(CourseNo.rejection_id == no_id)


def _changes(no_id: UUID, application_id: UUID) -> Any:
    tried = select(ChangeApplication.change_id).where(ChangeApplication.application_id == application_id)
    reasons = select(Reason.id).where(Reason.rejection_id == no_id)
    return or_(col(Change.id).in_(tried), col(Change.origin_id).in_(reasons))


FEEL = (
    Told("check-in", CheckIn, _told(CheckIn, CheckIn.pleasantness, CheckIn.energy, CheckIn.note)),
    Told("one doable thing", SmallAct, _told(SmallAct, SmallAct.text, SmallAct.predicted_lift, SmallAct.actual_lift)),
    Told(
        "when it stings",
        SelfCompassion,
        _told(SelfCompassion, SelfCompassion.hurts, SelfCompassion.others, SelfCompassion.friend),
    ),
    Told("capsule", Capsule, _told(Capsule, Capsule.text)),
)
REFLECT = (
    Told(
        "reflection",
        Reflection,
        _told(Reflection, Reflection.exercise, Reflection.burnt, _text(Application.organisation))
        .outerjoin(Rejection, col(Rejection.id) == col(Reflection.rejection_id))
        .outerjoin(Application, col(Application.id) == col(Rejection.application_id)),
        lambda no, _: col(Reflection.rejection_id) == no,
    ),
    Told(
        "reason",
        Reason,
        _told(
            *(Reason, Application.organisation, Reason.text, Reason.source, Reason.confidence),
            *(Reason.again_source, Reason.again_confidence, Reason.again_note),
        )
        .join(Rejection, col(Rejection.id) == col(Reason.rejection_id))
        .join(Application, col(Application.id) == col(Rejection.application_id)),
        lambda no, _: col(Reason.rejection_id) == no,
    ),
)
REALIGN = (
    Told("direction", Direction, _told(Direction, Direction.name, Direction.note)),
    Told(
        "score",
        DirectionScore,
        _told(
            *(DirectionScore, Direction.name, DirectionScore.interest, DirectionScore.values_fit),
            *(DirectionScore.strengths_fit, DirectionScore.market, DirectionScore.energy, DirectionScore.note),
        ).join(Direction, col(Direction.id) == col(DirectionScore.direction_id)),
    ),
    Told("values", ValuesPage, _told(ValuesPage, ValuesPage.question, ValuesPage.text)),
    Told("value", OwnValue, _told(OwnValue, OwnValue.name)),
    Told("strength", Strength, _told(Strength, Strength.name, Strength.evidence)),
    Told(
        "course",
        Course,
        _told(Course, Course.decision, Course.what, Course.why, Course.review_on),
        lambda no, _: col(Course.id).in_(_courses(no)),
    ),
    Told(
        "look again",
        CourseReview,
        _told(CourseReview, CourseReview.verdict, CourseReview.text, Course.what).join(
            Course, col(Course.id) == col(CourseReview.course_id)
        ),
        lambda no, _: col(CourseReview.course_id).in_(_courses(no)),
    ),
    Told(
        "goal",
        Goal,
        _told(
            *(Goal, col(Goal.kind).label("goal"), Goal.text, Goal.learnable, Goal.first_step),
            *(Goal.first_step_on, Goal.done_on, Goal.let_go_on),
        ),
    ),
)
LEARN = (
    Told(
        "letter that asks",
        FeedbackRequest,
        _told(
            *(FeedbackRequest, FeedbackRequest.recipient, FeedbackRequest.kind, _text(Application.organisation)),
            *(FeedbackRequest.state, FeedbackRequest.subject, FeedbackRequest.letter),
            *(FeedbackRequest.follow_up, FeedbackRequest.thanks),
        ).outerjoin(Application, col(Application.id) == col(FeedbackRequest.application_id)),
        lambda no, _: col(FeedbackRequest.rejection_id) == no,
    ),
    Told(
        "answer",
        FeedbackAnswer,
        _told(FeedbackAnswer, FeedbackAnswer.who, FeedbackAnswer.text),
        lambda no, _: _answers_about(no),
    ),
    Told(
        "point",
        FeedbackPoint,
        _told(
            *(FeedbackPoint, col(FeedbackPoint.kind).label("point"), func.coalesce(Skill.name, "").label("skill")),
            FeedbackPoint.text,
        ).outerjoin(Skill, col(Skill.id) == col(FeedbackPoint.skill_id)),
        lambda no, _: col(FeedbackPoint.answer_id).in_(select(FeedbackAnswer.id).where(_answers_about(no))),
    ),
)
GROW = (
    Told(
        "practice",
        Practice,
        _told(Practice, func.coalesce(Skill.name, "").label("skill"), Practice.minutes, Practice.note).outerjoin(
            Skill, col(Skill.id) == col(Practice.skill_id)
        ),
    ),
    Told(
        "evidence",
        Evidence,
        _told(Evidence, col(Skill.name).label("skill"), Evidence.text, Evidence.link).join(
            Skill, col(Skill.id) == col(Evidence.skill_id)
        ),
    ),
    Told(
        "skill",
        SkillCard,
        _told(SkillCard, col(Skill.name).label("skill"), SkillCard.why).join(
            Skill, col(Skill.id) == col(SkillCard.skill_id)
        ),
    ),
    Told(
        "resource",
        Resource,
        _told(
            *(Resource, col(Resource.kind).label("what"), Resource.title, Resource.link),
            *(Resource.cost, Resource.notes),
        ),
    ),
    Told(
        "source",
        Source,
        _told(Source, col(Source.kind).label("what"), Source.title, Source.link, Source.cadence),
    ),
)
CONNECT = (
    Told(
        "contact",
        Contact,
        _told(
            *(Contact, Contact.name, col(Contact.kind).label("contact"), Contact.known_from, Contact.organisation),
            *(Contact.mail, Contact.reach, Contact.link, Contact.notes),
        ),
    ),
    Told(
        "in touch",
        Interaction,
        _told(Interaction, col(Interaction.kind).label("happened"), Contact.name, Interaction.note).join(
            Contact, col(Contact.id) == col(Interaction.contact_id)
        ),
    ),
    Told(
        "ask",
        Ask,
        _told(Ask, Ask.purpose, Contact.name, Ask.what, Ask.state, Ask.subject, Ask.letter, Ask.answer).join(
            Contact, col(Contact.id) == col(Ask.contact_id)
        ),
    ),
)
PERSIST = (
    Told(
        "no",
        Rejection,
        select_any(
            *(Rejection.id, col(Rejection.logged_at).label("at"), Rejection.day, literal(0).label("utc_offset")),
            *(Application.role, Application.organisation, _text(Rejection.reached), _text(Rejection.channel)),
            Rejection.note,
        ).join(Application, col(Application.id) == col(Rejection.application_id)),
        lambda no, _: col(Rejection.id) == no,
    ),
    Told("effort", Effort, _told(Effort, col(Effort.kind).label("deed"), Effort.text, Effort.minutes)),
    Told(
        "application",
        ApplicationStatus,
        select_any(
            *(ApplicationStatus.id, col(ApplicationStatus.created_at).label("at"), ApplicationStatus.day),
            *(literal(0).label("utc_offset"), Application.role, Application.organisation),
            *(ApplicationStatus.status, ApplicationStatus.note),
        )
        .join(Application, col(Application.id) == col(ApplicationStatus.application_id))
        .where(col(ApplicationStatus.rejection_id).is_(None)),
        lambda _, application: col(ApplicationStatus.application_id) == application,
    ),
    Told(
        "plan",
        IfThenPlan,
        _told(IfThenPlan, IfThenPlan.wish, IfThenPlan.obstacle, IfThenPlan.if_cue, IfThenPlan.then_act),
    ),
    Told("change", Change, _told(Change, Change.text, _text(Change.verdict), Change.judged_note), _changes),
    Told(
        "drill",
        Drill,
        _told(
            *(Drill, Application.organisation, Drill.setback, Drill.first_reaction, Drill.first_step),
            *(Drill.tell_whom, Drill.look_back),
        ).join(Application, col(Application.id) == col(Drill.application_id)),
        lambda _, application: col(Drill.application_id) == application,
    ),
    Told(
        "look-back",
        LookBack,
        _told(
            *(LookBack, LookBack.week, LookBack.planning, LookBack.preparation, LookBack.emotions),
            *(LookBack.learning, LookBack.sentence),
        ),
    ),
    Told(
        "the end",
        JourneyEnd,
        _told(JourneyEnd, JourneyEnd.text),
        lambda _, application: col(JourneyEnd.application_id) == application,
    ),
)

INSIGHTS = (
    Told(
        "hunch",
        Hunch,
        _told(
            *(Hunch, col(Hunch.kind).label("what"), Hunch.factor, Hunch.effect),
            *(_text(Hunch.closed_verdict).label("verdict"), Hunch.why),
        ),
    ),
    Told(
        "trial",
        Trial,
        _told(*(Trial, Trial.question, Trial.first_condition, Trial.second_condition, Trial.days, Trial.why)),
    ),
)

SOURCES: tuple[Told, ...] = (*FEEL, *REFLECT, *REALIGN, *LEARN, *GROW, *CONNECT, *PERSIST, *INSIGHTS)
"""Every kind of entry of the log."""
