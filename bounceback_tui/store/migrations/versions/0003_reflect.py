"""The second stage: exercises that were done, reasons, questions of one's own."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "favourite_prompt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_favourite_prompt")),
        sa.UniqueConstraint("key", name=op.f("uq_favourite_prompt_key")),
    )
    op.create_table(
        "own_prompt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("group_id", sa.String(length=20), nullable=False),
        sa.Column("text", sa.String(length=160), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_prompt")),
    )
    op.create_table(
        "reason",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("again_source", sa.String(length=24), nullable=True),
        sa.Column("again_confidence", sa.Integer(), nullable=True),
        sa.Column("again_note", sa.String(length=200000), nullable=False),
        sa.Column("again_at", sa.DateTime(), nullable=True),
        sa.Column("again_day", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("rejection_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("source", sa.String(length=24), nullable=False),
        sa.Column("confidence", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ask_on", sa.Date(), nullable=True),
        sa.Column("origin_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("again_source IN ('said', 'inferred', 'unknowable')", name=op.f("ck_reason_again_source")),
        sa.CheckConstraint("source IN ('said', 'inferred', 'unknowable')", name=op.f("ck_reason_source")),
        sa.CheckConstraint("again_confidence BETWEEN 0 AND 100", name=op.f("ck_reason_again_confidence")),
        sa.CheckConstraint("confidence BETWEEN 0 AND 100", name=op.f("ck_reason_confidence")),
        sa.ForeignKeyConstraint(
            ["rejection_id"], ["rejection.id"], name=op.f("fk_reason_rejection_id_rejection"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reason")),
        sa.UniqueConstraint("origin_id", name=op.f("uq_reason_origin_id")),
    )
    op.create_index(op.f("ix_reason_ask_on"), "reason", ["ask_on"])
    op.create_index(op.f("ix_reason_day"), "reason", ["day"])
    op.create_index(op.f("ix_reason_rejection_id"), "reason", ["rejection_id"])
    op.create_table(
        "reflection",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("exercise", sa.String(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("rejection_id", sa.Uuid(), nullable=True),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("felt_before", sa.Integer(), nullable=True),
        sa.Column("felt_after", sa.Integer(), nullable=True),
        sa.Column("outside", sa.Boolean(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("burnt", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ask_on", sa.Date(), nullable=True),
        sa.CheckConstraint("felt_after BETWEEN 1 AND 5", name=op.f("ck_reflection_felt_after")),
        sa.CheckConstraint("felt_before BETWEEN 1 AND 5", name=op.f("ck_reflection_felt_before")),
        sa.CheckConstraint("seconds BETWEEN 0 AND 86400", name=op.f("ck_reflection_seconds")),
        sa.ForeignKeyConstraint(
            ["rejection_id"], ["rejection.id"], name=op.f("fk_reflection_rejection_id_rejection"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reflection")),
    )
    op.create_index(op.f("ix_reflection_ask_on"), "reflection", ["ask_on"])
    op.create_index(op.f("ix_reflection_at"), "reflection", ["at"])
    op.create_index(op.f("ix_reflection_day"), "reflection", ["day"])
    op.create_index(op.f("ix_reflection_exercise"), "reflection", ["exercise"])
    op.create_index(op.f("ix_reflection_rejection_id"), "reflection", ["rejection_id"])
    op.create_table(
        "reflection_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("field", sa.String(length=30), nullable=False),
        sa.Column("question", sa.String(length=2000), nullable=False),
        sa.Column("text", sa.String(length=200000), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("reflection_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("number BETWEEN 0 AND 100", name=op.f("ck_reflection_answer_number")),
        sa.ForeignKeyConstraint(
            ["reflection_id"],
            ["reflection.id"],
            name=op.f("fk_reflection_answer_reflection_id_reflection"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reflection_answer")),
        sa.UniqueConstraint("reflection_id", "field", name=op.f("uq_reflection_answer_reflection_id_field")),
    )
