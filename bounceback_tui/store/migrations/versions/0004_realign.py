"""The third stage: directions and scores, values, strengths, the course log, goals."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "direction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_direction")),
    )
    op.create_table(
        "direction_score",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("direction_id", sa.Uuid(), nullable=False),
        sa.Column("interest", sa.Integer(), nullable=False),
        sa.Column("values_fit", sa.Integer(), nullable=False),
        sa.Column("strengths_fit", sa.Integer(), nullable=False),
        sa.Column("market", sa.Integer(), nullable=False),
        sa.Column("energy", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.CheckConstraint("energy BETWEEN 0 AND 10", name=op.f("ck_direction_score_energy")),
        sa.CheckConstraint("interest BETWEEN 0 AND 10", name=op.f("ck_direction_score_interest")),
        sa.CheckConstraint("market BETWEEN 0 AND 10", name=op.f("ck_direction_score_market")),
        sa.CheckConstraint("strengths_fit BETWEEN 0 AND 10", name=op.f("ck_direction_score_strengths_fit")),
        sa.CheckConstraint("values_fit BETWEEN 0 AND 10", name=op.f("ck_direction_score_values_fit")),
        sa.ForeignKeyConstraint(
            ["direction_id"],
            ["direction.id"],
            name=op.f("fk_direction_score_direction_id_direction"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_direction_score")),
    )
    op.create_index(op.f("ix_direction_score_day"), "direction_score", ["day"])
    op.create_index(op.f("ix_direction_score_direction_id"), "direction_score", ["direction_id"])
    op.create_table(
        "own_value",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_value")),
        sa.UniqueConstraint("name", name=op.f("uq_own_value_name")),
    )
    op.create_table(
        "values_page",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=400), nullable=False),
        sa.Column("text", sa.String(length=200000), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_values_page")),
    )
    op.create_index(op.f("ix_values_page_at"), "values_page", ["at"])
    op.create_index(op.f("ix_values_page_day"), "values_page", ["day"])
    op.create_table(
        "chosen_value",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("page_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("position BETWEEN 0 AND 2", name=op.f("ck_chosen_value_position")),
        sa.ForeignKeyConstraint(
            ["page_id"],
            ["values_page.id"],
            name=op.f("fk_chosen_value_page_id_values_page"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chosen_value")),
        sa.UniqueConstraint("page_id", "name", name=op.f("uq_chosen_value_page_id_name")),
    )
    op.create_table(
        "strength",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("evidence", sa.String(length=200000), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_strength")),
    )
    op.create_index(op.f("ix_strength_at"), "strength", ["at"])
    op.create_index(op.f("ix_strength_day"), "strength", ["day"])
    op.create_table(
        "course_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(length=24), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("why", sa.String(length=200000), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.CheckConstraint("decision IN ('keep', 'adjust', 'change')", name=op.f("ck_course_entry_decision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_entry")),
    )
    op.create_index(op.f("ix_course_entry_at"), "course_entry", ["at"])
    op.create_index(op.f("ix_course_entry_day"), "course_entry", ["day"])
    op.create_index(op.f("ix_course_entry_review_on"), "course_entry", ["review_on"])
    op.create_table(
        "course_no",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("rejection_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_id"],
            ["course_entry.id"],
            name=op.f("fk_course_no_course_id_course_entry"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["rejection_id"],
            ["rejection.id"],
            name=op.f("fk_course_no_rejection_id_rejection"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_no")),
        sa.UniqueConstraint("course_id", "rejection_id", name=op.f("uq_course_no_course_id_rejection_id")),
    )
    op.create_index(op.f("ix_course_no_rejection_id"), "course_no", ["rejection_id"])
    op.create_table(
        "course_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("verdict", sa.String(length=24), nullable=False),
        sa.Column("text", sa.String(length=200000), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.CheckConstraint("verdict IN ('still right', 'changed', 'cannot tell')", name=op.f("ck_course_review_verdict")),
        sa.ForeignKeyConstraint(
            ["course_id"],
            ["course_entry.id"],
            name=op.f("fk_course_review_course_id_course_entry"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_review")),
    )
    op.create_index(op.f("ix_course_review_course_id"), "course_review", ["course_id"])
    op.create_index(op.f("ix_course_review_day"), "course_review", ["day"])
    op.create_table(
        "goal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("learnable", sa.String(length=2000), nullable=False),
        sa.Column("first_step", sa.String(length=200), nullable=False),
        sa.Column("first_step_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("let_go_on", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('learn', 'try', 'improve')", name=op.f("ck_goal_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    op.create_index(op.f("ix_goal_at"), "goal", ["at"])
    op.create_index(op.f("ix_goal_day"), "goal", ["day"])
    op.create_index(op.f("ix_goal_first_step_on"), "goal", ["first_step_on"])
