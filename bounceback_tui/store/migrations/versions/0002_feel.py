"""The first stage: check-ins with their words, activities, small acts, self-compassion, capsules."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "check_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("pleasantness", sa.Integer(), nullable=False),
        sa.Column("energy", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=200000), nullable=False),
        sa.CheckConstraint("energy BETWEEN 1 AND 5", name=op.f("ck_check_in_energy")),
        sa.CheckConstraint("pleasantness BETWEEN 1 AND 5", name=op.f("ck_check_in_pleasantness")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in")),
    )
    op.create_index(op.f("ix_check_in_at"), "check_in", ["at"])
    op.create_index(op.f("ix_check_in_day_at"), "check_in", ["day", "at"])
    op.create_table(
        "check_in_word",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("check_in_id", sa.Uuid(), nullable=False),
        sa.Column("word", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["check_in_id"], ["check_in.id"], name=op.f("fk_check_in_word_check_in_id_check_in"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in_word")),
        sa.UniqueConstraint("check_in_id", "word", name=op.f("uq_check_in_word_check_in_id_word")),
    )
    op.create_index(op.f("ix_check_in_word_word"), "check_in_word", ["word"])
    op.create_table(
        "own_word",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("pleasantness", sa.Integer(), nullable=False),
        sa.Column("energy", sa.Integer(), nullable=False),
        sa.CheckConstraint("energy BETWEEN 1 AND 5", name=op.f("ck_own_word_energy")),
        sa.CheckConstraint("pleasantness BETWEEN 1 AND 5", name=op.f("ck_own_word_pleasantness")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_word")),
        sa.UniqueConstraint("word", name=op.f("uq_own_word_word")),
    )
    op.create_table(
        "own_activity",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_activity")),
        sa.UniqueConstraint("activity", name=op.f("uq_own_activity_activity")),
    )
    op.create_table(
        "day_activity",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_activity")),
        sa.UniqueConstraint("day", "activity", name=op.f("uq_day_activity_day_activity")),
    )
    op.create_index(op.f("ix_day_activity_activity"), "day_activity", ["activity"])
    op.create_table(
        "small_act",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=False),
        sa.Column("predicted_lift", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("actual_lift", sa.Integer(), nullable=True),
        sa.Column("let_go_on", sa.Date(), nullable=True),
        sa.CheckConstraint("actual_lift BETWEEN -2 AND 2", name=op.f("ck_small_act_actual_lift")),
        sa.CheckConstraint("predicted_lift BETWEEN -2 AND 2", name=op.f("ck_small_act_predicted_lift")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_small_act")),
    )
    op.create_index(op.f("ix_small_act_day"), "small_act", ["day"])
    op.create_index(op.f("ix_small_act_due_on"), "small_act", ["due_on"])
    op.create_table(
        "self_compassion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("hurts", sa.String(length=200000), nullable=False),
        sa.Column("others", sa.String(length=200000), nullable=False),
        sa.Column("friend", sa.String(length=200000), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_self_compassion")),
    )
    op.create_index(op.f("ix_self_compassion_day"), "self_compassion", ["day"])
    op.create_table(
        "capsule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=200000), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capsule")),
    )
    op.create_index(op.f("ix_capsule_day"), "capsule", ["day"])
