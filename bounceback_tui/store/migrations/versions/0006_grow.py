"""The fifth stage: the skill-gap board, practice, evidence, resources, sources and the timer."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "skill_card",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.Column("board", sa.String(length=24), nullable=False),
        sa.Column("rank", sa.Float(), nullable=False),
        sa.Column("level_target", sa.Integer(), nullable=True),
        sa.Column("why", sa.String(length=200000), nullable=False),
        sa.Column("next_practice_on", sa.Date(), nullable=True),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.CheckConstraint("board IN ('spotted', 'learning', 'practising', 'proven')", name=op.f("ck_skill_card_board")),
        sa.CheckConstraint("level_target BETWEEN 1 AND 5", name=op.f("ck_skill_card_level_target")),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], name=op.f("fk_skill_card_skill_id_skill"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill_card")),
        sa.UniqueConstraint("skill_id", name=op.f("uq_skill_card_skill_id")),
    )
    op.create_index(op.f("ix_skill_card_next_practice_on"), "skill_card", ["next_practice_on"])
    op.create_table(
        "skill_level",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.CheckConstraint("level BETWEEN 1 AND 5", name=op.f("ck_skill_level_level")),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], name=op.f("fk_skill_level_skill_id_skill"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill_level")),
    )
    op.create_index(op.f("ix_skill_level_skill_id"), "skill_level", ["skill_id"])
    op.create_table(
        "practice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=200000), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 1 AND 1440", name=op.f("ck_practice_minutes")),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], name=op.f("fk_practice_skill_id_skill"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice")),
    )
    op.create_index(op.f("ix_practice_at"), "practice", ["at"])
    op.create_index(op.f("ix_practice_day"), "practice", ["day"])
    op.create_index(op.f("ix_practice_skill_id"), "practice", ["skill_id"])
    op.create_table(
        "evidence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(length=200000), nullable=False),
        sa.Column("link", sa.String(length=2000), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.CheckConstraint("text <> '' OR link <> ''", name=op.f("ck_evidence_something")),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], name=op.f("fk_evidence_skill_id_skill"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_day"), "evidence", ["day"])
    op.create_index(op.f("ix_evidence_skill_id"), "evidence", ["skill_id"])
    op.create_table(
        "resource",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("link", sa.String(length=2000), nullable=False),
        sa.Column("cost", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("notes", sa.String(length=200000), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.CheckConstraint("kind IN ('course', 'book', 'project', 'community', 'newsletter', 'person', 'video')", name=op.f("ck_resource_kind")),
        sa.CheckConstraint("state IN ('to do', 'doing', 'done', 'dropped')", name=op.f("ck_resource_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource")),
    )
    op.create_index(op.f("ix_resource_day"), "resource", ["day"])
    op.create_table(
        "resource_skill",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("resource_id", sa.Uuid(), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_resource_skill_resource_id_resource"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], name=op.f("fk_resource_skill_skill_id_skill"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource_skill")),
        sa.UniqueConstraint("resource_id", "skill_id", name=op.f("uq_resource_skill_resource_id_skill_id")),
    )
    op.create_index(op.f("ix_resource_skill_skill_id"), "resource_skill", ["skill_id"])
    op.create_table(
        "source",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("link", sa.String(length=2000), nullable=False),
        sa.Column("cadence", sa.String(length=120), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("last_read_on", sa.Date(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.CheckConstraint("kind IN ('newsletter', 'community', 'person', 'blog', 'podcast')", name=op.f("ck_source_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
    )
    op.create_index(op.f("ix_source_day"), "source", ["day"])
    op.create_index(op.f("ix_source_next_on"), "source", ["next_on"])
    op.create_table(
        "practice_timer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.CheckConstraint("slot = 1", name=op.f("ck_practice_timer_slot")),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], name=op.f("fk_practice_timer_skill_id_skill"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_timer")),
        sa.UniqueConstraint("slot", name=op.f("uq_practice_timer_slot")),
    )
