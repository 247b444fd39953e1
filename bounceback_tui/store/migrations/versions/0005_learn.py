"""The fourth stage: skills, requests for feedback, answers word for word and their points."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "skill",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=240), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill")),
        sa.UniqueConstraint("key", name=op.f("uq_skill_key")),
    )
    op.create_table(
        "feedback_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=True),
        sa.Column("rejection_id", sa.Uuid(), nullable=True),
        sa.Column("recipient", sa.String(length=120), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("channel", sa.String(length=24), nullable=False),
        sa.Column("tone", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("letter", sa.String(length=20000), nullable=False),
        sa.Column("follow_up", sa.String(length=20000), nullable=False),
        sa.Column("thanks", sa.String(length=20000), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("followed_up_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint("channel IN ('mail', 'message', 'call', 'in person')", name=op.f("ck_feedback_request_channel")),
        sa.CheckConstraint("tone IN ('brief', 'warm', 'formal')", name=op.f("ck_feedback_request_tone")),
        sa.CheckConstraint("kind IN ('recruiter', 'hiring manager', 'interviewer', 'mentor')", name=op.f("ck_feedback_request_kind")),
        sa.CheckConstraint("state IN ('draft', 'sent', 'answered', 'silent')", name=op.f("ck_feedback_request_state")),
        sa.CheckConstraint("state = 'draft' OR sent_on IS NOT NULL", name=op.f("ck_feedback_request_sent_on")),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_feedback_request_application_id_application"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["rejection_id"], ["rejection.id"], name=op.f("fk_feedback_request_rejection_id_rejection"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_request")),
    )
    op.create_index(op.f("ix_feedback_request_application_id"), "feedback_request", ["application_id"])
    op.create_index(op.f("ix_feedback_request_rejection_id"), "feedback_request", ["rejection_id"])
    op.create_index(op.f("ix_feedback_request_day"), "feedback_request", ["day"])
    op.create_index(op.f("ix_feedback_request_state_follow_up_on"), "feedback_request", ["state", "follow_up_on"])
    op.create_table(
        "feedback_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("rejection_id", sa.Uuid(), nullable=True),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("text", sa.String(length=200000), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["feedback_request.id"], name=op.f("fk_feedback_answer_request_id_feedback_request"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["rejection_id"], ["rejection.id"], name=op.f("fk_feedback_answer_rejection_id_rejection"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_answer")),
    )
    op.create_index(op.f("ix_feedback_answer_request_id"), "feedback_answer", ["request_id"])
    op.create_index(op.f("ix_feedback_answer_rejection_id"), "feedback_answer", ["rejection_id"])
    op.create_index(op.f("ix_feedback_answer_day"), "feedback_answer", ["day"])
    op.create_table(
        "feedback_point",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('strength', 'gap', 'other')", name=op.f("ck_feedback_point_kind")),
        sa.CheckConstraint("position >= 0", name=op.f("ck_feedback_point_position")),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["feedback_answer.id"], name=op.f("fk_feedback_point_answer_id_feedback_answer"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["skill_id"], ["skill.id"], name=op.f("fk_feedback_point_skill_id_skill"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_point")),
    )
    op.create_index(op.f("ix_feedback_point_answer_id"), "feedback_point", ["answer_id"])
    op.create_index(op.f("ix_feedback_point_skill_id"), "feedback_point", ["skill_id"])
